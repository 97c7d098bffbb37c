"""Drafting: facts, mended and folded, become one file an entity and one file a host."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from tools.atlas import text
from tools.atlas.accelerators import read_accelerators
from tools.atlas.architectures import read_architectures
from tools.atlas.entities import Entities, names_table
from tools.atlas.facts import Fact, read, read_file
from tools.atlas.fit import misfit
from tools.atlas.fold import fold
from tools.atlas.links import link
from tools.atlas.mending import HERE, mend, table
from tools.atlas.sources import Register


def draft(folder: Path, out: Path, listing: Path) -> list[str]:
    """Write the atlas; returns lines that say what was done."""
    names = names_table(HERE / "names")
    facts, dropped = mend(_gather(folder))
    facts = _wanted(facts, names)
    facts += link(facts)
    entities = Entities(facts, names)
    fitting = [fact for fact in facts if not _reject(fact, entities, dropped)]
    register = Register(HERE / "hosts.tsv", HERE / "publishers.tsv")
    statements = fold(fitting, register)
    ids = sorted(statements.keys() | {str(f.get("object")) for f in fitting if f.get("object")} | names.keys())
    kinds = _write_entities(out, ids, entities, statements)
    _write_sources(out, register)
    _write_listing(listing, facts, dropped)
    return _report(facts, dropped, statements, kinds, register)


def _gather(folder: Path) -> list[Fact]:
    makers = {row["developer"]: row["id"] for row in table("makers.tsv")}
    facts = read(folder) + read_file(HERE / "additions.jsonl")
    for name, read_table in (("architectures", read_architectures), ("chips", read_accelerators)):
        if (folder / f"{name}.jsonl").exists():
            facts += read_table(folder / f"{name}.jsonl", makers)
    return facts


def _wanted(facts: list[Fact], names: dict[str, Any]) -> list[Fact]:
    """Taxonomy alone does not make an entity yet: its lines are kept where another file or names/ knows the id."""
    told = [fact for fact in facts if fact.file != "taxonomy"]
    known = {str(fact.get(end)) for fact in told for end in ("subject", "object")} | names.keys()
    return [fact for fact in facts if fact.file != "taxonomy" or fact.get("subject") in known]


def _reject(fact: Fact, entities: Entities, dropped: list[tuple[Fact, str]]) -> bool:
    why = misfit(fact, entities)
    if why:
        dropped.append((fact, why))
    return bool(why)


def _write_entities(out: Path, ids: list[str], entities: Entities, statements: dict[str, Any]) -> Counter[str]:
    kinds: Counter[str] = Counter()
    written = set()
    for id in ids:
        head = entities.head(id)
        kinds[head["kind"]] += 1
        path = out / "entities" / head["kind"] / f"{id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.document(head, {"statements": statements.get(id, [])}), encoding="utf-8")
        written.add(path)
    _clear(out / "entities", written)
    return kinds


def _write_sources(out: Path, register: Register) -> None:
    written = set()
    for host in register.hosts.values():
        pages = sorted(host.pages.values(), key=lambda page: str(page["id"]))
        path = out / "sources" / f"{host.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        keys = ("id", "url", "title", "date", "kind", "note")
        rows = [{key: page[key] for key in keys if key in page} for page in pages]
        head = {"publisher": host.publisher, "grade": host.grade}
        path.write_text(text.document(head, {"pages": rows}), encoding="utf-8")
        written.add(path)
    _clear(out / "sources", written)


def _clear(folder: Path, written: set[Path]) -> None:
    for path in set(folder.rglob("*.yaml")) - written:
        path.unlink()


def _write_listing(path: Path, facts: list[Fact], dropped: list[tuple[Fact, str]]) -> None:
    rows = [(f.at, "left out", _said(f), why) for f, why in dropped]
    rows += [(f.at, "mended", _said(f), "; ".join(dict.fromkeys(f.mended))) for f in facts if f.mended]
    rows.sort(key=lambda row: (row[0].partition(":")[0], int(row[0].partition(":")[2] or 0)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows([("line", "what", "claim", "why"), *rows])


def _said(fact: Fact) -> str:
    keys = ("subject", "predicate", "object", "value", "unit", "when")
    return " ".join(str(fact.get(key)) for key in keys if fact.get(key) is not None)


def _report(
    facts: list[Fact],
    dropped: list[tuple[Fact, str]],
    statements: dict[str, list[dict[str, Any]]],
    kinds: Counter[str],
    register: Register,
) -> list[str]:
    count = sum(len(rows) for rows in statements.values())
    several = sum(len(row["sources"]) > 1 for rows in statements.values() for row in rows)
    pages = sum(len(host.pages) for host in register.hosts.values())
    return [
        f"{len(facts)} facts kept, {sum(bool(f.mended) for f in facts)} mended, {len(dropped)} left out",
        f"{sum(kinds.values())} entities: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()),
        f"{count} statements, {several} with several sources; {pages} pages of {len(register.hosts)} publishers",
    ]
