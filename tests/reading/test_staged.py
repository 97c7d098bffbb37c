"""Where a thing is launched is told apart from what is launched."""

from __future__ import annotations

from functools import cache

import pytest

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _launched(text: str) -> set[str]:
    claims = _reader().read(from_text(text, "x.txt")).claims
    return {claim.object_name or "" for claim in claims if claim.predicate in ("released", "open_sourced")}


@pytest.mark.parametrize(
    "text, place, launched",
    [
        ("智谱发布GLM-4。该模型已在魔搭社区开源。", "魔搭社区", "GLM-4"),
        ("OpenAI unveiled GPT-4o. A version for Microsoft Teams is due in April 2026.", "Microsoft Teams", "GPT-4o"),
    ],
)
def test_the_place_of_a_launch_is_not_launched(text: str, place: str, launched: str) -> None:
    told = _launched(text)
    assert place not in told
    assert launched in told


def test_the_larger_of_two_is_launched_too() -> None:
    told = _launched("OpenAI unveiled two models on 13 May 2024. The larger one, GPT-4o, is fast.")
    assert "GPT-4o" in told


@pytest.mark.parametrize(
    "text",
    [
        "BOSTON, March 3, 2025 - The new Wrenlet-7B was announced today.",
        "2025年6月18日，在深圳发布端侧多模态模型“青鸟2”。",
    ],
)
def test_a_place_brings_out_no_model(text: str) -> None:
    claims = _reader().read(from_text(text, "x.txt")).claims
    assert not [claim for claim in claims if claim.predicate == "released" and claim.subject_type == "place"]
