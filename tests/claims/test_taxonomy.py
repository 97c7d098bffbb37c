"""The map's taxonomy is whole: every box has its words and its reason, and other lists' labels lead into it."""

from __future__ import annotations

from typing import Any

import pytest

from baimo.claims import table
from baimo.claims.taxonomy import Taxonomy, faults, taxonomy


def test_taxonomy_has_a_version_and_no_faults() -> None:
    assert taxonomy().version
    assert faults(taxonomy()) == []


def test_layers_come_from_the_top_of_the_map_down_and_the_frame_last() -> None:
    assert [box.id for box in taxonomy().layers()] == ["industry", "products", "models", "infra", "frame"]


def test_every_box_stands_in_the_box_that_its_id_names() -> None:
    boxes = taxonomy().boxes
    assert all(box.parent in boxes for box in boxes.values() if box.step != "layer")
    assert [box.order for box in boxes.values()] == sorted(box.order for box in boxes.values())


def test_industry_models_have_every_industry_as_a_subcategory() -> None:
    inner = [box.id.rpartition("/")[2] for box in taxonomy().inside("models/industry-models")]
    assert inner == [box.id.rpartition("/")[2] for box in taxonomy().inside("industry")]


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        ("infra", "基础设施", "infrastructure"),
        ("infra/ai-chips", "AI芯片", "AI chips"),
        ("models/industry-models/finance", "行业大模型·金融", "industry models: finance"),
        ("no/such-place", "no/such-place", "no/such-place"),
    ],
    ids=["layer", "category", "subcategory", "unknown"],
)
def test_place_is_said_in_both_languages(place: str, zh: str, en: str) -> None:
    assert (taxonomy().label(place, "zh"), taxonomy().label(place, "en")) == (zh, en)


def test_labels_of_other_lists_lead_to_places() -> None:
    assert taxonomy().of_label("awesome-llms-in-china", "林业") == "models/industry-models/agriculture"
    assert taxonomy().of_label("awesome-llms-in-china", "林业", "maker") == "industry/agriculture"
    assert taxonomy().of_label("awesome-llms-in-china", "占星") is None
    assert taxonomy().of_label("no-such-list", "金融") is None


@pytest.mark.parametrize(
    ("tiles", "strip"),
    [
        ({"industry/retail": 1, "industry/legal": 4, "industry/finance": 5}, ["industry/legal", "industry/retail"]),
        ({"industry/retail": 1, "industry/finance": 9}, []),
        ({"models/hubs": 1, "industry/retail": 2, "industry/gaming": 1}, ["industry/retail", "industry/gaming"]),
    ],
    ids=["thin boxes", "one thin box stays a box", "of its layer only"],
)
def test_thin_boxes_become_one_strip(tiles: dict[str, int], strip: list[str]) -> None:
    assert sorted(taxonomy().in_strip(tiles)) == sorted(strip)


def _broken(**changed: Any) -> Taxonomy:
    head = {"version": 1, "layers": ["a"], "sources": {"O": {}}, "strip": {"layer": "a", "holds_at_least": 5}}
    words = {"zh": "甲", "en": "a", "about": {"zh": "甲", "en": "a"}, "from": ["O"]}
    lists = changed.pop("lists", {})
    return Taxonomy(head, {"a": {**words, "categories": {"a/b": {**words, **changed}}}}, lists)


@pytest.mark.parametrize(
    ("taxonomy_with", "fault"),
    [
        (_broken(en=""), "a/b: no label in en"),
        (_broken(about={"zh": "甲"}), "a/b: no line about it in en"),
        (_broken(**{"from": ["X"]}), "a/b: no source has the letter X"),
        (_broken(subcategories={"c": {"zh": "丙"}}), "a/b/c: no label in en"),
        (_broken(lists={"l": {"labels": {"x": {"model": "a/z"}}}}), "l: x: a/z is no place"),
    ],
    ids=["label", "about", "source", "subcategory", "label of a list"],
)
def test_faults_of_the_data_are_told(taxonomy_with: Taxonomy, fault: str) -> None:
    assert faults(taxonomy_with) == [fault]


def test_a_category_is_said_of_what_can_stand_on_the_map() -> None:
    assert {"organization", "model", "product", "chip", "technology"} <= set(table()["category"].subject)
