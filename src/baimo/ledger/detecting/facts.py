"""The facts that detectors look at: what one row says, by all its pages, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from baimo.claims import Claim
from baimo.ledger.statement import Statement, fact_id, value_text
from baimo.ledger.text import ParsedFile, claim_of

MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


class Page(NamedTuple):
    """Of a page, what tells when something was said and how far to trust it."""

    date: str | None
    kind: str
    grade: str


class Named(NamedTuple):
    """An entity as its file names it; `sure` are names that mean it wherever they stand."""

    id: str
    kind: str
    sure: tuple[tuple[tuple[str | int, ...], str], ...]
    file: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: what it says, the ids of the pages that say so, its rank, and its place in a file."""

    claim: Claim
    sources: tuple[str, ...]
    rank: str
    file: str
    index: int

    @property
    def id(self) -> str:
        """The id of the fact, whoever says it."""
        return fact_id(self.claim)

    @property
    def is_live(self) -> bool:
        """Whether it is held to be so: neither deprecated nor a rumour, a plan, a denial."""
        return self.rank != "deprecated" and self.claim.modality == "asserted"

    def shares_a_page(self, other: Fact) -> bool:
        """Whether one page says both: then it tells of two things, or of two times, and is no second witness."""
        return not set(self.sources).isdisjoint(other.sources)

    def __str__(self) -> str:
        claim = self.claim
        upper = f" to {value_text(claim.value_to)}" if claim.value_to is not None else ""
        parts = (claim.object, value_text(claim.value) + upper, claim.unit, claim.qualifier, claim.when)
        said = " ".join(str(part) for part in parts if part)
        return f"{claim.predicate} {said} ({self.sources[0] if self.sources else 'no page'})"


def facts_of(files: Iterable[ParsedFile]) -> Iterator[Fact]:
    """The facts of parsed files of entities; rows that are malformed are the form's business, and left out here."""
    for file in files:
        content = file.content
        if file.of != "entity" or not isinstance(content, dict) or not isinstance(content.get("statements"), list):
            continue
        subject = str(content.get("id"))
        for index, row in enumerate(content["statements"]):
            try:
                sources = tuple(map(str, row["sources"]))
                yield Fact(claim_of(row, subject), sources, row.get("rank") or "normal", file.path, index)
            except MALFORMED:
                continue


def facts_of_statements(statements: Iterable[Statement], place: str) -> Iterator[Fact]:
    """The facts of statements that stand in no file: a feed's, with its name as their place."""
    for index, statement in enumerate(statements):
        yield Fact(statement.claim, (statement.source.id,), statement.rank, place, index)


def pages_of(files: Iterable[ParsedFile]) -> dict[str, Page]:
    """Every page of parsed files of sources, by id."""
    found: dict[str, Page] = {}
    for file in files:
        rows = file.content.get("pages") if file.of == "source" and isinstance(file.content, dict) else None
        for page in rows if isinstance(rows, list) else ():
            if isinstance(page, dict):
                date = page.get("date")
                grade = page.get("grade") or file.content.get("grade") or "unknown"
                found.setdefault(str(page.get("id")), Page(date and str(date), str(page.get("kind")), str(grade)))
    return found


def named_of(files: Iterable[ParsedFile]) -> dict[str, list[Named]]:
    """Every entity that parsed files name, by id; several where layers or files share an id."""
    found: dict[str, list[Named]] = {}
    for file in files:
        row = file.content
        if file.of == "entity" and isinstance(row, dict) and "id" in row:
            named = Named(str(row["id"]), str(row.get("kind")), tuple(_sure(row)), file.path)
            found.setdefault(named.id, []).append(named)
    return found


def _sure(row: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    names, aliases = row.get("names"), row.get("aliases")
    if isinstance(names, dict):
        yield from ((("names", lang), str(name)) for lang, name in names.items() if name)
    if isinstance(aliases, list):
        yield from ((("aliases", index), str(name)) for index, name in enumerate(aliases) if name)
