"""What a rule found: where, what is wrong, and the repair; and the words in which rules suggest one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

KeyPath = tuple[str | int, ...]


FORM = "form"  # what the format itself asks for, and no rule with a name


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the file, the line (from 1) and the key where it stands, what is wrong and what to do.

    `rule` is the named rule that found it (`form` where it is the format), `finding` the key by which `audited.yaml`
    can say that it was looked at and is right, `statements` the ids of the facts involved, `entities` theirs.
    """

    file: str
    line: int
    key: str
    message: str
    repair: str
    rule: str = FORM
    severity: str = "error"
    finding: str = ""
    statements: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}; {self.repair}"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem within one file, before its line is looked up; `path` leads to the key."""

    path: KeyPath
    message: str
    repair: str
    rule: str = FORM

    @property
    def key(self) -> str:
        """The path as people write it: `statements[3].when`."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).lstrip(".")


Complaints = Iterator[Complaint]
_MANY, _BEGINNING = 400, 3


def nearest(written: Any, allowed: Iterable[str]) -> str | None:
    """The allowed word that comes closest to what was written, where one comes close.

    Of thousands only those that begin alike are compared: to measure all would take a second for each mistake.
    """
    text, words = str(written).lower(), list(allowed)
    if len(words) > _MANY:
        words = [word for word in words if word[:_BEGINNING] == text[:_BEGINNING]][:_MANY]
    close = difflib.get_close_matches(text, words, n=1, cutoff=0.6)
    return close[0] if close else None


def one_of(path: KeyPath, written: Any, allowed: Iterable[str], what: str) -> Complaints:
    """A complaint where a word is none of those allowed, with the nearest as the repair."""
    words = list(allowed)
    if written in words:
        return
    close = nearest(written, words)
    repair = f"write {close!r}" if close else f"write one of {', '.join(words)}"
    yield Complaint(path, f"unknown {what} {written!r}", repair)


def unknown_keys(path: KeyPath, row: dict[str, Any], allowed: Iterable[str]) -> Complaints:
    """A complaint for each key that the format does not have."""
    words = list(allowed)
    for key in row:
        if key not in words:
            close = nearest(key, words)
            repair = f"rename it to {close!r}" if close else f"remove it; the keys here are {', '.join(words)}"
            yield Complaint((*path, key), f"unknown key {key!r}", repair)


def texts_of(path: KeyPath, row: dict[str, Any], keys: Iterable[str]) -> Complaints:
    """A complaint for each of these keys that holds a list or a mapping where one text belongs."""
    for key in keys:
        if isinstance(row.get(key), list | dict):
            yield Complaint((*path, key), "a list or mapping where one text belongs", f"write `{key}: ...` on one line")
