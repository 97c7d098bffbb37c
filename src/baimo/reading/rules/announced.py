"""What a speaker says that he comes to, and the numbers behind it: 先看收入。OpenAI是37亿美元，Anthropic是10亿美元。

The words announce a property and tell nothing; the clauses that follow are but a name, a time and a sum, and would be
of nobody knows what. They go on to be read so until something else is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.reading.rules import symbols
from baimo.reading.rules.ellipsis import Ellipsis
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression
from baimo.values.names import fold

if TYPE_CHECKING:
    from baimo.reading.tables.heads import Column, Heads

_LEAD = expression(
    r"^(?:(?:好|那|那么|我们|咱们|大家|接下来|接着|然后|首先|其次|下面|最后|另外|再|先|来|就|要|再来|先来)[，, ]?)*"
    r"(?:(?:看|说|讲|聊|谈|比|数|算|问)(?:看|说|讲|聊|谈|一|一下|一看|一说|一比|到|的)*(?:是)?|至于|关于|论|按)?"
    r"(?:各家|这些公司|这几家|几家|他们|它们|三家|四家|五家|单卡|每家|全年|各自|大家)*的?"
)
_LEAD_EN = expression(
    r"^(?:(?:ok|okay|so|now|next|then|first|second|finally|and|well|right|let's|let us|we|i|will|you|can)[, ]*)*"
    r"(?:(?:start with|begin with|come to|turn to|go to|on to|move on to|look at|talk about|compare|take"
    r"|(?:what )?about)[, ]*)*(?:(?:the|their|its|these|annual|each one's) )*"
)
_TAIL = expression(
    r"(?:也|都|还)?(?:在涨|不一样|差很多|差得远|差别很大)?(?:呢|吧|方面|上|这块|这一块|这边|的话|怎么样|如何|对比|比较|情况|的情况|数据|的数据)*$"
    r"|(?: first| next| now| numbers| figures| side)*$"
)
# No longer clause only announces.
_LONGEST = 28
_VALUES = frozenset("".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values()))))
# Of these a sum behind a name may be something else: who gave how much.
_NOT = frozenset({"raised", "acquired", "invested_in", "price", "price_vs", "compares_with", "count_of", "benchmark"})


class Announced:
    """Reads the clauses that follow an announcement, of one document."""

    def __init__(self, clean: str, heads: Heads, ellipsis: Ellipsis) -> None:
        self._clean, self._heads, self._ellipsis = clean, heads, ellipsis
        self._column: Column | None = None
        self._block = -1

    def matches(self, sentence: Sentence, told: list[Match]) -> list[Match]:
        """The matches of a sentence, and what its clauses tell of the property that was announced."""
        if sentence.block not in (self._block, self._block + 1):
            self._column = None
        if told and self._column is not None and any(m.rule.predicate is not self._column.predicate for m in told):
            self._column = None
        has_values = not _VALUES.isdisjoint(sentence.seen)
        if self._column is None and has_values and symbols.COMMA not in sentence.seen:
            return told
        found: list[Match] = []
        at = sentence.low
        while at < sentence.high:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            if any(match.start < high and low < match.end for match in told):
                continue
            column = self._announces(sentence, low, high)
            self._column, self._block = (column, sentence.block) if column else (self._column, self._block)
            if column is None and self._column is not None and has_values:
                made = self._ellipsis.bare(sentence, low, high, self._column.rule)
                found += [made] if made is not None else []
        return told + found

    def _announces(self, sentence: Sentence, low: int, high: int) -> Column | None:
        """The property that a clause comes to, which tells nothing else."""
        if high <= low or not _VALUES.isdisjoint(sentence.chars[low:high]):
            return None
        start, end = sentence.tokens[low][0], sentence.tokens[high - 1][1]
        if end - start > _LONGEST:
            return None
        said = fold(self._clean[start:end]).strip(" .。:：*#")
        lead = _LEAD_EN if said.isascii() else _LEAD
        head = _TAIL.sub("", lead.sub("", said, count=1), count=1).strip()
        column = (self._heads.column(head) or self._heads.column(head.rstrip("s"))) if head else None
        is_quantity = column is not None and column.predicate.value == "quantity"
        return column if is_quantity and column is not None and column.predicate.id not in _NOT else None
