"""Files that hold many documents: records by line, row or table, and archives."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from baimo.corpus.sources.opening import open_binary, read_whole, too_large
from baimo.values.errors import BaimoError

# Under which key a record has what; the first that it has counts.
TEXT = ("text", "content", "body", "article", "markdown", "正文", "内容", "全文")
NAME = ("id", "doc", "url", "path", "name", "编号", "链接", "网址")
NO_TEXT = f"has none of the keys {', '.join(TEXT)}; name the text one of them"
DATE = ("date", "published", "published_at", "publish_time", "pub_date", "日期", "发布时间", "发布日期", "时间")
TITLE = ("title", "headline", "标题")


@dataclass(frozen=True, slots=True)
class Record:
    """A document as a file of many holds it. Either `data` or `text` is given, or `why` it cannot be read."""

    name: str
    size: int
    text: str | None = None
    data: bytes | None = None
    date: str | None = None
    title: str | None = None
    why: str = ""


def from_fields(fields: dict[str, Any], name: str) -> Record:
    """A record from named fields: its text, and what it says of itself."""
    text = _first(fields, TEXT)
    own = _first(fields, NAME)
    name = f"{name}:{own}" if own else name
    if not isinstance(text, str):
        return Record(name, 0, why=NO_TEXT)
    date, title = _first(fields, DATE), _first(fields, TITLE)
    # Three bytes a character is what Chinese takes; the parts need no better measure.
    return Record(name, 3 * len(text), text, date=str(date) if date else None, title=str(title) if title else None)


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((fields[key] for key in keys if fields.get(key) not in (None, "")), None)


def lines(path: str, largest: int, parse: bool = True) -> Iterator[Record]:
    """The documents of a file of JSON Lines. Blank lines count for nothing; without `parse` only sizes are told."""
    with open_binary(path) as stream:
        number = 0
        while line := stream.readline(largest + 1):
            number += 1
            if len(line) > largest and not line.endswith(b"\n"):
                while (more := stream.readline(largest)) and not more.endswith(b"\n"):
                    pass
                yield Record(f"line {number}", 0, why=too_large(largest))
            elif line.strip():
                yield _line(line, number) if parse else Record("", len(line))


def _line(line: bytes, number: int) -> Record:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return Record(f"line {number}", 0, why="no JSON object")
    return from_fields(fields, f"line {number}")


def rows(path: str, largest: int, parse: bool = True) -> Iterator[Record]:
    """The documents of a CSV or TSV file with a header; a table without a column of text is one document itself."""
    csv.field_size_limit(max(largest, 1 << 17))
    with open_binary(path) as raw, io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t" if ".tsv" in path.lower() else ",")
        for number, fields in enumerate(reader, 2):
            yield from_fields({k.strip(): v for k, v in fields.items() if isinstance(k, str)}, f"row {number}")


def has_documents(path: str) -> bool:
    """Whether a CSV or TSV file has a column that holds documents."""
    try:
        with open_binary(path) as raw:
            head = raw.readline(1 << 16).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return bool({cell.strip().strip('"') for cell in head.replace("\t", ",").split(",")} & set(TEXT))


def table(path: str, largest: int, parse: bool = True) -> Iterator[Record]:
    """The documents of a Parquet file, a row each."""
    import pyarrow.parquet as parquet

    with open_binary(path) as stream:
        found = parquet.ParquetFile(stream)
        wanted = [name for name in found.schema_arrow.names if name in {*TEXT, *NAME, *DATE, *TITLE}]
        number = 0
        for batch in found.iter_batches(batch_size=512, columns=wanted):
            for fields in batch.to_pylist():
                yield from_fields(fields, f"row {number}")
                number += 1


def archive(path: str, largest: int, parse: bool = True) -> Iterator[Record]:
    """The documents of a zip archive: each of its files is one."""
    with open_binary(path) as stream, zipfile.ZipFile(stream) as zipped:
        for info in sorted(zipped.infolist(), key=lambda i: i.filename):
            if info.is_dir() or PurePath(info.filename).name.startswith(".") or "__MACOSX" in info.filename:
                continue
            yield _member(zipped, info, largest) if parse else Record("", info.file_size)


def _member(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, largest: int) -> Record:
    try:
        with zipped.open(info) as member:
            data = read_whole(member, info.filename, largest)
    except BaimoError as error:
        return Record(info.filename, 0, why=str(error).removeprefix(f"{info.filename}: "))
    except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError) as error:
        return Record(info.filename, 0, why=f"cannot be unpacked ({error})")
    return Record(info.filename, len(data), data=data)


HOLDER: dict[str, Callable[..., Iterator[Record]]] = {"lines": lines, "rows": rows, "table": table, "archive": archive}
