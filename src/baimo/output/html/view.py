"""Everything that the page of one document shows, ready for its template."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from baimo.output.check_text import TOLD
from baimo.output.html.cards import Brief, Card, Cards
from baimo.output.html.environment import macro, sign
from baimo.output.html.layout import Layout
from baimo.output.html.links import Links
from baimo.output.html.marked import Claimed, Marker
from baimo.output.html.rows import Row
from baimo.output.people_dates import date_text
from baimo.output.quoting import passage
from baimo.output.rewording import Tongue

# Lists on a page end here; the marks in the text and the JSON have all.
LISTED = 200
_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """One verdict's claims: how many, and those listed; of the urgent ones everything, of the others a line."""

    verdict: str
    count: int
    cards: list[Card]
    briefs: list[Brief]

    @property
    def unlisted(self) -> int:
        """How many are left out of the list."""
        return self.count - len(self.cards) - len(self.briefs)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that was not read, and why."""

    line: int
    quote: str
    why: str


class DocumentView:
    """One part of one document, in one language."""

    def __init__(self, layout: Layout, tongue: Tongue, links: Links, part: int = 0, prefix: str = "") -> None:
        """`part` counts from 0; the nearest one there is is shown. `prefix` keeps ids apart on a shared page."""
        self.layout, self.words, self.prefix = layout, tongue.words, prefix
        self.part = min(max(part, 0), len(layout.parts) - 1)
        self.cards = Cards(layout, tongue, links, self.part, prefix)

    @property
    def title(self) -> str:
        """What the document calls itself, else its file's name."""
        return self.layout.document.title or self.layout.document.name

    @property
    def date(self) -> str:
        """The document's own date in words; empty where it bears none."""
        return date_text(self.layout.document.date, self.words.lang)

    @property
    def characters(self) -> int:
        """How long it is, white space apart."""
        return sum(map(len, self.layout.document.text.split()))

    @property
    def lang(self) -> str:
        """The language of the text itself, so that a browser picks its letters and breaks its lines."""
        return "zh" if _CHINESE.search(self.layout.document.text, 0, 4000) else "en"

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many claims have each verdict, the most urgent first; every verdict is there."""
        found = Counter(map(self.layout.verdict, range(len(self.layout.findings))))
        return {verdict: found[verdict] for verdict in self.layout.verdicts}

    @cached_property
    def lists(self) -> list[Listed]:
        """The claims of each verdict that has any, the most urgent verdict first."""
        return [self._listed(verdict, count) for verdict, count in self.counts.items() if count]

    def _listed(self, verdict: str, count: int) -> Listed:
        layout = self.layout
        here = [index for index in (*layout.order, *layout.unplaced) if layout.verdict(index) == verdict]
        if verdict in TOLD:
            return Listed(verdict, count, [self.cards.card(index) for index in here[:LISTED]], [])
        return Listed(verdict, count, [], [self.cards.brief(index) for index in here[:LISTED]])

    @property
    def bar(self) -> list[tuple[str, float, float]]:
        """The verdicts as parts of a bar 100 wide: verdict, left edge, width."""
        return bar(self.counts)

    @property
    def unplaced(self) -> list[Card]:
        """Claims without an exact place in the text."""
        return [self.cards.card(index) for index in self.layout.unplaced]

    @cached_property
    def rows(self) -> list[tuple[Row, Markup]]:
        """The rows of this part with their HTML."""
        claim, opened = macro("claim.html", "claim"), set[int]()

        def open_card(index: int) -> Markup:
            # A claim made in several places is opened at the first of them.
            if index in opened or self.layout.part_of[index] != self.part:
                return Markup("")
            opened.add(index)
            return claim(self.cards.card(index), self.words, sign(self.words))

        marker = Marker(self.layout.document, self.layout.segments, self._claimed, open_card, sign(self.words))
        return [(row, marker.row(row)) for row in self.layout.parts[self.part]]

    def _claimed(self, index: int) -> Claimed:
        brief = self.cards.brief(index)
        return Claimed(brief.opens, brief.verdict, f"{self.words.of('verdict', brief.verdict)} · {brief.said}")

    @property
    def noise(self) -> list[Passage]:
        """What was dropped before reading."""
        return [self._passage(noise.start, noise.end, noise.why) for noise in self.layout.document.noise[:LISTED]]

    @property
    def leftovers(self) -> list[Passage]:
        """What was seen and not understood."""
        found = self.layout.leftovers[:LISTED]
        return [self._passage(left.start, left.end, self.words.of("leftover", left.kind)) for left in found]

    def _passage(self, start: int, end: int, why: str) -> Passage:
        document = self.layout.document
        return Passage(document.place(start)[0], passage(document, start, end), why)


def bar(counts: dict[str, int]) -> list[tuple[str, float, float]]:
    """Counts as parts of a bar 100 wide: which, left edge, width; what counts nothing has no part."""
    total = sum(counts.values())
    done, at = [], 0.0
    for name, count in counts.items():
        if count:
            width = 100 * count / total
            done.append((name, round(at, 3), round(width, 3)))
            at += width
    return done
