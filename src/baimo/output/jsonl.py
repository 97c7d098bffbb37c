"""JSON Lines: one claim, finding, dropped passage or problem a line, with the keys of docs/claims.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from baimo.workspace import Checked


class Jsonl:
    """Writes records of one kind: `claims`, `findings` or `noise` of each document."""

    def __init__(self, stream: TextIO, what: str) -> None:
        """For a stream of UTF-8."""
        self._stream, self._records = stream, _RECORDS[what]

    def document(self, checked: Checked) -> None:
        """Write one document's records."""
        write_lines(self._stream, self._records(checked))

    def close(self) -> None:
        """Nothing is left to write."""


def write_lines(stream: TextIO, records: Iterable[dict[str, Any]]) -> None:
    """One record a line; characters that the stream cannot write are escaped, which says the same."""
    for record in records:
        try:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        except UnicodeEncodeError:
            stream.write(json.dumps(record) + "\n")


def _claims(checked: Checked) -> Iterable[dict[str, Any]]:
    return ({"doc": checked.document.name} | claim.to_json() for claim in checked.reading.claims)


def _findings(checked: Checked) -> Iterable[dict[str, Any]]:
    return ({"doc": checked.document.name} | finding.to_json() for finding in checked.findings)


def _noise(checked: Checked) -> Iterable[dict[str, Any]]:
    document = checked.document
    return (
        {"doc": document.name} | asdict(noise) | {"quote": document.text[noise.start : noise.end]}
        for noise in document.noise
    )


_RECORDS = {"claims": _claims, "findings": _findings, "noise": _noise}
