"""The small language in which rules are written, compiled to regular expressions over the alphabet of symbols.

    {org?} 发布|@release {artifact}

`{kind}` is a mention or quantity, `{@class}` a word of the lexicon as it is written, `{text}` plain words.
`{kind?}` may be missing, then the context supplies it. `{kind:role}` names its part in the claim (subject, object,
value, when, note) or that it has none (against, condition). `a|b` are words, `_` a blank inside one, `@class` a
group of the lexicon. `[...]` may be missing. `...` skips anything within the clause, `>>` anything within the
sentence, `,` is a comma or colon, `^` the start and `$` the end of a clause. Between two parts a few words that
mean nothing to the rule, and dates, are skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.values import compiled
from baimo.values.expressions import expression

_TOKEN = expression(r"\s*(\{[^}]*\}|\.\.\.|>>|,\|[^\s\[\]{},~^$]+|[\[\],^~$]|[^\s\[\]{},~^$]+)")
_SLOT = expression(r"\{(?P<kinds>[a-z_|@]+)(?P<open>\?)?(?::(?P<role>[a-z]+))?\}")
ROLES = ("subject", "object", "value", "when", "note", "against", "condition")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a rule for a mention, a date or a quantity."""

    kinds: tuple[str, ...]
    role: str | None
    is_open: bool

    @property
    def is_mention(self) -> bool:
        """Whether it takes a name, not a date or a quantity."""
        return self.kinds[0] in symbols.SLOT_KINDS

    @property
    def is_words(self) -> bool:
        """Whether it takes words as they are written: `{text}`, or `{@class}` for words of the lexicon."""
        return self.kinds[0] == "text" or self.kinds[0].startswith("@")


@dataclass(frozen=True, slots=True)
class Words:
    """Alternative words: their characters."""

    chars: str
    rarity: int


@dataclass(frozen=True, slots=True)
class Sign:
    """One of the signs of the language: `...`, `>>`, `,`, `^`, `~`."""

    text: str


_VALUES = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
_THINGS = frozenset({"chip", "model", "product", "vehicle", "software", "artifact", "hardware"})
_SIGNS = {
    "...": r"[^.,:?()]{0,9}?",
    ">>": r"[^.?]{0,30}?",
    ",": "[,:]",
    "^": r"(?<![^.,:?()、¶])",
    "~": "",
    "$": "",
}


@dataclass(slots=True)
class Option:
    """A part that may be missing."""

    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """Words in a row that another rule knows as one: `was` and `released` here, `was released` there.

    A text has the longest word at a place, so that this rule would not see it without the one for both.
    """

    parts: list[Part]
    whole: str


Part = Slot | Words | Sign | Option | Run


def parse(text: str, lexicon: Lexicon) -> list[Part]:
    """The parts of a rule. Raises ValueError that quotes the rule and the place."""
    stack: list[list[Part]] = [[]]
    for token in _TOKEN.findall(text):
        if token == "[":
            stack.append([])
        elif token == "]":
            if len(stack) == 1:
                raise ValueError(f"rule {text!r}: a ] without its [")
            inner = stack.pop()
            stack[-1].append(Option(inner))
        else:
            stack[-1].append(_part(token, lexicon, text))
    if len(stack) != 1:
        raise ValueError(f"rule {text!r}: a [ is not closed")
    return stack[0]


def _part(token: str, lexicon: Lexicon, rule: str) -> Part:
    if token in _SIGNS:
        return Sign(token)
    if token.startswith("{"):
        return _slot(token, rule)
    return _words(token, lexicon, rule)


def _slot(token: str, rule: str) -> Slot:
    match = _SLOT.fullmatch(token)
    if not match:
        raise ValueError(f"rule {rule!r}: {token} is not a slot such as {{org}}, {{org?}} or {{org:object}}")
    role = match["role"]
    if role is not None and role not in ROLES:
        raise ValueError(f"rule {rule!r}: the role {role} is none of {', '.join(ROLES)}")
    return Slot(tuple(match["kinds"].split("|")), role, bool(match["open"]))


def _words(token: str, lexicon: Lexicon, rule: str) -> Words:
    chars, lengths = "", []
    for word in token.split("|"):
        if not word:
            raise ValueError(f"rule {rule!r}: {token} has a word of no letters")
        if word.startswith("@"):
            if word[1:] not in lexicon.classes:
                raise ValueError(f"rule {rule!r}: the lexicon has no class {word}")
            chars += lexicon.classes[word[1:]]
            lengths.append(2)
        else:
            chars += symbols.COMMA + symbols.COLON if word == "," else lexicon.char(word.replace("_", " "))
            lengths.append(len(word))
    return Words("".join(dict.fromkeys(chars)), min(lengths))


@dataclass(slots=True)
class Compiler:
    """Turns parts into a regular expression; knows what may be skipped between them."""

    lexicon: Lexicon
    # Words that a rule of another predicate alone knows: to these rules they are words like any other.
    idle: str = ""
    _joints: dict[tuple[bool, bool], str] = field(default_factory=dict)

    def regex(self, parts: list[Part]) -> tuple[re.Pattern[str], list[Slot]]:
        """The expression, and the slot of each of its groups in order."""
        slots: list[Slot] = []
        return compiled.expression(self._sequence(parts, slots)), slots

    def _sequence(self, parts: list[Part], slots: list[Slot]) -> str:
        out = ""
        if len(parts) > 1 and _may_lead(parts[0]):
            out, parts = self._lead(parts, slots)
        for i, part in enumerate(parts):
            joint = self._joint(parts[i - 1] if i else None, part)
            joint += self._risen(part) if i else ""
            if isinstance(part, Option):
                out += f"(?:{joint}{self._sequence(part.parts, slots)})?"
            elif isinstance(part, Slot) and part.is_open:
                out += f"(?:{joint}{self._slot(part, slots)})?"
            elif isinstance(part, Run):
                out += f"{joint}(?:{self._sequence(part.parts, slots)}|[{symbols.ranges(part.whole)}])"
            else:
                out += joint + self._one(part, slots)
        return out

    def _risen(self, part: Part) -> str:
        """参数量由上一代的70亿增至320亿: what a value rose from may stand before the word for how far."""
        first = part.parts[0] if isinstance(part, Option | Run) else part
        classes = self.lexicon.classes
        if not isinstance(first, Words) or not any(char in first.chars for char in classes["up_to"]):
            return ""
        soft = symbols.ranges(self.lexicon.soft + symbols.SHORTS + symbols.DATE + classes["of"] + classes["previous"])
        since, values = symbols.ranges(classes["since_value"]), symbols.ranges(_VALUES)
        return f"(?:[{since}][{soft}]{{0,3}}[{values}][{soft}]{{0,2}})?"

    def _lead(self, parts: list[Part], slots: list[Slot]) -> tuple[str, list[Part]]:
        """The first part, and what is left of the others.

        A first part that may be missing takes what is skipped behind it along, else a match without it would begin with
        skipped words. A gap behind a name passes over no other name that could have been meant.
        """
        first, rest = parts[0], parts[1:]
        inner = self._sequence(first.parts, slots) if isinstance(first, Option) else self._slot(first, slots)  # type: ignore[arg-type]
        signs = [part.text if isinstance(part, Sign) else "" for part in rest[:2]]
        if signs[:1] in (["..."], [">>"]):
            follow, rest = self._gap_without(signs[0], inner), rest[1:]
        elif signs == [",", "..."]:
            follow, rest = self._joint(first, rest[0]) + _SIGNS[","] + self._gap_without("...", inner), rest[2:]
        else:
            follow = self._joint(first.parts[-1] if isinstance(first, Option) else first, rest[0])
        is_open = isinstance(first, Option) or (isinstance(first, Slot) and first.is_open)
        return f"(?:{inner}{follow})?" if is_open else inner + follow, rest

    @staticmethod
    def _gap_without(sign: str, slot: str) -> str:
        gap = _SIGNS[sign]
        return gap.replace("]", slot[2:-2] + "]", 1) if slot.startswith("([") and sign == "..." else gap

    def _joint(self, before: Part | None, part: Part) -> str:
        if before is None or (isinstance(before, Sign) and before.text != ",") or _is_gap(part):
            return ""
        is_word = isinstance(before, Words | Run) or (_is_thing(before) and isinstance(part, Words | Run))
        return self._skip(is_word, isinstance(before, Slot) and before.is_words)

    def _skip(self, after_word: bool, after_text: bool) -> str:
        kind = after_word, after_text
        if kind not in self._joints:
            of = self.lexicon.classes["of"]
            tight = "".join(char for char in self.lexicon.tight.values() if char not in of)
            possessive = symbols.POSSESSIVE + of if after_word else ""
            fillers = symbols.SHORTS + symbols.LONGER + symbols.DATE
            idle = "" if after_text else self.idle  # words taken as written go on to their end
            soft = symbols.ranges(self.lexicon.soft + tight + fillers + possessive + idle)
            self._joints[kind] = f"[{soft}]{{0,6}}?"
        return self._joints[kind]

    def _one(self, part: Part, slots: list[Slot]) -> str:
        if isinstance(part, Slot):
            return self._slot(part, slots)
        if isinstance(part, Words):
            return f"[{symbols.ranges(part.chars)}]"
        assert isinstance(part, Sign)
        return self._end() if part.text == "$" else _SIGNS[part.text]

    def _end(self) -> str:
        """The end of a clause, or what joins the next one to it."""
        ends = symbols.BLOCK + ".,:?()" + self.lexicon.classes["and"]
        return f"(?=[{re.escape(ends)}]|$)"

    def _slot(self, slot: Slot, slots: list[Slot]) -> str:
        slots.append(slot)
        if slot.kinds[0] == "text":
            return r"([^.,:?()、¶]{1,8}?)"
        return f"([{symbols.ranges(self.chars(slot))}])"

    def chars(self, slot: Slot) -> str:
        """The symbols that fill a place."""
        chars = "".join(self._chars(kind) for kind in slot.kinds)
        return chars + self._pronouns(slot) if slot.is_mention else chars

    def _chars(self, kind: str) -> str:
        return self.lexicon.classes[kind[1:]] if kind[0] == "@" else self.lexicon.alphabet.slot(kind)

    def _pronouns(self, slot: Slot) -> str:
        """What points back to one of its kinds; no `it` is an industry or a place: `It had revenue of $200 million`."""
        kinds = {kind for name in slot.kinds for kind in symbols.SLOT_KINDS[name]}
        any_ = {"any"} if kinds - _FIELDS else set()
        return "".join(char for char, kind in self.lexicon.pronoun.items() if kind in kinds | any_)


_FIELDS = frozenset(["industry", "technology", "place"])


def _is_thing(part: Part) -> bool:
    """Whether a part is the place of a thing: H20的功耗 tells of it as H20功耗 does."""
    return isinstance(part, Slot) and part.is_mention and _THINGS.issuperset(part.kinds)


def _is_gap(part: Part) -> bool:
    return isinstance(part, Sign) and part.text not in ",$"


def _may_lead(part: Part) -> bool:
    """Whether a first part needs care with what follows it: a name, or a part that may be missing."""
    return isinstance(part, Option) or (isinstance(part, Slot) and part.is_mention)


def widened(parts: list[Part], longer: dict[str, str]) -> list[Part]:
    """The parts with the longer forms of their words."""
    return [_widened(part, longer) for part in parts]


def _widened(part: Part, longer: dict[str, str]) -> Part:
    if isinstance(part, Option):
        return Option(widened(part.parts, longer))
    if isinstance(part, Words):
        chars = part.chars + "".join(longer.get(char, "") for char in part.chars)
        return Words("".join(dict.fromkeys(chars)), part.rarity)
    return part


def trigger(parts: list[Part], lexicon: Lexicon) -> str:
    """The characters of which one must stand in a sentence for the rule to match: its rarest words, else values.

    None where names alone are always there: which characters those have is known only when all names are. Raises
    ValueError where nothing is always there.
    """
    words = required(parts)
    if words:
        rarest, whole = min(words, key=lambda one: len(one[0].chars) - 6 * one[0].rarity)
        return rarest.chars + whole
    for part in parts:
        if isinstance(part, Slot) and not part.is_open and not part.is_mention and part.kinds[0] != "text":
            kind = part.kinds[0]
            return lexicon.classes[kind[1:]] if kind[0] == "@" else lexicon.alphabet.slot(kind)
    if any(isinstance(part, Slot) and not part.is_open and part.is_mention for part in parts):
        return ""
    raise ValueError("a rule needs a word, a value or a name that is always there")


def required(parts: list[Part]) -> list[tuple[Words, str]]:
    """The words that cannot be missing, each with those that stand for it and its neighbour at once."""
    found: list[tuple[Words, str]] = []
    for part in parts:
        if isinstance(part, Words):
            found.append((part, ""))
        elif isinstance(part, Run):
            found += [(word, part.whole + whole) for word, whole in required(part.parts)]
    return found


def words_of(parts: list[Part]) -> str:
    """The characters of all words of a rule."""
    return "".join(map(_words_of, parts))


def _words_of(part: Part) -> str:
    if isinstance(part, Words):
        return part.chars
    if isinstance(part, Option):
        return words_of(part.parts)
    return words_of(part.parts) + part.whole if isinstance(part, Run) else ""
