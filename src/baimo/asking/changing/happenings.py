"""Statements brought together to happenings: one event told by many pages, one value with those before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from baimo.asking.states import Measure, changes_value, measure
from baimo.asking.times import begun_by, is_event, told_time
from baimo.claims import Claim, table
from baimo.ledger import Statement
from baimo.ledger.statement import RANKS
from baimo.values.dates import parsed

_A_DAY = 1


@dataclass(slots=True)
class Happening:
    """One event or one set value: the statements that tell it, the best first, and those that date it otherwise."""

    statements: list[Statement]
    rivals: list[Statement] = field(default_factory=list)

    @property
    def day(self) -> int:
        """The ordinal of the day by which it had happened, as the best statement tells it."""
        return begun_by(self.statements[0].claim) or 0


def is_believed(statement: Statement) -> bool:
    """Whether it can tell of a change: neither given up, nor a forecast, an opinion or a denial."""
    return statement.rank != RANKS[-1] and statement.claim.modality in ("asserted", "reported")


def events(statements: Iterable[Statement]) -> Iterator[Happening]:
    """Dated statements of what does not have one value at a time, each event once, whoever tells it.

    A state begins when it is first told to hold; that it held later as well is no other beginning.
    """
    groups: dict[Measure, list[Statement]] = defaultdict(list)
    for statement in statements:
        if is_believed(statement) and begun_by(statement.claim) is not None and not _is_value(statement):
            groups[_event_of(statement)].append(statement)
    for same in groups.values():
        if not is_event(same[0].claim):
            yield Happening(sorted(same, key=lambda s: (begun_by(s.claim), best_first(s))))
        else:
            yield from _apart(same) if _may_repeat(same[0]) else [_once(same)]


def values(statements: Iterable[Statement]) -> Iterator[list[Happening]]:
    """For each measure of each thing its values in time, the best told where pages disagree about one time."""
    groups: dict[tuple[Measure, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        if is_believed(statement) and begun_by(statement.claim) is not None and _is_value(statement):
            groups[measure(statement.claim), _months(statement.claim)].append(statement)
    for same in groups.values():
        by_day: dict[int, list[Statement]] = defaultdict(list)
        for statement in same:
            by_day[begun_by(statement.claim) or 0].append(statement)
        yield [_best_value(by_day[day]) for day in sorted(by_day)]


def _months(claim: Claim) -> int:
    """How many months a sum is told of: that of a quarter is no fall from that of a year. 0 for what is no sum."""
    when = parsed(told_time(claim))
    if table()[claim.predicate].when != "period" or when is None or not when.first or not when.last:
        return 0
    return round((when.last - when.first).days / 30.4)


def best_first(statement: Statement) -> tuple[int, bool, int, int, str]:
    """Preferred first, asserted before reported, then the nearest dated, the better source, the earlier told."""
    claim, grades = statement.claim, ("official", "known", "mirror", "unknown")
    when = parsed(told_time(claim))
    length = when.end - when.start if when else 0
    rank = RANKS.index(statement.rank)
    return rank, claim.modality == "reported", length, grades.index(statement.source.grade), statement.id


def _is_value(statement: Statement) -> bool:
    row = table().get(statement.claim.predicate)
    is_sum = row is not None and row.when == "period" and row.cardinality == "one-at-a-time"
    return changes_value(statement.claim) or is_sum


def _may_repeat(statement: Statement) -> bool:
    """Whether it may happen again: another date is another event, or a sum of money another round."""
    row = table().get(statement.claim.predicate)
    return row is not None and (row.repeats or (row.value == "quantity" and not row.object))


def _event_of(statement: Statement) -> Measure:
    claim = statement.claim
    return claim.subject, claim.predicate, claim.object, claim.qualifier, None


def _once(statements: list[Statement]) -> Happening:
    """An event that happens once: dates that do not fit the best told one are rivals."""
    statements.sort(key=best_first)
    best = parsed(told_time(statements[0].claim))
    rivals = [s for s in statements if best and not _fits(s, statements[0])]
    return Happening([s for s in statements if s not in rivals], rivals)


def _apart(statements: list[Statement]) -> Iterator[Happening]:
    """Events that may happen again: what fits a better told one is the same."""
    found: list[Happening] = []
    for statement in sorted(statements, key=best_first):
        same = next((h for h in found if _fits(statement, h.statements[0])), None)
        if same:
            same.statements.append(statement)
        else:
            found.append(Happening([statement]))
    return iter(found)


def _fits(one: Statement, other: Statement) -> bool:
    first, second = parsed(told_time(one.claim)), parsed(told_time(other.claim))
    return first is not None and second is not None and first.is_compatible(second, _A_DAY)


def _best_value(statements: list[Statement]) -> Happening:
    statements.sort(key=best_first)
    best = statements[0].claim
    same = [s for s in statements if s.claim.value == best.value]
    return Happening(same, [s for s in statements if s.claim.value != best.value])
