"""Quantities found in texts: value in base units, unit, bound, and the exact words."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.reading.finding.quantities import QuantitySpan, find_quantities
from baimo.values.names import fold
from baimo.values.quantities import Quantity, format_quantity

Told = tuple[str, str, str]


def told(span: QuantitySpan) -> Told:
    """Value (or range), unit, and bound where it is not exact."""
    value = f"{span.value.normalize():f}"
    to = "" if span.value_to is None else f"..{span.value_to.normalize():f}"
    return value + to, span.unit, "" if span.bound == "exact" else span.bound


def found(text: str) -> list[Told]:
    return [told(span) for span in find_quantities(fold(text))]


# words → value, unit, bound; the span is the whole of the words
WHOLE: dict[str, Told] = {
    # money
    "1亿美元": ("100000000", "USD", ""),
    "25万元": ("250000", "CNY", ""),
    "200 亿元": ("20000000000", "CNY", ""),
    "500万港元": ("5000000", "HKD", ""),
    "人民币5亿元": ("500000000", "CNY", ""),
    "3亿5千万元": ("350000000", "CNY", ""),
    "十二点五亿元": ("1250000000", "CNY", ""),
    "8分钱": ("0.08", "CNY", ""),
    "$1.5 billion": ("1500000000", "USD", ""),
    "$6.6B": ("6600000000", "USD", ""),
    "HK$300 million": ("300000000", "HKD", ""),
    "€1.2bn": ("1200000000", "EUR", ""),
    "RMB 5 billion": ("5000000000", "CNY", ""),
    "1.1 trillion yen": ("1100000000000", "JPY", ""),
    # counts
    "130个": ("130", "", ""),
    "1亿用户": ("100000000", "users", ""),
    "2.14 亿个蛋白质结构": ("214000000", "structures", ""),
    "130个大模型": ("130", "models", ""),
    "40个国家和地区": ("40", "countries", ""),
    "2000名员工": ("2000", "people", ""),
    "100w用户": ("1000000", "users", ""),
    "700 million weekly active users": ("700000000", "users", ""),
    "two million developers": ("2000000", "developers", ""),
    "10,000 GPUs": ("10000", "chips", ""),
    # parameters, tokens, characters
    "7B": ("7000000000", "parameters", ""),
    "130亿参数": ("13000000000", "parameters", ""),
    "1.8 万亿参数": ("1800000000000", "parameters", ""),
    "175B parameters": ("175000000000", "parameters", ""),
    "7-billion-parameter": ("7000000000", "parameters", ""),
    "128K": ("128000", "tokens", ""),
    "3.2万亿 token": ("3200000000000", "tokens", ""),
    "15T tokens": ("15000000000000", "tokens", ""),
    "200万字": ("2000000", "characters", ""),
    # measures
    "141GB": ("141", "GB", ""),
    "80G显存": ("80", "GB", ""),
    "4.8 TB/s": ("4.8", "TB/s", ""),
    "4800GB/s": ("4.8", "TB/s", ""),
    "2 PFLOPS": ("2000", "TFLOPS", ""),
    "1979 TFLOPS": ("1979", "TFLOPS", ""),
    "2000TOPS": ("2000", "TOPS", ""),
    "700W": ("700", "W", ""),
    "1.2 GW": ("1200000000", "W", ""),
    "1e25 FLOP": ("10000000000000000000000000", "FLOP", ""),
    # shares and ratios
    "85%": ("85", "%", ""),
    "三成": ("30", "%", ""),
    "百分之八十五": ("85", "%", ""),
    "85折": ("-15", "%", ""),
    "1.8 倍": ("1.8", "ratio", ""),
    "2.5x": ("2.5", "ratio", ""),
    "three times": ("3", "ratio", ""),
    "三分之一": ("0.3333", "ratio", ""),
    "约1/400": ("0.0025", "ratio", "about"),
    "15个百分点": ("15", "pp", ""),
    # bounds
    "超过130个": ("130", "", "at-least"),
    "突破1亿": ("100000000", "", "at-least"),
    "不低于30%": ("30", "%", "at-least"),
    "100余家企业": ("100", "companies", "at-least"),
    "20多亿元": ("2000000000", "CNY", "at-least"),
    "130个以上": ("130", "", "at-least"),
    "数亿元": ("100000000", "CNY", "at-least"),
    "上千家企业": ("1000", "companies", "at-least"),
    "百亿参数": ("10000000000", "parameters", "at-least"),
    "hundreds of millions of dollars": ("100000000", "USD", "at-least"),
    "more than 100 million users": ("100000000", "users", "at-least"),
    "近千万用户": ("10000000", "users", "about"),
    "约 1.5 亿美元": ("150000000", "USD", "about"),
    "100万元左右": ("1000000", "CNY", "about"),
    "nearly 30%": ("30", "%", "about"),
    "不到10%": ("10", "%", "below"),
    "less than $5 million": ("5000000", "USD", "below"),
    "up to 128K": ("128000", "tokens", "at-most"),
    # ranges
    "10-15亿": ("1000000000..1500000000", "", ""),
    "40～45 億美元": ("4000000000..4500000000", "USD", ""),
    "30 ~ 32亿美元": ("3000000000..3200000000", "USD", ""),
    "2 兆 315 億美元": ("2031500000000", "USD", ""),
    "3 億 5,000 萬美元": ("350000000", "USD", ""),
    "30亿至50亿港元": ("3000000000..5000000000", "HKD", ""),
    "3% to 5%": ("3..5", "%", ""),
    "5%-8%": ("5..8", "%", ""),
    "3到5倍": ("3..5", "ratio", ""),
    "$300-400 million": ("300000000..400000000", "USD", ""),
    "七八千万元": ("70000000..80000000", "CNY", ""),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.items(), ids=WHOLE.keys())
def test_quantity_is_found_whole(text: str, expected: Told) -> None:
    sentence = f"其中 {text}，为 "
    (span,) = find_quantities(fold(sentence))
    assert told(span) == expected
    assert sentence[span.start : span.end] == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("成本高达1亿美元", ("100000000", "USD", ""), id="高达 only stresses"),
        pytest.param("GPT-4 训练需要 1 万NV A100", ("10000", "", ""), id="a count before a name"),
        pytest.param("between $18 billion and $20 billion", ("18000000000..20000000000", "USD", ""), id="between"),
        pytest.param("Yi-34B 模型", ("34000000000", "parameters", ""), id="parameters in a name"),
        pytest.param("1M context window", ("1000000", "tokens", ""), id="a context in M"),
        pytest.param("附近3家", ("3", "", ""), id="附近 is no bound"),
        pytest.param("scored 86.4 on MMLU", ("86.4", "", ""), id="a score"),
        pytest.param("推出100个多模态应用", ("100", "", ""), id="多模态 is no bound"),
    ],
)
def test_quantity_is_told_by_what_stands_beside_it(text: str, expected: Told) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("比行业价格低 85%", "-85"),
        ("直降97%", "-97"),
        ("降幅高达85%", "-85"),
        ("下降了约三成", "-30"),
        ("降至30%", "30"),
        ("增长35.6%", "35.6"),
        ("a 30% cut", "-30"),
        ("cut prices by up to 97%", "-97"),
        ("fell 50%", "-50"),
        ("rose 30%", "30"),
        ("cut to 30%", "30"),
        ("下降10%-20%", "-10..-20"),
    ],
)
def test_a_share_that_falls_is_negative(text: str, share: str) -> None:
    assert [value for value, _, _ in found(text)] == [share]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4",
        "H100",
        "Llama 2",
        "L0、L1、L2",
        "DALL·E 2 成为",
        "AlphaFold3 成功",
        "4/5G",
        "1080p",
        "4K视频",
        "昇腾910B芯片",
        "第6代",
        "No. 1",
        "Phase 3",
        "3.0版本",
        "v3.5",
        "1.2.3",
        "2023年",
        "3月16日",
        "2023-10-24",
        "10:30",
        "1/3",
        "5-shot",
        "02",
        "一个",
        "零一万物",
        "百川智能",
        "三一重工",
        "统一",
        "千问",
        "https://a.com/100/b?x=1920&y=30%",
        "1" * 40,
    ],
)
def test_a_number_in_a_name_or_a_date_is_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.practice
def test_money_of_the_slides_is_exact(practice: Path) -> None:
    text = (practice / "slides-2023.txt").read_text(encoding="utf-8").replace("\n\n", "")
    money = [told(span) for span in find_quantities(fold(text)) if span.dimension in ("money", "price")]
    assert money == [
        ("2000000000", "USD", ""),
        ("20000000000", "CNY", "at-least"),
        ("0.003", "CNY/1k-input-tokens", ""),
        ("100000000", "USD", ""),
        ("250000", "CNY", ""),
    ]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("1元", "money"),
        ("1元/千tokens", "price"),
        ("3家", "number"),
        ("3亿用户", "count"),
        ("3%", "ratio"),
        ("80GB", "data"),
    ],
)
def test_span_names_its_dimension(text: str, dimension: str) -> None:
    assert [span.dimension for span in find_quantities(text.lower())] == [dimension]


def test_span_tells_where_its_digits_begin() -> None:
    (span,) = find_quantities("超过 200 亿元")
    assert (span.start, span.number, span.end) == (0, 3, 9)


VALUES = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("1e13"), places=3)


@given(VALUES, st.sampled_from(["CNY", "USD", "GB", "users", "%"]), st.sampled_from(["zh", "en"]))
def test_what_is_printed_is_read_back(value: Decimal, unit: str, lang: str) -> None:
    printed = fold(f"({format_quantity(Quantity(value, unit), lang)})")
    assert [(span.value, span.unit) for span in find_quantities(printed)] == [(value, unit)]


PIECES = st.sampled_from(
    [*WHOLE, "，", " ", "公司", "GPT-4", "12", "-", "至", "亿", "元", "每", "/", "超过", "多", "成", "tokens", "输入"]
)


@given(st.lists(PIECES, max_size=12))
def test_spans_are_in_order_and_apart(pieces: list[str]) -> None:
    text = fold("".join(pieces))
    spans = find_quantities(text)
    assert all(0 <= span.start <= span.number < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.value.is_finite() for span in spans)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(span.end <= len(text) for span in find_quantities(fold(text)))


def test_part_of_a_text_is_read_with_offsets_of_the_whole() -> None:
    text = "1亿元，2亿元，3亿元。"
    assert [text[span.start : span.end] for span in find_quantities(text, 4, 7)] == ["2亿元"]


@pytest.mark.parametrize("piece", ["1亿2千万", "十百千万", "每百万tokens", "$1/", "3到", "1元每月"])
def test_a_long_run_is_read_piece_by_piece(piece: str) -> None:
    """What one number may take of a text is bounded, so that a text of one line costs what its length says."""
    assert max((span.end - span.start for span in find_quantities(piece * 500)), default=0) < 60


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("营收新台币9,899亿元，鸿海营收8,370亿元。", ["TWD", "TWD"]),
        ("营收约98亿元，投入新台币4,200万元，每年省1,800万元。", ["TWD", "TWD", "TWD"]),
        ("月费新台币499元；中芯收入人民币17亿元，亏损2亿元。", ["TWD", "CNY", "CNY"]),
        ("中芯收入人民币17亿元。\n\n广达营收1,946亿元，月费nt$499。", ["CNY", "CNY", "TWD"]),
        ("营收8,370亿元，月费499元。", ["CNY", "CNY"]),
    ],
)
def test_plain_yuan_beside_taiwan_dollars(text: str, wanted: list[str]) -> None:
    assert [span.unit.split("/")[0] for span in find_quantities(fold(text))] == wanted
