"""China and the rest, counted over the map."""

from __future__ import annotations

import pytest
from people import MONTH, tile

from baimo.drawing.album import Album
from baimo.drawing.population.compare_regions import ACROSS, Comparison, compare_regions
from baimo.drawing.population.evidence import Evidence
from baimo.drawing.population.tiles import Population
from baimo.drawing.ties import Tie, Ties

both_languages = pytest.mark.parametrize("lang", ["zh", "en"])
BOX = "models/general-models"


def _invented() -> Comparison:
    tiles = [tile(f"east-{n}", region="china", is_key=n == 0) for n in range(5)]
    tiles += [tile(f"west-{n}", region="abroad") for n in range(2)]
    tiles += [tile("nowhere"), tile("thin", sites=1, region="china"), tile("rule", "frame/policy", region="china")]
    found = [
        Tie("east-0", "east-1", "invests", ()),
        Tie("east-0", "west-0", "powers", ()),
        Tie("west-1", "east-1", "powers", ()),
        Tie("east-0", "nowhere", "powers", ()),
    ]
    made = Ties([], Evidence({}, {}, {}))
    made.all = found
    return compare_regions(Population(tiles, MONTH), made, "en")


def test_who_is_told_of_twice_and_has_a_seat_is_counted() -> None:
    found = _invented()
    row = next(row for row in found.rows if row.place == BOX)
    assert {region: side.count for region, side in row.sides.items()} == {"china": 5, "abroad": 2}
    assert row.sides["china"].keys == (("east-0", "east-0"),)
    assert found.lines[0].startswith("Told of by two independent sites or more: 5 of China, 2 of abroad; 1 more")


def test_a_layer_stands_before_its_categories() -> None:
    rows = _invented().rows
    assert [(row.place, row.is_layer) for row in rows] == [("models", True), (BOX, False)]


def test_ties_are_counted_within_and_across() -> None:
    counts = {row.type: row.counts for row in _invented().ties}
    assert counts["invests"] == {"china": 1, "abroad": 0, ACROSS: 0}
    assert counts["powers"] == {"china": 0, "abroad": 0, ACROSS: 2}


def test_of_nobody_nothing_is_said_but_that() -> None:
    made = Ties([], Evidence({}, {}, {}))
    found = compare_regions(Population([], MONTH), made, "zh")
    assert found.rows == ()
    assert found.ties == ()
    assert len(found.lines) == 1


@both_languages
def test_the_atlas_is_compared_with_its_caveat(album: Album, lang: str) -> None:
    found = compare_regions(album.population(album.month), album.ties, lang)
    assert found.caveat
    assert len(found.lines) == 4
    for layer in (row for row in found.rows if row.is_layer):
        inside = [row for row in found.rows if row.place.startswith(f"{layer.place}/")]
        for region, side in layer.sides.items():
            assert side.count <= sum(row.sides[region].count for row in inside)
    general = next(row for row in found.rows if row.place == BOX)
    assert {one for one, _ in general.sides["abroad"].keys} & {"openai", "google", "meta"}
