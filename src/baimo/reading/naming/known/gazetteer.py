"""The names that the reader knows, in every spelling that texts use, and one automaton for them and all words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from baimo.reading.naming.known.homophones import Homophones, slips
from baimo.reading.naming.known.senses import Sense as Sense
from baimo.reading.naming.known.senses import entity_of
from baimo.reading.naming.known.world import capitalised, world
from baimo.reading.rules import symbols
from baimo.reading.rules.automaton import Automaton
from baimo.reading.rules.lexicon import Lexicon
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold, key

FIELDS = Path(__file__).with_name("fields.yaml")
Name = tuple[str, str, str, str]
# Kinds whose names are linked though a character is wrong; of people one character more or less is often another.
_TYPED = frozenset(["organization", "model", "product"])
VERSIONED = ("chip", "model", "product")
# Where a word goes from letters to characters, many put a blank: A 轮融资, 国产 GPU.
_BORDER = expression(r"(?<=[a-z0-9+])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[a-z0-9])")
# How far a spelling can be trusted to mean an entity.
_WEIGHT = {"name": 0, "alias": 1, "former": 2, "misspelling": 3, "context": 4, "field name": 5, "field": 6, "house": 7}


# What the automaton tells of a pattern: its character, the senses of a name (none for a word), whether letters must end
# at its two ends, and whether a one-word name must be written with a capital.
Entry = tuple[str, "tuple[Sense, ...] | None", bool, bool, bool]


@dataclass(slots=True)
class Gazetteer:
    """Names and words in one automaton; `usual` holds the name to show for each entity."""

    lexicon: Lexicon
    entries: list[Entry] = field(default_factory=list)
    usual: dict[str, str] = field(default_factory=dict)
    kind_of: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)
    automaton: Automaton = field(init=False)
    homophones: Homophones = field(init=False)
    # The symbol of a new name with a version: a model, a product or a chip, never a house or a person.
    versioned: str = ""
    # That of a machine of many chips: it uses chips as a product does, and has memory and power as a chip has.
    machine: str = ""

    @classmethod
    def of(cls, names: Iterable[Name], lexicon: Lexicon) -> Gazetteer:
        """A gazetteer of these names, the fields of `fields.yaml` and the words of the lexicon."""
        gazetteer = cls(lexicon)
        gazetteer.versioned = lexicon.alphabet.kinds(VERSIONED)
        gazetteer.machine = lexicon.alphabet.kinds(("chip", "product"))
        spellings = gazetteer._spellings(list(names))
        for spelling, senses in spellings.items():
            gazetteer.patterns.append(spelling)
            gazetteer.entries.append(gazetteer._name_entry(spelling, senses))
        words = [*lexicon.words.items(), *((decoy, "") for decoy in sorted(lexicon.decoys))]
        apart = [(_BORDER.sub(" ", word), char) for word, char in lexicon.words.items() if _BORDER.search(word)]
        for word, char in itertools.chain(words, apart):
            if word not in spellings:
                gazetteer.patterns.append(word)
                gazetteer.entries.append((char, None, _is_letter(word[0]), _is_letter(word[-1]), False))
        gazetteer.homophones = Homophones(gazetteer.by_key)
        gazetteer._build()
        return gazetteer

    def __getstate__(self) -> dict[str, Any]:
        """Kept without the automaton, which no copy can hold."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "automaton"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self._build()

    def _build(self) -> None:
        self.automaton = Automaton(self.patterns)

    def _spellings(self, names: list[Name]) -> dict[str, tuple[Sense, ...]]:
        found: dict[str, dict[str, Sense]] = {}
        written: set[str] = set()
        for name, entity, kind, how in names:
            self._learn(found, name, Sense(entity, kind, how))
            written.add(fold(name).strip())
        for name, sense in _fields():
            if fold(name) not in written:
                self._learn(found, name, sense)
        self._learn_world(found)
        self._call_houses(found)
        _converted(found)
        for spelling, senses in list(found.items()):
            for variant in variants(spelling):
                if variant not in found:
                    found[variant] = senses
        for spelling, senses in list(found.items()):
            if all(sense.kind in _TYPED and sense.how in ("name", "alias") for sense in senses.values()):
                for slip in slips(spelling):
                    found.setdefault(slip, senses)
        return {spelling: _ranked(senses) for spelling, senses in found.items()}

    def _learn_world(self, found: dict[str, dict[str, Sense]]) -> None:
        """Lets the names of the world in; where an entity is known by one of them, the others mean it too."""
        for kind, names in world():
            senses = (sense for name in names for sense in found.get(fold(name).strip(), {}).values())
            known = next((sense.id for sense in senses if sense.kind == kind), "")
            for name in names:
                if fold(name).strip() not in found:
                    how = "field" if known or name != names[0] else "field name"
                    self._learn(found, name, Sense(known or entity_of(names[0]), kind, how))

    def _call_houses(self, found: dict[str, dict[str, Sense]]) -> None:
        """Lets the name of a product mean its house too, where texts use it so; what is said of it tells which."""
        for senses in found.values():
            for product in [sense.id for sense in senses.values() if sense.kind == "product"]:
                house = _houses().get(product)
                if house in self.kind_of:
                    place = f"{house} house" if house == product else house
                    senses.setdefault(place, Sense(house, "organization", "house"))

    def _learn(self, found: dict[str, dict[str, Sense]], name: str, sense: Sense) -> None:
        spelling = fold(name).strip()
        if len(spelling) < 2:
            return
        known = found.setdefault(spelling, {})
        held = known.get(sense.id)
        if held is None or _WEIGHT[sense.how] < _WEIGHT[held.how]:
            known[sense.id] = sense
        self.kind_of.setdefault(sense.id, sense.kind)
        if sense.how in ("name", "field name"):
            self.usual.setdefault(sense.id, name)
        self.by_key.setdefault(key(name), (sense,))

    def _name_entry(self, spelling: str, senses: tuple[Sense, ...]) -> Entry:
        kinds = tuple(sorted({sense.kind for sense in senses}))
        if kinds == ("technology",) and senses[0].id in _generic():
            kinds = (symbols.GENERIC, *kinds)
            char = self.lexicon.alphabet.kinds(kinds)
            self.lexicon.soft += char if char not in self.lexicon.soft else ""
        elif spelling in self.lexicon.words and self.lexicon.words[spelling] in self.lexicon.soft:
            kinds = ("", *kinds)
            char = self.lexicon.alphabet.kinds(kinds)
            if char not in self.lexicon.soft:
                self.lexicon.soft += char
        else:
            char = self.lexicon.alphabet.kinds(kinds)
        counted = _COUNTED.fullmatch(spelling)
        needs_capital = (
            spelling in self.lexicon.common
            or (spelling in self.lexicon.words and spelling.isascii())
            or (counted is not None and counted[1] in self.lexicon.common)
            or (senses[0].how[:5] == "field" and spelling in capitalised())
        )
        return char, senses, _is_letter(spelling[0]), _is_letter(spelling[-1]), needs_capital

    def holds_name(self, text: str, kind: str = "") -> bool:
        """Whether a known name, of a kind if one is given, stands anywhere in a text."""
        held = (self.entries[i][1] for i, _, _ in self.automaton.find(fold(text)))
        return any(senses and (not kind or senses[0].kind == kind) for senses in held)

    def begins_with_name(self, text: str) -> bool:
        """Whether a text is a known name with at most three characters more, all Han: 理想同学."""
        if not 2 < len(text) <= 7 or text.isascii():
            return False
        return any(key(text[:-rest]) in self.by_key for rest in range(1, min(4, len(text) - 1)))

    def name_of(self, entity: str, otherwise: str) -> str:
        """The usual name of an entity, or what the text calls it."""
        return self.usual.get(entity, otherwise)


# `step 3`: an everyday word with a number is a name with a capital alone.
_COUNTED = expression(r"([a-z]+) \d[\d.]*")


@cache
def _generic() -> frozenset[str]:
    """Techniques and fields in general: an atlas may know them too."""
    rows: dict[str, list[str]] = datafile.load(FIELDS)
    return frozenset(entity for entity, row in rows.items() if row[0] == "technology")


@cache
def _houses() -> dict[str, str]:
    houses: dict[str, str] = datafile.load(Path(__file__).with_name("houses.yaml"))
    return houses


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _ranked(senses: dict[str, Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses.values(), key=lambda sense: _WEIGHT[sense.how]))


def _converted(found: dict[str, dict[str, Sense]]) -> None:
    """Names as programs write them that put a text into the words of Taiwan: 百川智慧."""
    for spelling, senses in [(name.replace("智能", "智慧"), of) for name, of in found.items() if "智能" in name]:
        found.setdefault(spelling, senses)


def _fields() -> list[tuple[str, Sense]]:
    rows: dict[str, list[str]] = datafile.load(FIELDS)
    return [
        (name, Sense(entity, kind, "field name" if not i else "field"))
        for entity, (kind, *spellings) in rows.items()
        for i, name in enumerate(spellings)
    ]


_GLUED = expression(r"(?<=[a-z]{3})(?=\d)|(?<=[\u4e00-\u9fff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u4e00-\u9fff])|[ \-_·]")


def variants(spelling: str) -> list[str]:
    """Other spellings of a folded name: its parts joined by a blank, a hyphen or nothing (`gpt-4`, `gpt 4`, `gpt4`)."""
    joints = list(_GLUED.finditer(spelling))
    if not 0 < len(joints) <= 3 or not any(c.isascii() and c.isalnum() for c in spelling):
        return []
    ends = [0, *(x for joint in joints for x in joint.span()), len(spelling)]
    pieces = [spelling[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
    choices = [_ways(pieces[i], pieces[i + 1], joint[0]) for i, joint in enumerate(joints)]
    made = ("".join(itertools.chain(*zip(pieces, (*way, ""), strict=True))) for way in itertools.product(*choices))
    return [name for name in made if name != spelling and len(name) > 2]


def _ways(left: str, right: str, joint: str) -> tuple[str, ...]:
    if not left or not right:
        return (joint,)
    if not (left[-1].isascii() and right[0].isascii()):
        return ("", " ")
    if right[0].isdigit() and left[-1].isalpha():
        return ("", " ", "-")
    # Two words, or two numbers, must stay apart: `open ai` may be one word, `1 5` may not.
    return (" ", "-") if joint else ("",)
