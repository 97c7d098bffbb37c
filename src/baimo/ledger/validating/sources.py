"""The rules for a file of sources."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from baimo.claims.source import GRADES, KINDS
from baimo.ledger.detecting import rules
from baimo.ledger.layers import ACCEPTED
from baimo.ledger.text import UNDATED
from baimo.ledger.validating.problem import Complaint, Complaints, KeyPath, one_of, texts_of, unknown_keys
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.statements import date_complaints

_KEYS = ("publisher", "grade", "pages")
_PAGE = ("id", "url", "title", "date", "kind", "grade", "note")


def source_complaints(row: Any, path: str, known: Registry, lower: Registry) -> Complaints:
    """What is wrong in a file of sources; `known` is what all layers hold, `lower` what those below define."""
    if not isinstance(row, dict):
        yield Complaint((), "no sources", "begin with `publisher: ...`, `grade: ...` and `pages:`")
        return
    yield from unknown_keys((), row, _KEYS)
    yield from texts_of((), row, ("publisher", "grade"))
    yield from _missing((), row, ("publisher", "grade"))
    if "grade" in row:
        yield from one_of(("grade",), row["grade"], GRADES, "grade")
    pages = row.get("pages")
    if not isinstance(pages, list):
        yield Complaint(("pages",), "no list of pages", "begin each page with `- id: ...`")
        return
    seen: set[str] = set()
    for index, page in enumerate(pages):
        yield from _page(("pages", index), page)
        if isinstance(page, dict):
            yield from _dated(("pages", index), page, path)
            yield from _identity(("pages", index), page, path, (lower, known), seen)


def _page(at: KeyPath, page: Any) -> Complaints:
    if not isinstance(page, dict):
        yield Complaint(at, "no page", "write `id`, `url`, `title`, `kind` and, where it bears one, `date`")
        return
    yield from unknown_keys(at, page, _PAGE)
    yield from texts_of(at, page, _PAGE)
    yield from _missing(at, page, ("id", "url", "title", "kind"))
    if "kind" in page:
        yield from one_of((*at, "kind"), page["kind"], KINDS, "kind of source")
    if "grade" in page:
        yield from one_of((*at, "grade"), page["grade"], GRADES, "grade")
    if page.get("date") not in (None, UNDATED):
        yield from date_complaints((*at, "date"), page["date"])


def _dated(at: KeyPath, page: dict[str, Any], path: str) -> Complaints:
    """A page says when it was written, or that nobody can tell: a gap leaves open whether anybody looked."""
    if page.get("date") in (None, "") and f"/{ACCEPTED}/" not in path:
        rule = rules()["source-without-date"]
        yield Complaint(at, f"the page {str(page.get('id'))!r} bears no date", rule.repair, rule.id)


def _missing(at: KeyPath, row: dict[str, Any], keys: tuple[str, ...]) -> Complaints:
    for key in keys:
        if row.get(key) in (None, ""):
            yield Complaint(at, f"the key {key!r} is missing", f"add `{key}: ...`")


def _identity(
    at: KeyPath, page: dict[str, Any], path: str, registries: tuple[Registry, ...], seen: set[str]
) -> Complaints:
    """One id and one address a page: two would count one witness twice."""
    source, url = str(page.get("id")), str(page.get("url"))
    is_accepted = f"/{ACCEPTED}/" in path  # another reading of one document is the same source again
    first = next((found for known in registries if (found := known.sources.get(source, path)) != path), path)
    if source in seen or (first != path and not is_accepted):
        where = "in this file" if source in seen else f"in {first}"
        yield Complaint((*at, "id"), f"a page {source!r} is there already, {where}", "keep one of the two")
    seen.add(source)
    holder = next((found for known in registries if (found := known.urls.get(url, source)) != source), source)
    if not urlsplit(url).scheme:
        if not is_accepted:
            yield Complaint((*at, "url"), f"{url!r} is no address", "write it whole, with https://")
    elif holder != source:
        repair = "keep one page, and let statements name that"
        yield Complaint((*at, "url"), f"the page {holder!r} has this address as well", repair)
