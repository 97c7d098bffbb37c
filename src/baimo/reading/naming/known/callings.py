"""Houses that go by an everyday word, where the words beside it tell them: shown by Figure, `Etched, set up by two`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_ROWS = Path(__file__).with_name("callings.yaml")
# What such a word does as the subject of a clause, and what is told of it in apposition.
_DOES = (
    r"(?:has|had|is|was|will|would|says|said|raised|raises|broke|announced|announces|launched|makes|made|sells|sold|employs"
    r"|plans|wants|closed|completed|secured|holds|held|hired|builds|built|counts|told|declined|expects|unveiled|showed"
    r"|put in|led|leads|invested|joined)\b"
)
_BEHIND = expression(
    rf"['’]s\b| {_DOES}|, (?:the|an?|which|who|whose|set up|founded|co-?founded|based|backed|led|maker|valued|now|then"
    r"|two|three|itself)\b"
    r"|[*_]{0,2}(?::| [—–-]) (?:[A-Z][\w .]{2,24}[,;] )?(?:founded|set up|started|established|raised|valued at|\d{4}\b)"
    r"|, [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)*(?:, |,? and )[A-Z]"
    r"| \((?:which|the|an?|[A-Z]|\d)|[ ]?[\u4e00-\u9fff（]|[ ]?\d{1,2} ?月"
)
# Within a sentence a capital says that it is a name; these words say of what sort.
_BEFORE = expression(
    r"(?:\b(?:by|from|at|with|for|joined|left|quit|backs|backed|acquired|acquires|bought|ex|including|versus|over|rival"
    r"|start-?up|company|firm|maker|lab|investor|than|and|into)[ -]|[\u4e00-\u9fff（、][ ]?)$"
)
_GOES_ON = expression(
    r"(?=[,.;:)!?，。；、）]|$|\n| (?:and|in|on|to|for|from|as|who|which|that|at|of|with)\b)| \d{4}\b"
)
_NOT_ALONE = expression(r"[ -](?:\d|[A-Z][a-z])|[-&/]\w")
_OPENS = expression(r"(?:^|[.!?:;\n•*|#>“\"–—-][ ]?)$")
_RANK = 5


def callings(text: str, gazetteer: Gazetteer) -> list[Token]:
    """The houses of a text that go by such a word."""
    house = symbols.KIND["organization"]
    told = [(match, _is_house(text, *match.span())) for match in _words().finditer(text)]
    sure = {match[0] for match, how in told if how == _SURE}
    return [
        (*match.span(), house, _senses(match[0], gazetteer), _RANK)
        for match, how in told
        if how == _SURE or (how == _PERHAPS and match[0] in sure)
    ]


@cache
def _rows() -> dict[str, str]:
    return {str(word): str(name) for word, name in datafile.load(_ROWS).items()}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’.&/-])(?:{'|'.join(map(re.escape, _rows()))})(?![A-Za-z0-9_])")


def _is_house(text: str, start: int, end: int) -> str:
    """How the words beside a word tell that it is a house: at the head of a sentence hardly any does so by itself."""
    if _NOT_ALONE.match(text, end) and not _DAY.match(text, end):
        return ""
    low = max(0, start - 12)
    if _NUMBERED.search(text, low, start):
        return ""
    opens = _OPENS.search(text, low, start) is not None
    if _BEHIND.match(text, end):
        return _PERHAPS if opens and _PLAIN.match(text, end) else _SURE
    is_led = not opens and _BEFORE.search(text, low, start) is not None
    return _SURE if is_led and _GOES_ON.match(text, end) else ""


# ... of `Tarn 2 Base`, of DGX Spark: the word belongs to what stands before it.
_NUMBERED = expression(
    r"[A-Za-z][ -]\d{1,2}(?:\.\d)? $"
    r"|(?<![A-Za-z])(?!(?:CEO|CTO|CFO|COO|AI|US|UK|EU|VC|IPO|PE)\b)(?:[A-Z]{2,}\w*|Apache) $"
)
_SURE, _PERHAPS = "sure", "perhaps"
_DAY = expression(r" \d{1,2} ?月")
# What any word may have behind it that opens a sentence.
_PLAIN = expression(r" (?:is|was|has|had|will|would|makes|made|holds|held|leads|led|put in|counts)\b|['’]s\b")


def _senses(word: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    known = gazetteer.by_key.get(key(_rows()[word])) or gazetteer.by_key.get(key(word))
    if known and known[0].kind == "organization":
        return known
    return provisional(_rows()[word], "organization", "field")
