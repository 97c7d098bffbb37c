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
from baimo.output.wording import Words
from baimo.web.addresses import document_address, entity_address
from baimo.web.site import Site, site_of, words_for

if TYPE_CHECKING:
    from baimo.ledger import Entity

router = APIRouter(include_in_schema=False)


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
    """An entity in a list."""

    href: str
    name: str
    other: str
    kind: str


@router.get("/", response_class=HTMLResponse)
async def start(request: Request, q: str = "", kind: str = "") -> HTMLResponse:
    """The documents and the record; `q` finds entities by name, `kind` lists those of a kind."""
    site, say = site_of(request), words_for(request)
    found = site.ledger.entities(kind) if kind in KINDS else []
    if q.strip():
        found = [one for one in map(site.ledger.entity, site.search.find(q)) if one]
    return site.page(
        request,
        "start.html",
        documents=[_document(site, key, say) for key in site.library.documents],
        entities=[_entity(one, say) for one in found],
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
