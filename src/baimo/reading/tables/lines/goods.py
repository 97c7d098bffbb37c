"""What a house makes, in a line of its page: 产品：Kimi、星野, `Flagship models: GPT-4o (May 2024), o1-preview`.

Of a family that another house is known for nothing is told: such a line of a case tells what was used.
"""

from __future__ import annotations

from collections.abc import Iterator

from baimo.documents import Document
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.filling import match
from baimo.reading.tables.lines.above import heading
from baimo.values.expressions import expression
from baimo.values.names import fold

_SORTS = expression(
    r"(?:(?:主要|核心|代表|代表性|旗舰|主力|明星|自研|自有|最新|拳头|现有|c端|b端|对话|海外|国内|开源|闭源|新)的?)*"
    r"(?P<zh>产品|模型|大模型|应用|芯片|app|产品线|产品矩阵|模型矩阵|模型家族|代表作)"
    r"|(?:(?:flagship|main|key|core|own|latest|chat|consumer|open|open-weight|open-source|closed|new|current|top|lead"
    r"|best-known|proprietary|frontier) )*(?P<en>products?|models?|apps?|chips?|chatbot|assistant|lineup|line-up)"
)
_OPEN = expression(r"^(?:开源|open)")
# What things are, by the first letter of the word for the sort.
_KINDS = {"模": "model", "大": "model", "芯": "chip", "m": "model", "l": "model"}
_THINGS = frozenset({"model", "product", "chip"})
_PARTS = expression(r"[、,，;；/]")
_ASIDE = expression(r"\s*[（(][^（）()]*[）)]?\s*$")
_NAME = expression(
    r"[\u4e00-\u9fff]{2,5}(?:AI|App|\d(?:\.\d)?)?|[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3}|[a-z]{2,}[ -]?\d[\w.]*"
)
# Words that tell of a thing and are no name of one.
_PLAIN = expression(
    r"覆盖|包括|支持|用于|面向|提供|服务|系列|平台|等|参数|上下文|多模态|免费|发布|上线|版本|用户|企业|助手$|\b(?:MoE|API|B2B|SaaS)\b"
)
_LONGEST = 120
_OPEN_KINDS = frozenset([symbols.CAPITALISED, symbols.HAN])


class Goods:
    """Finds what the house of a page makes."""

    def __init__(self, document: Document, columns: Columns) -> None:
        self._document, self._columns = document, columns

    def of(self, sentence: Sentence, colon: int, head: str) -> list[Match]:
        """The launches that a line with the key of a sort of things tells, none elsewhere."""
        said = _SORTS.fullmatch(fold(head).strip(" *_•·‧․-"))
        end = sentence.tokens[sentence.high - 1][1]
        if said is None or sentence.block < 0 or end - sentence.tokens[colon][1] > _LONGEST:
            return []
        house = self._house(sentence.block)
        if house is None:
            return []
        heads = self._columns.heads
        rule = heads.named("open_sourced" if _OPEN.search(said[0]) else "released", "").rule
        kind = _KINDS.get((said["zh"] or said["en"])[0], "product")
        found = [at for at in range(colon + 1, sentence.high) if self._is_of(sentence.tokens[at], house)]
        told = [match(rule, sentence, None, "object", at, at + 1) for at in found]
        for thing in self._new(sentence, colon, end, kind):
            one = match(rule, sentence, None, "object", colon, colon + 1)
            one.roles, one.given = [], (("object", thing),)
            one.end = max(at + 1 for at in range(colon, sentence.high) if sentence.tokens[at][0] < thing[1])
            told.append(one)
        return told

    def _house(self, block: int) -> str | None:
        """The known house whose name the heading above is, empty where it may be a new one, None without a heading."""
        said = heading(self._document, block)
        if said is None:
            return None
        senses = known_or_new(self._columns.gazetteer, said, "organization")
        houses = [sense.id for sense in senses if sense.kind == "organization" and not sense.is_outside]
        return houses[0] if houses else ""

    def _is_of(self, token: Token, house: str) -> bool:
        """Whether a symbol names things that the house may have made."""
        if token[3] is None or hasattr(token[3], "start") or token[2] in (symbols.DATE, *_OPEN_KINDS):
            return False
        for single in members(token):
            kinds = {sense.kind for sense in single[3]}
            owner = family_house(single, self._columns.gazetteer, self._document.clean)
            if not kinds & _THINGS or (owner is not None and owner[3][0].id != house):
                return False
        return True

    def _new(self, sentence: Sentence, colon: int, end: int, kind: str) -> Iterator[Token]:
        """Members of the list that no list knows, in the places of names."""
        clean, start = self._document.clean, sentence.tokens[colon][1]
        behind = sentence.tokens[colon + 1 : sentence.high]
        named = [token for token in behind if token[3] is not None and token[2] not in _OPEN_KINDS]
        for part in _PARTS.split(clean[start:end]):
            said = _ASIDE.sub("", part).strip(" 。.")
            at = clean.find(said, start) if said else -1
            start = at + len(part) if at >= 0 else start
            if at < 0 or not _NAME.fullmatch(said) or _PLAIN.search(said):
                continue
            if any(token[0] < at + len(said) and at < token[1] for token in named):
                continue
            senses = known_or_new(self._columns.gazetteer, said, kind)
            yield at, at + len(said), symbols.KIND[kind], senses, 0
