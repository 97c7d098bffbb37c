"""The application: every page under its address, safe headers on every answer, one line where there is nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from baimo.output.html.environment import STYLE
from baimo.web.frame.addresses import document_address
from baimo.web.frame.library import Library
from baimo.web.frame.site import NotFoundError, Site, site_of, words_for
from baimo.web.pages import documents, entities, files, map, pictures, sources, start
from baimo.web.pages.beside import ROUTERS
from baimo.web.serving.security import SafeHeaders
from baimo.web.serving.thrift import ThriftyAnswers

if TYPE_CHECKING:
    from baimo.ledger import Ledger
    from baimo.workspace import Checked

ICON = Path(__file__).with_name("baimo.svg")


def create_app(ledger: Ledger, checked: list[Checked], is_static: bool = False, today: date | None = None) -> FastAPI:
    """The pages of a ledger and of documents checked against it; `is_static` where they are to become files."""
    app = FastAPI(title="Baimo", docs_url=None, redoc_url=None)
    library = Library(checked)
    app.state.site = Site(ledger, library, is_static, today)
    app.state.addresses = [document_address(key) for key in library.documents] or ["/"]
    for part in (files, map, start, documents, entities, sources, pictures):
        app.include_router(part.router)
    # Before the pictures, which answer to every other name that ends so.
    app.add_api_route("/baimo.css", _style, include_in_schema=False)
    app.add_api_route("/baimo.svg", _icon, include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(NotFoundError, _nothing)
    app.add_exception_handler(HTTPException, _failed)
    if not is_static:
        app.add_middleware(ThriftyAnswers)
        app.add_middleware(SafeHeaders)
    return app


async def _style() -> Response:
    return Response(STYLE.read_bytes(), media_type="text/css", headers={"Cache-Control": "max-age=300"})


async def _icon() -> Response:
    return Response(ICON.read_bytes(), media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})


async def _nothing(request: Request, error: Exception) -> Response:
    """One clear line, as a page or as JSON, whichever was asked for."""
    assert isinstance(error, NotFoundError)
    line = words_for(request)(error.key, what=error.what)
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": line}, 404)
    return site_of(request).page(request, "nothing.html", 404, line=line)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return await _nothing(request, NotFoundError("error.page", request.url.path))
    return JSONResponse({"error": error.detail}, error.status_code)
