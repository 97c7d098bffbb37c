"""The panel beside the map: why a tile is there and whom it is tied to; or how two of them are related."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baimo.asking.clocks import Clocks
from baimo.asking.relating import Answer, Step, paths
from baimo.output.path_text import asking_words
from baimo.output.people_dates import date_text
from baimo.output.telling import step_sentence
from baimo.web.frame.addresses import category_address, entity_address, fact_address, graph_address, path_address

if TYPE_CHECKING:
    from baimo.drawing.map.state import State
    from baimo.ledger import Ledger
    from baimo.output.rewording import Tongue
    from baimo.web.mapping.room import Room

LINES = 8
# So many neighbours of a type are shown before the rest is folded.
SHOWN = 6
Linked = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A house at the other end of a tie, and the claim that tells of it best."""

    owner: str
    name: str
    focus: str
    said: str
    href: str
    when: str
    sources: int


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours by one type of tie."""

    type: str
    label: str
    shown: list[Neighbour]
    folded: list[Neighbour]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.shown) + len(self.folded)


@dataclass(frozen=True, slots=True)
class Card:
    """Why a tile is where it is, and whom it is tied to."""

    owner: str
    name: str
    href: str
    graph: str
    box: str
    box_href: str
    lines: list[Linked]
    has_more: bool
    numbers: dict[str, int]
    since: str
    last: str
    disagreements: list[Linked]
    groups: list[Group]


def card(data: dict[str, Any], owner: str, focus: Callable[[str], str]) -> Card:
    """The card of a tile, from what the script is given as well."""
    tile = data["tiles"][owner]
    box, label = tile["box"]
    return Card(
        owner,
        tile["name"],
        entity_address(owner),
        graph_address(owner),
        label,
        category_address(box),
        [(text, href) for text, href in tile["lines"][:LINES]],
        len(tile["lines"]) > LINES,
        {"kinds": len(tile["kinds"]), "sites": tile["sites"], "partners": tile["partners"]},
        tile["since"] or "",
        tile["last"] or "",
        [(text, href) for text, href in tile["disagreements"]],
        _groups(data, owner, focus),
    )


def _groups(data: dict[str, Any], owner: str, focus: Callable[[str], str]) -> list[Group]:
    found: dict[str, list[Neighbour]] = {name: [] for name in data["types"]}
    for tail, head, kind, facts in data["ties"]:
        if owner in (tail, head):
            other = head if owner == tail else tail
            said, href, when, sources = facts[0]
            name = data["tiles"][other]["name"]
            found[kind].append(Neighbour(other, name, focus(other), said, href, when, sources))
    return [
        Group(kind, data["types"][kind]["label"], rows[:SHOWN], rows[SHOWN:]) for kind, rows in found.items() if rows
    ]


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of a story: its sentence, where it is written, its sources."""

    said: str
    href: str
    sources: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """How two tiles are related."""

    answer: Answer
    rows: list[StepTold]
    whole: str
    pairs: list[tuple[str, str]]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the closest story; none where nothing joins the two."""
        return self.answer.stories[0].steps if self.answer.stories else ()


def told(ledger: Ledger, room: Room, state: State, tongue: Tongue) -> Told:
    """The closest story of how the two ends of a state are related, as of its month."""
    one, other = state.focus or "", state.to or ""
    answer = paths(ledger, one, other, Clocks.at(state.at, None))
    steps = answer.stories[0].steps if answer.stories else ()
    ends = [(room.owner(step.origin) or step.origin, room.owner(step.target) or step.target) for step in steps]
    rows = [_step(step, tongue) for step in steps]
    return Told(answer, rows, path_address(one, other), [pair for pair in ends if pair[0] != pair[1]])


def _step(step: Step, tongue: Tongue) -> StepTold:
    lang = tongue.words.lang
    said = step_sentence(step, tongue.names, asking_words(lang))
    best = step.told[0]
    sources = [
        (" · ".join(filter(None, (one.source.publisher or one.source.title, date_text(one.source.date, lang)))), one.id)
        for one in best[:2]
    ]
    return StepTold(said, fact_address(best[0].claim.subject, best[0].fact), sources)
