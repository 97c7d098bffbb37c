"""How a clause is meant: asserted, reported, predicted, an opinion, denied; or not meant as a statement at all."""

from __future__ import annotations

import re

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
        self._verbs = "".join(lexicon.classes[name] for name in _VERBS)

    def of(self, sentence: Sentence, start: int, trigger: int, end: int) -> str | None:
        """The modality of what is said by `chars[start:end]` with its verb at `trigger`; None: it states nothing."""
        chars = sentence.chars
        if self._is_future(chars, trigger):
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
        if found & {"question", "hypothetical", "purpose"}:
            return None
        return next((modality for modality in _ORDER if modality in found), "asserted")

    def _is_future(self, chars: str, trigger: int) -> bool:
        """将发布: the particle directly before the verb tells the future; before a noun it only turns the object round."""
        return trigger > 0 and chars[trigger - 1] == self._ba and chars[trigger] in self._verbs


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
