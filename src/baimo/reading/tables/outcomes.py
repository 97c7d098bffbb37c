"""Tables of what a house measured before and after it used a model: | 满意度 | 68% | 87% | under 上线前, 上线后."""

from __future__ import annotations

from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression
from baimo.values.names import fold

_WHAT = r"(?:上线|应用|实施|使用|改造|导入|部署|引入|采用|试点|建设|升级|转型|接入|投产|项目|优化|使用ai|ai)?"
_BEFORE = expression(
    rf"{_WHAT}(?:之?前|以前)|原来|原先|过去|此前|传统方式|人工|before(?: .{{1,24}})?|previously|baseline|then"
)
_AFTER = expression(rf"{_WHAT}(?:之?后|以后)|现在|目前|如今|现状|after(?: .{{1,24}})?|now|today|with .{{1,24}}")
_PERCENT = symbols.UNIT["%"]


def of(table: Table, row: Row, heads: Heads) -> list[Match] | None:
    """The shares of a row after the change; None of a table that tells of no such change."""
    names = [fold(name).strip(" *") for name in table.names]
    if len(names) < 2 or not any(map(_BEFORE.fullmatch, names)):
        return None
    after = next((at for at, name in enumerate(names) if at and _AFTER.fullmatch(name)), None)
    if after is None:
        return None
    inside = row.cells[after] if after < len(row.cells) else []
    shares = [at for at in inside if row.chars[at] == _PERCENT]
    rule = heads.fixed(heads.named("achieved", ""), confidence=0.8).rule
    return [match(rule, row.sentence, None, "value", at, at + 1) for at in shares[:1]]
