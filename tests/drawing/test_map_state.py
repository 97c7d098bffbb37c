"""The state of the map, and the classes of tiles in it."""

from __future__ import annotations

from typing import Any

import pytest
from people import MONTH, tile

from baimo.drawing.album import Album
from baimo.drawing.map.marks import fits, marks
from baimo.drawing.map.state import State, choices
from baimo.drawing.population.tiles import Population, System, Tile
from baimo.values.errors import BaimoError


def classes(one: Tile, state: State, then: Population | None = None, before: Population | None = None) -> set[str]:
    return set(marks(state, [one], then or Population([one], state.at or MONTH), before)[one.key])


@pytest.mark.parametrize(
    "wrong",
    [
        {"region": "mars"},
        {"layer": "cellar"},
        {"tier": "L7"},
        {"kind": "person"},
        {"at": "2023-13"},
        {"at": "yesterday"},
        {"since": "2024"},
        {"at": "2023-01", "since": "2023-01"},
        {"at": "2023-01", "since": "2023-05"},
    ],
)
def test_what_no_map_can_show_is_refused_in_one_line(wrong: dict[str, Any]) -> None:
    with pytest.raises(BaimoError, match=r"^[^\n]+$"):
        State(**wrong)


def test_every_choice_is_accepted() -> None:
    for name, values in choices().items():
        assert values
        for value in values:
            chosen: dict[str, Any] = {name: value}
            assert State(**chosen).filters() == chosen


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"is_key": True}, {"key"}),
        ({"is_key": True, "is_hung": True}, {"key", "hung"}),
        ({"is_guest": True}, {"guest"}),
        ({"last": "2023-06"}, set()),  # twelve months are not more than twelve
        ({"last": "2023-05"}, {"stale"}),
        ({"last": "2022-06"}, {"stale"}),
        ({"last": "2022-05"}, {"quiet"}),
        ({"ended": "2024-06"}, {"closed", "left"}),
        ({"ended": "2024-07"}, set()),
    ],
)
def test_what_a_tile_is_of_itself(told: dict[str, Any], expected: set[str]) -> None:
    assert classes(tile("a", **told), State(at=MONTH)) == expected


def test_with_few_sites_the_evidence_is_thin() -> None:
    assert classes(tile("a", sites=2), State()) == {"thin"}


def test_who_is_not_yet_there_is_later() -> None:
    assert "later" in classes(tile("a"), State(at="2022-11"), Population([], "2022-11"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "entered"),
        ({"ended": "2024-01"}, "gone"),
        ({"joined": "2024-01"}, "moved"),
        ({"renamed": "2024-01"}, "renamed"),
    ],
)
def test_what_changed_between_two_months_is_ringed(told: dict[str, Any], expected: str) -> None:
    one = tile("a", **told)
    before = Population([] if expected == "entered" else [one], "2023-06")
    found = classes(one, State(at=MONTH, since="2023-06"), before=before)
    assert found & {"entered", "gone", "moved", "renamed"} == {expected}


def test_what_happened_before_or_after_the_two_months_is_not_ringed() -> None:
    one = tile("a", joined="2023-06", renamed="2024-07")
    before = Population([one], "2023-06")
    assert classes(one, State(at=MONTH, since="2023-06"), before=before) == set()


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (State(region="china"), {"home"}),
        (State(region="abroad"), set()),
        (State(layer="models"), {"home"}),
        (State(layer="infra"), set()),
        (State(tier="L0"), {"home"}),
        (State(tier="L1"), set()),
        (State(kind="chip"), set()),
        (State(kind="organization"), {"home"}),
        (State(is_open=True), {"home"}),
    ],
)
def test_filters(state: State, kept: set[str]) -> None:
    weights = System("m", {}, None, 1, is_open=True)
    one = tile("home", region="china", tiers=("L0",), systems=(weights,))
    assert {one.owner for _ in range(1) if fits(one, state)} == kept
    assert ("filtered" in classes(one, state)) == (not kept)


def test_rules_are_of_no_region_and_pass_it() -> None:
    assert fits(tile("act", "frame/policy"), State(region="china"))


def test_a_focus_parts_the_tiles_in_three() -> None:
    tiles = [tile("a"), tile("b"), tile("c")]
    found = marks(State(focus="a"), tiles, Population(tiles, MONTH), near={"b"})
    assert [found[one.key] for one in tiles] == [("focus",), ("near",), ("away",)]


def test_a_focus_on_a_system_is_on_the_tile_that_bears_it() -> None:
    assert "focus" in classes(tile("a", members=("a", "gpt")), State(focus="gpt"))


def test_a_document_lights_a_tile_with_its_weightiest_verdict() -> None:
    lights = (("a", "supported", 3), ("gpt", "contradicted", 1))
    assert classes(tile("a", members=("a", "gpt")), State(lights=lights)) == {"lit", "v-contradicted"}
    assert classes(tile("b"), State(lights=lights)) == {"unlit"}


def test_what_a_document_says_of_a_house_lights_no_guest_of_it() -> None:
    guest = tile("a", "products/assistants", id="app", is_guest=True, members=("app",))
    assert "unlit" in classes(guest, State(lights=(("a", "supported", 1),)))
    assert "v-outdated" in classes(guest, State(lights=(("app", "outdated", 1),)))


def test_two_verdicts_on_one_entity_leave_the_weightier() -> None:
    lights = (("a", "contradicted", 1), ("a", "supported", 3))
    assert "v-contradicted" in classes(tile("a"), State(lights=lights))


def test_every_state_marks_every_tile_of_the_base_once(album: Album) -> None:
    for state in (State(), State(at="2023-10"), State(since="2024-01", region="abroad"), State(focus="openai")):
        found = album.marks(state, near={"microsoft"})
        assert set(found) == {one.key for one in album.base("zh").tiles}


def test_a_base_shows_the_same_tiles_in_both_languages(album: Album) -> None:
    chinese, english = album.base("zh"), album.base("en")
    assert [one.key for one in chinese.tiles] == [one.key for one in english.tiles]
    assert chinese.places == english.places
