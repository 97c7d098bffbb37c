"""Transcripts: when words of a recording were said is no part of them, and who speaks heads what is said."""

from __future__ import annotations

import pytest

from baimo.documents import Document
from baimo.documents.cleaning.cleaning import build


def _read(*lines: str) -> Document:
    return build("\n".join(lines), "talk.txt", "txt")


def _said(document: Document) -> list[str]:
    return [document.clean[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("[00:00:31] LEAH: How many are you?", "[00:00:40] MARTA: Sixty.", "[00:00:43] LEAH: Where?"),
        ("(0:31) LEAH: How many are you?", "(0:40) MARTA: Sixty.", "(0:43) LEAH: Where?"),
        ("00:31 LEAH: How many are you?", "00:40 MARTA: Sixty.", "00:43 LEAH: Where?"),
        ("LEAH (00:31): How many are you?", "MARTA (00:40): Sixty.", "LEAH (00:43): Where?"),
        ("LEAH [00:31]: How many are you?", "MARTA [00:40]: Sixty.", "LEAH [00:43]: Where?"),
    ],
)
def test_the_time_of_a_recording_is_dropped(first: str, second: str, third: str) -> None:
    document = _read("A talk about nurses", first, second, third)
    assert _said(document)[1:] == ["LEAH: How many are you?", "MARTA: Sixty.", "LEAH: Where?"]
    assert {noise.why for noise in document.noise} == {"time of a recording"}


def test_a_line_with_a_time_goes_on_with_none() -> None:
    document = _read("[00:41] thank you all", "[01:12] in 2023 there were many", "[02:30] so let us begin")
    assert _said(document) == ["thank you all", "in 2023 there were many", "so let us begin"]


def test_one_hour_of_the_day_is_none_of_a_recording() -> None:
    document = _read("09:30 The doors open.", "All are welcome.")
    assert _said(document)[0].startswith("09:30")


@pytest.mark.parametrize("mark", ["  {}", " ({})", " [{}]"])
def test_who_speaks_on_a_line_of_its_own_heads_what_is_said(mark: str) -> None:
    lines = ["一次谈话"]
    for at, (name, said) in enumerate(
        [("老唐", "团队多大？"), ("陆知微", "一百人。"), ("老唐", "在哪里？"), ("陆知微", "苏州。"), ("老唐", "好的。")]
    ):
        lines += [name + mark.format(f"0{at}:15"), said]
    assert _said(_read(*lines))[1:3] == ["老唐：团队多大？", "陆知微：一百人。"]


def test_names_alone_are_speakers_where_one_of_them_asks() -> None:
    turns = [("Leah Stone", "How many?"), ("Marta Kessler", "Sixty."), ("Leah Stone", "Where?")]
    turns += [("Marta Kessler", "Pittsburgh."), ("Leah Stone", "Since when?"), ("Marta Kessler", "2022.")]
    document = _read("A talk", "", *(line for name, said in turns for line in (name, said, "")))
    assert _said(document)[1:3] == ["Leah Stone: How many?", "Marta Kessler: Sixty."]


def test_headings_that_come_again_are_no_speakers() -> None:
    lines = [
        "两款模型",
        "",
        "优点",
        "便宜，开源。",
        "",
        "缺点",
        "慢。",
        "",
        "优点",
        "快。",
        "",
        "缺点",
        "贵。",
        "",
        "优点",
        "好。",
    ]
    assert "优点" in _said(_read(*lines))
