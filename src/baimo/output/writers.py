"""The way out for every verb: a writer for the form asked for, which takes documents as they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

from baimo.output.jsonl import Jsonl

if TYPE_CHECKING:
    from baimo.ledger import Ledger
    from baimo.workspace import Checked


class Writer(Protocol):
    """Takes one document after the other; `close` writes what needed all of them."""

    def document(self, checked: Checked) -> None:
        """Write one document, or keep it until the end."""

    def close(self) -> None:
        """Write what is left."""


def write_check(stream: TextIO, form: str, lang: str, ledger: Ledger | None) -> Writer:
    """A writer of findings as `text`, `jsonl` or `html`."""
    if form == "jsonl":
        return Jsonl(stream, "findings")
    if form == "html":
        from baimo.output.html.standalone import Standalone

        return Standalone(stream, lang, ledger, judged=True)
    from baimo.output.check_text import CheckText

    return CheckText(stream, lang, ledger)


def write_reading(stream: TextIO, form: str, lang: str) -> Writer:
    """A writer of claims as `text`, `jsonl` or `html`."""
    if form == "jsonl":
        return Jsonl(stream, "claims")
    if form == "html":
        from baimo.output.html.standalone import Standalone

        return Standalone(stream, lang, None, judged=False)
    from baimo.output.read_text import ReadText

    return ReadText(stream, lang)


def write_noise(stream: TextIO, form: str, lang: str) -> Writer:
    """A writer of dropped passages as `jsonl`, else as text."""
    if form == "jsonl":
        return Jsonl(stream, "noise")
    from baimo.output.read_text import NoiseText

    return NoiseText(stream, lang)
