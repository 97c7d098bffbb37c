"""The distinct statements of a reading, each with the documents that make it; grouped on the engine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.claims import Claim
from baimo.corpus.engine import daft
from baimo.corpus.plan import NAME
from baimo.corpus.tally.copies import Told
from baimo.values.errors import BaimoError

_SAME = ("subject", "predicate", "object", "value", "number", "unit", "bound", "when", "modality", "qualifier")
_NAMED = ("subject_name", "subject_type", "object_name", "object_type", "quote")


def opened(path: Path) -> Path:
    """A reading that can be tallied. Raises BaimoError where there is none, or it is not whole."""
    if not (path / NAME).exists():
        raise BaimoError(f"{path}: no reading of a corpus; make one with: baimo read FOLDER -o claims.parquet")
    with (path / NAME).open("rb") as stream:
        parts = sum(1 for _ in stream) - 1
    done = sum(1 for _ in path.glob("part-*.parquet"))
    if done < parts:
        raise BaimoError(f"{path}: {done} of {parts} parts are there; run the same `baimo read` again to finish it")
    return path


def documents(path: Path) -> Iterator[Told]:
    """The documents of a reading that claim something."""
    frame = daft().read_parquet(str(path / "_documents" / "*.parquet"))
    col = daft().col
    for row in frame.where(col("shape").not_null()).select("doc", "date", "shape").iter_rows():
        yield Told(row["doc"], row["date"], row["shape"])


def statements(path: Path, about: str | None = None) -> Iterator[tuple[Claim, list[str]]]:
    """Every distinct statement with the documents that make it; `about` keeps those on one entity (id)."""
    col = daft().col
    frame = daft().read_parquet(str(path / "part-*.parquet"))
    if about:
        frame = frame.where((col("subject") == about) | (col("object") == about))
    asked = [col(name).min() for name in _NAMED] + [col("doc").list_agg_distinct().alias("docs")]
    for row in frame.groupby(*_SAME).agg(*asked).iter_rows():
        docs = sorted(row.pop("docs"))
        yield _claim(row), docs


def _claim(row: dict[str, Any]) -> Claim:
    number = row.pop("number")
    if number is not None:
        row["value"] = Decimal(row["value"])
    return Claim(**{key: value for key, value in row.items() if value is not None})
