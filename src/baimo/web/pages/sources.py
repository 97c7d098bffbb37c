"""The page of a source: what it is, and all that rests on it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.claims import Source
from baimo.output.entity_text import source_json, statement_json
from baimo.output.html.cards import Named
from baimo.web.frame.answers import SourcePageAnswer
from baimo.web.frame.asked import SourceId
from baimo.web.frame.facts_view import Facts, MentionRow
from baimo.web.frame.site import NotFoundError, documented, json_answer, site_of

router = APIRouter()


@router.get("/s/{source_id:path}.json", **documented(SourcePageAnswer))
async def source_as_json(request: Request, source_id: SourceId) -> Response:
    """A source with every statement that rests on it."""
    ledger = site_of(request).ledger
    if ledger.source(source_id) is None and ledger.source(f"{source_id}.json"):
        return await page_of_source(request, f"{source_id}.json")  # a page elsewhere that is data itself
    source = _source(request, source_id)
    statements = [statement_json(statement) for statement in ledger.statements_from(source_id)]
    return json_answer(source_json(source) | {"statements": statements})


@router.get("/s/{source_id:path}", response_class=HTMLResponse, include_in_schema=False)
async def page_of_source(request: Request, source_id: str) -> HTMLResponse:
    """A source and what rests on it, by subject."""
    site = site_of(request)
    tongue = site.tongue(request)
    found = _source(request, source_id)
    facts = Facts(tongue.names, tongue.words)
    statements = site.ledger.statements_from(source_id)
    rows = [facts.mention(statement.claim) for statement in statements]
    return site.page(
        request, "source.html", source=found, ref=facts.source(found), subjects=_by_subject(rows), count=len(rows)
    )


def _source(request: Request, source_id: str) -> Source:
    found = site_of(request).ledger.source(source_id)
    if found is None:
        raise NotFoundError("error.source", source_id)
    return found


def _by_subject(rows: list[MentionRow]) -> list[tuple[Named, list[MentionRow]]]:
    found: dict[Named, list[MentionRow]] = {}
    for row in rows:
        found.setdefault(row.subject, []).append(row)
    return list(found.items())
