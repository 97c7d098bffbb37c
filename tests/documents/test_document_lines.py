"""Wrapped lines and cut words are whole again; what stood apart stays apart."""

from __future__ import annotations

import pytest
from document_shapes import blocks, dropped, said

from baimo.documents import from_text

WRAPPED = """
• 某公司在 2023 年 3 月发布了大模型，并且在随后的几个月里面迅速推广到各个行业，赢得了通用大

模型市场的认可。

◦ 另一家公司随后跟进，推出了自己的产品，价格比同行业低得多，受到开发者的欢迎，并且很快成

为市场上的第二名。
"""


# A bullet that is long enough to have been wrapped.
LONG = "• 该公司在这一年里面先后推出了多个面向不同行业的大模型产品，其中最有名的是"


def one(text: str) -> str:
    """The words of a text that is one block."""
    document = from_text(text, "a")
    assert len(document.blocks) == 1, said(document)
    return said(document)[0]


def test_a_line_wrapped_over_an_empty_line_is_joined_without_a_blank() -> None:
    first, second = (words for _, words in blocks(WRAPPED))
    assert first.endswith("赢得了通用大模型市场的认可。")
    assert second.endswith("并且很快成为市场上的第二名。")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(f"{LONG}GPT-4和ChatG\n\nPT进一步推动了普及。", "ChatGPT进一步", id="Latin word in Chinese"),
        pytest.param(f"{LONG}开源的 7B/1\n\n3B 两个系列，受到欢迎。", "7B/13B 两个", id="number"),
        pytest.param(f"{LONG}（达到了 4.8 TB/\n\ns），领先同行。", "4.8 TB/s）", id="unit"),
        pytest.param(f"{LONG}ChatGPT 与 L\n\nlama 2，成为基座。", "与 Llama 2", id="one letter"),
        pytest.param(f"{LONG}GPT-4和ChatG \n\nPT进一步推动了普及。", "ChatG PT进一步", id="blank at the end"),
        pytest.param("OpenAI 与 Claude 之争。随后的OpenAI\nClaude，都在场。", "OpenAI Claude", id="two known words"),
        pytest.param("The company said that it will\nrelease the model soon.", "will release", id="English prose"),
        pytest.param("It published the new infor-\nmation in May.", "information in", id="soft hyphen"),
        pytest.param("It is an open-\nsource model of the firm.", "open-source model", id="hyphen of a compound"),
        pytest.param("The firm showed its new GPT-\n4o model in May.", "GPT-4o model", id="hyphen of a name"),
        pytest.param("百度发布了文心一言，\n阿里随后跟进。", "文心一言，阿里", id="comma"),
        pytest.param("价格下降（不过没有动其\n搜索），市场扩大。", "动其搜索）", id="open bracket"),
        pytest.param("百度发布了文心一言\n，阿里随后跟进。", "文心一言，阿里", id="comma at the beginning"),
        pytest.param("•\n百度发布了文心一言。", "百度发布了文心一言。", id="bullet sign on a line of its own"),
    ],
)
def test_a_cut_is_mended(text: str, joined: str) -> None:
    assert joined in one(text)


def test_a_soft_hyphen_is_listed_as_dropped() -> None:
    document = from_text("It published the new infor-\nmation in May.", "a")
    assert dropped(document) == [("hyphen", "-")]


def test_a_word_is_not_merged_with_the_next_where_both_are_words_of_the_text() -> None:
    text = "OpenAI 发布 ChatGPT。ChatGPT 走红。随后推出的是 OpenAI\nChatGPT 企业版，引发关注。"
    assert "OpenAI ChatGPT 企业版" in one(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("百度发布文心一言。\n阿里发布通义千问。", id="two sentences"),
        pytest.param("百度发布文心一言，股价大涨\n阿里发布通义千问，股价大跌\n腾讯发布混元，股价不变", id="headlines"),
        pytest.param("月之暗面完成融资，阿里领投\n\n2024年2月20日，记者获悉，月之暗面完成融资。", id="title and news"),
        pytest.param("显存：96GB\n带宽：4.0TB/s\n功耗：400W", id="pairs"),
        pytest.param("The first paragraph ends here.\n\nThe second begins.", id="paragraphs"),
        pytest.param("　　第一段没有句号\n　　第二段也没有", id="indented paragraphs"),
        pytest.param("• 百度\n• 阿里", id="bullets"),
        pytest.param("精选留言\naLong 说得好。", id="a short heading before a small letter"),
    ],
)
def test_what_stood_apart_stays_apart(text: str) -> None:
    assert len(blocks(text)) == text.count("\n") - text.count("\n\n") + 1


def test_a_paragraph_goes_on_over_a_page() -> None:
    pages = [
        "某某研究院 2024 年度报告\n第一段文字一直写到这一页的最后一行还没有写完因为它实在是太长太长了所以只\n",
        "某某研究院 2024 年度报告\n好写到下一页的第一行去，并在那里结束。这是第二段的文字，它也要写到最后一行\n",
        "某某研究院 2024 年度报告\n才能够结束，读者需要翻过来。\n",
    ]
    text = "\f".join(f"{page}{number}\n" for number, page in enumerate(pages, 1))
    document = from_text(text, "a")
    assert [w for w, _ in dropped(document)].count("page number") == 3
    assert any("所以只好写到下一页" in words for words in said(document))
    assert any("最后一行才能够结束" in words for words in said(document))


def test_line_ends_of_every_system_are_line_ends() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028", "\x85"):
        assert [words for _, words in blocks(f"百度发布文心一言。{end}阿里发布通义千问。")] == [
            "百度发布文心一言。",
            "阿里发布通义千问。",
        ]


def test_characters_set_apart_one_by_one_are_words_again() -> None:
    text = "百 度 在 2 0 2 3 年 3 月 发 布 了 文 心 一 言 ， 随 后 阿 里 也 发 布 了 通 义 千 问 。"
    document = from_text(text, "a")
    assert "发布了文心一言，随后阿里也发布了通义千问。" in document.clean
    assert document.noise == []
    start, end = document.offsets.to_text(document.clean.index("文心"), document.clean.index("一言") + 2)
    assert text[start:end] == "文 心 一 言"


def test_a_blank_between_two_clauses_stays() -> None:
    assert one("輝達發表新一代晶片 台積電獨家代工。") == "輝達發表新一代晶片 台積電獨家代工。"


def test_two_entries_that_begin_with_their_years_are_two_lines() -> None:
    entries = [
        f"{year}: A larger model of the same family was introduced by researchers at the lab |" for year in (2018, 2019)
    ]
    document = from_text("\n".join(entries), "a")
    assert [document.clean[block.start : block.end] for block in document.blocks] == entries


def test_lines_that_begin_with_years_are_entries() -> None:
    entries = [
        "2014 Ternix Acquired Osprey",
        "2015 OspreyFlow",
        "2016–18 Osprey Vision and all that came of it in those years",
    ]
    document = from_text("\n".join(entries), "a")
    assert [document.clean[block.start : block.end] for block in document.blocks] == entries


def test_how_long_a_page_takes_to_read_is_no_text() -> None:
    document = from_text("A Ternix timeline\n\n23 Min Read\n\nTernix 1 came out in 2019.", "a")
    assert [document.clean[block.start : block.end] for block in document.blocks][1] == "Ternix 1 came out in 2019."
