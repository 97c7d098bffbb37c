"""The page of a document: its words, each claim marked by its verdict, each mark opening its evidence."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import NotFoundError, json_answer, site_of

router = APIRouter()


@router.get("/d/{key}.json")
async def document_json(request: Request, key: str) -> Response:
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
    return site.page(request, "document.html", view=view, key=key)
