"""Accelerators: memory, bandwidth, dense peaks and power out of a table with keys of its own; sure rows only."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.facts import Fact

# Rows of doubtful parts or copied figures wait until somebody compared them.
_SURE = "high"


def read_accelerators(path: Path, makers: dict[str, str]) -> list[Fact]:
    """Claims of each sure row; `makers` leads from the maker as written to an organization's id."""
    facts: list[Fact] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line, parse_float=Decimal)
        maker = makers.get(row["maker"])
        if maker and row["confidence"] == _SURE:
            facts += [Fact(f"chips:{number}", claim) for claim in _claims(row, maker)]
    return facts


def _claims(row: dict[str, Any], maker: str) -> list[dict[str, Any]]:
    about = {"subject": row["chip"], "subject_name": row["name"], "subject_type": "chip", "source_kind": "dataset"}
    about |= {key: row[key] for key in ("source_url", "source_title", "source_date") if row[key]}
    measures = [("memory", row["memory_gb"], "GB"), ("memory_bandwidth", row["bandwidth_tb_s"], "TB/s")]
    measures.append(("power", row["tdp_w"], "W"))
    claims = [about | {"predicate": "developed_by", "object": maker}]
    claims += [
        about | {"predicate": p, "value": value, "unit": unit} for p, value, unit in measures if value is not None
    ]
    return claims + [about | _peak(precision, value) for precision, value in row["peak"].items() if value is not None]


def _peak(precision: str, value: Any) -> dict[str, Any]:
    unit = "TOPS" if precision.startswith("int") else "TFLOPS"
    return {"predicate": "peak_flops", "value": value, "unit": unit, "qualifier": precision, "note": "dense"}
