"""The text of a document as HTML: every character as it was written, escaped, and every claim's stretch a link."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from baimo.output.html.rows import Row
from baimo.output.html.segments import Segment, Span
from baimo.output.printable import printable

if TYPE_CHECKING:
    from baimo.documents import Document

# A line break inside a row: the reader joined it, or kept it.
_WRAP = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*(?!$)")


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a mark needs to know of a claim: where its card is, its verdict, and a name for those who do not see."""

    href: str
    verdict: str
    title: str


@dataclass(frozen=True, slots=True)
class _Special:
    """A stretch shown in its own way: a joined line break (`w`, with a space `w s`) or something dropped (`n`)."""

    start: int
    end: int
    css: str


class Marker:
    """Turns rows of one document into HTML."""

    def __init__(
        self,
        document: Document,
        found: list[Segment],
        claims: Callable[[int], Claimed],
        card: Callable[[int], Markup],
        sign: Callable[[str], Markup],
    ) -> None:
        """`claims`, `card` and `sign` give what stands at a mark: its link, the claim opened, its verdict's sign."""
        self._document, self._found = document, found
        self._text = printable(document.text)
        self._starts = [segment.start for segment in found]
        self._noise = sorted((noise.start, noise.end) for noise in document.noise)
        self._claims, self._card, self._sign = claims, card, sign

    def row(self, row: Row) -> Markup:
        """The text of a row with its marks; without the marks' signs and cards it is exactly the row's text."""
        if row.kind in ("gap", "dropped"):
            return escape(self._text[row.start : row.end])
        specials = list(self._specials(row))
        return Markup("").join(self._pieces(row, specials))

    def _pieces(self, row: Row, specials: list[_Special]) -> Iterator[Markup]:
        at = row.start
        first = bisect_right(self._starts, row.start) - 1
        for number in range(max(first, 0), bisect_left(self._starts, row.end)):
            segment = self._found[number]
            start, end = max(segment.start, row.start), min(segment.end, row.end)
            if start >= end:
                continue
            yield self._plain(at, start, specials)
            yield self._mark(segment, start, end, specials)
            at = end
        yield self._plain(at, row.end, specials)

    def _mark(self, segment: Segment, start: int, end: int, specials: list[_Special]) -> Markup:
        opening = segment.opening if start == segment.start else ()
        closing = segment.closing if end == segment.end else ()
        top = self._claims(segment.spans[0].claim)
        ends = Counter(self._claims(span.claim).verdict for span in closing)
        inner = self._plain(start, end, specials) + self._signs(top.verdict, ends)
        # Tab stops once at each claim, not at every stretch of it.
        skip = "" if opening and segment.spans[0] in opening else ' tabindex="-1"'
        link = f'<a class="m v-{top.verdict}" href="{top.href}" title="{escape(top.title)}"{skip}>'
        cards = Markup("").join(self._card(span.claim) for span in opening)
        return cards + Markup(link) + inner + Markup("</a>") + self._others(top.verdict, closing)

    def _signs(self, verdict: str, ends: Counter[str]) -> Markup:
        """The sign within a mark, where claims of its verdict end; several are counted."""
        count = ends[verdict]
        if not count:
            return Markup("")
        several = Markup('<b class="c">{}</b>').format(count) if count > 1 else Markup("")
        return Markup('<span class="g">') + self._sign(verdict) + several + Markup("</span>")

    def _others(self, shown: str, closing: tuple[Span, ...]) -> Markup:
        """Signs of claims that end here under a more urgent mark: each its own link."""
        links = []
        for verdict, spans in _by_verdict(closing, self._claims).items():
            if verdict != shown:
                one = self._claims(spans[0].claim)
                link = f'<a class="x v-{verdict}" href="{one.href}" title="{escape(one.title)}">'
                links.append(Markup(link) + self._signs(verdict, Counter({verdict: len(spans)})) + Markup("</a>"))
        return Markup("").join(links)

    def _plain(self, start: int, end: int, specials: list[_Special]) -> Markup:
        done, at = [], start
        for special in specials:
            first, last = max(special.start, start), min(special.end, end)
            if first >= last:
                continue
            done.append(escape(self._text[at:first]))
            inner = escape(self._text[first:last])
            done.append(Markup(f'<i class="{special.css}">') + inner + Markup("</i>"))
            at = last
        done.append(escape(self._text[at:end]))
        return Markup("").join(done)

    def _specials(self, row: Row) -> Iterator[_Special]:
        """What is shown in its own way within a row, in order and without overlap."""
        at = row.start
        for start, end in self._dropped(row):
            yield from self._wraps(at, start)
            yield _Special(start, end, "n")
            at = end
        yield from self._wraps(at, row.end)

    def _dropped(self, row: Row) -> Iterator[tuple[int, int]]:
        at = row.start
        number = max(bisect_left(self._noise, (row.start, row.start)) - 1, 0)
        while number < len(self._noise) and self._noise[number][0] < row.end:
            start, end = max(self._noise[number][0], at), min(self._noise[number][1], row.end)
            if start < end and not self._text[start:end].isspace():
                yield start, end
                at = end
            number += 1

    def _wraps(self, start: int, end: int) -> Iterator[_Special]:
        for match in _WRAP.finditer(self._text, start, end):
            between = self._read_between(match.start(), match.end())
            if "\n" not in between and start < match.start() and match.end() < end:
                yield _Special(match.start(), match.end(), "w s" if between else "w")

    def _read_between(self, start: int, end: int) -> str:
        """What the reader was given between the characters on either side of a stretch: nothing, a space, a break."""
        offsets = self._document.offsets
        return self._document.clean[offsets.to_clean(start - 1, start)[1] : offsets.to_clean(end, end + 1)[0]]


def _by_verdict(spans: tuple[Span, ...], claims: Callable[[int], Claimed]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(claims(span.claim).verdict, []).append(span)
    return found
