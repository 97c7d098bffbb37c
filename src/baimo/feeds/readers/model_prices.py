"""model-prices: the prices of makers' own lists step by step, each step with the day it began and how that is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from baimo.feeds.readers.bands import bands
from baimo.feeds.readers.days import day_before, day_of
from baimo.feeds.row import Dropped, Row
from baimo.values.terms import Terms

Json = dict[str, Any]
FILE = "snapshot.json"
_PRICES = {
    "input": "USD/1M-input-tokens",
    "output": "USD/1M-output-tokens",
    "cache_read": "USD/1M-cached-input-tokens",
    "cache_write": "USD/1M-cache-write-tokens",
}
_TIERS = {"standard": "", "thinking": "mode=thinking"}
# A day that a page states is the day of the price; the others are days on which somebody first saw it.
_STATED = "documented"


def date(folder: Path) -> str:
    """The day on which the snapshot was made."""
    return day_of(_snapshot(folder)["updated_at"])


def rows(folder: Path) -> Iterator[Row | Dropped]:
    """Every step of every price in the folder of the package."""
    for provider, models in _snapshot(folder)["prices"].items():
        for model, tiers in models.items():
            for tier, steps in tiers.items():
                terms = Terms.parse(_TIERS.get(tier, f"tier={tier}"))
                yield from _steps(provider, model, terms, steps)


def _snapshot(folder: Path) -> Json:
    content: Json = json.loads((folder / FILE).read_bytes(), parse_float=Decimal)
    return content


def _steps(provider: str, model: str, terms: Terms, steps: list[Json]) -> Iterator[Row]:
    for step, following in pairwise([*_merged(steps), None]):
        if step and step["rates"]:
            yield from _prices(provider, model, terms, step["rates"], following["start"] if following else None)


def _merged(steps: list[Json]) -> list[Json]:
    """The steps without those that change no price: a source that was put in later is no change."""
    kept: list[Json] = []
    for step in steps:
        if not kept or not _is_same(kept[-1]["rates"], step["rates"]):
            kept.append(step)
    return kept


def _is_same(one: Json | None, other: Json | None) -> bool:
    if not one or not other:
        return one == other
    return all(one.get(word) == other.get(word) for word in (*_PRICES, "tiers"))


def _prices(provider: str, model: str, terms: Terms, rates: Json, following: str | None) -> Iterator[Row]:
    start, end = day_of(rates["valid_from"]), day_before(day_of(following)) if following else ".."
    if end != ".." and end < start:  # two prices on one day: at which hour it changed, no row can say
        return
    note = None if rates["valid_from_basis"] == _STATED else "the day on which it was first seen"
    above = [(int(tier["above"]), tier) for tier in rates.get("tiers") or ()]
    for prices, told in bands(rates, above, terms):
        for word, unit in _PRICES.items():
            if word in prices:
                yield Row(model, "price", Decimal(prices[word]), provider, unit, f"{start}/{end}", told, note=note)
