"""Terms of a price: the tier, the band of length, the hours, the seller that it is for; read, printed, compared.

`tier=batch; input=0..32k; hours=00:30-08:30; zone=Asia/Shanghai` is the qualifier of a price. A band `a..b` is of
lengths over a and up to b; hours `a-b` begin at a and end before b, and may pass midnight.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from baimo.values import datafile

FILE = Path(__file__).with_name("terms.yaml")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Band:
    """Lengths over `over` and up to `to`, which is None where the band has no upper end."""

    over: int
    to: int | None

    def __contains__(self, length: object) -> bool:
        return isinstance(length, int) and self.over < length and (self.to is None or length <= self.to)

    def __str__(self) -> str:
        return f"{_short(self.over)}..{'' if self.to is None else _short(self.to)}"


@dataclass(frozen=True, slots=True)
class Hours:
    """Windows of the day in minutes after midnight, from the start to before the end; 16:30-00:30 passes midnight."""

    windows: tuple[tuple[int, int], ...]

    def __contains__(self, minute: object) -> bool:
        return isinstance(minute, int) and any(_is_within(minute, *window) for window in self.windows)

    def __str__(self) -> str:
        return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.windows)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week, 0 being Monday."""

    days: frozenset[int]

    def __contains__(self, day: object) -> bool:
        return day in self.days

    def __str__(self) -> str:
        return ",".join(_runs(sorted(self.days)))


Term = str | Band | Hours | Days


@dataclass(frozen=True)
class Terms:
    """What a price is for, by key, in the order of `terms.yaml`; no terms at all are the maker's standard ones."""

    items: tuple[tuple[str, Term], ...] = ()

    @classmethod
    def parse(cls, text: str | None) -> Terms:
        """Terms from a qualifier. Raises ValueError that says what is wrong and what may stand there."""
        return _parsed(text) if text else _NONE

    @classmethod
    def of(cls, terms: Mapping[str, Term]) -> Terms:
        """Terms from their parts, put in order."""
        order = list(table()["keys"])
        return cls(tuple(sorted(terms.items(), key=lambda item: order.index(item[0]))))

    def __str__(self) -> str:
        return "; ".join(f"{key}={value}" for key, value in self.items)

    def __getitem__(self, key: str) -> Term | None:
        return next((value for name, value in self.items if name == key), None)

    def word(self, key: str) -> str | None:
        """The word of a key, None where the terms do not speak of it."""
        value = self[key]
        return None if value is None else str(value)

    def without(self, *keys: str) -> Terms:
        """The same terms without some of their keys."""
        return Terms(tuple(item for item in self.items if item[0] not in keys))

    def holds_at(self, at: datetime, zone: str) -> bool:
        """Whether the hours and the days are those of an instant; `zone` where the terms name none.

        A window that passes midnight belongs to the day on which it began.
        """
        hours, days = self["hours"], self["days"]
        local = at.astimezone(ZoneInfo(self.word("zone") or zone))
        minute, day = local.hour * 60 + local.minute, local.weekday()
        if isinstance(hours, Hours) and minute not in hours:
            return False
        if isinstance(hours, Hours) and any(end < start and minute < end for start, end in hours.windows):
            day = (day - 1) % 7
        return not isinstance(days, Days) or day in days

    def is_for(self, key: str, length: int) -> bool:
        """Whether a length lies in the band of `input` or `output`; terms without one are for any length."""
        band = self[key]
        return not isinstance(band, Band) or length in band

    def text(self, lang: str) -> str:
        """The terms for people, in `zh` or `en`."""
        said = [_told(key, value, lang) for key, value in self.items]
        return (", " if lang == "en" else "，").join(said)


_NONE = Terms()


@cache
def table() -> dict[str, Any]:
    """The keys with their kinds and words, the words that stand alone, and the days."""
    loaded: dict[str, Any] = datafile.load(FILE)
    return loaded


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Terms:
    found: dict[str, Term] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        key, value = _keyed(part)
        if key in found:
            raise ValueError(f"the term {key!r} stands twice in {text!r}; keep one")
        found[key] = _READERS[table()["keys"][key]["kind"]](value)
    return Terms.of(found)


def _keyed(part: str) -> tuple[str, str]:
    key, sign, value = (piece.strip() for piece in part.partition("="))
    if not sign:
        key, _, value = _bare(part).partition("=")
    if key not in table()["keys"]:
        raise ValueError(f"no term of a price is called {key!r}; there are {', '.join(table()['keys'])}")
    if not value:
        raise ValueError(f"the term {key!r} says nothing; write {key}=...")
    return key, value


_BAND_WORD = re.compile(r"up-to-(\d+[km]?)|(\d+[km]?)-to-(\d+[km]?)|over-(\d+[km]?)")


def _bare(word: str) -> str:
    known = table()["bare"].get(word)
    match = _BAND_WORD.fullmatch(word)
    if known:
        return str(known)
    if match:
        over, to = match[2] or match[4] or "0", match[1] or match[3] or ""
        return f"input={over.replace('m', 'M')}..{to.replace('m', 'M')}"
    raise ValueError(f"{word!r} is no term of a price; write key=value with one of {', '.join(table()['keys'])}")


_LENGTH = re.compile(r"(\d+)([kM]?)", re.ASCII)
_SCALE = {"": 1, "k": 1000, "M": 1_000_000}


def _band(text: str) -> Band:
    over, dots, to = text.partition("..")
    if not dots:
        raise ValueError(f"{text!r} is no band of length; write 0..32k, 32k..128k or 128k..")
    band = Band(_length(over), _length(to) if to else None)
    if band.to is not None and band.to <= band.over:
        raise ValueError(f"the band {text!r} ends before it begins")
    return band


def _length(text: str) -> int:
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is no length; write 200, 32k or 1M")
    return int(match[1]) * _SCALE[match[2]]


def _short(length: int) -> str:
    for sign, scale in (("M", 1_000_000), ("k", 1000)):
        if length and length % scale == 0:
            return f"{length // scale}{sign}"
    return str(length)


_WINDOW = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)


def _hours(text: str) -> Hours:
    return Hours(tuple(sorted(map(_window, text.split(",")))))


def _window(text: str) -> tuple[int, int]:
    match = _WINDOW.fullmatch(text.strip())
    start, end = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3)) if match else (0, 0)
    is_sound = match and int(match[2]) < 60 > int(match[4]) and start < _MINUTES >= end and start != end
    if not is_sound:
        raise ValueError(f"{text!r} is no window of hours; write 00:30-08:30")
    return start, end


def _is_within(minute: int, start: int, end: int) -> bool:
    return start <= minute < end if start < end else minute >= start or minute < end


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _days(text: str) -> Days:
    return Days(frozenset(day for part in text.split(",") for day in _run(part.strip())))


def _run(text: str) -> list[int]:
    first, _, last = text.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise ValueError(f"{text!r} are no days; write mon-fri or sat,sun")
    start, end = DAYS.index(first), DAYS.index(last or first)
    return [(start + step) % 7 for step in range((end - start) % 7 + 1)]


def _runs(days: list[int]) -> Iterator[str]:
    while days:
        length = next((n for n in range(1, len(days)) if days[n] != days[0] + n), len(days))
        first, last = DAYS[days[0]], DAYS[days[length - 1]]
        yield first if length == 1 else f"{first}-{last}"
        days = days[length:]


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError, ValueError):
        raise ValueError(f"{text!r} is no time zone; write one like Asia/Shanghai or UTC") from None


_WORD = re.compile(r"[a-z0-9][a-z0-9._+-]*", re.ASCII)


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError(f"{text!r} is no word of a term: small letters, digits, dots and hyphens")
    return text


_READERS: dict[str, Callable[[str], Term]] = {
    "word": _word,
    "band": _band,
    "hours": _hours,
    "days": _days,
    "zone": _zone,
    "text": lambda text: text,
}


def _told(key: str, value: Term, lang: str) -> str:
    row = table()["keys"][key]
    if isinstance(value, Days):
        words = table()["days"]
        return ", ".join("–".join(words[day][lang] for day in run.split("-")) for run in _runs(sorted(value.days)))
    if isinstance(value, Hours):
        return str(value)
    if isinstance(value, Band):
        ends = f"≤{_short(value.to)}" if value.to and not value.over else f">{_short(value.over)}"
        ends = f"{_short(value.over)}–{_short(value.to)}" if value.to and value.over else ends
        return f"{row[lang]} {ends}"
    said = row.get("words", {}).get(value)
    return str(said[lang]) if said else f"{row[lang]} {value}"
