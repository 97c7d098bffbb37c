"""Text compiled to a database and a list of names, kept by the fingerprint of the text and of the code that did it.

The atlas is compiled once; a user's layer is laid over a copy of that. Both come to one state of the text, whose files
bear its fingerprint.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cached_property
from pathlib import Path

from baimo.claims.predicates import FOLDER
from baimo.ledger.copies import writing
from baimo.ledger.copies.keeping import LEDGER, NAMES, kept, used
from baimo.ledger.copies.laying import Laid, laid_over
from baimo.ledger.databases import Written
from baimo.ledger.layers import Layer, TextFile, fingerprint, layers
from baimo.ledger.parsing import parse_layers
from baimo.ledger.store import Store
from baimo.ledger.text import Content, content_of
from baimo.values import datafile
from baimo.values.collector import without_collecting

# Code and data that decide what is compiled: a change in them makes every copy stale.
_HERE = Path(__file__).parent
_INNER = tuple(_HERE / name for name in ("copies", "identity", "searching"))
_FOLDERS = (_HERE, *_INNER, Path(datafile.__file__).parent, FOLDER)
_MAKERS = sorted(path for folder in _FOLDERS for path in folder.glob("*.*"))

Name = tuple[str, str, str, str]


def compiled(atlas: Path | None = None, home: Path | None = None) -> Compiled:
    """What the text of these folders compiles to, from copies where they are fresh."""
    below, own = layers(atlas, home)
    makers = datafile.fingerprint(_MAKERS)
    lower, upper = below.files(), own.files()
    base = Compiled((below, own), lower, [], makers)
    return Compiled((below, own), lower, upper, makers, base) if upper else base


class Compiled:
    """The products of one state of the text, each made or loaded when first asked for."""

    def __init__(
        self,
        stack: tuple[Layer, Layer],
        lower: list[TextFile],
        upper: list[TextFile],
        makers: str,
        base: Compiled | None = None,
    ) -> None:
        """`lower` and `upper` are the files of the two layers, `base` the lower alone where the upper holds any."""
        self._stack, self._base = stack, base
        self._file = datafile.cache_folder() / "ledger" / fingerprint([*lower, *upper], makers)
        self._own = fingerprint(upper)

    def renewed(self) -> Compiled:
        """The same where nobody changed the user's layer meanwhile, else what the text compiles to now.

        Cheap: only the files of that layer are listed, for the atlas below changes with the program.
        """
        atlas, own = self._stack
        return self if fingerprint(own.files()) == self._own else compiled(atlas.root, own.root)

    @cached_property
    def content(self) -> Content:
        """Everything in memory, from the text of both layers."""
        with without_collecting():
            return content_of(parse_layers(self._stack if self._base else self._stack[:1]))

    @property
    def names(self) -> list[Name]:
        """Every spelling: as written, entity id, kind, how."""
        return self._summary[0]

    @property
    def problems(self) -> list[str]:
        """A line for each file or row that was left out."""
        return self._summary[1]

    def store(self) -> Store:
        """The database, opened; compiled first where there is none or it is damaged."""
        return Store(self._database)

    @cached_property
    def _database(self) -> Written:
        return kept(self._file.with_suffix(LEDGER), self._fill)

    def _fill(self, connection: sqlite3.Connection) -> None:
        with without_collecting():
            if self._laid:
                self._laid.write(connection)
            else:
                writing.fill(connection, self.content)

    @cached_property
    def _laid(self) -> Laid | None:
        """The user's layer over the atlas, where it can be laid; what is wrong with the atlas may be mended by it."""
        if self._base is None or self._base.problems:
            return None
        with without_collecting():
            return laid_over(self._base._database, parse_layers(self._stack[1:]))

    @cached_property
    def _summary(self) -> tuple[list[Name], list[str]]:
        copy = self._file.with_suffix(NAMES)
        try:
            held = json.loads(copy.read_bytes())
            names, problems = [tuple(name) for name in held["names"]], held["problems"]
            used(copy)
        except (OSError, ValueError, KeyError, TypeError):
            names, problems = self._summarized()
            text = json.dumps({"names": names, "problems": problems}, ensure_ascii=False)
            datafile.write_atomically(copy, text.encode(), quietly=True)
        return names, problems

    def _summarized(self) -> tuple[list[Name], list[str]]:
        if self._base and self._laid:
            return self._laid.names(self._base.names), self._laid.after.problems
        return self.content.names(), self.content.problems
