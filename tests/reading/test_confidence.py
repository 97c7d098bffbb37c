"""Confidence: what a claim carries is about the share of such claims that are right."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.claims import Claim
from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader, confidence
from baimo.reading.confidence import AS_IT_IS, Calibration, between

ROOT = Path(__file__).parents[2]
DEV = ROOT / "tests/fixtures/reading/dev"
KNOTS = ((0.5, 0.2), (0.7, 0.6), (0.9, 0.8))


@cache
def benchmark() -> ModuleType:
    """benchmarks/calibration.py as a module."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    spec = importlib.util.spec_from_file_location("calibration_script", ROOT / "benchmarks/calibration.py")
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@cache
def reader(is_raw: bool = False) -> Reader:
    return Reader(load_names(), AS_IT_IS if is_raw else None)


def confidence_of(text: str, predicate: str) -> float:
    claims = [c for c in reader().read(from_text(text, "t.txt")).claims if c.predicate == predicate]
    assert len(claims) == 1, claims
    return claims[0].confidence


@pytest.mark.parametrize(
    ("sureness", "share"),
    [
        (0.1, 0.2),  # before the first knot
        (0.5, 0.2),  # at a knot
        (0.6, 0.4),  # half way
        (0.75, 0.65),
        (0.9, 0.8),
        (1.0, 0.8),  # behind the last
    ],
)
def test_share_lies_on_straight_lines_between_knots(sureness: float, share: float) -> None:
    assert between(KNOTS, sureness) == pytest.approx(share)


@pytest.mark.parametrize("knots", [(), ((0.5, 0.8), (0.7, 0.6)), ((0.7, 0.6), (0.5, 0.8)), ((0.5, 0.6), (0.5, 0.8))])
def test_calibration_that_falls_or_is_empty_is_refused(knots: confidence.Knots) -> None:
    with pytest.raises(ValueError, match="sureness must rise"):
        Calibration(KNOTS, knots)


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_surer_claim_is_never_less_confident(one: float, other: float, new: bool) -> None:
    subject = "x-fjordlight" if new else "openai"
    low, high = (Claim(subject, "released", confidence=sureness) for sureness in sorted((one, other)))
    assert 0 < confidence.load().of(low) <= confidence.load().of(high) < 1


def test_subject_of_the_clause_is_surer_than_one_of_the_context() -> None:
    told = confidence_of("2023年3月，百川智能成立。", "founded_on")
    supplied = confidence_of("百川智能是一家大模型公司。该公司于2023年3月成立。", "founded_on")
    assert supplied < told


def test_time_of_the_context_makes_less_sure() -> None:
    own = confidence_of("OpenAI于2023年3月14日发布GPT-4。", "released")
    framed = confidence_of("2023年，大模型进入应用之年。各家都在比拼。OpenAI发布GPT-4。", "released")
    assert framed < own


def test_known_name_is_surer_than_a_new_one() -> None:
    known = confidence_of("2019年6月，智谱成立。", "founded_on")
    new = confidence_of("2019年6月，霁川智能成立。", "founded_on")
    assert new < known


def test_raw_reader_gives_the_product_of_the_parts() -> None:
    claims = reader(is_raw=True).read(from_text("OpenAI于2023年3月14日发布GPT-4。", "t.txt")).claims
    assert [c.confidence for c in claims if c.predicate == "released"] == [0.95]


def test_bands_keep_equal_confidence_together_and_hold_the_least() -> None:
    script = benchmark()
    found = [script.Outcome("d", c, False, True) for c in (0.5, 0.5, 0.5, 0.6, 0.7, 0.7)]
    assert [band.count for band in script.bands(found, least=2)] == [3, 3]


def test_pooling_joins_bands_that_fall() -> None:
    script = benchmark()
    falling = [script.Band(100, 50, 60.0), script.Band(100, 90, 70.0), script.Band(100, 70, 80.0)]
    pooled = script.pooled(falling)
    assert [(band.count, band.right) for band in pooled] == [(100, 50), (200, 160)]
    assert pooled[1].mean == pytest.approx(0.75)
    assert falling[1].count == 100, "the bands given are left as they were"


def test_folders_weigh_alike_whatever_they_hold() -> None:
    script = benchmark()
    small, large = [script.Outcome("a/d", 0.9, False, False)], [script.Outcome("b/d", 0.9, False, True)] * 3
    [band] = script.bands(script.evened({"a": small, "b": large}), least=1)
    assert (band.count, band.right) == (pytest.approx(4), pytest.approx(2))


def test_expected_error_is_the_distance_of_confidence_and_share() -> None:
    script = benchmark()
    found = [script.Outcome("d", 0.9, False, right) for right in (True, True, True, False)]
    assert script.expected_error(script.binned(found).values()) == pytest.approx(0.15)


def test_wrong_time_makes_a_claim_wrong() -> None:
    place = {"start": 0, "end": 9}
    gold = {"subject": ["OpenAI"], "predicate": ["released"], "object": ["GPT-4"], "when": ["2023-03"]}
    gold |= {"bound": "exact", "modality": ["asserted"]} | place
    read = {"subject": "openai", "subject_name": "OpenAI", "predicate": "released", "object_name": "GPT-4"} | place
    assert benchmark().is_right(read | {"when": "2023-03-14"}, [gold])
    assert not benchmark().is_right(read | {"when": "2023-04"}, [gold])


def test_confidence_on_the_fixtures_lies_near_the_share_that_is_right() -> None:
    script = benchmark()
    # What the encoder tells carries its own probability, and it has learnt from these documents.
    found = list(script.outcomes(DEV, Reader(load_names(), encoded=False)))
    # Rules were written by these documents: more of their claims are right than of any other's.
    assert script.expected_error(script.binned(found).values()) < 0.15
    by_half = sorted(found, key=lambda one: one.confidence)
    less, more = by_half[: len(found) // 2], by_half[len(found) // 2 :]
    assert sum(one.is_right for one in less) < sum(one.is_right for one in more)
