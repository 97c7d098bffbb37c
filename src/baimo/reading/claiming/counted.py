"""What a chip can be told of: how many there are, and what is too much for one."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.claims import Claim, Predicate
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.known.senses import OUTSIDE, is_outside
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

_COUNTS = frozenset(symbols.QUANTITY_SLOTS["chips"])
# `on 16 A100s`, 4张 H100: nothing but a blank, a mark of a measure or the maker stands between.
_BETWEEN = expression(r"[ ×x*]{0,3}(?:的|NVIDIA |Nvidia |AMD |英伟达 ?|辉达 ?|輝達 ?|华为 ?|華為 ?)?")
# `2.788 million H800 GPU hours` and 278.8万H800卡时 are hours, and no chips.
_HOURS = expression(
    r"[- ]?(?:(?:SXM\d?|\d+ ?GB)[- ]?)?(?:GPU|chip|card|TPU|device|卡|芯片)?[ -]?(?:hours?\b|小?时|機時|机时)",
    re.IGNORECASE,
)
# `on a single A100`, 单张 4090, 一块H100: words that tell of one alone.
_SINGLE = expression(
    r"(?:\b(?:(?:a|one) single|single|just one|only one|one) (?:NVIDIA |Nvidia |AMD )?"
    r"|(?:[单單]|(?<![\d一二三四五六七八九十百千万第])一)[张張块塊颗顆]\s?(?:英伟达 ?|辉达 ?|輝達 ?|华为 ?|華為 ?)?)$"
)
_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("counted.yaml"))
_MOST = int(_DATA["most_chips"])
_LARGEST = {predicate: Decimal(most) for predicate, most in _DATA["largest"].items()}
_WAFER = expression(rf"(?:{OUTSIDE})?(?:{'|'.join(_DATA['wafers'])})")


def count(claim: Claim, predicate: Predicate, sentence: Sentence, thing: Token, clean: str) -> None:
    """Gives a claim of a chip the number that stands before it, and takes from it hours that were read as one."""
    if "chips" not in predicate.units or is_time(clean, thing[1]):
        if claim.unit == "chips":
            claim.value, claim.value_to, claim.bound, claim.unit = None, None, "exact", None
        return
    if claim.value is not None:
        _recount(claim, clean, thing)
        return
    tokens = sentence.tokens
    at = next((i for i in range(sentence.low, sentence.high) if tokens[i][0] <= thing[0] < tokens[i][1]), -1)
    before = tokens[at - 1] if at > sentence.low else None
    if before is None or before[2] not in _COUNTS or not isinstance(before[3], QuantitySpan):
        if "model" in predicate.subject and _SINGLE.search(clean, max(0, thing[0] - 24), thing[0]):
            claim.value, claim.unit = Decimal(1), "chips"
        return
    told = before[3]
    if _BETWEEN.fullmatch(clean, before[1], thing[0]) and _is_number(told):
        claim.value, claim.value_to, claim.bound, claim.unit = told.value, told.value_to, told.bound, "chips"
        _recount(claim, clean, thing)


# 部署在4台昇腾910B服务器上，共32张卡: servers are counted before the chip, chips behind.
_SERVERS, _MACHINES = (
    expression(r"[台臺套]\s*(?:华为|英伟达|輝達|辉达)?\s*$"),
    expression(r"\s*(?:训练|推理|训推|計算|计算)?(?:服务器|伺服器|一体机|一體機|训推一体机|整机|节点|節點)"),
)
_IN_ALL = expression(
    r"[^，。；\n]{0,14}[，,（(]\s*(?:首期|目前|一共|总共|總共|合计|合計|共计|共計|共|总计|總計|规模为|規模為|折合|即|每台\d+[张張卡]，共)*\s*"
    r"(?P<number>[\d,]{1,7})\s*(?P<myriad>万|萬)?\s*[张張块塊片颗顆]?(?:[卡张張]|GPU|NPU|加速卡|显卡|顯卡)"
)


def _recount(claim: Claim, clean: str, thing: Token) -> None:
    """The number of chips, where the one before them is that of the servers that they sit in."""
    machines = _MACHINES.match(clean, thing[1])
    if claim.unit != "chips" or machines is None or not _SERVERS.search(clean, max(0, thing[0] - 8), thing[0]):
        return
    claim.value, claim.value_to, claim.bound, claim.unit = None, None, "exact", None
    if told := _IN_ALL.match(clean, machines.end()):
        claim.value = Decimal(told["number"].replace(",", "")) * (10000 if told["myriad"] else 1)
        claim.unit = "chips"


# `trained with the UE8M0 FP8 format`: what is no chip.
_NO_CHIP = expression(
    r" (?:[\w-]+ ){0,2}(?:formats?|precision|optimi[sz]er|datasets?|corpus|data|recipe|objective|tokens|method)\b"
)


def is_too_much(claim: Claim, is_machine: bool) -> bool:
    """Whether a value is larger than a single chip has."""
    most = _LARGEST.get(claim.predicate) if claim.subject_type == "chip" and not is_machine else None
    if most is None or not isinstance(claim.value, Decimal) or _WAFER.match(claim.subject):
        return False
    return claim.value > most


def is_no_chip(claim: Claim, thing: Token, clean: str) -> bool:
    """Whether a new name in the place of a chip is that of a format or a method."""
    is_new = claim.object_type == "chip" and is_outside(claim.object or "")
    return is_new and _NO_CHIP.match(clean, thing[1]) is not None


def is_time(clean: str, end: int) -> bool:
    """Whether what a chip's name ends with goes on as a time that it was used."""
    return _HOURS.match(clean, end) is not None


def _is_number(span: QuantitySpan) -> bool:
    return span.unit in ("", "chips") and 1 <= span.value <= _MOST and span.value == span.value.to_integral_value()
