"""A line that is but a Chinese word, a blank and a code names a thing: `砺芯 X3` above what is told of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, places_of
from baimo.reading.naming.new.forms import TITLE
from baimo.reading.naming.numbered.models import SORTS, is_particle
from baimo.reading.naming.numbered.versions import versioned
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_LINE = expression(
    r"^[ \t#•·*-]*(?:\d{1,2}[.、)] ?)?(?P<name>(?P<han>[\u4e00-\u9fff]{2,5}) (?:[A-Z][A-Za-z]{0,8}[- ]?)?"
    r"v?(?!(?:19|20)\d\d)\d[A-Za-z0-9.]{0,6}(?:[- ](?:Pro|Max|Lite|Mini|Ultra|Turbo|Plus|Base|\d{1,3}[Bb]))?)"
    r"(?=[ \t]*(?:$|[：:（(])| ?(?:[来來]了|正式[发發]布|[发發]布|上线|上線|登[场場]|亮相|[问問]世|[开開]源|[发發]版"
    r"|[更使][新用][说說日]|模型[说說]?[明卡]|技[术術][报報]告))",
    re.MULTILINE,
)
_PLAIN = expression(
    r".*(?:第|共|约|版|型号|步|章|节|期|年|月|日|号|页|表|图|件|项|条|级|层|代|价格?|参数|显存|容量|功耗|算力|带宽)"
)


def headings(text: str, gazetteer: Gazetteer) -> list[Token]:
    """The names that stand alone on a line, at every place where the text has them.

    Where the text mostly leaves the number out, it is that of an edition, and no part of the name.
    """
    found: list[Token] = []
    seen: set[str] = set()
    for match in _LINE.finditer(text):
        name, han = match["name"], match["han"]
        if name in seen or not _is_new(name, han, gazetteer) or text.count(name) * 2 <= text.count(han):
            continue
        seen.add(name)
        new = versioned(name, "")
        found += [(at, at + len(name), gazetteer.versioned, new, TITLE) for at in places_of(name, text)]
    return found


def _is_new(name: str, han: str, gazetteer: Gazetteer) -> bool:
    known = key(name) in gazetteer.by_key or key(han) in gazetteer.by_key
    return not known and not _PLAIN.match(han) and not SORTS.fullmatch(han) and not is_particle(han)
