"""What every view of the map needs and nobody should make twice: the drawn map, the ties, who stands on which tile."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from baimo.drawing.map.base import Base
from baimo.drawing.map.marks import fits
from baimo.drawing.map.state import State
from baimo.web.mapping.history import history
from baimo.web.mapping.listing import Listing, listing
from baimo.web.mapping.months import Month, months_drawn

if TYPE_CHECKING:
    from baimo.drawing.album import Album
    from baimo.drawing.population.compare_regions import Comparison
    from baimo.drawing.population.tiles import Population
    from baimo.drawing.ties import Tie
    from baimo.ledger import Ledger


class Room:
    """The map of one ledger."""

    def __init__(self, ledger: Ledger, album: Album) -> None:
        """Nothing is drawn before a page needs it."""
        self._ledger, self.album = ledger, album
        self._making, self._data = Lock(), dict[str, dict[str, Any]]()
        self.listing: Callable[[str, bool], Listing] = lru_cache(self._listing)
        self.strip: Callable[[str], list[Month]] = lru_cache(self._strip)
        self.cards: Callable[[str], dict[str, Any]] = lru_cache(self._cards)
        self.regions: Callable[[str], Comparison] = lru_cache(self._regions)

    @cached_property
    def months(self) -> list[str]:
        """The months of the record."""
        return self.album.months()

    @property
    def today(self) -> Population:
        """Everybody who has a place by now."""
        return self.album.population(self.album.month)

    def base(self, lang: str, is_full: bool) -> Base:
        """The drawn map."""
        return self.album.base(lang, is_full)

    def _listing(self, lang: str, is_full: bool) -> Listing:
        return listing(self.base(lang, is_full).tiles, self.today.tiles, lang)

    def _regions(self, lang: str) -> Comparison:
        """How China and the rest differ."""
        from baimo.drawing.population.compare_regions import compare_regions

        return compare_regions(self.today, self.album.ties, lang)

    def _strip(self, lang: str) -> list[Month]:
        return months_drawn(self.months, self.base(lang, True).tiles, lang)

    def owner(self, entity_id: str) -> str | None:
        """The owner of the tile on which an entity stands."""
        return self._owners.get(entity_id)

    @cached_property
    def _owners(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for tile in self.today.tiles:
            for entity_id in (*tile.members, *(system.id for system in tile.systems), tile.id):
                found.setdefault(entity_id, tile.owner)
        return {**found, **{owner: owner for owner in set(found.values())}}

    def _cards(self, lang: str) -> dict[str, Any]:
        """The card of every tile and the ties between them."""
        from baimo.drawing.ties.data import map_data

        return map_data(self.album, lang)

    def data(self, lang: str) -> dict[str, Any]:
        """What the script needs beyond the page: cards and ties, when they held, each tile through the months."""
        with self._making:
            if lang not in self._data:
                self._data[lang] = self._made(lang)
            return self._data[lang]

    def _made(self, lang: str) -> dict[str, Any]:
        cards = self.cards(lang)
        spans = [_spans(tie) for tie in self.album.ties.all if {tie.tail, tie.head} <= cards["tiles"].keys()]
        return {**cards, "spans": spans, "history": self._history}

    @cached_property
    def _history(self) -> dict[str, Any]:
        return history(self.album, self.base("en", True).tiles)

    def rows(self, state: State) -> list[dict[str, Any]]:
        """Every tile of a month as data; those that the filters leave out are told."""
        population = self.album.population(state.at or self.album.month)
        return [
            {
                "id": tile.id,
                "owner": tile.owner,
                "names": tile.names,
                "category": tile.box,
                "region": tile.region,
                "systems": [system.id for system in tile.systems],
                "kinds": tile.standing.kinds,
                "sites": tile.standing.sites,
                "partners": tile.standing.partners,
                "score": round(tile.standing.score, 2),
                "key": tile.is_key,
                "guest": tile.is_guest,
                "open": tile.is_open,
                "since": tile.since,
                "last": tile.last,
                "ended": tile.ended,
                "filtered": not fits(tile, state),
            }
            for tile in population.tiles
        ]


def _spans(tie: Tie) -> list[tuple[str | None, str | None]]:
    """When each of its facts held: the script draws what held in a month, as the drawing does."""
    return [(fact.since, fact.until) for fact in tie.facts]


@lru_cache(maxsize=4)
def room_of(ledger: Ledger, album: Album) -> Room:
    """The room of an album; one that is no longer shown is forgotten."""
    return Room(ledger, album)
