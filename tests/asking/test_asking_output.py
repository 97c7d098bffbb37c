"""Stories and changes as people, programs and feed readers get them."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from baimo.asking.changing import GROUPS, changes_between
from baimo.asking.relating import paths
from baimo.cli import main
from baimo.ledger import Ledger
from baimo.output.diff_text import SIGNS, write_diff
from baimo.output.path_text import write_path

ATOM = "{http://www.w3.org/2005/Atom}"


def story(ledger: Ledger, one: str, other: str, lang: str, most: int = 1) -> list[str]:
    stream = io.StringIO()
    write_path(stream, ledger, paths(ledger, one, other, most=most), "text", lang)
    return stream.getvalue().splitlines()


def sentences(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.lstrip()[:2] in ("1.", "2.", "3.")]


@pytest.mark.parametrize(
    ("one", "other", "lang", "said"),
    [
        pytest.param("acme", "acme-1", "zh", ["1. 2021年5月1日，顶点发布了顶点一号。"], id="on"),
        pytest.param("acme-1", "acme", "zh", ["1. 2021年5月1日，顶点一号由顶点发布。"], id="back"),
        pytest.param("acme-1", "acme", "en", ["1. Acme-1 was released by Acme on 1 May 2021."], id="English"),
        pytest.param("ann", "acme", "en", ["1. Ann founded Acme in Mar 2020."], id="dated by the founding"),
        pytest.param(
            "acme-1", "c1", "zh", ["1. 顶点一号用1000块芯一训练（顶点一号发布于2021年5月1日）。"], id="a number"
        ),
        pytest.param("ann", "beta", "en", ["1. Ann worked for Beta until 2019."], id="a state that is over"),
        pytest.param("gamma", "rumour", "zh", ["1. 据报道，2022年，伽马资本投资了传闻。"], id="only reported"),
        pytest.param("gamma", "acme", "en", ["1. Gamma invested USD 20 million in Acme in Feb 2021."], id="a sum"),
    ],
)
def test_a_step_is_a_sentence(ledger: Ledger, one: str, other: str, lang: str, said: list[str]) -> None:
    told = sentences(story(ledger, one, other, lang))
    also = [line.partition("also: ")[2] or line.partition("又：")[2] for line in story(ledger, one, other, lang)]
    assert told == said or said[0][3:] in " ".join(also)


def test_a_story_names_its_sources_its_statements_and_what_disputes_it(ledger: Ledger) -> None:
    lines = story(ledger, "acme", "acme-1", "en")
    (step,) = paths(ledger, "acme", "acme-1").stories[0].steps
    assert lines[0] == "Acme and Acme-1: one step apart"
    assert any("https://office.example/page" in line and f"[{step.told[0][0].id}]" in line for line in lines)
    assert any("told otherwise: Acme released Acme-1 on 1 Jul 2021." in line for line in lines)


def test_without_a_path_the_nearest_of_each_are_told(ledger: Ledger) -> None:
    lines = story(ledger, "lone", "mute", "en")
    assert lines[0] == "Lone and Mute: nothing in the record joins them"
    assert "nearest to Lone:" in lines
    assert "Mute: the record relates it to nobody" in lines


def run(*arguments: str, atlas: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    from baimo.ledger import layers

    monkeypatch.setattr(layers, "ATLAS", atlas)
    done = CliRunner().invoke(main, [*arguments, "--home", str(atlas.parent / "nobody")])
    return done.exit_code, done.stdout, done.stderr


def test_path_tells_an_unknown_name_with_exit_code_2(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("path", "Acmee", "Beta", "--lang", "en", atlas=atlas, monkeypatch=monkeypatch)
    assert (code, out) == (2, "")
    assert "Acmee" in err


def test_path_says_whom_an_ambiguous_name_can_mean(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("path", "Twin", "Gamma", "--lang", "en", atlas=atlas, monkeypatch=monkeypatch)
    assert code == 0
    assert out.startswith("“Twin” is taken as Acme [acme]; it can also mean Beta [beta]")


def test_path_of_one_under_two_names_says_so(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("path", "顶点", "acme", "--lang", "en", atlas=atlas, monkeypatch=monkeypatch)
    assert (code, out) == (0, "顶点 and acme are the same: acme\n")


def test_path_as_json_has_every_statement(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = run("path", "acme", "gamma", "--format", "json", atlas=atlas, monkeypatch=monkeypatch)
    (step,) = json.loads(out)["stories"][0]["steps"]
    assert {told[0]["when"] for told in step["told"]} == {"2021-02", "2022-02-11"}
    assert all(statement["source"]["url"] for told in step["told"] for statement in told)


@pytest.mark.parametrize("verb", ["path", "diff"])
def test_help_has_an_example(verb: str) -> None:
    assert f"baimo {verb} " in CliRunner().invoke(main, [verb, "--help"]).stdout


def diff(ledger: Ledger, form: str, lang: str = "en", since: str = "2020", until: str = "2023", **how: object) -> str:
    stream = io.StringIO()
    write_diff(stream, ledger, changes_between(ledger, since, until), form, lang, **how)  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_diff_tells_from_and_to_by_month_and_its_rule(ledger: Ledger) -> None:
    text = diff(ledger, "text", "zh")
    assert "2023年1月" in text.splitlines()
    assert "~ 顶点一号 价格：0.01元/千token → 0.002元/千token（-80%）" in text
    assert "更正：不再采信" in text
    assert "a misprint" in text
    assert text.rstrip().splitlines()[-1].startswith("排序：")


def test_a_diff_is_cut_to_the_most_significant_and_says_so(ledger: Ledger) -> None:
    text = diff(ledger, "text", top=3)
    assert sum(line.lstrip()[:2].strip() in SIGNS.values() for line in text.splitlines() if line.startswith("  ")) == 3
    assert "the 3 most significant; --all shows every one" in text
    assert "--all" not in diff(ledger, "text", top=None)


def test_a_diff_by_entity_has_a_heading_for_each(ledger: Ledger) -> None:
    headings = [line for line in diff(ledger, "text", by="entity", top=None).splitlines() if line and line[0] != " "]
    assert {"Acme", "Gamma", "The Ban"} <= set(headings)


def test_a_diff_as_json_is_whole(ledger: Ledger) -> None:
    record = json.loads(diff(ledger, "json"))
    assert len(record["changes"]) == len(changes_between(ledger, "2020", "2023").changes)
    assert all(change["statements"] and change["text"] and change["day"] for change in record["changes"])
    assert record["record"][0] == "2019-01-05"


@pytest.mark.parametrize("since", ["2020", "1900"], ids=["with changes", "without"])
def test_a_diff_as_atom_is_a_valid_feed(ledger: Ledger, since: str) -> None:
    feed = ET.fromstring(diff(ledger, "atom", since=since, until="2023" if since == "2020" else "1901"))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.1 and 4.1.2: exactly one of each
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
        assert (element.findtext(f"{ATOM}id") or "").startswith("tag:")
    for entry in entries:
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")].count("alternate") == 1
        assert all(category.get("term") in GROUPS for category in entry.findall(f"{ATOM}category"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_an_entry_keeps_its_id_in_every_feed_that_has_it(ledger: Ledger) -> None:
    def ids(since: str, until: str) -> set[str | None]:
        feed = ET.fromstring(diff(ledger, "atom", since=since, until=until))
        return {entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")}

    assert ids("2021-04", "2021-05") <= ids("2020", "2021")


def test_a_diff_as_atom_is_read_by_a_feed_reader(ledger: Ledger) -> None:
    feedparser = pytest.importorskip("feedparser")
    parsed = feedparser.parse(diff(ledger, "atom"))
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert all(entry.updated_parsed for entry in parsed.entries)


def test_every_group_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(GROUPS)
    assert len(set(SIGNS.values())) == len(SIGNS)
