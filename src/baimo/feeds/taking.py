"""A feed taken into the user's layer: one folder an edition, put there as a whole, taken back as a whole.

`feeds/<name>-<version>/` has the form of any layer. One edition of a feed is current: a newer one takes the place of
the older. Its statements stand beside those of the atlas, name the edition as their source, and replace none.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds.catalogue import Feed, feed, feeds
from baimo.feeds.resolving import Resolver
from baimo.feeds.statements import Makers, Reading, read
from baimo.ledger import Ledger, open_ledger
from baimo.ledger.layers import FEEDS, layers
from baimo.ledger.staging import as_yaml, put, sync
from baimo.ledger.statement import Statement
from baimo.values.errors import BaimoError

_KEYS = ("predicate", "object", "value", "unit", "when", "qualifier", "note")


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a feed in did: its folder, whether it is new, the editions it took the place of, and the reading."""

    folder: Path
    is_new: bool
    replaced: tuple[str, ...]
    reading: Reading


def reading_of(name: str, home: Path | None = None, *, atlas: Path | None = None) -> Reading:
    """What a feed says of the entities of the ledger; touches no layer. Raises BaimoError."""
    ledger = open_ledger(atlas, home)
    entities = {entity.id: entity for entity in ledger.entities()}
    return read(feed(name), Resolver(ledger.names()), _makers(ledger), entities)


def feed_statements(name: str, home: Path | None = None, *, atlas: Path | None = None) -> list[Statement]:
    """The statements of a feed, as they would stand in the ledger; touches no layer. Raises BaimoError."""
    return list(reading_of(name, home, atlas=atlas).statements.values())


def take(name: str, home: Path | None = None, *, atlas: Path | None = None) -> Taken:
    """Take a feed into the user's layer; twice adds nothing, a newer version takes the place of the older.

    Raises BaimoError where the feed cannot be read or the folder cannot be written.
    """
    reading = reading_of(name, home, atlas=atlas)
    upper = layers(atlas, home)[1].root / FEEDS
    target = upper / reading.source.id
    is_new = not target.is_dir()
    try:
        if is_new:
            put(target, _files(reading))
        older = [folder for folder in editions(feed(name), home) if folder != target]
        for folder in older:
            _away(folder)
    except OSError as error:
        raise _unwritable(upper, error) from error
    return Taken(target, is_new, tuple(folder.name for folder in older), reading)


def remove(name: str, home: Path | None = None) -> list[str]:
    """Take a feed back out of the user's layer; returns the editions that went. Raises BaimoError if there was none."""
    found = editions(feed(name), home)
    if not found:
        raise BaimoError(f"the feed {name} is not in your layer; `baimo feeds` shows which are")
    try:
        for folder in found:
            _away(folder)
    except OSError as error:
        raise _unwritable(found[0].parent, error) from error
    return [folder.name for folder in found]


def editions(of: Feed, home: Path | None = None) -> list[Path]:
    """The folders of a feed in the user's layer: one, where nobody was stopped on the way."""
    upper = layers(None, home)[1].root / FEEDS
    return sorted(folder for folder in upper.glob(f"{of.name}-[0-9]*") if folder.is_dir())


def _away(folder: Path) -> None:
    """Remove a folder; readers see it whole or not at all."""
    hidden = folder.with_name(f".removing-{folder.name}")
    shutil.rmtree(hidden, ignore_errors=True)
    folder.rename(hidden)
    sync(folder.parent)
    shutil.rmtree(hidden, ignore_errors=True)


def _makers(ledger: Ledger) -> Makers:
    """Who made what, best first, by everybody but feeds: a feed reads the same, whichever were taken in before it."""
    fed = tuple(f"{one.name}-" for one in feeds())
    found: dict[str, tuple[str, ...]] = {}
    for statement in ledger.find(predicate="developed_by"):
        claim = statement.claim
        if claim.object and not statement.source.id.startswith(fed):
            found[claim.subject] = tuple(dict.fromkeys((*found.get(claim.subject, ()), claim.object)))
    return found


def _files(reading: Reading) -> dict[str, bytes]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for statement in reading.statements.values():
        rows[statement.claim.subject].append(_row(statement))
    files = {f"sources/{reading.source.id}.yaml": as_yaml(_source(reading))}
    for subject, statements in sorted(rows.items()):
        kind = reading.kinds[subject]
        content = {"id": subject, "kind": kind, "statements": statements}
        files[f"entities/{kind}/{subject}.yaml"] = as_yaml(content)
    return files


def _source(reading: Reading) -> dict[str, Any]:
    source = reading.source
    page = {"id": source.id, "url": source.url, "title": source.title, "kind": source.kind}
    if source.date:
        page["date"] = source.date
    return {"publisher": source.publisher, "grade": source.grade, "pages": [page]}


def _row(statement: Statement) -> dict[str, Any]:
    claim = statement.claim
    given = {key: getattr(claim, key) for key in _KEYS}
    row = {key: _plain(value) for key, value in given.items() if value is not None}
    return row | {"sources": [statement.source.id]}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _unwritable(folder: Path, error: OSError) -> BaimoError:
    return BaimoError(f"cannot write {folder}: {error.strerror}; name another folder with --home or $BAIMO_HOME")
