"""Dates found in texts, each at its exact place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.reading.finding.dates.dates import DateSpan, find_dates, resolve
from baimo.values.dates import when_of
from baimo.values.names import fold


def found(text: str) -> list[tuple[str, str]]:
    """What was found: the words, and their EDTF; `unit offset rest` of a relative one."""
    return [(text[span.start : span.end], told(span)) for span in find_dates(fold(text))]


def told(span: DateSpan) -> str:
    if span.relative is None:
        return str(span.when)
    return f"{span.relative.unit} {span.relative.offset:+d} {span.relative.rest}".strip()


ABSOLUTE = {
    "2024年最后一天": "2024-12-31",
    "2024年的第一天": "2024-01-01",
    "2023年 10 月": "2023-10",
    "23 年3 月份": "2023-03",
    "25 年年初": "2025",
    "23年下半年": "2023-41",
    "2023 年第三季度": "2023-35",
    "2023Q3": "2023-35",
    "24H1": "2024-40",
    "3Q23": "2023-35",
    "3月16日": "XXXX-03-16",
    "三月份": "XXXX-03",
    "2023-10-24": "2023-10-24",
    "2023/10/24": "2023-10-24",
    "2023.10": "2023-10",
    "二〇二三年": "2023",
    "二零二四年三月十六日": "2024-03-16",
    "２０２３年３月": "2023-03",
    "2023年前三季度": "2023-01/2023-09",
    "2025 年第三季": "2025-35",
    "2026 會計年度第 3 季": "2026-35",
    "first fiscal quarter of fiscal year 2025": "2025-33",
    "2025年前十个月": "2025-01/2025-10",
    "quarter ended 31 August 2025": "2025-35",
    "quarter ended 26 October 2025": "2025-35",
    "three months ended 30 April 2025": "2025-33",
    "前10月": "XXXX-01/XXXX-10",
    "first ten months of 2025": "2025-01/2025-10",
    "eight months to August 31, 2025": "2025-01/2025-08",
    "October 24, 2023": "2023-10-24",
    "Oct. 24": "XXXX-10-24",
    "24 Oct 2023": "2023-10-24",
    "24th of October, 2023": "2023-10-24",
    "March 2023": "2023-03",
    "Q3 2023": "2023-35",
    "third quarter of 2024": "2024-35",
    "second half of 2024": "2024-41",
    "FY2025": "2025",
    "5月底": "XXXX-05",
    "2025年5月上旬": "2025-05",
    "民國87年": "1998",
    "民國114年第三季": "2025-35",
    "114年5月13日": "2025-05-13",
    "本（5）月": "XXXX-05",
    "去（2024）年第四季": "2024-36",
    "今（114）年": "2025",
    "H1 2024": "2024-40",
    "twenty nineteen": "2019",
    "third quarter of twenty twenty-four": "2024-35",
    "Twenty twenty-four": "2024",
    "nineteen ninety-eight": "1998",
    "March fourteenth": "XXXX-03-14",
    "June twenty-third, twenty twenty-five": "2025-06-23",
    "September of twenty oh seven": "2007-09",
    "October the third 2024": "2024-10-03",
}


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE.items(), ids=ABSOLUTE.keys())
def test_date_is_found_in_any_spelling(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]
    assert found(f"公司于{text}，") == [(text, edtf)]


RANGES = {
    "2023年3月至6月": "2023-03/2023-06",
    "2023年3-6月": "2023-03/2023-06",
    "2021年到2023年": "2021/2023",
    "2021-2023年": "2021/2023",
    "2023-24": "2023/2024",
    "3月14日至16日": "XXXX-03-14/XXXX-03-16",
    "2024年11月至2025年2月": "2024-11/2025-02",
    "March 14-16, 2023": "2023-03-14/2023-03-16",
    "March to June 2024": "2024-03/2024-06",
    "October 2024 to March 2025": "2024-10/2025-03",
}


@pytest.mark.parametrize(("text", "edtf"), RANGES.items(), ids=RANGES.keys())
def test_range_of_dates_is_one_span(text: str, edtf: str) -> None:
    assert found(f"from {text}, ") == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("in 2023, since 2019, by 2030", ["2023", "2019", "2030"], id="a bare year after a preposition"),
        pytest.param("early 2024, mid-2023, late 2025", ["2024", "2023", "2025"], id="part of a year"),
        pytest.param("between 2021 and 2023", ["2021/2023"], id="between"),
        pytest.param("2021、2022和2023年", ["2021", "2022", "2023"], id="a list of years"),
        pytest.param("the Transformer paper (2017)", ["2017"], id="in brackets"),
        pytest.param("2023：百模大战", ["2023"], id="head of a line"),
        pytest.param("截至2023年10月", ["2023-10"], id="as of"),
        pytest.param("24 年通义千问实验室拆分", ["2024"], id="two digits"),
        pytest.param("114年5月募資，113年營收，115年度預算", ["2025-05", "2024", "2026"], id="years since 1911"),
        pytest.param("聯發科Q3營收", ["XXXX-35"], id="a quarter by its letter in Chinese"),
        pytest.param("In May, it said it may march on", ["XXXX-05"], id="months that are words too"),
    ],
)
def test_date_is_known_by_what_stands_beside_it(text: str, dates: list[str]) -> None:
    assert [edtf for _, edtf in found(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "1920x1080",
        "GPT-4",
        "gpt-4o-2024-08-06",
        "https://a.com/2023/10/24/x?y=2023-01-01",
        "4/5G",
        "第12页",
        "7B/13B",
        "DALL·E 2 成为",
        "1000研发人员",
        "搭一点边",
        "上世纪90年代",
        "2010年代",
        "近20年来",
        "成立20年",
        "用了 12 年",
        "2023元",
        "2023 AI day",
        "v2023.10",
        "OpenVINO 2024.1",
        "9个月",
        "yanger2004",
        "今日头条",
        "接近日均",
        "说明年轻",
        "共同年会",
        "三年来年均",
        "13月",
        "2023年2月30日",
        "1990s",
        "may be",
        "march toward",
        "10:30",
        "1/2",
        "from 2048 to 8192",
        "较去年同期增长",
        "113年老店",
        "Q1：如何收費？",
        "up 93 percent from a year ago",
        "up on the same period last year",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


RELATIVE = {
    "同年": "year +0",
    "次年": "year +1",
    "去年": "year -1",
    "去年3月": "year -1 -03",
    "今年第三季度": "year +0 -35",
    "今年8月15日": "year +0 -08-15",
    "上月15日": "month -1 -15",
    "当日": "day +0",
    "日前": "recent +0",
    "上周二": "weekday +1",
    "三年前": "year -3",
    "两个月前": "month -2",
    "一天后": "day +1",
    "last year": "year -1",
    "the following month": "month +1",
    "two years ago": "year -2",
    "last March": "named-month -1 -03",
    "first half of last year": "year -1 -40",
    "yesterday": "day -1",
    "March this year": "year +0 -03",
    "上一季": "quarter -1",
    "昨（13）日": "month +0 -13",
    "週三（7日）": "month +0 -07",
    "今年三月底": "year +0 -03",
}


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items(), ids=RELATIVE.keys())
def test_relative_date_keeps_what_it_counts_from(text: str, expected: str) -> None:
    assert found(f"在 {text}，") == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "is_told"), [("同年", True), ("去年", False), ("the following month", True), ("today", False)]
)
def test_relative_date_says_whether_it_counts_from_the_time_told_before(text: str, is_told: bool) -> None:
    relative = find_dates(text)[0].relative
    assert relative is not None
    assert relative.told is is_told


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        ("同年", "2023-05", "2023"),
        ("次年2月", "2023", "2024-02"),
        ("去年", "2024-02-27", "2023"),
        ("去年3月", "2024-02-27", "2023-03"),
        ("今年前三季度", "2024-11-01", "2024-01/2024-09"),
        ("上月", "2024-01-05", "2023-12"),
        ("上月15日", "2024-03-05", "2024-02-15"),
        ("上季度", "2024-02-01", "2023-36"),
        ("昨日", "2024-03-01", "2024-02-29"),
        ("次日", "2023-12-31", "2024-01-01"),
        ("本周", "2024-05-15", "2024-05-13/2024-05-19"),
        ("上周二", "2024-05-15", "2024-05-07"),
        ("on Tuesday", "2024-05-15", "2024-05-14"),
        ("last Tuesday", "2024-05-15", "2024-05-07"),
        ("on Tuesday of this week", "2024-05-17", "2024-05-14"),
        ("on Thursday last week", "2024-05-17", "2024-05-09"),
        ("on Wednesday", "2024-05-15", "2024-05-15"),
        ("日前", "2024-05-15", "2024-05"),
        ("日前", "2024-05-03", "2024-05~"),
        ("三年前", "2024-05-15", "2021"),
        ("3月16日", "2023", "2023-03-16"),
        ("3-6月", "2023-12", "2023-03/2023-06"),
        ("2021年", "2024", "2021"),
        ("last March", "2024-05-15", "2024-03"),
        ("last March", "2024-02-15", "2023-03"),
        ("同月", "2023", "2023"),
    ],
)
def test_resolve_counts_from_the_anchor(text: str, anchor: str, edtf: str) -> None:
    assert resolve(find_dates(fold(text))[0], when_of(anchor)) == edtf


@pytest.mark.parametrize(
    ("text", "anchor", "edtf"),
    [
        pytest.param("去年", None, None, id="nothing to count from"),
        pytest.param("3月16日", None, "XXXX-03-16", id="the year stays unknown"),
        pytest.param("上月", "2023", None, id="the month before some time in 2023"),
        pytest.param("昨日", "2023-05", None, id="the day before some day in May"),
        pytest.param("2月29日", "2023", "XXXX-02-29", id="a day that the year has not"),
    ],
)
def test_resolve_is_none_where_the_anchor_cannot_tell(text: str, anchor: str | None, edtf: str | None) -> None:
    assert resolve(find_dates(text)[0], when_of(anchor) if anchor else None) == edtf


@pytest.mark.practice
def test_all_dates_of_the_slides_are_found(practice: Path) -> None:
    dates = [edtf for _, edtf in found((practice / "slides-2023.txt").read_text(encoding="utf-8"))]
    assert dates == [
        *("2022-11", "2023", "2023-10", "2023-03", "2023-03", "2023-05", "2025", "2023", "2023-06", "2024-06", "2023"),
        *("2019", "2023", "2023", "year +0", "2024", "2023-41", "2023-03", "2023-41", "2024", "2023-08-26"),
        *("2023-10-24", "2024", "2023-07", "2023-11", "2023"),
    ]


@pytest.mark.practice
def test_no_false_date_in_the_lecture(practice: Path) -> None:
    dates = [edtf for _, edtf in found((practice / "lecture.txt").read_text(encoding="utf-8"))]
    assert dates == [
        *("2023", "year -1", "2024-02-27", "2023-10-29", "2023-10-27", "2023-12-02", "2023-11-17", "2023-11-17"),
        "2024-11-11",
    ]


PIECES = st.sampled_from(
    [
        *ABSOLUTE,
        *RANGES,
        *RELATIVE,
        "，",
        " ",
        "公司",
        "GPT-4",
        "in ",
        "12",
        "-",
        "至",
        "年",
        "月",
        "日",
        "前",
        "后",
        "2023",
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_spans_are_in_order_apart_and_parse(pieces: list[str]) -> None:
    text = fold("".join(pieces))
    spans = find_dates(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all((span.when is None) == (span.relative is not None) for span in spans)


@given(st.lists(PIECES, max_size=12), st.dates())
def test_resolve_gives_edtf_or_none(pieces: list[str], day: object) -> None:
    for span in find_dates(fold("".join(pieces))):
        resolved = resolve(span, when_of(str(day)))
        assert resolved is None or str(when_of(resolved)) == resolved


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    spans = find_dates(fold(text))
    assert all(span.end <= len(text) for span in spans)


def test_part_of_a_text_is_read_with_offsets_of_the_whole() -> None:
    text = "2021年，2022年，2023年。"
    assert [text[span.start : span.end] for span in find_dates(text, 6, 12)] == ["2022年"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("R1在20号丢出来", ["20号"]),
        ("Claude（24号）也来了", ["24号"]),
        ("1号店上线", []),
        ("长征3号发射", []),
        ("在2号楼", []),
    ],
)
def test_a_day_as_people_say_it(text: str, day: list[str]) -> None:
    assert [words for words, _ in found(text)] == day
