"""The rules of reading: lines of the predicate table, compiled when first needed and found by their rarest word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from baimo.claims import Predicate, table
from baimo.reading.rules import patterns, symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.patterns import Part, Slot
from baimo.reading.rules.runs import Wholes, said_by, wholes, with_runs


@dataclass
class Rule:
    """One line of a predicate row, ready to match.

    `id` is the predicate with the number of its line. What a line may say beside its pattern, see docs/reading.md.
    """

    id: str
    predicate: Predicate
    text: str
    parts: list[Part]
    compiler: patterns.Compiler
    fixed: dict[str, Any] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def __getstate__(self) -> dict[str, Any]:
        """Kept without its expression, which is compiled when first needed, and with the name of its row alone."""
        state = {key: value for key, value in self.__dict__.items() if key not in _COMPILED}
        return state | {"predicate": self.predicate.id}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ |= state | {"predicate": table()[state["predicate"]]}

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], list[Slot]]:
        return self.compiler.regex(self.parts)

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression over symbols."""
        return self._compiled[0]

    @cached_property
    def slots(self) -> list[tuple[int, str, Slot]]:
        """(number of the group, role, slot) of every place, with the roles settled that the rule left open."""
        return [(i, role, slot) for i, (role, slot) in enumerate(self._roles(self._compiled[1]), 1)]

    @cached_property
    def kinds(self) -> dict[str, tuple[str, ...]]:
        """The kinds that each role may have: those that both the rule and the table allow, in the rule's order."""
        by_table = {"subject": self.predicate.subject, "object": self.predicate.object}
        found: dict[str, tuple[str, ...]] = dict(by_table)
        for _, role, slot in self.slots:
            kinds = tuple(kind for name in slot.kinds for kind in symbols.SLOT_KINDS.get(name, ()))
            allowed = by_table.get(role)
            found[role] = tuple(kind for kind in kinds if kind in allowed) or kinds if allowed else kinds
        return found

    @cached_property
    def open_roles(self) -> tuple[str, ...]:
        """The roles beside the subject that the context may fill."""
        named = self.fixed.get("open")
        return (named,) if named else tuple(role for _, role, slot in self.slots if slot.is_open and role == "object")

    @property
    def has_condition(self) -> bool:
        """Whether something must stand in the sentence that the claim does not hold."""
        return any(role == "condition" for _, role, _ in self.slots)

    def _roles(self, slots: list[Slot]) -> list[tuple[str, Slot]]:
        taken: set[str | None] = {slot.role for slot in slots if slot.role}
        out = []
        for slot in slots:
            role = slot.role or self._role(slot, taken)
            taken.add(role)
            out.append((role, slot))
        return out

    def _role(self, slot: Slot, taken: set[str | None]) -> str:
        if slot.is_mention or slot.is_words:
            return "object" if "subject" in taken else "subject"
        if slot.kinds[0] == "date":
            return "value" if self.predicate.value == "date" else "when"
        return "value"


_COMPILED = frozenset(["_compiled", "slots", "kinds", "open_roles"])
_KEYS = {"rule", "example", "claims", "more"}
_FIXED = {
    "note",
    "negative",
    "modality",
    "qualifier",
    "unit",
    "value",
    "subject",
    "confidence",
    "open",
    "priority",
    "near",
    "undated",
    "beside",
    "most",
    "whole",
    "alone",
    "ahead",
    "case",
}


def load(lexicon: Lexicon) -> list[Rule]:
    """Every rule of the table. Raises ValueError that names the predicate and the line."""
    parsed = _parsed(lexicon)
    longer, idle, runs = lexicon.longer(), _idle(lexicon, parsed), _runs(lexicon, parsed)
    compilers = {predicate: patterns.Compiler(lexicon, idle(predicate)) for predicate in runs}
    rules = []
    for name, predicate, line, plain in parsed:
        unknown = line.keys() - _KEYS - _FIXED
        if unknown:
            raise ValueError(f"{name}: no such key as {min(unknown)!r}")
        fixed = {key: line[key] for key in line.keys() & _FIXED}
        parts = with_runs(patterns.widened(plain, longer), runs[predicate.id])
        triggers, words = frozenset(patterns.trigger(parts, lexicon)), frozenset(patterns.words_of(parts))
        rules.append(Rule(name, predicate, line["rule"], parts, compilers[predicate.id], fixed, triggers, words))
    return rules


_Parsed = list[tuple[str, Predicate, Any, list[Part]]]


def _runs(lexicon: Lexicon, parsed: _Parsed) -> dict[str, Wholes]:
    """For each predicate the words of its rules that are two in a row."""
    said: dict[str, set[str]] = defaultdict(set)
    for _, predicate, _, plain in parsed:
        said[predicate.id] |= {*patterns.words_of(plain)}
    known = wholes(lexicon)
    return {predicate: said_by(known, words) for predicate, words in said.items()}


def _parsed(lexicon: Lexicon) -> _Parsed:
    return [
        (f"{predicate.id}.{number}", predicate, line, patterns.parse(line["rule"], lexicon))
        for predicate in table().values()
        for number, line in enumerate(predicate.says, 1)
    ]


def alone(lexicon: Lexicon) -> list[str]:
    """The words that a single rule knows, predicate by predicate.

    What every rule may skip are those of all other predicates. Where these have characters in a row, that is two
    ranges and not two thousand characters: an expression is compiled and searched at the length of its classes.
    """
    owners = _alone(_parsed(lexicon))
    words: dict[str, str] = {}
    for word, char in (lexicon.words | lexicon.tight).items():
        words.setdefault(char, word)
    return [words[char] for char in sorted(owners, key=lambda char: sorted(owners[char])) if char in words]


def _alone(parsed: _Parsed) -> dict[str, set[str]]:
    """The words of a single rule, and those that no rule needs, each with the predicates in whose rules it stands."""
    owners: dict[str, set[str]] = {}
    rules: Counter[str] = Counter()
    needed: set[str] = set()
    for _, predicate, _, parts in parsed:
        words = set(patterns.words_of(parts))
        rules.update(words)
        needed.update(patterns.words_of([part for part in parts if not isinstance(part, patterns.Option)]))
        for char in words:
            owners.setdefault(char, set()).add(predicate.id)
    return {char: of for char, of in owners.items() if rules[char] == 1 or char not in needed}


def _idle(lexicon: Lexicon, parsed: _Parsed) -> Callable[[str], str]:
    """For a predicate the words that a single rule of another one knows, or that rules may have but none needs.

    Were they not written there, they would be unknown words, which every rule may skip: what one rule learns to read
    must not make others blind. Any other word of several rules tells something, whoever reads it.
    """
    common = set(symbols.SHORTS + symbols.COMMA) | set(lexicon.pronoun)
    alone = {char: owners for char, owners in _alone(parsed).items() if char not in common}
    return lambda predicate: "".join(char for char, owners in alone.items() if predicate not in owners)


def index(rules: list[Rule]) -> dict[str, list[int]]:
    """The numbers of the rules by each character of which one must be there."""
    by_char: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for char in rule.triggers:
            by_char.setdefault(char, []).append(number)
    return by_char


def needs(parts: list[Part], compiler: patterns.Compiler) -> tuple[frozenset[str], ...]:
    """For each word and place that cannot be missing, the symbols of which one must be in a sentence."""
    words = [frozenset(word.chars + whole) for word, whole in patterns.required(parts)]
    slots = [part for part in parts if isinstance(part, Slot) and not part.is_open and part.kinds[0] != "text"]
    return (*words, *[frozenset(compiler.chars(slot)) for slot in slots])
