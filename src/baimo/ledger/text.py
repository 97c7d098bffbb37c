"""The text of a ledger turned into entities, sources and statements.

What cannot be read is left out and said: one broken file never hides the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from baimo.claims import Claim, Source, table
from baimo.claims.predicates import KINDS
from baimo.ledger.entity import Entity
from baimo.ledger.statement import RANKS, Statement, fact_id, statement_id

Row = dict[str, Any]


@dataclass(slots=True)
class Content:
    """What the layers say together, by id; `problems` are lines about what was left out."""

    entities: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def names(self) -> list[tuple[str, str, str, str]]:
        """Every spelling of every entity: as written, the entity's id, its kind, and how it means it."""
        return [(name, e.id, e.kind, how) for e in self.entities.values() for name, how in e.spellings()]


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file of a layer after parsing; `error` where it cannot be read."""

    path: str
    of: str
    layer: str
    content: Any
    error: Exception | None = None


def content_of(files: Iterable[ParsedFile]) -> Content:
    """The whole ledger in memory, from parsed files with the lowest layer first."""
    content, rows = Content(), []
    for file in files:
        if file.error is not None:
            content.problems.append(f"{file.path}: {file.error}; left out")
        elif file.of == "source":
            _add_sources(content, file)
        else:
            rows.append(file)
            _add_entity(content, file)
    for file in rows:
        _add_statements(content, file)
    return content


def _add_sources(content: Content, file: ParsedFile) -> None:
    try:
        pages = list(_sources(file.content, file.path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        content.problems.append(_problem(file, "pages", error))
        return
    for source in pages:
        content.sources.setdefault(source.id, source)


def _add_entity(content: Content, file: ParsedFile) -> None:
    try:
        entity = _entity(file.content, file.layer)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        content.problems.append(_problem(file, "entity", error))
        return
    known = content.entities.get(entity.id)
    content.entities[entity.id] = known.under(entity) if known else entity


def _add_statements(content: Content, file: ParsedFile) -> None:
    if not isinstance(file.content, dict) or str(file.content.get("id")) not in content.entities:
        return
    for index, row in enumerate(file.content.get("statements") or ()):
        try:
            for statement in _statements(row, str(file.content["id"]), file.layer, content.sources):
                _add_statement(content, statement)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            content.problems.append(_problem(file, f"statements[{index}]", error))


def _add_statement(content: Content, new: Statement) -> None:
    # Equal ids say the same from the same source: one statement. A rank is a judgement, and the upper layer's, which
    # comes later, stands.
    old = content.statements.get(new.id)
    if old is None or (old.layer != new.layer and new.rank != "normal"):
        content.statements[new.id] = new


def _problem(file: ParsedFile, key: str, error: Exception) -> str:
    reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return f"{file.path}: {key}: {reason}; left out, `baimo validate` tells more"


def _entity(row: Row, layer: str) -> Entity:
    kind = str(row["kind"])
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}")
    return Entity(
        id=str(row["id"]),
        kind=kind,
        names={lang: str(name) for lang, name in (row.get("names") or {}).items()},
        aliases=_texts(row, "aliases"),
        misspellings=_texts(row, "misspellings"),
        former=_texts(row, "former"),
        context_only=_texts(row, "context_only"),
        category=_text(row, "category"),
        layer=layer,
        note=_text(row, "note"),
        provisional=bool(row.get("provisional", False)),
    )


def _sources(row: Row, path: str) -> Iterator[Source]:
    for page in row.get("pages") or ():
        yield Source(
            id=str(page["id"]),
            url=_absolute(str(page["url"]), path),
            title=str(page.get("title") or page["id"]),
            publisher=str(row.get("publisher") or page["id"]),
            kind=str(page["kind"]),
            date=_text(page, "date"),
            grade=str(page.get("grade") or row.get("grade") or "unknown"),
            note=_text(page, "note"),
        )


def _absolute(url: str, path: str) -> str:
    # An accepted document lies beside its sources, wherever the layer is moved to.
    return url if urlsplit(url).scheme else (Path(path).parents[1] / url).as_uri()


def _statements(row: Row, subject: str, layer: str, sources: dict[str, Source]) -> Iterator[Statement]:
    claim = claim_of(row, subject)
    fact = fact_id(claim)
    rank = str(row.get("rank") or "normal")
    if rank not in RANKS:
        raise ValueError(f"unknown rank {rank!r}")
    for name in row["sources"]:
        source = sources.get(str(name))
        if source is None:
            raise ValueError(f"no source {name!r}")
        yield Statement(statement_id(claim, source.id), fact, claim, source, rank, _text(row, "reason"), layer)


def claim_of(row: Row, subject: str) -> Claim:
    """The claim of one statement's row, its numbers exact. Raises KeyError, ValueError."""
    predicate = str(row["predicate"])
    if predicate not in table():
        raise ValueError(f"unknown predicate {predicate!r}")
    return Claim(
        subject=subject,
        predicate=predicate,
        object=_text(row, "object"),
        value=_value(row.get("value"), table()[predicate].value),
        value_to=None if row.get("value_to") is None else _number(row["value_to"]),
        unit=_text(row, "unit"),
        bound=str(row.get("bound") or "exact"),
        when=_text(row, "when"),
        modality=str(row.get("modality") or "asserted"),
        qualifier=_text(row, "qualifier"),
        note=_text(row, "note"),
        quote=str(row.get("quote") or ""),
    )


def _value(value: Any, kind: str | None) -> Decimal | str | None:
    if value is None:
        return None
    if kind == "quantity" or (kind == "any" and isinstance(value, int | float)):
        return _number(value)
    return str(value)


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{value!r} is no number")
    return number


def _text(row: Row, key: str) -> str | None:
    value = row.get(key)
    return None if value is None or value == "" else str(value)


def _texts(row: Row, key: str) -> tuple[str, ...]:
    return tuple(str(name) for name in row.get(key) or ())
