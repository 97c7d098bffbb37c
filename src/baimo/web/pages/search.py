"""The search: entities by name and statements by their words; without a question, what there is of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.claims.predicates import KINDS
from baimo.ledger.searching import Found, Results
from baimo.output.entity_text import statement_json
from baimo.output.places_text import place_label
from baimo.output.wording import Words
from baimo.web.frame.addresses import entity_address, search_address
from baimo.web.frame.answers import SearchAnswer
from baimo.web.frame.asked import Asking, Kind, Limit, Only
from baimo.web.frame.facts_view import Facts, MentionRow, SourceRef
from baimo.web.frame.site import Site, documented, json_answer, site_of, words_for

if TYPE_CHECKING:
    from baimo.ledger import Entity, Passage

router = APIRouter()
ENTITIES, STATEMENTS, OF_A_KIND, MOST = 60, 20, 240, 200


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


@router.get("/search.json", **documented(SearchAnswer))
async def search_as_json(
    request: Request, q: Asking = "", kind: Kind = "", limit: Limit = 20, only: Only = ""
) -> Response:
    """Entities by any part, sound or near spelling of a name, and statements by their words, best first.

    `kind` keeps entities of one kind; `only=entities` leaves out statements, as suggestions while typing do.
    """
    site, say = site_of(request), words_for(request)
    limit = min(max(limit, 1), MOST)
    found = _search(site, q, kind, limit, only == "entities")
    return json_answer(
        {
            "query": q.strip(),
            "kind": kind if kind in KINDS else "",
            "near": _is_near(found),
            "total": len(found.entities) + len(found.statements),
            "kinds": site.kinds,
            "entities": [_entity_json(one, say.lang) for one in found.entities],
            "statements": [
                {"matched": one.matched, "statement": statement_json(one.statement)} for one in found.statements
            ],
        }
    )


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
async def search(request: Request, q: str = "", kind: str = "", page: int = 1) -> HTMLResponse:
    """The page of a search."""
    site, say = site_of(request), words_for(request)
    q, kind = q.strip(), kind if kind in KINDS else ""
    found = _search(site, q, kind, ENTITIES, False)
    facts = Facts(site.tongue(request).names, say)
    listed, pages = _listed(site, kind, page, say) if kind and not q else ([], [])
    return site.page(
        request,
        "search.html",
        asked=q,
        kind=kind,
        entities=[_found(one, say) for one in found.entities] or listed,
        passages=[_passage(one, facts) for one in found.statements[:STATEMENTS]],
        is_near=_is_near(found),
        of_kind=site.kinds.get(kind, 0),
        pages=pages,
        kinds=[(one, n, search_address(q, one)) for one, n in site.kinds.items()],
        counts=site.ledger.counts(),
        is_alone=not q and not kind,
    )


def _search(site: Site, q: str, kind: str, limit: int, only_entities: bool) -> Results:
    if not q.strip():
        return Results()
    kinds = [kind] if kind in KINDS else None
    entities = site.ledger.suggest(q, kinds, limit)
    # Each statement is fetched by itself: no more of them than a page shows.
    told = [] if kinds or only_entities else site.ledger.search(q, None, min(limit, STATEMENTS)).statements
    return Results(entities, told)


def _is_near(found: Results) -> bool:
    """Whether nobody is called so, and these are only alike."""
    return bool(found.entities) and found.entities[0].how == "near"


def _listed(site: Site, kind: str, page: int, say: Words) -> tuple[list[EntityRow], list[tuple[int, str, bool]]]:
    """A page of all entities of a kind, by name, and the links to the others."""
    every = site.overview.kept(("kind", kind, say.lang), lambda: _by_name(site, kind, say.lang))
    count = -(-len(every) // OF_A_KIND)
    page = min(max(page, 1), max(count, 1))
    shown = [_entity(one, say) for one in every[(page - 1) * OF_A_KIND : page * OF_A_KIND]]
    links = [(n, f"{search_address(kind=kind)}&page={n}", n == page) for n in range(1, count + 1)]
    return shown, links if count > 1 else []


def _by_name(site: Site, kind: str, lang: str) -> list[Entity]:
    return sorted(site.ledger.entities(kind), key=lambda one: (one.name(lang).casefold(), one.id))


def _entity(entity: Entity, say: Words) -> EntityRow:
    name = entity.name(say.lang)
    other = next((one for one in (*entity.names.values(), *entity.aliases) if one != name), "")
    return EntityRow(entity_address(entity.id), name, other, say.of("kind", entity.kind))


def _found(found: Found, say: Words) -> EntityRow:
    name = found.name(say.lang)
    other = found.matched if found.matched not in (name, found.id) else ""
    place = place_label(found.category, say.lang)
    return EntityRow(entity_address(found.id), name, other, say.of("kind", found.kind), place)


def _entity_json(found: Found, lang: str) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name(lang),
        "names": found.names,
        "kind": found.kind,
        "category": found.category,
        "matched": found.matched,
        "how": found.how,
        "href": entity_address(found.id),
    }


def _passage(passage: Passage, facts: Facts) -> PassageRow:
    statement = passage.statement
    words = {"note": statement.claim.note, "quote": statement.claim.quote}.get(passage.matched)
    return PassageRow(facts.mention(statement.claim), words or "", facts.source(statement.source))
