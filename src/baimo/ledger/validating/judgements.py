"""The rules for a file of judgements, and what judgements of all layers come to together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from baimo.ledger.identity import VERDICTS, Judgement, Quarrel, judged_pairs, judgements_of, settle
from baimo.ledger.identity.judgement import KEYS
from baimo.ledger.text import ParsedFile
from baimo.ledger.validating.problem import Complaint, Complaints, KeyPath, nearest, one_of, texts_of, unknown_keys
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.statements import date_complaints

_SETTLED = ("same", "different")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judgements of all layers come to: pairs of ids judged to be one or two, and what cannot be applied."""

    settled: frozenset[frozenset[str]]
    quarrels: tuple[Quarrel, ...]


def judged(files: Iterable[ParsedFile], known: Registry) -> Judged:
    """The judgements of parsed files of all layers."""
    held = [file for file in files if file.of == "judgement" and file.error is None]
    rows = [row for file in held for row in judgements_of(file) if isinstance(row, Judgement)]
    settled = frozenset(pair for pair, verdict in judged_pairs(held).items() if verdict in _SETTLED)
    return Judged(settled, tuple(settle(rows, known.kinds).quarrels))


def judgement_complaints(file: ParsedFile, known: Registry, all_judged: Judged) -> Complaints:
    """What is wrong in a file of judgements by itself, then where it contradicts another."""
    content = file.content
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows):
        yield from _row((number,) if isinstance(content, list) else (), row, known)
    for quarrel in all_judged.quarrels:
        # What names no entity was complained of above, beside the key where it stands.
        if quarrel.judgement.file == file.path and "no entity has the id" not in quarrel.message:
            at: KeyPath = (quarrel.judgement.row,) if isinstance(content, list) else ()
            yield Complaint(at, quarrel.message, quarrel.repair)


def _row(at: KeyPath, row: Any, known: Registry) -> Complaints:
    if not isinstance(row, dict):
        yield Complaint(at, "no judgement", "write `a`, `b`, `verdict` and `reason`")
        return
    yield from unknown_keys(at, row, KEYS)
    yield from texts_of(at, row, ("a", "b", "verdict", "reason", "by", "date"))
    for key in ("a", "b", "verdict", "reason"):
        if row.get(key) in (None, ""):
            yield Complaint(at, f"the key {key!r} is missing", f"add `{key}: ...`")
    for key in ("a", "b"):
        yield from _entity((*at, key), row.get(key), known)
    if row.get("a") is not None and row.get("a") == row.get("b"):
        yield Complaint((*at, "b"), "one id for both", "name the other entity")
    if row.get("verdict"):
        yield from one_of((*at, "verdict"), row["verdict"], VERDICTS, "verdict")
    if row.get("date") is not None:
        yield from date_complaints((*at, "date"), row["date"])
    if (row.get("verdict") == "moved") is not bool(row.get("statements")):
        yield Complaint(
            at, "`moved` needs `statements`, and no other verdict has them", "list the ids of the statements"
        )


def _entity(at: KeyPath, entity: Any, known: Registry) -> Complaints:
    if entity in (None, "") or str(entity) in known.kinds:
        return
    close = nearest(entity, known.kinds)
    yield Complaint(
        at, f"no entity has the id {str(entity)!r}", f"write {close!r}" if close else "correct it, or remove the row"
    )
