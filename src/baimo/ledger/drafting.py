"""A document and its claims turned into the text of a layer: a source for each who speaks, a file for each entity."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from baimo.claims import Claim, table
from baimo.ledger.entity import Entity
from baimo.ledger.statement import statement_id
from baimo.ledger.text import claim_of
from baimo.values.dates import when_of

Row = dict[str, Any]
Speaker = tuple[str | None, str | None]  # who, when; nobody: the document itself


class SourceDocument(Protocol):
    """What a document must tell to become a source; `date` is EDTF."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def text(self) -> str:
        """Its text, as it was read."""

    @property
    def title(self) -> str | None:
        """Its title, where it has one."""

    @property
    def date(self) -> str | None:
        """Its own date, where it bears one."""


@dataclass(slots=True)
class Draft:
    """An acceptance in memory: the document's id, its text, and the content of each file by its path."""

    id: str
    slug: str
    text: str
    files: dict[str, Row] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)

    def digest(self) -> str:
        """Equal for the same text read the same way, whatever the file was called."""
        return _digest("\n".join([self.id, *sorted(self.statements)]))


def source_id(text: str) -> str:
    """The id that a document of this text bears as a source; who is quoted in it bears it with a number behind."""
    return f"document-{_digest(text)}"


def draft_of(
    document: SourceDocument, claims: Iterable[Claim], known: dict[str, Entity], kind: str, grade: str
) -> Draft:
    """What an acceptance would write; `known` are entities that a layer has, `kind` and `grade` the source's."""
    draft = Draft(source_id(document.text), _slug(document.name), document.text)
    speakers: dict[Speaker, str] = {}
    _source_of(draft, document, speakers, (None, None), kind, grade)
    for claim in claims:
        if claim.modality == "asserted" and _is_sound(claim) and _is_allowed(claim, known):
            speaker = (claim.said_by, claim.said_on) if claim.said_by else (None, None)
            _add(draft, claim, _source_of(draft, document, speakers, speaker, kind, grade), known)
    return draft


def _source_of(
    draft: Draft,
    document: SourceDocument,
    speakers: dict[Speaker, str],
    speaker: Speaker,
    kind: str,
    grade: str,
) -> str:
    """The id of the source that speaks: the document, or who is quoted in it and must be weighed on their own."""
    if speaker not in speakers:
        name, said_on = speaker
        source = draft.id if not speakers else f"{draft.id}/{len(speakers)}"
        title = document.title or document.name
        title = f"{name}, in: {title}" if name else title
        page = {"id": source, "url": "document.txt", "title": title, "kind": kind}
        if date := said_on or document.date:
            page["date"] = date
        content = {"publisher": name or document.name, "grade": "unknown" if name else grade, "pages": [page]}
        draft.files[f"sources/{source.replace('/', '_')}.yaml"] = content
        speakers[speaker] = source
    return speakers[speaker]


def _add(draft: Draft, claim: Claim, source: str, known: dict[str, Entity]) -> None:
    row = _row(claim, source)
    identity = statement_id(claim_of(row, claim.subject), source)
    if identity in draft.statements:
        return
    draft.statements.add(identity)
    subject_kind, object_kind = _kinds(claim, known)
    subject = _entity_file(draft, claim.subject, subject_kind, claim.subject_name, known)
    subject.setdefault("statements", []).append(row)
    if claim.object and not _is_known(claim.object, known):
        _entity_file(draft, claim.object, object_kind, claim.object_name or claim.object_text or "", known)


def _kinds(claim: Claim, known: dict[str, Entity]) -> tuple[str, str]:
    """The kinds of subject and object: as the layers know them, as read, or the predicate's first."""
    allowed = table()[claim.predicate]
    held = [known[entity].kind if entity in known else "" for entity in (claim.subject, claim.object or "")]
    first = [kinds[0] if kinds else "" for kinds in (allowed.subject, allowed.object)]
    return held[0] or claim.subject_type or first[0], held[1] or claim.object_type or first[1]


def _is_allowed(claim: Claim, known: dict[str, Entity]) -> bool:
    """Whether the predicate may be said of such a subject, and may have such an object."""
    allowed = table()[claim.predicate]
    subject_kind, object_kind = _kinds(claim, known)
    return subject_kind in allowed.subject and (not claim.object or object_kind in allowed.object)


def _entity_file(draft: Draft, entity: str, kind: str, name: str, known: dict[str, Entity]) -> Row:
    """The file of an entity: only its statements where the layers know it, else provisional with the name read."""
    content: Row = {"id": entity, "kind": kind}
    if not _is_known(entity, known):
        written = name or entity
        lang = "zh" if re.search(r"[\u3400-\u9fff]", written) else "en"
        content |= {"names": {lang: written}, "provisional": True}
    return draft.files.setdefault(f"entities/{kind}/{entity}.yaml", content)


def _is_known(entity: str, known: dict[str, Entity]) -> bool:
    # What only another acceptance introduced may go with it, so every acceptance brings its own.
    return entity in known and not known[entity].provisional


def _is_sound(claim: Claim) -> bool:
    """Whether a claim can be a statement: its ids can name files, and all its words are of the vocabulary."""
    ids = (claim.subject,) if claim.object is None else (claim.subject, claim.object)
    if not all(re.fullmatch(r"\w[\w.+-]{0,120}", entity) for entity in ids) or claim.predicate not in table():
        return False
    return _reads_back(claim)


def _reads_back(claim: Claim) -> bool:
    try:
        claim_of(_row(claim, ""), claim.subject)
        for time_said in (claim.when, claim.said_on):
            if time_said:
                when_of(time_said)
    except (KeyError, ValueError):
        return False
    return True


def _row(claim: Claim, source: str) -> Row:
    row = {
        "predicate": claim.predicate,
        "object": claim.object,
        "value": _plain(claim.value),
        "value_to": _plain(claim.value_to),
        "unit": claim.unit,
        "bound": claim.bound if claim.bound != "exact" else None,
        "when": claim.when,
        "qualifier": claim.qualifier,
        "note": claim.note,
        "quote": claim.quote or None,
        "sources": [source],
    }
    return {key: value for key, value in row.items() if value is not None}


def _plain(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    # A number of more digits than a float holds is written as text, which is read back exactly.
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=6).hexdigest()


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", Path(name).stem)[:40].strip("-") or "document"
