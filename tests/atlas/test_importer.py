"""The importer mends facts by rule, folds what is the same, and writes what it reads back."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.atlas import text
from tools.atlas.architectures import read_architectures
from tools.atlas.entities import Entities
from tools.atlas.facts import Fact, read_file, spread
from tools.atlas.fit import misfit
from tools.atlas.fold import fold
from tools.atlas.mending import mend
from tools.atlas.qualifiers import lift
from tools.atlas.sources import Register, host_key, page_name

from baimo.values.datafile import parse

PAGE = {"source_url": "https://example.org/a", "source_title": "A", "source_date": "2024", "source_kind": "media"}


def fact(at: str = "test:1", **keys: Any) -> Fact:
    base = {"subject": "glm-4", "subject_name": "GLM-4", "subject_type": "model", "predicate": "released"}
    return Fact(at, base | PAGE | keys)


def mended(one: Fact) -> Fact:
    kept, _ = mend([one])
    return kept[0]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("china:8", ["china:8"]),
        ("china:8-10", ["china:8", "china:9", "china:10"]),
        ("china:1,3-4", ["china:1", "china:3", "china:4"]),
    ],
)
def test_spread_tells_every_line(written: str, places: list[str]) -> None:
    assert spread(written) == places


def test_read_file_says_where_json_breaks(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"subject": "a"}\n{"subject": \n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"facts\.jsonl:2"):
        read_file(path)


def test_operations_are_counted_in_tera() -> None:
    one = mended(fact(predicate="peak_flops", value=989400000000000, unit="FLOP/s", note="dense BF16/FP16 tensor"))
    assert (one.get("value"), one.get("unit"), one.get("qualifier")) == (Decimal("989.4"), "TFLOPS", "bf16")


def test_a_price_list_gets_its_point_back_where_the_name_has_it() -> None:
    assert (
        mended(fact("prices:9999", subject="gemini-1-5-pro", subject_name="gemini-1.5-pro")).get("subject")
        == "gemini-1.5-pro"
    )
    assert mended(fact("prices:9999", subject="step-1-8k", subject_name="step-1-8k")).get("subject") == "step-1-8k"


def test_two_ids_of_one_thing_become_one() -> None:
    assert mended(fact(object="luobo-kuaipao")).get("object") == "apollo-go"


def test_a_price_ends_on_the_eve_of_the_next() -> None:
    unit = "USD/1M-input-tokens"
    before = fact(predicate="price", value=2, unit=unit, when="../2026-03-13")
    after = fact(predicate="price", value=1, unit=unit, when="2026-03-13")
    kept, _ = mend([before, after])
    assert [one.get("when") for one in kept] == ["../2026-03-12", "2026-03-13"]


def test_a_day_of_mixed_dates_is_kept_as_its_month_unless_another_page_has_it() -> None:
    table = "https://github.com/epoch-research/training-cost-trends/blob/main/data/All.csv"
    lone = fact(object="dbrx", when="2024-03-27", source_url=table)
    shared = fact(object="gpt-4o", when="2024-05-13", source_url=table)
    news = fact(object="gpt-4o", when="2024-05-13")
    kept, _ = mend([lone, shared, news])
    assert [one.get("when") for one in kept] == ["2024-03", "2024-05-13", "2024-05-13"]


def test_what_is_said_of_a_page_goes_to_the_page() -> None:
    one = mended(fact(note="first batch; page date estimated"))
    assert (one.get("note"), one.get("source_note")) == ("first batch", "date estimated")


def test_activated_parameters_become_a_claim_of_their_own() -> None:
    kept, _ = mend(
        [fact(predicate="parameters", value=671000000000, unit="parameters", note="37B activated per token")]
    )
    assert [(one.get("predicate"), one.get("value")) for one in kept] == [
        ("parameters", 671000000000),
        ("active_parameters", 37000000000),
    ]


@pytest.mark.parametrize(
    ("predicate", "unit", "note", "qualifier"),
    [
        ("users", "users", "weekly active", "weekly"),
        ("users", "users", "not monthly active", "cumulative"),
        ("users", "users", "", "monthly"),
        ("price", "CNY/1k-tokens", "tier: input 32k-128k", "32k-to-128k"),
        ("price", "CNY/1k-tokens", "tier: up to 32k input", "up-to-32k"),
        ("price", "USD/1M-tokens", "off-peak price", "off-peak"),
        ("price", "USD/1M-tokens", "launch price", None),
        ("count_of", "models", "generative AI services filed with CAC", "filed"),
        ("count_of", "rides", "filed", None),
        ("benchmark", "points", "C-Eval average", "c-eval"),
    ],
)
def test_a_qualifier_is_lifted_out_of_the_note(predicate: str, unit: str, note: str, qualifier: str | None) -> None:
    one = fact(predicate=predicate, unit=unit, note=note, value=1)
    lift(one)
    assert one.get("qualifier") == qualifier


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"object": "gpt-4"}, "released is not said of a model"),
        ({"predicate": "founded_on", "value": "2019", "subject_type": "model"}, "founded_on is not said of a model"),
        ({"predicate": "parameters", "value": "many"}, "a text where a number belongs"),
        ({"predicate": "parameters", "value": 7}, "a number without unit"),
        ({"predicate": "developed_by"}, "developed_by needs an entity, not a text"),
        (
            {"predicate": "parameters", "value": 7, "unit": "parameters", "when": "last year"},
            "time not understood: last year",
        ),
    ],
)
def test_what_does_not_fit_its_predicate_is_told(keys: dict[str, Any], why: str) -> None:
    one = fact(subject="some-model", **keys)
    assert misfit(one, Entities([one], {})) == why


def test_the_same_fact_from_two_pages_is_one_statement(tmp_path: Path) -> None:
    for name in ("grades", "publishers"):
        (tmp_path / name).write_text("host\tgrade\tpublisher\nexample.org\tknown-media\tExample\n", encoding="utf-8")
    register = Register(tmp_path / "grades", tmp_path / "publishers")
    other = PAGE | {"source_url": "https://example.org/b"}
    rows = fold([fact(object="x", when="2024-01"), fact(**({"object": "x", "when": "2024-01"} | other))], register)
    assert [row["sources"] for row in rows["glm-4"]] == [["example.org/a", "example.org/b"]]
    assert register.grade("https://example.org/c") == "known"


@pytest.mark.parametrize(
    ("url", "key", "name"),
    [
        ("https://www.36kr.com/p/12345?from=x", "www.36kr.com", "36kr.com/p-12345"),
        ("https://github.com/QwenLM/Qwen/blob/main/README.md", "github.com/QwenLM", "github.com/qwenlm/qwen/readme.md"),
        ("https://github.com/a/b/blob/0123456789abcdef/x/y.go", "github.com/a", "github.com/a/b/0123456/y.go"),
    ],
)
def test_a_page_has_a_short_name_and_its_publisher(url: str, key: str, name: str) -> None:
    assert (host_key(url), page_name(url)) == (key, name)


def test_a_context_of_131072_is_called_128k(tmp_path: Path) -> None:
    row = {"model": "m", "name": "M", "developer": "Meta", "params_total": 7, "params_active": 7, "context": 131072}
    row |= {
        "licence": None,
        "released": None,
        "note": None,
        "source_title": "t",
        "source_date": "2024",
        "source_url": "https://a.b/c",
    }
    path = tmp_path / "architectures.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    found = {one.get("predicate"): one for one in read_architectures(path, {"Meta": "meta"})}
    assert (found["context_length"].get("value"), found["context_length"].get("note")) == (128000, "131072 exactly")
    assert found.keys() == {"developed_by", "parameters", "context_length"}


values = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
    st.integers(-(10**15), 10**15),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=4),
)


@given(st.dictionaries(st.sampled_from(["value", "note", "when", "reason"]), values, min_size=1))
def test_what_is_written_is_read_back(mapping: dict[str, Any]) -> None:
    document = text.document({"id": "x"}, {"statements": [mapping]})
    read = parse(document)["statements"][0]
    assert {k: str(v) if isinstance(v, str) else Decimal(str(v)) for k, v in read.items()} == {
        k: v if isinstance(v, str) else Decimal(v) for k, v in mapping.items()
    }
