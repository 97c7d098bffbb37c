"""New names that lists, hyphens or the words beside an everyday word tell."""

from __future__ import annotations

from functools import cache

import pytest

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader

TOLD = [
    ("9月18日，百度宣布，旗下文小言、霄章、云上画案三款应用将于10月31日停止服务。", "云上画案", "product"),
    ("客户包括京东物流、安远达联，还有一家不方便讲。", "安远达联", "organization"),
    ("鸿桥去年拿了联发科跟祁邈合计7亿元。", "祁邈", "organization"),
    ("`heron-mini`, our own 3.8B completion model, is out.", "heron-mini", "model"),
    ("8月1日又开源了wisps.ocr，识别文档用。", "wisps.ocr", "model"),
    ("In May it released Sarvam-Q, a small model.", "Sarvam-Q", "model"),
    ("It is the same as kittiwake-embed-v2 in size.", "kittiwake-embed-v2", "model"),
    ("基于 Tern-Dev-72B 微调。", "Tern-Dev-72B", "model"),
    ("Etched, set up by two dropouts, raised $120 million.", "Etched", "organization"),
    ("It was adopted by the NPC Standing Committee 28 October 2025.", "NPC Standing Committee", "organization"),
    ("10月，小米发布小米AI眼镜，售价1999元。", "小米AI眼镜", "product"),
    ("同日与华为推出星火一体机。", "星火一体机", "product"),
]
NONE = [
    ("DeepSeek一体机市场火热。", "DeepSeek一体机"),
    ("价格、成本、腾讯都在变。", "成本"),
    ("团队会写代码、画图、作曲，与腾讯合作。", "画图"),
    ("Together we raised $5 million.", "Together"),
    ("Scale is everything in this trade.", "Scale"),
    ("Low-code tools and no-chat-base rules are long-term bets.", "no-chat-base"),
    ("迅速开源Baichuan-7B和13B。", "迅速"),
]


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _names(text: str) -> dict[str, tuple[str, ...]]:
    return {name.text: name.kinds for name in _reader().read(from_text(text, "case")).names}


@pytest.mark.parametrize(("text", "name", "kind"), TOLD)
def test_a_name_is_told_by_what_stands_beside_it(text: str, name: str, kind: str) -> None:
    assert kind in _names(text).get(name, ())


@pytest.mark.parametrize(("text", "word"), NONE)
def test_a_word_in_such_a_place_is_none(text: str, word: str) -> None:
    assert word not in _names(text)


def test_a_house_in_full_lends_its_short_name() -> None:
    reading = _reader().read(from_text("由线性资本领投。此前线性已经投过两轮。", "case"))
    of = {name.text: name.id for name in reading.names}
    assert of.get("线性") == of["线性资本"]
