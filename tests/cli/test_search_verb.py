"""`baimo search` as its users meet it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("query", ["智谱", "zhipu", "zp", "智谱华"])
def test_an_entity_is_told_with_name_id_and_kind(query: str) -> None:
    result = run("search", query, "--lang", "en")
    assert result.exit_code == 0
    assert result.output.startswith("Zhipu AI  zhipu-ai · organization")


def test_a_statement_is_told_with_its_id_and_source() -> None:
    (first, *_) = json.loads(run("search", "智谱", "融资", "--format", "json").output)["statements"]
    assert first["predicate"] == "raised" and first["subject"] == "zhipu-ai"
    assert len(first["statement"]) == 16 and first["source"]["url"].startswith("http")
    text = run("search", "智谱", "融资", "--lang", "zh").output
    assert first["statement"] in text and first["source"]["url"] in text


def test_json_tells_kind_name_place_and_what_matched() -> None:
    (first, *_) = json.loads(run("search", "yuezhianmian", "--format", "json", "--lang", "zh").output)["entities"]
    assert (first["id"], first["kind"], first["name"], first["how"]) == (
        "moonshot-ai",
        "organization",
        "月之暗面",
        "pinyin",
    )
    assert first["matched"] == "月之暗面" and first["category"].startswith("models/")


def test_kind_and_limit_narrow_the_search() -> None:
    found = json.loads(run("search", "智谱", "--kind", "model", "-n", "2", "--format", "json").output)
    assert [one["kind"] for one in found["entities"]] == ["model", "model"]
    assert found["statements"] == []


def test_a_near_spelling_is_told_as_such() -> None:
    assert run("search", "anthropci", "--lang", "en").output.startswith("Nobody is called “anthropci”; near to it:")


def test_nothing_found_is_said_and_is_no_error() -> None:
    result = run("search", "xqzwvk", "--lang", "en")
    assert (result.exit_code, result.output) == (
        0,
        "Nothing found for “xqzwvk”. Try another spelling, or a part of it.\n",
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("zhipuu", "did you mean Zhipu (zhipu-ai)?"),
        ("xqzwvk", "try another spelling, or `baimo search` a part of it"),
    ],
)
def test_an_unknown_name_elsewhere_is_told_with_whom_it_may_mean(name: str, told: str) -> None:
    done = subprocess.run([sys.executable, "-m", "baimo", "show", name], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"baimo: the ledger knows nobody called '{name}'; {told}\n"
