"""Whose a thing is, and for whom a person speaks, as far as the document has told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from baimo.documents import Document
from baimo.reading.context.candidates import UNKNOWN
from baimo.reading.context.talks import Talk, is_headed
from baimo.reading.naming.mentions import Token, members, provisional
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key

_OBSERVES = expression(datafile.load(Path(__file__).with_name("voices.yaml"))["observers"])
# A name with a version behind it.
_FAMILY = expression(r"(?P<stem>[A-Z][A-Za-z]{3,}|[\u4e00-\u9fff]{2,6})[ -]?[vV]?\d")
_ASKED = frozenset(datafile.load(Path(__file__).with_name("context.yaml"))["asked"])


@dataclass(slots=True)
class Houses:
    """The houses behind the things and the people of a document."""

    document: Document
    # Who made a thing, by its id.
    makers: dict[str, Token] = field(default_factory=dict)
    # In whose post a person is named, by the place of the person's name.
    employers: dict[int, Token] = field(default_factory=dict)
    # Who speaks for whom, by the speaker's name; the house of the first who is named with a post.
    speakers: dict[str, Token] = field(default_factory=dict)
    # Those of them whose post leads no house: whom they are told to lead or to have founded counts more.
    posted: set[str] = field(default_factory=set)
    guest: Token | None = None
    # The house in whose post the first of all came in.
    brought: Token | None = None
    # Who says `we` on the page.
    page: Token | None = None
    # Who speaks in each block, where the document is a conversation.
    talk: Talk = field(default_factory=Talk)

    def maker_of(self, thing: Token) -> Token | None:
        """Who made a thing, as far as the document has told."""
        for single in members(thing):
            senses = single[3]
            if isinstance(senses, tuple) and senses and (maker := self.makers.get(senses[0].id)):
                return maker
        return self._of_family(thing)

    def _of_family(self, thing: Token) -> Token | None:
        """Who made another version of a new thing: Harrier 1 is of those who brought out Harrier 2."""
        match = _FAMILY.match(self.document.clean, thing[0], thing[1])
        if match is None or not isinstance(thing[3], tuple) or not thing[3][0].is_outside:
            return None
        stem = "x-" + key(match["stem"])
        made = {maker[3][0].id: maker for of, maker in self.makers.items() if re.match(rf"{re.escape(stem)}\d", of)}
        return next(iter(made.values())) if len(made) == 1 else None

    def only_maker(self) -> Token | None:
        """The one house of which the document has told that it makes things."""
        makers_told = {token[3][0].id: token for token in self.makers.values() if isinstance(token[3], tuple)}
        return next(iter(makers_told.values())) if len(makers_told) == 1 else None

    def employ(self, posts: list[tuple[Token, Token]]) -> None:
        """Whom the document names with a post, and where."""
        self.employers = {person[0]: house for person, house in posts}
        clean = self.document.clean
        for person, house in sorted(posts, key=lambda one: not is_headed(clean, one[1])):
            name = clean[person[0] : person[1]].strip()
            self.speakers.setdefault(name, as_house(house, clean))
            if not is_headed(clean, house):
                self.posted.add(name)
        self.guest = self.brought = as_house(posts[0][1], clean) if posts else None

    def speaks_for(self, person: Token, house: Token) -> None:
        """A claim told that someone leads, founded or works for a house: whose words they are when they speak."""
        if not isinstance(house[3], tuple) or not isinstance(person[3], tuple):
            return
        house = as_house(house, self.document.clean)
        name = self.document.clean[person[0] : person[1]].strip()
        for spoken in (name, name.rpartition(" ")[2], name.rpartition(" ")[2].upper(), name.upper()):
            if spoken in self.posted:
                self.speakers[spoken] = house
            self.speakers.setdefault(spoken, house)
        self.posted.discard(name)
        self.guest = self.guest or house

    def has_speaker(self, block: int) -> bool:
        """Whether the words of a block are somebody's, in an interview."""
        return block >= 0 and (self.document.blocks[block].head is not None or self.talk.answers(block))

    def of(self, block: int) -> Token | None:
        """For whom the words of a block speak, in an interview: `答：我们...`, `李开复：我们...`."""
        if block < 0:
            return None
        if self.talk.answers(block):
            house = self.talk.house(block, self.speakers)
            return house if house is not None or self.talk.is_panel else self.brought or self.page or self.guest
        head = self.document.blocks[block].head
        if head is None:
            return None
        speaker = self.document.clean[head[0] : head[1]].strip()
        return self.guest if speaker in _ASKED else self.speakers.get(speaker)

    def ours(self, block: int) -> Token | None:
        """Who says `we` in a block: the house of who speaks, else that of the page, else that of the guest."""
        return self.of(block) or (None if self.has_speaker(block) else self.page or self.guest)

    def speaking(self, block: int) -> Token | None:
        """The house for whom who speaks in a block speaks, else that of the page where nobody is told to speak."""
        return self.told_of(block) or (None if self.has_speaker(block) else self.page)

    def told_of(self, block: int) -> Token | None:
        """The house whom the words of who speaks are about: the own, unless that is one that watches others."""
        house = self.of(block)
        return house if house is not None and self.is_told_of(house, block) else None

    def is_told_of(self, house: Token, block: int) -> bool:
        """Whether who speaks for a house speaks about it too."""
        return not (self.has_speaker(block) and _OBSERVES.search(self.document.clean[house[0] : house[1]]))


def as_house(token: Token, clean: str) -> Token:
    """A name for which somebody speaks, as that of a house: `it has 432 GB` means no house, whatever its kind was."""
    start, end, char, senses, rank = token
    if char not in UNKNOWN or not isinstance(senses, tuple) or not senses or senses[0].kind:
        return token
    made = provisional(clean[start:end], "organization", senses[0].how)
    return start, end, symbols.KIND["organization"], made, rank
