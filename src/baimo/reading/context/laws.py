"""Of which rule a text of rules speaks where nothing near names one: what is signed, passed or in force is one."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from baimo.documents import Document
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

# How far from its top the title of a text reaches, and how much may be said before the words that names nothing.
_TITLE, _FEW = 200, 60
# What may stand before the words that tell when a rule was signed or holds, and names none: 法案, `the law was`.
_NAMELESS = expression(
    r"(?:该|本|此|这部|这项|现行)?(?:法案|法律|办法|规定|条例|新规|规则|意见|通知|标准|草案)(?:的|将|已|也|则|于|自|从)*"
    r"|\b(?:it|was|is|were|are|will|then|finally|since|the|act|bill|law|rules?|measures|order|and|to|has|have|been"
    r"|come|be)\b|\b(?:annex|articles?|chapters?|section|title|part) (?:[ivxlc]+|\d+)\b"
    r"|[\W\d_]|将|已|也|则|于|自|从|由|经|最终|正式|同样|原定|并|同日|当天",
    re.IGNORECASE,
)


def spoken_of(
    document: Document, policies: list[Token], sentence: Sentence, start: int, is_pronoun: bool
) -> Token | None:
    """The rule of which the words at `start` speak: the last that its block names, else its heading, else the title."""
    if not is_pronoun and not _names_nothing(document, sentence, start):
        return None
    at = sentence.tokens[start][0]
    blocks = [sentence.block, *document.ancestors(sentence.block)] if sentence.block >= 0 else []
    for block in blocks:
        low, high = document.blocks[block].start, min(document.blocks[block].end, at)
        last = bisect_left(policies, high, key=itemgetter(0)) - 1
        if last >= 0 and policies[last][0] >= low:
            return policies[last]
    return policies[0] if policies and policies[0][0] < min(_TITLE, at) else None


# `a bill signed on August 28`, `approved the national AI bill on`, 公布草案: of another rule, which has no name.
_RULES = "(?:bill|law|act|amendments?|measure|order|rules?|draft|decree|resolution|code|statute|guidelines)"
_ANOTHER_BEFORE = expression(rf"\b(?:an?|another|any|its|their) (?:[\w-]+ ){{0,3}}{_RULES} (?:\w+ )?$", re.IGNORECASE)
_ANOTHER_BEHIND = expression(
    rf"^\W*(?:an?|another|its|their) (?:[\w-]+ ){{0,3}}{_RULES}\b"
    rf"|\w+ (?:the|an?|its|their|another|draft|new|final|revised|detailed|practical) (?:[\w-]+ ){{0,4}}{_RULES}\b"
    r"|(?:公布|发布|印发|出台|提出|(?<!三读)通过|预告)了?[^，。；《》、\d]{0,8}(?:草案|框架|细则|指引|指南|标准|名单|清单|公告)(?!》)",
    re.IGNORECASE,
)
_BESIDE, _CLAUSE = 60, expression(r"[，,：: ]*[^，。；,;.\n]*")


def is_of_another(clean: str, sentence: Sentence, start: int) -> bool:
    """Whether the words at `start` are told of a rule that stands beside them without a name."""
    low, at = sentence.tokens[sentence.clause(start)[0]][0], sentence.tokens[start][0]
    before, behind = clean[max(low, at - _BESIDE) : at], _CLAUSE.match(clean, at, at + _BESIDE)
    is_behind = behind is not None and _ANOTHER_BEHIND.search(behind[0]) is not None
    return is_behind or _ANOTHER_BEFORE.search(before) is not None


def _names_nothing(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether a clause says before its words only what sort of rule it is; behind a head it speaks of that."""
    first = sentence.clause(start)[0]
    if first > sentence.low and sentence.chars[first - 1] == symbols.COLON:
        return False
    low, high = sentence.tokens[first][0], sentence.tokens[start][0]
    return high - low <= _FEW and not _NAMELESS.sub("", document.clean[low:high])
