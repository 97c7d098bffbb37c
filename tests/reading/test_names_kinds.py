"""What a new name in Latin letters is, told by the weights of all its places in a document."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.naming.learned import kinds

# text, the name in it, its kind: no list has these names, and no document that weights were learnt from
TOLD = [
    (
        "Wrenfold cuts a fifth of its staff\n\nWrenfold, the Leeds company behind the Tally assistants, said on Monday"
        " that it would cut 40 jobs. Wrenfold raised £30m last year.",
        "Wrenfold",
        "organization",
    ),
    (
        "The talks were led by Oluchi Brandvold. Oluchi Brandvold joined from DeepMind, where she led a team of nine.",
        "Oluchi Brandvold",
        "person",
    ),
]


@cache
def _reader() -> Reader:
    return Reader(load_names())


@pytest.mark.parametrize(("text", "name", "kind"), TOLD, ids=[name for _, name, _ in TOLD])
def test_all_places_of_a_name_tell_its_kind_together(text: str, name: str, kind: str) -> None:
    found = {seen.text: seen.kinds for seen in _reader().read(from_text(text, "a.txt")).names if seen.is_new}
    assert found.get(name) == (kind,), found


def test_a_name_of_which_nothing_is_told_stays_open() -> None:
    found = {seen.text: seen.kinds for seen in _reader().read(from_text("And then Skarn.", "a.txt")).names}
    assert not found.get("Skarn")


@given(st.sets(st.sampled_from(sorted(kinds.weights())), max_size=30))
def test_the_chances_of_the_kinds_are_shares_of_one(signs: set[str]) -> None:
    shares = kinds.chances(signs, kinds.weights())
    assert len(shares) == len(kinds.KINDS)
    assert abs(sum(shares) - 1) < 1e-9
    assert all(0 <= share <= 1 for share in shares)


def test_every_sign_weighs_for_every_kind() -> None:
    assert {len(row) for row in kinds.weights().values()} == {len(kinds.KINDS)}


def test_a_post_that_ends_a_sentence_makes_no_person_of_the_next_word() -> None:
    text = 'Harlow raised $30 million. "We will grow," said Jo Ash, CEO and co-founder. Harlow employs 40 people.'
    found = {seen.text: seen.kinds for seen in _reader().read(from_text(text, "a.txt")).names}
    assert "person" not in found["Harlow"]


def test_a_name_that_holds_a_known_one_is_whole_wherever_it_stands() -> None:
    text = "2025年3月，三一重工成立全资子公司晟工智联，总部设在青岛。晟工智联已有30人，晟工智联计划今年扩招。"
    found = [seen.text for seen in _reader().read(from_text(text, "a.txt")).names]
    assert found.count("晟工智联") == 3
