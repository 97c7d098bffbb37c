from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from baimo.documents import Block, Document, Noise, OffsetMap
from baimo.output.html.marked import Claimed, Marker
from baimo.output.html.rows import rows
from baimo.output.html.segments import Span, segments
from page_sample import TEXT, plain_document, small_document

SIGN, CARD = "‹{}›", "«{}»"
WORDS = st.text(st.sampled_from("ab百<>&\"' \n\t•。"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15), st.integers(0, 2)), max_size=6)
VERDICTS = ("contradicted", "supported", "unknown")


def marker(document: Document, spans: list[Span]) -> Marker:
    ranks = {span.claim: span.rank for span in spans}

    def claimed(claim: int) -> Claimed:
        return Claimed(f"#c{claim}", VERDICTS[ranks[claim]], f'says "{claim}" <b>')

    return Marker(
        document,
        segments(spans),
        claimed,
        lambda claim: Markup(CARD.format(claim)),
        lambda verdict: Markup(SIGN.format(verdict)),
    )


def marked(document: Document, spans: list[Span]) -> str:
    mark = marker(document, spans)
    return "".join(mark.row(row) for row in rows(document))


def bare(text: str) -> str:
    """What is left of HTML without signs, counts, cards and tags."""
    text = re.sub(r'‹[^›]*›|«[^»]*»|<b class="c">\d+</b>|</?(?:a|i|span)(?: [^>]*)?>', "", text)
    return html.unescape(text)


def clamp(spans: list[tuple[int, int, int]], text: str) -> list[Span]:
    return [Span(min(a, len(text)), min(a + n, len(text)), i, rank) for i, (a, n, rank) in enumerate(spans)]


@given(WORDS, SPANS)
def test_the_text_stands_as_it_was_written(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert bare(marked(plain_document(text), clamp(spans, text))) == text


@given(WORDS, SPANS)
def test_nothing_of_a_document_becomes_markup(text: str, spans: list[tuple[int, int, int]]) -> None:
    shown = marked(plain_document(text), clamp(spans, text))
    assert re.sub(r'</?(?:a|i|b|span)(?: (?:class|href|title|tabindex)="[^"<>]*")*>', "", shown).count("<") == 0


@given(WORDS, SPANS)
def test_every_claim_is_opened_once_and_signed_where_it_ends(text: str, spans: list[tuple[int, int, int]]) -> None:
    document = plain_document(text)
    document.blocks = [Block(0, len(text))] if text else []
    whole = [span for span in clamp(spans, text) if span.start < span.end]
    shown = marked(document, whole)
    assert sorted(re.findall(r"«(\d+)»", shown)) == sorted(str(span.claim) for span in whole)
    assert shown.count("‹") <= len(whole)
    assert ("‹" in shown) == bool(whole)


def test_the_most_urgent_verdict_colours_what_claims_share() -> None:
    document = plain_document("abcdef")
    shown = marked(document, [Span(0, 6, 0, 1), Span(2, 4, 1, 0)])
    classes = re.findall(r'class="(m v-\w+)"[^>]*>([a-z]+)', shown)
    assert classes == [("m v-supported", "ab"), ("m v-contradicted", "cd"), ("m v-supported", "ef")]


def test_claims_that_end_together_are_each_within_reach() -> None:
    shown = marked(plain_document("abc"), [Span(0, 3, 0, 1), Span(0, 3, 1, 0), Span(0, 3, 2, 1)])
    assert re.findall(r'<a class="(\w) v-(\w+)" href="(#c\d)"', shown) == [
        ("m", "contradicted", "#c1"),
        ("x", "supported", "#c0"),
    ]
    assert '‹supported›<b class="c">2</b>' in shown


def test_a_key_stops_once_at_each_claim() -> None:
    shown = marked(plain_document("abcdef"), [Span(0, 6, 0, 1), Span(2, 4, 1, 0)])
    assert shown.count('tabindex="-1"') == 1


def joined(text: str, drops: list[tuple[int, int]], between: str) -> Document:
    """A document of one paragraph whose wrapped lines were joined."""
    offsets, clean, at = OffsetMap(), "", 0
    for start, end in [*drops, (len(text), len(text))]:
        offsets.add(len(clean), len(clean) + start - at, at, start)
        clean += text[at:start] + (between if end > start else "")
        at = end
    return Document("a.txt", text, clean, offsets, [Block(0, len(clean))])


def test_a_joined_line_flows_and_keeps_its_break_for_those_who_ask() -> None:
    shown = marked(joined("大模\n\n型很多", [(2, 4)], ""), [])
    assert shown == '大模<i class="w">\n\n</i>型很多'


def test_a_joined_english_line_keeps_a_space() -> None:
    assert marked(joined("large\nmodel", [(5, 6)], " "), []) == 'large<i class="w s">\n</i>model'


def test_a_break_that_the_reader_kept_is_shown() -> None:
    document = plain_document("a\nb")
    document.blocks = [Block(0, 3)]
    assert marked(document, []) == "a\nb"


def test_noise_within_a_line_is_set_apart() -> None:
    document = plain_document("看好 <img src=x> 智谱")
    document.noise = [Noise(3, 14, "markup")]
    assert marked(document, []) == '看好 <i class="n">&lt;img src=x&gt;</i> 智谱'


def test_small_document_is_whole() -> None:
    assert bare(marked(small_document(), [])) == TEXT
