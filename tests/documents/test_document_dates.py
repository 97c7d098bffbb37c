"""The date a document bears on its face; a date that it only speaks of is not its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import from_text
from baimo.documents.cleaning.dateline import alone, edtf

PROSE = "百度发布了文心一言，反响热烈，随后阿里也发布了通义千问。" * 3


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("发布时间：2024-05-15", "2024-05-15"),
        ("发布时间：2024-05-15 10:30  来源：某报", "2024-05-15"),
        ("来源：某报 | 2024年5月15日 10:30", "2024-05-15"),
        ("*发布日期：2024年9月10日*", "2024-09-10"),
        ("作者：张三\n日期：2024/5/15", "2024-05-15"),
        ("更新时间：2024-06-01\n发布时间：2024-05-15", "2024-05-15"),
        ("2024年5月15日 讯 百度今日发布模型。", "2024-05-15"),
        ("本报北京2024年5月15日电 百度今日发布模型。", "2024-05-15"),
        ("（2024年6月）", "2024-06"),
        ("2024年5月15日 星期三", "2024-05-15"),
        ("【记者林某／台北报导】2024年3月19日", "2024-03-19"),
        ("2026年1月9日 16:42 来源：财经观察 阅读 18800", "2026-01-09"),
        ("May 15, 2024 — OpenAI today announced a model.", "2024-05-15"),
        ("TORONTO, August 14, 2025 - Cohere today announced a round.", "2025-08-14"),
        ("SAN FRANCISCO, Calif., Nov. 6, 2023 (GLOBE NEWSWIRE) -- OpenAI announced.", "2023-11-06"),
        ("LONDON — 15 May 2024 — OpenAI announced a model.", "2024-05-15"),
        ("北京，2024年5月15日——百度今日宣布与两家公司签约。", "2024-05-15"),
        ("May 15, 2024, 4:05 p.m. ET", "2024-05-15"),
        ("Sept. 5, 2024 at 6:05 a.m. EST", "2024-09-05"),
        ("华芯咨询　2024年9月", "2024-09"),
        ("2024年第14期 2024年4月7日", "2024-04-07"),
        ("2024-04-25　值班：小梁", "2024-04-25"),
        ("Report date: 2024-05-15", "2024-05-15"),
        ("Week ending May 17, 2024", "2024-05-17"),
        ("Published: 15 May 2024", "2024-05-15"),
        ("Posted on May 15th, 2024 by Ann", "2024-05-15"),
        ("THE TOKEN METER - issue 41, February 28, 2025", "2025-02-28"),
        ("Oct. 29, 2025 / 4:05 p.m. EDT", "2025-10-29"),
        ("**Sydney, 9 October 2024** — Fjord is releasing a model.", "2024-10-09"),
        ("Paris, France – 29 October 2025: Fjord today said it.", "2025-10-29"),
        ("2025/10/29　數位生活組 整理", "2025-10-29"),
        ("会议时间\n时间：2024年3月5日\n地点：北京", "2024-03-05"),
        ("周三，5月15日，2024年　编辑：小满", "2024-05-15"),
        ("WASHINGTON, Aug 11 (2025) - OpenAI announced a model.", "2025-08-11"),
        ("HARTFORD, Conn. & BOSTON, Mass.--May 13, 2025--OpenAI announced a model.", "2025-05-13"),
        ("编者：朱砚　｜　最后修订 2025-12-02　｜　只记三件事", "2025-12-02"),
        ("采访：段然　整理：编辑部\n时间：2025年10月17日　地点：成都", "2025-10-17"),
        ("录音日：2025 年 10 月 5 日", "2025-10-05"),
    ],
)
def test_a_dateline_is_the_date(lines: str, date: str) -> None:
    assert from_text(f"大模型动态\n\n{lines}\n\n{PROSE}\n", "a", "md").date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"大模型参数速查（2025年5月整理）\n\n{PROSE}", "2025-05"),
        (f"标题\n\n{PROSE}（2024年12月27日，本报讯）\n\n{PROSE}", "2024-12-27"),
        (f"标题\n\n{PROSE}\n\n{PROSE}\n\n（2024年5月23日）\n", "2024-05-23"),
        (f"标题\n\n{PROSE}\n\n{PROSE}\n\n2024年5月23日\n", "2024-05-23"),
    ],
    ids=["in the title", "in an aside", "at the foot, in brackets", "at the foot"],
)
def test_a_date_may_stand_elsewhere(text: str, date: str) -> None:
    assert from_text(text, "a").date == date


@pytest.mark.parametrize(
    "text",
    [
        f"2024年2月20日，记者获悉，月之暗面完成融资。{PROSE}",
        f"• 事件：\n\n◦ 2022年11月，OpenAI发布ChatGPT。{PROSE}",
        "2023年3月16日 百度发布文心一言\n2023年4月11日 阿里发布通义千问\n",
        "2023年3月16日\n百度发布文心一言。\n2023年4月11日\n阿里发布通义千问。\n",
        "英伟达B200\n发布时间：2024年3月18日\n显存：192GB\n功耗：1000W\n",
        "显存：192GB\n发布时间：2024年3月18日\n",
        f"百川智能成立于2023年4月10日\n\n{PROSE}",
        f"OpenAI 成立于 2015 年 12 月 11 日\n\n{PROSE}",
        f"OpenAI was founded in San Francisco in December 2015\n\n{PROSE}",
        "# 2024 年大模型回顾\n\n大模型很热。",
        f"据2023年的一份报告，发展很快。{PROSE}",
        "- 发布时间：2024年9月26日\n- 参数规模：73亿\n",
        "# Models\n\n### Ternix 1 (February 2019)\n\nIt is small.\n\n### Ternix 2 (June 2020)\n\nIt is larger.",
        "# Timeline\n\n## April 2024\n\n- Apr 18, 2024: Ternix 3 is out.\n",
        "# Timeline\n\nThe early ones were Osprey (2018), Grebe and Ternix 1 (July 2019).\n\nMore came later.",
        "Our story, June 2019\n\nTernix 1 was released in May 2021. Ternix 2 launched in March 2022."
        " Ternix 3 was announced on 4 May 2023.",
        "",
    ],
)
def test_a_date_that_the_text_speaks_of_is_not_its_own(text: str) -> None:
    assert from_text(text, "a", "md").date is None


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ("<meta property='article:published_time' content='2024-05-15T10:30:00+08:00'>", "", "2024-05-15"),
        ("<meta name='pubdate' content='2026-01-09'>", "", "2026-01-09"),
        ('<script type="application/ld+json">{"datePublished": "2024-05-15T01:00Z"}</script>', "", "2024-05-15"),
        ("", "<time datetime='2024-05-15'>Wednesday</time>", "2024-05-15"),
        ("", "<p class='meta'>2024-05-15 10:00 来源：某报</p>", "2024-05-15"),
        ("<meta name='viewport' content='width=2024-05-15'>", "", None),
    ],
)
def test_a_page_says_its_date_in_several_ways(head: str, body: str, date: str | None) -> None:
    html = f"<html><head>{head}</head><body><h1>题</h1>{body}<p>{PROSE}</p></body></html>"
    assert from_text(html, "a", "html").date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年5月15日", "2024-05-15"),
        ("2024 年 5 月", "2024-05"),
        ("2024/5/15", "2024-05-15"),
        ("2024.05.15", "2024-05-15"),
        ("May 15, 2024", "2024-05-15"),
        ("15 May 2024", "2024-05-15"),
        ("Sept. 2024", "2024-09"),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("1920x1080", None),
        ("GPT-4", None),
    ],
)
def test_edtf_reads_the_first_date(text: str, date: str | None) -> None:
    assert edtf(f"于 {text} 发布") == date


@given(st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: object) -> None:
    iso = f"{day:%Y-%m-%d}"
    for spelling in ("%Y年%m月%d日", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "（%Y年%m月%d日）"):
        assert alone(format(day, spelling)) == iso
