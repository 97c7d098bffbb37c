"""A ledger of a million synthetic statements: how long it takes to fill, how large it is, how fast it answers.

usage: ledger_scale.py [STATEMENTS] [FILE]      prints a JSON object: figure -> value, times in the median

The statements are spread as in the atlas: twenty a subject, a quarter of them about another entity, of which a few are
named by very many; one source for forty statements.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from baimo.checking import check
from baimo.claims import Claim, Source
from baimo.documents import from_text
from baimo.ledger import Ledger
from baimo.ledger.copies.keeping import BUILDING, INDEX, opened
from baimo.ledger.copies.writing import create_indexes, create_tables, insert, write_wording
from baimo.ledger.entity import Entity
from baimo.ledger.rows import entity_row, name_rows, source_row, statement_row
from baimo.ledger.statement import Statement, fact_id, statement_id
from baimo.ledger.store import Store

QUERIES = 1000
LONGEST = 20_000  # milliseconds for one kind of question
A_SUBJECT, A_SOURCE, A_HOUSE = 20, 40, 10
GRADES = ("official", "known", "known", "mirror", "unknown")
SYLLABLES = "智谱百川月暗面零一万物文心通义千问混元讯飞星火商汤日新盘古昆仑天工紫东太初"
QUANTITIES = (("employees", "people"), ("revenue", "CNY"), ("valued_at", "CNY"), ("loss", "CNY"), ("raised", "USD"))
RELATIONS = ("invested_in", "acquired", "supplies", "part_of")


def entities(number: int) -> Iterator[Entity]:
    """Organizations with a Chinese and an English name and two aliases; some names are shared."""
    chance = random.Random(1)
    for index in range(number):
        zh = "".join(chance.choices(SYLLABLES, k=2)) + ("" if index % 7 else "科技") + str(index // 50)
        names = {"zh": zh, "en": f"Company {index}"}
        yield Entity(f"company-{index}", "organization", names, (f"{zh}公司", f"Co {index}"))


def sources(number: int) -> list[Source]:
    """Dated pages of all grades."""
    chance = random.Random(2)
    return [
        Source(
            id=f"example.org/{index}",
            url=f"https://example.org/{index}",
            title=f"Page {index}",
            publisher="Example",
            kind="media",
            date=f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}",
            grade=chance.choice(GRADES),
        )
        for index in range(number)
    ]


def statements(number: int, pages: list[Source]) -> Iterator[Statement]:
    """Statements in no order of time, each subject's together."""
    chance = random.Random(3)
    subjects = max(number // A_SUBJECT, 1)
    for index in range(number):
        claim = Claim(
            f"company-{index // A_SUBJECT}", "", when=f"{chance.randint(2018, 2025)}-{chance.randint(1, 12):02}"
        )
        if index % 4:
            claim.predicate, claim.unit = QUANTITIES[index % len(QUANTITIES)]
            claim.value = Decimal(chance.randrange(10**9))
        else:
            claim.predicate = RELATIONS[index // 4 % len(RELATIONS)]
            # Some are named by thousands; a house has ten parts.
            claim.object = f"company-{int(subjects * chance.random() ** 4)}"
            if claim.predicate == "part_of":
                claim.object = f"company-{index // A_SUBJECT // A_HOUSE * A_HOUSE}"
        page = chance.choice(pages)
        rank = "deprecated" if index % 50 == 0 else "normal"
        yield Statement(statement_id(claim, page.id), fact_id(claim), claim, page, rank)


def fill(path: Path, number: int) -> None:
    """Write the database as compiling does, row by row: memory stays flat."""
    connection = sqlite3.connect(path)
    connection.executescript(BUILDING)
    pages = sources(max(number // A_SOURCE, 1))
    subjects = max(number // A_SUBJECT, 1)
    with connection:
        create_tables(connection)
        insert(connection, "entity", (entity_row(entity, A_SUBJECT) for entity in entities(subjects)))
        insert(connection, "name", (row for entity in entities(subjects) for row in name_rows(entity)))
        insert(connection, "source", map(source_row, pages))
        insert(connection, "statement", map(statement_row, statements(number, pages)))
        create_indexes(connection)
        write_wording(connection)
    connection.close()


def questions(store: Store, number: int) -> dict[str, Callable[[int], object]]:
    """What is measured; each takes the number of an entity."""
    found = [s.id for n in range(0, number, max(number // 50, 1)) for s in store.find(subject=f"company-{n}")]
    names = {n: f"Company {n}".upper() for n in range(number)}
    return {
        "find subject and predicate": lambda n: store.find(False, subject=f"company-{n}", predicate="revenue"),
        "find as of both clocks": lambda n: store.find(
            False, subject=f"company-{n}", predicate="revenue", during="2023", known_by="2023-12-31"
        ),
        "find by subject and object": lambda n: store.find(False, subject=f"company-{n}", object=f"company-{n // 9}"),
        "find by object and predicate": lambda n: store.find(False, object=f"company-{n}", predicate="acquired"),
        "find all of a subject": lambda n: store.find(subject=f"company-{n}"),
        "resolve a name": lambda n: store.resolve(names[n]),
        "resolve a name within kinds": lambda n: store.resolve(f"公司 {n}", ["organization", "model"]),
        "an entity": lambda n: store.entity(f"company-{n}"),
        "a statement by its id": lambda n: store.find(id=found[n % len(found)]),
        "ten entities' statements at once": lambda n: list(
            store.find_each("subject", [f"company-{(n + k) % number}" for k in range(10)])
        ),
    }


class Copy:
    """What `Ledger` asks of a compiled ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.names: list[tuple[str, str, str, str]] = []
        self.problems: list[str] = []

    def store(self) -> Store:
        """The one that is open."""
        return self._store


def verdicts(store: Store, subjects: int) -> dict[str, Callable[[int], object]]:
    """A verdict for one claim, from nothing: gathering, weighing, and the reason in words."""
    ledger = Ledger(Copy(store))
    document = from_text("A claim.", "claim.txt")
    chance = random.Random(5)

    def judge(claim: Claim) -> object:
        return check([claim], document, ledger, "2026-01-01")

    def value(n: int) -> object:
        claim = Claim(f"company-{n}", "employees", value=Decimal(chance.randrange(10**9)), unit="people", when="2024")
        return judge(claim)

    def relation(n: int) -> object:
        return judge(Claim(f"company-{n}", "acquired", object=f"company-{chance.randrange(subjects)}", when="2024"))

    def of_the_known(n: int) -> object:
        return judge(Claim(f"company-{n}", "acquired", object=f"company-{int(subjects * chance.random() ** 4)}"))

    return {
        "verdict on a value": value,
        "verdict on a relation": relation,
        "verdict on a relation to what thousands name": of_the_known,
    }


def searches(store: Store, number: int) -> dict[str, Callable[[int], object]]:
    """Names and words looked up in the index."""
    find = store.search
    return {
        "search a name": lambda n: find.entities(f"company {n}"),
        "search a part of a name": lambda n: find.entities(f"pany {n}"),
        "search two Chinese characters": lambda n: find.entities(SYLLABLES[n % (len(SYLLABLES) - 1) :][:2]),
        "search pinyin": lambda n: find.entities("zhipu" if n % 2 else "wxyy"),
        "search a statement": lambda n: find.all(f"company {n} revenue", limit=10),
    }


def measured(work: Callable[[int], object], number: int) -> tuple[float, float]:
    """Milliseconds for a random entity, in the median and for the slowest hundredth; what is slow is asked less."""
    chance = random.Random(4)
    taken: list[float] = []
    while len(taken) < QUERIES and sum(taken) < LONGEST:
        n = chance.randrange(number)
        start = time.perf_counter()
        work(n)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return round(statistics.median(taken), 3), round(taken[int(0.99 * len(taken))], 3)


def figures(path: Path, number: int) -> dict[str, float]:
    """Fill where the file is not there yet, then ask."""
    start = time.perf_counter()
    if not path.exists():
        fill(path, number)
    filled = time.perf_counter() - start
    start = time.perf_counter()
    database = opened(path)
    if database is None:
        raise SystemExit(f"{path} is no ledger; remove it")
    store = Store(database)
    subjects = max(number // A_SUBJECT, 1)
    store.entity("company-0")
    opened_in = 1000 * (time.perf_counter() - start)
    start = time.perf_counter()
    database.searched()
    indexed = time.perf_counter() - start
    result: dict[str, float] = {"statements": number, "fill, s": round(filled, 1), "open, ms": round(opened_in, 1)}
    size = sum(file.stat().st_size for file in (path, path.with_suffix(INDEX)))
    result |= {"the search index at the first search, s": round(indexed, 1), "file, MB": round(size / 1e6)}
    result |= {"most memory while filling, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}
    asked = questions(store, subjects) | verdicts(store, subjects) | searches(store, subjects)
    for name, work in asked.items():
        result[f"{name}, ms"], result[f"{name}, slowest hundredth, ms"] = measured(work, subjects)
    return result | {"memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "ledger.sqlite"
        print(json.dumps(figures(path, number)))


if __name__ == "__main__":
    main()
