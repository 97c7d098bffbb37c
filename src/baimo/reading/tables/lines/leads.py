"""Lists whose lead tells what befell their members: `The following models retire on 13 June:`, 投资方包括：."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baimo.documents import Block, Document
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match, Matcher
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.named import is_name
from baimo.values.expressions import expression

# What stands in a lead for the members of its list, with the noun for what they are.
_FORWARD = expression(
    r"(?:the )?(?:following|these)(?: (?P<noun>[a-z]{3,20}(?: [a-z]{3,20})?))?"
    r"(?= (?:will|were|was|are|have|has|had|on|by|from|in|as|to)\b|[:：]?\s*$)"
    r"|(?:以下|如下|下列|下述)(?:[几数]?[款个家项种位])?(?P<han>[\u4e00-\u9fff]{2,4}?)??(?=[将已于被在由宣均都：:]|\s*$)",
    re.IGNORECASE,
)
# A lead is a sentence, a member a name with little beside it.
_LONGEST_LEAD, _LONGEST_MEMBER, _MOST_SYMBOLS = 200, 60, 7
_NO_END = frozenset(symbols.COLON + symbols.SHORT)
_LATIN_NAME = expression(r"[A-Z][\w.&'-]*(?: [A-Z0-9][\w.&'-]*){0,4}")
_HAN_NAME = expression(r"[\u4e00-\u9fff]{2,8}")
_HEAD_ENDS = expression(r"\s*(?:[:：(（—–]| - |，|, )")


@dataclass(slots=True)
class Leads:
    """The leads of one document, by their block."""

    document: Document
    columns: Columns
    matcher: Matcher
    _leads: dict[int, Sentence] = field(default_factory=dict)

    def remember(self, block: Block, sentence: Sentence) -> None:
        """A sentence that ends with a colon leads a list."""
        end = block.end - block.start
        if end <= _LONGEST_LEAD and self.document.clean[block.end - 1] in ":：" and not sentence.is_aside:
            self._leads[sentence.block] = sentence

    def member(self, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """A member of a list as a sentence with its lead, and what that tells of it."""
        lead = self._leads.get(block.parent)
        if lead is None or sentence.is_aside or block.kind not in ("bullet", "paragraph"):
            return sentence, []
        noun, gap = self._gap(lead)
        own = self._named(block, sentence, noun)
        if own is None:
            return sentence, []
        at, tokens = _filled(lead, own, gap)
        chars = "".join(token[2] or symbols.SHORT for token in tokens)
        joined = Sentence(chars, tokens, 0, len(chars), sentence.block)
        found = [m for m in self.matcher.matches(joined) if any(a <= at < b for role, a, b in m.roles)]
        return (joined, found) if found else (sentence, [])

    def _gap(self, lead: Sentence) -> tuple[str | None, tuple[int, int] | None]:
        """What kind of things the members are, and the stretch of the lead that stands for them."""
        start = lead.tokens[lead.low][0]
        said = self.document.clean[start : self.document.blocks[lead.block].end]
        found = _FORWARD.search(said)
        if found is None:
            return None, None
        noun = found["noun"] or found["han"] or ""
        kinds = (self.columns.heads.kind(word) for word in (noun, noun.split(" ")[-1]))
        return next((kind for kind in kinds if kind), None), (start + found.start(), start + found.end())

    def _named(self, block: Block, sentence: Sentence, kind: str | None) -> Token | None:
        """The name that a member is, with what little stands behind it left out."""
        inside = [i for i in range(sentence.low, sentence.high) if sentence.tokens[i][0] >= block.start]
        if not inside or block.end - block.start > _LONGEST_MEMBER or len(inside) > _MOST_SYMBOLS:
            return None
        first = sentence.tokens[inside[0]]
        if is_name(first) and first[0] <= block.start + 2:
            return first
        text = _HEAD_ENDS.split(self.document.clean[block.start : block.end].strip("* `_"))[0].rstrip(" .。；;")
        if kind is None and not (_LATIN_NAME.fullmatch(text) or _HAN_NAME.fullmatch(text)):
            return None
        if not text:
            return None
        start = self.document.clean.index(text, block.start)
        kind = kind or ("" if text[0].isascii() else "organization")
        char = symbols.KIND.get(kind, symbols.CAPITALISED)
        return start, start + len(text), char, known_or_new(self.columns.gazetteer, text, kind), 0


def _filled(lead: Sentence, own: Token, gap: tuple[int, int] | None) -> tuple[int, list[Token]]:
    """The symbols of a lead with a member in its place, and where it stands among them."""
    tokens = lead.tokens[lead.low : lead.high]
    while tokens and tokens[-1][2] in _NO_END:
        tokens.pop()
    if gap is None:
        return len(tokens), [*tokens, own]
    before = [token for token in tokens if token[1] <= gap[0]]
    after = [token for token in tokens if token[0] >= gap[1]]
    return len(before), [*before, own, *after]
