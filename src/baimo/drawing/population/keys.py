"""The gold rim: the first of each box above the cut-off, and the first groups of China and of abroad.

A group (a house and what is part of it) takes one rim in the list of its region, so that no house stands there twice.
It goes to its best witnessed member that is not the first of a box. A rim that would go with one site hangs on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from baimo.drawing.population.regions import REGIONS
from baimo.drawing.population.standing import Record, rule


@dataclass(frozen=True, slots=True)
class House:
    """An organization as the rule sees it: its home box, its region, the house that it is part of (else itself)."""

    owner: str
    box: str
    region: str | None
    group: str


class Keys:
    """Who has a rim in a month, of houses with their records."""

    def __init__(self, houses: Iterable[House], records: dict[str, Record], groups: dict[str, Record], month: str):
        """`records` are those of owners; `groups` those of groups of several."""
        self._records, self._groups, self._month = records, groups, month
        self._houses = {house.owner: house for house in houses}
        self._scores = {owner: records[owner].standing(month).score for owner in self._houses}

    @cached_property
    def owners(self) -> frozenset[str]:
        """Everybody with a rim."""
        return frozenset((*self._firsts, *self._chosen))

    def hung(self) -> frozenset[str]:
        """Those whose rim hangs on one site: without it, all else the same, they would have none."""
        return frozenset(owner for owner in self.owners if self._hangs(owner))

    def merged(self) -> list[str]:
        """The groups of all regions in one list, the broadest evidence first, each by its best member."""
        ranked = sorted(self._members, key=lambda group: (-self._group_score(group), group))
        return [self._members[group][0] for group in ranked]

    @cached_property
    def _ranked(self) -> list[House]:
        able = [house for owner, house in self._houses.items() if self._scores[owner] >= rule()["cut_off"]]
        return sorted(able, key=lambda house: (-self._scores[house.owner], house.owner))

    @cached_property
    def _firsts(self) -> dict[str, str]:
        """The first of each box: owner to box."""
        boxes: dict[str, str] = {}
        for house in self._ranked:
            boxes.setdefault(house.box, house.owner)
        return {owner: box for box, owner in boxes.items()}

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The members of each group, the best witnessed first."""
        found: dict[str, list[str]] = defaultdict(list)
        for house in self._ranked:
            found[house.group].append(house.owner)
        return dict(found)

    @cached_property
    def _chosen(self) -> dict[str, str]:
        """The member that bears its group's rim: owner to group."""
        chosen = {}
        for region in REGIONS:
            scores = self._list(region)
            edge = scores[: rule()["first"]][-1][0] if scores else 0
            for score, group in scores:
                if score >= edge:
                    members = self._members[group]
                    chosen[next((one for one in members if one not in self._firsts), members[0])] = group
        return chosen

    def _list(self, region: str) -> list[tuple[float, str]]:
        """The groups of a region with their scores, the first at the top."""
        here = [group for group, members in self._members.items() if self._houses[members[0]].region == region]
        return sorted(((self._group_score(group), group) for group in here), key=lambda row: (-row[0], row[1]))

    def _group_score(self, group: str) -> float:
        record = self._groups.get(group) or self._records[self._members[group][0]]
        return record.standing(self._month).score

    def _hangs(self, owner: str) -> bool:
        """Whether there is a site without which the rim would be gone, everybody else as they are."""
        group = self._chosen.get(owner)
        alone = self._records[owner].without_each(self._month)
        together = self._groups[group].without_each(self._month) if group in self._groups else alone
        first, listed = self._edge_of_box(owner), self._edge_of_list(owner)
        return any(
            standing.score < first and (site not in together or together[site].score < listed)
            for site, standing in alone.items()
        )

    def _edge_of_box(self, owner: str) -> float:
        """The score from which on an owner is the first of its box."""
        box = self._houses[owner].box
        others = (self._scores[one.owner] for one in self._ranked if one.box == box and one.owner != owner)
        return max(next(others, 0.0), float(rule()["cut_off"]))

    def _edge_of_list(self, owner: str) -> float:
        """The score from which on the group of an owner is among the first of its region."""
        group = self._chosen.get(owner)
        if group is None:
            return float("inf")
        others = [score for score, other in self._list(self._houses[owner].region or "") if other != group]
        place = rule()["first"] - 1
        return max(others[place] if place < len(others) else 0.0, float(rule()["cut_off"]))
