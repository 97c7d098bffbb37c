"""What a search found, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from baimo.output.entity_text import statement_json
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, claim_text
from baimo.output.places_text import place_label
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words, words

if TYPE_CHECKING:
    from baimo.ledger import Found, Ledger, Passage, Results


def write_results(stream: TextIO, ledger: Ledger, query: str, found: Results, form: str, lang: str) -> None:
    """Write what a query found, as `text` or `json`."""
    if form == "json":
        stream.write(json.dumps(results_json(query, found, lang), ensure_ascii=False, indent=2) + "\n")
        return
    out = printer(stream)
    for row in _rows(query, found, Names(ledger, lang), words(lang)):
        out.print(row)


def results_json(query: str, found: Results, lang: str) -> dict[str, Any]:
    """Entities with what matched and how, statements with their sources, each best first."""
    return {
        "query": query,
        "entities": [found_json(one, lang) for one in found.entities],
        "statements": [{"matched": one.matched} | statement_json(one.statement) for one in found.statements],
    }


def found_json(found: Found, lang: str) -> dict[str, Any]:
    """An entity with its name in one language, its kind and place, and the spelling that matched."""
    return {
        "id": found.id,
        "kind": found.kind,
        "name": found.name(lang),
        "names": found.names,
        "category": found.category,
        "matched": found.matched,
        "how": found.how,
        "weight": found.weight,
    }


def _rows(query: str, found: Results, names: Names, say: Words) -> Iterator[Line]:
    if not found.entities and not found.statements:
        yield line(say("search.nothing", query=query))
    if found.entities and all(one.how == "near" for one in found.entities):
        yield line((say("search.near", query=query), "quiet"))
    for one in found.entities:
        yield _entity(one, say)
    if found.entities and found.statements:
        yield line()
    for passage in found.statements:
        yield from _passage(passage, names, say)


def _entity(found: Found, say: Words) -> Line:
    name = found.name(say.lang)
    about = [found.id, say.of("kind", found.kind), place_label(found.category, say.lang)]
    if found.matched not in (name, found.id):
        about.append(say("search.as", name=found.matched))
    return line((name, "strong"), ("  " + " · ".join(part for part in about if part), "quiet"))


def _passage(passage: Passage, names: Names, say: Words) -> Iterator[Line]:
    statement = passage.statement
    claim, source = statement.claim, statement.source
    yield line(claim_text(claim, names, say))
    words_in = {"note": claim.note, "quote": claim.quote, "title": source.title}.get(passage.matched)
    if words_in:
        yield line((words_in, "quote"), indent=4)
    told = [statement.id, source.publisher or source.title, date_text(source.date, say.lang)]
    yield line((" · ".join(part for part in told if part) + " ", "quiet"), (source.url, "url"), indent=4)
