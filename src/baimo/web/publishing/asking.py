"""The application asked for pages in this process: what a server would send, without a server."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from baimo.web.frame.site import NotFoundError
from baimo.web.publishing.direct import direct

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message


_NOTHING = 404


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application sent; `location` is where it sends the reader instead."""

    status: int
    kind: str
    body: bytes
    location: str | None


class _Gathered:
    def __init__(self) -> None:
        self.start: Message = {}
        self.parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.parts.append(message.get("body", b""))

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    def answer(self) -> Answer:
        headers = dict(self.start["headers"])
        kind = headers.get(b"content-type", b"").decode("latin-1").partition(";")[0]
        location = headers.get(b"location")
        return Answer(
            self.start["status"], kind, b"".join(self.parts), location.decode("latin-1") if location else None
        )


class Asker:
    """Asks one application, as a reader would who takes what comes, not compressed."""

    def __init__(self, app: ASGIApp) -> None:
        """The loop starts with the first question, so that a process may be forked before."""
        self._app = app
        self._runner: asyncio.Runner | None = None

    def ask(self, address: str, lang: str) -> Answer:
        """The answer to a reader of that language. Raises what the application raises."""
        scope = _scope(address, lang) | {"app": self._app}
        if page := direct(scope):
            return _at_once(page)
        if _is_in_a_loop():
            # Whoever publishes from a notebook has a loop already, and one thread takes no second.
            with ThreadPoolExecutor(1) as aside:
                return aside.submit(asyncio.run, self._ask(scope)).result()
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner.run(self._ask(scope))

    async def _ask(self, scope: dict[str, Any]) -> Answer:
        gathered = _Gathered()
        await self._app(scope, gathered.receive, gathered.send)
        return gathered.answer()

    def close(self) -> None:
        """End the loop."""
        if self._runner:
            self._runner.close()
            self._runner = None


def _is_in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _at_once(page: Coroutine[Any, Any, Response]) -> Answer:
    """A page that waits for nobody needs no loop, which would cost it a tenth of its time."""
    try:
        page.send(None)
    except StopIteration as done:
        return _told(done.value)
    except NotFoundError:
        return Answer(_NOTHING, "", b"", None)
    page.close()
    raise RuntimeError("a page waited for something outside the program")


def _told(response: Response) -> Answer:
    return Answer(
        response.status_code, response.media_type or "", bytes(response.body), response.headers.get("location")
    )


def _scope(address: str, lang: str) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        # Nothing else of a browser: what a reader chose before must not get into a file.
        "headers": [(b"host", b"localhost"), (b"accept-language", lang.encode())],
        "server": ("localhost", 80),
        "client": None,
    }
