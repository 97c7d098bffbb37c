"""Of whom words speak that name nobody: what stands below a house's name, what a description points to."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

HOUSES = "# Review of houses\n\n## Cohere\n- 400 employees\n\n## OpenAI\n- 4,000 employees\n\n## Kestelwick\n"
CASES = {
    "below a house's name": (
        "# 盘点\n\n## MiniMax\n- 2021年12月成立，总部上海\n- 创始人闫俊杰，前商汤副总裁",
        [("MiniMax", "founded_on", "2021-12"), ("MiniMax", "located_in", "上海"), ("MiniMax", "founded_by", "闫俊杰")],
    ),
    "below a name that stands where houses stand": (
        HOUSES + "- Raised $120 million in March 2024\n- Founded in 2022",
        [("Kestelwick", "founded_on", "2022")],
    ),
    "what an assistant is built on is not it": (
        "招商银行上线了内部助手“小桐”。\n\n该助手基于GLM-4打造，部署在32张昇腾910B上。",
        [("小桐", "based_on", "GLM-4")],
    ),
    "a line of a house's own deck": (
        "# Board update, Q2 2025\n\nMoerbei Robotics, Zurich\n\n- Headcount 96\n- Hiring goes on",
        [("Moerbei Robotics", "employees", "96")],
    ),
    "investors of ours": (
        "# Why we moved\n\n*By Ilse Brandt, CTO of Moerbei*\n\nMoerbei writes mail. Our bill was high. "
        "Our investors liked it. We closed a $14M Series A in April, led by Bessemer.",
        [("Moerbei", "raised", "14000000")],
    ),
    "what the question named": (
        "专访面壁智能CEO李大海\n\n问：忙吗？\n李大海：忙。\n\n问：MiniCPM-V 2.6有什么特点？\n李大海：它只有8B参数。",
        [("MiniCPM-V 2.6", "parameters", "8000000000")],
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES.keys())
def test_words_that_name_nobody(text: str, told: list[tuple[str, str, str]]) -> None:
    claims = reader().read(from_text(text, "example.md")).claims
    said = {
        (
            c.subject_name,
            c.predicate,
            c.object_name or (f"{c.value:f}".split(".")[0] if not isinstance(c.value, str) else c.value),
        )
        for c in claims
    }
    assert [one for one in told if one not in said] == [], said


def test_a_heading_that_is_a_topic_is_nobody() -> None:
    text = "# Notes\n\n## Money\n- Raised $120 million in March 2024\n\n## People\n- Founded in 2022"
    assert not reader().read(from_text(text, "example.md")).claims


def test_behind_of_stands_the_house_of_a_post_and_nobody_who_holds_it() -> None:
    text = "# Why we moved off OpenAI\n\n*By Mira Halvorsen, CTO of Oakfield. 3 June 2025*\n\nOakfield helps lawyers."
    told = reader().read(from_text(text, "example.md")).claims
    held = [(claim.subject_name, claim.object_name) for claim in told if claim.predicate == "works_for"]
    assert held == [("Mira Halvorsen", "Oakfield")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("H100的显存是80GB，功耗700W。H20砍得很厉害，功耗只有400W。", ("power", "H20")),
        ("OpenAI今年3月融了400亿美元，投后3000亿美元。Anthropic小一些，估值615亿美元。", ("valued_at", "Anthropic")),
        ("Nvidia was valued at $3 trillion in May. Cohere is smaller, valued at $5 billion.", ("valued_at", "Cohere")),
    ],
)
def test_what_opens_a_sentence_is_spoken_of_in_it(text: str, told: tuple[str, str]) -> None:
    claims = reader().read(from_text(text, "example.md")).claims
    assert told in {(claim.predicate, claim.subject_name) for claim in claims}


def test_whom_somebody_left_is_not_what_his_portrait_is_about() -> None:
    text = "许知行：从腾讯到大模型\n\n许知行2022年创办鸣岐智能。\n\n去年6月，公司完成了1.2亿元的A轮融资。"
    claims = reader().read(from_text(text, "example.txt")).claims
    assert "腾讯" not in {claim.subject_name for claim in claims if claim.predicate == "raised"}
