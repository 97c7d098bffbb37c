"""One name for a new entity in all claims of a document: the fullest way in which the text writes it."""

from __future__ import annotations

from baimo.claims import Claim
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.known.senses import OUTSIDE, entity_of, is_outside
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
            known = names.get(what[0].id, "")
            # 杉木银行（Shan Bank）: of two scripts the one in which it is written first
            if len(written) > len(known) and (not known or known.isascii() == written.isascii()):
                names[what[0].id] = written
    names |= {entity: _whole(entity, name, tokens, text) for entity, name in names.items() if _is_end(entity, name)}
    for claim in claims:
        claim.subject_name = names.get(claim.subject, claim.subject_name)
        if claim.object:
            claim.object_name = names.get(claim.object, claim.object_name or "")


def _is_end(entity: str, name: str) -> bool:
    """Whether the text writes but the end of what an entity is called: v1 of `Tern-Embed-v1`."""
    own = entity_of(name)
    return own != entity and entity.endswith(own.removeprefix(OUTSIDE))


def _whole(entity: str, end: str, tokens: list[Token], text: str) -> str:
    """Such a name with what stands before the version in the name of another of its family; else as written."""
    stem = entity.removesuffix(entity_of(end).removeprefix(OUTSIDE))
    for start, stop, _, what, _ in tokens:
        if type(what) is tuple and what and type(what[0]) is Sense and what[0].id.startswith(stem):
            for at in range(start + 1, stop):
                if entity_of(text[start:at]) == stem:
                    return text[start:at] + (text[at] if text[at] in " -" else "") + end
    return end
