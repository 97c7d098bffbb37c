"""The tables and questions on a real PostgreSQL: it answers as the compiled copy does. Skips where there is none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from baimo.ledger.copies import writing
from baimo.ledger.databases import Portable, Written
from baimo.ledger.filling import fill
from baimo.ledger.layers import Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.store import Store
from baimo.ledger.text import Content, ParsedFile, content_of

ATLAS = Path(__file__).parent / "atlas"


def _programs() -> Path | None:
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A cluster of its own below a temporary folder, reached by a socket there and by no port."""
    pytest.importorskip("psycopg")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server here")
    root = tmp_path_factory.mktemp("pg")
    as_owner: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        if subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode or not shutil.which(
            "runuser"
        ):
            pytest.skip("root, and nobody to run PostgreSQL as")
        as_owner = ["runuser", "-u", "postgres", "--"]
        for folder in (
            root,
            *(one for one in root.parents if one.owner() == "root" and one != Path("/") and one != Path("/tmp")),
        ):
            folder.chmod(folder.stat().st_mode | 0o755)
        shutil.chown(root, "postgres")
    data = root / "data"
    setup = [*as_owner, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "baimo", "-E", "UTF8"]
    made_it = subprocess.run([*setup, "--no-sync", "--locale=C.UTF-8"], check=False, capture_output=True, cwd="/")
    if made_it.returncode:
        pytest.skip("PostgreSQL cannot make a cluster here")
    control = [*as_owner, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(root / "log")]
    options = f"-c listen_addresses='' -c unix_socket_directories='{root}' -c fsync=off"
    subprocess.run([*control, "-o", options, "start"], check=True, capture_output=True, cwd="/")
    made = create_engine(f"postgresql+psycopg://baimo@/postgres?host={root}")
    try:
        yield made
    finally:
        made.dispose()
        # On a busy machine the server may need longer to go than anybody waits for it.
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd="/")


@pytest.fixture(scope="module")
def content() -> Content:
    judged = {"a": "meta", "b": "zhipu-ai", "verdict": "unsure", "reason": "for the sake of the test"}
    files = [*parse_layers((Layer("atlas", ATLAS),)), ParsedFile("j.yaml", "judgement", "user", judged)]
    return content_of(files)


@pytest.fixture(scope="module")
def stores(engine: Engine, content: Content) -> tuple[Store, Store]:
    with engine.begin() as connection:
        fill(connection, content)
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    writing.fill(copy, content)
    return Store(Portable(engine)), Store(Written(copy))


QUESTIONS: dict[str, Callable[[Store], Any]] = {
    "an entity": lambda store: store.entity("zhipu-ai"),
    "nobody": lambda store: store.entity("nobody"),
    "entities": lambda store: store.entities(),
    "entities of a kind": lambda store: store.entities("model"),
    "entities by id": lambda store: sorted(e.id for e in store.entities_each(["zhipu-ai", "glm-4", "nobody"])),
    "a name": lambda store: store.resolve("智谱"),
    "a name within kinds": lambda store: store.resolve("Meta", ["product"]),
    "by subject": lambda store: store.find(subject="zhipu-ai"),
    "by subject and predicate": lambda store: store.find(False, subject="zhipu-ai", predicate="founded_on"),
    "by object": lambda store: store.find(object="glm-4"),
    "by layer": lambda store: store.find(layer="atlas"),
    "of a time": lambda store: store.find(subject="zhipu-ai", during="2024"),
    "known by a time": lambda store: store.find(subject="zhipu-ai", known_by="2023-12-31"),
    "both clocks": lambda store: store.find(False, during="2024-01/..", known_by="2024-06"),
    "of several": lambda store: sorted(s.id for s in store.find_each("subject", ["zhipu-ai", "glm-4"])),
    "of several under a predicate": lambda store: sorted(
        s.id for s in store.find_each("subject", ["zhipu-ai", "glm-4"], "released")
    ),
    "relations": lambda store: sorted(map(repr, store.relations("zhipu-ai"))),
    "sources": lambda store: store.sources(),
    "a source": lambda store: store.source("36kr.com/1001"),
    "judgements": lambda store: store.judgements(),
    "judgements of one": lambda store: store.judgements("meta"),
    "counts": lambda store: store.counts(),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_postgresql_answers_as_the_compiled_copy_does(stores: tuple[Store, Store], question: str) -> None:
    server, copy = stores
    answer = QUESTIONS[question](copy)
    assert QUESTIONS[question](server) == answer
    assert answer or question == "nobody"


def test_every_statement_of_the_bundled_atlas_goes_in_and_comes_back(engine: Engine) -> None:
    from baimo.ledger.layers import layers

    whole = content_of(parse_layers(layers(home=Path("/nonexistent"))[:1]))
    with engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("CREATE SCHEMA whole")
        connection.exec_driver_sql("SET LOCAL search_path TO whole")
        fill(connection, whole)
        (held,) = connection.exec_driver_sql("SELECT count(*) FROM statement").one()
        transaction.rollback()
    assert held == len(whole.statements)
