"""The houses that a text names where it tells in whose voice it is, and whom it has come to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from baimo.documents import Document
from baimo.reading.context.candidates import is_mention
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("voices.yaml"))
_WORD = r"[A-ZÀ-ÖØ-ÞĀČĎĐĒĞĪİĽŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ][\w.&’'-]*\w|[A-Z]"
# The letters that stand for sorts of names in the expressions.
_SORTS = {
    "POST": f"(?:{_DATA['posts']['en']}|{_DATA['posts']['zh']})",
    "LEADS": _DATA["guests"],
    "N": rf"(?:{_WORD})(?:[ ](?:&[ ])?(?:{_WORD}|d\.o\.o|AI|z o\.o))" + "{0,3}",
    "Z": r"(?:[\u4e00-\u9fffA-Za-z0-9·.&-]|(?<=[A-Za-z])[ ](?=[A-Za-z])){2,18}?",
    "P": rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?:{_WORD})(?:[ -](?:{_WORD}|de|van|von|der|el|al|bin|da))" + "{1,3}",
    "H": r"[\u4e00-\u9fff]{2,4}",
    "ENDS": _DATA["endings"].rstrip("$"),
}
_SORT = re.compile(r"(?<![\w\\\[<{-])(?<!\(\?)(POST|LEADS|ENDS|N|Z|P|H)(?![\w>\]}-])")
# Words of the text that begin with a capital and are no house.
_NO_NAME = frozenset(_DATA["no_names"])
_LETTERHEAD = expression(_DATA["letterhead"], re.MULTILINE)
_RIDER = expression(_DATA["rider"], re.IGNORECASE)
_TITLE = expression(
    _SORT.sub(lambda match: _SORTS[match[1]], _DATA["title"]).replace("RIDER", f"(?i:{_DATA['rider']})")
)
_COVER = expression(_SORT.sub(lambda match: _SORTS[match[1]], _DATA["cover"]))
_SIGNS = tuple(expression(sign, re.IGNORECASE) for sign in _DATA["signs"])
# How many signs tell that a page is of a house, where its top says so and where nothing does; how much is its top.
_LEAST, _MANY, _LINES, _ABOVE = 2, 4, 6, 400
_OPENS = ("“", "「", "『", "《", '"')
_BY_FORM = frozenset([symbols.CAPITALISED, symbols.QUOTED, symbols.HAN])
_REGISTERED = expression(_DATA["registered"])
_ENDS = expression(_DATA["endings"])
_OWNS = expression("['’]s$")
_MEDIA = expression(_DATA["media"])
_OBSERVES = expression(_DATA["observers"])
_POINTERS = expression(_DATA["pointers"])


@cache
def patterns(what: str) -> tuple[re.Pattern[str], ...]:
    """The expressions of a list of the data, in order."""
    return tuple(expression(_spelled(one), re.MULTILINE) for one in _DATA[what])


def _spelled(pattern: str) -> str:
    """An expression with the sorts of names written out."""
    return _SORT.sub(lambda match: _SORTS[match[1]], pattern)


class Voices:
    """Finds the houses at the places where a document tells in whose voice it speaks."""

    def __init__(self, document: Document, gazetteer: Gazetteer, tokens: list[Token], orgs: frozenset[str]) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._orgs = orgs
        self._tokens = tokens
        self._at: dict[int, Token] | None = None
        self._persons: frozenset[str] | None = None

    def told(self, what: str, low: int, high: int) -> Iterator[tuple[str, Token]]:
        """The houses that the expressions of a list find in a stretch of the text, each with the person it names."""
        for pattern in patterns(what):
            for match in pattern.finditer(self._document.clean, low, high):
                found = match.groupdict()
                which = "name" if found.get("name") else "new"
                house = self.house(match.start(which), match.end(which))
                if house is not None and (which == "name" or self._is_new(house)):
                    yield found.get("person") or "", house

    def signed(self) -> Token | None:
        """The house that a line above or below the text names, which is no part of it: `By Ann Lee, founder of X`."""
        document = self._document
        for noise in document.noise:
            if noise.why != "particulars":
                continue
            said = document.text[noise.start : noise.end]
            for match in (match for pattern in patterns("told") for match in pattern.finditer(said)):
                name = match.groupdict().get("name")
                at = self._first(name) if name else -1
                house = self.house(at, at + len(name)) if name and at >= 0 else None
                if house is not None:
                    return house
        return None

    def titled(self) -> Token | None:
        """The new house of a deck or a portrait: the one that its title is, or a line of the cover below that."""
        return self._of_title() or self._covered()

    def _of_title(self) -> Token | None:
        """The new house whose name the title of its deck or portrait is, as what stands below tells."""
        blocks, clean = self._document.blocks, self._document.clean
        if not blocks or blocks[0].kind not in ("title", "heading"):
            return None
        match = _TITLE.match(clean, blocks[0].start, blocks[0].end)
        if match is None:
            return None
        top = "\n".join(self._document.text[:_ABOVE].split("\n")[:_LINES])
        told = sum(1 for sign in _SIGNS if sign.search(clean))
        is_own = match["rider"] or _RIDER.search(top)
        name = match["name"]
        is_again = clean.lower().count(name.lower().replace(" ", "")) > 1 or clean.count(name) > 1
        if told < (_LEAST if is_own else _MANY) or not (is_own or is_again) or self._is_small(name):
            return None
        start, end = match.span("name")
        house = self.house(start, end)
        if house is None and match["rider"] and self._seen(start) is None and not _POINTERS.match(name):
            # 青禾医语 · 商业计划书
            house = start, end, symbols.KIND["organization"], known_or_new(self._gazetteer, name, "organization"), 0
        return house if house is not None and house[3][0].is_outside else None

    def _covered(self) -> Token | None:
        """The new house in Chinese that a line of the cover is, below what the deck is called: 云栈智能 · 让每家."""
        blocks, clean = self._document.blocks, self._document.clean
        if not blocks or blocks[0].kind not in ("title", "heading"):
            return None
        if sum(1 for sign in _SIGNS if sign.search(clean)) < _MANY:
            return None
        for block in blocks[1:_LINES]:
            match = _COVER.match(clean, block.start, block.end)
            house = self.house(*match.span("name")) if match else None
            if house is not None:
                return house if house[3][0].is_outside else None
        return None

    def _is_small(self, name: str) -> bool:
        """Whether the text writes a name in small letters too: `# Roadmap` over `our roadmap`."""
        return name.lower() != name and f" {name.lower()}" in self._document.clean

    def joined(self, end: int) -> Iterator[tuple[str, Token]]:
        """The persons at whose names those of their houses end, as titles in Chinese have them: 对话蓝鲸运算何家祥."""
        clean, person = self._document.clean, symbols.KIND["person"]
        singles = (one for token in self._tokens if token[3] is not None for one in members(token))
        for house, other in pairwise(one for one in singles if one[0] < end):
            is_pair = house[2] in self._orgs and is_mention(house) and other[2] == person and house[1] == other[0]
            if is_pair and not _OBSERVES.search(clean, house[0], house[1]):
                yield clean[other[0] : other[1]], house

    def letterhead(self, end: int) -> Token | None:
        """The house that the first lines name, by how its name ends."""
        match = _LETTERHEAD.search(self._document.clean, 0, end)
        return self.house(*match.span("name")) if match else None

    def persons(self) -> frozenset[str]:
        """How the persons are written whom the text names."""
        if self._persons is None:
            clean, person = self._document.clean, symbols.KIND["person"]
            singles = (one for token in self._tokens if token[3] is not None for one in members(token))
            self._persons = frozenset(clean[one[0] : one[1]].strip() for one in singles if one[2] == person)
        return self._persons

    def _is_new(self, house: Token) -> bool:
        """Whether it is a name that no list knows, which the text repeats and never writes small."""
        clean = self._document.clean
        said = clean[house[0] : house[1]]
        return house[3][0].is_outside and clean.count(said) > 1 and said.lower() not in clean

    def _first(self, name: str) -> int:
        if not name.isascii():
            return self._document.clean.find(name)
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._document.clean)
        return match.start() if match else -1

    def house(self, start: int, end: int) -> Token | None:
        """The house whose name stands there, seen by form or not; None for a thing, a place, a paper."""
        seen = self._seen(start)
        if (
            seen is not None
            and seen[2] not in _BY_FORM
            and (seen[3][0].is_known or _is_whole(seen, self._document.clean, end))
        ):
            return seen if seen[2] in self._orgs else None
        clean = self._document.clean
        end = start + len(_REGISTERED.sub("", clean[start:end]))
        said = clean[start:end]
        if (
            _OWNS.sub("", said.split(" ")[0]) in _NO_NAME
            or _MEDIA.search(said)
            or _POINTERS.match(said)
            or "\n" in said
            or self._is_plain(start, said)
        ):
            return None
        senses = known_or_new(self._gazetteer, said, "organization")
        if not senses or senses[0].kind != "organization":
            return None
        return start, end, symbols.KIND["organization"], senses, 0

    def _is_plain(self, start: int, said: str) -> bool:
        """Whether it is but Chinese words: a new name in Chinese stands in quotation marks, or ends as houses do."""
        if said[0] < "\u4e00" and said[0].isupper():
            return False
        quoted = self._document.clean[start - 1 : start] in _OPENS
        return not (quoted and start > 0) and not _ENDS.search(said)

    def _seen(self, start: int) -> Token | None:
        if self._at is None:
            singles = (one for token in self._tokens if token[3] is not None for one in members(token))
            self._at = {one[0]: one for one in singles if is_mention(one)}
        return self._at.get(start)


def _is_whole(seen: Token, clean: str, end: int) -> bool:
    """Whether a Chinese name that stands somewhere is seen there as a whole."""
    return seen[1] == end and not clean[seen[0] : end].isascii()
