"""Which documents a corpus has: found in an order that never changes, whatever holds them and whatever is broken."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("daft")

from baimo.corpus.plan import grouped
from baimo.corpus.sources import Place, Unread, items, survey
from baimo.corpus.sources.documents import Cursor
from baimo.corpus.sources.walking import files
from baimo.values.errors import BaimoError

LARGEST = 1 << 20


def found(*sources: Path | str) -> list[Place]:
    return [place for place, _ in survey([str(source) for source in sources], LARGEST)]


def told(*sources: Path | str) -> list[tuple[str, str]]:
    """What each document is called by the end of its name, with its text or why it has none."""
    cursor = Cursor()
    read = [item for place in found(*sources) for item in items(place, LARGEST, cursor)]
    return [
        (item.name.rsplit("/")[-1], item.document.why if isinstance(item.document, Unread) else item.document.text)
        for item in read
    ]


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_gives_its_files_in_the_order_of_names_without_the_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/a.txt", ".hidden.txt", ".git/x.txt"):
        put(tmp_path / name, "甲")
    assert [name for name, _ in told(tmp_path)] == ["a.txt", "z.txt", "b.txt"]


def test_a_folder_of_very_many_files_is_gone_through_by_name_alone(tmp_path: Path) -> None:
    """What a folder of so many holds in memory is its names, not the state of every file."""
    many = 4000
    for number in range(many):
        (tmp_path / f"{number:05}.txt").touch()
    tracemalloc.start()
    last, found = "", 0
    for place, _ in files([str(tmp_path)]):
        assert last < place.path
        last, found = place.path, found + 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == many
    assert peak < 250 * many


def test_a_pattern_gives_what_it_matches_and_folders_named_by_it_whole(tmp_path: Path) -> None:
    for name in ("a/1.md", "a/2.txt", "b/3.md"):
        put(tmp_path / name, "甲")
    assert [name for name, _ in told(tmp_path / "**/*.md")] == ["1.md", "3.md"]
    assert [name for name, _ in told(tmp_path / "*")] == ["1.md", "2.txt", "3.md"]


def test_what_is_not_there_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="no such file or folder"):
        found(tmp_path / "none")


def test_folders_that_link_to_themselves_are_entered_once(tmp_path: Path) -> None:
    put(tmp_path / "a/one.txt", "甲")
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert told(tmp_path) == [("one.txt", "甲"), ("gone.txt", "cannot be read (No such file or directory)")]


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_what_has_no_end_or_waits_for_ever_is_not_opened(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "甲")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "zero.jsonl").symlink_to("/dev/zero")
    assert dict(told(tmp_path)) == {
        "a.txt": "甲",
        "pipe.txt": "no file of documents but a pipe, a socket or a device",
        "self": "cannot be read (Too many levels of symbolic links)",
        "zero.jsonl": "no file of documents but a pipe, a socket or a device",
    }


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf8_is_told_by_its_bytes(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xd6\xc7.txt"))).write_text("甲", encoding="utf-8")
    assert told(tmp_path) == [("\\xd6\\xc7.txt", "甲")]


def test_encodings_may_be_mixed_in_a_folder(tmp_path: Path) -> None:
    text = "智谱AI成立于2019年6月，总部位于北京。"
    for encoding in ("utf-8", "gb18030", "utf-16", "utf-8-sig"):
        put(tmp_path / f"{encoding}.txt", text.encode(encoding))
    assert {content for _, content in told(tmp_path)} == {text}


def test_records_of_json_lines_are_documents(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "甲", "date": "2024-05-01T10:00"}, {"content": "乙"}, {"other": 1}]
    path = put(tmp_path / "d.jsonl", "\n".join(["", *map(json.dumps, lines), "{half", '{"text": 7}']))
    names = [name for name, _ in told(path)]
    assert names == ["d.jsonl#line 2:a", "d.jsonl#line 3", "d.jsonl#line 4", "d.jsonl#line 5", "d.jsonl#line 6"]
    texts = [text for _, text in told(path)]
    assert texts[:2] == ["甲", "乙"] and texts[3] == "no JSON object" and "none of the keys" in texts[2]
    item = next(items(Place(str(path), "lines", 0), LARGEST, Cursor()))
    assert not isinstance(item.document, Unread) and item.document.date == "2024-05-01"


def test_json_lines_that_are_no_documents_are_set_aside_once(tmp_path: Path) -> None:
    put(tmp_path / "claims.jsonl", '{"subject": "a"}\n' * 50)
    assert len(told(tmp_path)) == 1


def test_a_table_of_documents_is_many_and_another_table_is_one(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", 'id,正文\n1,"甲\n乙"\n2,丙\n')
    put(tmp_path / "b.csv", "model,price\nGPT-4,30\n")
    assert [name for name, _ in told(tmp_path)] == ["a.csv#row 2:1", "a.csv#row 3:2", "b.csv"]


def test_what_is_packed_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("甲".encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "b"}\n'))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as zipped:
        zipped.writestr("in/c.txt", "丙")
        zipped.writestr("__MACOSX/in/._c.txt", "x")
    assert told(tmp_path) == [("a.txt.gz", "甲"), ("b.jsonl.gz#line 1", "b"), ("c.txt", "丙")]


def test_rows_of_parquet_are_documents(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table({"url": ["u", "v"], "text": ["甲", "乙"]}), tmp_path / "d.parquet")
    assert told(tmp_path) == [("d.parquet#row 0:u", "甲"), ("d.parquet#row 1:v", "乙")]


def test_a_packed_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % os.getrandom(4)[0] for _ in range(20_000))
    packed = gzip.compress(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    read = told(tmp_path)
    assert len(read) > 1000
    assert "breaks off after" in read[-1][1]


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz", "a.parquet", "a.csv.gz"])
def test_a_holder_that_is_no_such_thing_is_set_aside(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, b"\x00\x01 no such thing" * 10)
    assert len(told(tmp_path)) == 1


def test_bombs_unpack_no_further_than_allowed(tmp_path: Path) -> None:
    bomb = b"0" * (LARGEST * 4)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(bomb))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("bomb.txt", bomb)
    put(tmp_path / "c.jsonl", b'{"text": "' + bomb + b'"}\n{"text": "after"}\n')
    put(tmp_path / "d.txt", bomb)
    said = [text for _, text in told(tmp_path)]
    assert [text.startswith("larger than 1 MB") for text in said] == [True, True, True, False, True]


def test_parts_hold_neighbours_of_one_file_as_one_place() -> None:
    lines = [(Place("a", "lines", n), 10) for n in range(1200)]
    parts = [places for places, _ in grouped([*lines, (Place("b"), 10), (Place("c"), 10)])]
    assert parts[0] == [Place("a", "lines", 0, 500)]
    assert parts[2] == [Place("a", "lines", 1000, 200), Place("b"), Place("c")]


def test_a_large_document_is_a_part_of_its_own() -> None:
    parts = [
        [p.path for p in places] for places, _ in grouped([(Place("a"), 1), (Place("b"), 9 << 20), (Place("c"), 1)])
    ]
    assert parts == [["a"], ["b"], ["c"]]
