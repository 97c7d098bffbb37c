"""Values told in the order of their times: 2023年和2024年分别为..., 2022年至2024年."""

from __future__ import annotations

from baimo.reading.sentences.sentence import Sentence
from baimo.reading.timing.candidate import Dated
from baimo.reading.timing.clock import Clock
from baimo.reading.timing.standing import positions

_BETWEEN_DATES = frozenset(("、", "和", "与", "與", "及", "以及", ",", "，", "and", ", and", "&"))


_THE_SAME = ("同期", "同一时期", "同一時期", "同年度")


def in_order(clock: Clock, sentence: Sentence, dated: Dated, count: int) -> list[str] | None:
    """The times of so many values told in order, 2022年至2024年 or 2023年和2024年 ... 分别; None for another number."""
    listed = _listed(clock, sentence, dated)
    return listed if len(listed) == count else by_years(dated.when, count)


def _listed(clock: Clock, sentence: Sentence, dated: Dated) -> list[str]:
    """The dates that stand in one list with the date of a claim, in their order."""
    clean, tokens = clock.document.clean, [sentence.tokens[at] for at in positions(sentence)]
    if not dated.tokens or dated.tokens[0] not in tokens:
        return []
    here = tokens.index(dated.tokens[0])
    # 2022年、2023年，收入分别为...，同期净亏损分别为...: the times of the list before it
    here -= here > 0 and clean[tokens[here][0] : tokens[here][1]] in _THE_SAME
    first = last = here
    while first > 0 and clean[tokens[first - 1][1] : tokens[first][0]].strip() in _BETWEEN_DATES:
        first -= 1
    while last + 1 < len(tokens) and clean[tokens[last][1] : tokens[last + 1][0]].strip() in _BETWEEN_DATES:
        last += 1
    resolved = [clock.resolve(token[3]) for token in tokens[first : last + 1]]
    return [when for when in resolved if when] if all(resolved) else []


def by_years(told: str, count: int) -> list[str] | None:
    """The years of an interval, where there are so many values told of them in order: 2022年至2024年 ... 分别."""
    first, _, last = told.partition("/")
    if not (
        first.isdigit() and last.isdigit() and len(first) == len(last) == 4 and int(last) - int(first) + 1 == count
    ):
        return None
    return [str(year) for year in range(int(first), int(last) + 1)]
