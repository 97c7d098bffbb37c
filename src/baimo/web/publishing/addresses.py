"""Which file of a published site an address of the server leads to; the rules are data, `rules.yaml`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from baimo.output.wording import LANGS
from baimo.values import datafile
from baimo.web.publishing.filenames import file_name, path_name

RULES = Path(__file__).with_name("rules.yaml")
# What the frame of every page asks for: the language chooses the folder, colours are the browser's.
_LANG, _THEME = "lang", "theme"


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the site, from its root, and what the application answers with it; nothing where it is made otherwise.

    What is `is_twofold` stands there as a script too.
    """

    file: str
    ask: str
    lang: str
    is_twofold: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a place, and what follows the file in the address."""

    place: Place
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table, its path compiled."""

    path: re.Pattern[str]
    row: dict[str, Any]

    @property
    def needed(self) -> list[str]:
        """The parameters that an address must have."""
        return [name.partition("=")[0] for name in self.row.get("with", ())]

    def parts(self, path: str, given: dict[str, str]) -> dict[str, str] | None:
        """What stands for the names of the path, and what was asked; None where the address is another."""
        match = self.path.fullmatch(path)
        for name, _, value in (one.partition("=") for one in self.row.get("with", ())):
            if not given.get(name) or (value and given[name] != value):
                return None
        return match and match.groupdict() | given


@cache
def rules() -> tuple[Rule, ...]:
    """The table."""
    return tuple(Rule(_pattern(row["path"]), row) for row in datafile.load(RULES))


@cache
def _rules_under(head: str) -> tuple[Rule, ...]:
    """The rows that may fit a path by its first part: an atlas has ten thousand addresses."""
    return tuple(rule for rule in rules() if (first := _head(rule.row["path"])) == head or "{" in first)


def _head(path: str) -> str:
    return path[1:].partition("/")[0]


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+\*?)\}", path)
    made = [re.escape(part) if number % 2 == 0 else _group(part) for number, part in enumerate(parts)]
    return re.compile("".join(made))


def _group(name: str) -> str:
    return f"(?P<{name[:-1]}>.+)" if name.endswith("*") else f"(?P<{name}>[^/]+)"


@dataclass
class Addresses:
    """The rules for one site; `chosen` are the addresses with parameters that are published.

    `plain` are pages though their paths end as data do; `gone` is what the application turned out not to have, and
    what it sends elsewhere.
    """

    chosen: Collection[str] = ()
    plain: Collection[str] = ()
    gone: dict[str, str | None] = field(default_factory=dict)
    _known: dict[tuple[str, str], Target | None] = field(default_factory=dict)

    def target(self, address: str, lang: str) -> Target | None:
        """Where an address of the server (`/e/acme?lang=zh#t1`) leads from a page in `lang`; None: nowhere."""
        if (address, lang) not in self._known:
            self._known[address, lang] = self._find(address, lang)
        return self._known[address, lang]

    def answers(self, address: str) -> bool:
        """Whether a form that asks this address is answered: by a page whose script reads what was asked."""
        path = unquote(urlsplit(address).path)
        found = next((rule.row for rule in rules() if rule.path.fullmatch(path) and not rule.needed), {})
        return "page" in found and "keep" in found

    def forget(self, gone: dict[str, str | None]) -> None:
        """These addresses have no page after all, or another one."""
        self.gone |= gone
        self._known.clear()

    def _find(self, address: str, lang: str) -> Target | None:
        whole, _, fragment = address.partition("#")
        path, _, query = whole.partition("?")
        asked = parse_qsl(query) if query else []
        if any(name == _THEME for name, _ in asked):
            return None
        lang = next((value for name, value in asked if name == _LANG), lang)
        if lang not in LANGS:
            return None
        found = self._by_rules(unquote(path) or "/", asked, lang)
        if found is None or found.place.ask not in self.gone:
            return found and _with_fragment(found, fragment)
        instead = self.gone[found.place.ask]
        return self.target(instead, lang) if instead else None

    def _by_rules(self, path: str, asked: list[tuple[str, str]], lang: str) -> Target | None:
        given: dict[str, str] = {}
        for name, value in asked:
            given[name] = f"{given[name]},{value}" if name in given else value
        for rule in _rules_under(_head(path)):
            parts = rule.parts(path, given)
            if parts is None:
                continue
            ask = _asking(path, [(name, value) for name, value in asked if name in rule.needed])
            if (rule.row.get("chosen") and ask not in self.chosen) or ("data" in rule.row and path in self.plain):
                continue
            return self._apply(rule.row, parts, ask, asked, lang)
        return Target(Place(f"{lang}/{path_name(path.strip('/'))}.html", quote(path), lang))

    def _apply(
        self, row: dict[str, Any], parts: dict[str, str], ask: str, asked: list[tuple[str, str]], lang: str
    ) -> Target | None:
        if nearest := row.get("nearest"):
            return self.target(_filled(nearest, {name: quote(part, safe="/") for name, part in parts.items()}), lang)
        if "page" in row:
            keep = row.get("keep", ())
            kept = [(name, value) for name, value in asked if name != _LANG and (name in keep or "*" in keep)]
            file = f"{lang}/{_filled(row['page'], _named(parts))}.html"
            return Target(Place(file, ask, lang), "?" + urlencode(kept) if kept else "")
        if "file" in row:
            return Target(Place(f"{lang}/{_filled(row['file'], _named(parts))}", ask, lang))
        if "data" in row:
            file = _filled(row["data"], _named(parts) | {_LANG: lang})
            place = Place(file, ask, lang if f"{{{_LANG}}}" in row["data"] else LANGS[0], row.get("script", False))
            return Target(place)
        if "made" in row:
            return Target(Place(_filled(row["made"], {_LANG: lang}), "", lang))
        return None


def _named(parts: dict[str, str]) -> dict[str, str]:
    return {name: path_name(part) if "/" in part else file_name(part) for name, part in parts.items()}


def _filled(template: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda hole: parts[hole[1]], template)


def _asking(path: str, asked: list[tuple[str, str]]) -> str:
    return quote(path) + ("?" + urlencode(asked) if asked else "")


def _with_fragment(target: Target, fragment: str) -> Target:
    return Target(target.place, f"{target.rest}#{fragment}") if fragment else target


def relative(folder: str, file: str) -> str:
    """The way from a folder of the site (`zh/e`, the root is empty) to a file of it: `../s/ex.org/news.html`."""
    here, there = folder.split("/") if folder else [], file.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
