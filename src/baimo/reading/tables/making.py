"""What the houses of a table make: | 公司 | 代表产品 | tells of each what it is known for."""

from __future__ import annotations

from collections.abc import Callable

from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match
from baimo.reading.tables.filling import match
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table

_MADE = ("model", "chip", "product")
# Who buys or uses stands under heads of another sort, and beside those who sell.
_NOT_OF_MAKERS = frozenset({"uses_chip", "supplies", "based_on", "runs_on", "powers", "applied_in"})
Named = Callable[[Table, Row, int, str | None], Token | None]


def of(table: Table, row: Row, house: int | None, named: Named, gazetteer: Gazetteer) -> list[Match]:
    """That the house of a row made what stands below a head for things, unless another is known for its family."""
    if house is not None and table.kind == "product":
        return _driving(table, row, house, named)
    if house is None or table.kind != "organization" or not _is_of_makers(table):
        return []
    rule = table.heads.named("developed_by", "").rule
    told: list[Match] = []
    for number, kind in table.others.items():
        if kind not in _MADE or table.column(number) is not None or number >= len(row.cells):
            continue
        thing = named(table, row, number, kind)
        if thing is None or not _may_be_of(thing, row.tokens[house], gazetteer, row.document.clean):
            continue
        found = match(rule, row.sentence, row.add(thing), "object", house, house + 1)
        found.start, found.end = 0, row.own
        told.append(found)
    return told


def _driving(table: Table, row: Row, product: int, named: Named) -> list[Match]:
    """That the model below a head of its own drives the product of a row: | 产品 | 公司 | 模型 |."""
    rule = table.heads.named("powers", "").rule
    told: list[Match] = []
    for number, kind in table.others.items():
        if kind != "model" or table.column(number) is not None or number >= len(row.cells) or not row.cells[number]:
            continue
        thing = named(table, row, number, kind)
        if thing is not None and number > table.about:
            at = row.add(thing)
            found = match(rule, row.sentence, None, "subject", at, at + 1)
            found.roles.append(("object", product, product + 1))
            found.start, found.end = 0, row.own
            told.append(found)
    return told


def _is_of_makers(table: Table) -> bool:
    """Whether the head over the houses is one of those who make, and no other head tells that they use."""
    column = table.heads.column(table.head(table.about))
    told = {column.predicate.id for column in table.columns if column is not None}
    return column is not None and column.predicate.id == "developed_by" and not told & _NOT_OF_MAKERS


def _may_be_of(thing: Token, house: Token, gazetteer: Gazetteer, text: str) -> bool:
    owner = family_house(thing, gazetteer, text)
    return owner is None or owner[3][0].id in {sense.id for sense in house[3]}
