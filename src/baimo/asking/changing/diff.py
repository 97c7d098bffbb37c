"""What changed between two dates: by when it happened, or by when it became known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from baimo.asking.changing.change import Change
from baimo.asking.changing.happenings import Happening, best_first, events, values
from baimo.asking.changing.weighing import rule, weighed
from baimo.asking.clocks import date_of
from baimo.asking.times import begun_by, ended_by, said_by
from baimo.claims.predicates import KINDS
from baimo.ledger import Ledger, Statement
from baimo.values.errors import BaimoError


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are wanted: about an entity (id), of kinds of entity, of predicates; empty wants all."""

    subject: str | None = None
    kinds: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()

    def takes(self, statement: Statement) -> bool:
        """Whether a change that this statement tells of is wanted."""
        claim = statement.claim
        about = not self.subject or self.subject in (claim.subject, claim.object)
        kind = not self.kinds or bool(self.kinds & {claim.subject_type, claim.object_type})
        return about and kind and (not self.predicates or claim.predicate in self.predicates)


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes after the last day of `since` until the last day of `until`, the most significant first.

    `known`: by when they became known. `record` is the first and the last day (ordinal) of which the record tells.
    """

    since: str
    until: str
    known: bool
    changes: tuple[Change, ...]
    record: tuple[int, int] | None


def wanted_of(subject: str | None, kinds: Iterable[str], predicates: Iterable[str]) -> Wanted:
    """What is wanted, by an id, kinds and predicates. Raises BaimoError for a kind or predicate that there is not."""
    for what, asked, known in (("kind", kinds, KINDS), ("predicate of changes", predicates, tuple(rule().changes))):
        for name in asked:
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
                raise BaimoError(f"{name!r} is no {what}; {hint}")
    return Wanted(subject, frozenset(kinds), frozenset(predicates))


class Chronicle:
    """What statements tell of change, put together once and then asked for any span of time."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Statements that tell of no change are left out."""
        kept = [s for s in statements if s.claim.predicate in rule().changes]
        self._fame = Counter(name for s in kept for name in (s.claim.subject, s.claim.object) if name)
        self._single = [*_single(events(kept)), *_corrected(kept)]
        self._values = list(values(kept))
        days = [day for s in kept if (day := begun_by(s.claim))]
        self.record = (min(days), max(days)) if days else None

    def between(self, since: str, until: str, wanted: Wanted | None = None, known: bool = False) -> Diff:
        """What changed after the end of one date (EDTF) until the end of another. Raises BaimoError."""
        span, asked = _span(since, until), wanted or Wanted()
        found = [change for change in self._changes(span, known) if asked.takes(change.statements[0])]
        weighty = (weighed(change, self._fame) for change in found)
        ordered = sorted(weighty, key=lambda c: (-c.significance, c.day, c.statements[0].id))
        return Diff(since, until, known, tuple(ordered), self.record)

    def _changes(self, span: range, known: bool) -> Iterator[Change]:
        for change in self._single:
            yield from _placed(change, span, known)
        for series in self._values:
            yield from _moved(series, span, known)


def changes_between(ledger: Ledger, since: str, until: str, wanted: Wanted | None = None, known: bool = False) -> Diff:
    """What changed between two dates (EDTF), each taken at its end: 2023 to 2024 is all of 2024.

    So what lies between a and c is what lies between a and b and between b and c. Raises BaimoError for what is no
    date, an open or reversed span, or none at all.
    """
    _span(since, until)
    return Chronicle(_statements(ledger, wanted or Wanted())).between(since, until, wanted, known)


def _span(since: str, until: str) -> range:
    """The ordinals of the days between: from the day after the end of the one to the end of the other."""
    first, last = date_of(since), date_of(until)
    for when in (first, last):
        if when.first is None or when.last is None or when.precision == "interval":
            raise BaimoError(f"{str(when)!r} is no date with a year; write two dates, as `baimo diff 2023-12 2024-12`")
    if first.end == last.end:
        raise BaimoError(f"nothing lies between {since} and {until}; all of 2024 is `baimo diff 2023 2024`")
    if first.end > last.end:
        raise BaimoError(f"{since} comes after {until}; write the earlier date first: baimo diff {until} {since}")
    return range(first.end + 1, last.end + 1)


def _statements(ledger: Ledger, wanted: Wanted) -> list[Statement]:
    if wanted.subject:
        found = ledger.find(subject=wanted.subject, include_deprecated=True)
        return found + [s for s in ledger.mentions(wanted.subject, True) if s.claim.subject != wanted.subject]
    return ledger.find(include_deprecated=True)


def _single(happenings: Iterable[Happening]) -> Iterator[Change]:
    for happening in happenings:
        yield _came(happening)
        if ended := _ended(happening):
            yield ended


def _came(happening: Happening) -> Change:
    group = rule().changes[happening.statements[0].claim.predicate]["as"]
    return _change(group, happening.day, happening)


def _ended(happening: Happening) -> Change | None:
    day = next((day for s in happening.statements if (day := ended_by(s.claim))), None)
    return _change("ended", day, happening) if day else None


def _change(group: str, day: int, happening: Happening) -> Change:
    return Change(group, day, _said(happening.statements), tuple(happening.statements), rivals=tuple(happening.rivals))


def _said(statements: Iterable[Statement]) -> int | None:
    return min((day for s in statements if (day := said_by(s))), default=None)


def _placed(change: Change, span: range, known: bool) -> Iterator[Change]:
    """The change, where its day, or the day on which it became known, lies in the span."""
    is_new = change.day in span
    if known and change.said in span and change.day < span.stop:
        yield _marked(change, is_new=is_new)
    elif not known and is_new:
        yield _marked(change, told_later=change.said is not None and change.said >= span.stop)


def _marked(change: Change, is_new: bool = True, told_later: bool = False) -> Change:
    return replace(change, is_new=is_new, told_later=told_later)


def _moved(series: list[Happening], span: range, known: bool) -> Iterator[Change]:
    """The value at the end of the span against the one at its beginning; between them, the number of steps."""
    inside = [h for h in series if (_said(h.statements) if known else h.day) in span and h.day < span.stop]
    if not inside:
        return
    last = inside[-1]
    earlier = [h for h in series if h.day < (inside[0].day if known else span.start)]
    before = earlier[-1] if earlier else inside[0]
    if before is last or before.statements[0].claim.value == last.statements[0].claim.value:
        if earlier or len(inside) > 1:
            return
        before = Happening([])
    change = _change("value", last.day, last)
    moved = replace(change, before=tuple(before.statements), steps=len(inside))
    yield from _placed(moved, span, known)


def _corrected(statements: Iterable[Statement]) -> Iterator[Change]:
    """What was given up: no change of the world, but of what is believed of it."""
    facts: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.rank == "deprecated" and begun_by(statement.claim) is not None:
            facts.setdefault(statement.fact, []).append(statement)
    for same in facts.values():
        same.sort(key=best_first)
        day = begun_by(same[0].claim) or 0
        yield Change("corrected", day, _said(same), tuple(same))
