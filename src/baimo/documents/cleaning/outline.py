"""Which passages are headings, which of them are repeated, and what hangs under what."""

from __future__ import annotations

import re

from baimo.documents.cleaning.lines import WIDEST_HEADING, width
from baimo.documents.cleaning.passages import Passage, words_of
from baimo.documents.document import Block
from baimo.values.expressions import expression

# The level of a heading that only its form gives away: below a numbered section, unless there is a deeper number.
PLAIN_LEVEL = 2
_NO_TITLE = "。！!…；;：:，,、."
# What a value says after its name: a number first, or a number with what it counts.
_VALUE = expression(r"^\s*[约近超逾~≈$¥￥€]?\s*\d|\d\s*(?:年|月|日|亿|億|万|萬|元|%|％|个|個|款|家|[GTM]B|W\b)")
_MONTH = expression(r"(?:(?:19|20)\d\d ?年? ?)?(?P<month>(?:1[0-2]|0?[1-9]) ?月份?)|(?:19|20)\d\d ?年")
_LONGEST_MONTH = 14
# How an entry of a chronicle begins, at most its mark before it.
_DATED = expression(
    r"\W{0,4}(?:\d{1,4} ?[年月./-] ?\d?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?'?\d)",
    re.IGNORECASE,
)
_YEARED = expression(r"\W{0,4}(?:19|20)\d\d")
# ... and where it says more than its date.
_ENTRY = expression(
    r"\W{0,4}\d{1,4}(?: ?[年月./-] ?\d{0,2}){0,4} ?日?[\s:：—–-]+(?!第?[一二三四1-4] ?季|[上下]半年|[QH]\d)[^\W\d]{2}"
)
_SPACE = expression(r"\s+")
# What parts the fields of an entry; so many of them no title has.
_FIELDS, _MANY = expression(r"[｜，\u3000]|\s\|\s|, (?!and )|\s[—–]\s"), 3


def find_headings(text: str, passages: list[Passage]) -> None:
    """Turn short plain passages that stand over others into headings, the first of all into the title."""
    _find_months(text, passages)
    shapes = [_shape(text, passage) for passage in passages]
    sections = _sections(text, passages, shapes)
    level = PLAIN_LEVEL
    marked = {at for at, p in enumerate(passages) if p.breaks > 1 and (p.kind == "heading" or at in sections)}
    is_deck = len(marked) >= _LEAST_SECTIONS and not _has_sentences(text, passages)
    for index, (passage, shape) in enumerate(zip(passages, shapes, strict=True)):
        if passage.kind == "heading":
            level = max(PLAIN_LEVEL, passage.rank + 1)
        elif shape in ("short", "colon"):
            if is_deck and _is_within(text, passages, index, marked):
                continue
            if _stands_over(text, passages, shapes, index):
                passage.kind, passage.rank = "heading", level
        elif shape == "numbered" and (_leads_prose(passages, index) or index in sections):
            passage.kind, passage.rank = "heading", level + 1
    _find_title(text, passages)


def _find_months(text: str, passages: list[Passage]) -> None:
    """In a chronicle a month, or a year, on a line of its own heads what came to pass in it."""
    plain = (p for p in passages if p.kind == "paragraph" and p.end - p.start <= _LONGEST_MONTH and p.may_head)
    months = [(p, match) for p in plain if (match := _MONTH.fullmatch(words_of(text, p.pieces).strip()))]
    for passage, match in months if len(months) > 1 else ():
        if passage is not passages[-1]:
            passage.kind, passage.rank = "heading", PLAIN_LEVEL + 1 if match["month"] else PLAIN_LEVEL


def _shape(text: str, passage: Passage) -> str:
    """`short` for what may be a heading, `pair` for name and value, `colon` for either, `numbered` for an item."""
    start, end = passage.start, passage.pieces[-1][1]
    if end - start > WIDEST_HEADING + 20 or passage.lines > 2 or not passage.may_head:
        return ""
    if passage.kind == "bullet":
        is_short = passage.rank == 3 and text[end - 1] not in _NO_TITLE and width(text[start:end]) <= 50
        return "numbered" if is_short else ""
    return _plain_shape(words_of(text, passage.pieces)) if passage.kind == "paragraph" else ""


def _plain_shape(said: str) -> str:
    if width(said) > WIDEST_HEADING + 20 or "。" in said or len(_FIELDS.findall(said)) >= _MANY:
        return ""
    _, colon, value = said.replace(":", "：").partition("：")
    if colon and value:
        return "pair" if _VALUE.search(value) else "colon" if said[-1] not in _NO_TITLE + "？?" else ""
    if colon:
        return "short" if len(said) <= 20 else ""
    return "short" if said[-1] not in _NO_TITLE else ""


def _stands_over(text: str, passages: list[Passage], shapes: list[str], index: int) -> bool:
    """Whether a short line has something under it that is no short line of the same kind."""
    passage = passages[index]
    if index + 1 == len(passages):
        return False
    before = passages[index - 1] if index else passage
    is_further_in = before.kind in ("bullet", "row") and passage.breaks == 1 and passage.indent > before.indent
    if is_further_in and _DATED.match(text, before.start):
        return False  # what goes on below an entry of a chronicle heads nothing
    if index and passage.breaks == 1 and all(_DATED.match(text, one.start) for one in (before, passage)):
        return False  # nor does its last entry head the next chapter
    if passage.breaks == 1 and passage.indent > passages[index + 1].indent + 1 and before.indent == passage.indent:
        return False  # one of several that stand further in than what comes below heads nothing
    after, shape = passages[index + 1], shapes[index + 1]
    is_entry = _ENTRY.match(text, passage.start, passage.end) and after.kind == "paragraph"
    has_year = [_YEARED.match(text, one.start) is not None for one in (passage, after)]
    if is_entry and _DATED.match(text, after.start) and has_year[0] == has_year[1]:
        return False  # nor does its first; 2023年 百模大战 heads entries of its months
    if shapes[index] == "colon" and (shape in _PAIRS or (index and shapes[index - 1] in _PAIRS)):
        return shape == "colon" and _key(text, passage) == _key(text, after)
    if after.kind != "paragraph" or shape in _PAIRS:
        return after.kind != "comment"
    if shape == "short":
        first = index == 0 or (passage.breaks > 1 and after.breaks == 1)
        return first or _key(text, passage) == _key(text, after)
    is_apart = (
        index == 0 or passage.breaks > 1 or after.breaks > 1 or passage.page or passages[index - 1].kind == "bullet"
    )
    return is_apart and after.end - after.start > passage.end - passage.start


def _has_sentences(text: str, passages: list[Passage]) -> bool:
    """Whether what is no heading ends as sentences do, now and then: in a deck hardly any line does."""
    plain = [passage for passage in passages if passage.kind in ("paragraph", "bullet", "quote") and passage.pieces]
    ended = sum(text[passage.end - 1] in "。！？!?." for passage in plain)
    return ended > _SAID * len(plain)


def _is_within(text: str, passages: list[Passage], index: int, marked: set[int]) -> bool:
    """Whether a short line is one of those of a section whose title is marked: no empty line is above it."""
    passage, before = passages[index], passages[index - 1] if index else None
    if before is None or passage.breaks > 1:
        return False
    if index + 1 in marked:
        return True
    if index + 1 < len(passages) and passages[index + 1].kind in ("bullet", "row"):
        return False
    if before.kind not in ("heading", "title"):
        return True
    return _VALUE.match(words_of(text, passage.pieces)) is not None


_PAIRS = {"pair", "colon"}
# How many sections a text has at least, and how wide their titles are.
_LEAST_SECTIONS, _WIDEST_SECTION = 3, 40
# Of the lines of a deck at most such a share ends as sentences do.
_SAID = 0.15


def _sections(text: str, passages: list[Passage], shapes: list[str]) -> frozenset[int]:
    """The numbered lines that are but a few words with bullets below, where all of the text's are so: `2. Cerebras`."""
    numbered = [
        index for index, shape in enumerate(shapes) if passages[index].kind == "bullet" and passages[index].rank == 3
    ]
    if len(numbered) < _LEAST_SECTIONS:
        return frozenset()
    for index in numbered:
        said = words_of(text, passages[index].pieces)
        after = passages[index + 1] if index + 1 < len(passages) else None
        is_over = after is not None and after.kind in ("bullet", "row") and after.rank != 3
        if after is not None and after.kind == "paragraph" and after.breaks == 1 and passages[index].breaks > 1:
            is_over = width(words_of(text, after.pieces)) <= WIDEST_HEADING + 20
        if shapes[index] != "numbered" or not is_over or width(said) > _WIDEST_SECTION or "：" in said or ":" in said:
            return frozenset()
    return frozenset(numbered)


def _leads_prose(passages: list[Passage], index: int) -> bool:
    """Whether a numbered line has a paragraph under it rather than its next number."""
    after = passages[index + 1] if index + 1 < len(passages) else None
    return after is not None and after.kind == "paragraph" and after.end - after.start > 60


def _find_title(text: str, passages: list[Passage]) -> None:
    """The first heading is the title where nothing comes before it and it is no slide's or section's."""
    first = passages[0] if passages else None
    if first is None or first.kind != "heading":
        return
    if len(passages) > 1 and passages[1].kind == "heading" and _key(text, passages[1]) == _key(text, first):
        return
    is_alone = first.rank <= 1 and all(p.rank > first.rank for p in passages[1:] if p.kind == "heading")
    if is_alone or (first.rank == PLAIN_LEVEL and first.may_head and not first.page):
        first.kind, first.rank = "title", min(first.rank, 1)


def fold_repeated(text: str, passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages without headings that only repeat one that still holds, and those repetitions."""
    kept: list[Passage] = []
    folded: list[Passage] = []
    open_headings: list[tuple[int, str]] = []
    for passage in passages:
        if passage.kind not in ("heading", "title"):
            kept.append(passage)
            continue
        said = _key(text, passage)
        if said in [held for _, held in open_headings]:
            while open_headings[-1][1] != said:
                open_headings.pop()
            folded.append(passage)
            continue
        while open_headings and open_headings[-1][0] >= passage.rank:
            open_headings.pop()
        open_headings.append((passage.rank, said))
        kept.append(passage)
    return kept, folded


def _key(text: str, passage: Passage) -> str:
    return _SPACE.sub("", words_of(text, passage.pieces)).casefold()


# A bullet under which others may hang: its indentation, rank and index, and whether it ends with a colon and nothing
# of a lesser sign came since.
_Open = tuple[int, int, int, bool]


class Tree:
    """Hangs blocks under the headings, bullets and announcements that they belong to, in one pass."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self.headings: list[tuple[int, int]] = []
        self.bullets: list[_Open] = []
        self.announcer = -1
        self.announcer_indent = 0

    def hang(self, index: int, block: Block, indent: int, rank: int, announces: bool) -> None:
        """Give a block its parent and level. `announces` tells that it ends with a colon."""
        if block.kind in ("heading", "title"):
            self._heading(index, block, rank)
        elif block.kind == "bullet":
            self._bullet(index, block, indent, rank, announces)
        elif block.kind == "paragraph":
            self._paragraph(index, block, indent, announces)
        else:
            block.parent = self._top()

    def _top(self) -> int:
        return self.announcer if self.announcer >= 0 else self.headings[-1][1] if self.headings else -1

    def _heading(self, index: int, block: Block, rank: int) -> None:
        while self.headings and self.headings[-1][0] >= rank:
            self.headings.pop()
        self.announcer, self.bullets = -1, []
        block.parent, block.level = self._top(), max(1, rank)
        self.headings.append((rank, index))

    def _bullet(self, index: int, block: Block, indent: int, rank: int, announces: bool) -> None:
        """A bullet hangs under an open one that stands further out, has a greater sign, or announces it."""
        bullets = self.bullets
        while bullets:
            outer_indent, outer_rank, outer, announced = bullets[-1]
            if abs(outer_indent - indent) > 1:
                holds = indent > outer_indent
            else:
                holds = rank > outer_rank or (rank == outer_rank and announced and not announces)
            if holds:
                is_lesser = rank > outer_rank or indent > outer_indent + 1
                bullets[-1] = (outer_indent, outer_rank, outer, announced and not is_lesser)
                break
            bullets.pop()
        block.parent = bullets[-1][2] if bullets else self._top()
        bullets.append((indent, rank, index, announces))
        block.level = len(bullets)

    def _paragraph(self, index: int, block: Block, indent: int, announces: bool) -> None:
        while self.bullets and not (indent > self.bullets[-1][0] + 1 or self.bullets[-1][3]):
            self.bullets.pop()
        if self.bullets:
            block.parent = self.bullets[-1][2]
            return
        if self.announcer >= 0 and indent > self.announcer_indent + 1 and not announces:
            block.parent = self.announcer
            return
        self.announcer = -1
        block.parent = self._top()
        self.announcer, self.announcer_indent = (index if announces else -1), indent
