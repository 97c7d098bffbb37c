"""A document that contradicts itself is told so."""

from __future__ import annotations

import pytest
from saying import claim, document

from baimo.checking import check
from baimo.claims import Claim
from baimo.ledger import Ledger


def conflicts(ledger: Ledger, *claims: Claim) -> list[list[int]]:
    return [found.conflicts for found in check(list(claims), document(), ledger, "2026")]


CLASHING = {
    "two founding months": (
        claim("small-shop", "founded_on", "2019-03"),
        claim("small-shop", "founded_on", "2019-07"),
    ),
    "two dates of one event": (
        claim("chip-works", "released", ">n200", when="2023-11"),
        claim("chip-works", "released", ">n200", when="2024-02"),
    ),
    "an event in a year and in the year before": (
        claim("chip-works", "released", ">n200", when="2023-11-13"),
        claim("chip-works", "released", ">n200", when="2022"),
    ),
    "two memories": (claim("n200", "memory", 141, "GB"), claim("n200", "memory", 96, "GB")),
    "two prices of one month": (
        claim("delta", "price", 0.02, "CNY/1k-input-tokens", when="2024-05"),
        claim("delta", "price", 0.05, "CNY/1k-input-tokens", when="2024-05"),
    ),
    "two numbers of one chip": (
        claim("delta", "trained_on", ">n100", value="1000", unit="chips"),
        claim("delta", "trained_on", ">n100", value="9000", unit="chips"),
    ),
    "a feat given to two versions": (
        claim("fold-2", "achieved", 5e6, "structures"),
        claim("fold-3", "achieved", 5e6, "structures"),
    ),
    "a feat given to a family and to the wrong version": (
        claim("fold", "achieved", 214e6, "structures"),
        claim("fold-3", "achieved", 214e6, "structures"),
    ),
}
COMPATIBLE = {
    "a month and its year": (
        claim("small-shop", "founded_on", "2019-03"),
        claim("small-shop", "founded_on", "2019"),
    ),
    "two founders": (claim("delta", "developed_by", ">hill-ai"), claim("delta", "developed_by", ">big-cloud")),
    "two stages that the record knows": (
        claim("hill-ai", "released", ">hill-app", when="2023-08"),
        claim("hill-ai", "released", ">hill-app", when="2023-11"),
    ),
    "two stages that the text names": (
        claim("small-shop", "released", ">delta", when="2023-08", qualifier="preview"),
        claim("small-shop", "released", ">delta", when="2023-11", qualifier="open"),
    ),
    "a day of time zones": (
        claim("chip-works", "released", ">n200", when="2023-11-13"),
        claim("chip-works", "released", ">n200", when="2023-11-14"),
    ),
    "two prices of two months": (
        claim("delta", "price", 0.02, "CNY/1k-input-tokens", when="2024-05"),
        claim("delta", "price", 0.01, "CNY/1k-input-tokens", when="2024-09"),
    ),
    "a price and what it was cut to, in one breath": (
        claim("delta", "price", 0.02, "CNY/1k-input-tokens", when="2024-05-21", start=100, end=112),
        claim("delta", "price", 0.0005, "CNY/1k-input-tokens", when="2024-05-21", start=115, end=127),
    ),
    "two prices without a time": (
        claim("delta", "price", 0.02, "CNY/1k-input-tokens"),
        claim("delta", "price", 0.01, "CNY/1k-input-tokens"),
    ),
    "input and output": (
        claim("delta", "price", 0.02, "CNY/1k-input-tokens", when="2024-05"),
        claim("delta", "price", 0.05, "CNY/1k-output-tokens", when="2024-05"),
    ),
    "two measures": (
        claim("hill-app", "users", 1e6, "users", when="2024-05", qualifier="daily"),
        claim("hill-app", "users", 9e6, "users", when="2024-05", qualifier="monthly"),
    ),
    "a bound and a number above it": (
        claim("delta", "parameters", 100e9, "parameters", bound="at-least"),
        claim("delta", "parameters", 180e9, "parameters"),
    ),
    "two rounds": (
        claim("small-shop", "raised", 1e6, "USD", when="2024"),
        claim("small-shop", "raised", 5e6, "USD", when="2024"),
    ),
    "two speakers": (
        claim("small-shop", "founded_on", "2019-03"),
        claim("small-shop", "founded_on", "2019-07", said_by="a reader"),
    ),
    "a fact and a guess": (
        claim("small-shop", "founded_on", "2019-03"),
        claim("small-shop", "founded_on", "2019-07", modality="opinion"),
    ),
    "a feat of two families": (
        claim("fold-3", "achieved", 5e6, "structures"),
        claim("hill-7b", "achieved", 5e6, "structures"),
    ),
    "a feat of a family and of its right version": (
        claim("fold", "achieved", 214e6, "structures"),
        claim("fold-2", "achieved", 214e6, "structures"),
    ),
}


@pytest.mark.parametrize("pair", CLASHING.values(), ids=CLASHING.keys())
def test_claims_that_cannot_both_be_true_name_each_other(ledger: Ledger, pair: tuple[Claim, Claim]) -> None:
    assert conflicts(ledger, *pair) == [[1], [0]]


@pytest.mark.parametrize("pair", COMPATIBLE.values(), ids=COMPATIBLE.keys())
def test_claims_that_may_both_be_true_do_not(ledger: Ledger, pair: tuple[Claim, Claim]) -> None:
    assert conflicts(ledger, *pair) == [[], []]


def test_three_that_clash_name_all_others(ledger: Ledger) -> None:
    three = [claim("small-shop", "founded_on", day) for day in ("2018", "2019", "2020")]
    assert conflicts(ledger, *three) == [[1, 2], [0, 2], [0, 1]]
