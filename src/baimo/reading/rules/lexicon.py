"""The words that matter to a reader, each with its character: classes for rules, stance, pronouns, particles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baimo.reading.rules import symbols
from baimo.reading.rules.symbols import Alphabet
from baimo.values import datafile
from baimo.values.names import fold

# Single characters that mean something wherever they stand (what contains them otherwise is a decoy).
STANDING = "由被将把和与及比获未拟等"
_ADVERBS = frozenset(["now", "also", "already", "currently"])
_TAILS = frozenset(["了", "的", "于", "在", "in", "on", "at", "of", "for"]) | _ADVERBS
_SOFT_CLASSES = (
    "negated",
    "reported",
    "predicted",
    "opinion",
    "respectively",
    "start",
    "commercial",
    "free",
    "modal_multi",
    "announce",
    "previous",
)
FILE = Path(__file__).with_name("lexicon.yaml")
PUNCTUATION = {
    "。": symbols.STOP,
    "！": symbols.STOP,
    "!": symbols.STOP,
    "？": symbols.QUESTION,
    "?": symbols.QUESTION,
    "；": symbols.STOP,
    "; ": symbols.STOP,
    ". ": symbols.STOP,
    ".\n": symbols.STOP,
    "…": symbols.STOP,
    "，": symbols.COMMA,
    ", ": symbols.COMMA,
    ",": symbols.COMMA,
    "——": symbols.COMMA,
    " — ": symbols.COMMA,
    "—": symbols.COMMA,
    " – ": symbols.COMMA,
    " - ": symbols.COMMA,
    "：": symbols.COLON,
    ":": symbols.COLON,
    "、": symbols.LIST,
    "（": symbols.OPEN,
    "(": symbols.OPEN,
    "【": symbols.OPEN,
    "[": symbols.OPEN,
    "）": symbols.CLOSE,
    ")": symbols.CLOSE,
    "】": symbols.CLOSE,
    "]": symbols.CLOSE,
    "/": symbols.SLASH,
    "|": symbols.COMMA,
}


@dataclass(slots=True, eq=False)
class Lexicon:
    """Words by their characters.

    `words` maps each folded word to its character; `classes` names to all characters of a group; `soft` are characters
    that a rule may skip; `modality` tells what a stance word makes of its clause; `pronoun` the kind it points to.
    """

    alphabet: Alphabet
    words: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    soft: str = ""
    modality: dict[str, str] = field(default_factory=dict)
    pronoun: dict[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    # English words that stand inside others too often to be searched for everywhere.
    little: frozenset[str] = frozenset()
    decoys: frozenset[str] = frozenset()
    # Single Han characters are too common inside other words: these count only where they fill a gap alone.
    tight: dict[str, str] = field(default_factory=dict)
    _settled: dict[str, str] | None = None

    def char(self, word: str) -> str:
        """The character of a word, which is learnt if it is new."""
        word = fold(word)
        kept = (
            self.tight
            if word in self.little or (len(word) == 1 and word > "z" and word not in STANDING)
            else self.words
        )
        char = kept.get(word)
        if char is None:
            char = kept[word] = self.alphabet.word(word, is_tight=kept is self.tight)
        return char

    def equate(self, word: str, others: list[str]) -> None:
        """Makes others say what a word says: rules that know the one know all of them."""
        char = self.char(word)
        for other in map(fold, others):
            (self.tight if len(other) == 1 else self.words)[other] = char

    def settle(self) -> None:
        """No word comes after this: which longer ones say the same is worked out once, and kept with the words."""
        self._settled = self.longer()

    def longer(self) -> dict[str, str]:
        """For each character those of longer words that say the same: 联合发布 is 发布, `valued at` is `valued`.

        The longest word at a place wins, so a rule that knows only the shorter one would not see it. What is added must
        mean nothing to a rule: an adverb before it, a particle behind it.
        """
        if self._settled is not None:
            return self._settled
        found: dict[str, str] = {}
        for word, char in self.words.items():
            for cut in range(1, len(word)):
                rest = word[cut:].lstrip()
                shorter = self.words.get(rest)
                if shorter and len(rest) > 1 and self._says_nothing(word[:cut].strip()):
                    found[shorter] = found.get(shorter, "") + char
                begun, tail = word[:cut].rstrip(), word[cut:].strip()
                shorter = self.words.get(begun) or (self.tight.get(begun) if tail in _ADVERBS else None)
                # who built on X built no X
                is_other = tail == "on" and shorter is not None and shorter in self.classes["develop"]
                if shorter and tail in _TAILS and not is_other:
                    found[shorter] = found.get(shorter, "") + char
        return found

    def _says_nothing(self, text: str) -> bool:
        char = self.words.get(text)
        if char is not None:
            return char in self.soft and char not in self.modality
        return all(piece in self.tight for piece in (text.split(" ") if text.isascii() else text))

    def group(self, words: list[str]) -> str:
        """The characters of some words."""
        return "".join(dict.fromkeys(self.char(str(word)) for word in words))


def _words_of(data: dict[str, Any], name: str) -> list[str]:
    """The words of a class, wherever the file has it."""
    found: list[str] = next(data[part][name] for part in ("classes", "particles", "stance") if name in data[part])
    return found


def load(alphabet: Alphabet, neighbours: Sequence[str] = ()) -> Lexicon:
    """The lexicon of `lexicon.yaml`, with characters from this alphabet; some words get characters in a row."""
    data: dict[str, Any] = datafile.load(FILE)
    lexicon = Lexicon(alphabet, words=dict(PUNCTUATION), little=frozenset(data["little"]))
    # What every rule may skip comes first: neighbours are one range of an expression.
    lexicon.group(data["soft"])
    lexicon.group([word for name in _SOFT_CLASSES for word in _words_of(data, name)])
    lexicon.group([*neighbours])
    for name, words in (data["classes"] | data["particles"]).items():
        lexicon.classes[name] = lexicon.group(words)
    for modality, words in data["stance"].items():
        lexicon.classes[modality] = lexicon.group(words)
        lexicon.modality |= dict.fromkeys(lexicon.classes[modality], modality)
    for kind, words in data["pronouns"].items():
        if kind not in ("organization", "person"):
            words = words + [f"{word}的" for word in words if word > "z" and word[-1] != "的"]
        lexicon.classes[f"pronoun_{kind}"] = lexicon.group(words)
        lexicon.pronoun |= dict.fromkeys(lexicon.classes[f"pronoun_{kind}"], kind)
    will = lexicon.group([word for words in data["pronouns"].values() for word in words if word.endswith(" will")])
    lexicon.modality |= dict.fromkeys(will, "predicted")
    lexicon.soft = lexicon.group(data["soft"]) + "".join(lexicon.classes[name] for name in _SOFT_CLASSES)
    for word, others in data["same"].items():
        lexicon.equate(str(word), others)
    lexicon.common = frozenset(data["common_words"])
    lexicon.decoys = frozenset(fold(word) for word in data["decoys"]) - lexicon.words.keys()
    return lexicon
