"""What a name may mean."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.reading.expressions import expression
from baimo.values.names import key


@dataclass(frozen=True, slots=True)
class Sense:
    """One entity that a name may mean; where its kind is open, `likely` is what the words beside it tell."""

    id: str
    kind: str
    how: str = "alias"
    likely: str = ""


def entity_of(name: str) -> str:
    """The id of an entity that no atlas has, made of its name's letters, so that every text gives the same one."""
    return "x-" + _NO_LETTERS.sub("-", key(name))


_NO_LETTERS = expression(r"[^\w.]+")
