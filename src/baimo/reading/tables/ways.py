"""Heads that call the two ways of tokens otherwise: In and Out, Tokens in and Tokens out, 提问 and 回答, 入 and 出."""

from __future__ import annotations

from baimo.reading.tables.heads import Heads
from baimo.reading.tables.prices import tells_kind, tells_rate
from baimo.reading.tables.table import Table
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


def tell(heads: Heads, table: Table) -> None:
    """Heads that call what goes in and what comes out by other words are told by the usual ones too."""
    for number, word in _usual(heads, table).items():
        name = fold(table.names[number])
        if table.columns[number] is None or not tells_kind(name):
            table.names[number] = f"{table.names[number]} {word}"
            table.columns[number] = heads.named("price", fold(table.names[number]))


def _usual(heads: Heads, table: Table) -> dict[int, str]:
    """The columns that tell of one way, as the usual word for it, where both ways stand in a table of prices."""
    ways = {number: way for number, name in enumerate(table.names) if number and (way := _way(heads, name))}
    if set(ways.values()) != set(_USUAL.values()):
        return {}
    is_priced = table.is_priced or tells_rate(table.around) or any("$" in name or "¥" in name for name in table.names)
    return ways if is_priced and _TOKENS.search(f"{table.around} {fold(' '.join(table.names))}") else {}


def _way(heads: Heads, name: str) -> str:
    core = " ".join(_BESIDE.sub(" ", fold(name)).split())
    return next((word for listed, word in _USUAL.items() if core and heads.says(listed, core)), "")
