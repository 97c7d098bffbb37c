"""The fixtures hold together, and the reader reads those it was written by as well as when the floor was set."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from baimo.documents import from_text, load
from baimo.workspace import Workspace

ROOT = Path(__file__).parents[2]
FOLDERS = ROOT / "tests/fixtures/reading"
# Measured, less a little: a change that costs more than that is no accident. Half of the documents are far harder than
# the texts by which most rules were written.
FLOOR = {"f1": 0.82, "precision": 0.9, "recall": 0.755, "when": 0.91, "bound": 0.98, "modality": 0.975, "span": 1.0}


@cache
def module(path: str) -> ModuleType:
    """A script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem + "_script", ROOT / path)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by name
    importlib.import_module("sys").modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@cache
def measured() -> dict[str, Any]:
    """The scores of some of the documents that rules are written by."""
    return dict(module("benchmarks/score.py").score_folder(FOLDERS / "dev", check=False, every=3))


@pytest.mark.parametrize("name", FLOOR)
def test_reading_stays_above_its_floor(name: str) -> None:
    whole = module("benchmarks/score.py").total(measured().values())
    assert whole.measures()[name] >= FLOOR[name], "\n".join(whole.notes)


@cache
def reader() -> Any:
    return Workspace(home=Path("/nonexistent")).reader


@pytest.mark.parametrize("sentence", (FOLDERS / "nothing.txt").read_text(encoding="utf-8").splitlines())
def test_what_states_nothing_of_the_industry_is_no_claim(sentence: str) -> None:
    assert [claim.to_json() for claim in reader().read(from_text(sentence, "sentence.txt")).claims] == []


def test_a_lecture_yields_next_to_nothing() -> None:
    assert len(reader().read(load(FOLDERS / "dev/lecture.zh.txt")).claims) <= 4


HALVES = [
    folder for folder in ("dev", "taught", "varied", "blend", "held") if (FOLDERS / folder / "gold.jsonl").exists()
]


@pytest.mark.parametrize("folder", HALVES)
def test_gold_is_what_the_claims_files_say(folder: str) -> None:
    gold, verdicts = module("tests/fixtures/build.py").build(FOLDERS / folder)
    kept = module("benchmarks/score.py").read_lines
    assert kept(FOLDERS / folder / "gold.jsonl") == json.loads(json.dumps(gold))
    assert kept(FOLDERS / folder / "verdicts.jsonl") == verdicts


@pytest.mark.parametrize("folder", HALVES)
def test_gold_asks_only_what_the_predicate_table_has(folder: str) -> None:
    from baimo.claims import table
    from baimo.claims.predicates import BOUNDS, MODALITIES

    for claim in module("benchmarks/score.py").read_lines(FOLDERS / folder / "gold.jsonl"):
        assert set(claim["predicate"]) <= table().keys(), claim
        assert claim["bound"] in BOUNDS, claim
        assert set(claim["modality"]) <= set(MODALITIES), claim


GOLD = {
    "id": "a:1",
    "doc": "a",
    "subject": ["智谱", "Zhipu AI"],
    "predicate": ["founded_on"],
    "value": "2019-06",
    "bound": "exact",
    "modality": ["asserted"],
    "optional": False,
    "quote": "智谱成立于2019年6月",
    "start": 0,
    "end": 12,
}
READ = {"doc": "a", "subject": "zhipu-ai", "subject_name": "智谱", "predicate": "founded_on", "value": "2019-06"}
READ |= {"quote": "智谱成立于2019年6月", "start": 0, "end": 12}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, True),
        ({"subject_name": "Zhipu-AI"}, True),
        ({"value": "2019-06-11"}, True),
        ({"value": "2019"}, False),
        ({"value": "2020-06"}, False),
        ({"predicate": "released"}, False),
        ({"subject": "minimax", "subject_name": "MiniMax"}, False),
        ({"start": 20, "end": 32}, False),
        ({"start": 20, "end": 32, "also_at": [[3, 8]]}, True),
    ],
    ids=[
        "same",
        "other-spelling",
        "finer-date",
        "coarser-date",
        "other-year",
        "predicate",
        "subject",
        "place",
        "also-at",
    ],
)
def test_score_matches_what_says_the_same(change: dict[str, Any], found: bool) -> None:
    score = module("benchmarks/score.py").score_document([GOLD], [READ | change], "智谱成立于2019年6月", {})
    assert (score.found, score.right) == (int(found), int(found))


def test_score_counts_a_claim_read_twice_once_and_a_false_alarm() -> None:
    reads = [READ | {"verdict": "contradicted"}, READ | {"verdict": "contradicted"}]
    score = module("benchmarks/score.py").score_document([GOLD], reads, "智谱成立于2019年6月", {"a:1": ["supported"]})
    assert (score.read, score.found, score.judged, score.alarms) == (1, 1, 1, 1)


def test_quote_is_found_across_wrapped_lines_and_by_its_place() -> None:
    find = module("tests/fixtures/build.py").find_span
    assert find("成本降低至 25\n\n万元", "25万元") == (6, 12)
    assert find("A 与 A", "A#2") == (4, 5)
    with pytest.raises(ValueError, match="stands 2 times"):
        find("A 与 A", "A")
