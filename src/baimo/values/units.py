"""Units: which convert into each other, by how much, and what people call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

FILE = Path(__file__).parent / "units.yaml"
NUMBER = ""  # the unit of a bare number


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `factor` counts base units of its dimension, `slack` is the share by which equals may differ.

    `by_million` is the unit in which people tell a million of it and more: the EFLOPS of a country.
    """

    id: str
    dimension: str
    factor: Fraction = Fraction(1)
    kind: str = "measure"
    slack: Decimal = Decimal(0)
    zh: str = ""
    en: str = ""
    by_million: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it is a price: money per something."""
        return self.kind == "rate"


@dataclass(frozen=True, slots=True)
class Rate:
    """What a price is for: money per so many of a thing, `CNY/1k-input-tokens`."""

    currency: str
    scale: str
    per: str


_RATE = re.compile(r"([A-Z]{3})/(?:(1[0-9]*[kMB]?)-)?([A-Za-z][A-Za-z-]*)")
_SCALE = {"": 1, "k": 1000, "M": 10**6, "B": 10**9}


def unit(name: str) -> Unit | None:
    """A unit by its id or any word for it: `GB`, `gigabytes`, `港元`, `USD/1M-output-tokens`; None where it is none."""
    return _unit(name.strip())


@lru_cache(maxsize=4096)
def _unit(name: str) -> Unit | None:
    if not name:
        return Unit(NUMBER, "number", kind="count")
    row = table().get(name) or table().get(words().get(name.lower(), ""))
    return row or _rate_unit(name)


def rate(name: str) -> Rate | None:
    """The parts of a price's unit; None where it is no price."""
    match = _RATE.fullmatch(name)
    if not match or match[1] not in currencies():
        return None
    return Rate(match[1], match[2] or "1", match[3])


def rate_name(currency: str, scale: str, per: str) -> str:
    """The unit of a price from its parts: `CNY`, `1k`, `input-tokens` give `CNY/1k-input-tokens`."""
    return f"{currency}/{per}" if scale in ("", "1") else f"{currency}/{scale}-{per}"


def _rate_unit(name: str) -> Unit | None:
    parts = rate(name)
    if not parts:
        return None
    digits = parts.scale.rstrip("kMB")
    factor = Fraction(1, int(digits) * _SCALE[parts.scale[len(digits) :]])
    return Unit(name, f"{parts.currency}/{parts.per}", factor, kind="rate")


def convert(value: Decimal, frm: str, to: str) -> Decimal | None:
    """A value in another unit, exact where a decimal can be; None where the dimensions differ. Never across currencies.

    A bare number counts anything, so it converts to and from every count.
    """
    if frm == to:
        return value
    source, target = unit(frm), unit(to)
    if source is None or target is None:
        return None
    if source.dimension != target.dimension:
        counts = source.kind == target.kind == "count" and NUMBER in (source.id, target.id)
        return value if counts else None
    factor = source.factor / target.factor
    return value if factor == 1 else value * factor.numerator / factor.denominator


@cache
def table() -> dict[str, Unit]:
    """Every unit of the file by its id."""
    return {name: _row(name, row) for name, row in datafile.load(FILE).items()}


@cache
def currencies() -> frozenset[str]:
    """The codes of the currencies."""
    return frozenset(name for name, row in table().items() if row.kind == "money" and row.dimension == name)


@cache
def words() -> dict[str, str]:
    """Every word for a unit, in small letters, with the unit's id."""
    return {word: name for name, row in datafile.load(FILE).items() for word in row.get("words", ())}


@cache
def words_before() -> dict[str, str]:
    """Every mark of a currency that stands before the number, with the currency."""
    return {word: name for name, row in datafile.load(FILE).items() for word in row.get("before", ())}


def _row(name: str, row: dict[str, Any]) -> Unit:
    return Unit(
        id=name,
        dimension=row.get("dimension", name),
        factor=Fraction(str(row.get("factor", 1))),
        kind=row.get("kind", "measure"),
        slack=Decimal(str(row.get("slack", 0))),
        by_million=str(row.get("by_million", "")),
        zh=row.get("zh", name),
        en=row.get("en", name),
    )
