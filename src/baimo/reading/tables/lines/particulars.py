"""Lines that are a house and its particulars: `宇树科技｜杭州｜2016年｜王兴兴`, `Fathomly — 2021, Oslo, Kari Lund`.

Where both a town and a year stand alone between marks behind the name, they tell where and since when it is.
"""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.finding.spans import DateSpan
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import is_above, is_line, opens
from baimo.values.dates import when_of
from baimo.values.expressions import expression

_LONGEST = 140
_YEAR = expression(r"\s*(?:19[89]|20[0-4])\d\s*")
_MARKS = frozenset([symbols.COMMA, symbols.COLON, symbols.LIST])
_ENDS = _MARKS | frozenset([symbols.STOP])
_OF = {symbols.KIND["place"]: "located_in", symbols.DATE: "founded_on", symbols.KIND["person"]: "founded_by"}
_NAMED = frozenset(symbols.KIND["organization"] + symbols.CAPITALISED)
_SPANS = ("year", "month")
# What befell a house in a town, and when, is told below such heads: no particulars.
_EVENTS = expression(
    r"ipo|listing|event|agenda|schedule|tour|summit|conference|office|上市|活动|日程|议程|会议|展会|办公室|分公司"
)


def of(document: Document, heads: Heads, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
    """What such a line tells, before what rules have told of it; without its time for what is told beside."""
    low = sentence.low
    is_of_house = sentence.chars[low] in _NAMED and opens(block, sentence)
    if not is_of_house or not is_line(block, sentence, _LONGEST):
        return told
    found = _parts(document, sentence)
    if not {"located_in", "founded_on"} <= found.keys() or is_above(document, sentence.block, _EVENTS):
        return told
    matches = []
    for name, at in found.items():
        role = "value" if name == "founded_on" else "object"
        one = match(heads.named(name, "").rule, sentence, low, role, at, at + 1)
        one.start = low
        if name == "founded_on" and _is_year(document, sentence, at):
            start, end = sentence.tokens[at][:2]
            year = DateSpan(start, end, "absolute", when_of(document.clean[start:end].strip()))
            one.roles = [part for part in one.roles if part[0] != "value"]
            one.given = (("value", (start, end, symbols.DATE, year, 0)),)
        matches.append(one)
    return matches + [one for one in told if one.rule.predicate.id not in found]


def _parts(document: Document, sentence: Sentence) -> dict[str, int]:
    """The town, the year and the person that are parts of the line by themselves, up to the first that is none."""
    found: dict[str, int] = {}
    at = sentence.low + 1
    while at + 1 < sentence.high and sentence.chars[at] in _MARKS:
        name = "founded_on" if _is_year(document, sentence, at + 1) else _OF.get(sentence.chars[at + 1])
        is_alone = at + 2 >= sentence.high or sentence.chars[at + 2] in _ENDS
        if name is None or not is_alone or name in found or not _may_be(document, sentence, at + 1, name):
            break
        found[name] = at + 1
        at += 2
    return found


def _is_year(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a part is but a number that reads like a year: `Cohere — 2019, Toronto`."""
    start, end = sentence.tokens[at][:2]
    return sentence.chars[at] == symbols.SHORT and _YEAR.fullmatch(document.clean, start, end) is not None


def _may_be(document: Document, sentence: Sentence, at: int, name: str) -> bool:
    span = sentence.tokens[at][3]
    if name != "founded_on" or _is_year(document, sentence, at):
        return True
    return isinstance(span, DateSpan) and span.when is not None and span.when.precision in _SPANS
