"""What is not there: one clear line, whom may have been meant, the search; as a page or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from baimo.web.frame.addresses import search_address
from baimo.web.frame.picking import Picked, missing
from baimo.web.frame.site import NotFoundError, site_of, words_for

if TYPE_CHECKING:
    from baimo.ledger import Found

NEAR = 6
# What of an address may be the name of an entity; of a longer one nobody was meant.
LONGEST = 80


def handle_errors(app: FastAPI) -> None:
    """Let every error of the application be told so."""
    app.add_exception_handler(NotFoundError, _nothing)
    app.add_exception_handler(HTTPException, _failed)


async def _nothing(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotFoundError)
    say = words_for(request)
    line, near = say(error.key, what=error.what), _near(request, error)
    if request.url.path.endswith(".json"):
        named = [{"id": one.id, "name": one.name(say.lang), "kind": one.kind} for one in near]
        return JSONResponse({"error": line, "suggestions": named}, 404)
    return site_of(request).page(
        request,
        "nothing.html",
        404,
        line=line,
        near=missing(Picked(error.what, near=tuple(near)), say.lang).near,
        search=search_address(error.what) if error.key == "error.entity" else "/search",
    )


def _near(request: Request, error: NotFoundError) -> list[Found]:
    """Whom may have been meant by an id or a name that the record does not know."""
    if error.near:
        return list(error.near)
    if error.key != "error.entity" or len(error.what) > LONGEST:
        return []
    return site_of(request).ledger.suggest(error.what.replace("-", " "), limit=NEAR)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return await _nothing(request, NotFoundError("error.page", request.url.path))
    return JSONResponse({"error": error.detail}, error.status_code)
