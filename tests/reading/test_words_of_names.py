"""What Chinese companies are called by must not be words of rules: they would cut every new name in two."""

from __future__ import annotations

from baimo.reading.rules import lexicon, rules
from baimo.reading.rules.symbols import Alphabet

OF_NAMES = [
    "科技",
    "软件",
    "网络",
    "资本",
    "创投",
    "半导体",
    "微电子",
    "引擎",
    "信息",
    "光电",
    "重工",
    "制药",
    "生物",
    "智算",
]


def test_no_rule_takes_a_word_that_names_are_made_of() -> None:
    words = lexicon.load(Alphabet())
    rules.load(words)
    assert not [word for word in OF_NAMES if word in words.words]


def test_no_rule_takes_a_mere_number_or_sign_for_a_word() -> None:
    words = lexicon.load(Alphabet())
    rules.load(words)
    assert not [word for word in words.words if word.isdigit()]


def test_no_rule_takes_a_word_that_hides_what_points_back() -> None:
    """`14% of the company` holds a pointer; a word `of_the_company` would hide it from every rule."""
    words = lexicon.load(Alphabet())
    rules.load(words)
    pointers = [f" {word}" for word, char in words.words.items() if char in words.pronoun and word.startswith("the ")]
    assert not [word for word in words.words if word.endswith(tuple(pointers))]


def test_no_rule_takes_for_a_mere_word_what_points_back_to_a_house() -> None:
    """With `the_start-up` in a rule `The start-up was founded` would point to nobody, were it no pointer too."""
    words = lexicon.load(Alphabet())
    rules.load(words)
    houses = frozenset(words.classes["company_word"])
    pointing = {f"the {word}" for word, char in words.words.items() if char in houses}
    assert not [word for word in pointing & words.words.keys() if words.words[word] not in words.pronoun]
