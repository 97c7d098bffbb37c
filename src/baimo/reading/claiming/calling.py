"""One name for a new entity in all claims of a document: the fullest way in which the text writes it."""

from __future__ import annotations

from baimo.claims import Claim
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.known.senses import is_outside
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.new.legal import without_form


def call(claims: list[Claim], tokens: list[Token], text: str) -> None:
    """Names the entities that no list knows: `the 12B model` is told as Kittiwake 3 12B."""
    wanted = {entity for claim in claims for entity in (claim.subject, claim.object) if entity and is_outside(entity)}
    if not wanted:
        return
    names: dict[str, str] = {}
    for start, end, _, what, _ in tokens:
        if type(what) is tuple and what and type(what[0]) is Sense and what[0].id in wanted:
            written = text[start:end].strip()
            written = without_form(written) if what[0].how == "legal" else written
            if len(written) > len(names.get(what[0].id, "")):
                names[what[0].id] = written
    for claim in claims:
        claim.subject_name = names.get(claim.subject, claim.subject_name)
        if claim.object:
            claim.object_name = names.get(claim.object, claim.object_name or "")
