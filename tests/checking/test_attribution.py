"""Whose value it is: a text that names two things may mean the other one, unless name and value stand side by side."""

from __future__ import annotations

from typing import Any

import pytest
from saying import claim

from baimo.checking import check
from baimo.claims import Finding
from baimo.documents import from_text
from baimo.ledger import Ledger


def read(text: str, ledger: Ledger, *said: tuple[str, str, tuple[Any, ...], dict[str, Any]]) -> list[Finding]:
    """Claims as a reader makes them: each with its quote, and the name as it is written."""
    claims = []
    for quote, name, what, more in said:
        start = text.index(quote)
        claims.append(claim(*what, subject_text=name, quote=quote, start=start, end=start + len(quote), **more))
    return check(claims, from_text(text, "page.txt"), ledger, "2026")


MEMORY = ("n100", "memory", 141, "GB")

OPEN = [
    ("the older chip is replaced", "The N200 replaces the N100, offering 141 GB of memory.", "N100, offering 141 GB"),
    ("a prepositional phrase", "N200 is a leap over the N100 with 141 GB of memory.", "N100 with 141 GB of memory"),
    ("Chinese, by a comma", "N200相较于N100，显存提升至141GB。", "N100，显存提升至141GB"),
]


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in OPEN], ids=[row[0] for row in OPEN])
def test_a_value_of_another_thing_of_the_sentence_is_no_contradiction(ledger: Ledger, text: str, quote: str) -> None:
    (found,) = read(text, ledger, (quote, "N100", MEMORY, {}))
    assert (found.verdict, found.reason.code) == ("unknown", "unknown-attribution")
    assert "N200" in found.reason.en and "N200" in found.reason.zh


PLAIN = [
    ("joined by a verb", "The N200 is out. The N100 has 141 GB of memory.", "N100 has 141 GB"),
    ("joined in Chinese", "N200已发布。N100的显存为141GB。", "N100的显存为141GB"),
    ("nothing else is named", "The N100, as they say, offers 141 GB.", "N100, as they say, offers 141 GB"),
]


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in PLAIN], ids=[row[0] for row in PLAIN])
def test_a_value_right_beside_the_wrong_name_is_contradicted(ledger: Ledger, text: str, quote: str) -> None:
    (found,) = read(text, ledger, (quote, "N100", MEMORY, {}))
    assert found.verdict == "contradicted"


def test_a_value_that_nothing_in_the_sentence_has_is_contradicted(ledger: Ledger) -> None:
    text = "The N200 replaces the N100, offering 640 GB of memory."
    (found,) = read(text, ledger, ("N100, offering 640 GB", "N100", ("n100", "memory", 640, "GB"), {}))
    assert found.verdict == "contradicted"


def test_a_longer_name_does_not_name_the_shorter(ledger: Ledger) -> None:
    text = "The N100-2, offering 141 GB, is an N200.5 rival."
    (found,) = read(text, ledger, ("N100-2, offering 141 GB", "N100", MEMORY, {}))
    assert found.reason.code != "unknown-attribution"


def test_a_date_of_another_release_in_the_sentence_is_no_contradiction(ledger: Ledger) -> None:
    text = "Chip Works launched the N100 in March 2022, then, in November 2023, the N200."
    first = ("Chip Works launched the N100 in March 2022, then, in November 2023", "Chip Works")
    second = ("the N200", "Chip Works")
    found = read(
        text,
        ledger,
        (*first, ("chip-works", "released", ">n100"), {"when": "2023-11"}),
        (*second, ("chip-works", "released", ">n200"), {"when": "2023-11"}),
        (*second, ("chip-works", "released", ">lag-1"), {"when": "2022-03"}),
    )
    assert found[0].reason.code == "unknown-attribution"


def test_one_date_for_two_releases_is_held_against_both(ledger: Ledger) -> None:
    text = "In November 2023, Chip Works launched the N200, and the N100."
    found = read(
        text,
        ledger,
        (
            "In November 2023, Chip Works launched the N200",
            "Chip Works",
            ("chip-works", "released", ">n200"),
            {"when": "2023-11"},
        ),
        (text[:-1], "Chip Works", ("chip-works", "released", ">n100"), {"when": "2023-11"}),
    )
    assert [one.verdict for one in found] == ["supported", "contradicted"]


BESIDE = [
    ("the bandwidth of the interconnect", "N100 delivers 900 GB/s over its interconnect."),
    ("the bandwidth between chips, in Chinese", "N100的片间互联带宽为900GB/s。"),
]


@pytest.mark.parametrize("text", [row[1] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_another_measure_of_the_sentence_contradicts_nothing(ledger: Ledger, text: str) -> None:
    (found,) = read(
        text, ledger, (text[: text.index("900") + 7], "N100", ("n100", "memory_bandwidth", 0.9, "TB/s"), {})
    )
    assert (found.verdict, found.reason.code) == ("unknown", "unknown-beside")


def test_the_same_value_without_such_words_is_contradicted(ledger: Ledger) -> None:
    text = "N100 has a memory bandwidth of 900 GB/s."
    (found,) = read(text, ledger, (text[:-1], "N100", ("n100", "memory_bandwidth", 0.9, "TB/s"), {}))
    assert found.verdict == "contradicted"


def test_a_page_that_says_it_twice_is_one_line_of_evidence(ledger: Ledger) -> None:
    (found,) = read("定本。", ledger, ("定本", "定本", ("hill-ai", "founded_on", "2023"), {}))
    lines = [(one.source_url, one.agrees) for one in found.evidence]
    assert len(lines) == len(set(lines)) > 1
