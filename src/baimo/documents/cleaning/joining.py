"""Lines to passages: wrapped lines and cut words are joined again, everything else stays apart."""

from __future__ import annotations

from functools import cache, cached_property

from baimo.documents.cleaning.lines import APART, Line, knowledge, width
from baimo.documents.cleaning.passages import Drop, Passage, Piece
from baimo.documents.cleaning.wrapping import (
    NARROWEST,
    WINDOW,
    Setting,
    ends_sentence,
    measure,
    sentence_ends,
)
from baimo.values.expressions import expression

# So near to the beginning of a text its particulars stand.
_TOP = 500
# What begins a line that tells of the text itself: `Recorded November 4, 2025. Hosts: ...` below a title.
_OF_TEXT = expression(
    r" *(?:Recorded|Published|Posted|Updated|Filmed|Aired|Broadcast|Interview(?:ed)? by|Hosts?|Guests?|Moderators?"
    r"|Edited by|Transcri(?:pt|bed) by|Words by|Photos? by|By)(?: (?:on )?(?=[A-Z\d])|: )"
)
# From this width on a line that breaks off in mid sentence is more likely cut than a heading.
LONG = 60
# Two empty lines part what no wrapping parts.
MOST_BREAKS = 3
# A word that is cut is looked up so far before and behind the cut.
REACH = 10_000
# Scales and measures, which go on with a number: 激活220|亿.
_COUNTS = frozenset("万亿元个张块倍颗台款家项年月")
_LEFT = expression(r"[A-Za-z0-9]+$")
_RIGHT = expression(r"[A-Za-z0-9]+")
# Of fewer bullets it cannot be told how wide they are set.
_FEWEST_BULLETS, _AS_WIDE = 5, 0.8
# The rank of bullets with a sign: what stands below a number may be headed by it.
_SIGNED = 6
# A sentence ends within a line: not the stop of `Nov. 13, 4:05 p.m. ET`.
# Two lines, each with its key, are two however wide: `Developed by: ...` above `Funded by: ...`.
_KEY = expression(r" *[A-Z][A-Za-z]+(?: [A-Za-z]+){0,3}: +\S")
# ... and so are two entries of a chronicle: `2018: ...` above `2019: ...`.
_ENTRY = expression(
    r" *(?:(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?(?:19|20)\d\d|(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{0,2}日?)?)年?"
    r" ?(?:[:：]|[—–-] ) ?\S"
    r"| *(?:19|20)\d\d(?:[–-](?:\d\d)?\d\d)? {1,3}[A-Z]"
)
_STOP = expression(r"(?<!\bProf)(?<!\b[DMS]r)(?<!\bSt)(?<!\bMs)(?<!\bMrs)[.](?<=[a-z0-9%)”\"]{2}\.) [“\"'‘(]?[A-Z]")


@cache
def _edges() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What no line begins with, what no sentence ends with, and the words that keep their hyphen."""
    marks = knowledge()
    return frozenset(marks["never_first"]), frozenset(marks["never_last"]), frozenset(marks["hyphened"])


def _read_lines(lines: list[Line]) -> list[Line]:
    """The lines that are no noise; where a page or a stretch of its own begins with noise, the next line begins it."""
    kept: list[Line] = []
    page = apart = False
    for line in lines:
        page |= line.page
        apart |= line.breaks == APART
        if not line.why:
            line.page, line.breaks = page, APART if apart else line.breaks
            kept.append(line)
            page = apart = False
    return kept


def is_wide(char: str) -> bool:
    """Whether a character is of a script that sets no blanks between words."""
    return "\u2e80" <= char <= "\ua4cf" or "\uf900" <= char <= "\uffef" or char >= "\U00020000"


def _widest_bullet(work: str, lines: list[Line]) -> int:
    """How wide the bullets of a text are at most, 0 where it has hardly any."""
    wide = [width(work[line.start : line.end]) for line in lines if line.form == "bullet"]
    return max(wide) if len(wide) >= _FEWEST_BULLETS else 0


class Joiner:
    """Joins the lines of one text. `work` is the text with blanks for what inline marks drop; offsets are the same."""

    def __init__(self, work: str) -> None:
        """For one text, so that a word cut in two can be looked up elsewhere in it."""
        self.work = work
        self.drops: list[Drop] = []
        self.known: dict[str, bool] = {}
        self.never_first, self.never_last, self.hyphened = _edges()

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, to look words up in."""
        lowered = self.work.lower()
        return lowered if len(lowered) == len(self.work) else self.work

    def _knows(self, word: str, at: int) -> bool:
        """Whether a word stands whole near a place; not at the edge of a line, where it may itself be cut."""
        if word not in self.known:
            self.known[word] = self._stands(word, max(0, at - REACH), at + REACH)
        return self.known[word]

    def _stands(self, word: str, start: int, end: int) -> bool:
        place = self.lowered.find(word, start, end)
        while place >= 0:
            edges = self.lowered[max(0, place - 1) : place] + self.lowered[place + len(word) : place + len(word) + 1]
            if not any(char == "\n" or (char.isascii() and char.isalnum()) for char in edges):
                return True
            place = self.lowered.find(word, place + 1, end)
        return False

    def join(self, lines: list[Line]) -> list[Passage]:
        """The passages of lines in order; lines that are noise are passed over."""
        lines = _read_lines(lines)
        settings = measure(self.work, lines)
        widest = _widest_bullet(self.work, lines)
        passages: list[Passage] = []
        previous: Line | None = None
        for index, line in enumerate(lines):
            may = not line.form or (line.form == "quote" and previous is not None and previous.form == "quote")
            may = may and not line.whole and line.body < line.end
            is_open = bool(passages) and passages[-1].lines > 1 and line.breaks == 1
            setting = settings[index // WINDOW]
            begun = passages[-1].pieces[0][0] if is_open else -1
            if (
                may
                and previous
                and (self._goes_on(previous, line, setting, begun) or self._is_rest(lines, index, widest))
            ):
                self._append(passages[-1], previous, line)
            else:
                passages.append(self._begin(line))
            previous = line
        return self._drop_bare_marks(passages)

    def _drop_bare_marks(self, passages: list[Passage]) -> list[Passage]:
        """The passages that say something; a mark with nothing behind it does not."""
        kept = [p for p in passages if p.pieces[0][0] < p.pieces[0][1]]
        if len(kept) < len(passages):
            self.drops += [Drop(p.start, p.end, "mark") for p in passages if p.pieces[0][0] == p.pieces[0][1]]
        return kept

    def _is_rest(self, lines: list[Line], index: int, widest: int) -> bool:
        """Whether a line between bullets is the rest of one that was as wide as any and broke off in mid sentence."""
        previous, line = lines[index - 1], lines[index]
        if previous.form != "bullet" or line.breaks > 1 or previous.body == previous.end or widest < NARROWEST:
            return False
        if previous.rank < _SIGNED or line.end - line.start > previous.end - previous.start:
            return False
        after = lines[index + 1] if index + 1 < len(lines) else None
        is_within = after is None or after.breaks > 1 or after.form == "bullet"
        is_wide_enough = width(self.work[previous.start : previous.end]) >= _AS_WIDE * widest
        return (
            is_within and is_wide_enough and self.work[line.start].isalnum() and not ends_sentence(self.work, previous)
        )

    def _indent(self, line: Line) -> int:
        """How far in a line stands."""
        if not line.start or self.work[line.start - 1] == "\n":
            return 0
        return line.start - self.work.rfind("\n", 0, line.start) - 1

    def _begin(self, line: Line) -> Passage:
        indent = self._indent(line)
        pieces: list[Piece] = [(line.body, line.end, None)]
        passage = Passage(line.start, pieces, line.form or "paragraph", line.rank, indent, line.breaks)
        passage.page = line.page
        # of a line whose form is known, rank 1 tells that it is no heading, or a heading that is no title
        passage.may_head = not (line.whole and line.rank)
        return passage

    def _append(self, passage: Passage, previous: Line, line: Line) -> None:
        if previous.body == previous.end:  # a bullet sign alone on its line
            passage.pieces = [(line.body, line.end, None)]
        else:
            self._glue(passage, previous, line)
            passage.pieces.append((line.body, line.end, None))
        passage.lines += 1

    def _goes_on(self, previous: Line, line: Line, setting: Setting, begun: int) -> bool:
        """Whether a line without a mark goes on with what the line before began.

        `begun`: where the passage began, if that line went on with one before it, so that the text is wrapped here,
        however short its lines are; else -1.
        """
        is_open = begun >= 0 and self._indent(line) >= self._indent(previous)
        if previous.form in ("heading", "row") or line.breaks > MOST_BREAKS or previous.whole:
            return False
        firsts = (previous.body, begun) if begun >= 0 else (previous.body,)
        if any(one.match(self.work, line.body) and one.match(self.work, at) for one in (_KEY, _ENTRY) for at in firsts):
            return False
        if line.body < _TOP and _OF_TEXT.match(self.work, line.body):
            return False
        if previous.body == previous.end:
            # nothing goes on with an empty line of a quotation but the next one
            return previous.form != "quote" or line.breaks == 1
        if self.work[line.start] in self.never_first:
            return True
        if line.page or self.work[line.start - 1] == "\u3000":
            return not ends_sentence(self.work, previous) and self._is_full(previous, setting) and line.page
        if ends_sentence(self.work, previous):
            near = line.breaks == setting.breaks and not self._looks_like_title(line)
            return near and self._is_full(previous, setting)
        return is_open or self._breaks_off(previous, line, setting)

    def _breaks_off(self, previous: Line, line: Line, setting: Setting) -> bool:
        """Whether a line that ends no sentence was cut before the next one."""
        last, first = self.work[previous.end - 1], self.work[line.body]
        if last in self.never_last or (last.isdigit() and first in _COUNTS and line.breaks == 1):
            return True
        if line.breaks <= setting.breaks and self._is_full(previous, setting):
            return line.breaks == setting.breaks or not self._looks_like_title(line)
        if first.islower() and line.breaks in (1, setting.breaks) and self._may_go_on(previous, last):
            return True
        said = self.work[previous.body : previous.end]
        if said.count("（") + said.count("(") > said.count("）") + said.count(")"):
            return True
        is_long_bullet = previous.form == "bullet" and width(said) >= LONG and ends_sentence(self.work, line)
        return is_long_bullet or (setting.is_prose and self._is_cut_prose(said, line))

    def _may_go_on(self, previous: Line, last: str) -> bool:
        """Whether a small letter may go on with a line: not with a short Chinese one, which is a name or a heading."""
        length = previous.end - previous.start
        return length > LONG // 2 or (last.isascii() and self.work.find(" ", previous.body, previous.end) >= 0)

    def _is_cut_prose(self, said: str, line: Line) -> bool:
        """Whether the words of a line are a sentence and the beginning of the next, or a long clause and more."""
        goes_on = ends_sentence(self.work, line) or line.end - line.start > 40
        if said[-1] in sentence_ends()[1]:
            return False
        if "。" in said or _STOP.search(said):
            return goes_on or line.breaks == 1
        return line.breaks == 1 and goes_on and ("，" in said or ", " in said) and width(said) >= LONG

    def _looks_like_title(self, line: Line) -> bool:
        return line.end - line.start < 24 and not ends_sentence(self.work, line)

    def _is_full(self, line: Line, setting: Setting) -> bool:
        return setting.full > 0 and width(self.work[line.start : line.end]) >= setting.full

    def _glue(self, passage: Passage, previous: Line, line: Line) -> None:
        """Add what stands between two lines of a passage: nothing, a blank, or less than nothing for a soft hyphen."""
        last, first = self.work[previous.end - 1], self.work[line.body]
        if is_wide(last) or is_wide(first):
            return
        if last in "-‐" and first.isalnum() and self.work[previous.end - 2].isalnum():
            self._unhyphen(passage, previous, line)
        elif not (self._is_chinese(previous) and self._is_cut_word(previous, line)):
            passage.pieces.append((line.start, line.start, " "))

    def _unhyphen(self, passage: Passage, previous: Line, line: Line) -> None:
        """`informa-` and `tion` lose the hyphen; `open-` and `source`, `GPT-` and `Neo` keep it."""
        left, right = self._halves(previous.end - 1, line)
        whole = (left + right).lower()
        keeps = not left.isalpha() or not right.islower() or left.lower() in self.hyphened or not left[-1:].islower()
        if not keeps or self._knows(whole, line.start):
            start, end, _ = passage.pieces[-1]
            passage.pieces[-1] = (start, end - 1, None)
            self.drops.append(Drop(end - 1, end, "hyphen"))

    def _halves(self, end: int, line: Line) -> tuple[str, str]:
        left, right = _LEFT.search(self.work, max(0, end - 40), end), _RIGHT.match(self.work, line.start, line.end)
        return left[0] if left else "", right[0] if right else ""

    def _is_chinese(self, line: Line) -> bool:
        """Whether a line is set as Chinese is, where a line may end within a Latin word."""
        said = self.work[line.start : line.end]
        return 5 * (width(said) - len(said)) >= len(said)

    def _is_cut_word(self, previous: Line, line: Line) -> bool:
        """Whether a Latin word or a number goes on over the line end: not after a blank, nor where two would merge."""
        if self.work[previous.end : previous.end + 1] in (" ", "\t", "\xa0"):
            return False
        left, right = self._halves(previous.end, line)
        if not left or not right or (left[-1].isdigit() and right[0].isdigit()):
            return True
        whole = (left + right).lower()
        if left[-1].isdigit() != right[0].isdigit():  # `7|B` and `H|100`, but `GPT-4|Turbo`
            return min(len(left), len(right)) == 1 or len(right) == 2 or self._knows(whole, line.start)
        known = self._knows(left.lower(), line.start) and self._knows(right.lower(), line.start)
        return not known or self._knows(whole, line.start)
