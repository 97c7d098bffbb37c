"""Who matters: the breadth of evidence, the gold rim, and what hangs on one site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.drawing.album import Album
from baimo.drawing.population.keys import House, Keys
from baimo.drawing.population.standing import Record, Standing, Told

TIGERS = ("zhipu-ai", "moonshot-ai", "minimax", "baichuan-ai", "01-ai", "stepfun")
LARGE = ("baidu", "alibaba", "tencent", "huawei", "bytedance")
told = st.builds(
    Told,
    month=st.sampled_from(["", "2023-01", "2023-02", "2024-01"]),
    site=st.sampled_from("abcde"),
    kind=st.sampled_from([None, "money", "users", "price"]),
    partners=st.lists(st.sampled_from(["p", "q", "r"]), max_size=2).map(tuple),
)
many = st.lists(told, max_size=30)


def _slowly(said: list[Told], month: str) -> Standing:
    known = [one for one in said if one.month <= month]
    kinds, partners = {one.kind for one in known if one.kind}, {p for one in known for p in one.partners}
    return Standing(len(kinds), len({one.site for one in known}), len(partners))


@given(many, st.sampled_from(["2022-12", "2023-01", "2023-12", "2024-02"]))
def test_a_record_counts_what_is_known_by_a_month(said: list[Told], month: str) -> None:
    standing = Record(said).standing(month)
    assert standing == _slowly(said, month)
    assert len(standing.kind_names) == standing.kinds
    assert len(standing.site_names) == standing.sites
    assert len(standing.partner_names) == standing.partners


@given(many, st.sampled_from(["2022-12", "2023-01", "2024-02"]))
def test_without_a_site_a_standing_is_what_the_others_tell(said: list[Told], month: str) -> None:
    for site, standing in Record(said).without_each(month).items():
        assert standing == _slowly([one for one in said if one.site != site], month)


def _record(kinds: int, sites: int) -> Record:
    """So many kinds, each told by every site."""
    return Record(Told("", f"site{n}", f"kind{k}", ()) for n in range(sites) for k in range(kinds))


def test_the_first_of_a_box_above_the_cut_off_has_a_rim() -> None:
    houses = [House("a", "x/y", None, "a"), House("b", "x/y", None, "b"), House("c", "x/z", None, "c")]
    records = {"a": _record(6, 3), "b": _record(5, 3), "c": _record(1, 2)}
    assert Keys(houses, records, {}, "2024-01").owners == {"a"}


def test_a_group_takes_one_rim_in_the_list_of_its_region() -> None:
    houses = [House("top", "x/y", "china", "top"), *(House(f"part{n}", "x/y", "china", "top") for n in range(3))]
    records = {"top": _record(9, 9), **{f"part{n}": _record(7, 5) for n in range(3)}}
    whole = Record(one for record in records.values() for one in record.told)
    owners = Keys(houses, records, {"top": whole}, "2024-01").owners
    assert len(owners) == 2  # the first of the box, and one for the group
    assert "top" in owners


def test_a_rim_that_one_site_carries_hangs_on_it() -> None:
    houses = [House("broad", "x/y", None, "broad"), House("thin", "x/z", None, "thin")]
    one_site = Record([*(Told("", "only", f"kind{k}", ()) for k in range(5)), Told("", "other", None, ())])
    keys = Keys(houses, {"broad": _record(6, 4), "thin": one_site}, {}, "2024-01")
    assert keys.owners == {"broad", "thin"}
    assert keys.hung() == {"thin"}


def test_the_small_tigers_and_the_large_houses_are_key_players(album: Album) -> None:
    keys = {tile.owner for tile in album.population("2026-11").tiles if tile.is_key}
    assert set(TIGERS + LARGE) <= keys


def test_the_tigers_and_the_houses_stand_high_in_the_list_of_all(album: Album) -> None:
    """Nine of eleven are among the first 13; the record of 2025 and 2026 put others between the last two and them."""
    ranked = album.merged("2026-11")
    places = {name: ranked.index(name if name != "alibaba" else "alibaba-cloud") + 1 for name in TIGERS + LARGE}
    assert sorted(places.values())[8] <= 16, places
    assert max(places.values()) <= 20, places


@pytest.mark.parametrize("month", ["2022-11", "2024-06", "2026-11"])
def test_history_tells_of_each_month_what_the_map_of_that_month_shows(album: Album, month: str) -> None:
    then = {tile.key for tile in album.population(month).tiles if tile.is_key}
    assert {key for key, months in album.history().items() if month in months} == then


def test_words_behind_a_standing_can_be_told(album: Album) -> None:
    openai = next(t for t in album.population("2026-11").tiles if t.owner == "openai" and not t.is_guest)
    assert {"released", "money"} <= set(openai.standing.kind_names)
    assert "microsoft" in openai.standing.partner_names
