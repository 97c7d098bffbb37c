"""What a model is asked about a window, and the form in which it must answer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Predicate, table
from baimo.claims.predicates import MODALITIES
from baimo.reading.llm.windows import Window
from baimo.values import datafile

_PROMPT = Path(__file__).with_name("prompt.yaml")
_TEXTS = ("subject", "predicate", "object", "value", "when", "modality", "quote")
Messages = list[dict[str, str]]


def messages(window: Window, date: str | None) -> Messages:
    """The question about a window, as messages of the chat interface."""
    prompt = datafile.load(_PROMPT)
    under = prompt["under"].format(under=window.under) if window.under else ""
    day = prompt["date"].format(date=date) if date else ""
    user = prompt["user"].format(under=under, date=day, text=window.text)
    return [{"role": "system", "content": _system()}, {"role": "user", "content": user}]


@cache
def _system() -> str:
    rows = "\n".join(_row(row) for row in table().values())
    return str(datafile.load(_PROMPT)["system"].format(predicates=rows))


def _row(row: Predicate) -> str:
    value = f"{row.value} {'|'.join(row.units[:4])}".strip() if row.value else ""
    takes = " or ".join(part for part in ("/".join(row.object), value) if part) or "nothing"
    return f"- {row.id} ({row.label('en')}; {row.label('zh')}): {'/'.join(row.subject)} -> {takes}"


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the strict form that endpoints enforce: every key is there."""
    texts: dict[str, Any] = {name: {"type": "string"} for name in _TEXTS}
    texts["predicate"] = {"type": "string", "enum": sorted(table())}
    texts["modality"] = {"type": "string", "enum": sorted(MODALITIES)}
    claim = {"type": "object", "properties": texts, "required": list(_TEXTS), "additionalProperties": False}
    whole = {"claims": {"type": "array", "items": claim}}
    return {"type": "object", "properties": whole, "required": ["claims"], "additionalProperties": False}
