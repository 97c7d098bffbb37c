"""A state of the map ready for its template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.state import choices
from baimo.output.html.view import bar
from baimo.output.people_dates import date_text
from baimo.web.frame.addresses import changes_address, document_address
from baimo.web.mapping.asked import Asked, written
from baimo.web.mapping.badges import badges
from baimo.web.mapping.lights import Spoken, lights, spoken
from baimo.web.mapping.months import strip
from baimo.web.mapping.panel import Card, Told, card, told

if TYPE_CHECKING:
    from baimo.drawing.map.marks import Marks
    from baimo.drawing.population.compare_regions import Comparison
    from baimo.output.rewording import Tongue
    from baimo.web.frame.site import Site
    from baimo.web.mapping.room import Room


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document of the session in a line."""

    name: str
    href: str
    on_map: str
    is_lit: bool
    counts: dict[str, int]
    bar: list[tuple[str, float, float]]


class MapView:
    """What stands on the page of the map; each part is made when the template comes to it."""

    def __init__(self, site: Site, room: Room, asked: Asked, tongue: Tongue) -> None:
        """The map of a site in the state that was asked for."""
        self._site, self._room, self._asked, self._tongue = site, room, asked, tongue
        self.lang = tongue.words.lang
        self.state = asked.state
        if asked.doc:
            self.state = replace(asked.state, lights=lights(site.library, asked.doc))
        self.focus = room.owner(self.state.focus) if self.state.focus else None
        self.to = room.owner(self.state.to) if self.state.to else None
        self.is_empty = not room.today.tiles

    @property
    def months(self) -> list[str]:
        """The months of the record, the last one first."""
        return self._room.months[::-1]

    @property
    def at(self) -> str:
        """The month shown."""
        return self.state.at or self._room.months[-1]

    def month(self, month: str) -> str:
        """A month in words."""
        return date_text(month, self.lang)

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """What each filter may be."""
        return choices()

    def label(self, name: str, value: str) -> str:
        """A choice of a filter in words."""
        if name == "layer":
            return taxonomy().label(value, self.lang)
        return self._tongue.words(f"kind.{value}" if name == "kind" else f"map.{name}.{value}")

    @property
    def count(self) -> int:
        """How many houses have a place on the map."""
        return self._room.today.houses

    def address(self, path: str = "/map", **changes: str | None) -> str:
        """The address of this state with some of it changed; None takes a part out."""
        given = written(self._asked) | changes
        asked = urlencode({name: value for name, value in given.items() if value})
        return f"{path}?{asked}" if asked else path

    @cached_property
    def _base(self) -> Any:
        return self._room.base(self.lang, self.state.is_full)

    @cached_property
    def _marks(self) -> Marks:
        near = self._room.album.ties.near(self.focus, self.state.at) if self.focus else ()
        way = {end for step in self.told.pairs for end in step} if self.told else set()
        return self._room.album.marks(self.state, self.state.is_full, way or near)

    @property
    def picture(self) -> Markup:
        """The map with the classes of the state, and what is drawn over it."""
        return Markup(self._base.inline(self._marks, self._over))

    @property
    def _over(self) -> str:
        drawn = ""
        if self.told:
            drawn = self._room.album.ties.path(self.told.steps, self._base.homes(), self.lang)
        elif self.focus:
            drawn = self._room.album.ties.edges(self._base.homes(), self.focus, self.lang, self.state.at)
        return drawn + badges(self._base, self.spoken)

    @property
    def listing(self) -> Markup:
        """The same as a list."""
        return Markup(self._room.listing(self.lang, self.state.is_full).html(self._marks))

    @property
    def regions(self) -> Comparison | None:
        """How China and the rest differ, as of today; None where only a part of the map is asked for."""
        is_whole = not (self.state.is_filtered or self.state.focus or self.state.at or self._asked.doc)
        return self._room.regions(self.lang) if is_whole else None

    @property
    def strip(self) -> Markup:
        """The strip of months."""
        drawn = self._room.strip(self.lang)
        return Markup(strip(drawn, self.at, self.state.since, lambda month: self.address(at=month)))

    @cached_property
    def spoken(self) -> list[Spoken]:
        """What the document speaks of."""
        if not self._asked.doc:
            return []
        view = self._site.view(self._asked.doc, self.lang, 0)
        return spoken(self._site.library, self._asked.doc, self._room.owner, view)

    @cached_property
    def card(self) -> Card | None:
        """The tile in focus."""
        if not self.focus:
            return None
        return card(self._room.cards(self.lang), self.focus, lambda owner: self.address(focus=owner, to=None))

    @cached_property
    def told(self) -> Told | None:
        """How the focus and the other end are related."""
        if not (self.state.focus and self.state.to):
            return None
        asked = ("on the map", self.state.focus, self.state.to, self.state.at, self.lang)
        return self._site.overview.kept(asked, lambda: told(self._site.ledger, self._room, self.state, self._tongue))

    def name(self, owner: str) -> str:
        """What a house is called."""
        return self._tongue.names.known(owner) or owner

    @property
    def documents(self) -> list[OpenDocument]:
        """The documents of the session."""
        return [self._document(key) for key in self._site.library.documents]

    def document_name(self, key: str) -> str:
        """What a document is called."""
        document = self._site.library.documents[key].document
        return document.title or document.name

    def _document(self, key: str) -> OpenDocument:
        counts, is_lit = self._site.library.counts(key), key == self._asked.doc
        on_map = self.address("/", doc=None if is_lit else key)
        return OpenDocument(self.document_name(key), document_address(key), on_map, is_lit, counts, bar(counts))

    @property
    def changes(self) -> str | None:
        """The page that tells in words what the rings show."""
        return changes_address(self.state.since, self.at) if self.state.since else None

    @property
    def file(self) -> str:
        """The true picture of this state."""
        return self.address("/map.svg", focus=None, to=None, doc=None, view=None, lang=self.lang)

    @property
    def json(self) -> str:
        """This state as data."""
        return self.address("/map.json", focus=None, to=None, doc=None, view=None)

    @property
    def script(self) -> dict[str, Any]:
        """What the script is told: the words that it writes and the months that it counts."""
        say = self._tongue.words
        return {
            "lang": self.lang,
            "months": self._room.months,
            "state": written(self._asked),
            "focus": self.focus,
            "words": {key.removeprefix("map."): say(key) for key in _SCRIPT},
        }


# The words that the script writes.
_SCRIPT = tuple(
    f"map.{name}"
    for name in (
        *(
            "play",
            "pause",
            "entered",
            "left",
            "close",
            "why",
            "why.all",
            "disagree",
            "evidence",
            "span",
            "page",
            "graph",
        ),
        *("neighbours", "neighbours.none", "neighbours.more", "path_to", "path_pick", "story", "story.none"),
    )
)
