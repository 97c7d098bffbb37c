"""The weights of joining are learnt from documents with gold: what becomes an example, and what is learnt from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baimo.reading.joining.weights import Weights

pytest.importorskip("scipy")
from tools.joining import fitting
from tools.joining.examples import Examples, What, Who, collect


def toy() -> Examples:
    """Six documents in which a cue before a sum tells a round, and the nearer name is the one that raised it."""
    examples = Examples()
    for number in range(6):
        doc = f"{number}.txt"
        for cue, label in (("c:sL", True), ("c:none", False)):
            examples.what.append(What(doc, "raised", ["U:<$>"], [cue], label, is_left=True))
            if label:
                signs = [["i", "b:n0s"], ["i", "b:n1s"], ["n"]]
                examples.who.append(Who(doc, "raised", signs, [True, False, False], len(examples.what) - 1))
    return examples


def test_what_tells_and_what_does_not_is_learnt() -> None:
    weights = fitting.fit(toy())
    assert weights.chance("raised", ["U:<$>"], ["c:none"]) < 0.4 < 0.6 < weights.chance("raised", ["U:<$>"], ["c:sL"])
    near, far, nobody = (weights.worth("raised", signs) for signs in (["i", "b:n0s"], ["i", "b:n1s"], ["n"]))
    assert near > far and near > nobody


def test_documents_left_out_are_told_by_a_fit_that_did_not_see_them() -> None:
    told = fitting.left_out(toy())
    assert len(told) == 12
    assert all((one.chance > 0.5) == one.what.label for one in told)
    assert all(one.is_right == one.what.label for one in told)


def test_documents_that_rules_were_written_by_explain_their_own_rarity() -> None:
    examples = toy()
    for one in toy().what:
        examples.what.append(What("tuned-" + one.doc, "raised", one.words, one.cues, False, True, is_tuned=True))
    assert fitting.fit(examples).chance("raised", ["U:<$>"], ["c:sL"]) > 0.5


def test_a_predicate_that_is_never_right_is_not_shipped() -> None:
    examples = toy()
    examples.what += [What(f"{i}.txt", "loss", ["U:<$>"], ["c:sL"], i % 5 == 0, is_left=True) for i in range(6)]
    least = fitting.thresholds(fitting.left_out(examples), 0.45)
    shipped = Weights(**json.loads(fitting.to_json(fitting.fit(examples), least)))
    assert set(shipped.what) == {"raised"}
    assert set(shipped.least) == {""} or set(shipped.least) == {"", "raised"}


def test_places_of_a_document_are_labelled_by_its_gold(tmp_path: Path) -> None:
    text = "百度账上的新一轮融资就是那20亿元。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    gold = {
        "id": "a:1", "doc": "a.txt", "subject": ["百度"], "predicate": ["raised"], "value": 2e9, "unit": ["CNY"],
        "optional": False, "quote": text, "start": 0, "end": len(text),
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    examples = collect([tmp_path])
    (raised,) = [one for one in examples.what if one.predicate == "raised"]
    assert raised.label and raised.is_left
    (whom,) = [who for who in examples.who if examples.what[who.what] is raised]
    assert whom.right[0] and not any(whom.right[1:])
    assert not any(one.label for one in examples.what if one.predicate != "raised")
