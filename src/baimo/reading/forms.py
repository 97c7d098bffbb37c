"""Names that no list knows, told by their form: titles and quotes, capital letters, the endings of companies."""

from __future__ import annotations

import re
from typing import Any

from baimo.reading import symbols
from baimo.reading.gazetteer import Gazetteer
from baimo.reading.mentions import Token, provisional
from baimo.values.names import key

_TITLE = re.compile(r"《([^《》\n]{2,60})》|[“「『\"]([^“”「」『』\"，。！？；,!?;\n]{2,18})[”」』\"]")
_QUOTED_RANK = 3
# The word for what a quoted name is follows or stands before it; a quoted phrase that is no name has verbs and particles.
_PHRASE = re.compile(r"[的了是在把将很更们你我他她它]|[ ](?:is|are|was|to|the|of|and|we|you|it)[ ]")
_CAPITAL = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*(?:[-.&'’+][A-Za-z0-9]+)*(?:[ ](?:[A-Z][A-Za-z0-9]*(?:[-.&'’][A-Za-z0-9]+)*|\d{1,2}(?:\.\d+)?(?![\d%]))){0,4}"
)
_COMPANY = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{1,8}?(?:科技|智能|集团|研究院|实验室|资本|创投|基金|大学|公司|信息|智驾|机器人|半导体|微电子|人工智能|软件|网络|数科|汽车|云))$"
)
_COMMON_HEAD = re.compile(
    r"^(?:一家|这家|该|多家|几家|国内|国外|上市|创业|初创|科技|人工智能|大型|互联网|头部|两家|三家|各|其他|母|子|分|控股|某|本|我|很多|许多|有关|相关|新)"
)
_NOT_NAMES = frozenset(
    """The A An In On At It This That These Those We He She They But And For With As After Before When While Since
    According Our Its Both Some Many Most All New First Last However Meanwhile Also By From To If Now Today Chinese
    American European Series AI CEO CTO COO CFO LLM LLMs API APIs GPU GPUs IPO US UK EU January February March April May June July
    August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 H1 H2 RMB
    USD CNY HK Their His Her Under Over About More Than One Two Three Four Five Founded Based Built Price Prices
    Pricing Parameters Context Released Release Training Users Revenue Founder Founders Headquarters Model Models Chip
    Memory Power Bandwidth Developer License Licence Date Company Product Researchers Analysts Investors Developers Engineers
    Yes No Not Only Just Even Each Every Such Other Another Earlier Later Recently Separately Notably Beijing's
    OK IT PC TV PDF URL HTTP HTTPS GB TB MB KB TFLOPS PFLOPS FP8 FP16 BF16 INT8 HBM HBM3 HBM3E HBM2e TDP RAM CPU SDK App Web Pro
    Logo Killer VIP DAU MAU WAU CNN RNN NLP AGI MoE RAG SFT RLHF""".split()
)


def titles(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, str, Any, int]]:
    """Titled and quoted names, with their brackets left out: a known name where its letters are known."""
    found: list[tuple[int, int, str, Any, int]] = []
    if "《" not in text and "“" not in text and "「" not in text and '"' not in text:
        return found
    for match in _TITLE.finditer(text):
        is_title = match[1] is not None
        name = match[1] if is_title else match[2]
        start, end = match.span(1 if is_title else 2)
        senses = gazetteer.by_key.get(key(name))
        if senses is not None:
            continue  # the automaton finds it
        if not is_title and (_PHRASE.search(name) or gazetteer.holds_name(name)):
            continue
        kind = "policy" if is_title and _POLICY.search(name) else ""
        char = symbols.KIND["policy"] if kind else symbols.QUOTED
        found.append(
            (start, end, char, provisional(name, kind, "title" if is_title else "quoted"), _QUOTED_RANK + is_title)
        )
    return found


_POLICY = re.compile(
    r"(?:法案|办法|条例|规定|意见|通知|规划|指南|法|行动计划|纲要|方案|标准|命令|准则|公约|Act|Regulation|Order|Measures|Bill|Law|Guidelines)(?:[（(].{0,12}[）)])?$"
)


def name_in(text: str, start: int, end: int, folded: str) -> list[Token] | None:
    """A stretch that holds nothing known, split around the name that it may hold; None where it holds none."""
    written = text[start:end]
    if written.isascii() or written != folded:
        match = None
        for match in _CAPITAL.finditer(written):
            if _is_name(match[0]):
                break
        else:
            match = None
        if match is None:
            return None
        a, b = start + match.start(), start + match.end()
        return [
            *_filler(text, start, a),
            (a, b, symbols.CAPITALISED, provisional(match[0], "")),
            *_filler(text, b, end),
        ]
    match = _COMPANY.match(written.strip())
    if match and 3 <= len(match[1]) <= 10 and not _COMMON_HEAD.match(match[1]):
        a = start + written.index(match[1])
        return [(a, a + len(match[1]), symbols.KIND["organization"], provisional(match[1], "organization"))]
    return None


def _is_name(found: str) -> bool:
    words = found.split(" ")
    while words and words[0] in _NOT_NAMES:
        words.pop(0)
    return bool(words) and len("".join(words)) > 1


def _filler(text: str, start: int, end: int) -> list[Token]:
    size = len(text[start:end].strip(" \n\"'“”"))
    if not size:
        return []
    return [(start, end, symbols.SHORT if size <= 6 else symbols.LONGER if size <= 30 else symbols.LONG, None)]
