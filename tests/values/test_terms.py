"""The terms of a price: a qualifier read, printed, and asked of an instant."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from baimo.values.terms import DAYS, Band, Days, Hours, Terms, table

words = some.from_regex(r"[a-z0-9][a-z0-9._+-]{0,12}", fullmatch=True)
lengths = some.integers(0, 5_000_000)
bands = some.tuples(lengths, some.integers(1, 10_000_000)).map(lambda pair: Band(pair[0], pair[0] + pair[1]))
open_bands = lengths.map(lambda over: Band(over, None))
minutes = some.integers(0, 24 * 60 - 1)
windows = some.tuples(minutes, minutes).filter(lambda window: window[0] != window[1])
hours = some.lists(windows, min_size=1, max_size=3).map(lambda found: Hours(tuple(sorted(found))))
days = some.sets(some.integers(0, 6), min_size=1).map(lambda found: Days(frozenset(found)))
texts = some.from_regex(r"[a-z0-9]([a-z0-9 ,]{0,20}[a-z0-9])?", fullmatch=True)
KINDS = {
    "word": words,
    "band": bands | open_bands,
    "hours": hours,
    "days": days,
    "zone": some.sampled_from(["UTC", "Asia/Shanghai"]),
    "text": texts,
}
terms = some.fixed_dictionaries({}, optional={key: KINDS[row["kind"]] for key, row in table()["keys"].items()})


@given(terms.map(Terms.of))
def test_what_is_printed_is_read_again(held: Terms) -> None:
    assert Terms.parse(str(held)) == held


@given(terms.map(Terms.of), some.sampled_from(["zh", "en"]))
def test_every_term_can_be_told_to_people(held: Terms, lang: str) -> None:
    assert bool(held.text(lang)) == bool(held.items)


BARE = {
    "off-peak": "period=off-peak",
    "batch": "tier=batch",
    "up-to-32k": "input=0..32k",
    "32k-to-128k": "input=32k..128k",
    "256k-to-1m": "input=256k..1M",
    "volcengine": "seller=volcengine",
}


@pytest.mark.parametrize(("word", "meaning"), BARE.items(), ids=BARE.keys())
def test_a_word_that_stood_alone_is_read_still(word: str, meaning: str) -> None:
    assert str(Terms.parse(word)) == meaning


FAULTS = {
    "cheap": "no term of a price",
    "colour=red": "no term of a price is called 'colour'",
    "tier=batch; tier=flex": "stands twice",
    "tier=": "says nothing",
    "input=32k": "no band of length",
    "input=128k..32k": "ends before it begins",
    "hours=8-9": "no window of hours",
    "hours=08:00-08:00": "no window of hours",
    "days=noon": "no days",
    "zone=Mars/Olympus": "no time zone",
    "seller=Big Cloud": "no word of a term",
}


@pytest.mark.parametrize(("text", "told"), FAULTS.items(), ids=FAULTS.keys())
def test_a_fault_is_named(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Terms.parse(text)


NIGHT = "hours=00:30-08:30; zone=Asia/Shanghai"
OVER_MIDNIGHT = "hours=16:30-00:30; days=fri; zone=UTC"
INSTANTS = {
    "its first minute": (NIGHT, "2025-03-01T00:30+08:00", True),
    "the minute before": (NIGHT, "2025-03-01T00:29+08:00", False),
    "its end, which it does not hold": (NIGHT, "2025-03-01T08:30+08:00", False),
    "the same instant on another clock": (NIGHT, "2025-02-28T19:00+00:00", True),
    "the evening on which a window begins": (OVER_MIDNIGHT, "2025-02-28T23:00+00:00", True),
    "the morning into which it reaches": (OVER_MIDNIGHT, "2025-03-01T00:10+00:00", True),
    "the same morning a day early": (OVER_MIDNIGHT, "2025-02-28T00:10+00:00", False),
    "a weekday": ("days=mon-fri; zone=UTC", "2025-02-28T12:00+00:00", True),
    "a Saturday": ("days=mon-fri; zone=UTC", "2025-03-01T12:00+00:00", False),
    "terms without hours": ("tier=batch", "2025-03-01T12:00+00:00", True),
}


@pytest.mark.parametrize(("text", "at", "holds"), INSTANTS.values(), ids=INSTANTS.keys())
def test_hours_and_days_are_those_of_their_zone(text: str, at: str, holds: bool) -> None:
    assert Terms.parse(text).holds_at(datetime.fromisoformat(at), "UTC") is holds


BANDS = {"below": (32_000, False), "just above": (32_001, True), "its end": (128_000, True), "beyond": (128_001, False)}


@pytest.mark.parametrize(("length", "is_in"), BANDS.values(), ids=BANDS.keys())
def test_a_band_is_over_its_beginning_and_up_to_its_end(length: int, is_in: bool) -> None:
    assert Terms.parse("input=32k..128k").is_for("input", length) is is_in


def test_terms_are_told_in_words() -> None:
    held = Terms.parse("tier=batch; input=0..32k; days=mon-fri; hours=09:00-12:00; zone=Asia/Shanghai")
    assert held.text("zh") == "批处理，输入长度 ≤32k，09:00-12:00，周一–周五，北京时间"
    assert held.text("en") == "batch, input length ≤32k, 09:00-12:00, Mon–Fri, Beijing time"
    assert set(table()["days"]) == set(DAYS)
