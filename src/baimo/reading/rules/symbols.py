"""One character stands for one thing seen: a mention of a kind, a date, a quantity of a dimension, a word, a gap.

A text becomes a short string over this alphabet, and rules become regular expressions over it, so that one pattern
covers every name and matching stays in C.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Kinds of entity. `U` is a quoted or titled name that no list knows, `W` a capitalised one: both of a kind yet open.
KIND = {
    "organization": "O",
    "person": "P",
    "model": "M",
    "product": "D",
    "chip": "C",
    "vehicle": "V",
    "dataset": "S",
    "policy": "Y",
    "technology": "T",
    "industry": "I",
    "place": "L",
}
QUOTED = "U"
CAPITALISED = "W"
# A few Han characters at the start of a clause, or behind a post, that may be a name and may be nothing.
HAN = "η"
# A word that points to a person who is known: `she`, 他.
POINTED = "ψ"

# The names that rules use for groups of kinds.
SLOT_KINDS: dict[str, tuple[str, ...]] = {
    "org": ("organization",),
    "person": ("person",),
    "model": ("model",),
    "product": ("product",),
    "chip": ("chip",),
    "vehicle": ("vehicle",),
    "dataset": ("dataset",),
    "policy": ("policy",),
    "tech": ("technology",),
    "industry": ("industry",),
    "place": ("place",),
    "field": ("industry", "technology"),
    "software": ("model", "product"),
    "artifact": ("model", "product", "chip", "vehicle", "dataset"),
    "work": ("model", "product", "chip", "vehicle", "dataset", "policy", "technology"),
    "thing": ("organization", "model", "product", "chip", "vehicle", "dataset", "policy", "technology"),
    "body": ("organization", "place"),
    "llm": ("model",),
    "tool": ("model", "product"),
    "town": ("place",),
    "house": ("organization",),
    "hardware": ("chip", "technology", "industry"),
    "any": tuple(KIND),
}
# Which slots a name of unknown kind may fill.
OPEN_SLOTS = {
    QUOTED: {"model", "product", "chip", "vehicle", "dataset", "policy", "software", "artifact", "work"},
    HAN: {"org", "person"},
    POINTED: {"person"},
    CAPITALISED: {
        "org",
        "person",
        "model",
        "product",
        "chip",
        "vehicle",
        "software",
        "artifact",
        "work",
        "body",
        "place",
    },
}

# Marks the set of kinds of a technique or field in general (大模型, AI芯片), which nobody releases or founds.
GENERIC = "~"

DATE = "d"
# Units of quantities, by their unit or else their dimension, and which of them fill a slot of a rule. A bare number may
# stand for any count; the rule tells of what.
UNIT = {
    "price": "¥",
    "%": "%",
    "ratio": "×",
    "parameters": "p",
    "tokens": "k",
    "characters": "z",
    "GB": "b",
    "TB": "b",
    "MB": "b",
    "TB/s": "w",
    "TFLOPS": "c",
    "TOPS": "t",
    "W": "q",
    "users": "u",
    "people": "e",
    "chips": "x",
    "points": "s",
    "models": "y",
    "layers": "λ",
    "experts": "ε",
    "": "n",
}
MONEY, OTHER_COUNT, OTHER_QUANTITY = "$", "m", "o"
# People who are counted as employees: of users such a number tells nothing.
STAFF = "j"
# Of the parameters of a model, those active for each token.
ACTIVE = "a"
QUANTITY_SLOTS = {
    "money": "$",
    "price": "¥",
    "sum": "$¥",
    "percent": "%",
    "ratio": "×",
    "share": "%×",
    "number": "n",
    "count": "nmuejxyλε",
    "counted": "muejxyλε",
    "users": "uen",
    "userbase": "u",
    "headcount": "ej",
    "people": "ejn",
    "staff": "j",
    "chips": "xnm",
    "parameters": "p",
    "active": "a",
    "size": "pn",
    "models": "y",
    "layers": "λ",
    "experts": "ε",
    "tokens": "k",
    "characters": "z",
    "window": "kzn",
    "gigabytes": "b",
    "bandwidth": "w",
    "compute": "ct",
    "watts": "q",
    "score": "s%n",
    "points": "s",
    "quantity": "$¥%×pakzbwctquejxsnmoyλε",
}

STOP = "."
COMMA = ","
COLON = ":"
LIST = "、"
QUESTION = "?"
BLOCK = "¶"
OPEN, CLOSE = "(", ")"
SLASH = "/"
# Runs of text that hold nothing known: short (up to about a word), longer, long; and one that begins with a possessive.
SHORT, LONGER, LONG, POSSESSIVE = "f", "g", "h", "π"
# All symbols of a short run.
SHORTS = SHORT + HAN + POINTED

# Beyond the basic plane: a class of an expression lists these as ranges, where it would first fill a table of 65,536
# for any character below. That halves what it costs to compile a rule.
FIRST_WORD = 0xF0000
# So many characters are kept for the words that count only where they fill a gap alone.
_MOST_TIGHT = 0x400


@lru_cache(maxsize=512)  # rule for rule has the same classes
def ranges(chars: str) -> str:
    """The inside of a class of characters, neighbours as ranges: a class is compiled and searched at its length."""
    out: list[list[int]] = []
    for code in sorted(set(map(ord, chars))):
        if out and code == out[-1][1] + 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return "".join(
        re.escape(chr(low)) if low == high else f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in out
    )


class Alphabet:
    """Gives every word, and every set of kinds that one name may mean, a character of its own."""

    def __init__(self) -> None:
        self._next, self._next_tight = FIRST_WORD + _MOST_TIGHT, FIRST_WORD
        self._of: dict[object, str] = {(kind,): char for kind, char in KIND.items()}
        self.kind_sets: dict[tuple[str, ...], str] = {(kind,): char for kind, char in KIND.items()}

    def word(self, word: str, is_tight: bool = False) -> str:
        """The character of a word; those that count only where they fill a gap alone are neighbours."""
        if is_tight and word not in self._of and self._next_tight < FIRST_WORD + _MOST_TIGHT:
            self._of[word] = chr(self._next_tight)
            self._next_tight += 1
        return self._char(word)

    def kinds(self, kinds: tuple[str, ...]) -> str:
        """The character of a name that may mean things of these kinds (sorted, without doubles)."""
        char = self._char(kinds)
        self.kind_sets[kinds] = char
        return char

    def _char(self, key: object) -> str:
        char = self._of.get(key)
        if char is None:
            char = self._of[key] = chr(self._next)
            self._next += 1
        return char

    def slot(self, name: str) -> str:
        """All characters that fill a slot of this name; KeyError for a name that there is not."""
        if name == "date":
            return DATE
        if name in QUANTITY_SLOTS:
            return QUANTITY_SLOTS[name]
        wanted = set(SLOT_KINDS[name])
        takes_generic = name in ("field", "tech", "hardware")
        known = "".join(
            char
            for kinds, char in self.kind_sets.items()
            if wanted & set(kinds) and (takes_generic or GENERIC not in kinds)
        )
        return known + "".join(char for char, slots in OPEN_SLOTS.items() if name in slots)
