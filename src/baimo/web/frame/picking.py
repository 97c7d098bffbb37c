"""Whom a reader means by what was typed into a form: an id or any name; else who may have been meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.output.html.cards import Named
from baimo.web.frame.addresses import entity_address

if TYPE_CHECKING:
    from baimo.ledger import Found, Ledger

NEAR = 6


@dataclass(frozen=True, slots=True)
class Picked:
    """What was asked and whom it means; nobody where `id` is empty, and then `near` are whom it may mean."""

    asked: str
    id: str = ""
    name: str = ""
    near: tuple[Found, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the record has such an entity."""
        return bool(self.id)


def picked(ledger: Ledger, asked: str, lang: str) -> Picked:
    """Whom one field of a form means."""
    asked = asked.strip()
    if not asked:
        return Picked("")
    entity = ledger.entity(asked) or next((ledger.entity(one) for one in ledger.resolve(asked)), None)
    if entity is None:
        return Picked(asked, near=tuple(ledger.suggest(asked, limit=NEAR)))
    return Picked(asked, entity.id, entity.name(lang))


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that means nobody, and links to the same page with whom it may have meant."""

    asked: str
    near: tuple[Named, ...]


def missing(one: Picked, lang: str, link: Callable[[str], str] = entity_address) -> Missing:
    """What is said of a name that means nobody; `link` writes an address for an id."""
    return Missing(one.asked, tuple(Named(found.name(lang), link(found.id)) for found in one.near))
