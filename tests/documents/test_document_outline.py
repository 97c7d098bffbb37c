"""Headings, bullets, topics before a colon, tables: what hangs under what."""

from __future__ import annotations

import pytest
from document_shapes import blocks, dropped, find, head, kinds, parent, said

from baimo.documents import from_text

DECK = """ 百模大战
 百模大战

• 国内大模型崛起：

◦ 国内已发布的大模型超过130个。
 百模大战：初创企业

• 初创企业方面

◦ 百川智能：2023年3月成立。
 百模大战：初创企业

◦ 阶跃星辰：2023年6月成立，推出了模型。阶跃星辰：成立于2023年。
 02
多模态与生成式AI
 多模态与生成式AI：GPT-4发布

• 意义：

◦ 能力强大。
"""


@pytest.mark.parametrize("mark", ["■ P{}　", "第{}页　", "P.{} ", "Slide {}: ", "Page {} "])
def test_the_number_of_a_slide_tells_its_heading_and_is_no_part_of_it(mark: str) -> None:
    first, second = mark.format(1), mark.format(2)
    text = f"電信業者盤點\n\n{first}中華電信\n．董事長：簡志誠\n．員工 2 萬人\n\n{second}遠傳\n．總經理：井琪\n"
    document = from_text(text, "a.txt")
    assert said(document)[1:] == ["中華電信", "董事長：簡志誠", "員工 2 萬人", "遠傳", "總經理：井琪"]
    assert kinds(document)[1:] == ["heading", "bullet", "bullet", "heading", "bullet"]


def test_numbered_lines_of_a_few_words_with_bullets_below_are_headings() -> None:
    text = "Who is left\n\n1. Groq\n   - founded 2016\n\n2. Cerebras\n   - founded 2015\n\n3. Exits\n   - Rivos\n"
    document = from_text(text, "a.txt")
    heads = [s for s, k in zip(said(document), kinds(document), strict=True) if k == "heading"]
    assert heads == ["Groq", "Cerebras", "Exits"]


def test_a_number_that_no_slide_beside_it_has_is_the_name_of_a_chip() -> None:
    assert "P40 24GB" in said(from_text("顯示卡\n\nP40 24GB\nP4 8GB\n", "a.txt"))


@pytest.mark.parametrize("mark", ["--- {} ---\n", "[{}]\n", "{} — ", "{} | ", "［0{}］"])
def test_a_bare_number_tells_the_title_of_a_slide_where_all_slides_are_counted(mark: str) -> None:
    titles = ["Ferrymen: who they are", "Lock keepers", "Quay"]
    text = "CANAL DAY\n\n" + "\n\n".join(
        mark.format(at) + f"{title}\n{at + 11} people since 2019, all of them volunteers\nCook: {title[:4]}"
        for at, title in enumerate(titles, 1)
    )
    document = from_text(text, "a.txt")
    assert [s for s, k in zip(said(document), kinds(document), strict=True) if k == "heading"] == titles
    assert parent(document, "12 people") == parent(document, "Cook") == titles[0]


def test_a_short_line_among_those_of_a_slide_heads_nothing() -> None:
    text = "# Tides\n\n## Team\nMoored in Hull\n14 hands\nCook: Bram\n\n## Ask\nTwo boats\n\n## Plan\nNone\n"
    document = from_text(text, "a.md")
    assert parent(document, "14 hands") == parent(document, "Cook") == "Team"
    assert parent(document, "Two boats") == "Ask"


def test_the_lines_of_a_deck_are_not_joined() -> None:
    rows = [f"Barge {name}, built in 2016, was bought by the harbour in July 202{at}" for at, name in enumerate("ABC")]
    text = "FLEET\n\n" + "\n\n".join(f"{at}. Part\n" + "\n".join(rows) for at in (1, 2, 3, 4))
    assert said(from_text(text, "a.txt")).count(rows[1]) == len("1234")


def test_a_line_between_bullets_is_the_rest_of_a_wide_one() -> None:
    wide = "• 渡口二号：无人驾驶渡轮，二〇一九年下水，由本地一家小小的船"
    text = f"港口\n\n• 甲板\n• 船舱\n{wide}\n厂建造；每天六班\n• 码头\n• 灯塔\n"
    assert "一家小小的船厂建造；每天六班" in said(from_text(text, "a.txt"))[3]


def test_slide_titles_are_headings_with_a_topic() -> None:
    deck = from_text(DECK, "a")
    assert [s for s, k in zip(said(deck), kinds(deck), strict=True) if k == "heading"] == [
        "百模大战",
        "百模大战：初创企业",
        "多模态与生成式AI",
        "多模态与生成式AI：GPT-4发布",
    ]
    assert head(deck, "GPT-4发布") == "多模态与生成式AI"


def test_a_repeated_title_is_folded_and_what_follows_stays_under_the_same_bullet() -> None:
    deck = from_text(DECK, "a")
    assert [text for why, text in dropped(deck) if why == "repeated title"] == ["百模大战", "百模大战：初创企业"]
    assert parent(deck, "百川智能") == parent(deck, "2023年6月成立") == "初创企业方面"


def test_a_section_number_makes_the_line_below_it_an_outer_heading() -> None:
    deck = from_text(DECK, "a")
    assert ("section number", "02") in dropped(deck)
    assert parent(deck, "多模态与生成式AI：") == "多模态与生成式AI"


def test_a_bullet_that_ends_with_a_colon_holds_the_lesser_ones() -> None:
    deck = from_text(DECK, "a")
    assert parent(deck, "超过130个") == "国内大模型崛起："
    assert head(deck, "国内大模型崛起") == "国内大模型崛起"
    assert find(deck, "超过130个").level == 2


def test_a_second_topic_within_a_line_begins_a_block_of_its_own() -> None:
    deck = from_text(DECK, "a")
    assert [s for s in said(deck) if s.startswith("阶跃星辰")] == [
        "阶跃星辰：2023年6月成立，推出了模型。",
        "阶跃星辰：成立于2023年。",
    ]


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("百川智能：2023年3月成立", "百川智能"),
        ("**H200**: announced in November 2023", "H200"),
        ("智谱（Zhipu AI）：成立于2019年", "智谱（Zhipu AI）"),
        ("Claude 3 Opus: the largest model", "Claude 3 Opus"),
        ("3月14日：OpenAI 推出 GPT-4", "3月14日"),
        ("李彦宏表示：“文心一言已有1亿用户。”", None),
        ("Altman said: we will ship it", None),
        ("其中：百度和阿里领先", None),
        ("发布会于 10:30 开始", None),
        ("见 https://example.org/a", None),
        ("百度发布了文心一言，反响如下：很好", None),
    ],
)
def test_what_stands_before_a_colon_is_the_topic_unless_somebody_speaks(line: str, topic: str | None) -> None:
    assert head(from_text(f"{line}。\n", "a"), line[:1].strip("*")) == topic


@pytest.mark.parametrize(
    ("signs", "levels"),
    [
        ("•◦▪", [1, 2, 3]),
        ("●○●", [1, 2, 1]),
        ("■–·", [1, 2, 3]),
        ("*-*", [1, 2, 1]),
        ("•o▪", [1, 2, 3]),
        ("••", [1, 1]),
    ],
)
def test_signs_of_a_lesser_rank_hang_under_those_before_them(signs: str, levels: list[int]) -> None:
    document = from_text("\n".join(f"{sign} 第{i}条内容在此。" for i, sign in enumerate(signs)), "a")
    assert [b.level for b in document.blocks] == levels


def test_indentation_goes_before_the_sign() -> None:
    text = "- 模型\n  - 文心一言\n  - 通义千问\n- 芯片\n  - 昇腾\n    - 910B\n"
    assert [b.parent for b in from_text(text, "a").blocks] == [-1, 0, 0, -1, 3, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第一章 概况\n1.1 历程\n某年某月某公司成立了。\n1.2 规模\n规模很大。\n第二章 政策\n有政策。",
            ["", "概况", "历程", "概况"],
        ),
        ("一、概况\n（一）历程\n某年成立了。\n（二）规模\n很大。", ["", "概况", "历程", "概况"]),
        ("# A\n## B\nIt was founded.\n## C\nIt grew.", ["", "A", "B", "A"]),
    ],
    ids=["decimal", "Chinese numbers", "Markdown"],
)
def test_numbered_headings_hang_under_each_other(text: str, expected: list[str]) -> None:
    document = from_text(text, "a", "md")
    parents = [document.block_text(b.parent) if b.parent >= 0 else "" for b in document.blocks]
    assert parents[: len(expected)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "2.14 亿个蛋白质结构被预测出来",
        "3.5 Sonnet 发布",
        "1.8 倍和 1.4 倍",
        "2023.10 发布",
        "第一季度营收增长",
        "一个月内用户过亿",
    ],
)
def test_a_number_that_counts_something_is_no_mark(line: str) -> None:
    assert blocks(f"随后的结果如下。\n{line}。")[1] == ("paragraph", f"{line}。")


def test_a_name_over_pairs_is_a_heading_and_pairs_are_not() -> None:
    text = "芯片参数速查\n\n英伟达H20\n架构：Hopper\n显存：96GB\n\n昇腾910C\n厂商：华为\n显存：128GB\n"
    document = from_text(text, "a")
    assert kinds(document) == ["title", "heading", "paragraph", "paragraph", "heading", "paragraph", "paragraph"]
    assert parent(document, "128GB") == "昇腾910C"


def test_turns_of_a_conversation_are_quotes_of_the_speaker() -> None:
    text = "问：你怎么看？\n\n何屿：我看好。\n\n问：还有呢？\n\n何屿：没有了。\n"
    assert [(b.kind, b.author) for b in from_text(text, "a").blocks] == [("quote", "问"), ("quote", "何屿")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "| 模型 | 价格 |\n|---|---:|\n| GPT-4o | $2.50 |\n| Claude | $3 |\n",
        "模型 | 价格\n---|---\nGPT-4o | $2.50\nClaude | $3\n",
        "模型\t价格\nGPT-4o\t$2.50\nClaude\t$3\n",
        "模型      价格\nGPT-4o    $2.50\nClaude    $3\n",
    ],
    ids=["Markdown", "Markdown without outer bars", "tabs", "blanks"],
)
def test_rows_have_cells_and_know_what_names_their_columns(text: str) -> None:
    document = from_text(text, "a")
    rows = [tuple(document.clean[a:b] for a, b in block.cells) for block in document.blocks]
    assert rows == [("模型", "价格"), ("GPT-4o", "$2.50"), ("Claude", "$3")]
    assert [block.header for block in document.blocks] == [None, 0, 0]
    assert kinds(document) == ["table-row"] * 3


def test_rows_without_names_of_columns_have_no_header() -> None:
    document = from_text("成立时间\t2019年6月\n总部\t北京\n", "a")
    assert [block.header for block in document.blocks] == [None, None]


def test_an_empty_cell_keeps_its_column() -> None:
    document = from_text("| a | b | c |\n|---|---|---|\n| x |  | z |\n", "a")
    assert [document.clean[a:b] for a, b in document.blocks[1].cells] == ["x", "", "z"]


def test_a_list_hangs_under_the_line_that_announces_it() -> None:
    document = from_text("该公司去年一共推出了如下几款面向不同行业的大模型产品：\n- 矿山大模型\n- 气象大模型\n", "a")
    assert [b.parent for b in document.blocks] == [-1, 0, 0]


def test_block_at_finds_the_block_of_a_place() -> None:
    document = from_text("• 百度\n\n• 阿里\n", "a")
    assert [document.block_at(document.clean.index(w)) for w in ("百", "阿")] == [0, 1]
    assert document.block_at(0) == -1


def test_place_counts_lines_and_columns_from_one() -> None:
    document = from_text("一\n二三\n\n四", "a")
    assert [document.place(document.text.index(c)) for c in "一三四"] == [(1, 1), (2, 2), (4, 1)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("百度发布文心一言\n\n2023年3月16日，百度正式发布了大语言模型文心一言，反响热烈。", "百度发布文心一言"),
        ("THE TOKEN METER - issue 41\n\nShort.\n\nShort again.", "THE TOKEN METER - issue 41"),
        ("大家好，欢迎回到这门课。\n\n今天讲大模型。", None),
        ("", None),
    ],
    ids=["news", "a first line that is no sentence", "a sentence", "nothing"],
)
def test_a_document_is_called_by_its_first_heading_or_line(text: str, title: str | None) -> None:
    assert from_text(text, "a").title == title
