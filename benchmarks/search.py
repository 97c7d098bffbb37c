"""Search by name at 10,000 entities: ours, SQLite FTS5 with its usual tokenizers, and MiniSearch.

usage: search.py [ENTITIES]      prints a JSON object: system -> recall by kind of query, times, size, build

The names are those of the atlas, and beyond them names made of the atlas's own characters and words. Every system gets
the same names and queries, and is asked as its documentation says. A query is answered where its entity is among the
first ten; where more than ten entities bear what was asked for, where one of these is first.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from baimo.ledger import Entity, open_ledger
from baimo.ledger.copies import writing
from baimo.ledger.copies.keeping import INDEX, build, opened
from baimo.ledger.searching.pinyin import sounds
from baimo.ledger.store import Store
from baimo.ledger.text import Content
from baimo.values.names import key

HERE = Path(__file__).resolve().parent
PEERS = HERE / ".peers" / "node"
FIRST, EACH = 10, 400
Queries = dict[str, list[tuple[str, list[str]]]]
Ask = Callable[[str], list[str]]


def entities(number: int) -> list[Entity]:
    """Those of the atlas, then made ones."""
    held = open_ledger().entities()[:number]
    chance = random.Random(1)
    marks = sorted({m for e in held for n, _ in e.spellings() for m in n if "\u4e00" <= m <= "\u9fff"})
    words = sorted({w for e in held for n, _ in e.spellings() for w in n.split() if w.isascii() and len(w) > 2})
    made = []
    for index in range(number - len(held)):
        zh = "".join(chance.choices(marks, k=chance.choice((2, 2, 3, 4))))
        en = f"{chance.choice(words)} {chance.choice(words)}"
        more = (zh + "科技", f"{en} {index}")
        made.append(Entity(f"made-{index}", "organization", {"zh": zh, "en": en}, more))
    return held + made


def queries(held: list[Entity]) -> Queries:
    """Texts to look for, by kind, each with the entities that it means."""
    chance = random.Random(2)
    bearers: dict[str, list[str]] = defaultdict(list)
    for entity in held:
        for name, _ in entity.spellings():
            if entity.id not in bearers[key(name)]:
                bearers[key(name)].append(entity.id)
    names = [(name, entity) for entity in held for name, _ in entity.spellings()]
    chinese = [pair for pair in names if len(pair[0]) >= 3 and all("\u4e00" <= mark <= "\u9fff" for mark in pair[0])]
    latin = [pair for pair in names if len(pair[0]) >= 6 and pair[0].isascii() and pair[0].replace(" ", "").isalpha()]
    return {
        "every name and alias": [(name, bearers[key(name)]) for name, _ in names],
        "first two Chinese characters": _parts(chance, chinese, names, lambda name: name[:2]),
        "two Chinese characters within": _parts(chance, chinese, names, lambda name: name[1:3]),
        "first half of a Latin name": _parts(chance, latin, names, lambda name: name[: len(name) // 2 + 1]),
        "pinyin": _sounding(chance, chinese, held, 0),
        "initials of the pinyin": _sounding(chance, chinese, held, 1),
        "one letter wrong": [(_wrong(chance, name), [e.id]) for name, e in chance.sample(latin, EACH)],
    }


Names = list[tuple[str, Entity]]


def _parts(chance: random.Random, some: Names, names: Names, part: Callable[[str], str]) -> list[tuple[str, list[str]]]:
    keys = [(key(name), entity.id) for name, entity in names]
    found = []
    for name, _ in chance.sample(some, EACH):
        wanted = part(name)
        found.append((wanted, list(dict.fromkeys(entity for held, entity in keys if key(wanted) in held))))
    return found


def _sounding(chance: random.Random, some: Names, held: list[Entity], which: int) -> list[tuple[str, list[str]]]:
    bearers: dict[str, list[str]] = defaultdict(list)
    for entity in held:
        for heads in (heads for name, _ in entity.spellings() for heads in sounds(name, entity.kind)):
            bearers[heads[0]].append(entity.id)
    typed = (sounds(name, entity.kind)[which][0] for name, entity in chance.sample(some, EACH))
    return [(text, list(dict.fromkeys(bearers[text]))) for text in typed]


def _wrong(chance: random.Random, name: str) -> str:
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]


def is_answered(found: list[str], meant: list[str]) -> bool:
    """Whether what was meant is among the first, or where it is too many, one of it the first."""
    if len(meant) > FIRST:
        return bool(found) and found[0] in meant
    return bool(set(found[:FIRST]) & set(meant)) if len(meant) > 1 else meant[0] in found[:FIRST]


def measured(ask: Ask, asked: Queries) -> dict[str, Any]:
    """Recall by kind, and milliseconds in the median and for the slowest hundredth."""
    figures: dict[str, Any] = {}
    for kind, rows in asked.items():
        taken, answered = [], 0
        for text, meant in rows:
            start = time.perf_counter()
            found = ask(text)
            taken.append(1000 * (time.perf_counter() - start))
            answered += is_answered(found, meant)
        figures[kind] = {"recall": round(answered / len(rows), 4), **times(taken)}
    return figures


def times(taken: list[float]) -> dict[str, float]:
    """The median and the slowest hundredth."""
    taken = sorted(taken)
    return {"ms": round(statistics.median(taken), 3), "slowest": round(taken[int(0.99 * len(taken))], 3)}


def ours(held: list[Entity], asked: Queries, folder: Path) -> dict[str, Any]:
    """The search of a compiled copy; its size and time are those of the index alone."""
    path = folder / "ours.sqlite"
    build(path, lambda made: writing.fill(made, Content(entities={entity.id: entity for entity in held})))
    database = opened(path)
    assert database is not None
    start = time.perf_counter()
    search = Store(database).search
    seconds = round(time.perf_counter() - start, 2)
    found = measured(lambda text: [one.id for one in search.entities(text, limit=FIRST)], asked)
    return {"build": seconds, "size": path.with_suffix(INDEX).stat().st_size, "queries": found}


def fts5(tokenizer: str, held: list[Entity], asked: Queries, folder: Path) -> dict[str, Any]:
    """SQLite's full-text search: a row a name, the query quoted with the last word open, ranked by bm25."""
    path = folder / "fts5.sqlite"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    start = time.perf_counter()
    connection.execute(f"CREATE VIRTUAL TABLE names USING fts5(name, entity UNINDEXED, tokenize='{tokenizer}')")
    rows = ((name, entity.id) for entity in held for name, _ in entity.spellings())
    connection.executemany("INSERT INTO names VALUES (?, ?)", rows)
    connection.commit()
    seconds = round(time.perf_counter() - start, 2)
    statement = f"SELECT entity FROM names WHERE names MATCH ? ORDER BY rank LIMIT {5 * FIRST}"

    def ask(text: str) -> list[str]:
        quoted = '"' + text.replace('"', '""') + '"' + ("" if tokenizer == "trigram" else " *")
        found = connection.execute(statement, (quoted,)).fetchall()
        return list(dict.fromkeys(entity for (entity,) in found))[:FIRST]

    return {"build": seconds, "size": path.stat().st_size, "queries": measured(ask, asked)}


def minisearch(held: list[Entity], asked: Queries, folder: Path) -> dict[str, Any] | str:
    """MiniSearch in Node, prefixes and fuzziness on as its readme shows; what is missing where it cannot be run."""
    rows = [{"id": entity.id, "names": [name for name, _ in entity.spellings()]} for entity in held]
    (folder / "names.json").write_text(json.dumps({"rows": rows, "queries": asked}), encoding="utf-8")
    try:
        if not (PEERS / "node_modules" / "minisearch").is_dir():
            PEERS.mkdir(parents=True, exist_ok=True)
            subprocess.run(["npm", "install", "--silent", "minisearch@7.2.0"], cwd=PEERS, check=True)
        script = PEERS / "search_peer.mjs"
        script.write_text((HERE / "search_peer.mjs").read_text(encoding="utf-8"), encoding="utf-8")
        done = subprocess.run(
            ["node", str(script), str(folder / "names.json")], cwd=PEERS, check=True, stdout=subprocess.PIPE, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        return f"could not be run: {error}"
    told = json.loads(done.stdout)
    return {"build": told["build"], "size": told["size"], "queries": dict(_judged(asked, told["answers"]))}


def _judged(asked: Queries, answers: dict[str, Any]) -> Iterable[tuple[str, dict[str, float]]]:
    for kind, rows in asked.items():
        found, taken = answers[kind]["found"], answers[kind]["ms"]
        answered = sum(is_answered(one, meant) for one, (_, meant) in zip(found, rows, strict=True))
        yield kind, {"recall": round(answered / len(rows), 4), **times(taken)}


def main() -> None:
    """Measure and print."""
    held = entities(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    asked = queries(held)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        systems: dict[str, Any] = {"baimo": ours(held, asked, folder)}
        for tokenizer in ("unicode61", "porter", "trigram"):
            systems[f"SQLite FTS5, {tokenizer}"] = fts5(tokenizer, held, asked, folder)
        systems["MiniSearch 7.2.0"] = minisearch(held, asked, folder)
    names = sum(1 for entity in held for _ in entity.spellings())
    print(json.dumps({"entities": len(held), "names": names, "systems": systems}, ensure_ascii=False))


if __name__ == "__main__":
    main()
