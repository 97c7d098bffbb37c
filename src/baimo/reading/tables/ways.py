"""Heads that call the two ways of tokens otherwise: In and Out, Tokens in and Tokens out, 提问 and 回答, 入 and 出."""

from __future__ import annotations

from collections.abc import Callable

from baimo.values.expressions import expression
from baimo.values.names import fold

# What else a head of a price may say: money, of how many, that it is a price.
_BESIDE = expression(
    r"[$€¥£()（）\[\]/*_`:：·.,-]|(?<![a-z])(?:usd|rmb|cny|eur|price|pricing|prices|cost|costs|rate|rates|fee|fees|per|each|a|1?[mk]"
    r"|1,?000(?:,000)?|million|thousand|m?tok(?:en)?s?|api)(?![a-z])"
    r"|[每一千百万亿0-9]+(?=个?(?:token|词元|字|$))|价格|单价|价|费用|费|计费|收费|元|美元|个|词元|tokens?|侧|端"
)
_TOKENS = expression(r"(?<![a-z])m?tok(?:en)?s?(?![a-z])|词元|字元|字符|(?<![a-z])1m(?![a-z])")
_USUAL = {"ways_in": "input", "ways_out": "output"}


def usual(names: list[str], around: str, is_priced: bool, says: Callable[[str, str], bool]) -> dict[int, str]:
    """The columns that tell of one way, as the usual word for it, where both ways stand in a table of prices."""
    ways = {number: way for number, name in enumerate(names) if number and (way := _way(name, says))}
    if set(ways.values()) != set(_USUAL.values()):
        return {}
    is_told = is_priced or any("$" in name or "¥" in name for name in names)
    return ways if is_told and _TOKENS.search(f"{around} {fold(' '.join(names))}") else {}


def _way(name: str, says: Callable[[str, str], bool]) -> str:
    core = " ".join(_BESIDE.sub(" ", fold(name)).split())
    return next((word for listed, word in _USUAL.items() if core and says(listed, core)), "")
