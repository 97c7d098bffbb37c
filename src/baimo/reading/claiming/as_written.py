"""Names and words of claims as their document writes them, whose reader read it in simplified characters."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from baimo.claims import Claim
from baimo.documents import Document
from baimo.reading.naming.known.senses import is_outside
from baimo.values.names import simplified


def in_simplified(document: Document) -> Document:
    """The document in the one script in which all words and forms of the reader are written; no offset moves."""
    plain = simplified(document.clean)
    if plain is document.clean:
        return document
    return replace(document, clean=plain, title=document.title and simplified(document.title))


def as_written(claims: list[Claim], read: Document, document: Document) -> None:
    """Gives the claims of what was read the characters of the document."""
    if read is document:
        return
    written = partial(_written, read.clean, document.clean)
    for claim in claims:
        claim.subject_text, claim.object_text = written(claim.subject_text), written(claim.object_text)
        if is_outside(claim.subject):
            claim.subject_name = written(claim.subject_name) or ""
        if claim.object and is_outside(claim.object):
            claim.object_name = written(claim.object_name)
        if isinstance(claim.value, str):
            claim.value = written(claim.value)


def _written(plain: str, clean: str, word: str | None) -> str | None:
    at = plain.find(word) if word else -1
    return clean[at : at + len(word)] if word and at >= 0 else word
