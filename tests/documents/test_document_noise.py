"""What is printed on a page without being part of what it says is dropped, listed, and nothing else is."""

from __future__ import annotations

import pytest
from document_shapes import dropped, said

from baimo.documents import from_text

PROSE = "百度在2023年3月发布了文心一言。"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("版权所有 © 2024 某某研究院 未经许可不得转载", "copyright"),
        ("Copyright 2024 Example Inc. All rights reserved.", "copyright"),
        ("© 2026 财经观察 沪ICP备00000001号", "copyright"),
        ("本文为原创，未经授权禁止转载", "copyright"),
        ("责任编辑：王五", "byline"),
        ("来源：新华社", "byline"),
        ("（图片来源：某某网）", "byline"),
        ("Reporting by Jane Doe; editing by John Roe", "byline"),
        ("扫描下方二维码关注我们", "invitation"),
        ("点赞 在看 分享", "invitation"),
        ("Subscribe to our newsletter", "invitation"),
        ("以上内容仅供参考，不构成投资建议。", "disclaimer"),
        ("内部资料 12", "confidential"),
        ("第 3 页 共 10 页", "page number"),
        ("- 12 -", "page number"),
        ("Page 3 of 10", "page number"),
        ("----------", "rule"),
        ("官网：https://www.example.org/ai", "link"),
        ("https://www.example.org/ai", "url"),
        ('![图](https://static.example.org/a.png?wh=1920x1080 "题")', "image"),
    ],
)
def test_a_line_that_says_nothing_of_the_matter_is_dropped(line: str, why: str) -> None:
    document = from_text(f"{PROSE}\n\n{line}\n\n{PROSE}\n", "a")
    assert said(document) == [PROSE, PROSE]
    assert (why, line) in dropped(document) or why in [w for w, _ in dropped(document)]


@pytest.mark.parametrize(
    "line",
    [
        "《纽约时报》起诉OpenAI，称其未经许可使用了数百万篇文章训练模型，要求赔偿数十亿美元。",
        "2023年，百度的来源数据显示用户超过1亿。",
        "作者认为，这一年百度和阿里都推出了自己的大模型。",
        "The company did not disclose the sources of its training data, which drew criticism.",
        "黑体字写着的是2023年的数据。",
        "微软雅黑是微软在2006年发布的字体。",
        "Arial is a font.",
        "关注大模型的投资者都知道，百度在2023年发布了文心一言。",
    ],
)
def test_a_sentence_with_a_telling_word_in_it_stays(line: str) -> None:
    assert said(from_text(f"{PROSE}\n\n{line}\n", "a")) == [PROSE, line]


FONTS = "35pt  \n\n: R153 G0 B0\n\n:\n\nLT Medium\n\n: Arial\n\n黑体\n\n) :18pt\n\n黑色\n"


def test_how_letters_look_is_dropped_with_the_foot_below_it() -> None:
    text = f"• {PROSE}\n\n{FONTS}\n细黑体 某人 12 GitHub https://github.com/example/course\n\n• 阿里随后跟进。\n"
    document = from_text(text, "a")
    assert said(document) == [PROSE, "阿里随后跟进。"]
    whys = [why for why, _ in dropped(document)]
    assert whys == ["font specification"] * 8 + ["page footer", "url"]


@pytest.mark.parametrize("line", ["黑体", "Arial", ":", "黑色", "Impact"])
def test_the_name_of_a_font_or_colour_alone_is_no_specification(line: str) -> None:
    assert not [w for w, _ in dropped(from_text(f"{PROSE}\n\n{line}\n\n{PROSE}\n", "a")) if w == "font specification"]


PAGE = "某某公司 2024 年报\n第{0}页的内容说的是第{0}个项目已经完成。\n{0}\n"


@pytest.mark.parametrize("between", ["\f", ""], ids=["form feeds", "numbers alone"])
def test_running_heads_and_page_numbers_are_dropped(between: str) -> None:
    document = from_text(between.join(PAGE.format(n) for n in range(1, 5)), "a")
    whys = [why for why, _ in dropped(document)]
    assert whys.count("page header") == 3
    assert whys.count("page number") == 4
    assert sum("已经完成" in words for words in said(document)) == 4


def test_the_head_of_a_chapter_is_dropped_on_its_pages() -> None:
    pages = [f"第二章 政策 {n}\n第{n}页说的事情各不相同：{'很长的一段话，' * n}完了。\n" for n in range(1, 5)]
    other = [f"第三章 市场 {n}\n第{n}页说的事情各不相同：{'另外一段话，' * n}完了。\n" for n in range(5, 20)]
    document = from_text("\f".join(pages + other), "a")
    assert [why for why, _ in dropped(document)].count("page header") == 19


def test_a_table_of_contents_is_dropped() -> None:
    document = from_text(f"目录\n第一章 概况 .......... 1\n1.1 历程 · · · · · · 2\n\n{PROSE}\n", "a")
    assert [why for why, _ in dropped(document)].count("contents") == 2
    assert said(document)[-1] == PROSE


def test_code_and_front_matter_are_dropped() -> None:
    text = f"---\ntitle: 大模型价格\ndate: 2024-05-16\n---\n\n{PROSE}\n\n```python\nprice = 0.003\n```\n\n{PROSE}\n"
    document = from_text(text, "a", "md")
    assert said(document) == [PROSE, PROSE]
    assert (document.date, document.title) == ("2024-05-16", "大模型价格")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("从业者**要想清楚**商业逻辑。", "从业者要想清楚商业逻辑。"),
        ('见[文心一言](https://yiyan.example.org/a_b(c)?d=1 "题")的公告。', "见文心一言的公告。"),
        ("调用 `deepseek-chat` 接口。", "调用 deepseek-chat 接口。"),
        ("成立于2019年[12]，总部在北京[3,4]。", "成立于2019年，总部在北京。"),
        ("价格见 https://example.org/p?x=1，已下调。", "价格见 ，已下调。"),
        ("研究&#47;应用 &amp; 推广。", "研究/应用 & 推广。"),
        ("文\u200b心一\ufeff言发布。", "文心一言发布。"),
        ("<b>文心</b>一言<sup>1</sup>发布。", "文心一言1发布。"),
        ("当 a < b 且 c > d 时成立。", "当 a < b 且 c > d 时成立。"),
        ("2 ** 3 等于 8。", "2 ** 3 等于 8。"),
    ],
    ids=["bold", "link", "code", "references", "address", "entities", "invisible", "tags", "less than", "power"],
)
def test_marks_inside_a_line_go_and_words_stay(text: str, clean: str) -> None:
    assert said(from_text(text, "a")) == [clean]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("*发布日期*：昨天。", "发布日期：昨天。"),
        ("用 _新_ 模型。", "用 新 模型。"),
        (r"乘以 2\*3 次。", "乘以 2*3 次。"),
        ("snake_case_name 保留。", "snake_case_name 保留。"),
    ],
)
def test_markdown_has_marks_that_other_text_has_not(text: str, clean: str) -> None:
    assert said(from_text(text, "a", "md")) == [clean]
    assert said(from_text(text, "a")) == [text]


def test_how_a_character_is_spoken_is_no_text() -> None:
    """Programs that turn pages into other characters put it behind some of them."""
    document = from_text("澜創(chuàng)機(jī)器人由騰訊領(lǐng)投，公司(xAI)與OpenAI(美)合作。", "page.txt")
    assert said(document) == ["澜創機器人由騰訊領投，公司(xAI)與OpenAI(美)合作。"]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("**Osprey 2**. Kestrel Labs, 12 March.", "Osprey 2: Kestrel Labs, 12 March."),
        ("**Osprey 2 Mini Preview.** From March.", "Osprey 2 Mini Preview: From March."),
        ("3. **Osprey 2**. Fast.", "Osprey 2: Fast."),
        ("**苍鹭**。杭州一家公司做的。", "苍鹭：杭州一家公司做的。"),
        ("**Kestrel cut its prices again.** It did.", "Kestrel cut its prices again. It did."),
        ("**Osprey 2.**", "Osprey 2."),
        ("It is **fast**. We like it.", "It is fast. We like it."),
        ("**苍鹭，又来了**。杭州的。", "苍鹭，又来了。杭州的。"),
    ],
)
def test_a_stop_behind_a_bold_head_is_read_as_its_colon(text: str, clean: str) -> None:
    """What is set in bold before the first stop of a paragraph heads it, unless it is a sentence."""
    assert said(from_text(text, "a", "md")) == [clean]
