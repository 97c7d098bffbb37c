"""Quantities in a cell whose head, or a line around the table, tells their unit: `64` under 显存（GB）."""

from __future__ import annotations

import re

from baimo.reading.finding.quantities import find_quantities
from baimo.reading.finding.spans import QuantitySpan
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_AMOUNT = expression(r"(?<![a-z0-9.])\d[\d,]*(?:\.\d+)?")
_UNIT_OF_HEAD = expression(
    r"[(（\[]([^()（）\[\]]{1,24})[)）\]]|(?:[,，/]|\bin\b) ?((?:us|hk|nt)?[$€£¥]? ?[a-z/ ]{1,12}"
    r"|(?:us|hk|nt)?[$€£¥]|[\u4e00-\u9fff]{1,4})$"
)
_APART = expression(r"(?<=\d) (?=[a-z\u4e00-\u9fff])")
_UNIT_AT_END = expression(r"(?<=[ _])(?:[tp]flops|tops|gb|tb/s|gb/s|watts|w)$")
_SAYS_UNIT = expression(r"^(?:金额|货币)?单位 ?[:为] ?|^units? ?: ?|^in ")
_WRITTEN = {"tbs": "tb/s", "gbs": "gb/s", "watts": "w"}
_CODES = r"us\$|hk\$|[$€£¥]|usd|rmb|cny|eur|hkd"
_SCALES = "millions?|billions?|thousands?|mn|mm|bn|m|b"
_OF = r"(?: of)?(?: us)?(?: dollars| usd| rmb| yuan| euros)?"
# 单位：亿元 above a table, (in millions of US dollars) in its caption
_UNIT_OF_TABLE = expression(
    r"(?:金额单位|货币单位|单位|units?|figures|amounts)"
    r"(?: ?[:：为是] ?| (?:are )?in |(?=[百千万亿]{0,2}(?:元|美元|港元)))"
    rf"([^\s()（）,，;；。]{{1,12}}(?: (?:{_SCALES}){_OF})?)"
    rf"|[(（](?:all )?(?:figures |values )?(?:in )?"
    rf"((?:{_CODES})? ?(?:{_SCALES}){_OF}|[千万亿百]{{1,3}}(?:元|美元|港元|人民币|欧元))[)）]"
)
_MONEY = expression(
    rf"(?:in )?(?P<code>{_CODES})? ?(?P<scale>{_SCALES})?(?: of)?(?: us)? ?(?P<after>{_CODES}|dollars|yuan|euros)?"
)
_COINED = expression(
    r"(?P<coin>新台币|台币|人民币|港币|港元|美元|美金|日元|日币|欧元|韩元)(?P<scale>[十百千万亿兆]{1,3})元?"
)
_LARGE = {"m": "million", "b": "billion", "t": "thousand"}
_SIGNS = {"dollars": "$", "yuan": "¥", "euros": "€", "usd": "$", "rmb": "¥", "cny": "¥", "eur": "€", "us$": "$"}
_SIGNS |= {"hkd": "hk$"}
_BOUNDS = {"约": "about", "~": "about", "≈": "about", "about": "about", "超过": "at-least", "超": "at-least"}
_BOUNDS |= {">": "at-least", "≥": "at-least"}
# A line that tells in what all numbers of a page are.
_IN_UNITS = expression(
    r"单位|單位|均以|计价|計價|\b(?:all|prices?|figures|amounts|rates|costs|fees)\b[^.]{0,24}\b(?:in|per)\b[^.]{0,16}"
    r"(?:\b(?:usd|us\$|eur|rmb|cny|gbp|dollars?|euros?|yuan|millions?|billions?|tokens?|hour|gpu)\b|[$€£¥])"
    r"|\b(?:usd|us\$|eur|rmb|cny|gbp|dollars?|euros?|yuan) per\b",
    re.IGNORECASE,
)
_RANGE = expression(r"\d[\d,]*(?:\.\d+)? ?[-–—~至] ?\d[\d,]*(?:\.\d+)?")
_BOUND = expression(rf"(?:{alternatives(_BOUNDS)}) ?$")


def tells_units(line: str) -> bool:
    """Whether a line tells in what the numbers of the tables of a page are: 价格单位：元/百万tokens."""
    return _IN_UNITS.search(line) is not None


def in_cell(cell: str, start: int, head: str, around: str = "") -> list[QuantitySpan]:
    """The first quantity of a folded cell with the unit that its head tells, none where the two make no measure.

    Where neither tells a unit, a line around the table may: 单位：亿元, in US$ millions.
    """
    amount = _AMOUNT.search(cell)
    return _with_unit(cell, start, amount, head, around) if amount else []


def all_in_cell(cell: str, start: int, head: str) -> list[QuantitySpan]:
    """Every quantity of a folded cell with strokes between them."""
    return [one for amount in _AMOUNT.finditer(cell) for one in _with_unit(cell, start, amount, head, "")]


def _with_unit(cell: str, start: int, amount: re.Match[str], head: str, around: str) -> list[QuantitySpan]:
    tail = cell[amount.start() :].split(" /")[0]
    tail = tail if "/s" in tail else tail.split("/")[0]
    joined = _APART.sub("", tail.strip())
    number, place = amount[0], start + amount.start()
    scaled = _of_scale(number, cell, around)
    told = (*scaled, *(_said(joined, unit) for unit in _units_of(head)), joined)
    told = (*told, *_of_lines(joined, number, cell, around))
    for said in (*told, *_of_heads(joined, around)):
        found = find_quantities(said) if said else []
        is_whole = bool(found) and said is not joined and found[0].end == len(said)
        if found and found[0].start == 0 and (found[0].unit or is_whole):
            bound = _BOUND.search(cell[: amount.start()])
            bounded = _BOUNDS[bound[0].strip()] if bound and found[0].bound == "exact" else found[0].bound
            return [found[0]._replace(start=place, end=place + len(tail), number=place, bound=bounded)]
    return []


def _said(joined: str, unit: str) -> str:
    """A number as it would be written with a unit."""
    number = joined.split(" ")[0]
    if coined := _COINED.fullmatch(unit):  # 新台币亿元: in texts the currency stands before the number
        return f"{coined['coin']}{number}{coined['scale']}元"
    money = _MONEY.fullmatch(unit)
    if money and (code := money["code"] or money["after"]):
        return f"{_SIGNS.get(code, code)}{number} {_LARGE.get((money['scale'] or '')[:1], '')}".strip()
    return f"{number}{unit}"


def _units_of(head: str) -> list[str]:
    """The units that a head may tell: in brackets, behind a comma or a stroke."""
    units = [_SAYS_UNIT.sub("", one or other) for one, other in _UNIT_OF_HEAD.findall(head)]
    units += [match[0] for match in _UNIT_AT_END.finditer(head)]
    return [_WRITTEN.get(way, way) for unit in units for way in dict.fromkeys((unit.replace(" ", ""), unit))]


def _of_lines(joined: str, number: str, cell: str, around: str) -> list[str]:
    """A bare number, or a range of two, with the unit that a line around its table tells of all of them."""
    if not around or (cell.strip(" +-*") != number and not _RANGE.fullmatch(joined)):
        return []
    return [_said(joined, (one or other).strip()) for one, other in _UNIT_OF_TABLE.findall(around)]


# `Money in millions.` above cells such as €1,050.
_IN_SCALE = expression(
    r"\b(?:money|sums|amounts|figures|values|funding|currency)(?: (?:is|are))?(?: given| shown| stated)? in "
    r"(?P<scale>millions|billions|thousands)\b(?! of)"
)
_SIGNED = expression(r"[+~≈<>]?(?:us|hk|nt|a|c|s)?[$€£¥]\d[\d,]*(?:\.\d+)?")


def is_scaled(cell: str, around: str) -> bool:
    """Whether a line around its table tells the scale of a sum in a currency."""
    return bool(_scale(cell, around))


def _scale(cell: str, around: str) -> str:
    told = _IN_SCALE.search(around) if around and _SIGNED.fullmatch(cell.strip(" *")) else None
    return told["scale"].removesuffix("s") if told else ""


def _of_scale(number: str, cell: str, around: str) -> list[str]:
    """A sum in a currency with the scale that a line around its table tells of all of them."""
    said, scale = cell.strip(" *"), _scale(cell, around)
    return [f"{said[: said.index(number)].lstrip('+~≈<>')}{number} {scale}"] if scale else []


# 11.7 billion in a table one of whose heads is `Amount (USD)`.
_COIN = expression(rf"[(（\[](?:in )?(?P<code>{_CODES})[)）\]]")
_SCALED = expression(r"\d[\d,]*(?:\.\d+)? ?(?:millions?|billions?|mn|mm|bn|m|b)")


def _of_heads(joined: str, around: str) -> list[str]:
    """A number of millions in the one currency that the heads of its table tell."""
    codes = {match["code"] for match in _COIN.finditer(around)} if _SCALED.fullmatch(joined) else set()
    return [_SIGNS.get(code, code) + joined for code in codes] if len(codes) == 1 else []
