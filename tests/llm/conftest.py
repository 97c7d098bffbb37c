"""A server on this machine that answers as it is told: the wire is real, the model is not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Script:
    """What the server answers, and what it was asked."""

    content: Any = '{"claims": []}'
    finish: str = "stop"
    status: int = 200
    delay: float = 0.0
    refuses_forms: tuple[str, ...] = ()
    asked: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    def reply(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Status and body for a question."""
        self.asked.append(asked)
        time.sleep(self.delay)
        if asked.get("response_format", {}).get("type") in self.refuses_forms:
            return 400, {"error": {"message": "response_format is not supported"}}
        if self.status != 200:
            return self.status, {"error": {"message": "out of order"}}
        text = self.content(asked) if callable(self.content) else self.content
        choice = {"index": 0, "finish_reason": self.finish, "message": {"role": "assistant", "content": text}}
        usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
        return 200, {
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [choice],
            "usage": usage,
        }


@pytest.fixture
def script() -> Iterator[Script]:
    """A running server with its script."""
    told = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, body = told.reply(asked)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_port}/v1"
    yield told
    server.shutdown()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of one test are none of another's; the compiled ledger is everybody's."""
    from baimo.reading.llm import keeping

    monkeypatch.setattr(keeping.datafile, "cache_folder", lambda: tmp_path / "cache")
