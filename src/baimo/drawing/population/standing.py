"""Who matters on the map, by the breadth of evidence: a sum of three numbers that are printed with it.

The rule: kinds of evidence + log2(1 + independent sites) + log2(1 + partners), over what can be known at a month. Not
centrality: a hub of a closed star is no key player, and degree rewards how much was written down.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from baimo.drawing.population.evidence import Evidence, month_of, site
from baimo.values import datafile

if TYPE_CHECKING:
    from baimo.ledger import Statement


@cache
def rule() -> dict[str, Any]:
    """The numbers of the rule."""
    table: dict[str, Any] = datafile.load(Path(__file__).with_name("standing.yaml"))
    return table


@cache
def kinds() -> dict[str, str]:
    """The kind of evidence that each predicate is."""
    return {predicate: kind for kind, predicates in rule()["kinds"].items() for predicate in predicates}


class Told(NamedTuple):
    """What one statement adds to a standing, from its month on (`""`: always)."""

    month: str
    site: str
    kind: str | None
    partners: tuple[str, ...]


class Counted:
    """Names of one sort with the month from which each counts."""

    def __init__(self) -> None:
        """None yet."""
        self._first: dict[str, str] = {}
        self._months: list[str] | None = None

    def add(self, name: str, month: str) -> None:
        """A name, known by a month; the earliest one counts."""
        known = self._first.get(name)
        if known is None or month < known:
            self._first[name], self._months = month, None

    def count(self, month: str) -> int:
        """How many there are by a month."""
        if self._months is None:
            self._months = sorted(self._first.values())
        return bisect_right(self._months, month)

    def by(self, month: str) -> tuple[str, ...]:
        """Those that there are by a month, the earliest first."""
        return tuple(
            sorted((n for n, since in self._first.items() if since <= month), key=lambda n: (self._first[n], n))
        )


class Record:
    """All that is told of an organization and its systems: its standing in any month, from one reading."""

    def __init__(self, told: Iterable[Told] = ()) -> None:
        """From what statements add, in any order."""
        self.told = tuple(told)
        self.kinds, self.sites, self.partners = Counted(), Counted(), Counted()
        for one in self.told:
            self.sites.add(one.site, one.month)
            if one.kind:
                self.kinds.add(one.kind, one.month)
            for partner in one.partners:
                self.partners.add(partner, one.month)

    def standing(self, month: str) -> Standing:
        """How broad the evidence is by a month."""
        counts = (self.kinds.count(month), self.sites.count(month), self.partners.count(month))
        return Standing(*counts, record=self, month=month)

    def without_each(self, month: str) -> dict[str, Standing]:
        """For each site what the standing would be if that site were not believed."""
        whole = self.standing(month)
        known = [one for one in self.told if one.month <= month]
        lost_kinds = _only_witness((one.kind, one.site) for one in known if one.kind)
        lost_partners = _only_witness((partner, one.site) for one in known for partner in one.partners)
        return {
            name: Standing(whole.kinds - lost_kinds[name], whole.sites - 1, whole.partners - lost_partners[name])
            for name in dict.fromkeys(one.site for one in known)
        }


def _only_witness(pairs: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many things each site alone tells of, of pairs of a thing and a site."""
    witnesses: dict[str, str | None] = {}
    for thing, witness in pairs:
        if witnesses.setdefault(thing, witness) != witness:
            witnesses[thing] = None
    return Counter(witness for witness in witnesses.values() if witness)


_NOTHING = Record()


@dataclass(frozen=True, slots=True)
class Standing:
    """How broad the evidence is by a month: kinds of it, sites that give it, partners it names."""

    kinds: int
    sites: int
    partners: int
    record: Record = field(default=_NOTHING, repr=False, compare=False)
    month: str = field(default="", repr=False, compare=False)

    @property
    def score(self) -> float:
        """The sum that ranks."""
        return self.kinds + log2(1 + self.sites) + log2(1 + self.partners)

    @property
    def is_thin(self) -> bool:
        """Fewer sites than a judgement takes: said to be thin, never to be minor."""
        return self.sites < int(rule()["thin"])

    @property
    def kind_names(self) -> tuple[str, ...]:
        """The kinds of evidence, as `standing.yaml` names them, the earliest first."""
        return self.record.kinds.by(self.month)

    @property
    def site_names(self) -> tuple[str, ...]:
        """The sites."""
        return self.record.sites.by(self.month)

    @property
    def partner_names(self) -> tuple[str, ...]:
        """The ids of the partners."""
        return self.record.partners.by(self.month)


def told_of(evidence: Evidence, members: Iterable[str]) -> Iterable[Told]:
    """What is told of an organization, its systems rolled up to it: `members` are its id and theirs."""
    inside = set(members)
    for member in sorted(inside):
        for said in evidence.about.get(member, ()):
            yield _told(evidence, said, inside)
        for said in evidence.naming.get(member, ()):
            if said.claim.subject not in inside:
                yield _told(evidence, said, inside)


def _told(evidence: Evidence, said: Statement, inside: set[str]) -> Told:
    ends = (said.claim.subject, said.claim.object)
    houses = {evidence.maker.get(end, end) for end in ends if end and end not in inside} - inside
    entities = evidence.entities
    partners = tuple(house for house in houses if house in entities and entities[house].kind == "organization")
    return Told(month_of(said) or "", site(said), kinds().get(said.claim.predicate), partners)
