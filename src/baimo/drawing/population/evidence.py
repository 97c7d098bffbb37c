"""What the pictures know of each entity: who made it, when it is first heard of, how broad the evidence is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from baimo.values.dates import parsed

if TYPE_CHECKING:
    from baimo.ledger import Entity, Ledger, Statement

MAKERS = ("developed_by", "manufactured_by")
MAKES = ("released", "open_sourced")
HELD = ("asserted", "reported")
_BIRTHS = {"founded_on", "issued_on"}


@dataclass(slots=True)
class Evidence:
    """All that a ledger holds, by subject and by object, without what is deprecated, denied or foretold."""

    entities: dict[str, Entity]
    about: dict[str, list[Statement]]
    naming: dict[str, list[Statement]]
    maker: dict[str, str] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)

    def until(self, month: str) -> Evidence:
        """The evidence as it stood at the end of a month: what was told by then, of what had begun by then."""
        about = {one: [said for said in found if _known_by(said, month)] for one, found in self.about.items()}
        naming = {one: [said for said in found if _known_by(said, month)] for one, found in self.naming.items()}
        return Evidence(self.entities, about, naming, self.maker, self.family)


def _known_by(said: Statement, month: str) -> bool:
    """What an event tells of counts from its month on, however late somebody wrote it down."""
    since = month_of(said)
    return since is None or since <= month


def gather(ledger: Ledger) -> Evidence:
    """Read a ledger once; everything drawn comes from here."""
    entities = {entity.id: entity for entity in ledger.entities()}
    about = {
        subject: [said for said in found if said.rank != "deprecated" and said.claim.modality in HELD]
        for subject, found in ledger.about_each(list(entities)).items()
    }
    naming: dict[str, list[Statement]] = defaultdict(list)
    for found in about.values():
        for said in found:
            if said.claim.object:
                naming[said.claim.object].append(said)
    evidence = Evidence(entities, about, naming)
    for entity_id in entities:
        _relate(evidence, entity_id)
    return evidence


def _relate(evidence: Evidence, entity_id: str) -> None:
    family = _first_object(evidence.about[entity_id], ("version_of",))
    if family and family != entity_id:
        evidence.family[entity_id] = family
    maker = _first_object(evidence.about[entity_id], MAKERS) or next(
        (said.claim.subject for said in evidence.naming.get(entity_id, ()) if said.claim.predicate in MAKES), None
    )
    if maker and evidence.entities.get(maker) and evidence.entities[maker].kind == "organization":
        evidence.maker[entity_id] = maker


def _first_object(statements: Iterable[Statement], predicates: tuple[str, ...]) -> str | None:
    return next((said.claim.object for said in statements if said.claim.predicate in predicates), None)


def site(said: Statement) -> str:
    """Who says it: the host, for a repository its owner."""
    return _site(said.source.url)


@lru_cache(maxsize=50_000)
def _site(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    owner = parts.path.strip("/").split("/")[0]
    return f"{host}/{owner}" if host in ("github.com", "huggingface.co") else host


def month_of(said: Statement) -> str | None:
    """The month in which what a statement tells of began, else the one of its page: `2023-10`."""
    return began(said) or published(said)


def began(said: Statement) -> str | None:
    """The month in which what it tells of began: of the event, or of the date that is its value."""
    claim = said.claim
    if claim.predicate in _BIRTHS:
        return _month(str(claim.value))
    return _month(claim.when)


def published(said: Statement) -> str | None:
    """The month of its page."""
    return _month(said.source.date)


@lru_cache(maxsize=50_000)
def _month(written: str | None) -> str | None:
    when = parsed(written)
    first = when.first if when else None
    return f"{first.year:04}-{first.month:02}" if first else None
