"""Tables of who bought whom: | Buyer | Target | Announced | Target based in |, | 收购方 | 标的 | 时间 |."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match
from baimo.reading.tables.filling import Cell, Filling, match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

_DATA: dict[str, list[str]] = datafile.load(Path(__file__).with_name("columns.yaml"))["bought"]
_BUYERS, _BOUGHT = (frozenset(map(fold, _DATA[name])) for name in ("buyers", "bought"))
# Whose seat a head tells: `Target based in`, 标的所在地.
_ITS = expression(r"(?:target(?:['’]s)?|标的|被收购方|被并购方|目标公司)(?:公司)?的? ?")
# What is told of the house that was bought, where its own column stands in the table.
_OF_BOUGHT = frozenset({"located_in", "founded_on", "founded_by", "led_by", "employees"})
Named = Callable[[Table, Row, int, str | None], Token | None]


def of(table: Table, row: Row, heads: Heads, filling: Filling, named: Named) -> list[Match] | None:
    """That the one house of a row bought the other, when, and what is told of that; None of any other table."""
    names = [fold(name).strip(" *") for name in table.names]
    buyer, bought = _first(names, _BUYERS), _first(names, _BOUGHT)
    if buyer < 0 or bought < 0 or max(buyer, bought) >= len(row.cells):
        return None
    pair = [named(table, row, at, "organization") if row.cells[at] else None for at in (buyer, bought)]
    if pair[0] is None or pair[1] is None:
        return []
    who, whom = row.add(pair[0]), row.add(pair[1])
    told = match(heads.named("acquired", "").rule, row.sentence, who, "object", whom, whom + 1)
    told.start, told.end = 0, row.own
    others = [at for at in range(len(row.cells)) if at not in (buyer, bought) and row.cells[at]]
    dates = [date for at in others if _is_day(table, at) for date in row.dates(at)]
    told.roles += [("when", dates[0], dates[0] + 1)] if dates else []
    found = [told]
    for at in others:
        column = heads.column(_ITS.sub("", names[at]) if at < len(names) else "")
        if column is not None and column.predicate.id in _OF_BOUGHT:
            found += filling.cell(Cell(row, column, at, names[at], whom))
    return found


def _first(names: list[str], wanted: frozenset[str]) -> int:
    return next((at for at, name in enumerate(names) if name in wanted), -1)


def _is_day(table: Table, at: int) -> bool:
    """Whether a column tells on which day the house was bought."""
    column = table.column(at)
    return at == table.dated or (column is not None and column.predicate.id == "released")
