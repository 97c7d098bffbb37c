"""What the bundled atlas holds: enough of it, nothing without a source or an end, and what costs are computed from."""

from __future__ import annotations

from typing import Any

import pytest
from tools.atlas.independence import Families
from tools.atlas.measure import facts

Entities = dict[str, dict[str, Any]]

WIDTHS = ("layers", "hidden_size", "intermediate_size", "attention_heads", "kv_heads", "head_dimension")
BUILD = (*WIDTHS, "vocabulary_size", "attention", "parameters")
CARD = ("memory", "memory_bandwidth", "memory_type", "peak_flops", "power", "form_factor", "interconnect_type")


@pytest.fixture(scope="module")
def entities(rows: list[dict[str, Any]]) -> Entities:
    return {str(row["id"]): row for row in rows}


def told(entity: dict[str, Any], predicate: str) -> list[dict[str, Any]]:
    return [row for row in entity.get("statements") or () if row["predicate"] == predicate]


def line(model: str, entities: Entities) -> set[str]:
    """A model and the families that it leads up to."""
    found, left = set[str](), [model]
    while left:
        found.add(step := left.pop())
        left += [row["object"] for row in told(entities[step], "version_of") if row["object"] not in found]
    return found


def test_the_atlas_is_large_enough(entities: Entities) -> None:
    assert len(entities) >= 450
    assert sum(len(entity.get("statements") or ()) for entity in entities.values()) >= 3500


def test_every_model_leads_to_a_maker(entities: Entities) -> None:
    models = [id for id, entity in entities.items() if entity["kind"] == "model"]
    assert models
    assert [m for m in models if not any(told(entities[one], "developed_by") for one in line(m, entities))] == []


def test_nothing_is_said_of_an_unknown_entity(entities: Entities) -> None:
    named = {row["object"] for entity in entities.values() for row in entity.get("statements") or () if "object" in row}
    assert named
    assert named - entities.keys() == set()


def test_every_statement_has_a_source(entities: Entities) -> None:
    bare = [
        (id, row) for id, entity in entities.items() for row in entity.get("statements") or () if not row["sources"]
    ]
    assert bare == []


def test_two_facts_in_five_rest_on_two_independent_publishers() -> None:
    families, every = Families.read(), list(facts())
    backed = [fact for fact in every if len(families.among(fact.pages)) > 1]
    assert len(backed) / len(every) >= 0.4


def test_two_hundred_models_tell_how_they_are_built(entities: Entities) -> None:
    built = [id for id, entity in entities.items() if all(told(entity, predicate) for predicate in WIDTHS)]
    assert len(built) >= 200


def test_a_hundred_chips_tell_their_memory_peaks_and_power(entities: Entities) -> None:
    cards = [entity for entity in entities.values() if entity["kind"] == "chip"]
    assert sum(all(told(card, predicate) for predicate in CARD[:4]) for card in cards) >= 100


@pytest.mark.parametrize("model", ["llama-3.1-70b", "qwen2.5-72b", "qwen3-235b-a22b", "deepseek-v3", "gpt-oss-120b"])
def test_a_model_that_people_serve_is_told_in_full(model: str, entities: Entities) -> None:
    assert [predicate for predicate in BUILD if not told(entities[model], predicate)] == []


@pytest.mark.parametrize(
    ("model", "predicate", "qualifier", "value"),
    [
        ("deepseek-v3", "latent_rank", "kv", 512),
        ("deepseek-v3", "latent_rank", "query", 1536),
        ("deepseek-v3", "experts_per_token", None, 8),
        ("gpt-oss-120b", "sliding_window", None, 128),
        ("llama-3.1-70b", "kv_heads", None, 8),
        ("h100", "interconnect", "two-way", 900),
    ],
)
def test_a_part_of_a_design_is_told(
    model: str, predicate: str, qualifier: str | None, value: int, entities: Entities
) -> None:
    found = [row["value"] for row in told(entities[model], predicate) if row.get("qualifier") == qualifier]
    assert value in found


@pytest.mark.parametrize("chip", ["a100-sxm-80gb", "h100", "h200", "h20", "b200-sxm", "mi300x", "ascend-910b"])
def test_a_chip_that_people_serve_on_is_told_in_full(chip: str, entities: Entities) -> None:
    assert [predicate for predicate in CARD if not told(entities[chip], predicate)] == []
