"""How a clause is meant: asserted, reported, predicted, an opinion, denied; or not meant as a statement at all."""

from __future__ import annotations

import re

from baimo.reading import symbols
from baimo.reading.lexicon import Lexicon
from baimo.reading.sentences import Sentence

# Where several words of stance stand before a verb, the stronger gives the stance.
_ORDER = ("negated", "predicted", "reported", "opinion")


class Stance:
    """Reads the words of stance around a match."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._modality = lexicon.modality
        self._any = re.compile(f"[{re.escape(''.join(lexicon.modality))}]")
        self._ba = lexicon.words["将"]
        verbs = "".join(lexicon.classes[name] for name in _VERBS) + "".join(symbols.QUANTITY_SLOTS.values())
        self._future = re.compile(
            f"{self._ba}[{re.escape(symbols.DATE + ''.join(lexicon.group(_BETWEEN)))}]?[{re.escape(verbs)}]"
        )

    def of(self, sentence: Sentence, start: int, trigger: int, end: int) -> str | None:
        """The modality of what is said by `chars[start:end]` with its verb at `trigger`; None: it states nothing."""
        chars = sentence.chars
        if self._is_future(chars, sentence, start, trigger, end):
            return "predicted"
        if not self._any.search(chars, sentence.low, sentence.high):
            return "asserted"
        low, _ = sentence.clause(trigger)
        found = {self._modality[c] for c in chars[min(low, start) : trigger] if c in self._modality}
        found |= {
            m
            for c in chars[trigger:end]
            if (m := self._modality.get(c)) in ("reported", "negated", "predicted", "question")
        }
        wide = {
            m
            for c in chars[sentence.low : low]
            if (m := self._modality.get(c)) in ("reported", "opinion", "hypothetical")
        }
        found |= wide
        if low - 2 >= sentence.low and self._modality.get(chars[low - 2]) == "predicted":
            found.add("predicted")  # 分析师预计，...
        if found & {"question", "hypothetical", "purpose"}:
            return None
        return next((modality for modality in _ORDER if modality in found), "asserted")

    def _is_future(self, chars: str, sentence: Sentence, start: int, trigger: int, end: int) -> bool:
        """将发布, 将突破: right before a verb or a sum the particle tells the future."""
        if self._ba not in chars[sentence.low : end]:
            return False
        low = min(start, sentence.clause(trigger)[0])
        return self._future.search(chars, low, end) is not None


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
