"""The first page: the documents of the session, the search, and what the record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from baimo.claims.predicates import KINDS
from baimo.output.html.view import bar
from baimo.output.people_dates import date_text
from baimo.output.places_text import place_label
from baimo.output.wording import Words
from baimo.web.frame.addresses import document_address, entity_address
from baimo.web.frame.facts_view import Facts, MentionRow, SourceRef
from baimo.web.frame.site import Site, site_of, words_for

if TYPE_CHECKING:
    from baimo.ledger import Entity, Found, Passage

router = APIRouter(include_in_schema=False)
MOST, PASSAGES = 60, 20


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list: where it is, what it is, and its verdicts."""

    href: str
    title: str
    name: str
    date: str
    counts: dict[str, int]
    bar: list[tuple[str, float, float]]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list; `other` is another name, in a search the one that matched."""

    href: str
    name: str
    other: str
    kind: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A statement in which the words of a search stand."""

    said: MentionRow
    words: str
    source: SourceRef


@router.get("/", response_class=HTMLResponse)
async def start(request: Request, q: str = "", kind: str = "") -> HTMLResponse:
    """The documents and the record; `q` finds entities by name, `kind` lists those of a kind."""
    site, say = site_of(request), words_for(request)
    listed = [_entity(one, say) for one in site.ledger.entities(kind)] if kind in KINDS else []
    passages: list[PassageRow] = []
    is_near = False
    if q.strip():
        found = site.ledger.search(q, limit=MOST)
        is_near = bool(found.entities) and found.entities[0].how == "near"
        listed = [_found(one, say) for one in found.entities]
        facts = Facts(site.tongue(request).names, say)
        passages = [_passage(one, facts) for one in found.statements[:PASSAGES]]
    return site.page(
        request,
        "start.html",
        documents=[_document(site, key, say) for key in site.library.documents],
        entities=listed,
        passages=passages,
        is_near=is_near,
        asked=q.strip(),
        kind=kind if kind in KINDS else "",
        record={"counts": site.ledger.counts(), "kinds": site.kinds},
    )


def _document(site: Site, key: str, say: Words) -> DocumentRow:
    document, counts = site.library.documents[key].document, site.library.counts(key)
    title = document.title or document.name
    return DocumentRow(
        document_address(key), title, document.name, date_text(document.date, say.lang), counts, bar(counts)
    )


def _entity(entity: Entity, say: Words) -> EntityRow:
    name = entity.name(say.lang)
    other = next((one for one in (*entity.names.values(), *entity.aliases) if one != name), "")
    return EntityRow(entity_address(entity.id), name, other, say.of("kind", entity.kind))


def _found(found: Found, say: Words) -> EntityRow:
    name = found.name(say.lang)
    other = found.matched if found.matched not in (name, found.id) else ""
    place = place_label(found.category, say.lang)
    return EntityRow(entity_address(found.id), name, other, say.of("kind", found.kind), place)


def _passage(passage: Passage, facts: Facts) -> PassageRow:
    statement = passage.statement
    words = {"note": statement.claim.note, "quote": statement.claim.quote}.get(passage.matched)
    return PassageRow(facts.mention(statement.claim), words or "", facts.source(statement.source))
