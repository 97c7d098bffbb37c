from __future__ import annotations

import socket
import sys
import threading
import webbrowser

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from baimo.output.wording import LANGS
from baimo.values.errors import BaimoError
from baimo.web.serving import server
from baimo.web.serving.warming import FIRST, warm


def test_the_next_port_is_taken_where_one_is_taken() -> None:
    with server.listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with server.listen("127.0.0.1", port) as second:
            assert second.getsockname()[1] != port


def test_an_address_that_is_not_ours_is_one_clear_line() -> None:
    with pytest.raises(BaimoError, match=r"cannot listen on 192\.0\.2\.1"):
        server.listen("192.0.2.1", 8765)


def test_the_addresses_are_printed_and_ctrl_c_leaves_quietly(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", interrupted)
    server.serve(app, port=0)
    assert capsys.readouterr().out.endswith("/d/deck.txt\n")


@pytest.mark.parametrize(("screen", "opened"), [("", 0), (":0", 1)], ids=["no screen", "a screen"])
def test_a_browser_is_opened_only_where_there_is_a_screen(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, screen: str, opened: int
) -> None:
    asked, done = [], threading.Event()

    def open_page(address: str) -> bool:
        asked.append(address)
        done.set()
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(webbrowser, "open", open_page)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: done.wait(5 * opened))
    server.serve(app, port=0, open_browser=True)
    assert len(asked) == opened


def test_what_is_slow_to_make_is_made_before_a_reader_comes() -> None:
    asked: list[tuple[str, str]] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append((scope["path"], Headers(scope=scope)["accept-language"]))
        if scope["path"] == "/broken":
            raise RuntimeError
        await PlainTextResponse("made")(scope, receive, send)

    warm(application, ("/broken", "/map")).join()
    assert asked == [(path, lang) for path in ("/broken", "/map") for lang in LANGS]


def test_all_that_is_made_early_are_pages(client: TestClient) -> None:
    assert all(client.get(address).status_code == 200 for address in FIRST)
