"""Pages: what they say, without what makes them work; and what readers wrote under them."""

from __future__ import annotations

import pytest
from document_shapes import blocks, dropped, find, kinds, parent, said

from baimo.documents import from_text


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_headings_paragraphs_lists_and_quotes_have_their_kinds() -> None:
    body = "<h1>题</h1><p>甲。</p><h2>节</h2><ul><li>乙<ul><li>丙</ul><li>丁</ul><blockquote>戊</blockquote>"
    document = from_text(page(body), "a", "html")
    assert list(zip(kinds(document), said(document), strict=True)) == [
        ("title", "题"),
        ("paragraph", "甲。"),
        ("heading", "节"),
        ("bullet", "乙"),
        ("bullet", "丙"),
        ("bullet", "丁"),
        ("quote", "戊"),
    ]
    assert parent(document, "丙") == "乙"
    assert parent(document, "丁") == "节"


def test_what_runs_or_is_hidden_is_never_read() -> None:
    body = (
        "<script>alert('GPT-4 <b>x</b>')</script><style>p{color:red}</style><p>正文。</p>"
        "<div style='display: none'>藏</div><p hidden>藏</p><template>藏</template><!-- 藏 <p>藏</p> -->"
        "<pre class='x'><code>藏 = 1</code></pre>"
        "<noscript>藏</noscript><svg><text>藏</text></svg><select><option>藏</select>"
    )
    assert said(from_text(page(body), "a", "html")) == ["正文。"]


def test_navigation_is_dropped_and_listed() -> None:
    body = "<nav>首页 登录</nav><div class='related-posts'>相关阅读</div><p>正文。</p><footer>备案号</footer>"
    document = from_text(page(body), "a", "html")
    assert said(document) == ["正文。"]
    assert [why for why, _ in dropped(document)] == ["navigation"] * 3


def test_a_page_that_would_be_all_navigation_is_read_after_all() -> None:
    body = f"<div class='menu'><p>{'正文很长。' * 40}</p></div>"
    assert said(from_text(page(body), "a", "html")) == ["正文很长。" * 40]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>文心\n   一言</p>", "文心一言"),
        ("<p>released\n   GPT-4</p>", "released GPT-4"),
        ("<p>大模型公司<strong>MiniMax</strong>上市</p>", "大模型公司MiniMax上市"),
        ("<p>the <b>model</b> is</p>", "the model is"),
        ("<p>A &amp; B&nbsp;C&#47;D &eacute</p>", "A & B C/D é"),
        ("<p>1 < 2 and 3 > 2</p>", "1 < 2 and 3 > 2"),
        ("<p title='a > b'>文</p>", "文"),
        ("<p>未闭合<p", "未闭合<p"),
    ],
)
def test_words_of_a_paragraph_are_put_together_as_a_browser_would(body: str, text: str) -> None:
    document = from_text(body, "a", "html")
    assert said(document) == [text]


def test_tables_have_rows_with_cells_and_layout_tables_do_not() -> None:
    body = (
        "<table><tr><th>模型<th>价格<tr><td>GPT-4o<td><p>$2.50</p></table><table><tr><td>只是布局。</td></tr></table>"
    )
    document = from_text(page(body), "a", "html")
    rows = [tuple(document.clean[a:b] for a, b in block.cells) for block in document.blocks]
    assert rows == [("模型", "价格"), ("GPT-4o", "$2.50"), ()]
    assert document.blocks[1].header == 0
    assert kinds(document)[2] == "paragraph"


def test_bold_and_numbered_paragraphs_are_headings() -> None:
    body = f"<p><strong>公司概况</strong></p><p>{'很长的正文。' * 8}</p><p>二、产品</p><p>{'很长的正文。' * 8}</p>"
    assert kinds(from_text(page(body), "a", "html")) == ["title", "paragraph", "heading", "paragraph"]


def test_the_title_of_the_page_is_its_first_heading() -> None:
    assert from_text(page("<h1>题目</h1><p>文。</p>", "<title>题目 - 某站</title>"), "a", "html").title == "题目"
    assert from_text(page("<p>文。</p>", "<title>题目 &amp; 某站</title>"), "a", "html").title == "题目 & 某站"


ITEM = "<li><img src='a.jpg'><span>{}</span> 👍（1） 💬（2）<div>{}</div>{}</li>"


def comments(text: str, media: str) -> list[tuple[str | None, str | None, str]]:
    document = from_text(text, "a", media)
    return [(b.author, b.date, s) for b, s in zip(document.blocks, said(document), strict=True) if b.kind == "comment"]


LECTURE = (
    "讲课内容说的是大模型。\n\n<div><strong>精选留言（2）</strong></div><ul>\n"
    + ITEM.format("aLong", "看好国内字节系。&#47;捂脸", "2024-02-27")
    + "<br/>"
    + ITEM.format("yanger2004", "老师好，请问一下:\n成本是多少？", "2023-10-27")
    + "\n</ul>"
)


@pytest.mark.parametrize("media", ["txt", "md", "html"])
def test_comments_have_author_and_the_date_that_stands_behind_them(media: str) -> None:
    assert comments(LECTURE, media) == [
        ("aLong", "2024-02-27", "看好国内字节系。/捂脸"),
        ("yanger2004", "2023-10-27", "老师好，请问一下: 成本是多少？"),
    ]


CENTRED = """<p align="center">
  <img src="a.svg" alt="Marlow">
</p>

# Marlow

<div align="center">

| Model | Context |
|---|---|
| Marlow 2 | 32K |

</div>

> [!NOTE]
> Marlow 2 is new.
> </div>

Text below.

<details>
<summary>More</summary>

- One
- Two

</details>
"""


def test_an_element_that_holds_markdown_is_markdown_from_its_first_empty_line_on() -> None:
    document = from_text(CENTRED, "a", "md")
    assert list(zip(kinds(document), said(document), strict=True)) == [
        ("title", "Marlow"),
        ("table-row", "| Model | Context |"),
        ("table-row", "| Marlow 2 | 32K |"),
        ("quote", "Marlow 2 is new."),
        ("paragraph", "Text below."),
        ("paragraph", "More"),
        ("bullet", "One"),
        ("bullet", "Two"),
    ]


def test_a_paragraph_in_tags_ends_at_the_empty_line_whatever_element_comes_later() -> None:
    text = "<p align='center'>Logo</p>\n\n## Head\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n<div>Foot</div>\n"
    assert kinds(from_text(text, "a", "md")) == ["paragraph", "heading", "table-row", "table-row", "paragraph"]


@pytest.mark.parametrize("media", ["txt", "md"])
def test_html_in_a_text_leaves_the_text_around_it_as_it_is(media: str) -> None:
    text = f"{LECTURE}\n\n## 下一节\n\n讲课内容还有一段。\n"
    document = from_text(text, "a", media)
    assert document.text == text
    assert find(document, "讲课内容还有").kind == "paragraph"
    assert parent(document, "讲课内容还有") == "下一节"
    start, end = document.offsets.to_text(document.clean.index("看好"), document.clean.index("/捂脸") + 3)
    assert text[start:end] == "看好国内字节系。&#47;捂脸"


@pytest.mark.parametrize(
    "text",
    [
        "评论：\n小明（2024-02-27）：看好智谱。\n小红（2024-02-28）：更看好Kimi。\n",
        "正文在此。\n\n## 网友评论\n\n小明 2024-02-27\n看好智谱。\n\n小红 2024-02-28\n更看好Kimi。\n",
        "精选留言（2）\n小明\n看好智谱。\n2024-02-27\n小红\n更看好Kimi。\n2024-02-28\n",
        "留言\n\n看好智谱。\n—— 小明，2024-02-27\n\n更看好Kimi。\n—— 小红，2024-02-28\n",
    ],
    ids=["introduced", "signed before", "framed", "signed after"],
)
def test_comments_in_plain_text_are_comments_too(text: str) -> None:
    assert comments(text, "md") == [("小明", "2024-02-27", "看好智谱。"), ("小红", "2024-02-28", "更看好Kimi。")]


def test_several_paragraphs_of_a_comment_belong_to_its_first() -> None:
    item = "<div class='comment-item'><b>张三</b> <i>2024-01-02</i><p>甲。</p><p>乙。</p><span>赞 3</span></div>"
    document = from_text(page(item), "a", "html")
    assert [(b.author, b.said_in) for b in document.blocks] == [("张三", -1), ("张三", 0)]


def test_a_comment_may_have_no_date_that_can_be_told() -> None:
    item = "<div class='comment'><b>Ann</b> <i>2 days ago</i><p>Nice.</p></div>"
    assert comments(page(item), "html") == [("Ann", None, "Nice.")]


def test_a_list_of_news_with_dates_is_no_list_of_comments() -> None:
    body = "<ul><li>百度发布文心一言 <span>2023-03-16</span></li><li>阿里发布通义千问 <span>2023-04-11</span></li></ul>"
    assert [kind for kind, _ in blocks(page(body), "html")] == ["bullet", "bullet"]


def test_an_answer_of_the_author_within_a_comment_is_the_authors_word() -> None:
    body = ITEM.format("aLong", "成本多少？</div><p>作者回复: 一千元。</p><div>", "2024-02-27")
    assert comments(f"<div>留言</div><ul>{body}</ul>", "html") == [
        ("aLong", "2024-02-27", "成本多少？"),
        ("作者", "2024-02-27", "作者回复: 一千元。"),
    ]
