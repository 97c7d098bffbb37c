"""The documents of the session: the list with their verdicts, and a page for each, its claims marked in its words."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.output.html.view import bar
from baimo.output.people_dates import date_text
from baimo.web.frame.addresses import document_address, lit_address
from baimo.web.frame.answers import DocumentAnswer, DocumentsAnswer
from baimo.web.frame.asked import DocumentKey
from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list: where it is, what it is, its verdicts, and the map with it lit."""

    href: str
    title: str
    name: str
    date: str
    counts: dict[str, int]
    bar: list[tuple[str, float, float]]
    on_map: str


@router.get("/documents.json", **documented(DocumentsAnswer))
async def documents_as_json(request: Request) -> Response:
    """The documents of the session, each with how many of its claims have which verdict."""
    library = site_of(request).library
    rows = [
        {
            "key": key,
            "name": checked.document.name,
            "title": checked.document.title,
            "date": checked.document.date,
            "counts": library.counts(key),
            "href": document_address(key),
        }
        for key, checked in library.documents.items()
    ]
    return json_answer({"documents": rows})


@router.get("/documents", response_class=HTMLResponse, include_in_schema=False)
async def documents(request: Request) -> HTMLResponse:
    """The documents of the session, and how to add one."""
    site, lang = site_of(request), preferences(request).lang
    return site.page(request, "documents.html", documents=[_row(site, key, lang) for key in site.library.documents])


@router.get("/d/{key}.json", **documented(DocumentAnswer))
async def document_json(request: Request, key: DocumentKey) -> Response:
    """A document's findings: the keys of a claim, `verdict`, `then`, `reason`, `expected`, `evidence`, `conflicts`."""
    library = site_of(request).library
    if key not in library.documents:
        raise NotFoundError("error.document", key)
    document, findings = library.documents[key].document, library.documents[key].findings
    about = {"name": document.name, "title": document.title, "date": document.date, "media": document.media}
    found = [finding.to_json() for finding in findings]
    return json_answer({**about, "counts": library.counts(key), "findings": found})


@router.get("/d/{key}", response_class=HTMLResponse, include_in_schema=False)
async def document(request: Request, key: str, part: str = "1") -> HTMLResponse:
    """A document, one part of a long one at a time."""
    site = site_of(request)
    if key not in site.library.documents:
        raise NotFoundError("error.document", key)
    number = int(part) - 1 if part.isascii() and part.isdigit() else 0
    last = len(site.library.layout(key).parts) - 1
    view = site.view(key, preferences(request).lang, min(max(number, 0), last))
    return site.page(request, "document.html", view=view, key=key, on_map=lit_address(key))


def _row(site: Site, key: str, lang: str) -> DocumentRow:
    document, counts = site.library.documents[key].document, site.library.counts(key)
    return DocumentRow(
        document_address(key),
        document.title or document.name,
        document.name,
        date_text(document.date, lang),
        counts,
        bar(counts),
        lit_address(key),
    )
