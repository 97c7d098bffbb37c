"""A document taken as a source of the user's own layer: what it asserts lies over the atlas from then on.

Everything of one acceptance is one folder, `accepted/<name>-<digest>/`, in the form of any layer: the document's text,
its source, and for each entity the statements about it. It is written beside, under a name that readers skip, and
renamed into place: before the rename there is nothing of it, after it everything. To take it back, delete the folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from baimo.claims import Claim, table
from baimo.claims.predicates import KINDS
from baimo.ledger.compiling import compiled
from baimo.ledger.entity import Entity
from baimo.ledger.layers import ACCEPTED, layers
from baimo.ledger.statement import statement_id
from baimo.ledger.text import claim_of
from baimo.values.errors import BaimoError

Row = dict[str, Any]
_STAGING = ".accepting-"
_ABANDONED_AFTER = 3600  # seconds: no acceptance takes that long


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


def accept(
    document: SourceDocument,
    claims: Iterable[Claim],
    home: Path | None = None,
    *,
    atlas: Path | None = None,
    kind: str = "media",
    grade: str = "known",
) -> Path:
    """Make a document a source of the layer in `home`, and its asserted claims statements of it; returns its folder.

    Interrupted at any point it leaves the layer as it was or as it is after. Accepting the same again adds nothing.
    `kind` and `grade` are those of a source. Raises BaimoError where the folder cannot be written.
    """
    upper = layers(atlas, home)[1].root / ACCEPTED
    draft = _draft(document, claims, compiled(atlas, home).content.entities, kind, grade)
    try:
        upper.mkdir(parents=True, exist_ok=True)
        _sweep(upper)
        return next(upper.glob(f"*-{draft.digest()}"), None) or _commit(upper, draft)
    except OSError as error:
        raise BaimoError(
            f"cannot write {upper}: {error.strerror}; name another folder with --home or $BAIMO_HOME"
        ) from error


def source_id(text: str) -> str:
    """The id that a document of this text bears as a source; who is quoted in it bears it with a number behind."""
    return f"document-{_digest(text)}"


@dataclass(slots=True)
class _Draft:
    """An acceptance in memory: the document's id, its text, and the content of each file by its path."""

    id: str
    slug: str
    text: str
    files: dict[str, Row] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)

    def digest(self) -> str:
        """Equal for the same text read the same way, whatever the file was called."""
        return _digest("\n".join([self.id, *sorted(self.statements)]))


def _draft(
    document: SourceDocument, claims: Iterable[Claim], known: dict[str, Entity], kind: str, grade: str
) -> _Draft:
    draft = _Draft(source_id(document.text), _slug(document.name), document.text)
    speakers: dict[tuple[str | None, str | None], str] = {}
    _source_of(draft, document, speakers, (None, None), kind, grade)
    for claim in claims:
        if claim.modality == "asserted" and _is_sound(claim):
            speaker = (claim.said_by, claim.said_on) if claim.said_by else (None, None)
            _add(draft, claim, _source_of(draft, document, speakers, speaker, kind, grade), known)
    return draft


def _source_of(
    draft: _Draft,
    document: SourceDocument,
    speakers: dict[tuple[str | None, str | None], str],
    speaker: tuple[str | None, str | None],
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


def _add(draft: _Draft, claim: Claim, source: str, known: dict[str, Entity]) -> None:
    row = _row(claim, source)
    identity = statement_id(claim_of(row, claim.subject), source)
    if identity in draft.statements:
        return
    draft.statements.add(identity)
    allowed = table()[claim.predicate]
    subject = _entity_file(draft, claim.subject, claim.subject_type or allowed.subject[0], claim.subject_name, known)
    subject.setdefault("statements", []).append(row)
    if claim.object and not _is_known(claim.object, known):
        name = claim.object_name or claim.object_text or ""
        _entity_file(draft, claim.object, claim.object_type or allowed.object[0], name, known)


def _entity_file(draft: _Draft, entity: str, kind: str, name: str, known: dict[str, Entity]) -> Row:
    """The file of an entity: only its statements where the layers know it, else provisional with the name read."""
    held = known.get(entity)
    kind = held.kind if held else kind
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
    if claim.object and not (claim.object_type or table()[claim.predicate].object):
        return False
    kinds = {claim.subject_type, claim.object_type} - {"", None}
    return kinds <= set(KINDS) and (claim.object is not None or claim.value is not None) and _reads_back(claim)


def _reads_back(claim: Claim) -> bool:
    from baimo.values.dates import when_of

    try:
        claim_of(_row(claim, ""), claim.subject)
        for time_said in (claim.when, claim.said_on):
            if time_said:
                when_of(time_said)
    except ValueError:
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


def _commit(upper: Path, draft: _Draft) -> Path:
    target = upper / f"{draft.slug}-{draft.digest()}"
    staging = Path(tempfile.mkdtemp(dir=upper, prefix=_STAGING))
    try:
        _write(staging / "document.txt", draft.text.encode(errors="replace"))
        for name, content in draft.files.items():
            _write(staging / name, _yaml(content))
        _sync_folders(staging)
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if target.is_dir():  # another process accepted the same in the meantime
            return target
        raise
    _sync(upper)
    return target


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(root: Path) -> None:
    for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
        _sync(folder)


def _sync(folder: Path) -> None:
    # Without this a power cut may keep the name of a file and lose the entry in its folder. Not every system allows it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(upper: Path) -> None:
    """Remove what acceptances left that were killed long ago."""
    for left in upper.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def _yaml(content: Row) -> bytes:
    import yaml

    text: str = yaml.dump(content, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=120)
    return text.encode()


@cache
def _dumper() -> Any:
    """YAML's safe writer, except that the rare line separators are written as escapes: it would fold them."""
    import yaml

    def text(dumper: Any, value: str) -> Any:
        style = '"' if re.search("[\x85\u2028\u2029]", value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value.encode(errors="replace").decode(), style=style)

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(str, text)
    return Dumper


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=6).hexdigest()


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", Path(name).stem)[:40].strip("-") or "document"
