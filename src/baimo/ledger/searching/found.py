"""What a search finds: entities by a name, statements by their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baimo.ledger.statement import Statement

# How a query meets a name, best first: the name, its beginning, a later word's beginning, a part of a word, all words
# in any order, its pinyin or their initials, a part across words (`zp` in Topaz Photo), and one slip of the pen away.
HOWS = ("exact", "begins", "word", "contains", "words", "pinyin", "across", "near")


@dataclass(frozen=True, slots=True)
class Found:
    """An entity: its names by language, the spelling that matched and how, its place on the map.

    `weight` is the number of statements about it or naming it.
    """

    id: str
    kind: str
    names: dict[str, str]
    matched: str
    how: str
    category: str | None = None
    weight: int = 0

    def name(self, lang: str = "zh") -> str:
        """Its usual name in `zh` or `en`, else in any language, else its id."""
        return self.names.get(lang) or next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement with a query's words in it, and where: `value`, `note`, `quote`, `title` or, for names, `claim`."""

    statement: Statement
    matched: str


@dataclass(frozen=True, slots=True)
class Results:
    """What one query finds, best first."""

    entities: list[Found] = field(default_factory=list)
    statements: list[Passage] = field(default_factory=list)
