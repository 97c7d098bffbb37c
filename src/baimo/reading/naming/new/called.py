"""Things in Chinese that stand without quotes: 我们的模型叫途灵, 上线了泰小二 where 泰小二 is told of again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, places_of, provisional
from baimo.reading.naming.new.forms import ENDING, EVERYDAY_HAN, THINGS
from baimo.reading.naming.new.gaps import may_be_house
from baimo.reading.naming.new.likely import kind_beside
from baimo.reading.naming.numbered.compounds import NEXT
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer
    from baimo.reading.rules.lexicon import Lexicon

_DATA: dict[str, list[str]] = datafile.load(Path(__file__).with_name("called.yaml"))
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,5})"
_END = r"(?=[，。；、！？：:（(”」\n—]|$)"
_CALLED = expression(rf"(?:名叫|名为|叫做|叫|取名为?|命名为|命名作|代号为?|称为){_NAME}{_END}")
# 模型叫什么？叫鹦鹉螺。
_ASKED = expression(
    rf"(?P<sort>模型|产品|应用|助手|机器人|芯片|App|APP|公司|平台)(?:的名字)?叫(?:什么|啥)[^。！？\n]{{0,6}}[？?]\s*"
    rf"(?:[\u4e00-\u9fffA-Z]{{1,6}}[：:])?\s*(?:它|就|我们)?叫{_NAME}{_END}"
)
# 聆听者2022年成立: at the head of a clause only a house is founded.
_FOUNDED = expression(
    r"(?<![\u4e00-\u9fff、])(?P<name>[\u4e00-\u9fff]{2,5}?)(?:是|于)?(?:19|20)\d\d年(?:底|初|年底|\d{1,2}月)?"
    r"[^，。；！？\d\n]{0,6}(?:成立|创立)(?!了|以)"
)
# 另一家是“稻声”: of houses that are counted one is called so.
_ONE = expression(
    r"(?<![那这每同独])[一二三][家間间](?:初创|创业|新)?(?:公司|企业)?(?:是|叫|名叫|叫做|叫作|名为|就是)(?:[\u4e00-\u9fff]{2,4}的)?"
    r"[“「『\"](?P<name>[\u4e00-\u9fff]{2,5})[”」』\"]"
)
# 泽小办, 泰小二: what assistants are called, where one is told of again.
_SMALL = expression(r"(?P<name>[\u4e00-\u9fff]小[\u4e00-\u9fff])(?=[^\u4e00-\u9fff]|已|将|由|是|每|能|会|还|可)")
_KINDS = {"模型": "model", "芯片": "chip", "公司": "organization"}
_SORT = "(?:" + "|".join(_DATA["sorts"]) + ")"
_DID = "|".join(_DATA["deeds"])
_MADE = expression(rf"(?:{_DID})了?(?:[^，。；！？\n]{{0,10}}?{_SORT})?{_NAME}{_END}")
# “布小智”, which further on stands without quotes; 云服务奇点云和桌面应用奇点工作台.
_QUOTED = expression(r"[“「『\"](?P<name>[\u4e00-\u9fff]{2,5})[”」』\"]")
_APPOSED = expression(rf"(?:云服务|服务|{_SORT})(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?=[，。；、（(和与及]|$)")
_NEVER = expression(
    "[的了着是在不也就都及或把被将从对向其该各每某些此这那哪什么吗呢吧啊很更最已又再均仅只但而且因所们她他它我你年月日与和个家款种项次位名等含做让使要可为由有无以按]"
)
_NEVER_CALLED = expression("[的了着是不吗呢吧啊这那什么们啥]")
_MODEL = expression(r"参数|大模型|上下文|万亿|开源|权重|预训练")
_RANK = 5


# What stands right before such a name, and what goes on behind it.
_BEFORE = (*_DATA["deeds"], *_DATA["sorts"], *_DATA["leads"])
_BEHIND = tuple(_DATA["goes_on"])


def called(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Such things, at each place where a name of theirs stands."""
    found: list[Token] = []
    quoted = {match["name"] for match in _QUOTED.finditer(folded)}
    for name, kind in _candidates(text, folded).items():
        if not kind and ENDING.search(name[-2:]):
            continue  # 澄观智能 is a house, whoever finds it
        is_quoted = name in quoted and len(name) >= _QUOTED_SHORTEST and name not in EVERYDAY_HAN
        is_said = bool(kind) and kind != "organization" and name not in EVERYDAY_HAN and not _NEVER_CALLED.search(name)
        if not (is_quoted or is_said or _may_be(name, gazetteer.lexicon)) or key(name) in gazetteer.by_key:
            continue
        if not kind and name in quoted and len(name) < _QUOTED_SHORTEST:
            continue
        places = list(_places(folded, name))
        if kind and kind != "organization":
            found += _versions(text, folded, name)
        if kind or (len(places) > 1 and any(_is_told(folded, at, name) for at in places)):
            is_open = not kind and name in quoted
            found += _tokens(text, folded, name, kind, places, is_open)
    return found


def _versions(text: str, folded: str, name: str) -> Iterator[Token]:
    """The next ones of a thing by their numbers: 鹦鹉螺2 of 鹦鹉螺."""
    for match in re.finditer(name + NEXT, folded):
        senses = provisional(text[match.start() : match.end()], "model")
        yield match.start(), match.end(), symbols.KIND["model"], senses, _RANK + 1


def _candidates(text: str, folded: str) -> dict[str, str]:
    """What may be such a name, each with its kind where the words beside it tell one."""
    kinds: dict[str, str] = {}
    for match in _ASKED.finditer(folded):
        kinds.setdefault(match["name"], _KINDS.get(match["sort"], "product"))
    for match in _CALLED.finditer(folded):
        kind = kind_beside(text, *match.span("name"))
        told = kind if kind in THINGS or kind in ("organization", "dataset") else ""
        kinds[match["name"]] = kinds.get(match["name"]) or told
    for match in _ONE.finditer(folded):
        kinds.setdefault(match["name"], "organization")
    for match in _FOUNDED.finditer(folded):
        kinds.setdefault(match["name"], "organization")
    for match in (
        *_MADE.finditer(folded),
        *_QUOTED.finditer(folded),
        *_APPOSED.finditer(folded),
        *_SMALL.finditer(folded),
    ):
        kinds.setdefault(match["name"], "")
    return kinds


def _places(folded: str, name: str) -> Iterator[int]:
    """Where a name stands by itself: at the head of a clause or behind a little word, before an end or what goes on."""
    for at in places_of(name, folded):
        end = at + len(name)
        is_left = not _is_han(folded[at - 1 : at]) or folded.endswith(_BEFORE, max(0, at - 4), at)
        if is_left and (not _is_han(folded[end : end + 1]) or folded.startswith(_BEHIND, end)):
            yield at


def _is_told(folded: str, at: int, name: str) -> bool:
    """Whether something is told of a name there: it heads a clause, and the clause goes on behind it."""
    return not _is_han(folded[at - 1 : at]) and folded.startswith(_BEHIND, at + len(name))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=20000)
def _may_be(name: str, lexicon: Lexicon) -> bool:
    """Whether some Han characters may be a name: no word, and no two of them one."""
    if name in EVERYDAY_HAN or _NEVER.search(name) or not may_be_house(name):
        return False
    name = _SORTED.sub("", name)
    if len(name) < _SHORTEST or name in EVERYDAY_HAN:
        return False
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return not any(pair in EVERYDAY_HAN or pair in lexicon.words or pair in lexicon.decoys for pair in pairs)


_SORTED = expression(f"{_SORT}$")


def _tokens(text: str, folded: str, name: str, kind: str, places: list[int], is_open: bool) -> Iterator[Token]:
    """The name at its places; where no words tell what it is, it may be a model where figures of one stand near."""
    spans = [(at, at + len(name)) for at in places]
    if not kind:
        kinds = [told for span in spans if (told := kind_beside(text, *span))]
        is_model = any(_MODEL.search(folded, at, end + _NEAR) for at, end in spans)
        kind = kinds[0] if kinds else "model" if is_model else "product"
        if is_open and not kinds:
            for start, end in spans:
                if not _QUOTED.match(text, start - 1):
                    yield start, end, symbols.QUOTED, provisional(text[start:end], "", "title"), _RANK
            return
    how = "beside" if kind == "organization" else "title"
    for start, end in spans:
        yield start, end, symbols.KIND[kind], provisional(text[start:end], kind, how), _RANK


_NEAR, _SHORTEST, _QUOTED_SHORTEST = 24, 2, 3
