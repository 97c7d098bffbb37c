"""The day of a text that no plain dateline tells: bylines, issues, notes at the foot; and what is none."""

from __future__ import annotations

import pytest

from baimo.documents import from_text

BODY_EN = "OpenAI has released a new model. It costs less than the one before and runs faster than any of its peers.\n"
BODY_ZH = "大模型公司再掀价格战。多家公司本周宣布下调价格，幅度在五成以上，业内人士称这只是开始，后面还会有新的动作。\n"

OWN = {
    "who wrote it, and the day": (f"# Agents\n\n*By Owen Park. 3 June 2025*\n\n{BODY_EN}", "2025-06-03"),
    "an issue of a newsletter": (
        f"# Wire\n\n*The Wire, issue 88. July 16, 2025. 6 min read*\n\n{BODY_EN}",
        "2025-07-16",
    ),
    "the day before a dot": (f"# Moving\n\n*June 30, 2025 · from the team in Leipzig*\n\n{BODY_EN}", "2025-06-30"),
    "a label in traditional characters": (
        f"方案一覽\n\n最後更新：2025 年 11 月 10 日　撰文：Marcus\n\n{BODY_ZH}",
        "2025-11-10",
    ),
    "particulars of several kinds": (
        f"月报\n发布机构：见微研究院　　主笔：岑一苇　　2024年12月2日\n\n{BODY_ZH}",
        "2024-12-02",
    ),
    "a note at the foot": (f"一家公司的五年\n\n{BODY_ZH}\n（作者写于2026年2月11日）\n", "2026-02-11"),
    "today, with its day in brackets": (f"今天（2025年9月16日），我们发布新的模型。\n\n{BODY_ZH}", "2025-09-16"),
}
SPOKEN_OF = {
    "an event with its day behind it": f"{BODY_EN}\nThe rule was published on January 15, 2025.\n",
    "a sentence that begins with a month": f"2024年11月流片成功，采用RISC-V指令集，显存32GB，功耗120W。\n\n{BODY_ZH}",
    "the day of a product": f"# K200\n\n**Release date:** July 2024\n\n{BODY_EN}",
    "the head of a regulation": f"暂行办法\n\n成文日期：2024年6月12日\n公布日期：2024年6月20日\n\n{BODY_ZH}",
    "a list of events": "Releases\n\nGPT-4, 14 March 2023\nLlama 2 from Meta, 18 July 2023\nGrok, 4 Nov 2023\n",
}


@pytest.mark.parametrize("name", OWN)
def test_a_byline_dates_its_text(name: str) -> None:
    text, day = OWN[name]
    assert from_text(text, "a", "md").date == day


@pytest.mark.parametrize("name", SPOKEN_OF)
def test_what_a_text_speaks_of_does_not_date_it(name: str) -> None:
    assert from_text(SPOKEN_OF[name], "a", "md").date is None
