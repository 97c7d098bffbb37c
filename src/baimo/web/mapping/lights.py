"""A document on the map: which entities it speaks of, how its claims about them stand, and where they are written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.drawing.map.marks import VERDICTS
from baimo.drawing.map.state import Light
from baimo.output.html.cards import Brief
from baimo.web.frame.addresses import document_address, entity_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from baimo.output.html.view import DocumentView
    from baimo.web.frame.library import Library

# So many claims are listed for a tile; the page of the document has them all.
LISTED = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """A tile that a document speaks of: whose it is, the worst verdict, how many claims, the first of them."""

    owner: str
    href: str
    verdict: str
    count: int
    claims: list[tuple[str, Brief]]


def lights(library: Library, key: str) -> tuple[Light, ...]:
    """Every entity that a document's claims are about, with the worst verdict on them and how many there are."""
    found = _by_entity(library, key)
    return tuple((entity, _worst(library, key, claims), len(claims)) for entity, claims in found.items())


def spoken(library: Library, key: str, owner_of: Callable[[str], str | None], view: DocumentView) -> list[Spoken]:
    """The tiles that a document speaks of, the worst and the most spoken of first."""
    owners: dict[str, set[int]] = defaultdict(set)
    for entity, claims in _by_entity(library, key).items():
        if owner := owner_of(entity):
            owners[owner].update(claims)
    rows = [_spoken(library, key, owner, sorted(claims), view) for owner, claims in owners.items()]
    return sorted(rows, key=lambda row: (VERDICTS.index(row.verdict), -row.count, row.owner))


def _spoken(library: Library, key: str, owner: str, claims: list[int], view: DocumentView) -> Spoken:
    def rank(index: int) -> tuple[int, int]:
        return VERDICTS.index(_verdict(library, key, index)), index

    listed = [view.cards.brief(index) for index in sorted(claims, key=rank)[:LISTED]]
    links = [(document_address(key) + brief.href, brief) for brief in listed]
    return Spoken(owner, entity_address(owner), _worst(library, key, claims), len(claims), links)


def _by_entity(library: Library, key: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, finding in enumerate(library.documents[key].findings):
        for entity in sorted({finding.claim.subject, finding.claim.object or ""} - {""}):
            found[entity].append(index)
    return dict(found)


def _worst(library: Library, key: str, claims: list[int]) -> str:
    return min((_verdict(library, key, index) for index in claims), key=VERDICTS.index)


def _verdict(library: Library, key: str, index: int) -> str:
    """The verdict on a claim as the map tells it: what cannot be checked is not known either."""
    verdict = library.layout(key).verdict(index)
    return verdict if verdict in VERDICTS else "unknown"
