"""Where entities stand: as their sources say, else by rules over what is said of them, with what says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baimo.claims.taxonomy import taxonomy
from baimo.ledger import Ledger, open_ledger
from baimo.ledger.placing import Place, Placement, counts, places
from baimo.ledger.placing.rules import rules
from baimo.values.datafile import write_atomically

SOURCES = """
publisher: Example
grade: known
pages:
- {id: old, url: 'https://example.org/old', title: old, date: '2023-01-10', kind: media}
- {id: new, url: 'https://example.org/new', title: new, date: '2024-06-10', kind: media}
- {id: list, url: 'https://example.org/list', title: list, date: '2024-06-11', kind: dataset}
"""
Make = Callable[..., Ledger]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A ledger of entities, each `kind/id` with its category and its statements as YAML flow mappings."""

    def ledger(**entities: tuple[str | None, list[str]]) -> Ledger:
        atlas = tmp_path / "atlas"
        write_atomically(atlas / "sources" / "example.org.yaml", SOURCES.encode())
        for name, (category, statements) in entities.items():
            kind, _, entity = name.partition("_")
            head = [f"id: {entity}", f"kind: {kind}", f"names: {{en: {entity} name}}"]
            head += [f"category: {category}"] if category else []
            lines = [*head, *(["statements:"] if statements else []), *(f"- {{{row}}}" for row in statements)]
            write_atomically(atlas / "entities" / kind / f"{entity}.yaml", "\n".join(lines).encode())
        opened = open_ledger(atlas, tmp_path / "home")
        assert opened.problems == []
        return opened

    return ledger


def said(predicate: str, object: str = "", source: str = "new", **keys: Any) -> str:
    given = {"predicate": predicate, **({"object": object} if object else {}), **keys, "sources": f"[{source}]"}
    return ", ".join(f"{key}: {value}" for key, value in given.items())


def placed(box: str, source: str = "new", **keys: Any) -> str:
    return said("category", source=source, value=box, **keys)


def boxes(found: list[Place]) -> list[str]:
    return [place.box for place in found]


def test_place_is_what_a_source_says_with_its_statement(make: Make) -> None:
    ledger = make(model_m=("models/general-models", [placed("models/general-models")]))
    (place,) = places(ledger, "m")
    assert (place.box, place.rule, place.main) == ("models/general-models", None, True)
    statement = ledger.statement(place.why[0])
    assert statement
    assert statement.claim.predicate == "category"


def test_a_category_counts_once_at_its_deepest_box(make: Make) -> None:
    ledger = make(model_m=(None, [placed("models/general-models"), placed("models/general-models/video", "list")]))
    (place,) = places(ledger, "m")
    assert (place.box, place.category, place.subcategory) == (
        "models/general-models/video",
        "models/general-models",
        "video",
    )
    assert len(place.why) == 2


def test_of_two_places_the_one_in_the_head_is_the_main_one(make: Make) -> None:
    claims = [placed("infra/compute-cloud"), placed("infra/compute-cloud", "list"), placed("models/general-models")]
    ledger = make(organization_o=("models/general-models", claims))
    assert [(p.box, p.main) for p in places(ledger, "o")] == [
        ("models/general-models", True),
        ("infra/compute-cloud", False),
    ]


def test_without_a_main_place_the_better_witnessed_one_comes_first(make: Make) -> None:
    claims = [placed("models/general-models"), placed("infra/compute-cloud"), placed("infra/compute-cloud", "list")]
    assert boxes(places(make(organization_o=(None, claims)), "o")) == ["infra/compute-cloud", "models/general-models"]


def test_what_is_no_place_of_the_map_places_nobody(make: Make) -> None:
    ledger = make(organization_o=(None, [said("category", value="六小虎")]))
    assert places(ledger, "o") == []


def test_an_old_id_leads_to_what_became_of_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(taxonomy().renamed, "models/llms", "models/general-models")
    ledger = make(model_m=(None, [said("category", value="models/llms")]))
    assert boxes(places(ledger, "m")) == ["models/general-models"]


MAKER: dict[str, Any] = {"organization_o": []}
CASES: dict[str, tuple[dict[str, list[str]], str, str, str]] = {
    "a version stands with its family": (
        {"model_f": [placed("models/general-models/video")], "model_m": [said("version_of", "f")]},
        "m",
        "models/general-models/video",
        "family",
    ),
    "a chip": ({**MAKER, "chip_c": [said("developed_by", "o")]}, "c", "infra/ai-chips", "chip"),
    "a model for nobody in particular": (
        {**MAKER, "model_m": [said("developed_by", "o")]},
        "m",
        "models/general-models",
        "model",
    ),
    "a model of the second tier stands in its industry": (
        {"industry_finance": [], "model_m": [said("tier", value="L1"), said("applied_in", "finance")]},
        "m",
        "models/industry-models/finance",
        "industry-model",
    ),
    "a use makes no industry model": (
        {"industry_finance": [], "model_m": [said("applied_in", "finance")]},
        "m",
        "models/general-models",
        "model",
    ),
    "the maker of a model for finance": (
        {**MAKER, "model_m": [placed("models/industry-models/finance"), said("developed_by", "o")]},
        "o",
        "industry/finance",
        "works",
    ),
    "a maker of chips": ({**MAKER, "chip_c": [said("developed_by", "o")]}, "o", "infra/ai-chips", "works"),
    "an investor": (
        {"organization_o": [said("invested_in", "x")], "organization_x": []},
        "o",
        "frame/capital",
        "investor",
    ),
    "an exchange": ({**MAKER, "organization_x": [said("listed_on", "o")]}, "o", "frame/capital/exchange", "exchange"),
    "what was bought stands with its buyer": (
        {"organization_o": [said("acquired", "x"), placed("models/hubs")], "organization_x": []},
        "x",
        "models/hubs",
        "house",
    ),
    "what is rented by the hour": (
        {"product_p": [said("price", value=98, unit="USD/hour")]},
        "p",
        "infra/compute-cloud",
        "rented",
    ),
    "a box of chips": (
        {"chip_c": [], "product_p": [said("uses_chip", "c"), said("price", value=9, unit="CNY/server")]},
        "p",
        "infra/servers-network/ai-server",
        "server",
    ),
}


@pytest.mark.parametrize(("entities", "asked", "box", "rule"), CASES.values(), ids=CASES)
def test_place_by_rule_names_the_rule_and_its_evidence(
    make: Make, entities: dict[str, list[str]], asked: str, box: str, rule: str
) -> None:
    ledger = make(**{name: (None, statements) for name, statements in entities.items()})
    (place,) = places(ledger, asked)
    assert (place.box, place.rule) == (box, rule)
    assert place.why
    assert all(ledger.statement(why) for why in place.why)


def test_a_judgement_in_the_file_stands_where_no_source_says_another(make: Make) -> None:
    claims = [said("invested_in", "x")]
    ledger = make(organization_o=("industry/media", claims), organization_x=("industry/media", []))
    (place,) = places(ledger, "o")
    assert (place.box, place.rule, len(place.why)) == ("industry/media", "hand", 1)


def test_a_source_has_the_word_over_every_rule(make: Make) -> None:
    claims = [said("invested_in", "x"), placed("infra/compute-cloud")]
    assert boxes(places(make(organization_o=(None, claims), organization_x=(None, [])), "o")) == ["infra/compute-cloud"]


@pytest.mark.parametrize("modality", ["predicted", "negated", "opinion"])
def test_nobody_stands_anywhere_for_what_is_not_asserted(make: Make, modality: str) -> None:
    ledger = make(organization_o=(None, [placed("models/hubs", modality=modality)]))
    assert places(ledger, "o") == []


@pytest.mark.parametrize("kind", rules().off)
def test_some_kinds_stand_off_the_map(make: Make, kind: str) -> None:
    entities: dict[str, Any] = {f"{kind}_x": (None, []), "organization_o": (None, [])}
    assert places(make(**entities), "x") == []


def test_who_is_not_known_has_no_place(make: Make) -> None:
    assert places(make(organization_o=(None, [])), "nobody") == []


def test_families_in_a_circle_are_placed_all_the_same(make: Make) -> None:
    ledger = make(model_a=(None, [said("version_of", "b")]), model_b=(None, [said("version_of", "a")]))
    assert boxes(places(ledger, "a")) == ["models/general-models"]


def test_place_as_known_then_leaves_out_later_sources(make: Make) -> None:
    ledger = make(organization_o=(None, [placed("infra/compute-cloud", "old"), placed("models/general-models")]))
    assert boxes(places(ledger, "o", known_by="2023-12")) == ["infra/compute-cloud"]
    assert len(places(ledger, "o", known_by="2024-12")) == 2


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2022", ["infra/compute-cloud"]),
        ("2024", ["models/general-models"]),
        (None, ["infra/compute-cloud", "models/general-models"]),
    ],
    ids=["before the move", "after it", "at any time"],
)
def test_place_at_a_time_follows_intervals(make: Make, at: str | None, expected: list[str]) -> None:
    moved = [
        placed("infra/compute-cloud", when="../2023-03"),
        placed("models/general-models", when="2023-04/.."),
    ]
    assert sorted(boxes(places(make(organization_o=(None, moved)), "o", at=at))) == expected


def test_a_point_in_time_is_when_somebody_looked_and_bars_nothing(make: Make) -> None:
    ledger = make(organization_o=(None, [placed("models/hubs", when="'2024-06'")]))
    assert boxes(places(ledger, "o", at="2023")) == ["models/hubs"]


def test_time_that_is_none_is_refused(make: Make) -> None:
    with pytest.raises(ValueError, match="not a date"):
        places(make(organization_o=(None, [])), "o", at="not a date")


@pytest.mark.parametrize(
    ("entity", "claims", "levels"),
    [
        ("model_m", [placed("models/general-models")], ["L0"]),
        ("model_m", [placed("models/industry-models/legal")], ["L1"]),
        ("model_m", [placed("models/general-models"), said("tier", value="L1")], ["L1"]),
        ("model_m", [said("tier", value="L1"), said("tier", value="L0")], ["L0", "L1"]),
        ("product_m", [placed("products/search")], ["L2"]),
        ("product_m", [placed("models/maas")], []),
        ("organization_m", [placed("models/general-models")], []),
    ],
    ids=["general", "industry", "its source", "a design of two layers", "product", "a seller of tokens", "company"],
)
def test_tier_follows_source_else_place(make: Make, entity: str, claims: list[str], levels: list[str]) -> None:
    found = Placement(make(**{entity: (None, claims)})).tiers("m")
    assert [tier.level for tier in found] == levels
    assert all(tier.why for tier in found)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return open_ledger(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def whole(atlas: Ledger) -> Placement:
    return Placement(atlas, everything=True)


# A new entity may come into the atlas before somebody has placed it; that must stay rare.
@pytest.mark.parametrize(("kind", "unplaced"), [("model", 0), ("chip", 0), ("organization", 0.02), ("product", 0.02)])
def test_what_belongs_on_the_map_stands_somewhere(atlas: Ledger, whole: Placement, kind: str, unplaced: float) -> None:
    entities = atlas.entities(kind)
    missing = [entity.id for entity in entities if not whole.places(entity.id)]
    assert len(missing) <= unplaced * len(entities), missing


def test_every_model_of_the_atlas_has_a_tier(atlas: Ledger, whole: Placement) -> None:
    assert [entity.id for entity in atlas.entities("model") if not whole.tiers(entity.id)] == []


def test_all_at_once_or_one_at_a_time_is_the_same(atlas: Ledger, whole: Placement) -> None:
    ids = ["baidu", "qwen2.5-72b", "kimi", "h100", "sequoia-china", "nasdaq", "wang-xiaochuan", "pytorch"]
    singly = Placement(atlas)
    assert [whole.places(name) for name in ids] == [singly.places(name) for name in ids]
    assert sum(bool(whole.places(name)) for name in ids) == len(ids) - 1


def test_counts_are_by_category_of_the_main_place(make: Make) -> None:
    ledger = make(
        model_a=(None, [placed("models/general-models/video")]),
        model_b=(None, [placed("models/general-models")]),
        person_p=(None, []),
    )
    assert counts(Placement(ledger), ["a", "b", "p"]) == {"models/general-models": 2}


def test_rules_place_into_boxes_of_the_map_and_read_known_predicates() -> None:
    from baimo.claims import table

    named = [rule.place for rule in rules().rules if rule.place and rule.read != "field"]
    named += [to for to in rules().moves.values() if "/" in to]
    named += [f"industry/{box}" for box in rules().fields.values()]
    assert [place for place in named if not taxonomy().get(place)] == []
    assert set(rules().predicates()) <= set(table())
