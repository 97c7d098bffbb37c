"""Why a tile is where it is: the claims that place it, how broad its evidence is, what sources disagree about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.asking.topics import Topic, topics
from baimo.claims import table
from baimo.claims.taxonomy import taxonomy
from baimo.drawing.population.evidence import MAKES, Evidence, site
from baimo.drawing.ties.telling import name_of, say, sentence, when_words

if TYPE_CHECKING:
    from baimo.drawing.population.tiles import Population, Tile
    from baimo.ledger import Statement
    from baimo.ledger.placing import Place, Placement

LINES = 8
# So many claims say why, of a house and of a key player; its page has all.
WHY, WHY_KEY = 1, 5
DISPUTES = 3
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """What the panel of a tile says: lines of text with the address of the claim they rest on, empty where none.

    `disputes` are the weightiest, `disputed` how many there are.
    """

    tile: Tile
    name: str
    lines: tuple[Line, ...]
    kinds: tuple[str, ...]
    disputes: tuple[Line, ...]
    disputed: int


class Cards:
    """The cards of a population."""

    def __init__(self, evidence: Evidence, placement: Placement, population: Population) -> None:
        """Nothing is written before it is asked for."""
        self._evidence, self._placement = evidence, placement
        self._tiles: dict[str, list[Tile]] = {}
        for tile in population.tiles:
            self._tiles.setdefault(tile.owner, []).append(tile)
        for tiles in self._tiles.values():
            tiles.sort(key=lambda tile: (tile.is_guest, -len(tile.members), tile.box))

    @cached_property
    def _said(self) -> dict[str, Statement]:
        return {said.id: said for told in self._evidence.about.values() for said in told}

    @cached_property
    def owners(self) -> list[str]:
        """Everybody who has a card."""
        return sorted(self._tiles)

    def of(self, owner: str, lang: str) -> Card:
        """The card of a house. KeyError for one without a tile."""
        tiles = self._tiles[owner]
        home = tiles[0]
        disputed = self._disputed(tiles)
        why = islice(self._why(tiles, lang), WHY_KEY if home.is_key else WHY)
        lines = [*why, *self._measures(home, lang)]
        told = tuple(self._dispute(subject, topic, lang) for subject, topic in disputed[:DISPUTES])
        kinds = tuple(say(f"kind.{kind}", lang) for kind in home.standing.kind_names)
        return Card(
            home, name_of(self._evidence.entities, owner, lang), tuple(lines[:LINES]), kinds, told, len(disputed)
        )

    def _why(self, tiles: list[Tile], lang: str) -> Iterator[Line]:
        """What it is best known for, and the claims that place it: one for each box where it stands."""
        home, *guests = tiles
        if home.is_key:
            yield from self._known_for(home.owner, lang)
        yield from islice(self._placing(home, lang, is_home=True), 2 if home.is_key else 1)
        for tile in guests:
            yield from islice(self._placing(tile, lang, is_home=False), 1)

    def _known_for(self, owner: str, lang: str) -> Iterator[Line]:
        """The release of what most sites speak of."""
        about, naming = self._evidence.about, self._evidence.naming
        told = [said for said in about[owner] if said.claim.predicate in MAKES and said.claim.object in about]
        if told:
            best = max(told, key=lambda said: (_heard(said, about, naming), said.claim.when is not None, said.id))
            yield self._line(best, "", lang)

    def _placing(self, tile: Tile, lang: str, is_home: bool) -> Iterator[Line]:
        seen = set()
        for member in sorted(tile.members, key=lambda member: (member != tile.owner, member != tile.id, member)):
            place = next((one for one in self._placement.places(member) if one.category == tile.box), None)
            for said in self._statements(place):
                if said.fact not in seen:
                    seen.add(said.fact)
                    yield self._line(said, "" if is_home else taxonomy().label(tile.box, lang), lang)
        if is_home and not seen:  # what placed it is only foretold: whatever is told of it stands for that
            told = [*self._evidence.about[tile.owner], *self._evidence.naming.get(tile.owner, ())]
            yield from (self._line(said, "", lang) for said in told[:1])

    def _statements(self, place: Place | None) -> list[Statement]:
        """The statements that place it, as far as they count; those that name a time first."""
        found = [self._said[one] for one in place.why if one in self._said] if place else []
        return sorted(found, key=lambda said: not said.claim.when)

    def _line(self, said: Statement, box: str, lang: str) -> Line:
        """A statement that places a tile, with its date; `box` is named where it is not the tile's home."""
        if said.claim.predicate == "category":
            by = said.source.publisher or site(said)
            words = say("card.there" if box else "card.here", lang, box=box, site=by)
            aside = said.source.date
        else:
            words = sentence(said.claim, self._evidence.entities, lang)
            words = say("card.told", lang, box=box, said=words) if box else words
            aside = when_words(said.claim, lang) or said.source.date
        return say("tie.title", lang, said=words, aside=aside) if aside else words, address(said)

    def _measures(self, tile: Tile, lang: str) -> Iterator[Line]:
        """How broad the evidence is, in words; these rest on no single claim and have no address."""
        standing = tile.standing
        names = say("card.list", lang).join(say(f"kind.{kind}", lang) for kind in standing.kind_names)
        if names:
            yield say("card.kinds", lang, n=standing.kinds, names=names), ""
        if standing.is_thin:
            yield say("card.thin", lang, n=standing.sites), ""
        if tile.ended:
            yield say("card.ended", lang, month=tile.ended), ""

    def _disputed(self, tiles: list[Tile]) -> list[tuple[str, Topic]]:
        """What sources disagree about, of the house and of all that stands on its tiles; the most told first."""
        members = dict.fromkeys(member for tile in tiles for member in (tile.owner, *tile.members))
        found = [
            (member, topic)
            for member in members
            for topic in topics(self._evidence.about.get(member, []))
            if topic.rivals
        ]
        return sorted(found, key=lambda one: (one[0] != tiles[0].owner, -_told(one[1]), one[0], one[1].predicate))

    def _dispute(self, subject: str, topic: Topic, lang: str) -> Line:
        label = table()[topic.predicate].label(lang)
        name = name_of(self._evidence.entities, subject, lang)
        words = say("card.disputed", lang, name=name, label=label, n=len(topic.rivals))
        return words, f"/conflicts/{quote(subject, safe='')}/{quote(topic.predicate, safe='')}"


def _heard(said: Statement, *heard: dict[str, list[Statement]]) -> int:
    return len({site(one) for told in heard for one in told.get(said.claim.object or "", ())})


def _told(topic: Topic) -> int:
    return sum(len(fact.statements) for fact in topic.facts)


def address(said: Statement) -> str:
    """Where the page of its subject has a statement's fact."""
    return f"/e/{quote(said.claim.subject, safe='')}#f-{said.fact}"
