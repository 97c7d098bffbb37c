"""YAML read strictly: the same data as the project's YAML, and never another error than its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from baimo.ledger import yamltext
from baimo.values import datafile

# The writer folds the rare line separators.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=12)
WORDS = TEXT | st.sampled_from(["no", "yes", "null", "~", "2023-03-16", "010", "1e5", "a: b", "#", "智谱"])
SCALARS = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | WORDS
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=10
)


@given(st.dictionaries(WORDS, DATA, max_size=4))
def test_parse_gives_back_what_was_written(data: dict[str, Any]) -> None:
    assert yamltext.parse(yaml.safe_dump(data, allow_unicode=True)) == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-03-16", "2023-03-16"),
        ("2023", 2023),
        ("010", 10),
        ("1_000", 1000),
        ("0.003", 0.003),
        ("1e5", "1e5"),
        ("1:30", "1:30"),
        (".inf", ".inf"),
        ("no", "no"),
        ("true", True),
        ("~", None),
        ("'7'", "7"),
    ],
)
def test_scalars_mean_what_people_mean_by_them(text: str, value: object) -> None:
    assert yamltext.parse(f"a: {text}") == {"a": value}


def test_parse_agrees_with_the_data_files(atlas: Path) -> None:
    for path in atlas.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert yamltext.parse(text) == datafile.parse(text)


EXAMPLE = (Path(__file__).parent / "atlas/entities/organization/zhipu-ai.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("cut", range(0, len(EXAMPLE), 7))
def test_text_cut_off_anywhere_parses_or_names_a_line_of_it(cut: int) -> None:
    text = EXAMPLE[:cut]
    try:
        yamltext.parse(text)
    except yamltext.YamlError as error:
        assert 1 <= error.line <= text.count("\n") + 1
        assert error.repair


@given(st.text(max_size=60) | st.text(alphabet="ab:-[]{}&*\"'#\n\t |>!%@`", max_size=40))
def test_any_text_at_all_parses_or_is_refused_with_its_line(text: str) -> None:
    try:
        yamltext.parse(text)
    except yamltext.YamlError as error:
        assert error.line >= 1


PLACES = [((), 1), (("b",), 2), (("b", 0), 3), (("b", 1, "c"), 4), (("b", 1, "d"), 5), (("b", 1, "no"), 4), (("x",), 1)]


@pytest.mark.parametrize(("path", "line"), PLACES)
def test_line_of_a_key_or_of_what_is_around_it(path: tuple[str | int, ...], line: int) -> None:
    assert yamltext.line_of(yamltext.compose("a: 1\nb:\n- x\n- c: 1\n  d: 2\n"), path) == line
