"""Entities: kind, names in both languages, place on the map; from names/ first, from the facts where it is silent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from tools.atlas.facts import Fact

from baimo.claims import table
from baimo.values.datafile import parse
from baimo.values.names import fold

_HAN = re.compile(r"[\u4e00-\u9fff]")
NAME_KEYS = ("aliases", "former", "misspellings", "context_only")


def names_table(path: Path) -> dict[str, dict[str, Any]]:
    """names.yaml: id to kind, zh, en, aliases, former, misspellings, context_only."""
    table: dict[str, dict[str, Any]] = {}
    for file in sorted(path.glob("*.yaml")):
        for id, row in (parse(file.read_text(encoding="utf-8")) or {}).items():
            if str(id) in table:
                raise ValueError(f"{file.name}: {id} is named in two files")
            table[str(id)] = row or {}
    return table


class Entities:
    """What the facts tell of each id: its kind, its names, its place."""

    def __init__(self, facts: list[Fact], names: dict[str, dict[str, Any]]) -> None:
        self._given = names
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._category: dict[str, Counter[str]] = defaultdict(Counter)
        for fact in facts:
            self._see(fact)

    def _see(self, fact: Fact) -> None:
        subject, object = str(fact.get("subject")), fact.get("object")
        self._kinds[subject][str(fact.get("subject_type"))] += 10
        name = str(fact.get("subject_name") or subject)
        self._names[subject][_without_maker(name) if fact.file == "prices" else name] += 1
        if fact.get("predicate") == "category" and "/" in str(fact.get("value")):
            self._category[subject][str(fact.get("value"))] += 1
        if object:
            allowed = table()[fact.get("predicate")].object if fact.get("predicate") in table() else ()
            if allowed:
                self._kinds[str(object)][allowed[0]] += 1
            self._names[str(object)][str(fact.get("object_name") or object)] += 1

    def kind(self, id: str) -> str:
        """The kind given by hand, else the one most lines say."""
        given = self._given.get(id, {}).get("kind")
        return str(given) if given else self._kinds[id].most_common(1)[0][0]

    def head(self, id: str) -> dict[str, Any]:
        """The head of the entity's file."""
        given = self._given.get(id)
        head: dict[str, Any] = {"id": id, "kind": self.kind(id)}
        head |= _given_names(given) if given and ("zh" in given or "en" in given) else self._seen_names(id)
        if self._category[id]:
            head["category"] = min(self._category[id].items(), key=lambda pair: (-pair[1], pair[0]))[0]
        return head

    def _seen_names(self, id: str) -> dict[str, Any]:
        names: dict[str, str] = {}
        aliases: list[str] = []
        for name, _ in self._names[id].most_common():
            names.setdefault("zh" if _HAN.search(name) else "en", name)
            if fold(name) not in map(fold, (*names.values(), *aliases)):
                aliases.append(name)
        return {"names": names or {"en": id}} | ({"aliases": aliases} if aliases else {})


def _given_names(row: dict[str, Any]) -> dict[str, Any]:
    head: dict[str, Any] = {"names": {lang: row[lang] for lang in ("zh", "en") if lang in row}}
    return head | {key: row[key] for key in NAME_KEYS if row.get(key)}


def _without_maker(written: str) -> str:
    """`阿里通义 qwen-plus` is named qwen-plus: price lists put the maker in front."""
    maker = next((maker for maker in _makers() if written.startswith(f"{maker} ")), None)
    return written.removeprefix(f"{maker} ") if maker else written


@cache
def _makers() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "tables" / "prefixes.txt").read_text(encoding="utf-8").splitlines()
    return tuple(sorted((line.strip() for line in lines if line.strip()), key=len, reverse=True))
