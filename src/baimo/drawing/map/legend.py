"""The legend: what the marks on tiles mean, at the foot of the sheet, with what the map rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.wording import say
from baimo.drawing.map.marks import Marks
from baimo.drawing.map.signs import sign, signs
from baimo.drawing.map.state import State
from baimo.drawing.population.regions import region_name

MARKS = ("key", "hung", "guest", "stale", "quiet", "closed")
CHANGES = ("entered", "gone", "moved", "renamed")
LINE = 20.0
SAMPLE = (22.0, 14.0)
_SIZE = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and its words."""

    mark: str
    words: str

    @property
    def wide(self) -> float:
        """What it takes of a line."""
        return SAMPLE[0] + 6 + width(self.words, _SIZE) + 18


def entries(lang: str, marks: Marks | None = None, shown: Iterable[str] = MARKS) -> list[Entry]:
    """The marks of every map; with the classes of a state also what changed and what a document says, counted."""
    found = [Entry(mark, say(f"map.mark.{mark}", lang)) for mark in shown]
    if not marks:
        return found
    counts = Counter(one for classes in marks.values() for one in classes)
    told = [one for one in (*CHANGES, *(name for name in signs() if name.startswith("v-"))) if counts[one]]
    return [
        Entry(one, say("map.counted", lang, name=say(f"map.mark.{one}", lang), n=counts[one])) for one in told
    ] + found


def legend(found: Sequence[Entry], notes: Sequence[str], x: float, y: float, room: float) -> tuple[list[str], float]:
    """Marks with their words, then notes, on as many lines as they need; and the height that they take."""
    shapes, left = [], x
    for entry in found:
        if left > x and left + entry.wide > x + room:
            left, y = x, y + LINE
        shapes.append(_drawn(entry, left, y, x + room - left))
        left += entry.wide
    y += LINE
    for line in _lines(notes, room):
        shapes.append(svg.text(x, y, line, class_="quiet"))
        y += LINE - 3
    return shapes, y


def _drawn(entry: Entry, x: float, y: float, room: float) -> str:
    wide, high = SAMPLE
    box = svg.rect(x, y - 11, wide, high, rx=4, class_="tile")
    extra = sign(entry.mark, x + wide / 2, y - 4) if entry.mark in signs() and entry.mark != "closed" else ""
    if entry.mark == "closed":
        extra = svg.tag("line", x1=x + 3, y1=y + 1, x2=x + wide - 3, y2=y - 9, class_="strike")
    words = svg.text(x + wide + 6, y, fit(entry.words, _SIZE, room - wide - 6), class_="quiet")
    classes = "key hung" if entry.mark == "hung" else entry.mark
    return svg.group(svg.group(box, extra, class_=f"t {classes}"), words)


def _lines(parts: Sequence[str], room: float) -> list[str]:
    """Parts of a remark on as few lines as the room takes."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]} · {part}", _SIZE) <= room:
            lines[-1] += f" · {part}"
        else:
            lines.append(fit(part, _SIZE, room))
    return lines


def about_map(lang: str, month: str, count: int, state: State) -> str:
    """The line under the title: the month, how many, and what was chosen of all."""
    chosen = [_filter(name, str(value), lang) for name, value in state.filters().items()]
    only = say("map.only", lang, what=("、" if lang == "zh" else ", ").join(chosen)) if chosen else ""
    since = say("map.since", lang, month=state.since) if state.since else ""
    return say("map.about", lang, month=month, count=count, only=since + only)


def _filter(name: str, value: str, lang: str) -> str:
    """A filter in words."""
    if name == "region":
        return region_name(value, lang)
    if name == "layer":
        return taxonomy().label(value, lang)
    return {"tier": value, "open": say("map.only.open", lang)}.get(name) or say(f"map.kind.{value}", lang)
