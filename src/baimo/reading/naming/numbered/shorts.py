"""A thing that a document names in full, by the end of its name: S4000 for MTT S4000, R2 for Rook R2, 950PR."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_THINGS = frozenset({"chip", "model", "product"})
# The end of a name that tells the thing by itself: letters or a word with a number, no mere number, no size.
_WORD = (
    r"(?!Image|Table|Figure|Part|Phase|Series|Version|Gen|Page|Step|Type|Model|Level|Stage|Chapter)[A-Z][a-z]{2,9}"
    r" \d{1,2}(?:\.\d{1,2})?"
)
_CODE = (
    rf"(?:{_WORD}|[A-Z]{{1,4}}\d{{1,4}}[A-Za-z]{{0,2}}|[A-Z]\d{{1,2}}\.\d{{1,2}}"
    r"|[vV]\d{1,2}[a-z]|\d{3,4}[A-Z]{1,3})"
)
_VARIANT = r"(?:[ -](?:Thinking|Instruct|Base|Chat|Pro|Max|Ultra|Mini|Air|Turbo|Lite|Plus|Flash))?"
_END = expression(rf"(?:[ -]|(?<=[\u4e00-\u9fff]))(?P<code>{_CODE}{_VARIANT})$")
# A line whose members are told by a number: 昇腾950, then 950PR and 950DT.
_LINE = expression(r"(?P<line>[\u4e00-\u9fff]{2,4} ?|\b(?:RTX|GTX|Ascend|Atlas) )(?P<number>\d{3,4})[A-Z]{0,3}$")
_MEMBER = expression(r"(?<![A-Za-z0-9_.,/-])(?P<number>\d{3,4})(?P<letters>[A-Z]{1,3})(?![A-Za-z0-9_.%/]|-\d)")
_RANK = 6
# Letters behind a number that are a measure and no part of a name.
_MEASURES = frozenset(
    ("GB", "TB", "MB", "KB", "PB", "KW", "MW", "GW", "MHZ", "GHZ", "TFLOPS", "TOPS", "MM", "NM", "CM")
)
_MEASURES |= frozenset(("KM", "FPS", "USD", "CNY", "RMB", "HKD", "TWD", "EUR", "RPM", "DPI", *"BMKTGWVAQH"))
# 昇腾950、960和970, `RTX 4090 and 5090`: what follows a member of a line as a mere number.
_FOLLOWS = expression(
    r"(?:, |,? and |、|/|和|与|及|以及) ?(?P<number>\d{3,4}[A-Z]{0,3})"
    r"(?![A-Za-z0-9_.%]|,\d| ?[万亿元张块片颗个家名年款台])"
)
# 各项规格是950的两倍: a mere number that is called as the line's.
_CALLED = expression(
    r"(?:[是比较于与和用]|\b(?:than|over|of|the|vs\.?) )(?P<number>\d{3,4})"
    r"(?=的|相比|[高低提]|系列|之后|(?: series)?[,.;，。；])"
)


def shorts(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Such ends, wherever they stand by themselves; one that two things share means neither."""
    named = [token for token in found if _is_thing(text, token)]
    called = [*_of_houses(text, found, named, gazetteer), *_of_families(text, found, gazetteer)]
    if not named:
        return called
    within = {(token[0], token[1]) for token in named}
    ends = sorted(span[1] for span in within)
    starts = {span[1]: span[0] for span in sorted(within, reverse=True)}
    short = [*_ends(text, named, gazetteer), *_members(text, named, gazetteer), *called]
    return [token for token in short if not _is_part(token, ends, starts)]


# What a text calls a model whose house it has named: V3, R1, K2.
_BARE = expression(r"(?<![A-Za-z0-9_.@/&-])[VRK]\d(?:\.\d)?(?![A-Za-z0-9_%@]|[./-][A-Za-z0-9]|\.\d| ?[码簽签])")
_OWNERS = frozenset({"organization", "product", "model"})


def _of_houses(text: str, found: list[Token], named: list[Token], gazetteer: Gazetteer) -> Iterator[Token]:
    """V3 in a text that names DeepSeek: the model whose name is that of the house with this behind it, if one alone."""
    places = [*_BARE.finditer(text)]
    if not places:
        return
    houses = {text[token[0] : token[1]] for token in found if _owns(text, token)}
    whole = {text[token[0] : token[1]].replace("-", " ").rpartition(" ")[::2] for token in named}
    others = {code for house, code in whole if house and house not in houses}
    for place in places:
        meant = {
            senses[0].id: senses
            for house in houses
            if (senses := gazetteer.by_key.get(key(f"{house}-{place[0]}"))) and senses[0].kind == "model"
        }
        if len(meant) == 1 and place[0] not in others:
            yield (*place.span(), symbols.KIND["model"], next(iter(meant.values())), _RANK + 1)


# Opus 4.1 beside Claude Opus 4.5.
_SISTER = expression(rf"(?<![A-Za-z0-9_.@/&-]){_WORD}(?![A-Za-z0-9_%@]|[./-][A-Za-z0-9])")
_FAMILY = expression(r"[A-Z][a-z]{3,11}(?= |$)")


def _of_families(text: str, found: list[Token], gazetteer: Gazetteer) -> Iterator[Token]:
    """`Opus 4.1` in a text that names Claude, or another of its models: the known model with that before it."""
    places = [*_SISTER.finditer(text)]
    if not places:
        return
    things = (token for token in found if type(token[3]) is tuple and token[3] and type(token[3][0]) is Sense)
    known = (token for token in things if token[3][0].kind in _OWNERS and not token[3][0].is_outside)
    families = {match[0] for token in known if (match := _FAMILY.match(text, token[0], token[1]))}
    for place in places:
        names = (gazetteer.by_key.get(key(f"{family} {place[0]}")) for family in families)
        meant = {senses[0].id: senses for senses in names if senses and senses[0].kind in ("model", "chip")}
        if len(meant) == 1 and key(place[0]) not in gazetteer.by_key:
            senses = next(iter(meant.values()))
            yield (*place.span(), symbols.KIND[senses[0].kind], senses, _RANK + 1)


def _owns(text: str, token: Token) -> bool:
    """Whether a find is a known name in Latin letters of a house, or of a family."""
    senses = token[3]
    is_name = type(senses) is tuple and bool(senses) and type(senses[0]) is Sense and senses[0].kind in _OWNERS
    return is_name and text[token[0] : token[1]].isascii() and not text[token[1] - 1].isdigit()


def _is_part(token: Token, ends: list[int], starts: dict[int, int]) -> bool:
    """Whether a place lies in a name that was found whole."""
    at = bisect_left(ends, token[1])
    if at == len(ends):
        return False
    start = starts[ends[at]]
    return start < token[0] or (start == token[0] and ends[at] > token[1])


def _is_thing(text: str, token: Token) -> bool:
    """Whether a find names a thing, and has a number in its name."""
    senses = token[3]
    if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or not senses[0].id:
        return False
    is_quoted = token[2] == symbols.QUOTED and senses[0].likely in _THINGS
    is_thing = senses[0].kind in _THINGS or is_quoted or (token[2] == symbols.CAPITALISED and not senses[0].kind)
    return is_thing and any(char.isdigit() for char in text[token[0] : token[1]])


def _ends(text: str, named: list[Token], gazetteer: Gazetteer) -> Iterator[Token]:
    meant: dict[str, Token | None] = {}
    starts = {token[1]: token[0] for token in sorted(named, key=itemgetter(0), reverse=True)}
    for token in named:
        match = _END.search(text, token[0], token[1])
        if match is None or starts.get(token[1], token[0]) < token[0]:
            continue  # the X1 of “岚机X1” is no name of its own
        if match["code"].upper() not in _MEASURES and key(match["code"]) not in gazetteer.by_key:
            meant[match["code"]] = _either(text, meant.get(match["code"], token), token)
    told_once = sorted((code for code, token in meant.items() if token is not None), key=len, reverse=True)
    codes = "|".join(map(re.escape, told_once))
    if not codes:
        return
    for place in re.finditer(rf"(?<![A-Za-z0-9_.@/-])(?:{codes})(?![A-Za-z0-9_%@]|[./-][A-Za-z0-9])", text):
        told = meant[place[0]]
        if told is not None:
            yield (*place.span(), told[2], told[3], _RANK)


def _either(text: str, held: Token | None, token: Token) -> Token | None:
    """Which of two finds an end means: one that a list knows before the same name by its form; of two names neither."""
    if held is None or held[3][0].id == token[3][0].id:
        return held
    if key(text[held[0] : held[1]]) != key(text[token[0] : token[1]]):
        return None
    return token if held[3][0].is_outside else held


def _members(text: str, named: list[Token], gazetteer: Gazetteer) -> Iterator[Token]:
    """`950PR` and `950DT` where the document has told of 昇腾950 or of 昇腾950DT; the 960 of 昇腾950、960."""
    lines: dict[str, str] = {}
    for token in named:
        match = _LINE.search(text, token[0], token[1]) if token[3][0].kind == "chip" else None
        if match is None:
            continue
        lines.setdefault(match["number"], match["line"])
        follow = _FOLLOWS.match(text, token[1])
        while follow:
            lines.setdefault(follow["number"], match["line"])
            yield _member(text, match["line"], follow.span("number"), gazetteer)
            follow = _FOLLOWS.match(text, follow.end())
    if not lines:
        return
    for place in _MEMBER.finditer(text):
        if place["number"] in lines and place["letters"] not in _MEASURES:
            yield _member(text, lines[place["number"]], place.span(), gazetteer)
    for place in _CALLED.finditer(text):
        if place["number"] in lines:
            yield _member(text, lines[place["number"]], place.span("number"), gazetteer)


def _member(text: str, line: str, span: tuple[int, int], gazetteer: Gazetteer) -> Token:
    return (*span, symbols.KIND["chip"], known_or_new(gazetteer, line + text[span[0] : span[1]], "chip"), _RANK)
