"""The map between a document's own text and the clean text, which no step may break."""

from __future__ import annotations

from document_shapes import assert_sound
from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import OffsetMap, from_text

# Text as documents have it: words, wraps, marks, markup, and what breaks careless code.
SNIPPETS = [
    "百度发布文心一言",
    "ChatG",
    "PT",
    "OpenAI released GPT-4",
    "informa-",
    "，",
    "。",
    "：",
    ": ",
    "（",
    "）",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    "\t",
    " ",
    "\u3000",
    "\u2028",
    "• ",
    "- ",
    "1. ",
    "一、",
    "## ",
    "> ",
    "| a | b |",
    "|---|---|",
    "**",
    "*",
    "`",
    "```",
    "[",
    "](http://a.b/c)",
    "![x](y)",
    "https://example.org/a?b=1",
    "&amp;",
    "&#47;",
    "&nbsp;",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<li>",
    "<td>",
    "<tr>",
    "<table>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<br/>",
    "\u200b",
    "👍（2）",
    "2024-02-27",
    "精选留言",
    "35pt",
    "R153 G0 B0",
    "© 2024",
    "12",
    "问：",
    "---",
    "😀",
    "é",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS, st.sampled_from(["txt", "md", "html"]))
def test_every_text_keeps_its_characters_and_their_places(text: str, media: str) -> None:
    document = from_text(text, "a", media)
    assert document.text == text
    assert_sound(document)


@given(TEXTS, st.data())
def test_any_span_says_the_same_on_both_sides_where_nothing_was_dropped(text: str, data: st.DataObject) -> None:
    document = from_text(text, "a")
    start = data.draw(st.integers(0, len(document.clean)))
    end = data.draw(st.integers(start, len(document.clean)))
    a, b = document.offsets.to_text(start, end)
    if "&" not in text and "<br" not in text and not any(n.start < b and n.end > a for n in document.noise):
        assert "".join(document.clean[start:end].split()) == "".join(text[a:b].split())


@given(TEXTS)
def test_what_is_not_read_is_noise_or_white_space(text: str) -> None:
    document = from_text(text, "a")
    offsets = document.offsets
    seen = list(zip(offsets.text_starts, offsets.text_ends, strict=True)) + [(n.start, n.end) for n in document.noise]
    covered = {at for start, end in seen for at in range(start, end)}
    assert not [text[at] for at in range(len(text)) if at not in covered and not text[at].isspace()]


def _map() -> OffsetMap:
    """clean `ab cd&` of text `ab\\n\\ncd&amp;`: a separator of its own, and an entity."""
    offsets = OffsetMap()
    offsets.add(0, 2, 0, 2)
    offsets.add(3, 5, 4, 6)
    offsets.add(5, 6, 6, 11)
    return offsets


def test_a_span_over_a_joint_covers_what_lies_between_its_pieces() -> None:
    assert _map().to_text(1, 4) == (1, 5)
    assert _map().to_clean(1, 5) == (1, 4)


def test_a_span_that_ends_at_a_separator_does_not_reach_over_it() -> None:
    assert _map().to_text(0, 3) == (0, 2)


def test_a_separator_stands_for_nothing() -> None:
    start, end = _map().to_text(2, 3)
    assert start == end


def test_a_replaced_run_is_carried_whole() -> None:
    assert _map().to_text(5, 6) == (6, 11)
    assert _map().to_clean(8, 9) == (5, 6)


def test_an_empty_map_carries_everything_to_nothing() -> None:
    assert OffsetMap().to_text(0, 5) == (0, 0)
