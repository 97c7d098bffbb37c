"""A reading for a terminal: one line a claim with its place, then its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from baimo.output.phrases import Names, claim_text
from baimo.output.quoting import passage, quote_of
from baimo.output.terminal import line, printer
from baimo.output.wording import words

if TYPE_CHECKING:
    from baimo.workspace import Checked


class ReadText:
    """Writes what documents claim."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        """For a terminal or a pipe, in `zh` or `en`."""
        self._words, self._names, self._printer = words(lang), Names(None, lang), printer(stream)

    def document(self, checked: Checked) -> None:
        """Write the claims of one document in the order of its text, then how many there are."""
        document, say = checked.document, self._words
        claims = sorted(checked.reading.claims, key=lambda claim: (claim.start, claim.end))
        for claim in claims:
            row, column = document.place(max(claim.start, 0))
            said = claim_text(claim, self._names, say)
            self._printer.print(line((f"{document.path}:{row}:{column}: ", "place"), said))
            quote = say("text.quote", quote=quote_of(document, claim))
            self._printer.print(line((quote, "quiet"), indent=4))
        key = "text.claims" if claims else "text.none"
        self._printer.print(line((say(key, name=document.name, n=len(claims)), "strong")))

    def close(self) -> None:
        """Nothing is left to write."""


class NoiseText:
    """Writes what was dropped from documents before they were read, and why."""

    def __init__(self, stream: TextIO, lang: str) -> None:
        """For a terminal or a pipe, in `zh` or `en`."""
        self._words, self._printer = words(lang), printer(stream)

    def document(self, checked: Checked) -> None:
        """Write the dropped passages of one document with their places, then how many there are."""
        document, say = checked.document, self._words
        for noise in document.noise:
            row, column = checked.document.place(noise.start)
            quote = say("text.quote", quote=passage(document, noise.start, noise.end))
            self._printer.print(
                line((f"{document.path}:{row}:{column}: ", "place"), f"{noise.why}: ", (quote, "quiet"))
            )
        self._printer.print(line((say("text.noise", name=document.name, n=len(document.noise)), "strong")))

    def close(self) -> None:
        """Nothing is left to write."""
