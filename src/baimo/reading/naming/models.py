"""New models in Chinese: 知止大模型2.0, 见微-医疗大模型, and what stands in quotes before the word: “见微”大模型."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.gazetteer import Gazetteer

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("forms.yaml"))
_WORD = re.compile(
    r"(?:多模态|语言|视频|语音|推理|视觉)?大模型(?P<version>[ ]?[vV]?\d{1,2}\.\d{1,2}(?![\d%万亿元倍])|[ ][vV]?\d(?=[，。、；的 ]))?"
)
_RUN = re.compile(r"[\u4e00-\u9fff]{2,8}$")
# What sort of model it is makes no name of it.
_SORTS = re.compile("(?:" + "|".join(_DATA["sorts_of_model"]) + ")+")
_PARTICLE = re.compile(
    r".*[的了和与及在是由把将对等个款种类这该其各每某家些向为以从到于用做入新最更之其有无不]"
    r"|.*(?:发布|推出|开源|上线|自研|研发|训练|打造|接入|基于|搭载|升级|名为|采用|使用|支持|布局|包括|旗下|全新|国产|国内|首个|首款|主流|公司)"
)
_TITLE = 5


def models(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Names that end in 大模型, each with the version behind it, where what stands before is a name and no sort."""
    found: list[Token] = []
    if "大模型" not in text and "大模型" not in fold(text):
        return found
    folded = fold(text)
    for match in _WORD.finditer(folded):
        run = _RUN.search(folded, max(0, match.start() - 8), match.start())
        if run is None:
            continue
        stem = _stem(run[0], gazetteer)
        if not 2 <= len(stem) <= 4 or _SORTS.fullmatch(stem):
            continue
        start = match.start() - len(stem)
        name = text[start : match.end()]
        if key(name) not in gazetteer.by_key:
            found.append((start, match.end(), symbols.KIND["model"], known_or_new(gazetteer, name, "model"), _TITLE))
    return found


def _stem(run: str, gazetteer: Gazetteer) -> str:
    """What may be the name in what stands before 大模型: behind the last known name, little word or everyday word."""
    assert gazetteer.automaton is not None
    low = 0
    for index, _, end in gazetteer.automaton.find_matches_as_indexes(run):
        if gazetteer.entries[index][1] is not None or end - low > 1:
            low = end
    particle = _PARTICLE.match(run, low)
    return run[particle.end() if particle else low :]
