"""Answers kept by what was asked: a run that was broken off asks nothing twice, and nothing is paid twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from baimo.reading.llm.asking import Messages
from baimo.reading.llm.endpoint import Reply
from baimo.values import datafile


class Kept:
    """The answers of one model at one address, in the cache folder."""

    def __init__(self, model: str, address: str | None) -> None:
        self._salt = json.dumps([model, address])

    def get(self, messages: Messages) -> Reply | None:
        """The answer to a question that was asked before; None where it was not, or the file is broken."""
        try:
            return Reply(**json.loads(self._file(messages).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, messages: Messages, reply: Reply) -> None:
        """Keep an answer; without room for it, it is only used."""
        content = json.dumps(asdict(reply), ensure_ascii=False).encode("utf-8", "replace")
        datafile.write_atomically(self._file(messages), content, quietly=True)

    def _file(self, messages: Messages) -> Path:
        asked = json.dumps([self._salt, messages], ensure_ascii=False).encode("utf-8", "replace")
        return datafile.cache_folder() / "answers" / f"{hashlib.blake2b(asked, digest_size=16).hexdigest()}.json"
