"""The lexicon of cues is what the joiner takes it for: known predicates, folded words, no doubles, no little words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import baimo.reading
from baimo import claims
from baimo.ledger import load_names
from baimo.values.names import fold

CONTENT: dict[str, Any] = yaml.safe_load(
    (Path(baimo.reading.__file__).parent / "joining" / "cues.yaml").read_text(encoding="utf-8")
)
MODIFIERS: dict[str, dict[str, list[str]]] = CONTENT["_cues"]
PREDICATES: dict[str, dict[str, dict[str, list[str]]]] = {
    name: lists for name, lists in CONTENT.items() if name != "_cues"
}
HAN = re.compile(r"[\u4e00-\u9fff]")
# What carries grammar and no meaning; a phrase may contain it, but must not be made of nothing else.
_LITTLE = """
a an the this that these those it its he she they we of in on at by to for from with under within and or as is are was
were be been being has have had do does did not no than then also which who whose what into onto off up
的 了 和 与 及 以 在 是 有 由 被 把 将 对 为 从 到 向 于 就 也 都 又 还 并 而 或 等 其 这 那
"""
FUNCTION = frozenset(_LITTLE.split())
_MANY = """
released raised invested_in valued_at founded_by led_by works_for located_in acquired price users revenue uses_chip
compares_with developed_by based_on powers open_sourced restricted_by achieved supplies applied_in
"""
FREQUENT = _MANY.split()


def _lists() -> Iterator[tuple[str, str, str, list[str]]]:
    for name, strengths in [*PREDICATES.items(), ("_cues", MODIFIERS)]:
        for strength, languages in strengths.items():
            if name == "_cues":
                languages = {"zh": MODIFIERS[strength]["zh"], "en": MODIFIERS[strength]["en"]}
            for language, words in languages.items():
                yield name, strength, language, words


LISTS = list(_lists())
CUES = sorted({(language, word) for _, _, language, words in LISTS for word in words})


def _faults(is_sound: Any) -> list[str]:
    return [f"{language}: {word}" for language, word in CUES if not is_sound(language, word)]


def test_every_predicate_is_in_the_table() -> None:
    assert not set(PREDICATES) - set(claims.table())


def test_every_predicate_of_the_table_has_cues_in_both_languages() -> None:
    for name in claims.table():
        for language in ("zh", "en"):
            assert PREDICATES[name]["strong"][language], name


@pytest.mark.parametrize("name", FREQUENT)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_frequent_predicates_are_told_widely(name: str, language: str) -> None:
    assert sum(len(languages[language]) for languages in PREDICATES[name].values()) >= 35


def test_lists_are_those_of_the_readme() -> None:
    assert set(MODIFIERS) == {"prior", "target", "other", "decoys"}
    for name, strengths in PREDICATES.items():
        assert set(strengths) <= {"strong", "weak", "reverse"}, name
        assert all(set(languages) == {"zh", "en"} for languages in strengths.values()), name


def test_predicates_are_sorted() -> None:
    assert list(PREDICATES) == sorted(PREDICATES)


def test_no_doubles_within_a_list() -> None:
    doubled = [(*at, word) for *at, words in LISTS for word in words if words.count(word) > 1]
    assert not doubled


def _stands_in(short: str, long: str) -> bool:
    head = r"(?<![a-z])" if short[0].isascii() and short[0].isalpha() else ""
    tail = r"(?![a-z])" if short[-1].isascii() and short[-1].isalpha() else ""
    return len(short) < len(long) and short in long and bool(re.search(head + re.escape(short) + tail, long))


def test_every_decoy_holds_a_cue() -> None:
    cues = [word for name, _, _, words in LISTS if name != "_cues" for word in words]
    decoys = [word for words in MODIFIERS["decoys"].values() for word in words]
    assert not [decoy for decoy in decoys if not any(_stands_in(cue, decoy) for cue in cues)]


def test_no_cue_of_a_list_stands_in_another_of_it() -> None:
    # Both would be found wherever the longer one is: it says nothing more.
    needless = [
        (name, strength, short, long)
        for name, strength, _, words in LISTS
        if name != "_cues"
        for long in words
        for short in words
        if _stands_in(short, long)
    ]
    assert not needless


def test_nothing_is_both_strong_and_weak() -> None:
    for name, strengths in PREDICATES.items():
        for language in ("zh", "en"):
            both = set(strengths["strong"][language]) & set(strengths.get("weak", {}).get(language, []))
            assert not both, (name, both)


def test_cues_are_folded() -> None:
    assert not _faults(lambda _, word: isinstance(word, str) and word == fold(word))


def test_cues_are_short_and_evenly_spaced() -> None:
    assert not _faults(lambda _, word: word == " ".join(word.split()) and len(word.split()) <= 4)


def test_chinese_stands_with_chinese() -> None:
    # A Chinese text says `ceo` and `arr` too.
    assert not _faults(lambda language, word: language == "zh" or not HAN.search(word))


def test_a_chinese_cue_has_two_characters() -> None:
    # Few characters mean one thing within every word that they are part of.
    telling = set("占倍募蚀")
    assert not _faults(lambda language, word: language == "en" or len(word) >= 2 or word in telling)


def test_no_cue_is_made_of_function_words() -> None:
    # Of modifiers the little words are the matter: up from, per, each.
    faults = [(name, w) for name, _, _, words in LISTS if name != "_cues" for w in words if set(w.split()) <= FUNCTION]
    assert not faults


def test_no_cue_is_a_name() -> None:
    # Names told by their context alone (浪潮) are words as well, and fields are named by common words.
    proper = {"organization", "person", "model", "chip", "vehicle", "dataset", "policy", "place"}
    names = {fold(text) for text, _, kind, how in load_names() if kind in proper and how != "context"}
    assert not _faults(lambda _, word: word not in names)


def test_no_cue_holds_a_number() -> None:
    # fp16 and int8 are kinds of number, and names of nothing.
    assert not _faults(lambda _, word: not re.search(r"(?<![a-z\d])\d", word))
