"""What the houses of a table make: | 公司 | 代表产品 | tells of each what it is known for."""

from __future__ import annotations

from collections.abc import Callable

from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match
from baimo.reading.tables.filling import match
from baimo.reading.tables.named import whole
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression

_MADE = ("model", "chip", "product")
# Who buys or uses stands under heads of another sort, and beside those who sell.
_NOT_OF_MAKERS = frozenset({"uses_chip", "supplies", "based_on", "runs_on", "powers", "applied_in"})
# What a thing within a product tells of it, and their parts.
_HELD = {"based_on": "model", "powers": "model", "uses_chip": "chip"}
_WITHIN = {"model": ("powers", "subject", "object"), "chip": ("uses_chip", "object", "subject")}
_BLANKS, _ASIDE = " \n\t|*`_", expression(r"\s*[（(][^（）()]*[)）]")
# One name and nothing else: no list, no count, no words.
_ONE = expression(
    r"[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3}"
    r"|[\u4e00-\u9fff]{2,8}[ -]?(?:[A-Za-z\d][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3})?(?:系列)?|[a-z][\w.-]*\d[\w.-]*"
)
Named = Callable[[Table, Row, int, str | None], Token | None]


def of(table: Table, row: Row, house: int | None, named: Named, gazetteer: Gazetteer) -> list[Match]:
    """That the house of a row made what stands below a head for things, unless another is known for its family."""
    if house is not None and table.kind == "product":
        return _driving(table, row, house, named, gazetteer)
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


def _driving(table: Table, row: Row, product: int, named: Named, gazetteer: Gazetteer) -> list[Match]:
    """What is in the product of a row, below a head of its own: | 产品 | 芯片 | 模型 |."""
    told: list[Match] = []
    for number, kind in table.others.items():
        if kind in _WITHIN and table.column(number) is None and number < len(row.cells) and number > table.about:
            thing = thing_of(table, row, number, kind, named, gazetteer)
            told += [_within(table, row, product, thing, kind)] if thing is not None else []
    return told


def held(table: Table, row: Row, number: int, product: int | None, named: Named, gazetteer: Gazetteer) -> Match | None:
    """The one model or chip that a whole cell names below a head that tells it to be in the product of its row."""
    kind = _kind_within(table, number)
    if product is None or not kind or not row.cells[number] or not _ONE.fullmatch(_said(row, number)):
        return None
    thing = thing_of(table, row, number, kind, named, gazetteer)
    return _within(table, row, product, thing, kind) if thing is not None else None


def thing_of(table: Table, row: Row, number: int, kind: str, named: Named, gazetteer: Gazetteer) -> Token | None:
    """What a cell names: the whole of it where that is one name, though only a part of it is known."""
    if not row.cells[number]:
        return None
    thing, said = named(table, row, number, kind), _said(row, number)
    is_told = thing is not None and isinstance(thing[3], tuple) and any(sense.kind == kind for sense in thing[3])
    if (thing is not None and is_told and row.document.clean[thing[0] : thing[1]] == said) or not _ONE.fullmatch(said):
        return thing
    return whole(gazetteer, row, number, said, kind)


def _said(row: Row, number: int) -> str:
    return _ASIDE.sub("", row.said(number).strip(_BLANKS)).strip()


def models(table: Table) -> list[tuple[int, str]]:
    """The columns that name the models in the products of the rows: what is told of models is told of these."""
    return [(at, kind) for at in range(len(table.names)) if (kind := _kind_within(table, at)) == "model"]


def _kind_within(table: Table, number: int) -> str:
    """What a head lists that tells what is in a product, empty where it tells no such thing."""
    column = table.column(number)
    return _HELD.get(column.predicate.id, "") if column is not None and table.kind == "product" else ""


def _within(table: Table, row: Row, product: int, thing: Token, kind: str) -> Match:
    at = row.add(thing)
    predicate, mine, its = _WITHIN[kind]
    found = match(table.heads.named(predicate, "").rule, row.sentence, None, mine, at, at + 1)
    found.roles.append((its, product, product + 1))
    found.start, found.end = 0, row.own
    return found


def _is_of_makers(table: Table) -> bool:
    """Whether the head over the houses is one of those who make, and no other head tells that they use."""
    column = table.heads.column(table.head(table.about))
    told = {column.predicate.id for column in table.columns if column is not None}
    return column is not None and column.predicate.id == "developed_by" and not told & _NOT_OF_MAKERS


def _may_be_of(thing: Token, house: Token, gazetteer: Gazetteer, text: str) -> bool:
    owner = family_house(thing, gazetteer, text)
    return owner is None or owner[3][0].id in {sense.id for sense in house[3]}
