"""When a claim held: the date of its clause, else one that frames it, else what the section or the document tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from baimo.documents import Document
from baimo.reading import symbols
from baimo.reading.finding_dates import resolve
from baimo.reading.finding_spans import DateSpan
from baimo.reading.mentions import Token
from baimo.reading.sentences import Sentence
from baimo.values.dates import When, when_of

# A deck about a year tells of vague beginnings in that year; of exact events it does not tell.
_VAGUE = frozenset({"entered", "applied_in", "trend"})
_MOST = 0.6
_ENOUGH = 5


@dataclass(slots=True)
class Dated:
    """The time of a claim, the tokens it was read from, and how sure that is."""

    when: str
    tokens: tuple[Token, ...] = ()
    sure: float = 1.0


@dataclass(slots=True)
class Clock:
    """What is known of time at one point of a document.

    `told` is the last date told, `frame` the date that opened a sentence of this block, `section` one under which the
    block stands.
    """

    document: Document
    told: When | None = None
    frame: Token | None = None
    section: When | None = None
    block: int = -1
    common_year: str | None = None
    here: dict[int, str | None] = field(default_factory=dict)

    def open(self, document_dates: list[DateSpan]) -> None:
        """Before the first sentence: the year most dates of the document lie in."""
        years = Counter(str(span.when)[:4] for span in document_dates if span.when and str(span.when)[:4].isdigit())
        if years and sum(years.values()) >= _ENOUGH:
            year, count = years.most_common(1)[0]
            if count >= _MOST * sum(years.values()):
                self.common_year = year

    def enter(self, block: int) -> None:
        """A new block begins: the frame of the last one ends."""
        self.block, self.frame = block, None

    def begin(self, sentence: Sentence) -> None:
        """A sentence begins: what its dates mean, each against the one told before it."""
        self.here.clear()
        kept = self.told
        for i in positions(sentence):
            span: DateSpan = sentence.tokens[i][3]
            resolved = self.here[span.start] = self._resolve(span)
            if resolved and resolved[0].isdigit():
                self.told = when_of(resolved)
        if sentence.is_aside:
            self.told = kept

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence ends: a date that opened it frames the rest of the block."""
        found = positions(sentence)
        if found and not sentence.is_aside and opens(sentence, found[0]):
            start, end, char, span = sentence.tokens[found[0]]
            self.frame = (start, end, char, self.resolve(span))

    def resolve(self, span: DateSpan) -> str | None:
        """The EDTF of a date, None where nothing tells it."""
        return self.here[span.start] if span.start in self.here else self._resolve(span)

    def _resolve(self, span: DateSpan) -> str | None:
        if span.when is not None:
            return str(span.when) if span.when.precision != "unknown-year" else resolve(span, self._year())
        if span.relative is not None and span.relative.told:
            return resolve(span, self.told or self.section)
        return resolve(span, self._now())

    def _now(self) -> When | None:
        block = self.document.blocks[self.block] if self.block >= 0 else None
        date = (block.date if block else None) or self.document.date
        return when_of(date) if date else None

    def _year(self) -> When | None:
        return self.told or self.section or self._now() or (when_of(self.common_year) if self.common_year else None)


def positions(sentence: Sentence) -> list[int]:
    """Where the dates of a sentence stand."""
    chars, high = sentence.chars, sentence.high
    found, at = [], chars.find(symbols.DATE, sentence.low, high)
    while at >= 0:
        found.append(at)
        at = chars.find(symbols.DATE, at + 1, high)
    return found


def opens(sentence: Sentence, at: int) -> bool:
    """Whether a date opens its sentence, at most a word before it."""
    before = sentence.chars[sentence.low : at]
    return not before.strip(symbols.SHORTS + symbols.COMMA + symbols.COLON)


def stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether a date is all its clause says: 2022年11月，..."""
    low, high = sentence.clause(at)
    return not (sentence.chars[low:at] + sentence.chars[at + 1 : high]).strip(symbols.SHORTS)


def when(
    clock: Clock, sentence: Sentence, start: int, end: int, predicate: str, taken: set[int], subject: Token | None
) -> Dated | None:
    """The time of a claim read from `chars[start:end]`; dates that were told of something else are in `taken`."""
    dates = [i for i in positions(sentence) if i not in taken] if symbols.DATE in sentence.chars else []
    low, high = sentence.clause(start)
    high = max(high, sentence.clause(end - 1)[1])
    near = [i for i in dates if low <= i < high]
    if near:
        best = min(near, key=lambda i: _distance(i, start, end))
        return _dated(clock, sentence, best, 1.0)
    before = [i for i in dates if i < low]
    if before:
        return _earlier(clock, sentence, before[-1], start, subject)
    return _beyond(clock, sentence, predicate)


def _distance(at: int, start: int, end: int) -> int:
    return 0 if start <= at < end else start - at if at < start else 2 * (at - end)


def _dated(clock: Clock, sentence: Sentence, at: int, sure: float) -> Dated | None:
    token = sentence.tokens[at]
    resolved = clock.resolve(token[3])
    return Dated(resolved, (token,), sure) if resolved else None


def _earlier(clock: Clock, sentence: Sentence, at: int, start: int, subject: Token | None) -> Dated | None:
    """The date of an earlier clause: all of it where it frames what follows, its year where it dates another event."""
    dated = _dated(clock, sentence, at, 0.9)
    if dated is None or stands_alone(sentence, at):
        return dated
    low, _ = sentence.clause(at)
    is_first = not sentence.chars[low:at].strip(symbols.SHORTS)
    mentions = sentence.tokens[at + 1 : start]
    same = subject is None or not any(t[2] == subject[2] and t is not subject for t in mentions)
    if is_first and same:
        return dated
    return Dated(dated.when[:4], dated.tokens, 0.5) if dated.when[:4].isdigit() else None


def _beyond(clock: Clock, sentence: Sentence, predicate: str) -> Dated | None:
    if clock.frame is not None and clock.frame[3]:
        return Dated(clock.frame[3], (), 0.7)
    if clock.section is not None:
        return Dated(str(clock.section), (), 0.7)
    if predicate in _VAGUE and clock.common_year:
        return Dated(clock.common_year, (), 0.4)
    return None
