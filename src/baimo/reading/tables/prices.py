"""Prices in a cell whose head, or a line around the table, tells part of them: `$2.50` under `Input / 1M`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.reading.finding.numbers import DATA
from baimo.reading.finding.spans import QuantitySpan
from baimo.values import datafile, units
from baimo.values.expressions import expression
from baimo.values.names import fold
from baimo.values.patterns import alternatives

_WORDS: dict[str, Any] = datafile.load(Path(__file__).with_name("columns.yaml"))["cells"]
_PRICES: dict[str, Any] = DATA["prices"]
_SCALES = {word: name for name, words in _PRICES["scales"].items() for word in words}
_KINDS = {word: name for name, words in _PRICES["kinds"].items() for word in words}
_CURRENCIES = {word: code for code, words in _WORDS["currencies"].items() for word in words}
_TOKEN = rf"(?:{alternatives(_PRICES['tokens'])})(?![a-z])"
# 元/千token, per 1,000 input tokens, `/ 1M`, $/MTok. A scale alone counts behind a stroke or 每.
_SCALE = expression(
    rf"(?:(?P<stroke>[/每]|\bper) ?|(?<![a-z0-9.]))(?P<scale>{alternatives(_SCALES)})(?![0-9])[ -]?个?"
    rf"(?:的?(?:{alternatives(_KINDS)}))? ?(?P<tokens>{_TOKEN})?"
)
_PACKED = expression(rf"(?<![a-z])(?:{alternatives(_PRICES['packed'])})(?![a-z])")
_KIND = expression(rf"(?:{alternatives(_KINDS)})")
_CURRENCY = expression(rf"(?<![a-z])(?:{alternatives(_CURRENCIES)})")
# 月费（元）, Price per month, $/GPU-hour: what is told once for all cells of a column.
_PER = {word: name for name, words in _PRICES["per"].items() for word in words}
_PERIOD = expression(
    rf"(?<![a-z])(?P<fee>{alternatives(_PRICES['fees'])})(?![a-z])"
    rf"|(?:[/每] ?|\b(?:per|an?|each) )(?P<per>{alternatives(_PER)})(?![a-z])"
)
# $18 / month, $0.03 / session, 每次0.1元: what is per something else, whatever the page tells of tokens.
_PER_OTHER = expression(
    rf"(?:[/每] ?|\b(?:per|an?|each) )(?:(?:{alternatives(_SCALES)}) ?个?)?(?!(?:{alternatives(_SCALES)})(?![a-z]))"
    rf"(?!{_TOKEN})"
    rf"(?!(?:{alternatives(_PRICES['packed'])})(?![a-z]))(?!(?:{alternatives(_CURRENCIES)}))(?!(?:{alternatives(_KINDS)}))"
    r"(?:[a-z]{3,}|[\u4e00-\u9fff])"
)
_FREE = expression(rf"^(?:{alternatives(_WORDS['free'])})$")
# 18万元: how many ten thousands; 1百万tokens is what a price is per.
_MANY = {"万": 10**4, "千万": 10**7, "百万": 10**6, "亿": 10**8}
_AMOUNT = expression(
    rf"(?<![a-z0-9.])(?P<number>\d[\d,]*(?:\.\d+)?)(?: ?(?P<many>[百千]万|[万亿])"
    rf"(?! ?(?:个|次|{_TOKEN})))?(?! ?(?:[x×](?![a-z])|倍))"
)
# Llama每百万token 12元: a price in a line beside a table tells nothing of the cells.
_OWN_SUM = expression(
    rf"(?:{alternatives(_SCALES)}) ?个?{_TOKEN}?[^\d\n。;；]{{0,12}}[$¥€£]?\d[\d.]* ?(?:元|美元|dollars|yuan|euros?)"
    rf"|[$¥€£]\d[\d.]* ?(?:/|per |a )(?:{alternatives(_SCALES)}) "
)
_IN_MANY = expression(r"(?P<many>[百千]万|[万亿])(?:元|人民币|美元|港元|台币|日元|欧元)")
_PLAN = expression(
    rf"(?:{alternatives(_PRICES['plans'])}|{alternatives(_PRICES['plans_zh'])}|free|免费版?|个人|团队|企业|专业|基础|标准|高级)"
    r"(?: ?(?:plan|tier|版|套餐|计划|方案|edition))?"
)
_FEE = expression(rf"(?:{alternatives(_PRICES['fees'])})(?![a-z])")
_MODE = expression(rf"(?<![a-z])(?:{alternatives(_WORDS['modes'])})(?![a-z])")
_SEATED = expression(rf"(?:/ ?|\bper |每个?)(?:{alternatives(_PRICES['seats'])})(?![a-z])")
# How fast: `Tokens/s`, 速度（tokens/秒）.
_SPEED = expression(
    r"tok(?:en)?s? ?(?:/|per |每)(?:s\b|sec|秒)|\b(?:tps|t/s|speed|ms|rpm|qps|qpm)\b|吞吐|throughput|速度|延迟|时延"
    r"|耗时|毫秒|响应时间|latency|response time"
)
# 1.25 / 10.00: two numbers alone.
_PAIR = expression(r"[$¥€£]?\d[\d,]*(?:\.\d+)? ?(?:/|\|) ?[$¥€£]?\d[\d,]*(?:\.\d+)?")
# Where they are told to be for what goes in and what comes out: (input / output), 输入/输出.
TWO_WAYS = expression(r"input(?: price)?s? ?(?:/|,|and|&|\|) ?output|输入(?:价格?)? ?(?:/|、|和|与|及) ?输出")
# 10万 × ¥0.8/百万 = ¥0.08: what so much would cost.
_WORKED_OUT = expression(r"[×*][^=]{0,30}=|\d ?[x×*] ?[$¥€£]?\d")
_DASH = expression(r" ?(?:元|美元)? ?[-–—~～至] ?(?:us)?[$¥€£]? ?")
_TOKENS = "tokens"
_PART = expression(r"[^,，;；、|]+")
_LONGEST_LEAD = 120


def _parted(head: str) -> str:
    """The words of a head of a file for programs: `usd_per_hour`, 每卡每小時_新台幣."""
    return head.replace("_", " ")


def price_word(head: str) -> bool:
    """Whether a folded head is that of a price: it names a kind of token, and a price, a currency or a scale."""
    head = _parted(head)
    if is_speed(head):
        return False
    if is_kind(_MODE.sub("", head).strip(" -")):
        return True  # `Batch input`, 实时输入
    if _CURRENCY.search(head) and _PERIOD.search(head):
        return True  # 基础版（元/年）
    if not _KIND.search(head) and not any(word in head for word in _WORDS["priced"]):
        return False
    return any(word in head for word in _WORDS["priced"]) or bool(_scale(head) or _CURRENCY.search(head))


def is_speed(head: str) -> bool:
    """Whether a folded head tells how fast a thing is."""
    return _SPEED.search(head) is not None


def is_fee(said: str) -> bool:
    """Whether folded words are but those for the time that is paid for: 月付, `Annual`."""
    return _FEE.fullmatch(said) is not None


def is_plan(said: str) -> bool:
    """Whether folded words are but what plans are called: Pro, 专业版, `Team plan`."""
    return _PLAN.fullmatch(said.strip(" *_`")) is not None


def fee(said: str) -> str:
    """The period in what a folded row is called: the monthly of 会员月费, `Plus, yearly`."""
    found = _FEE.search(said)
    return found[0] if found else ""


def fee_or_period(said: str) -> str:
    """... or the time for which it is let, in what it is called: H100 每卡每小时."""
    found = _PERIOD.search(said)
    return found[0] if found else ""


def tells_tariff(around: str) -> bool:
    """Whether the lines around a table tell its numbers to be prices: a currency, and per what."""
    is_priced = any(word in around for word in (*_WORDS["priced"], *_WORDS["rented"]))
    return is_priced and bool(_scale(around) or _PERIOD.search(around)) and bool(_CURRENCY.search(around))


def tells_rate(around: str) -> bool:
    """Whether the lines around a table tell in what money and per how many its numbers are: 单位：元/百万tokens."""
    return bool(_scale(around)) and bool(_CURRENCY.search(around))


def whole(cell: str, start: int, head: str, around: str) -> list[QuantitySpan]:
    """The one sum of a cell under a price without any word of what it is per: of a thing that is sold whole."""
    amounts, head = list(_AMOUNT.finditer(cell)), _parted(head)
    currency = _currency(cell) or _currency(head)
    is_kind = bool(_KIND.search(head) or _KIND.search(cell))
    if is_kind or not currency or len(amounts) != 1 or _scale(around) or _scale(head) or _scale(cell):
        return []
    if _SEATED.search(head):
        return [_price(amounts[0], start, units.rate_name(currency, "1", "user-month"), head)]
    return [_price(amounts[0], start, currency, head)]


def is_worked_out(said: str) -> bool:
    """Whether folded words tell how a sum is made."""
    return _WORKED_OUT.search(said) is not None


def tells_per(cell: str, head: str, around: str) -> bool:
    """Whether a cell, its head or a line around tells what its price is per."""
    head = _parted(head)
    own = _PERIOD.search(cell) or _PER_OTHER.search(cell) or _PERIOD.search(head) or _PERIOD.search(around)
    return own is not None or bool(_scale(cell) or _scale(head) or _scale_around(around))


def is_free(said: str) -> bool:
    """Whether folded words say that there is nothing to pay."""
    return _FREE.match(said.strip()) is not None


def tells_kind(head: str) -> bool:
    """Whether a folded head tells of which tokens its prices are."""
    return bool(_KIND.search(head))


def is_kind(said: str) -> bool:
    """Whether folded words name a kind of token and nothing else."""
    return _KIND.fullmatch(said) is not None


def in_cell(cell: str, start: int, head: str, around: str) -> list[QuantitySpan]:
    """The prices in a folded cell that stands at `start`: what it leaves out is told by its head or around its table.

    One price alone, or several of which the cell or its head tells in order what each is for.
    """
    head = _parted(head)
    scale = _scale(cell) or ("" if _PER_OTHER.search(cell) else _scale(head) or _scale_around(around))
    currency = _currency(cell) or _currency(head) or _currency(around)
    if not scale or (_PERIOD.search(head) and not _scale(cell) and not _scale(head)):
        return _for_time(cell, start, head, around, currency)
    if _FREE.match(cell.strip()):
        unit = units.rate_name(currency or "CNY", scale, _kind(head) or _TOKENS)
        return [QuantitySpan(start, start + len(cell), Decimal(0), None, unit, "price", "exact", start)]
    amounts = _money(cell, list(_AMOUNT.finditer(cell)))
    kinds = [_kind(head) or _kind(cell) or _TOKENS] if len(amounts) == 1 else _kinds_of(cell, amounts, head)
    if not currency or len(kinds) != len(amounts):
        return []
    return [
        _price(amount, start, units.rate_name(currency, scale, kind))
        for amount, kind in zip(amounts, kinds, strict=True)
    ]


def _for_time(cell: str, start: int, head: str, around: str, currency: str) -> list[QuantitySpan]:
    """The one sum of a cell for the time that its head or a line around its table tells: 199 under 月费（元）."""
    period = _PERIOD.search(head) or next((one for one in _PERIOD.finditer(around) if not _is_scaled(one)), None)
    amounts = list(_AMOUNT.finditer(cell))
    up_to = amounts.pop() if _is_range(cell, amounts) else None
    if not period or not currency or len(amounts) != 1 or _PERIOD.search(cell):
        return []
    per = _PRICES["fees"][period["fee"]] if period["fee"] else _PER[period["per"]]
    if per in ("month", "year") and _SEATED.search(cell):
        per = f"user-{per}"
    found = _price(amounts[0], start, units.rate_name(currency, "1", per), f"{head}\n{around}")
    return [found if up_to is None else found._replace(end=start + up_to.end(), value_to=_number(up_to))]


def _is_range(cell: str, amounts: list[re.Match[str]]) -> bool:
    """Whether two sums are from where to where: $1.50–$3.00."""
    if len(amounts) != 2 or _DASH.fullmatch(cell, amounts[0].end(), amounts[1].start()) is None:
        return False
    return _number(amounts[0]) < _number(amounts[1])


def _number(amount: re.Match[str]) -> Decimal:
    return Decimal(amount["number"].replace(",", ""))


def _is_scaled(period: re.Match[str]) -> bool:
    """Whether what a price is per is so many of something: that is told in a cell and its head, not around them."""
    return not period["fee"] and _PER[period["per"]][0].isdigit()


def _price(amount: re.Match[str], start: int, unit: str, head: str = "") -> QuantitySpan:
    """An amount as a price; ten thousands are told beside it or, of sums in a column, by the head: 价格（万元）."""
    place = start + amount.start()
    scaled = None if amount["many"] else _IN_MANY.search(head)
    many = amount["many"] or (scaled["many"] if scaled else "")
    value = _number(amount) * _MANY.get(many, 1)
    return QuantitySpan(place, start + amount.end(), value, None, unit, "price", "exact", place)


def _kinds_of(cell: str, amounts: list[re.Match[str]], head: str) -> list[str]:
    """The kind of token of each amount: by the word beside it, else in the order in which the head names them."""
    ends = [0, *(amount.end() for amount in amounts)]
    starts = [*(amount.start() for amount in amounts), len(cell)]
    before = [_kind(cell[a:b]) for a, b in zip(ends, starts, strict=True)]
    if all(before[:-1]) and amounts:
        return before[:-1]
    if all(before[1:]) and amounts:
        return before[1:]
    named = [_KINDS[found[0]] for found in _KIND.finditer(head)]
    named = [kind for i, kind in enumerate(named) if kind not in named[:i]]
    return named if len(named) == len(amounts) and not any(before) else []


def is_pair(said: str) -> bool:
    """Whether words are but two numbers: 1.25 / 10.00."""
    return _PAIR.fullmatch(said.strip(" *_`.。;；\n")) is not None


def in_line(line: str, start: int, above: list[str]) -> list[QuantitySpan]:
    """The prices of a folded line `$5 input, $25 output` whose scale and currency the nearest line above it tells."""
    if is_pair(line):
        both = next((text for text in above if TWO_WAYS.search(text) and _scale(text)), "")
        return in_cell(line, start, both, "") if both else []
    if not _KIND.search(line) or _scale(line):
        return []
    told = next((text for text in above if _scale(text) and (price_word(text) or _CURRENCY.search(text))), "")
    if not told or len(told) > _LONGEST_LEAD:
        return []
    found: list[QuantitySpan] = []
    for part in _PART.finditer(line):
        if _KIND.search(part[0]):
            found += in_cell(part[0], start + part.start(), "", told)
    return found


def behind_key(value: str, start: int, key: str, above: list[str]) -> list[QuantitySpan]:
    """The price of a folded line `Input: $3` whose scale a line above tells: Pricing per 1M tokens."""
    if not _KIND.search(key) or _scale(value):
        return []
    told = next((text for text in above if _scale(text) and len(text) <= _LONGEST_LEAD), "")
    return in_cell(value, start, key, told) if told else []


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


def _scale_around(around: str) -> str:
    """The scale that a line around tells of all: not one that stands beside a sum of its own."""
    return next((scale for line in around.split(" \n ") if not _OWN_SUM.search(line) and (scale := _scale(line))), "")


def _kind(text: str) -> str:
    found = [match[0] for match in _KIND.finditer(text)]
    kinds = {_KINDS[word] for word in found}
    cached = [kind for kind in kinds if kind.startswith("cached")]
    return cached[0] if cached else kinds.pop() if len(kinds) == 1 else ""


def _currency(text: str) -> str:
    match = _CURRENCY.search(text)
    return _CURRENCIES[match[0]] if match else ""


def is_unit(head: str) -> bool:
    """Whether a column tells in what the numbers of its row are."""
    return fold(head).strip(" *_`") in _UNITS


_UNITS = frozenset({"单位", "计费单位", "价格单位", "计价单位", "unit", "units", "per", "billing unit", "pricing unit"})
