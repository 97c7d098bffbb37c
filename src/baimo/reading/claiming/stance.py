"""How a clause is meant: asserted, reported, predicted, an opinion, denied; or not meant as a statement at all."""

from __future__ import annotations

import re

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.sentence import Sentence

# Where several words of stance stand before a verb, the stronger gives the stance.
_ORDER = ("negated", "predicted", "reported", "opinion")


class Stance:
    """Reads the words of stance around a match."""

    def __init__(self, lexicon: Lexicon) -> None:
        # The longest word wins: `will acquire` tells the future as `will` alone does.
        ahead = {
            char for word, char in lexicon.words.items() if word.startswith(("will ", "plans to ", "expected to "))
        }
        self._modality = dict.fromkeys(ahead, "predicted") | lexicon.modality
        self._words = frozenset(self._modality)
        self._relative = lexicon.group(["which", "who"])
        self._after = symbols.COMMA + lexicon.classes["of"] + lexicon.group(["of", "in", "at", "for", "and"])
        # `a round in 2023 which was led by X`
        self._after += symbols.DATE + lexicon.classes["finance"] + "".join(symbols.QUANTITY_SLOTS.values())
        self._how = frozenset(lexicon.group(["how", "why"]))
        self._auxiliary = lexicon.group(["could", "would", "will", "may", "might"])
        self._ba, self._only = lexicon.words["将"], frozenset(lexicon.group(["只要", "只有"]))
        verbs = "".join(lexicon.classes[name] for name in _VERBS) + "".join(symbols.QUANTITY_SLOTS.values())
        self._future = re.compile(
            f"{self._ba}[{ranges(symbols.DATE + ''.join(lexicon.group(_BETWEEN)))}]?[{ranges(verbs)}]"
            f"|{self._ba}[{ranges(lexicon.group(_PREPOSITIONS))}]"
        )

        # `plans to spend ... and employs`: with a verb of its own what is planned ends.
        # `was not disclosed but it released`: so does what is denied before `but`.
        finite = f"[{ranges(lexicon.group(['and']))}][{ranges(lexicon.group(_FINITE))}]"
        self._told = re.compile(f"{finite}|[{ranges(lexicon.group(['but', '反而']))}]")
        classes = lexicon.classes
        self._but = classes["contrast"]
        self._unsure, self._denied, self._says = (classes[name] for name in ("unconfirmed", "denied", "announce"))
        self._words |= frozenset(self._unsure + self._denied)
        self._idle = lexicon.soft + "".join(lexicon.tight.values()) + symbols.DATE + symbols.SHORTS

    def _heads_title(self, sentence: Sentence, at: int) -> bool:
        """Whether a word that asks only opens a title: How Klarna cut handling time by 80%."""
        if at != sentence.low or sentence.chars[at] not in self._how or at + 1 >= sentence.high:
            return False
        return isinstance(sentence.tokens[at + 1][3], tuple)

    def of(self, sentence: Sentence, start: int, trigger: int, end: int) -> str | None:
        """The modality of what is said by `chars[start:end]` with its verb at `trigger`; None: it states nothing."""
        chars = sentence.chars
        if self._is_future(chars, sentence, start, trigger, end):
            behind = self._behind(sentence, sentence.clause(end - 1)[1], {"predicted"})
            return "negated" if "negated" in behind else "predicted"
        if self._words.isdisjoint(sentence.seen):
            return "asserted"
        low, _ = sentence.clause(trigger)
        first = min(low, start)
        ended = max((match.start() for match in self._told.finditer(chars, first, trigger + 1)), default=-1)
        found = {
            modality
            for i in range(first, trigger)
            if (modality := self._modality.get(chars[i])) is not None
            and not self._heads_title(sentence, i)
            and not (i < ended and modality in _ENDS)
            and not self._relates(chars, i)
        }
        found |= {
            m
            for i in range(trigger, end)
            if (m := self._modality.get(chars[i])) in ("reported", "negated", "predicted", "question")
            and not self._relates(chars, i)
        }
        begin = self._contrast(sentence, low)
        wide = {
            m
            for i, c in enumerate(chars[begin:low], begin)
            if (m := self._modality.get(c)) in ("reported", "opinion", "hypothetical") and not self._relates(chars, i)
        }
        found |= wide
        if low - 2 >= sentence.low and self._is_foretold(sentence, low - 1):
            found.add("predicted")
        found |= self._behind(sentence, sentence.clause(end - 1)[1], found)
        if found & {"question", "hypothetical", "purpose"}:
            return None
        return next((modality for modality in _ORDER if modality in found), "asserted")

    def _contrast(self, sentence: Sentence, low: int) -> int:
        """Where what is told by hearsay may begin: behind the last clause that begins with 但 or `however`."""
        chars = sentence.chars
        for at in range(low, sentence.low, -1):
            if chars[at] in self._but and chars[at - 1] == symbols.COMMA:
                return at
        return sentence.low

    def _is_foretold(self, sentence: Sentence, comma: int) -> bool:
        """分析师预计，...; 我预计2025年年底前，...: the clause before ends with a word of foretelling, or its date."""
        chars = sentence.chars
        low = sentence.clause(comma - 1)[0]
        told = [
            i
            for i in range(low, comma)
            if self._modality.get(chars[i]) == "predicted" and chars[i] not in self._auxiliary
        ]
        return bool(told) and not chars[told[-1] + 1 : comma].strip(self._idle)

    def _behind(self, sentence: Sentence, at: int, found: set[str]) -> set[str]:
        """What is told behind the clause: ...，但未获证实; ...，据知情人士透露; 有传闻称...，百川否认."""
        rest = sentence.chars[at : sentence.high].rstrip(symbols.STOP)
        if not rest:
            return set()
        if found & {"reported", "predicted"} and any(char in self._denied for char in rest):
            return {"negated"}
        last = rest.rpartition(symbols.COMMA)[2].strip(symbols.SHORTS + self._says)
        is_source = len(last) == 1 and self._modality.get(last) == "reported"
        return {"reported"} if is_source or any(char in self._unsure for char in rest) else set()

    def _relates(self, chars: str, at: int) -> bool:
        """Whether a word of stance is none here.

        `xAI, which Elon Musk founded`, `of which`: it asks nothing, it goes on speaking of what stands before it.
        只要5元, 只有8B参数: before a sum it sets no condition.
        """
        if chars[at] in self._only:
            return chars[at + 1 : at + 2] in _QUANTITIES
        return chars[at] in self._relative and at > 0 and chars[at - 1] in self._after

    def _is_future(self, chars: str, sentence: Sentence, start: int, trigger: int, end: int) -> bool:
        """将发布, 将突破: right before a verb or a sum the particle tells the future."""
        if chars.find(self._ba, sentence.low, end) < 0:
            return False
        low = min(start, sentence.clause(trigger)[0])
        return self._future.search(chars, low, end) is not None


_ENDS = frozenset(["predicted", "negated"])
_FINITE = ["has", "had", "is", "was", "employs", "employed", "operates", "counts", "serves", "owns", "makes", "sells"]
_FINITE += ["uses", "raised", "posted", "reported", "made", "lost", "earned", "generated", "runs", "has raised"]
_QUANTITIES = frozenset("".join(symbols.QUANTITY_SLOTS.values()))
# What is turned round by 将 is a noun: before a preposition, or 实现收入, it can only tell the future.
_PREPOSITIONS = ["向", "对", "以", "从", "于", "给", "实现"]
_BETWEEN = ["会", "再", "正式", "于", "在", "全面"]
_VERBS = (
    "release",
    "open_source",
    "acquire",
    "invest",
    "list",
    "in_force",
    "issue",
    "launched_by_itself",
    "raise",
    "enter",
    "discontinue",
    "reach",
)
