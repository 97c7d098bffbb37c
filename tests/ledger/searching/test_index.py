"""What the index is made of: heads, tokens, sounds, slips."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from baimo.ledger.searching import grams
from baimo.ledger.searching.near import is_one_slip
from baimo.ledger.searching.pinyin import TABLE, homophones, sounds
from baimo.values import datafile
from baimo.values.names import key

NAMES = st.text(st.sampled_from("aZ9 -.·智谱月GPT３.5"), max_size=12)


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("GLM-4-Plus", ["glm4plus", "4plus", "plus"]),
        ("智谱GLM", ["智谱glm", "glm"]),
        ("Llama 2 70B", ["llama2-70b", "2-70b", "70b"]),
        ("智谱", ["智谱"]),
        ("·", [""]),
    ],
)
def test_heads_begin_with_each_word(name: str, heads: list[str]) -> None:
    assert grams.heads(name) == heads


@given(NAMES)
def test_every_head_is_an_end_of_the_key(name: str) -> None:
    assert all(key(name).endswith(head) for head in grams.heads(name))


@given(NAMES, st.data())
def test_every_part_of_a_name_has_its_pairs_among_the_tokens(name: str, data: st.DataObject) -> None:
    whole = key(name)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    part = whole[start:end]
    tokens = set(grams.tokens(grams.heads(name)))
    if len(part) > 1:
        assert set(grams.pairs(part[:-1])) - {part[-2]} <= tokens
        assert all(pair in tokens for pair in (part[at : at + 2] for at in range(len(part) - 1)))


@pytest.mark.parametrize(
    ("name", "kind", "readings"),
    [
        ("月之暗面", "organization", ["yuezhianmian", "yzam"]),
        ("单晓", "person", ["danxiao", "dx", "shanxiao", "sx"]),
        ("单晓", "organization", ["danxiao", "dx"]),
        ("长鑫", "organization", ["zhangxin", "zx", "changxin", "cx"]),
        ("Kimi 智能", "product", ["kimizhineng", "kimizn"]),
        ("吕", "person", ["lv", "l", "lu"]),
        ("月之暗面", "person", ["yuezhianmian", "yzam"]),
        ("GPT-4", "model", []),
        ("㐀", "model", ["qiu", "q"]),
    ],
)
def test_a_name_sounds_like(name: str, kind: str, readings: list[str]) -> None:
    assert [heads[0] for heads in sounds(name, kind)] == readings


def test_later_syllables_are_heads_of_the_whole_reading() -> None:
    assert sounds("月之暗面", "organization")[0] == ["yuezhianmian", "zhianmian", "anmian", "mian"]


@pytest.mark.parametrize(
    ("mark", "reading"),
    [(mark, reading) for group in datafile.load(TABLE).values() for mark, reading in group.items()],
)
def test_every_second_reading_is_one_that_the_library_knows_too(mark: str, reading: str) -> None:
    (known,) = pinyin(mark, heteronym=True, style=Style.NORMAL)
    assert reading in known


def test_homophones_are_the_common_characters_by_their_sound() -> None:
    found = homophones()
    assert {"谱", "普", "铺"} <= set(found["pu"])
    assert sum(map(len, found.values())) == 6763


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("qwen", "qwem", True),
        ("qwen", "qwn", True),
        ("qwen", "qwwen", True),
        ("qwen", "qewn", True),
        ("qwen", "wqen", True),
        ("qwen", "qwne", True),
        ("qwen", "qwen", False),
        ("qwen", "nqwe", False),
        ("qwen", "q", False),
        ("qwen", "ewqn", False),
        ("", "a", True),
        ("", "", False),
    ],
)
def test_one_slip_is_one_character_more_less_other_or_two_swapped(one: str, other: str, is_near: bool) -> None:
    assert is_one_slip(one, other) is is_near
    assert is_one_slip(other, one) is is_near


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_slip(one, other) is (_distance(one, other) == 1)


def _distance(one: str, other: str) -> int:
    """Optimal string alignment, written out."""
    rows = [[max(i, j) if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def test_a_query_loads_neither_pinyin_nor_sqlalchemy(tmp_path: object) -> None:
    code = (
        "import sys; from baimo.ledger import open_ledger\n"
        "open_ledger().search('zp')\n"
        "print(sorted({'pypinyin', 'sqlalchemy'} & set(sys.modules)))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert runs[1].stdout.strip() == "[]"
