"""Of which name a clause speaks that names nobody: the one that most speaks for, or none."""

from __future__ import annotations

import pytest
import yaml
from reading_examples import read

from baimo.reading.context import salience
from baimo.reading.context.salience import WEIGHTS, Query, weight

TOLD = {
    "the name at the head of the block before the one told of before": (
        "智谱成立于2019年。\n\n- 月之暗面：成立于2023年3月，估值30亿美元。",
        "valued_at",
        "月之暗面",
    ),
    "a heading that is a sentence and leads a list in": (
        "月之暗面完成新一轮融资，投资方包括：\n• 阿里巴巴\n• 腾讯\n",
        "invested_in",
        "阿里巴巴",
    ),
    "the start-up that launched something, though others came in behind": (
        "Larkspur launches Reed, an assistant for vets\n\nLarkspur today launched Reed, which writes the notes of "
        "veterinary surgeons. Medivet and CVS have signed up.\n\nThe start-up was founded in 2022. It has 45 staff.",
        "founded_on",
        "Larkspur",
    ),
    "a pronoun across paragraphs": (
        "Cohere was founded in 2019.\n\nThe company raised $500 million in 2024.",
        "raised",
        "Cohere",
    ),
}


@pytest.mark.parametrize(("text", "predicate", "name"), TOLD.values(), ids=TOLD.keys())
def test_the_most_salient_name_is_meant(text: str, predicate: str, name: str) -> None:
    assert name in {claim.subject_name for claim in read(text) if claim.predicate == predicate}


@pytest.mark.parametrize(
    "text",
    ["Timeline\n\nJun 2024 - raised $105 million in a seed round.", "Slide 4\n\n- valued at $3 billion"],
    ids=["a month", "the number of a slide"],
)
def test_the_mark_of_a_line_is_no_subject(text: str) -> None:
    assert not [claim for claim in read(text) if claim.subject.startswith("x-")]


def test_weights_are_of_signs_that_there_are() -> None:
    assert yaml.safe_load(salience.Path(salience.__file__).with_name("salience.yaml").read_text("utf-8")) == WEIGHTS
    # What opens the clause, heads the block or was spoken of last speaks for a name; what came in beside does not.
    for sign in ("clause.first", "recent", "above", "group", "speaker"):
        assert WEIGHTS[sign] > 0
    assert WEIGHTS["open"] < 0
    assert weight({"clause", "clause.first"}, ("",)) > weight({"none", "none.bare"}, ("",)) > weight({"open"}, ("",))


def test_what_is_asked_tells_which_weights_count() -> None:
    plain = {"sentence": None, "start": 0, "chars": frozenset()}
    of_house = Query(**plain, kinds=("organization",), is_pronoun=False)  # type: ignore[arg-type]
    of_model = Query(**plain, kinds=("model",), is_pronoun=True)  # type: ignore[arg-type]
    assert of_house.prefixes == ("",)
    assert of_model.prefixes == ("", "it:", "thing:")
