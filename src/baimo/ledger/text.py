"""The text of a ledger turned into entities, sources and statements.

What cannot be read is left out and said: one broken file never hides the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from baimo.claims import Claim, Source, table
from baimo.claims.predicates import BOUNDS, KINDS, MODALITIES
from baimo.claims.source import GRADES
from baimo.claims.source import KINDS as SOURCE_KINDS
from baimo.ledger.entity import Entity
from baimo.ledger.identity import Judgement, judgements_of, settle
from baimo.ledger.identity.applying import apply
from baimo.ledger.statement import RANKS, Statement, fact_id, statement_id
from baimo.values.dates import when_of

Row = dict[str, Any]
# Written as the date of a page on which somebody looked for one and found none.
UNDATED = "unknown"
# What rows raise that do not hold what they should: a key missing, a text where a list belongs, a word unknown.
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(slots=True)
class Content:
    """What the layers say together, by id; `problems` are lines about what was left out.

    `moved` leads from ids that a judgement changed, of entities, statements and facts, to those of now.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

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


def content_of(files: Iterable[ParsedFile], below: Content | None = None) -> Content:
    """The whole ledger in memory, from parsed files with the lowest layer first; they lie over what is `below`."""
    content, rows, judged = below or Content(), [], []
    for file in files:
        if file.error is not None:
            content.problems.append(f"{file.path}: {_why(file.error)}; left out")
        elif file.of == "source":
            _add_sources(content, file)
        elif file.of == "judgement":
            judged.append(file)
        elif _add_entity(content, file):
            rows.append(file)
    for file in rows:
        _add_statements(content, file)
    _judge(content, judged)
    return content


def _judge(content: Content, files: list[ParsedFile]) -> None:
    """Apply the judgements of all layers; one that cannot be is said, and changes nothing."""
    rows: list[Judgement] = []
    for file in files:
        for row in judgements_of(file):
            if isinstance(row, Judgement):
                rows.append(row)
            else:
                content.problems.append(_problem(file, f"row {row[0] + 1}", row[1]))
    settled = settle(rows, {entity.id: entity.kind for entity in content.entities.values()})
    done = apply(settled, content.entities, content.statements)
    content.judgements = settled.judgements
    content.entities, content.statements, content.moved = done.entities, done.statements, done.moved
    content.problems += map(str, [*settled.quarrels, *done.quarrels])


def _add_sources(content: Content, file: ParsedFile) -> None:
    for index, page in enumerate(_list(content, file, "pages")):
        try:
            source = _source(page, file.content, file.path)
        except _MALFORMED as error:
            content.problems.append(_problem(file, f"pages[{index}]", error))
        else:
            content.sources.setdefault(source.id, source)


def _add_entity(content: Content, file: ParsedFile) -> bool:
    try:
        entity = _entity(file.content, file.layer)
    except _MALFORMED as error:
        content.problems.append(_problem(file, "entity", error))
        return False
    known = content.entities.get(entity.id)
    content.entities[entity.id] = known.under(entity) if known else entity
    return True


def _list(content: Content, file: ParsedFile, key: str) -> list[Any]:
    """The list under a key of a file; what is no list is said and left out."""
    rows = file.content.get(key) if isinstance(file.content, dict) else file.content
    if isinstance(rows, list):
        return rows
    if rows is not None or not isinstance(file.content, dict):
        content.problems.append(_problem(file, key, TypeError("no list")))
    return []


def _add_statements(content: Content, file: ParsedFile) -> None:
    for index, row in enumerate(_list(content, file, "statements")):
        try:
            said = _said(row, str(file.content["id"]), file.layer)
            sources = _names_of_sources(row)
        except _MALFORMED as error:
            content.problems.append(_problem(file, f"statements[{index}]", error))
            continue
        for name in sources:
            if name in content.sources:
                _add_statement(content, said(content.sources[name]))
            else:
                content.problems.append(_problem(file, f"statements[{index}]", ValueError(f"no source {name!r}")))


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
    return Entity(
        id=str(row["id"]),
        kind=_word(row, "kind", KINDS),
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


def _source(page: Row, row: Row, path: str) -> Source:
    return Source(
        id=str(page["id"]),
        url=_absolute(str(page["url"]), path),
        title=str(page.get("title") or page["id"]),
        publisher=str(row.get("publisher") or page["id"]),
        kind=_word(page, "kind", SOURCE_KINDS),
        date=None if page.get("date") == UNDATED else _date(_text(page, "date")),
        grade=_word(page if "grade" in page else row, "grade", GRADES, "unknown"),
        note=_text(page, "note"),
    )


def _absolute(url: str, path: str) -> str:
    # An accepted document lies beside its sources, wherever the layer is moved to.
    return url if urlsplit(url).scheme else (Path(path).parents[1] / url).as_uri()


def _said(row: Row, subject: str, layer: str) -> Callable[[Source], Statement]:
    """What a row says, as a function from the source that says it."""
    claim = claim_of(row, subject)
    fact, rank, reason = fact_id(claim), _word(row, "rank", RANKS, "normal"), _text(row, "reason")
    return lambda source: Statement(statement_id(claim, source.id), fact, claim, source, rank, reason, layer)


def _names_of_sources(row: Row) -> list[str]:
    if not isinstance(row["sources"], list) or not row["sources"]:
        raise ValueError("no list of sources")
    return [str(name) for name in row["sources"]]


def claim_of(row: Row, subject: str) -> Claim:
    """The claim of one statement's row, its numbers exact. Raises KeyError, ValueError."""
    predicate = _word(row, "predicate", table())
    claim = Claim(
        subject=subject,
        predicate=predicate,
        object=_text(row, "object"),
        value=_value(row.get("value"), table()[predicate].value),
        value_to=exact_number(row["value_to"]) if _text(row, "value_to") else None,
        unit=_text(row, "unit"),
        bound=_word(row, "bound", BOUNDS, "exact"),
        when=_date(_text(row, "when")),
        modality=_word(row, "modality", MODALITIES, "asserted"),
        qualifier=_text(row, "qualifier"),
        note=_text(row, "note"),
        quote=str(row.get("quote") or ""),
    )
    if claim.object is None and claim.value is None:
        raise ValueError("neither object nor value")
    return claim


def _value(value: Any, kind: str | None) -> Decimal | str | None:
    if value is None or value == "":
        return None
    if kind == "quantity" or (kind == "any" and isinstance(value, int | float)):
        return exact_number(value)
    return _date(str(value)) if kind == "date" else str(value)


_DIGITS = 40  # more than any quantity needs; an exponent of a million would fill the memory


def exact_number(value: Any) -> Decimal:
    """A number as it was written. Raises ValueError for what is none, or has more digits than any quantity needs."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise ValueError(f"{value!r} is no number")
    return number


def _word(row: Row, key: str, allowed: Collection[str], default: str | None = None) -> str:
    word = row.get(key) or default
    if word is None:
        raise KeyError(key)
    if str(word) not in allowed:
        raise ValueError(f"unknown {key} {word!r}")
    return str(word)


def _date(text: str | None) -> str | None:
    if text is not None:
        when_of(text)
    return text


def _text(row: Row, key: str) -> str | None:
    value = row.get(key)
    return None if value is None or value == "" else str(value)


def _texts(row: Row, key: str) -> tuple[str, ...]:
    return tuple(str(name) for name in row.get(key) or ())


def _why(error: Exception) -> str:
    """What is wrong with a file; the system's own words name it a second time."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
