"""What the address of the map asks for: a state, and a line for everything in it that the map cannot show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from baimo.drawing.map.state import State, choices
from baimo.output.people_dates import date_text
from baimo.output.wording import Words
from baimo.web.frame.addresses import entity_address, focus_address
from baimo.web.mapping.room import Room

if TYPE_CHECKING:
    from baimo.ledger import Ledger

# The names that the state has in an address, in the order in which they are written there.
NAMES = ("at", "since", "region", "layer", "tier", "kind", "open", "focus", "to", "doc", "view")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YES, _NO = ("1", "true", "yes"), ("", "0", "false", "no")
_OLD = {"region": {"cn": "china", "all": ""}}


@dataclass(frozen=True, slots=True)
class Note:
    """A line for the reader, and links that help; `are_guesses` where they are whom the reader may have meant."""

    line: str
    links: tuple[tuple[str, str], ...] = ()
    are_guesses: bool = False


@dataclass(slots=True)
class Asked:
    """A state with the document that lights it; `notes` say what was asked for and cannot be."""

    state: State = field(default_factory=State)
    doc: str | None = None
    notes: list[Note] = field(default_factory=list)


class Reader:
    """Reads addresses of the map against what there is."""

    def __init__(self, room: Room, ledger: Ledger, documents: Mapping[str, Any], say: Words) -> None:
        """`documents` by their keys."""
        self._room, self._ledger, self._documents, self._say = room, ledger, documents, say

    def read(self, given: Mapping[str, str]) -> Asked:
        """The state of an address; what is malformed or unknown in it becomes a note."""
        asked = Asked()
        found: dict[str, Any] = {"at": self._month(given.get("at", ""), asked.notes)}
        found |= {name: self._choice(name, given, asked.notes) for name in choices()}
        found |= {end: self._entity(given.get(end, ""), asked.notes) for end in ("focus", "to")}
        found["is_open"] = self._is_open(given.get("open", ""), asked.notes)
        found["is_full"] = self._is_full(given.get("view", ""), asked.notes)
        if found["to"] in (None, found["focus"]) or not found["focus"]:
            found["to"] = None
        asked.state = self._compared(State(**found), given.get("since", ""), asked.notes)
        asked.doc = self._document(given.get("doc", ""), asked.notes)
        return asked

    def _note(self, notes: list[Note], key: str, *links: tuple[str, str], **values: object) -> None:
        notes.append(Note(self._say(f"map.note.{key}", **values), links))

    def _month(self, written: str, notes: list[Note]) -> str | None:
        """A month of the record; one beyond either end is moved to that end."""
        if not written:
            return None
        if not _MONTH.fullmatch(written):
            self._note(notes, "month", what=written)
            return None
        months = self._room.months
        nearest = min(max(written, months[0]), months[-1])
        if nearest != written:
            first, last = (date_text(month, self._say.lang) for month in (months[0], months[-1]))
            self._note(notes, "range", first=first, last=last, nearest=date_text(nearest, self._say.lang))
        return nearest if nearest != months[-1] else None

    def _compared(self, state: State, written: str, notes: list[Note]) -> State:
        """The state with the month that it is compared with, which must be the earlier one."""
        since = self._month(written, notes)
        now = state.at or self._room.months[-1]
        if written and since is None and _MONTH.fullmatch(written):
            since = self._room.months[-1]
        if since and since >= now:
            self._note(notes, "order", since=date_text(since, self._say.lang), at=date_text(now, self._say.lang))
            return state
        return replace(state, since=since)

    def _choice(self, name: str, given: Mapping[str, str], notes: list[Note]) -> str | None:
        written = given.get(name, "") or (given.get("of", "") if name == "region" else "")
        chosen = _OLD.get(name, {}).get(written, written)
        if not chosen or chosen in choices()[name]:
            return chosen or None
        self._note(notes, "choice", what=written, name=self._say(f"map.{name}"), there=self._there(name))
        return None

    def _there(self, name: str) -> str:
        return self._say.join(list(choices()[name]))

    def _is_open(self, written: str, notes: list[Note]) -> bool:
        if written not in _YES + _NO:
            self._note(notes, "choice", what=written, name=self._say("map.open"), there="1")
        return written in _YES

    def _is_full(self, written: str, notes: list[Note]) -> bool:
        if written not in ("", "overview", "full"):
            there = self._say.join(["overview", "full"])
            self._note(notes, "choice", what=written, name=self._say("map.view"), there=there)
        return written == "full"

    def _entity(self, written: str, notes: list[Note]) -> str | None:
        """An entity that stands on the map, by its id or by a name that means it."""
        if not written:
            return None
        known = self._ledger.entity(written)
        ids = ([known.id] if known else []) + self._ledger.resolve(written)
        on_map = next((one for one in ids if self._room.owner(one)), None)
        if on_map:
            return on_map
        if known:
            link = (entity_address(known.id), self._say("map.note.page"))
            self._note(notes, "off_map", link, what=known.name(self._say.lang))
            return None
        found = self._ledger.suggest(written)
        links = ((focus_address(one.id), one.name(self._say.lang)) for one in found if self._room.owner(one.id))
        notes.append(Note(self._say("map.note.entity", what=written), tuple(links), are_guesses=True))
        return None

    def _document(self, key: str, notes: list[Note]) -> str | None:
        if not key or key in self._documents:
            return key or None
        self._note(notes, "document", what=key)
        return None


def written(asked: Asked) -> dict[str, str]:
    """A state as the parameters of its address."""
    state = asked.state
    given = {
        "at": state.at,
        "since": state.since,
        "region": state.region,
        "layer": state.layer,
        "tier": state.tier,
        "kind": state.kind,
        "open": "1" if state.is_open else None,
        "focus": state.focus,
        "to": state.to,
        "doc": asked.doc,
        "view": "full" if state.is_full else None,
    }
    return {name: value for name, value in given.items() if value}
