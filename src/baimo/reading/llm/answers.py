"""What a model answered, as records: whole JSON, JSON in prose, or the whole records of an answer that was cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

# More than any window says; a model that runs on in circles is not followed.
MOST = 300
_KEYS = ("subject", "predicate", "object", "value", "when", "modality", "quote")
_FENCE = re.compile(r"```(?:json)?|<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """The records of an answer, each with every key as text; `trouble` says in a few words what was wrong with it."""

    records: tuple[dict[str, str], ...]
    trouble: str = ""


def parse(content: str, was_cut: bool = False) -> Answer:
    """The records of an answer; never raises. Repetitions count once."""
    text = _FENCE.sub("", content)
    whole = _whole(text)
    found = whole if whole is not None else list(_pieces(text))
    records = [_record(one) for one in found if isinstance(one, dict)]
    single = list({tuple(one.items()): one for one in records if one["quote"]}.values())
    return Answer(tuple(single[:MOST]), _trouble(content, whole, single, was_cut))


def _trouble(content: str, whole: list[Any] | None, single: list[dict[str, str]], was_cut: bool) -> str:
    if not content.strip():
        return "answered with nothing"
    if len(single) > MOST:
        return f"gave {len(single)} claims; the first {MOST} were taken"
    if was_cut:
        return "was cut off; what was whole was taken"
    if whole is None:
        return "is no JSON; what looked like a claim was taken" if single else "is prose; nothing was taken"
    return ""


def _whole(text: str) -> list[Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict):
        found = found.get("claims", [found] if "quote" in found else None)
    return found if isinstance(found, list) else None


def _pieces(text: str) -> Iterator[Any]:
    """Every JSON object with a quote that stands whole in a text, each tried once: linear in the length of the text."""
    decoder, at = json.JSONDecoder(), 0
    while (at := text.find("{", at)) >= 0:
        # A claim is flat: an opening brace before the closing one begins a new try.
        close, again = text.find("}", at), text.find("{", at + 1)
        if close < 0:
            return
        if 0 <= again < close:
            at = again
            continue
        with suppress(ValueError, RecursionError):
            yield decoder.decode(text[at : close + 1])
        at = close + 1


def _record(found: dict[str, Any]) -> dict[str, str]:
    return {key: _text(found.get(key)) for key in _KEYS}


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()[:2000]
