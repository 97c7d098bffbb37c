"""Names to entities: every spelling, best first, within the kinds asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from baimo.ledger import Ledger, load_names, open_ledger
from baimo.ledger.entity import Entity

Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    "name", ["智谱", "智譜", "Zhipu AI", "zhipu-ai", "ＺＨＩＰＵ ＡＩ", "清华智谱", "智普", "智谱 AI", "智"]
)
def test_resolve_knows_every_spelling(ledger: Ledger, name: str) -> None:
    assert ledger.resolve(name) == ["zhipu-ai"]


@pytest.mark.parametrize(
    ("name", "kinds", "expected"),
    [
        ("Meta", None, ["meta", "meta-quest"]),
        ("Meta", ["product"], ["meta-quest"]),
        ("Meta", ["organization", "product"], ["meta", "meta-quest"]),
        ("Meta", ["person"], []),
        ("Meta", [], []),
        ("nobody", None, []),
        ("", None, []),
    ],
    ids=["any-kind", "one-kind", "both-kinds", "other-kind", "no-kind", "unknown", "empty"],
)
def test_resolve_restricts_to_kinds(ledger: Ledger, name: str, kinds: list[str] | None, expected: list[str]) -> None:
    assert ledger.resolve(name, kinds) == expected


def test_a_name_comes_before_a_misspelling_of_the_same_letters(atlas: Path, home: Path, write: Write) -> None:
    write("entities/product/mate.yaml", "id: mate\nkind: product\nnames: {en: Mate}\n")
    assert open_ledger(atlas, home).resolve("Mate") == ["mate", "meta"]


def test_a_name_in_other_letters_comes_before_a_misspelling_in_the_same(atlas: Path, home: Path, write: Write) -> None:
    write("entities/product/mate.yaml", "id: mate-1\nkind: product\nnames: {en: MATE}\n")
    assert open_ledger(atlas, home).resolve("Mate") == ["mate-1", "meta"]


def test_of_two_that_bear_a_name_the_better_known_comes_first(atlas: Path, home: Path, write: Write) -> None:
    write("entities/product/zhipu.yaml", "id: a-zhipu\nkind: product\nnames: {zh: 智谱}\n")
    assert open_ledger(atlas, home).resolve("智谱") == ["zhipu-ai", "a-zhipu"]


def test_a_context_name_comes_last(atlas: Path, home: Path, write: Write) -> None:
    write("entities/product/wisdom.yaml", "id: wisdom\nkind: product\nnames: {zh: 慧}\nmisspellings: [智]\n")
    assert open_ledger(atlas, home).resolve("智") == ["wisdom", "zhipu-ai"]


def test_names_list_every_spelling_with_how_it_means_the_entity(ledger: Ledger) -> None:
    assert {(name, how) for name, entity, _kind, how in ledger.names() if entity == "zhipu-ai"} == {
        ("智谱", "name"),
        ("Zhipu AI", "name"),
        ("智谱AI", "alias"),
        ("智谱华章", "alias"),
        ("清华智谱", "alias"),
        ("智普", "misspelling"),
        ("智", "context"),
    }
    assert ("Facebook", "meta", "organization", "former") in ledger.names()


def test_load_names_are_the_ledgers_names(ledger: Ledger, atlas: Path, home: Path) -> None:
    assert load_names(atlas, home) == ledger.names()


def test_entities_are_listed_by_kind(ledger: Ledger) -> None:
    assert [e.id for e in ledger.entities()] == ["glm-4", "meta", "meta-quest", "zhipu-ai"]
    assert [e.id for e in ledger.entities("organization")] == ["meta", "zhipu-ai"]


def test_entity_comes_back_as_it_was_written(ledger: Ledger) -> None:
    assert ledger.entity("zhipu-ai") == Entity(
        id="zhipu-ai",
        kind="organization",
        names={"zh": "智谱", "en": "Zhipu AI"},
        aliases=("智谱AI", "智谱华章", "清华智谱"),
        misspellings=("智普",),
        context_only=("智",),
        category="models/general-models",
    )
    assert ledger.entity("nobody") is None


@pytest.mark.parametrize(
    ("names", "lang", "expected"),
    [
        ({"zh": "智谱", "en": "Zhipu AI"}, "en", "Zhipu AI"),
        ({"en": "GLM-4"}, "zh", "GLM-4"),
        ({}, "zh", "glm-4"),
    ],
    ids=["asked-for", "the-other-language", "the-id"],
)
def test_entity_name_falls_back(names: dict[str, str], lang: str, expected: str) -> None:
    assert Entity("glm-4", "model", names).name(lang) == expected
