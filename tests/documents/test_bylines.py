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
    "what a talk was, where and when, before who spoke": (
        f"# The pump\n\nFireside talk, Harbour Week, 12 September 2025. Una Roe, Max Imre.\n\n{BODY_EN}",
        "2025-09-12",
    ),
    "a day between a meeting and its house": (
        f"# Notes\n\n**Water Days, 23 May 2025, Old Mill. Chair: Ida Falk. Notes by the organisers.**\n\n{BODY_EN}",
        "2025-05-23",
    ),
    "what was recorded, right below the title": (
        f"Makers, Episode 12: Ida Falk of Varp\nRecorded November 4, 2025. Hosts: Max Imre and Una Roe\n\n{BODY_EN}",
        "2025-11-04",
    ),
    "a month by itself before a series": (f"# Letter\n\n*October 2025. Second of five.*\n\n{BODY_EN}", "2025-10"),
    "who asked, and the day": (
        f"# Talk\n\nIda Falk heads the water office of Cork. Interview: Max Imre. 9 October 2025.\n\n{BODY_EN}",
        "2025-10-09",
    ),
    "when a talk was held, at the foot": (f"A talk\n\n{BODY_EN}\nThe interview was held in May 2025.\n", "2025-05"),
    "the head of a letter": (
        f"MEMO\n\nTo:      All\nFrom:    Ida Falk\nDate:    3 December 2025\n\n{BODY_EN}",
        "2025-12-03",
    ),
    "the number of a magazine": (f"# 对谈\n\n《水与城市》2025年9月刊 · 主持人：郁青\n\n{BODY_ZH}", "2025-09"),
    "a magazine in traditional characters": (
        f"月費一覽\n\n《數碼生活》2026年2月號　文：梁綺雯\n\n{BODY_ZH}",
        "2026-02",
    ),
    "an evening": (f"【讲稿】芯片十年\n2026年1月14日晚　江城讲堂第9讲\n\n{BODY_ZH}", "2026-01-14"),
    "in Chinese numerals": (f"谈降价\n\n{BODY_ZH}\n二〇二四年十二月二十九日\n", "2024-12-29"),
    "when people met": (
        f"会议纪要\n会议名称：选型会\n时间：2025年7月3日（周四）14:00—16:20\n\n{BODY_ZH}",
        "2025-07-03",
    ),
    "the stamp of an agency": (f"更名\n\n（中央社訊息服務20250619 10:05:33）\n\n{BODY_ZH}", "2025-06-19"),
    "what a company said in the first sentence": (
        f"Deal\n\nTOKYO -- Varp has won a bank as a client, the two companies said on Oct. 3, 2025.\n\n{BODY_EN}",
        "2025-10-03",
    ),
    "when its numbers were looked up": (
        f"# Rents\n\nChecked on 4 May 2025. Dollars per hour.\n\n{BODY_EN}",
        "2025-05-04",
    ),
    "where it first stood, above sections with months": (
        f"# 价格战\n\n本文首发于 2025 年 3 月 6 日\n\n## 第一轮：2024 年 5 月\n\n{BODY_ZH}",
        "2025-03-06",
    ),
    "the issue of a weekly": (f"月费比一比\n\n《岸边周刊》2026年2月号　文：梁一\n\n{BODY_ZH}", "2026-02"),
    "until when its numbers reach, in the title": (f"# 芯片一览（数据截至2025年9月）\n\n{BODY_ZH}", "2025-09"),
    "who wrote it, in the line below the title": (
        f"The card nobody bought\nby our hardware desk, 3 March 2025\n\n{BODY_EN}",
        "2025-03-03",
    ),
    "today, with its day in brackets": (f"今天（2025年9月16日），我们发布新的模型。\n\n{BODY_ZH}", "2025-09-16"),
}
SPOKEN_OF = {
    "an event with its day behind it": f"{BODY_EN}\nThe rule was published on January 15, 2025.\n",
    "a sentence that begins with a month": f"2024年11月流片成功，采用RISC-V指令集，显存32GB，功耗120W。\n\n{BODY_ZH}",
    "the day of a product": f"# K200\n\n**Release date:** July 2024\n\n{BODY_EN}",
    "the head of a regulation": f"暂行办法\n\n成文日期：2024年6月12日\n公布日期：2024年6月20日\n\n{BODY_ZH}",
    "when a period ends": f"周报\n\n本报告统计时间为2025年10月6日至10月12日。共披露融资11起。\n\n{BODY_ZH}",
    "a month that begins a sentence": f"# Us\n\nMarch 2024. Varp released its first pump.\n\n{BODY_EN}",
    "a list of events": "Releases\n\nGPT-4, 14 March 2023\nLlama 2 from Meta, 18 July 2023\nGrok, 4 Nov 2023\n",
}


@pytest.mark.parametrize("name", OWN)
def test_a_byline_dates_its_text(name: str) -> None:
    text, day = OWN[name]
    assert from_text(text, "a", "md").date == day


@pytest.mark.parametrize("name", SPOKEN_OF)
def test_what_a_text_speaks_of_does_not_date_it(name: str) -> None:
    assert from_text(SPOKEN_OF[name], "a", "md").date is None
