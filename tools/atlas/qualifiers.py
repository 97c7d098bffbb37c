"""Qualifiers: which measure, stage or precision is meant, lifted out of notes into a key of their own."""

from __future__ import annotations

import re
from decimal import Decimal

from tools.atlas.facts import Fact

_USERS = (
    ("weekly", r"weekly|\bWAU\b|周活"),
    ("daily", r"daily|\bDAU\b|日活"),
    ("cumulative", r"cumulative|not monthly|all-time|registered|within five days|用户规模|累计"),
    ("paying", r"paying|paid|subscribers|付费"),
    ("monthly", r"monthly|\bMAU\b|QuestMobile|月活"),
)
_PRECISION = re.compile(r"\b(FP64|FP32|TF32|FP16|BF16|FP8|FP4|INT8|INT4)\b", re.IGNORECASE)
_BENCHMARK = re.compile(
    r"MMLU-PRO|MMLU|C-Eval|CMMLU|CLUE|AIME 20\d\d|SWE-bench|AlpacaEval 2\.0|LiveBench|Uniform Bar Exam"
)
_BETWEEN = re.compile(r"tier:?[^;]*?(\d+[kM])-(\d+[kM])")
_UP_TO = re.compile(r"tier:?[^;]*?(?:up )?to (\d+[kM])")
_ACTIVE = re.compile(r"(?:^|; )(\d+(?:\.\d+)?)B (?:activated|active)(?: per token)?(?=$|;|,)")
_COUNTS = (
    ("registered", r"filed or registered|filed and registered|登记"),
    ("filed", r"filed|filing|备案"),
    ("over-1b", r"billion parameters|over 1B|10 ?亿参数|十亿参数"),
    ("released", r"released|发布"),
)


def lift(fact: Fact) -> None:
    """Set `qualifier` where the note or the object's name tells which measure is meant."""
    if fact.get("qualifier"):
        return
    text = f"{fact.get('object_name') or ''} {fact.get('note') or ''} {fact.get('value') or ''}"
    found = _found(fact, text)
    if found:
        fact.change(f"{found}, by its note", qualifier=found)


def _found(fact: Fact, text: str) -> str | None:
    predicate = fact.get("predicate")
    if predicate == "users":
        return _first(_USERS, text) or "monthly"
    if predicate == "peak_flops":
        match = _PRECISION.search(text)
        return match[1].lower() if match else None
    if predicate == "price":
        return _band(text)
    if predicate == "benchmark":
        match = _BENCHMARK.search(text)
        return re.sub(r"[^a-z0-9]+", "-", match[0].lower()) if match else None
    if predicate == "count_of" and fact.get("unit") in ("models", "services"):
        return _first(_COUNTS, text)
    return None


def _band(text: str) -> str | None:
    """The hours, or the band of length, that a price is for: `off-peak`, `up-to-32k`, `32k-to-128k`."""
    if "off-peak" in text:
        return "off-peak"
    between, upto = _BETWEEN.search(text), _UP_TO.search(text)
    if between:
        return f"{between[1]}-to-{between[2]}".lower()
    over = "-output-over-200" if "output over 200" in text else ""
    return f"up-to-{upto[1]}{over}".lower() if upto else None


def _first(rows: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for name, pattern in rows if re.search(pattern, text, re.IGNORECASE)), None)


def told_in_notes(facts: list[Fact]) -> list[Fact]:
    """Claims that stand in the note of another: `37B activated per token` beside the total of parameters."""
    found = []
    for fact in facts:
        match = _ACTIVE.search(str(fact.get("note") or "")) if fact.get("predicate") == "parameters" else None
        if match:
            record = {k: v for k, v in fact.record.items() if k not in ("note", "bound")}
            record |= {"predicate": "active_parameters", "value": int(Decimal(match[1]) * 10**9)}
            found.append(Fact(fact.at, record, ["told in a note"]))
    return found
