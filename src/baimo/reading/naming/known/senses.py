"""What a name may mean."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.values.expressions import expression
from baimo.values.names import key


@dataclass(frozen=True, slots=True)
class Sense:
    """One entity that a name may mean; where its kind is open, `likely` is what the words beside it tell."""

    id: str
    kind: str
    how: str = "alias"
    likely: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the atlas has it."""
        return bool(self.id) and not is_outside(self.id)

    @property
    def is_outside(self) -> bool:
        """Whether it has an id made of its name, since the atlas has none; an open name may have no id yet."""
        return is_outside(self.id)


# What the id of an entity begins with that the atlas does not have.
OUTSIDE = "x-"


def is_outside(entity: str) -> bool:
    """Whether an entity is one that the atlas does not have, by its id."""
    return entity[:2] == OUTSIDE


def entity_of(name: str) -> str:
    """The id of an entity that no atlas has, made of its name's letters, so that every text gives the same one."""
    return OUTSIDE + _NO_LETTERS.sub("-", key(name))


_NO_LETTERS = expression(r"[^\w.]+")
