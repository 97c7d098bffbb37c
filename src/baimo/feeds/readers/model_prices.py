"""model-prices: the prices of makers' own lists step by step, each step with the day it began and how that is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from baimo.feeds.readers.days import day_of
from baimo.feeds.row import Dropped, Row

Json = dict[str, Any]
FILE = "snapshot.json"
_PRICES = {
    "input": "USD/1M-input-tokens",
    "output": "USD/1M-output-tokens",
    "cache_read": "USD/1M-cached-input-tokens",
    "cache_write": "USD/1M-cache-write-tokens",
}
# A day that a page states is the day of the price; the others are days on which somebody first saw it.
_STATED = "documented"


def date(folder: Path) -> str:
    """The day on which the snapshot was made."""
    return day_of(_snapshot(folder)["updated_at"])


def rows(folder: Path) -> Iterator[Row | Dropped]:
    """Every step of every price in the folder of the package."""
    snapshot = _snapshot(folder)
    made = day_of(snapshot["updated_at"])
    for provider, models in snapshot["prices"].items():
        for model, tiers in models.items():
            for tier, steps in tiers.items():
                terms = () if tier == "standard" else (tier,)
                yield from _steps(provider, model, terms, steps, made)


def _snapshot(folder: Path) -> Json:
    content: Json = json.loads((folder / FILE).read_bytes(), parse_float=Decimal)
    return content


def _steps(provider: str, model: str, terms: tuple[str, ...], steps: list[Json], made: str) -> Iterator[Row]:
    for step, following in pairwise([*steps, None]):
        if step and step["rates"]:
            end = day_of(following["start"]) if following else ".."
            yield from _prices(provider, model, terms, step["rates"], end)


def _prices(provider: str, model: str, terms: tuple[str, ...], rates: Json, end: str) -> Iterator[Row]:
    start = day_of(rates["valid_from"])
    if end != ".." and end <= start:  # one day of two prices: which hours, no row can say
        return
    when, note = f"{start}/{end}", None if rates["valid_from_basis"] == _STATED else "first seen on that day"
    bands = [(rates, terms), *((tier, (*terms, f"over {tier['above']}")) for tier in rates.get("tiers") or ())]
    for prices, told in bands:
        for word, unit in _PRICES.items():
            if word in prices:
                yield Row(model, "price", Decimal(prices[word]), provider, unit, when, told, note=note)
