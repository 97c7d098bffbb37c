"""What stands in a cell whose head tells part of it: `64` under 显存（GB）, `$2.50` under `Input / 1M`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.reading.finding.numbers import DATA
from baimo.reading.finding.patterns import alternatives
from baimo.reading.finding.quantities import find_quantities
from baimo.reading.finding.spans import QuantitySpan
from baimo.values import datafile, units

_WORDS: dict[str, Any] = datafile.load(Path(__file__).with_name("columns.yaml"))["cells"]
_PRICES: dict[str, Any] = DATA["prices"]
_SCALES = {word: name for name, words in _PRICES["scales"].items() for word in words}
_KINDS = {word: name for name, words in _PRICES["kinds"].items() for word in words}
_CURRENCIES = {word: code for code, words in _WORDS["currencies"].items() for word in words}
_TOKEN = rf"(?:{alternatives(_PRICES['tokens'])})(?![a-z])"
# 元/千token, per 1,000 input tokens, `/ 1M`, $/MTok. A scale alone counts behind a stroke or 每.
_SCALE = re.compile(
    rf"(?:(?P<stroke>[/每]|\bper) ?|(?<![a-z0-9.]))(?P<scale>{alternatives(_SCALES)})(?![0-9])[ -]?个?"
    rf"(?:的?(?:{alternatives(_KINDS)}))? ?(?P<tokens>{_TOKEN})?"
)
_PACKED = re.compile(rf"(?<![a-z])(?:{alternatives(_PRICES['packed'])})(?![a-z])")
_KIND = re.compile(rf"(?:{alternatives(_KINDS)})")
_CURRENCY = re.compile(rf"(?<![a-z])(?:{alternatives(_CURRENCIES)})")
_FREE = re.compile(rf"^(?:{alternatives(_WORDS['free'])})$")
_AMOUNT = re.compile(r"(?<![a-z0-9.])\d[\d,]*(?:\.\d+)?")
_UNIT_OF_HEAD = re.compile(
    r"[(（\[]([^()（）\[\]]{1,16})[)）\]]|(?:[,，/]|\bin\b) ?([a-z/ ]{1,12}|[\u4e00-\u9fff]{1,4})$"
)
_APART = re.compile(r"(?<=\d) (?=[a-z\u4e00-\u9fff])")
_TOKENS = "tokens"
_PART = re.compile(r"[^,，;；、|]+")
_LONGEST_LEAD = 120


def price_word(head: str) -> bool:
    """Whether a folded head is that of a price: it names a kind of token, and a price, a currency or a scale."""
    if not _KIND.search(head) and not any(word in head for word in _WORDS["priced"]):
        return False
    return any(word in head for word in _WORDS["priced"]) or bool(_scale(head) or _CURRENCY.search(head))


def prices(cell: str, start: int, head: str, around: str) -> list[QuantitySpan]:
    """The price in a folded cell that stands at `start`: what it leaves out is told by its head or around its table.

    One price alone: a cell that holds more tells for itself what each of them is for.
    """
    amounts = list(_AMOUNT.finditer(cell))
    is_free = _FREE.match(cell.strip())
    scale = _scale(cell) or _scale(head) or _scale(around)
    currency = _currency(cell) or _currency(head) or _currency(around)
    if not scale or (not currency and not is_free) or (len(_money(cell, amounts)) != 1 and not is_free):
        return []
    kind = _kind(head) or _kind(cell) or _TOKENS
    unit = units.rate_name(currency or "CNY", scale, kind)
    if is_free:
        return [QuantitySpan(start, start + len(cell), Decimal(0), None, unit, "price", "exact", start)]
    amount = _money(cell, amounts)[0]
    value = Decimal(amount[0].replace(",", ""))
    place = start + amount.start()
    return [QuantitySpan(place, start + amount.end(), value, None, unit, "price", "exact", place)]


def listed(line: str, start: int, above: list[str]) -> list[QuantitySpan]:
    """The prices of a folded line `$5 input, $25 output` whose scale and currency the nearest line above it tells."""
    if not _KIND.search(line) or _scale(line):
        return []
    told = next((text for text in above if _scale(text) and (price_word(text) or _CURRENCY.search(text))), "")
    if not told or len(told) > _LONGEST_LEAD:
        return []
    found: list[QuantitySpan] = []
    for part in _PART.finditer(line):
        if _KIND.search(part[0]):
            found += prices(part[0], start + part.start(), "", told)
    return found


def _money(cell: str, amounts: list[re.Match[str]]) -> list[re.Match[str]]:
    """The amounts of a cell that are no scale."""
    scales = [match.span("scale") for match in _SCALE.finditer(cell)]
    return [a for a in amounts if not any(low <= a.start() < high for low, high in scales)]


def _scale(text: str) -> str:
    packed = _PACKED.search(text)
    if packed:
        return str(_PRICES["packed"][packed[0]])
    for match in _SCALE.finditer(text):
        if match["tokens"] or (match["stroke"] and not text[match.end() :].strip()[:1].isalpha()):
            return str(_SCALES[match["scale"]])
    return ""


def _kind(text: str) -> str:
    found = [match[0] for match in _KIND.finditer(text)]
    kinds = {_KINDS[word] for word in found}
    cached = [kind for kind in kinds if kind.startswith("cached")]
    return cached[0] if cached else kinds.pop() if len(kinds) == 1 else ""


def _currency(text: str) -> str:
    match = _CURRENCY.search(text)
    return _CURRENCIES[match[0]] if match else ""


def quantities(cell: str, start: int, head: str) -> list[QuantitySpan]:
    """The first quantity of a folded cell with the unit that its head tells, none where the two make no measure."""
    amount = _AMOUNT.search(cell)
    if amount is None:
        return []
    unit = next((one or other for one, other in _UNIT_OF_HEAD.findall(head)), "")
    joined = _APART.sub("", cell[amount.start() :])
    for said in (f"{joined.split(' ')[0]}{unit.replace(' ', '')}" if unit else "", joined):
        found = find_quantities(said) if said else []
        if found and found[0].start == 0 and (found[0].unit or said is not joined):
            place = start + amount.start()
            return [found[0]._replace(start=place, end=start + len(cell), number=place)]
    return []
