"""Lines that are a house, its thing and a day: 华为　OceanStor A800　2024年3月, `Corrib Speech | Orla 2 | 2 Sept`."""

from __future__ import annotations

from baimo.documents import Block
from baimo.reading.finding.spans import DateSpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import is_line, opens
from baimo.reading.tables.named import is_name
from baimo.values.expressions import expression

_LONGEST = 120
_HOUSE = symbols.KIND["organization"]
_MARKS = frozenset([symbols.COMMA, symbols.COLON])
_ENDS = _MARKS | frozenset([symbols.STOP, "("])
_OTHERS = frozenset({"organization", "person", "place", "technology", "industry", "policy"})


def of(heads: Heads, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
    """What such a line tells; what rules have told of it stays, but for another's launch of the thing."""
    low = sentence.low
    if sentence.high - low < _SHORTEST or not is_line(block, sentence, _LONGEST, "table-row"):
        return told
    chars = sentence.chars[low : low + _SHORTEST]
    is_parted = chars[1] in _MARKS and chars[3] in _MARKS and sentence.chars[low + 5 : low + 6] in ("", *_ENDS)
    is_told = chars[0] == _HOUSE and chars[4] == symbols.DATE and _is_thing(sentence.tokens[low + 2])
    if not (is_parted and is_told and opens(block, sentence)):
        return told
    span = sentence.tokens[low + 4][3]
    if not isinstance(span, DateSpan) or span.when is None:
        return told
    found = match(heads.named("released", "").rule, sentence, low + 2, "when", low + 4, low + 5)
    found.roles.append(("subject", low, low + 1))
    found.start = low
    return [found] + [one for one in told if one.rule.predicate.id not in ("released", "founded_on")]


# A house, a mark, a thing, a mark, a day.
_SHORTEST = 5


def _is_thing(token: Token) -> bool:
    """Whether a symbol may name what is made: no house, nobody, no field."""
    if not is_name(token):
        return False
    kinds = {sense.kind for sense in token[3]} if isinstance(token[3], tuple) else set()
    return not kinds or not kinds <= _OTHERS


# A thing and a day in brackets right behind it: GPT-3 (2020). So many of them in a sentence tell a history.
_OPENED, _CLOSED = frozenset(("(", "（")), frozenset((")", "）"))
_MADE = frozenset(symbols.KIND[kind] for kind in ("model", "chip"))
_YEAR, _SEVERAL = 4, 2


def in_brackets(clean: str, heads: Heads, sentence: Sentence, told: list[Match]) -> list[Match]:
    """The launches that a year in brackets behind a thing tells, or a day behind several things or a heading."""
    if sentence.is_aside:
        return _of_host(clean, heads, sentence)
    if not sentence.holds(symbols.DATE):
        return []
    places = [at for at in range(sentence.low, sentence.high - 1) if _is_dated(clean, sentence, at)]
    is_line = len(places) == 1 and sentence.high - sentence.low == _PAIR
    if len(places) < _SEVERAL and not is_line:
        places = [at for at in places if len(str(sentence.tokens[at + 1][3].when or "")) == _YEAR]
    known = {place for one in told if one.rule.predicate.id == "released" for _, place, _ in one.roles}
    found = []
    for at in places:
        if at not in known and at + 1 not in known:
            found.append(match(heads.named("released", "").rule, sentence, at, "when", at + 1, at + 2))
            found[-1].start = at
    return found


# A line that is but a thing and its day.
_PAIR = 2


def _is_dated(clean: str, sentence: Sentence, at: int) -> bool:
    """Whether a model or a chip stands at a place, and a date alone in brackets behind it."""
    if sentence.chars[at] not in _MADE or sentence.chars[at + 1] != symbols.DATE:
        return False
    thing, day = sentence.tokens[at : at + 2]
    is_told = isinstance(day[3], DateSpan) and (day[3].when is not None or _is_day_of_month(day[3]))
    return is_told and clean[thing[1] : day[0]].strip(" *_") in _OPENED and clean[day[1] : day[1] + 1] in _CLOSED


def _is_day_of_month(span: DateSpan) -> bool:
    """二月：Claude 3.7 Sonnet（24号）: a day by its number alone."""
    relative = span.relative
    return relative is not None and relative.unit == "month" and relative.offset == 0 and bool(relative.rest)


# A100 (Ampere, 2020): what its architecture is called, and its year.
_ARCHITECTURE = expression(r"[A-Z][\w. -]{2,30}, (?:19|20)\d\d")


def _of_host(clean: str, heads: Heads, sentence: Sentence) -> list[Match]:
    """The launch of a chip of which brackets tell its architecture and its year."""
    host, last = sentence.host, sentence.high - 1
    if host is None or host[2] != symbols.KIND["chip"] or sentence.chars[last] != symbols.DATE:
        return []
    if sentence.chars[sentence.low] == _HOUSE:
        return []
    if not _ARCHITECTURE.fullmatch(clean, sentence.tokens[sentence.low][0], sentence.tokens[last][1]):
        return []
    found = match(heads.named("released", "").rule, sentence, None, "when", last, last + 1)
    found.given = (("object", host),)
    return [found]
