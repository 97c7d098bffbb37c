"""Opening: compiled once, rebuilt when a file changes, whatever the cache folder is like and whoever else compiles."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baimo.ledger import Ledger, load_names, open_ledger
from baimo.ledger.copies import keeping, writing
from baimo.ledger.layers import home_folder

# The cache is there before the ledger is opened.
pytestmark = pytest.mark.usefixtures("cache", "few_are_kept")
KEPT = 8

Write = Callable[[str, str], Path]
ACME = "id: acme\nkind: organization\nnames: {en: Acme}\n"


@pytest.fixture
def few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT", KEPT)


def databases(cache: Path) -> set[str]:
    return {path.name for path in (cache / "ledger").glob("*.sqlite")}


def test_a_ledger_is_compiled_once(ledger: Ledger, atlas: Path, home: Path, cache: Path) -> None:
    ledger.counts()
    before = {path: path.stat().st_ino for path in (cache / "ledger").iterdir()}
    again = open_ledger(atlas, home)
    assert again.counts() == ledger.counts()
    assert again.names() == ledger.names()
    assert {path: path.stat().st_ino for path in before} == before


def test_a_changed_file_is_seen(ledger: Ledger, atlas: Path, home: Path, write: Write) -> None:
    assert ledger.entity("acme") is None
    file = write("entities/organization/acme.yaml", ACME)
    assert open_ledger(atlas, home).resolve("Acme") == ["acme"]
    file.write_text(ACME.replace("Acme", "Emca"), encoding="utf-8")
    assert open_ledger(atlas, home).resolve("Emca") == ["acme"]
    file.unlink()
    assert open_ledger(atlas, home).entity("acme") is None


def test_only_what_changed_is_parsed_again(
    ledger: Ledger, atlas: Path, home: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.counts()
    parsed: list[str] = []
    write("entities/organization/acme.yaml", ACME)
    monkeypatch.setattr("baimo.ledger.yamltext.parse", lambda text: parsed.append(text))
    open_ledger(atlas, home).names()
    assert parsed == [ACME]


def test_an_open_ledger_is_not_disturbed_by_a_later_one(
    ledger: Ledger, atlas: Path, home: Path, write: Write, cache: Path
) -> None:
    counts = ledger.counts()
    write("entities/organization/acme.yaml", ACME)
    open_ledger(atlas, home).counts()
    shutil.rmtree(cache)
    assert ledger.counts() == counts


def test_old_copies_are_swept(atlas: Path, home: Path, write: Write, cache: Path) -> None:
    for number in range(KEPT + 3):
        write("entities/organization/acme.yaml", ACME.replace("Acme", f"Acme {number}"))
        open_ledger(atlas, home).counts()
    assert len(databases(cache)) <= KEPT + 1


DAMAGED = {"empty": b"", "text": b"no database", "cut": b"SQLite format 3\0" + b"\0" * 200}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_copy_is_made_anew(ledger: Ledger, atlas: Path, home: Path, cache: Path, content: bytes) -> None:
    counts = ledger.counts()
    (name,) = databases(cache)
    (cache / "ledger" / name).write_bytes(content)
    assert open_ledger(atlas, home).counts() == counts
    for copy in (cache / "ledger").glob("*.json"):
        copy.write_bytes(content)
    assert open_ledger(atlas, home).names() == ledger.names()


def indexes(cache: Path) -> list[Path]:
    return sorted((cache / "ledger").glob("*.search"))


def test_the_index_is_made_by_the_first_who_searches(ledger: Ledger, atlas: Path, home: Path, cache: Path) -> None:
    ledger.counts()
    assert indexes(cache) == []
    found = ledger.search("智谱")
    (index,) = indexes(cache)
    made = index.stat().st_ino
    assert open_ledger(atlas, home).search("智谱") == found
    assert index.stat().st_ino == made


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_index_is_made_anew(ledger: Ledger, atlas: Path, home: Path, cache: Path, content: bytes) -> None:
    found = ledger.search("智谱")
    assert found.entities
    (index,) = indexes(cache)
    index.write_bytes(content)
    assert open_ledger(atlas, home).search("智谱") == found


def test_a_search_outlives_the_copies(ledger: Ledger, cache: Path) -> None:
    ledger.counts()
    shutil.rmtree(cache)
    assert [found.id for found in ledger.search("智谱").entities] == ["zhipu-ai"]


def _found(folders: tuple[Path, Path]) -> list[str]:
    return [found.id for found in open_ledger(*folders).search("智").entities]


def test_processes_that_search_at_once_agree(ledger: Ledger, atlas: Path, home: Path, cache: Path) -> None:
    ledger.counts()
    with multiprocessing.get_context("fork").Pool(4) as pool:
        found = pool.map(_found, [(atlas, home)] * 8, chunksize=1)
    assert {tuple(ids) for ids in found} == {("zhipu-ai",)}
    assert len(indexes(cache)) == 1
    assert not list((cache / "ledger").glob(".*"))


def test_who_is_killed_while_making_a_copy_leaves_nothing_that_is_read(atlas: Path, home: Path, cache: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from baimo.ledger import open_ledger\n"
        "from baimo.ledger.copies import writing\n"
        "writing.create_indexes = lambda _: os._exit(9)\n"
        f"open_ledger(Path({str(atlas)!r}), Path({str(home)!r})).counts()"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert databases(cache) == set()
    assert open_ledger(atlas, home).counts()["statements"] == 10
    assert len(databases(cache)) == 1


def test_the_atlas_is_written_once_for_all_layers(
    atlas: Path, home: Path, write: Write, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[object] = []
    fill = writing.fill
    monkeypatch.setattr(writing, "fill", lambda *given: (filled.append(given), fill(*given)))
    for number in range(KEPT + 3):
        write("entities/organization/acme.yaml", ACME.replace("Acme", f"Acme {number}"))
        assert open_ledger(atlas, home).resolve(f"Acme {number}") == ["acme"]
    assert len(filled) == 1


def test_without_a_cache_folder_the_ledger_is_built_in_memory(
    atlas: Path, home: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("BAIMO_CACHE", str(tmp_path / "file" / "cache"))
    ledger = open_ledger(atlas, home)
    assert ledger.resolve("智谱") == ["zhipu-ai"]
    assert ledger.counts()["statements"] == 10
    write("entities/organization/acme.yaml", ACME)
    assert [found.id for found in ledger.renewed().search("acm").entities] == ["acme"]


def test_a_full_disk_leaves_no_half_database(
    atlas: Path, home: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert open_ledger(atlas, home).counts()["entities"] == 4
    assert list((cache / "ledger").iterdir()) == []


def _count(folders: tuple[Path, Path]) -> dict[str, int]:
    return open_ledger(*folders).counts()


def test_processes_that_compile_at_once_agree(atlas: Path, home: Path, cache: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        counts = pool.map(_count, [(atlas, home)] * 8, chunksize=1)
    assert len({tuple(count.items()) for count in counts}) == 1
    assert len(databases(cache)) == 1
    assert not list((cache / "ledger").glob(".*"))


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    expected = ledger.find("zhipu-ai")
    with ThreadPoolExecutor(8) as pool:
        assert all(found == expected for found in pool.map(lambda _: ledger.find("zhipu-ai"), range(64)))


@pytest.mark.parametrize("question", ["names()", "find('zhipu-ai', during='2023')", "resolve('智谱')", "counts()"])
def test_asking_a_compiled_ledger_loads_no_sqlalchemy(ledger: Ledger, atlas: Path, home: Path, question: str) -> None:
    ledger.counts()
    code = (
        "import sys; from pathlib import Path; from baimo.ledger import open_ledger;"
        f"assert open_ledger(Path({str(atlas)!r}), Path({str(home)!r})).{question}; print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_names_need_no_database(atlas: Path, home: Path, cache: Path) -> None:
    assert load_names(atlas, home)
    assert databases(cache) == set()


def test_a_missing_atlas_is_an_empty_ledger(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "nothing", tmp_path / "nowhere")
    assert ledger.counts() == {"entities": 0, "sources": 0, "facts": 0, "statements": 0}
    assert ledger.find("zhipu-ai") == []


def test_home_is_the_users_folder_unless_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BAIMO_HOME", str(tmp_path))
    assert home_folder() == tmp_path
    monkeypatch.delenv("BAIMO_HOME")
    assert home_folder().name == "baimo"
