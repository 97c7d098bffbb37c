"""Companies that Chinese points to by what it tells of them: 这家成立于2021年的公司去年营收7000万美元."""

from __future__ import annotations

import re

from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.rewriting import Folding, Piece, Reduced, rewrite
from baimo.values.expressions import expression

_THIS = ["这家", "这间"]
_SORTS = ["公司", "企业", "科技公司", "初创公司", "初创企业", "新创公司", "新创企业", "创业公司", "创业企业", "厂商"]
_SORTS += ["的创业公司", "的新公司", "新公司", "小公司", "独角兽", "机构", "实验室", "巨头", "上市公司"]
# 的 parts what is told from the sort of company; a few words say of what sort: 的北京人工智能初创企业.
_SAID = expression(r".{2,40}的[^的，。；：]{0,12}", re.DOTALL)
_MOST, _OF = 16, "的"


class Described:
    """Holds the expression for one alphabet; `mentions` are the symbols of names, `places` those of places."""

    def __init__(self, lexicon: Lexicon, mentions: str, places: str) -> None:
        self._lexicon, self._places = lexicon, frozenset(places)
        self._company, self._located = lexicon.words["该公司"], lexicon.char("位于")
        ends = ranges(symbols.COMMA + symbols.STOP + symbols.QUESTION + symbols.BLOCK + symbols.COLON + "()")
        this, sort = lexicon.group(_THIS), ranges(lexicon.group(_SORTS))
        told = f"[{ranges(this)}][^{ends}]{{1,{_MOST}}}?([{sort}])"
        self._folding = Folding(f"{told}(?![{ranges(mentions)}])", needs=this)

    def fold(self, done: Reduced) -> None:
        """It becomes a pointer back; what is told of the company is read beside it."""
        rewrite(done, self._folding, self._point)

    def _point(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        first, last = tokens[0], tokens[-1]
        if not _SAID.fullmatch(done.text, first[1], last[0] + (done.text[last[0]] == _OF)):
            return None
        this: Token = (*first[:2], self._company, None, 0)
        told = tokens[1:-1]
        if told[-1][2] in self._places:
            # 这家2019年成立的珠海公司
            place = told.pop()
            done.lay_aside([this, (place[0], place[0], self._located, None, 0), place], None)
        done.lay_aside([this, *(self._plain(done.text, token) for token in told)], None)
        return self._company, [(first[0], last[1], self._company, None, 0)]

    def _plain(self, text: str, token: Token) -> Token:
        """As a sentence of its own says it: 、 parts clauses, and 成立的 is 成立."""
        said = text[token[0] : token[1]]
        if token[2] == "、":
            return (*token[:2], symbols.COMMA, *token[3:])
        plain = self._lexicon.words.get(said[:-1]) if said.endswith(_OF) else None
        return token if plain is None else (token[0], token[1] - 1, plain, *token[3:])
