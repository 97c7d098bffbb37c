"""A thing by its version alone: v2 beside `Tern-Embed-v2`, the v1 before it, the 1.0 of 1.0版本 beside 途账2.0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match
from typing import TYPE_CHECKING

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_WHOLE = expression(r"(?P<stem>.{2,}?[ -]?)(?P<version>[vV]\d{1,2}(?:\.\d{1,2})?|(?<![\d.])\d\.\d{1,2})")
# By itself: behind no name, neither of a file nor of a package.
_ALONE = expression(
    r"(?<![\w.@/:=+-])(?<![A-Z] )(?:(?P<v>v\d{1,2}(?:\.\d{1,2})?)(?![\w@/-]|\.\d)"
    r"|(?P<bare>\d\.\d{1,2})(?= ?(?:版|版本)(?![本]?(?:权|权|號|号|API)))|(?P<bare2>\d\.\d{1,2})(?= 代))"
)
_NAMED_BEFORE = expression(r"[A-Z][\w.-]*[ ]$")
_OPENS = expression(
    r"(?:^|[.!?:\n#*|(>“\"][ ]?)"
    r"(?:The|On|And|But|With|In|From|Unlike|Since|Both|Use|For|While|Our|Like|To|Of|As|At|By) $"
)
_THINGS = frozenset(["", "model", "product"])
Families = dict[str, dict[str, Token]]
_RANK, _NEAR = 6, 24
_OTHER = r"[ -]?\d{1,2}\.\d{1,2}(?:-[A-Za-z][A-Za-z0-9.]*)*(?![\w%.]|[万亿元倍])"


def editions(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Such versions, where the text has one family that counts its members so."""
    ends = {token[1] for token in found if type(token[3]) is tuple}
    places = [match for match in _ALONE.finditer(text) if match.end() not in ends]
    families = _families(text, found, gazetteer) if places or not text.isascii() else {}
    return [*_meant(text, places, families, gazetteer), *_sisters(text, families, gazetteer)]


def _sisters(text: str, families: Families, gazetteer: Gazetteer) -> Iterator[Token]:
    """The other versions of what has a name in Chinese: 韵海 1.0 and 韵海 2.0-mini beside 韵海 2.0."""
    for stem, own in families.items():
        if stem[:1] < "\u4e00" or not any(version[0] != "v" for version in own):
            continue
        kinds = next(iter(own.values()))
        for match in re.finditer(re.escape(stem.rstrip(" -")) + _OTHER, text):
            if match[0] not in (text[token[0] : token[1]] for token in own.values()):
                yield (*match.span(), kinds[2], known_or_new(gazetteer, match[0], kinds[3][0].kind), _RANK)


def _families(text: str, found: list[Token], gazetteer: Gazetteer) -> Families:
    """The new things of a text whose names end with a version, by what stands before it and by the version."""
    families: Families = {}
    for token in found:
        senses = token[3]
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or senses[0].kind not in _THINGS:
            continue
        match = _WHOLE.fullmatch(text, token[0], token[1]) if senses[0].is_outside else None
        if match is not None and key(match["stem"]) not in gazetteer.by_key:
            families.setdefault(match["stem"], {}).setdefault(match["version"].lower(), token)
    return families


def _meant(text: str, places: list[Match[str]], families: Families, gazetteer: Gazetteer) -> Iterator[Token]:
    for place in places:
        version = place.group(place.lastgroup or 0)
        start, end = place.span(place.lastgroup or 0)
        if _is_of_another(text, start):
            continue
        alike = {stem: own for stem, own in families.items() if _is_counted_so(version, own)}
        told = [own[version] for own in alike.values() if version in own]
        stem = min(alike, key=len, default="")
        if not stem or not all(one.startswith(stem.rstrip(" -")) for one in alike):
            continue  # v2 of which of two families?
        if told:
            yield (start, end, told[0][2], told[0][3], _RANK)
        else:
            senses = known_or_new(gazetteer, stem + version, next(iter(alike[stem].values()))[3][0].kind)
            yield (start, end, next(iter(alike[stem].values()))[2], senses, _RANK)


def _is_of_another(text: str, start: int) -> bool:
    """Whether a name stands right before a version: the v12 of `CUDA v12`."""
    low = max(0, start - _NEAR)
    return bool(_NAMED_BEFORE.search(text, low, start)) and not _OPENS.search(text, low, start)


def _is_counted_so(version: str, family: dict[str, Token]) -> bool:
    """Whether a family writes its versions as this one is written, with a v or without."""
    return any(own.startswith("v") == version.startswith("v") for own in family)
