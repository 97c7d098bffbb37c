"""The pages of which there are thousands, asked of their functions: the way to them costs as much as they do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from baimo.web.pages import entities, sources
from baimo.web.publishing import embeds

if TYPE_CHECKING:
    from starlette.responses import Response

Page = Callable[[Request, str], "Coroutine[Any, Any, Response]"]
# As the routes have them, in their order.
_TABLE: tuple[tuple[str, Page], ...] = (
    (r"/e/([^/]+)\.json", entities.entity_as_json),
    (r"/e/([^/]+)", entities.entity),
    (r"/s/(.+)\.json", sources.source_as_json),
    (r"/s/(.+)", sources.page_of_source),
    (r"/embed/e/([^/]+)", embeds.entity),
)


def _is_direct(page: Page) -> bool:
    """Whether a request and one part of the path are all that a page takes; else only the application can call it."""
    return inspect.iscoroutinefunction(page) and len(inspect.signature(page).parameters) == len(("request", "id"))


PAGES = [(re.compile(path), page) for path, page in _TABLE if _is_direct(page)]


def direct(scope: dict[str, Any]) -> Coroutine[Any, Any, Response] | None:
    """The answer of a page's own function; None for an address of any other page."""
    path = scope["path"]
    if scope["query_string"]:
        return None
    for pattern, page in PAGES:
        if match := pattern.fullmatch(path):
            return page(Request(scope), match[1])
    return None
