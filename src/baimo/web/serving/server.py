"""The server on one's own machine: a free port, the address said, the browser opened where there is a screen."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import socket
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

from baimo.values.errors import BaimoError
from baimo.web.serving.security import LOCAL_NAMES, LocalNamesOnly
from baimo.web.serving.warming import warm

if TYPE_CHECKING:
    from fastapi import FastAPI

_TRIES = 50


def serve(app: FastAPI, host: str = "127.0.0.1", port: int = 8765, open_browser: bool = False) -> None:
    """Serve until Ctrl-C, on the next free port where `port` is taken. Raises BaimoError where none is to be had."""
    import uvicorn

    bound = listen(host, port)
    _announce(app, host, bound.getsockname()[1], open_browser)
    # The ledger and the documents stay as long as the server; looking through them for garbage would slow every page.
    gc.collect()
    gc.freeze()
    # A web site that points its own name at this machine must not read the user's documents.
    guarded = LocalNamesOnly(app) if host in LOCAL_NAMES else app
    config = uvicorn.Config(
        guarded, log_level="warning", lifespan="off", server_header=False, timeout_graceful_shutdown=1
    )
    warm(app)
    with contextlib.suppress(KeyboardInterrupt), bound:
        uvicorn.Server(config).run(sockets=[bound])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to a port, or to the next free one. Raises BaimoError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in (*range(port, min(port + _TRIES, 65536)), 0):
        bound = socket.socket(family)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, number))
            # Two servers may bind one port as long as neither listens.
            bound.listen(128)
            return bound
        except OSError as error:
            bound.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise BaimoError(f"cannot listen on {host}: {error.strerror}; choose another --host") from error
    raise BaimoError(f"cannot listen on {host}: no free port; choose another with --port")


def _announce(app: FastAPI, host: str, port: int, open_browser: bool) -> None:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    root = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    addresses = [root + path for path in getattr(app.state, "addresses", ["/"])]
    for address in addresses:
        print(address, flush=True)
    if open_browser and has_screen():
        # The socket listens already, so a browser that comes at once waits instead of failing.
        threading.Thread(target=webbrowser.open, args=(addresses[0],), daemon=True).start()


def has_screen() -> bool:
    """Whether a browser could show itself here."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
