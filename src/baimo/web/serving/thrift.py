"""Answers that cost little the second time: known by a digest, compressed once, and told without a body to HEAD."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Below this an answer is not worth compressing.
_SMALL = 1024
# Level 9 takes twice the time of 6 for a hundredth of the size.
_LEVEL = 6
# Compressed answers kept, by weight: the map in both languages and some hundred pages.
_KEPT_BYTES = 16 * 1024 * 1024
_PACKABLE = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/atom+xml")
# A page differs by the reader's language and choices; so a copy may be kept, but is asked about each time.
_VARIES = "Accept-Encoding, Accept-Language, Cookie"


class Packed:
    """Bodies compressed, the latest kept."""

    def __init__(self, most: int = _KEPT_BYTES) -> None:
        """Empty; `most` is how many bytes are kept."""
        self._most, self._held = most, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()

    def body(self, digest: str, plain: bytes) -> bytes:
        """A body compressed, or what was kept of it."""
        found = self._bodies.pop(digest, None)
        if found is None:
            found = gzip.compress(plain, _LEVEL, mtime=0)
            self._held += len(found)
        self._bodies[digest] = found
        while self._held > self._most:
            self._held -= len(self._bodies.popitem(last=False)[1])
        return found


class ThriftyAnswers:
    """Around an application whose answers are whole pages: held until complete, then sent as small as they can be."""

    def __init__(self, app: ASGIApp) -> None:
        """Around an application."""
        self._app, self._packed = app, Packed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = dict(scope, method="GET") if scope["method"] == "HEAD" else scope
        await self._app(asked, receive, Answer(scope, self._packed, send).take)


class Answer:
    """One answer, gathered, made ready and sent, before what the application does after it."""

    def __init__(self, scope: Scope, packed: Packed, send: Send) -> None:
        """Nothing has come yet."""
        self._asked, self._is_head = Headers(scope=scope), scope["method"] == "HEAD"
        self._packed, self._send = packed, send
        self._start: Message = {}
        self._body = b""

    async def take(self, message: Message) -> None:
        """Gather what the application sends; send it on when it is whole."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            body = b"" if self._settle() or self._is_head else self._body
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})

    def _settle(self) -> bool:
        """Put on headers and compress; true where the reader has the same already and needs no body."""
        headers = MutableHeaders(raw=self._start["headers"])
        is_same = False
        if self._start["status"] == 200:
            digest = blake2b(self._body, digest_size=12).hexdigest()
            is_same = f'"{digest}"' in self._asked.get("if-none-match", "")
            headers["ETag"] = f'W/"{digest}"'
            if "cache-control" not in headers:
                headers["Cache-Control"], headers["Vary"] = "no-cache", _VARIES
            self._pack(headers, digest)
        if is_same:
            self._start["status"] = 304
            del headers["content-length"]
        self._start["headers"] = headers.raw
        return is_same

    def _pack(self, headers: MutableHeaders, digest: str) -> None:
        if len(self._body) < _SMALL or not headers.get("content-type", "").startswith(_PACKABLE):
            return
        headers.setdefault("Vary", "Accept-Encoding")
        if "gzip" in self._asked.get("accept-encoding", ""):
            self._body = self._packed.body(digest, self._body)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(self._body))
