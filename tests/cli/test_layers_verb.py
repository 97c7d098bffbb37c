"""The user's own layer over the atlas, as users meet it: both sides told, each with its layer, nothing sent."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main

pytestmark = pytest.mark.usefixtures("shared_readers")
CLAIM = "OpenAI成立于2014年3月。"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BAIMO_HOME", str(folder))
    return folder


@pytest.fixture
def claim(tmp_path: Path) -> Path:
    path = tmp_path / "claim.txt"
    path.write_text(CLAIM + "\n", encoding="utf-8")
    return path


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    """A document that says so, taken as a source."""
    path = tmp_path / "notes.md"
    path.write_text(f"# 笔记\n\n2024年5月\n\n{CLAIM}\n", encoding="utf-8")
    assert run("accept", str(path)).exit_code == 0
    return path


def checked(path: Path) -> dict[str, object]:
    finding: dict[str, object] = json.loads(run("check", str(path), "--format", "jsonl").stdout.splitlines()[0])
    return finding


def test_the_atlas_alone_contradicts(claim: Path) -> None:
    finding = checked(claim)
    assert finding["verdict"] == "contradicted"
    assert {one["layer"] for one in finding["evidence"]} == {"atlas"}  # type: ignore[attr-defined]


def test_what_the_own_layer_supports_and_the_atlas_contradicts_is_told_with_both_layers(
    claim: Path, accepted: Path
) -> None:
    finding = checked(claim)
    assert finding["verdict"] == "disputed"
    sides = {(one["layer"], one["agrees"]) for one in finding["evidence"]}  # type: ignore[attr-defined]
    assert {("user", True), ("atlas", False)} <= sides
    assert "Your own layer agrees, the atlas differs." in finding["reason"]["en"]  # type: ignore[index]
    assert "你自己的记录支持，图谱不同" in finding["reason"]["zh"]  # type: ignore[index]
    assert "your layer" in run("check", str(claim), "--lang", "en").stdout


def test_what_the_atlas_supports_and_the_own_layer_contradicts_is_told_the_other_way(
    tmp_path: Path, accepted: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("OpenAI成立于2015年12月。\n", encoding="utf-8")
    finding = checked(other)
    assert finding["verdict"] == "disputed"
    assert "The atlas agrees, your own layer differs." in finding["reason"]["en"]  # type: ignore[index]


def test_where_the_layers_disagree_is_listed_with_both_sides(accepted: Path) -> None:
    (one,) = json.loads(run("layers", "--format", "json").stdout)["disagreements"]
    assert (one["entity"], one["predicate"]) == ("openai", "founded_on")
    assert [said["value"] for said in one["user"]] == ["2014-03"]
    assert all(said["layer"] == "atlas" and str(said["value"]).startswith("2015") for said in one["atlas"])
    text = run("layers", "--lang", "en").stdout
    assert text.startswith("1 statement in your layer") or "disagree" in text.splitlines()[0]
    assert "  your layer Mar 2014" in text


def test_a_rank_of_the_users_own_is_listed_with_its_reason(home: Path) -> None:
    shown = json.loads(run("show", "openai", "--format", "json").stdout)
    said = next(s for s in shown["statements"] if s["predicate"] == "founded_on" and s["rank"] == "normal")
    path = home / "entities" / "organization" / "openai.yaml"
    path.parent.mkdir(parents=True)
    row = {"predicate": "founded_on", "value": said["value"], "rank": "deprecated", "reason": "a slip"}
    row |= {key: said[key] for key in ("note", "qualifier") if said.get(key)} | {"sources": [said["source"]["id"]]}
    path.write_text(
        json.dumps({"id": "openai", "kind": "organization", "statements": [row]}, ensure_ascii=False), encoding="utf-8"
    )
    found = json.loads(run("layers", "--format", "json").stdout)
    assert [(s["statement"], s["rank"], s["reason"]) for s in found["ranked"]] == [
        (said["statement"], "deprecated", "a slip")
    ]
    assert "you hold it to be wrong: a slip" in run("layers", "--lang", "en").stdout


def test_an_empty_layer_disagrees_with_nothing() -> None:
    assert json.loads(run("layers", "--format", "json").stdout) == {"statements": 0, "disagreements": [], "ranked": []}


def test_nothing_is_sent_anywhere(claim: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: Path) -> None:
    opened: list[object] = []

    def refuse(*words: object, **named: object) -> None:
        opened.append(words)
        raise OSError("no network here")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert run("check", str(claim)).exit_code in (0, 1)
    assert run("accept", str(claim)).exit_code == 0
    for words in (["search", "智谱"], ["layers"], ["show", "openai"], ["judge", "--list"]):
        assert run(*words).exit_code == 0, words
    assert opened == []
