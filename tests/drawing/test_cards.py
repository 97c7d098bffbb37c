"""Cards and the data of the map's script: why a tile is where it is, in lines that open their claims."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from worlds import standing_there, world

from baimo.asking.topics import topics
from baimo.claims.taxonomy import taxonomy
from baimo.drawing.album import Album
from baimo.drawing.population.evidence import gather
from baimo.drawing.population.standing import kinds
from baimo.drawing.ties import map_data, types
from baimo.drawing.ties.cards import LINES, Cards
from baimo.drawing.ties.telling import WORDS, say
from baimo.ledger import Ledger
from baimo.ledger.placing import Placement

both_languages = pytest.mark.parametrize("lang", ["zh", "en"])
BUDGET = 52_000  # with the months of each tile, which the page adds, under 60 kB


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Cards]:
    rows = yaml.safe_load((Path(__file__).parent / "tied.yaml").read_text(encoding="utf-8"))
    ledger = world(tmp_path_factory.mktemp("carded"), rows)
    population = standing_there(("maker", "fund", "loner"))
    return ledger, Cards(gather(ledger), Placement(ledger, everything=True), population)


@pytest.fixture(scope="module", params=["zh", "en"])
def data(request: pytest.FixtureRequest, album: Album) -> dict[str, Any]:
    return map_data(album, request.param)


def test_a_card_says_who_placed_the_tile_and_opens_it(invented: tuple[Ledger, Cards]) -> None:
    ledger, cards = invented
    card = cards.of("maker", "en")
    (text, href) = card.lines[0]
    assert text == "Placed here by Office (2024-02)"
    assert ledger.fact(href.partition("#f-")[2])[0].claim.predicate == "category"


@both_languages
def test_what_sources_disagree_about_leads_to_its_page(invented: tuple[Ledger, Cards], lang: str) -> None:
    card = invented[1].of("loner", lang)
    assert [href for _, href in card.disputes] == ["/conflicts/loner/founded_on"]
    assert card.disputed == 1
    assert invented[1].of("maker", lang).disputes == ()


def test_thin_evidence_is_said_to_be_thin(album: Album) -> None:
    cards = Cards(album.evidence, album.placement, album.population(album.month))
    found = [cards.of(owner, "en") for owner in cards.owners]
    thin = [card for card in found if card.tile.standing.is_thin]
    assert thin
    assert len(thin) < len(found)
    for card in found:
        said = any(line.startswith("Evidence thin") for line, _ in card.lines)
        assert said == card.tile.standing.is_thin, card.name


def test_a_card_of_nobody_is_refused(invented: tuple[Ledger, Cards]) -> None:
    with pytest.raises(KeyError):
        invented[1].of("nobody", "zh")


@both_languages
def test_every_kind_of_evidence_has_a_word(lang: str) -> None:
    assert all(say(f"kind.{kind}", lang) for kind in set(kinds().values()))


def test_words_are_in_both_languages_with_the_same_gaps() -> None:
    for key, row in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items():
        assert set(row) == {"zh", "en"}, key
        assert row["zh"].count("{") == row["en"].count("{"), key


# The whole atlas.


def test_everybody_drawn_has_a_card_of_at_most_eight_lines(album: Album, data: dict[str, Any]) -> None:
    drawn = {tile.owner for tile in album.base("zh", is_full=True).tiles}
    assert set(data["tiles"]) == drawn
    assert all(1 <= len(tile["lines"]) <= LINES for tile in data["tiles"].values())


def test_every_line_opens_something_that_is_there(album: Album, data: dict[str, Any]) -> None:
    facts = {said.fact: said.claim.subject for told in album.evidence.about.values() for said in told}
    for tile in data["tiles"].values():
        assert any(href for _, href in tile["lines"])
        for text, href in tile["lines"]:
            subject, _, fact = href.removeprefix("/e/").partition("#f-")
            assert text
            assert not href or facts[fact] == subject


def test_disagreements_are_those_of_the_record(album: Album, data: dict[str, Any]) -> None:
    named = {href for tile in data["tiles"].values() for _, href in tile["disagreements"]}
    assert named
    for href in named:
        subject, predicate = href.removeprefix("/conflicts/").split("/")
        found = next(topic for topic in topics(album.evidence.about[subject]) if topic.predicate == predicate)
        assert found.rivals


def test_ties_join_tiles_that_are_there(data: dict[str, Any]) -> None:
    for tail, head, kind, facts in data["ties"]:
        assert {tail, head} <= set(data["tiles"])
        assert kind in data["types"]
        assert facts
        for text, href, _, sources in facts:
            assert text
            assert href.startswith("/e/")
            assert sources >= 1


def test_a_tile_is_in_its_box(album: Album, data: dict[str, Any]) -> None:
    assert all(taxonomy().get(tile["box"][0]) for tile in data["tiles"].values())
    assert data["tiles"]["openai"]["box"][0] == "models/general-models"
    assert set(data["types"]) == {one.id for one in types().values() if one.is_on_map}


def test_the_data_are_light(data: dict[str, Any]) -> None:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(written, 9)) < BUDGET


@both_languages
def test_the_same_ledger_gives_the_same_data(album: Album, lang: str) -> None:
    assert json.dumps(map_data(album, lang)) == json.dumps(map_data(album, lang))
