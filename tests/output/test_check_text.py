from __future__ import annotations

import io
import re

import pytest

from baimo.claims import Verdict
from baimo.output import write_check
from baimo.workspace import Checked
from page_sample import evidence, finding, plain_document, reading_of, small_checked


def printed(checked: Checked, lang: str = "en") -> str:
    stream = io.StringIO()
    writer = write_check(stream, "text", lang, None)
    writer.document(checked)
    writer.close()
    return stream.getvalue()


def test_contradictions_come_first_with_file_line_and_column() -> None:
    assert printed(small_checked()).splitlines()[0] == "deck.txt:3:3: contradicted: 顶点智能 founded on Mar 2023"


def test_the_place_names_the_file_as_whoever_asked_did() -> None:
    checked = small_checked()
    checked.document.path = "../talks/deck.txt"
    assert printed(checked).startswith("../talks/deck.txt:3:3: contradicted")


def test_contradicted_then_disputed_then_outdated_are_told_the_rest_counted() -> None:
    heads = [line.split(": ")[1] for line in printed(small_checked()).splitlines() if line.startswith("deck.txt:")]
    assert heads == ["contradicted", "disputed", "outdated", "6 claims"]


def test_a_contradiction_tells_quote_reason_record_and_source() -> None:
    block = printed(small_checked()).split("\n\n")[0].splitlines()[1:]
    assert block == [
        "    “顶点智能：2023年3月成立”",
        "    because: contradicted",
        "    record: 2023年4月10日",
        "    contradicts itself: deck.txt:4:27 “顶点智能成立于2022年”",
        "    source: Registry · 11 Apr 2023 · regulator https://ex.org/registry",
        "    source: Blog · 11 Apr 2023 · regulator https://ex.org/blog",
    ]


def test_of_a_dispute_both_sides_are_told_before_more_of_one() -> None:
    said = [("2021", False), ("2021", False, "blog"), ("2022", True, "news"), ("2021", None)]
    disputed = finding(
        "顶点智能成立于2022年", "founded_on", Verdict.DISPUTED, evidence=[evidence(*one) for one in said]
    )
    document = small_checked().document
    shown = printed(Checked(document, reading_of(document, [disputed]), [disputed]))
    assert re.findall("source: (.*?) · ", shown) == ["differs", "agrees", "differs"]


def test_a_verdict_that_changed_with_time_tells_both() -> None:
    assert "then (Dec 2023): supported" in printed(small_checked())


def test_every_verdict_is_counted_on_a_line() -> None:
    assert [line.split() for line in printed(small_checked()).splitlines()[-6:]] == [
        ["✗", "1", "contradicted"],
        ["⇄", "1", "disputed"],
        ["↻", "1", "outdated"],
        ["✓", "1", "supported"],
        ["?", "1", "unknown"],
        ["◦", "1", "uncheckable"],
    ]


def test_chinese_words_for_chinese_readers() -> None:
    lines = printed(small_checked(), "zh").splitlines()
    assert lines[0] == "deck.txt:3:3: 不符: 顶点智能 成立时间 2023年3月"
    assert "    记录：2023年4月10日" in lines


@pytest.mark.parametrize(("found", "end"), [([], "no checkable claim was read"), (["supported"], "not contradicted")])
def test_a_clean_document_says_so(found: list[str], end: str) -> None:
    findings = [finding("Acme-1", "parameters", Verdict(verdict)) for verdict in found]
    document = small_checked().document
    assert end in printed(Checked(document, reading_of(document, findings), findings)).splitlines()[0]


def test_nothing_of_a_document_drives_the_terminal() -> None:
    document = plain_document("\x1b]0;owned\x07\x1b[31m顶点智能\x9b成立", name="a\x1b[2Jb.txt")
    claim = finding(document.text, "founded_on", Verdict.CONTRADICTED, text=document.text, value="2023\x1b[0m")
    shown = printed(Checked(document, reading_of(document, [claim]), [claim]))
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)


def test_a_pipe_gets_whole_lines_without_colour() -> None:
    shown = printed(small_checked())
    assert "\x1b" not in shown
    assert not any(line.endswith(" ") for line in shown.splitlines())
