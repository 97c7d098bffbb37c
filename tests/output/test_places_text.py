"""Places on the map in words, and as JSON with what they rest on."""

from __future__ import annotations

import pytest

from baimo.claims import Claim
from baimo.ledger import Ledger, open_ledger
from baimo.output.phrases import value_text
from baimo.output.places_text import place_label, places_json, places_line
from baimo.output.wording import words


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return open_ledger(home=tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "行业大模型·金融"), ("en", "industry models: finance")], ids=["zh", "en"]
)
def test_category_is_said_by_its_label(lang: str, said: str) -> None:
    claim = Claim("xuanyuan", "category", value="models/industry-models/finance")
    assert value_text(claim, words(lang)) == said


def test_value_that_is_no_place_is_shown_as_it_is() -> None:
    assert value_text(Claim("x", "category", value="六小虎"), words("zh")) == "六小虎"
    assert place_label(None, "zh") == ""


def test_place_that_no_source_says_is_marked(atlas: Ledger) -> None:
    assert places_line(atlas, "xuanyuan", words("zh")) == "行业大模型·金融"
    assert places_line(atlas, "sequoia-china", words("zh")) == "资本（按规则）"
    assert places_line(atlas, "sequoia-china", words("en")).endswith("(by rule)")
    assert places_line(atlas, "wang-xiaochuan", words("zh")) == ""


def test_json_has_the_version_the_boxes_and_the_statements_behind_them(atlas: Ledger) -> None:
    found = places_json(atlas, "xuanyuan")
    assert found["taxonomy"]
    assert [(place["box"], place["rule"], place["main"]) for place in found["places"]] == [
        ("models/industry-models/finance", None, True)
    ]
    assert [tier["level"] for tier in found["tiers"]] == ["L1"]
    assert all(atlas.statement(why) for place in found["places"] for why in place["why"])
