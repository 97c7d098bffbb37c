"""The application asked for pages in this process: what a server would send, without a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Generator

    from starlette.types import ASGIApp, Message


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


def ask(app: ASGIApp, address: str, lang: str) -> Answer:
    """The answer to a reader of that language, who takes it as it is, not compressed."""
    path, _, query = address.partition("?")
    scope: dict[str, Any] = {
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
        "app": app,
    }
    gathered = _Gathered()
    _run(app(scope, gathered.receive, gathered.send).__await__())
    return gathered.answer()


def _run(work: Generator[Any, Any, None]) -> None:
    """Work that waits for nobody needs no event loop; a thousand pages do without one each. Raises what it raises."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError("a page waited for something outside the program")
