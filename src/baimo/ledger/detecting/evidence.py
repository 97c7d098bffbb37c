"""What detectors ask of all the facts at once: who began when, who made what, which facts speak of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from baimo.claims import table
from baimo.ledger.detecting.facts import Fact, Named, Page
from baimo.values.dates import When, when_of

_SETS_OUT = ("version_of", "based_on", "part_of")


class Days(NamedTuple):
    """A span of days as ordinals, both ends included."""

    start: int
    end: int


class Evidence:
    """All facts of the layers, with their pages and the entities they are of; everything else is worked out once."""

    def __init__(self, facts: Iterable[Fact], pages: dict[str, Page], named: dict[str, list[Named]]) -> None:
        self.facts = list(facts)
        self.pages = pages
        self.named = named

    @cached_property
    def live(self) -> list[Fact]:
        """The facts that are held to be so."""
        return [fact for fact in self.facts if fact.is_live]

    @cached_property
    def by_predicate(self) -> dict[str, list[Fact]]:
        """The live facts of each predicate."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.live:
            found[fact.claim.predicate].append(fact)
        return found

    @cached_property
    def by_subject(self) -> defaultdict[str, list[Fact]]:
        """All facts of each subject, deprecated ones and rumours too."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.claim.subject].append(fact)
        return found

    def of(self, *predicates: str) -> Iterator[Fact]:
        """The live facts of these predicates."""
        for predicate in predicates:
            yield from self.by_predicate.get(predicate, ())

    def kind(self, entity: str) -> str:
        """The kind of an entity, `` where no file names it."""
        held = self.named.get(entity)
        return held[0].kind if held else ""

    def said(self, fact: Fact) -> Days | None:
        """When its pages can have been written: from the first to the last of their days; None where one is undated."""
        spans = [_days(page.date) for source in fact.sources if (page := self.pages.get(source))]
        if not spans or None in spans:
            return None
        dated = [span for span in spans if span]
        return Days(min(span.start for span in dated), max(span.end for span in dated))

    def held(self, fact: Fact) -> Days | None:
        """When it held: its own time, else that of its pages."""
        return _days(fact.claim.when) or self.said(fact)

    def is_ledger(self, fact: Fact) -> bool:
        """Whether only collections of data say so: they tell what they held on a day, not what changed on it."""
        return all(page.kind == "dataset" for source in fact.sources if (page := self.pages.get(source)))

    @cached_property
    def began(self) -> dict[str, list[tuple[Days, Fact]]]:
        """The days on which each entity was founded, released, opened or issued, by every live fact that says so."""
        found: dict[str, list[tuple[Days, Fact]]] = defaultdict(list)
        for fact in self.live:
            entity, when = _beginning(fact)
            days = _days(when)
            if entity and days:
                found[entity].append((days, fact))
        return found

    def first_day(self, entity: str) -> tuple[int, Fact] | None:
        """The earliest day on which it can have begun, with the fact that says so: nothing is before that."""
        begun = self.began.get(entity)
        if not begun:
            return None
        days, fact = min(begun, key=lambda item: item[0].start)
        return days.start, fact

    @cached_property
    def parents(self) -> dict[str, dict[str, list[tuple[str, Fact]]]]:
        """For each relation that sets a thing above another: from the lower id to the upper ones."""
        found: dict[str, dict[str, list[tuple[str, Fact]]]] = {name: defaultdict(list) for name in _SETS_OUT}
        for fact in self.of(*_SETS_OUT):
            if fact.claim.object:
                found[fact.claim.predicate][fact.claim.subject].append((fact.claim.object, fact))
        return found

    @cached_property
    def makers(self) -> dict[str, set[str]]:
        """Who made, released or opened each thing, by what is said of the thing itself."""
        found: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:  # a rumour of a maker names one too
            kin, claim = table()[fact.claim.predicate].kin, fact.claim
            if kin == "maker" and claim.object:
                found[claim.subject].add(claim.object)
            elif kin == "makes" and claim.object:
                found[claim.object].add(claim.subject)
        return found

    def pairs(self, groups: Iterable[list[Fact]]) -> Iterator[tuple[Fact, Fact]]:
        """Each two facts of one group."""
        for group in groups:
            if len(group) > 1:
                yield from combinations(group, 2)


def _beginning(fact: Fact) -> tuple[str | None, str | None]:
    """The entity whose beginning a fact dates, and the date."""
    claim = fact.claim
    begins = table()[claim.predicate].begins
    if begins == "subject" or claim.predicate == "issued_on":
        return claim.subject, str(claim.value) if claim.value is not None else None
    if begins == "object" or claim.predicate == "open_sourced":
        return claim.object, claim.when
    return None, None


def _days(text: str | None) -> Days | None:
    when = _when(text)
    return None if when is None or when.approximate or when.precision == "unknown-year" else Days(when.start, when.end)


def _when(text: str | None) -> When | None:
    try:
        return when_of(text) if text else None
    except ValueError:
        return None


days_of = _days
