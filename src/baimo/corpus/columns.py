"""The columns of the two tables that a reading writes: claims, and documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as arrow

_WORDS = (
    *("doc", "subject", "subject_name", "subject_type", "predicate", "object", "object_name", "object_type", "value"),
    *("unit", "bound", "when", "modality", "qualifier", "note", "quote", "subject_text", "object_text", "rule"),
    *("said_by", "said_on"),
)
_NUMBERS = ("number", "value_to", "confidence")


def claims_schema() -> arrow.Schema:
    """One row a claim, with the keys of the JSON Lines form.

    `value` is text as printed; `number` is the same where it is a number; `also_at` is JSON.
    """
    import pyarrow as arrow

    fields = [(name, arrow.string()) for name in _WORDS] + [(name, arrow.float64()) for name in _NUMBERS]
    return arrow.schema([*fields, ("start", arrow.int64()), ("end", arrow.int64()), ("also_at", arrow.string())])


def documents_schema() -> arrow.Schema:
    """One row a document. `why` says why one was set aside and is null for those that were read.

    `shape` is what near copies are told by: 64 minima of hashes, four bytes each, none of a document without claims.
    """
    import pyarrow as arrow

    words = [(name, arrow.string()) for name in ("doc", "title", "date", "media", "why")]
    numbers = [(name, arrow.int64()) for name in ("characters", "claims", "leftovers")]
    return arrow.schema([*words, *numbers, ("shape", arrow.binary())])


def claim_row(doc: str, claim: dict[str, Any]) -> dict[str, Any]:
    """A claim in its JSON form as a row."""
    value, places = claim.get("value"), claim.get("also_at")
    row = claim | {"doc": doc, "also_at": json.dumps(places) if places else None}
    if isinstance(value, int | float):
        row |= {"value": str(value), "number": float(value)}
    return row


def write_table(path: Path, rows: list[dict[str, Any]], schema: arrow.Schema) -> None:
    """Rows as a Parquet file that is there whole or not at all. Raises OSError."""
    import os

    import pyarrow as arrow
    import pyarrow.parquet as parquet

    draft = path.with_name(f".{path.name}.{os.getpid()}")
    columns = {name: [row.get(name) for row in rows] for name in schema.names}
    try:
        parquet.write_table(arrow.Table.from_pydict(columns, schema=schema), draft, compression="zstd")
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
