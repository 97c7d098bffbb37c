"""genai-prices: prices by provider with bands, hours and days of begin. Its data are Python, read here as text.

The module is one list of calls of constructors, so it is walked as a tree: importing it would load the whole package.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from baimo.feeds.readers.bands import bands
from baimo.feeds.readers.days import day_before
from baimo.feeds.row import Dropped, Row
from baimo.values.terms import Terms

FILE = "data.py"
_PRICES = {
    "input_mtok": "USD/1M-input-tokens",
    "output_mtok": "USD/1M-output-tokens",
    "cache_read_mtok": "USD/1M-cached-input-tokens",
    "cache_write_mtok": "USD/1M-cache-write-tokens",
    "input_audio_mtok": "USD/1M-audio-input-tokens",
    "output_audio_mtok": "USD/1M-audio-output-tokens",
}


class _Call(dict[str, Any]):
    """A constructor's call: its name and what it was given by keyword; by place under 0, 1, ..."""

    name = ""


def date(folder: Path) -> str | None:
    """None: neither the package nor its list says when it was made, and prices in it may begin later."""
    return None


def rows(folder: Path) -> Iterator[Row | Dropped]:
    """Every row of the list in the folder of the package."""
    for provider in _providers((folder / FILE).read_text(encoding="utf-8")):
        for model in provider["models"]:
            if model.get("context_window"):
                context = Decimal(model["context_window"])
                yield Row(model["id"], "context_length", context, provider["id"], "tokens", name=model.get("name"))
            yield from _prices(provider["id"], model)


def _providers(text: str) -> list[_Call]:
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "providers":
            found: list[_Call] = _value(node.value)
            return found
    raise KeyError("providers")


def _value(node: ast.expr | None) -> Any:
    if isinstance(node, ast.Call):
        call = _Call({keyword.arg or "": _value(keyword.value) for keyword in node.keywords})
        call.name = ast.unparse(node.func).rpartition(".")[2]
        call.update({str(place): _value(given) for place, given in enumerate(node.args)})
        return call
    if isinstance(node, ast.List | ast.Tuple):
        return [_value(item) for item in node.elts]
    return ast.literal_eval(node) if isinstance(node, ast.Constant) else None


def _prices(provider: str, model: _Call) -> Iterator[Row]:
    prices = model["prices"]
    if isinstance(prices, _Call):
        yield from _of_one(provider, model, prices, None, Terms())
        return
    steps = [price for price in prices if not _hours(price)]
    for step, following in pairwise([*steps, None]):
        if step is not None:
            begin, end = _begin(step), _begin(following) if following else None
            when = f"{begin or '..'}/{day_before(end) if end else '..'}" if begin or end else None
            yield from _of_one(provider, model, step["prices"], when, Terms())
    for price in prices:
        if hours := _hours(price):
            yield from _of_one(provider, model, price["prices"], None, Terms.parse(f"hours={hours}; zone=UTC"))


def _begin(price: _Call) -> str | None:
    constraint = price.get("constraint")
    if not constraint or constraint.name != "StartDateConstraint":
        return None
    day = constraint["start_date"]
    return f"{int(day['0']):04}-{int(day['1']):02}-{int(day['2']):02}"


def _hours(price: _Call) -> str | None:
    constraint = price.get("constraint")
    if not constraint or constraint.name != "TimeOfDateConstraint":
        return None
    return "-".join(f"{int(at['0']):02}:{int(at['1']):02}" for at in (constraint["start_time"], constraint["end_time"]))


def _of_one(provider: str, model: _Call, prices: _Call, when: str | None, terms: Terms) -> Iterator[Row]:
    for word, unit in _PRICES.items():
        price = prices.get(word)
        if price is None:
            continue
        is_banded = price.name != "Decimal"
        above = [(int(tier["start"]), tier["price"]) for tier in price["tiers"]] if is_banded else []
        for value, told in bands(price["base"] if is_banded else price, above, terms):
            number = Decimal(value["0"])
            yield Row(model["id"], "price", number, provider, unit, when, told, name=model.get("name"))
