"""`baimo judge` as its users meet it: written, followed, listed, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAIMO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def files(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "judgements").glob("*"))


def test_two_judged_the_same_are_shown_as_one_until_it_is_taken_back(home: Path) -> None:
    before = run("show", "anthropic", "--lang", "en").output
    made = run("judge", "openai", "anthropic", "same", "--reason", "a try")
    assert made.output == f"{home / 'judgements' / 'anthropic--openai.yaml'}\n"
    shown = run("show", "anthropic", "--lang", "en").output
    assert shown.startswith("OpenAI  openai") and "a try" in shown
    assert run("judge", "anthropic", "openai", "--undo").exit_code == 0
    assert run("show", "anthropic", "--lang", "en").output == before
    assert files(home) == []


def test_the_same_judgement_twice_is_written_once(home: Path) -> None:
    for pair in (("openai", "anthropic"), ("OpenAI", "Anthropic")):
        assert run("judge", *pair, "different", "--reason", "two companies").exit_code == 0
    path = home / "judgements" / "anthropic--openai.yaml"
    first = path.stat()
    assert run("judge", "OpenAI", "anthropic", "different", "--reason", "two companies").exit_code == 0
    assert path.stat().st_mtime_ns == first.st_mtime_ns
    assert files(home) == ["anthropic--openai.yaml"]


def test_another_verdict_on_the_same_pair_replaces_the_first(home: Path) -> None:
    run("judge", "openai", "anthropic", "unsure", "--reason", "one address")
    run("judge", "anthropic", "openai", "different", "--reason", "two boards")
    (listed,) = json.loads(run("judge", "--list", "--format", "json").output)
    assert (listed["verdict"], listed["reason"], listed["is_applied"]) == ("different", "two boards", True)


def test_statements_are_moved_and_come_back(home: Path) -> None:
    shown = json.loads(run("show", "openai", "--format", "json").output)
    identity = next(s["statement"] for s in shown["statements"] if s["predicate"] == "founded_on")
    made = run("judge", "openai", "anthropic", "moved", "--statement", identity, "--reason", "of the other")
    assert made.exit_code == 0, made.output
    moved = json.loads(run("show", "anthropic", "--format", "json").output)["statements"]
    assert any(s["origin"] == "openai" for s in moved)
    assert run("judge", "openai", "anthropic", "moved", "--undo").exit_code == 0
    assert json.loads(run("show", "openai", "--format", "json").output) == shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["openai"], "name two entities"),
        (["openai", "anthropic"], "say the verdict and why"),
        (["openai", "anthropic", "same"], "say the verdict and why"),
        (["openai", "OpenAI", "same", "--reason", "x"], "is one entity already"),
        (["openai", "gpt-4", "same", "--reason", "x"], "are of two kinds"),
        (["openai", "xqzwvk", "same", "--reason", "x"], "knows nobody called 'xqzwvk'"),
        (["openai", "anthropic", "moved", "--reason", "x"], "`moved` needs `--statement ID`"),
        (["openai", "anthropic", "moved", "--reason", "x", "--statement", "a"], "no statement has the id 'a'"),
        (["openai", "anthropic", "--undo"], "your layer holds no judgement"),
    ],
    ids=["one", "no-verdict", "no-reason", "itself", "kinds", "nobody", "moves-nothing", "moves-unknown", "not-there"],
)
def test_what_cannot_be_judged_is_one_clear_line_and_writes_nothing(home: Path, words: list[str], told: str) -> None:
    result = run("judge", *words)
    assert result.exit_code == 2
    assert told in result.output
    assert files(home) == []


def test_judgements_that_exclude_each_other_are_told(home: Path) -> None:
    run("judge", "openai", "anthropic", "same", "--reason", "x")
    run("judge", "openai", "google", "same", "--reason", "x")
    result = run("judge", "google", "anthropic", "different", "--reason", "x")
    assert result.exit_code == 0
    assert run("judge", "--list", "--lang", "en").stdout.count("(not applied)") == 2
    assert json.loads(run("show", "anthropic", "--format", "json").stdout)["id"] == "anthropic"
    assert "these contradict each other" in run("show", "anthropic").stderr
