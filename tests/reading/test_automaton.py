"""Words found in one pass, the longest at a place or all of them."""

from __future__ import annotations

from baimo.reading.rules.automaton import Automaton


def test_the_longest_at_a_place_is_found() -> None:
    assert Automaton(["gpt", "gpt-4", "百度"]).find("百度 gpt-4") == [(2, 0, 2), (1, 3, 8)]


def test_those_within_each_other_too_where_asked() -> None:
    found = Automaton(["收入", "收入囊中"], overlapping=True).find("收入囊中", overlapping=True)
    assert sorted(found) == [(0, 0, 2), (1, 0, 4)]
