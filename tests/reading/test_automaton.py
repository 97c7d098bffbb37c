"""Words found in one pass; the automaton is there when it is asked, however late it was built."""

from __future__ import annotations

import threading

import pytest

from baimo.reading.rules.automaton import Automaton


def test_the_longest_at_a_place_is_found() -> None:
    assert Automaton(["gpt", "gpt-4", "百度"]).find("百度 gpt-4") == [(2, 0, 2), (1, 3, 8)]


def test_those_within_each_other_too_where_asked() -> None:
    found = Automaton(["收入", "收入囊中"], overlapping=True).find("收入囊中", overlapping=True)
    assert sorted(found) == [(0, 0, 2), (1, 0, 4)]


def test_without_a_thread_it_is_built_when_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert Automaton(["百度"]).find("百度") == [(0, 0, 2)]
