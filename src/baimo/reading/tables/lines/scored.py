"""Members of a list whose lead names a test: `How they score on MMLU:` over `GPT-4o: 88.7`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from baimo.documents import Block, Document
from baimo.documents.document import Span
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.named import is_name
from baimo.reading.tables.rows import Row, alone
from baimo.reading.tables.scores import is_score
from baimo.values.names import fold

# No longer lead names but a test, and no longer member but one who took it.
_LONGEST, _MEMBER = 120, 60
_NUMBERS = frozenset(symbols.QUANTITY_SLOTS["score"])
_BEHIND = re.compile(r"[^，。,;；]*")


@dataclass(slots=True)
class Scored:
    """The tests that the leads of one document name, by the block of the lead."""

    document: Document
    heads: Heads
    _tests: dict[int, Span | None] = field(default_factory=dict)

    def of(self, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """The score that a member tells, with its symbols."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if block.parent < 0 or colon < 0 or block.end - block.start > _MEMBER or _NUMBERS.isdisjoint(sentence.seen):
            return sentence, []
        said = _BEHIND.match(self.document.clean, sentence.tokens[colon][1], block.end)
        thing = next((i for i in range(sentence.low, colon) if is_name(sentence.tokens[i])), None)
        score = next((i for i in range(colon + 1, sentence.high) if sentence.chars[i] in _NUMBERS), None)
        place = self._test(block.parent)
        if said is None or thing is None or score is None or place is None or not is_score(said[0]):
            return sentence, []
        row = Row(self.document, block, alone(sentence), [], [])
        column = self.heads.named("benchmark", fold(self.document.clean[slice(*place)]))
        who, value = thing - sentence.low, score - sentence.low
        found = match(column.rule, row.sentence, who, "value", value, value + 1)
        at = row.add((*place, "", None, 0))
        found.roles.append(("note", at, at + 1))
        dates = [i for i in range(colon - sentence.low) if row.chars[i] == symbols.DATE]
        found.roles += [("when", dates[0], dates[0] + 1)] if len(dates) == 1 else []
        return row.sentence, [found]

    def _test(self, block: int) -> Span | None:
        """Where a lead or a heading names the one test that it is about."""
        if block not in self._tests:
            above = self.document.blocks[block]
            is_short = above.end - above.start <= _LONGEST
            self._tests[block] = self.heads.test(self.document.clean[above.start : above.end]) if is_short else None
            if (span := self._tests[block]) is not None:
                self._tests[block] = above.start + span[0], above.start + span[1]
        return self._tests[block]
