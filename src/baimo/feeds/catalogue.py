"""The feeds there are, and each behind one small interface: its name, licence, version, date, and rows."""

from __future__ import annotations

import difflib
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from baimo.claims import Source
from baimo.feeds.row import Dropped, Row
from baimo.values import datafile
from baimo.values.errors import BaimoError

FILE = Path(__file__).with_name("feeds.yaml")
REPAIR = "pip install 'baimo[feeds]'"
# What a reader raises where a package's files have another shape than it knows.
_MISSHAPEN = (KeyError, TypeError, ValueError, AttributeError, IndexError, OSError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. `version` is the installed one, None where its package is missing."""

    name: str
    licence: str
    version: str | None
    what: dict[str, str]
    fits: tuple[str, str]
    about: dict[str, Any]

    @property
    def is_fitting(self) -> bool:
        """Whether the installed version is one whose files the reader knows."""
        first, end = map(_order, self.fits)
        return self.version is not None and first <= _order(self.version) < end

    def rows(self) -> Iterator[Row | Dropped]:
        """What it says, row by row, read when asked for. Raises BaimoError where it is missing or of another shape."""
        self._check()
        try:
            yield from self._reader().rows(self._folder())
        except _MISSHAPEN as error:
            raise BaimoError(self._misfit(f"{type(error).__name__}: {error}")) from error

    def source(self) -> Source:
        """The package at its version as a source; its date is that of its files, else of the version."""
        self._check()
        try:
            date = self._reader().date(self._folder()) or self.about.get("dates", {}).get(self.version)
        except _MISSHAPEN as error:
            raise BaimoError(self._misfit(f"{type(error).__name__}: {error}")) from error
        return Source(
            id=f"{self.name}-{self.version}",
            url=f"{self.about['url']}#{self.version}",  # each edition is a page of its own
            title=f"{self.name} {self.version}",
            publisher=self.about["publisher"],
            kind="dataset",
            date=date,
            grade=self.about["grade"],
        )

    def _check(self) -> None:
        if self.version is None:
            raise BaimoError(f"the feed {self.name} is not installed: no package {self.about['package']}; {REPAIR}")
        if not self.is_fitting:
            raise BaimoError(self._misfit(f"Baimo reads {self.fits[0]} up to, not including, {self.fits[1]}"))

    def _misfit(self, why: str) -> str:
        return f"{self.name} {self.version} is not of the shape that Baimo reads ({why}); {REPAIR}"

    def _reader(self) -> Any:
        return import_module(f"baimo.feeds.readers.{self.about['reader']}")

    def _folder(self) -> Path:
        spec = importlib.util.find_spec(self.about["module"])  # finds the folder, imports nothing
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError(f"no folder {self.about['module']}")
        return Path(spec.submodule_search_locations[0])


def feeds() -> list[Feed]:
    """Every feed, installed or not."""
    return [_feed(name) for name in _table()]


def feed(name: str) -> Feed:
    """The feed of that name. Raises BaimoError that names those there are."""
    if name not in _table():
        near = difflib.get_close_matches(name, _table(), 1)
        raise BaimoError(f"there is no feed {name!r}; " + (f"write {near[0]}" if near else "`baimo feeds` lists them"))
    return _feed(name)


@cache
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = datafile.load(FILE)
    return table


def _feed(name: str) -> Feed:
    about = _table()[name]
    first, end = about["fits"]
    return Feed(name, about["licence"], _installed(about["package"]), about["what"], (first, end), about)


def _installed(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _order(version: str) -> tuple[int, ...]:
    """A version for comparing: its leading numbers."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
