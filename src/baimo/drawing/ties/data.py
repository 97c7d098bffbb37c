"""What the script of the map needs beyond the page: cards and ties, in one language, each name and address once."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.ties.cards import Card, Cards
from baimo.drawing.ties.telling import Entities, told, when_of_fact
from baimo.drawing.ties.types import types

if TYPE_CHECKING:
    from baimo.drawing.album import Album
    from baimo.drawing.ties.facts import Fact
    from baimo.drawing.ties.finding import Tie

FACTS = 2  # of one type between two houses; the page of either has all


def map_data(album: Album, lang: str) -> dict[str, Any]:
    """Types, cards by owner and ties: all that a focus shows, for whoever is drawn on the map.

    A tie is its tail, its head, its type and its facts: the sentence, its address, its time, how many sites tell it.
    """
    population = album.population(album.month)
    cards = Cards(album.evidence, album.placement, population)
    # By box and not by name: neighbours were placed by the same lists, and what is alike side by side packs better.
    drawn = {tile.owner: tile.box for tile in sorted(album.base(lang, is_full=True).tiles, key=lambda tile: tile.key)}
    return {
        "types": {one.id: _type(one.id, lang) for one in types().values() if one.is_on_map},
        "tiles": {owner: _card(cards.of(owner, lang), lang) for owner in drawn},
        "ties": _ties(album.ties.all, drawn, album.evidence.entities, lang),
    }


def _type(name: str, lang: str) -> dict[str, Any]:
    one = types()[name]
    return {"label": one.labels[lang], "told": one.told[lang], "dash": one.dash, "directed": one.is_directed}


def _card(card: Card, lang: str) -> dict[str, Any]:
    tile, standing = card.tile, card.tile.standing
    return {
        "name": card.name,
        "box": [tile.box, taxonomy().label(tile.box, lang)],
        "lines": [list(line) for line in card.lines],
        "kinds": list(card.kinds),
        "sites": standing.sites,
        "partners": standing.partners,
        "since": tile.since,
        "last": tile.last,
        "disagreements": [list(line) for line in card.disputes],
    }


def _ties(found: list[Tie], drawn: Collection[str], entities: Entities, lang: str) -> list[list[Any]]:
    return [
        [tie.tail, tie.head, tie.type, [_fact(fact, entities, lang) for fact in tie.facts[:FACTS]]]
        for tie in found
        if tie.tail in drawn and tie.head in drawn
    ]


def _fact(fact: Fact, entities: Entities, lang: str) -> list[Any]:
    return [told(fact, entities, lang), fact.href, when_of_fact(fact, lang), len(fact.sites)]
