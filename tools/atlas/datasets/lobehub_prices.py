"""LobeChat's model bank through its releases: what makers' lists said on the days of two releases, they said between.

A price that stands in a list at one release and the same at the next is taken to have held from the one day to the
other; at a single release it held on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from tools.atlas.datasets.models import LOBE_LISTS

from baimo.feeds.row import Row

Prices = dict[tuple[str, str, str], Decimal]  # list, model, unit
_VERSION = re.compile(r"\[Version ([\d.]+)\].*?Released on \*\*(\d{4}-\d\d-\d\d)\*\*", re.S)
_CARD = re.compile(r"^( {2,4})\{\n(.*?)^\1\},?$", re.S | re.M)
_ID = re.compile(r"^\s+id: '([^']+)'", re.M)
_PLAIN = re.compile(r"\b(input|output|cachedInput): ([\d._]+)")
_FIXED = re.compile(r"name: '(\w+)', rate: ([\d._]+), strategy: 'fixed', unit: 'millionTokens'")
_PER = {
    "input": "input-tokens",
    "output": "output-tokens",
    "cachedInput": "cached-input-tokens",
    "textInput": "input-tokens",
    "textOutput": "output-tokens",
    "textInput_cacheRead": "cached-input-tokens",
}


def history(folder: Path) -> Iterator[Row]:
    """Prices by the days between which every release had them; `folder` holds a folder a version."""
    days = _days(folder)
    releases = sorted((days[path.name], path) for path in folder.iterdir() if path.name in days)
    seen: list[tuple[str, Prices]] = [(day, _prices(path)) for day, path in releases]
    for key in sorted(set().union(*(prices for _, prices in seen))):
        place, model, unit = key
        for value, first, last in _runs([(day, prices.get(key)) for day, prices in seen]):
            when = first if first == last else f"{first}/{last}"
            yield Row(model, "price", value, place, unit, when, maker=place)


def _days(folder: Path) -> dict[str, str]:
    newest = max(folder.glob("*/package/CHANGELOG.md"))
    return dict(_VERSION.findall(newest.read_text(encoding="utf-8")))


def _runs(sightings: list[tuple[str, Decimal | None]]) -> Iterator[tuple[Decimal, str, str]]:
    begin: str | None = None
    for (day, value), (_, following) in pairwise([*sightings, ("", None)]):
        if value is None:
            continue
        begin = begin or day
        if following != value:
            yield value, begin, day
            begin = None


def _prices(release: Path) -> Prices:
    prices: Prices = {}
    for folder in ("modelProviders", "aiModels"):
        for path in sorted(release.rglob(f"{folder}/*.ts")):
            if path.stem in LOBE_LISTS:
                for _, card in _CARD.findall(path.read_text(encoding="utf-8")):
                    prices |= _of_card(path.stem, card)
    return prices


def _of_card(place: str, card: str) -> Prices:
    named, _, pricing = _ID.search(card), *card.partition("pricing: {")[1:]
    if not named or "lookup" in pricing.partition("\n    },")[0]:
        return {}
    currency = "CNY" if re.search(r"currency: 'CNY'", pricing) else "USD"
    inner = pricing.partition("\n    releasedAt")[0]
    found = _FIXED.findall(re.sub(r"\s+", " ", inner)) or _PLAIN.findall(inner)
    return {
        (place, named[1], f"{currency}/1M-{_PER[word]}"): Decimal(rate.replace("_", ""))
        for word, rate in found
        if word in _PER
    }
