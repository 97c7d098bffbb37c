"""New names in Chinese with letters or a version in them: 沧浪-Coder-30B, 云岭3.0-Max, 曜芯M200, and 云岭2.0."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.likely import kind_beside
from baimo.reading.naming.numbered.models import SORTS
from baimo.reading.naming.numbered.of_page import kind_of_page
from baimo.reading.naming.numbered.runs import behind_han
from baimo.reading.naming.numbered.versions import versioned
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_VARIANT = (
    r"(?:Pro|Max|Lite|Plus|Turbo|Mini|Ultra|Nano|Air|Flash|Base|Chat|Instruct|Coder|Code|Math|VL|Vision|Audio|Voice"
    r"|Omni"
    r"|Thinking|Reasoner|Long|Large|Medium|Small|MoE|Embedding|Embed|Rerank|Preview|Next|Agent|Image|Video|Edge|Med"
    r"|Law|Fin"
    r"|TTS|ASR|OCR|Doc|Speech|Music|Translate|Realtime|Live|Fast|Light|Standard|Research|Deep|Guard|VLA|GUI|3D"
    r"|[XVTRSK]\d[\w.]*"
    r"|\d{1,4}(?:\.\d)?[BM])"
)
_TIER = r"(?:Pro|Max|Lite|Plus|Turbo|Mini|Ultra|Nano|Air|Flash|Chat|Coder|VL|Vision|Omni|Thinking|Reasoner|Speed|Tiny)"
_PART = r"(?:[A-Za-z][A-Za-z0-9.]*|\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,2})"
_HAN = r"(?P<han>[\u4e00-\u9fff]{2,8})"
_COMPOUND = expression(
    rf"{_HAN}(?:(?P<version>[vV]?\d{{1,2}}(?:\.\d{{1,2}}|(?=-{_TIER}(?![A-Za-z]))))?"
    rf"(?P<parts>(?:-{_PART})+(?:[ ]\d{{1,3}}(?:\.\d)?B(?![A-Za-z0-9])"
    r"|[ ]\d(?:\.\d)?(?=[\u4e00-\u9fff，。、；])(?![年月日个款倍元亿万千百折分次版]))?)"
    rf"|(?P<spaced>[vV]?\d{{1,2}}\.\d{{1,2}}[ ]?{_VARIANT})(?![A-Za-z])"
    rf"|(?P<code>(?!Q[1-4](?!\d)|FY\d|CY\d|GW)[A-Z]{{1,3}}\d{{1,4}}[A-Za-z]{{0,2}})(?![A-Za-z0-9.%])"
    rf"(?:[ ](?:Pro|Max|Ultra|Plus|Lite|Mini|Air|SE)(?![A-Za-z]))?)"
)
# A version alone makes a name only beside the word for the thing, or of a stem that another name shows.
_VERSIONED = expression(
    rf"{_HAN}(?P<version>[ ]?[vV]?\d{{1,2}}\.\d{{1,2}}(?![\d.%万亿千百元倍个次GTMBW]))"
    r"(?P<thing>[ ]?(?:系列|大模型|语言模型))?"
)
_HAS_VARIANT = expression(rf"-{_VARIANT}(?![a-z])|-[A-Z]?\d")
# Behind these a code is that of a sort of thing, not the second half of a name; no name ends in one of them either.
_NO_STEM = expression(
    r".*[型款代号版卡机器片车板系端类级层口口峰会股区路楼章条期轮年月日]$|^(?:国际|国家|新能源|企业|客户|用户|电影|电视|杭州|北京|上海|深圳)$"
)
_PARTICLE = expression(
    r".*(?:[的了和与及在是由把将对等个款种类这该其各每某家些向为以从到于用做最更之有无不比较约达至仅叫们]"
    r"|发布|推出|开源|上线|自研|研发|训练|打造|接入|基于|搭载|升级|名为|采用|使用|支持|布局|包括|旗下|全新|国产|国内|首个|首款|主流|公司"
    r"|超过|旧版|新版|老款|上代|前代|旗舰|新增|现有|原有|其中|即(?!梦|创)|内测|公测|预览|标准版|专业版|轻量版|基础版|升级版|新款|叫做|命名|代号|主力卡?|[加速推理训练显新旧双单]卡|芯片|处理器"
    r"|[价级布线市整之此随最然]后|后者|前者|其次|对手|[\u4e00-\u9fff]版(?![权權图圖]))"
)
# “雨花” and then 雨花2: what the text has put in quotes is a stem, and the next of it is told without them.
_QUOTED = expression(r"[“「『](?P<stem>[\u4e00-\u9fff]{2,4})[”」』]")
NEXT = (
    r"[ ]?[vV]?(?P<number>[2-9](?:\.\d{1,2})?|1\.\d)(?:[ -]?(?:Pro|Max|Lite|Turbo|Mini|Flash|Plus|mini|\d{1,4}B))?"
    r"(?![\d.%A-Za-z]| ?[亿万千百元倍个折分款版时代项家次年月日号楼层期人名位台张颗块条种类组点]|、\d)"
)
# 思元590, 昇腾910B: where a list knows one of a house's chips, another number behind the same word is another chip.
_NUMBERED = expression(r"([\u4e00-\u9fff]{2,4})\d{2,4}[a-z]{0,2}")
_TITLE = 5
_LONGEST = 5
# 北辰Max, 海岳Chat 2 Lite: what kind it is stands right behind the Han characters, as it does behind no word.
# 拾句Pro版 is a plan.
_TIERED = expression(
    rf"{_HAN}[ ]?(?P<tier>{_TIER})(?P<version>[ -]?[vV]?\d{{1,2}}(?:\.\d{{1,2}})?"
    r"(?![A-Za-z0-9.%]*[A-Za-z0-9%]| ?[亿億万萬千百元倍个個折款项項家次年月]))?"
    rf"(?:[ -]{_TIER}(?![A-Za-z]))?(?![A-Za-z]|[ ]?(?:版|会员|會員|套餐|订阅|訂閱|方案))"
)
_HOUSE = "(?:科技|智能|集团|集團|人工智能|实验室|實驗室|数智|数科|网络|網路|信息|技术|技術|大模型|系列|模型)"


_MARK = expression(r" +(?:[2-9]\d|1\d)\.\d+")
_POINTED = expression(
    r"(?P<han>[\u4e00-\u9fff]{2,8})·(?P<letters>[A-Z][A-Za-z]+[\d.]*(?<!\.)(?:-[A-Za-z0-9.]+)*(?<!\.))(?![·A-Za-z0-9])"
)
_PARTS = (
    expression(r"[|\t、，/（(](?: |\*\*)?$|(?:^|\n)[ \t]*(?:[-•*] )?$"),
    expression(r"(?:\*\*)? ?(?:[|\t、/）)\n]|$)"),
)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch fills a cell or a member of a list: | 极目2.5 |."""
    return _PARTS[0].search(text, max(0, start - 8), start) is not None and _PARTS[1].match(text, end) is not None


class Compounds:
    """Finds such names, with what one gazetteer knows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        matches = (_NUMBERED.fullmatch(name) for name, senses in gazetteer.by_key.items() if senses[0].kind == "chip")
        self._names = sorted({match[1] for match in matches if match})
        self._lines = re.compile(rf"(?:{'|'.join(self._names)})[ ]?\d{{2,4}}[a-z]{{0,2}}(?![0-9a-z.%万亿元])")

    def find(self, text: str, folded: str) -> list[Token]:
        """The names of a text, given folded too, where what stands before the letters is a name and no word."""
        found: list[Token] = []
        stems: set[str] = set()
        perhaps: list[tuple[str, Token]] = []
        for match in behind_han(_COMPOUND, text, 8):
            stem = self._stem(match["han"])
            if not stem or (match["code"] and key(match["code"]) in self._gazetteer.by_key):
                continue
            token = self._token(text, match.end("han") - len(stem), match.end(), not match["code"])
            if match["parts"] and not (match["version"] or _HAS_VARIANT.search(match["parts"])):
                perhaps.append((stem, token))
                continue
            stems.add(stem)
            found.append(token)
        found += self._tiered(text, stems)
        found += (token for stem, token in perhaps if stem in stems)
        found += self._pointed(text)
        found += self._by_version(text, stems)
        found += self._next(text)
        found += self._by_number(text, folded)
        return [token for token in found if key(text[token[0] : token[1]]) not in self._gazetteer.by_key]

    def _tiered(self, text: str, stems: set[str]) -> Iterator[Token]:
        """What has a number too, or a stem that another name shows: that of its house, or a second one with it."""
        tiers: dict[str, list[re.Match[str]]] = defaultdict(list)
        for match in behind_han(_TIERED, text, 8):
            if stem := self._stem(match["han"]):
                tiers[stem].append(match)
        for stem, matches in tiers.items():
            several = len({match["tier"] for match in matches}) > 1
            is_shown = several or stem in stems or re.search(stem + _HOUSE, text) is not None
            for match in matches:
                if is_shown or match["version"]:
                    stems.add(stem)
                    yield self._token(text, match.end("han") - len(stem), match.end(), True)

    def _by_version(self, text: str, stems: set[str]) -> Iterator[Token]:
        for match in behind_han(_VERSIONED, text, 8):
            stem = self._stem(match["han"])
            if _MARK.fullmatch(match["version"]):
                continue  # 坤舆 87.9: a blank and a mark
            if stem and (stem in stems or match["thing"] or _is_alone(text, match.end("han") - len(stem), match.end())):
                yield self._token(text, match.end("han") - len(stem), match.end("version"), True)

    def _pointed(self, text: str) -> Iterator[Token]:
        """A name in Chinese with that of a member in letters behind a point: 悟界·Emu4."""
        for match in _POINTED.finditer(text) if "·" in text else ():
            stem, start = self._stem(match["han"]), match.start("letters") - 1
            if stem and len(stem) < _LONGEST - 1:
                name = text[start - len(stem) : match.end()]
                senses = self._gazetteer.by_key.get(key(match["letters"])) or provisional(name, "model")
                yield start - len(stem), match.end(), symbols.KIND[senses[0].kind], senses, _TITLE

    def _next(self, text: str) -> Iterator[Token]:
        """The next ones of a name that the text has put in quotes: 雨花2 behind “雨花”."""
        quoted = {match["stem"] for match in _QUOTED.finditer(text)} if not text.isascii() else set()
        stems = sorted(stem for stem in quoted if self._stem(stem) == stem)
        for match in re.finditer(f"(?:{'|'.join(stems)}){NEXT}", text) if stems else ():
            yield self._token(text, match.start(), match.end(), True)

    def _by_number(self, text: str, folded: str) -> Iterator[Token]:
        """Another number of a known line of chips: 思元290 beside 思元590."""
        for match in self._lines.finditer(folded) if any(name in folded for name in self._names) else ():
            start, end = match.span()
            yield start, end, symbols.KIND["chip"], provisional(text[start:end], "chip"), _TITLE

    def _token(self, text: str, start: int, end: int, is_software: bool) -> Token:
        name, likely = text[start:end], kind_beside(text, start, end)
        if is_software and likely not in ("product", "chip"):
            return start, end, symbols.KIND["model"], provisional(name, "model"), _TITLE
        return start, end, self._gazetteer.versioned, versioned(name, likely or kind_of_page(text)), _TITLE

    def _stem(self, run: str) -> str:
        """What may be the name in some Han characters: behind the last known name, little word or everyday word."""
        stem = self._cut(run)
        if not 2 <= len(stem) <= _LONGEST or SORTS.fullmatch(stem) or _NO_STEM.match(stem):
            return ""
        return stem

    def _cut(self, run: str) -> str:
        gazetteer, low = self._gazetteer, 0
        for index, start, end in gazetteer.automaton.find(fold(run)):
            is_name = gazetteer.entries[index][1] is not None
            if is_name and end == len(run) and start == low:
                return ""  # a known name with something behind it is that name's own affair
            if is_name or end - start > 1:
                low = end
        particle = _PARTICLE.match(run, max(0, low - 2))  # the 主力 of 主力卡 is a word
        return run[max(low, particle.end()) if particle else low :]
