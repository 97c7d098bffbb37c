"""Open-weight models: sizes, context, licence and month of release out of a table with keys of its own."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.facts import Fact

# The table of dates that most of its rows lean on, and what its dates are.
_DATES = {
    "source_url": "https://github.com/epoch-research/training-cost-trends/blob/main/data/All%20ML%20Systems%20-%20full%20view.csv",
    "source_title": "Epoch AI, All ML Systems (snapshot in training-cost-trends)",
    "source_date": "2025-08-07",
    "source_kind": "dataset",
}


def read_architectures(path: Path, makers: dict[str, str]) -> list[Fact]:
    """Claims of each row: parameters, active_parameters, context_length, licence, released.

    `makers` leads from the developer as written to an organization's id; rows of others are passed over.
    """
    facts: list[Fact] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line, parse_float=Decimal)
        maker = makers.get(row["developer"])
        if maker:
            facts += [Fact(f"architectures:{number}", claim) for claim in _claims(row, maker)]
    return facts


def _claims(row: dict[str, Any], maker: str) -> list[dict[str, Any]]:
    about = {"subject": row["model"], "subject_name": row["name"], "subject_type": "model"}
    seen = {key: row[key] for key in ("source_url", "source_title", "source_date")} | {"source_kind": "dataset"}
    claims = [about | seen | {"predicate": "developed_by", "object": maker}]
    claims += [about | seen | claim for claim in _sizes(row)]
    if row["licence"]:
        claims.append(about | seen | {"predicate": "licence", "value": row["licence"]})
    if row["released"] and re.search(r"released: Epoch\b", row["note"] or ""):
        release = {"predicate": "released", "object": row["model"], "object_name": row["name"], "when": row["released"]}
        claims.append({"subject": maker, "subject_type": "organization"} | release | _DATES)
    return claims


def _sizes(row: dict[str, Any]) -> list[dict[str, Any]]:
    sizes: list[dict[str, Any]] = []
    if row["params_total"]:
        sizes.append({"predicate": "parameters", "value": row["params_total"], "unit": "parameters"})
    if row["params_active"] and row["params_active"] != row["params_total"]:
        sizes.append({"predicate": "active_parameters", "value": row["params_active"], "unit": "parameters"})
    if row["context"]:
        sizes.append({"predicate": "context_length", "unit": "tokens"} | _context(row["context"]))
    return sizes


def _context(tokens: int) -> dict[str, Any]:
    """131072 is called 128K, and K is a thousand: the printed figure, with the exact one beside it."""
    if tokens % 1024 == 0 and tokens >= 2048:
        return {"value": tokens // 1024 * 1000, "note": f"{tokens} exactly"}
    return {"value": tokens}
