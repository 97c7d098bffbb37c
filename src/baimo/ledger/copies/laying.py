"""A user's layer laid over the copy of an atlas: thousands of files are not compiled again for the sake of one.

The part of the atlas that the layer touches is fetched from the copy, the layer's text is read over it by the code that
reads any text, and what came out other than it was is written. What comes of it is what compiling both would give.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from baimo.ledger.copies.writing import insert
from baimo.ledger.databases import Written
from baimo.ledger.entity import Entity
from baimo.ledger.identity import Judgement, judgements_of
from baimo.ledger.rows import entity_row, former_ids, judgement_row, moved_rows, name_rows, source_row, statement_row
from baimo.ledger.statement import Statement
from baimo.ledger.store import Store
from baimo.ledger.text import Content, ParsedFile, content_of

Name = tuple[str, str, str, str]

_WEIGH = (
    "UPDATE entity SET weight = (SELECT count(*) FROM statement WHERE subject = entity.id)"
    " + (SELECT count(*) FROM statement WHERE object = entity.id) WHERE id = ?"
)
# Names are numbered in the order of their entities' weight, as a search wants them.
_NUMBER_NAMES = """
CREATE TEMP TABLE numbered AS
  SELECT name."key", name.written, name.how, name.entity FROM name JOIN entity ON entity.id = name.entity
  ORDER BY entity.weight DESC, entity.id, name.id;
DELETE FROM name;
INSERT INTO name ("key", written, how, entity) SELECT * FROM numbered ORDER BY rowid;
DROP TABLE numbered;
"""


def laid_over(base: Written, files: list[ParsedFile]) -> Laid | None:
    """The layer of these files over the copy of an atlas; None where the two must be compiled together.

    That is where both hold judgements, or the atlas's own joined entities: who is who is settled over all at once.
    """
    are_judged = any(file.of == "judgement" for file in files)
    if base.rows("moved") or (are_judged and base.rows("judgements")):
        return None
    before = _part(base, files)
    held = Content(dict(before.entities), dict(before.sources), dict(before.statements))
    return Laid(base, before, content_of(files, held))


@dataclass(frozen=True, slots=True)
class Laid:
    """What a layer changes: the part of the atlas that it touches as it was, and as it is under the layer."""

    base: Written
    before: Content
    after: Content

    def names(self, names: list[Name]) -> list[Name]:
        """Every spelling, from those of the atlas."""
        groups: dict[str, list[Name]] = {}
        for name in names:
            groups.setdefault(name[1], []).append(name)
        for entity_id, entity in self._entities().items():
            if entity is None:
                groups.pop(entity_id, None)
            else:
                groups[entity_id] = [(name, entity.id, entity.kind, how) for name, how in entity.spellings()]
        return [name for group in groups.values() for name in group]

    def write(self, connection: sqlite3.Connection) -> None:
        """Write the atlas with the layer over it into an empty database. Raises sqlite3.Error, OSError."""
        self.base.connection.backup(connection)
        with connection:
            new = (source for key, source in self.after.sources.items() if key not in self.before.sources)
            insert(connection, "source", map(source_row, new))
            touched = self._write_statements(connection)
            self._write_entities(connection)
            insert(connection, "moved", moved_rows(self.after.moved))
            insert(connection, "judgement", map(judgement_row, self.after.judgements))
            connection.executemany(_WEIGH, [(one,) for one in {*touched, *self._entities()}])
        connection.executescript(_NUMBER_NAMES)

    def _entities(self) -> dict[str, Entity | None]:
        """Entities that are new or changed, None for one that was judged to be another."""
        was, now = self.before.entities, self.after.entities
        gone: dict[str, Entity | None] = {key: None for key in was if key not in now}
        return gone | {key: entity for key, entity in now.items() if was.get(key) is not entity}

    def _write_entities(self, connection: sqlite3.Connection) -> None:
        changed = self._entities()
        connection.execute("CREATE TEMP TABLE changed (id TEXT PRIMARY KEY)")
        connection.executemany("INSERT INTO changed VALUES (?)", [(key,) for key in changed])
        connection.execute("DELETE FROM entity WHERE id IN changed")
        connection.execute("DELETE FROM name WHERE entity IN changed")
        connection.execute("DROP TABLE changed")
        former = former_ids(self.after.moved)
        entities = [entity for entity in changed.values() if entity is not None]
        insert(connection, "entity", map(entity_row, entities))
        insert(connection, "name", (row for entity in entities for row in name_rows(entity, former[entity.id])))

    def _write_statements(self, connection: sqlite3.Connection) -> set[str]:
        """Write what is new or changed, each in the place that it would have had; returns the entities named there."""
        places = {key: _place(connection, key) for key in self.before.statements}
        kept = {key: place for key, place in places.items() if key not in self.after.moved}
        for old, id_now in self.after.moved.items():
            if old in places:
                kept[id_now] = min(places[old], kept.get(id_now, places[old]))
        was, now = self.before.statements, self.after.statements
        new = [s for key, s in now.items() if was.get(key) is not s or kept[key] != places[key]]
        fresh = {statement.id for statement in new}
        gone = [s for key, s in was.items() if key in fresh or key not in now]
        connection.executemany("DELETE FROM statement WHERE id = ?", [(statement.id,) for statement in gone])
        held, added = [s for s in new if s.id in kept], [s for s in new if s.id not in kept]
        insert(connection, "statement", ({"rowid": kept[s.id]} | statement_row(s) for s in held))
        insert(connection, "statement", map(statement_row, added))
        return set(_named([*gone, *new]))


def _place(connection: sqlite3.Connection, statement: str) -> int:
    (row,) = connection.execute("SELECT rowid FROM statement WHERE id = ?", (statement,)).fetchone()
    return int(row)


def _named(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        yield statement.claim.subject
        if statement.claim.object:
            yield statement.claim.object


def _part(base: Written, files: list[ParsedFile]) -> Content:
    """What the text of a layer can touch: whom it speaks of and judges, whom it names as sources."""
    store = Store(base)
    rows = [row for file in files if file.of == "judgement" for row in judgements_of(file)]
    judgements = [row for row in rows if isinstance(row, Judgement)]
    judged = {one for row in judgements for one in (row.a, row.b)}
    named = judged.union(*(_texts([file.content], "id") for file in files if file.of == "entity"))
    said = [*store.find_each("subject", named), *store.find_each("object", judged)]
    said += [statement for row in judgements for one in row.statements for statement in store.find(id=one)]
    said.sort(key=lambda statement: _place(base.connection, statement.id))
    sources = map(store.source, {one for file in files for one in _cited(file)})
    return Content(
        {entity.id: entity for entity in store.entities_each(named)},
        {source.id: source for source in sources if source},
        {statement.id: statement for statement in said},
    )


def _cited(file: ParsedFile) -> Iterator[str]:
    """The ids of sources that a file describes or names."""
    if isinstance(file.content, dict):
        yield from _texts(file.content.get("pages"), "id")
        rows = file.content.get("statements")
        for row in rows if isinstance(rows, list) else ():
            names = row.get("sources") if isinstance(row, dict) else None
            yield from map(str, names if isinstance(names, list) else ())


def _texts(rows: Any, key: str) -> list[str]:
    """What rows have under a key; a layer may hold anything."""
    return [str(row[key]) for row in rows if isinstance(row, dict) and key in row] if isinstance(rows, list) else []
