"""The entity: whoever or whatever statements are about, and every name that means it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

# How a name means its entity, surest first. `context` names are too short or too common to match on their own.
HOWS = ("name", "alias", "former", "misspelling", "context")


@dataclass(frozen=True, slots=True)
class Entity:
    """One organization, model, person, ...; `names` maps a language to its usual name.

    `layer` is the lowest layer that knows it: `atlas` or `user`. `provisional` marks one that a reading introduced and
    nobody has looked at.
    """

    id: str
    kind: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    context_only: tuple[str, ...] = ()
    category: str | None = None
    layer: str = "atlas"
    note: str | None = None
    provisional: bool = False

    def name(self, lang: str = "zh") -> str:
        """Its usual name in `zh` or `en`, else in any language, else its id."""
        return self.names.get(lang) or next(iter(self.names.values()), self.id)

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every name as written, with how it means the entity; each spelling once, the surest way first."""
        groups = (self.names.values(), self.aliases, self.former, self.misspellings, self.context_only)
        seen: set[str] = set()
        for how, names in zip(HOWS, groups, strict=True):
            for name in names:
                if name not in seen:
                    seen.add(name)
                    yield name, how

    def under(self, upper: Entity) -> Entity:
        """This entity with what a layer above knows beside it: nothing is replaced, another usual name is an alias."""
        other_names = tuple(name for lang, name in upper.names.items() if self.names.get(lang, name) != name)
        return replace(
            self,
            names=upper.names | self.names,
            aliases=_union(self.aliases, other_names + upper.aliases),
            misspellings=_union(self.misspellings, upper.misspellings),
            former=_union(self.former, upper.former),
            context_only=_union(self.context_only, upper.context_only),
            category=self.category or upper.category,
            note=self.note or upper.note,
            provisional=self.provisional and upper.provisional,
        )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + second))
