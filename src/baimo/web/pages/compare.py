"""Two to four entities side by side: what the record says of each, what differs, where it is silent, what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.output.entity_text import statement_json
from baimo.output.html.cards import Named
from baimo.web.frame.addresses import compare_address, entity_address
from baimo.web.frame.answers import ComparisonAnswer
from baimo.web.frame.comparing import Compared, compared
from baimo.web.frame.facts_view import FactRow, Facts
from baimo.web.frame.peers import examples, peers_of
from baimo.web.frame.picking import Missing, Picked, missing, picked
from baimo.web.frame.pricing import CURRENCIES, PriceLine, price_lines, prices_json
from baimo.web.frame.site import Site, documented, json_answer, site_of, words_for

router = APIRouter()
FEWEST, MOST = 2, 4
Asked = Annotated[
    Sequence[str], Query(description="ids or any names, two to four", examples=[["gpt-4o", "deepseek-v3"]])
]
IN_A_CELL = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one entity under one predicate: the first facts, how many more, and where they all stand."""

    facts: list[FactRow]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One predicate side by side."""

    label: str
    differs: bool
    is_key: bool
    cells: list[Cell]

    @property
    def said(self) -> int:
        """Of how many the record says something."""
        return sum(bool(cell.facts) for cell in self.cells)


@router.get("/compare.json", **documented(ComparisonAnswer))
async def compare_as_json(request: Request, e: Asked = ()) -> Response:
    """Two to four entities (`e=qwen&e=deepseek`: ids or any names) side by side, by predicate."""
    site, lang = site_of(request), words_for(request).lang
    chosen = _known(_picked(site, e, lang))[:MOST]
    return json_answer(
        {
            "entities": [{"id": one.id, "name": one.name} for one in chosen],
            "rows": [_row_json(row, chosen, lang) for row in _compared(site, chosen)],
            "prices": {one.id: found for one in chosen if (found := prices_json(site.ledger, one.id))},
        }
    )


@router.get("/compare", response_class=HTMLResponse, include_in_schema=False)
async def compare(request: Request, e: Asked = (), only: str = "") -> HTMLResponse:
    """The page of a comparison, with a form to pick whom to compare."""
    site, tongue = site_of(request), site_of(request).tongue(request)
    asked = _picked(site, e, tongue.words.lang)
    known = _known(asked)
    chosen = known[:MOST] if len(known) >= FEWEST else []
    facts = Facts(tongue.names, tongue.words)
    rows = [_row(row, chosen, facts, tongue.words.lang) for row in _compared(site, chosen)]
    differing = only == "differs"
    shown = [row for row in rows if row.differs] if differing else rows
    return site.page(
        request,
        "compare.html",
        fields=[one.name or one.asked for one in [*asked, *([Picked("")] * MOST)][:MOST]],
        chosen=[Named(one.name, entity_address(one.id)) for one in chosen],
        kinds=[_kind(site, one, tongue.words.of) for one in chosen],
        rows=[row for row in shown if row.is_key or row.said > 1],
        lonely=[row for row in shown if not row.is_key and row.said == 1],
        prices=_prices(site, chosen, tongue.words.lang),
        unknown=_unknown(asked, tongue.words.lang),
        line=_line(known),
        only=differing,
        address=compare_address(one.id for one in chosen),
        examples=_proposed(site, known, tongue.words.lang),
        currencies=CURRENCIES,
    )


def _picked(site: Site, asked: Sequence[str], lang: str) -> list[Picked]:
    return [picked(site.ledger, one, lang) for one in asked if one.strip()]


def _known(asked: list[Picked]) -> list[Picked]:
    """Those whom the record knows, each once."""
    return list({one.id: one for one in asked if one.is_known}.values())


def _line(known: list[Picked]) -> str:
    """The key of the line that says why nothing, or not everything, is compared."""
    if len(known) > MOST:
        return "compare.too_many"
    return "compare.one" if len(known) == 1 else ""


def _unknown(asked: list[Picked], lang: str) -> list[Missing]:
    def instead(one: Picked, found: str) -> str:
        return compare_address(found if other is one else other.id or other.asked for other in asked)

    return [missing(one, lang, partial(instead, one)) for one in asked if not one.is_known]


def _proposed(site: Site, known: list[Picked], lang: str) -> list[Named]:
    """Comparisons that may be meant: of the one that was named with its peers, else those of the data file."""
    if len(known) > 1:
        return []
    return peers_of(site, known[0].id, lang) if known else examples(site, lang)


def _compared(site: Site, chosen: list[Picked]) -> list[Compared]:
    ids = [one.id for one in chosen]
    return site.overview.kept(("compared", *ids), lambda: compared(site.ledger, ids)) if ids else []


def _row(row: Compared, chosen: list[Picked], facts: Facts, lang: str) -> Row:
    cells = [
        Cell(
            [facts.fact(fact, topic.rivals if topic else (), row.is_turned) for fact in found[:IN_A_CELL]],
            max(0, len(found) - IN_A_CELL),
            f"{entity_address(one.id)}#{'named' if row.is_turned else f'p-{row.predicate}'}",
        )
        for one, topic, found in zip(chosen, row.topics, row.facts, strict=True)
    ]
    return Row(row.label(lang), row.differs, row.is_key, cells)


def _row_json(row: Compared, chosen: list[Picked], lang: str) -> dict[str, Any]:
    cells = [
        {"entity": one.id, "statements": [statement_json(said) for fact in found for said in fact.statements]}
        for one, found in zip(chosen, row.facts, strict=True)
    ]
    return {"predicate": row.predicate, "label": row.label(lang), "differs": row.differs, "cells": cells}


def _prices(site: Site, chosen: list[Picked], lang: str) -> list[list[PriceLine]]:
    found = [_price(site, one.id, lang) for one in chosen]
    return found if any(found) else []


def _price(site: Site, entity_id: str, lang: str) -> list[PriceLine]:
    day = date.today()
    return site.overview.kept(("price", entity_id, lang, day), lambda: price_lines(site.ledger, entity_id, lang))


def _kind(site: Site, one: Picked, word: Any) -> str:
    entity = site.ledger.entity(one.id)
    return str(word("kind", entity.kind)) if entity else ""
