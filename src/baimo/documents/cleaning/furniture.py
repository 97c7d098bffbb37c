"""What stands on a page without being part of its text: page numbers, running heads, copyright, how letters look."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from baimo.documents.cleaning.lines import FOLDER, Line, width
from baimo.documents.cleaning.passages import Drop
from baimo.documents.cleaning.wrapping import ends_sentence
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

# Lines of a page, from its top and from its foot, that may repeat from page to page.
_MARGIN = 2
# A line longer than this says something, whatever words it holds.
LONGEST_PHRASE = 100
# What a size or a colour in numbers cannot do without: a quick look before the whole pattern is tried.
_SIZE = expression(r"pt\b|px\b|磅|RGB|R ?:?\d+ *,? *G|CMYK|#[0-9A-Fa-f]{6}")
_DIGITS = expression(r"\d+")


@dataclass(frozen=True, slots=True)
class _Group:
    why: str
    probes: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _knowledge() -> dict[str, Any]:
    table: dict[str, Any] = datafile.load(FOLDER / "noise.yaml")
    return table


@cache
def _groups() -> list[_Group]:
    return [
        _Group(why, tuple(group["probes"]), expression("|".join(f"(?:{p})" for p in group["patterns"]), re.IGNORECASE))
        for why, group in _knowledge()["lines"].items()
    ]


class _Places:
    """Finds the line at a place of the text; most texts are never asked for one."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.starts: list[int] = []
        self.index = -1

    def line_before(self, at: int) -> Line | None:
        """The last line that begins at a place or before it."""
        self.starts = self.starts or [line.start for line in self.lines]
        self.index = bisect_right(self.starts, at) - 1
        return self.lines[self.index] if self.index >= 0 else None

    def line_at(self, at: int) -> Line | None:
        """The line that holds a place."""
        line = self.line_before(at)
        return line if line and at < line.end else None


def mark_noise(work: str, lines: list[Line], drops: list[Drop]) -> None:
    """Give every line that is no part of what the text says the reason why."""
    _mark_phrases(work, lines)
    _mark_numbers(work, lines)
    if any(line.page for line in lines):
        _mark_margins(work, lines)
    _mark_fonts(work, lines)
    _mark_links(work, lines, drops)


def phrase_noise(said: str) -> str:
    """Why a line of its own is no part of a text, where its words alone tell."""
    lowered = said.lower()
    for group in _groups():
        if any(probe in lowered for probe in group.probes) and group.pattern.fullmatch(said):
            return group.why
    return ""


def _mark_numbers(work: str, lines: list[Line]) -> None:
    """Page numbers and rules; a number right above a short line is the number of the section that the line names."""
    numbers = [index for index, line in enumerate(lines) if line.form in ("number", "rule")]
    running = _running_heads(work, lines, numbers)
    for index in numbers:
        line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        if line.form == "rule":
            line.why = "rule"
            continue
        line.why = "page number"
        for beside in lines[max(0, index - 1) : index + 2 : 2]:
            if not beside.why and _DIGITS.sub("0", work[beside.start : beside.end]) in running:
                beside.why = "page header"
        if after and _names_section(work, line, after):
            line.why, after.form, after.rank = "section number", "heading", 1


def _running_heads(work: str, lines: list[Line], numbers: list[int]) -> set[str]:
    """Short lines that stand beside several page numbers, whatever number they bear."""
    beside = Counter(
        _DIGITS.sub("0", work[line.start : line.end])
        for index in numbers
        if lines[index].form == "number"
        for line in lines[max(0, index - 1) : index + 2 : 2]
        if not line.form and line.end - line.start <= LONGEST_PHRASE and not ends_sentence(work, line)
    )
    return {said for said, times in beside.items() if times > 1}


def _names_section(work: str, line: Line, after: Line) -> bool:
    number = work[line.start : line.end]
    near = after.breaks == 1 and not after.page and not after.form and not after.why
    is_short = width(work[after.start : after.end]) <= 50 and work[after.end - 1] not in "。，；：:,;."
    return near and is_short and number.isdigit() and len(number) <= 2


def _mark_margins(work: str, lines: list[Line]) -> None:
    """Running heads and feet: lines that stand at the edge of most pages, whatever number they bear."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.page:
            pages.append([])
        if not line.why:
            pages[-1].append(line)
    places: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for page in pages:
        edges = [("head", line) for line in page[:_MARGIN]] + [("foot", line) for line in page[_MARGIN:][-_MARGIN:]]
        for edge, line in edges:
            if not ends_sentence(work, line):
                places[edge, _DIGITS.sub("0", work[line.start : line.end])].append(line)
    for (edge, said), found in places.items():
        # a chapter's title runs through its pages only; a line that bears the number of the page is no title at all
        counts = len({work[line.start : line.end] for line in found}) > 1
        if len(found) >= (3 if counts else max(3, len(pages) // 4)) and width(said) <= 100:
            for line in found if edge == "foot" or counts else found[1:]:
                line.why = "page header" if edge == "head" else "page footer"


def _mark_phrases(work: str, lines: list[Line]) -> None:
    """Copyright, bylines, invitations: only lines that hold a telling word are looked at."""
    places = _Places(lines)
    for hit in _probes().finditer(work):
        line = places.line_at(hit.start())
        if line and line.end - line.body <= LONGEST_PHRASE and not line.why:
            line.why = phrase_noise(work[line.body : line.end])


@cache
def _probes() -> re.Pattern[str]:
    """Any of the telling words, as written and in capitals: a pattern that ignores case would be ten times slower."""
    words = {probe for group in _groups() for probe in group.probes}
    forms = {form for word in words for form in (word, word.capitalize(), word.upper(), word.title())}
    return expression(alternatives(sorted(forms)))


@cache
def _specification() -> re.Pattern[str]:
    return expression(_knowledge()["specification"])


@cache
def _looks() -> re.Pattern[str]:
    """A line of nothing but sizes, colours, names of fonts and what parts them."""
    fonts = _knowledge()["fonts"]
    names = "|".join(re.escape(name) for name in sorted([*fonts["strong"], *fonts["weak"]], key=len, reverse=True))
    return expression(
        rf"(?:{_knowledge()['specification']}|(?<![A-Za-z])(?:{names})(?![A-Za-z])|[\s:：,，;；.、/()（）\[\]|+=\d-])+"
    )


def _mark_fonts(work: str, lines: list[Line]) -> None:
    """Stretches of lines that tell how letters look, around lines that give a size or a colour in numbers."""
    places = _Places(lines)
    for hit in _SIZE.finditer(work):
        line = places.line_at(hit.start())
        if line and not line.why and _is_look(work, line) and _specification().search(work, line.start, line.end):
            _mark_stretch(work, lines, places.index)


def _is_look(work: str, line: Line) -> bool:
    return line.end - line.start <= 60 and _looks().fullmatch(work, line.start, line.end) is not None


def _mark_stretch(work: str, lines: list[Line], index: int) -> None:
    first = last = index
    while first and _is_look(work, lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_look(work, lines[last + 1]):
        last += 1
    for line in lines[first : last + 1]:
        line.why = "font specification"
    _mark_signature(work, lines[last + 1] if last + 1 < len(lines) else None)


def _mark_signature(work: str, line: Line | None) -> None:
    """What follows the looks of letters and begins with the name of a font is the foot of a template."""
    if line and not line.form and width(work[line.start : line.end]) <= 60:
        match = _looks().match(work, line.start, line.end)
        if match and match[0].strip(" :：)（(,，"):
            line.why = "page footer"


def _mark_links(work: str, lines: list[Line], drops: list[Drop]) -> None:
    """A line that holds little but an address."""
    places = _Places(lines)
    for drop in drops:
        line = places.line_before(drop.start) if drop.why == "url" else None
        if line and not line.why and work.find("\n", line.start, drop.start) < 0:
            rest = work[line.body : line.end].strip()
            if width(rest) <= 30 and not rest.endswith(("。", "！", "？")):
                line.why = "link"
