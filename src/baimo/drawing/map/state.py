"""The state of the map: which month, which part of the industry, whom it is asked about: what the address says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.population.regions import REGIONS
from baimo.drawing.population.tiles import KINDS, TIERS
from baimo.values.errors import BaimoError

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
Light = tuple[str, str, int]


def choices() -> dict[str, tuple[str, ...]]:
    """What each filter may be: the one place that says so."""
    layers = tuple(layer.id for layer in taxonomy().layers())
    return {"region": REGIONS, "layer": layers, "tier": TIERS, "kind": KINDS}


@dataclass(frozen=True, slots=True)
class State:
    """What of the industry is shown, and as of when; without arguments all of it, now.

    `at` is the month shown, `since` an earlier one: what changed between them is ringed. `focus` is an entity whose
    ties are shown, `to` the other end of a path. `lights` are entities that a document speaks of: id, verdict, how
    often. Raises BaimoError for what is no month, region, layer, tier or kind.
    """

    at: str | None = None
    since: str | None = None
    region: str | None = None
    layer: str | None = None
    tier: str | None = None
    kind: str | None = None
    is_open: bool = False
    focus: str | None = None
    to: str | None = None
    is_full: bool = False
    lights: tuple[Light, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no map can show."""
        for name, allowed in choices().items():
            value = getattr(self, name)
            if value is not None and value not in allowed:
                raise BaimoError(f"{value!r} is no {name} of the map; there are {', '.join(allowed)}")
        for month in (self.at, self.since):
            if month is not None and not _MONTH.fullmatch(month):
                raise BaimoError(f"{month!r} is no month; write it as 2023-10")
        if self.at and self.since and self.since >= self.at:
            raise BaimoError(f"{self.since} is not before {self.at}; what changed lies between an earlier and a later")

    @property
    def is_filtered(self) -> bool:
        """Whether only a part of the industry is asked for."""
        return bool(self.region or self.layer or self.tier or self.kind or self.is_open)

    def filters(self) -> dict[str, Any]:
        """The filters that are set, by name."""
        named = {"region": self.region, "layer": self.layer, "tier": self.tier, "kind": self.kind}
        return {name: value for name, value in {**named, "open": self.is_open}.items() if value}
