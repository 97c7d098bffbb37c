"""YAML for people: one line a statement where it fits, blocks where it does not, the same bytes for the same facts."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

WIDTH = 150
# What YAML would read as something else than the text that was meant.
_NUMBER = re.compile(r"[-+]?[\d.][\d_.,eE+-]*|0[xo][\da-fA-F]+|[-+]?\.(?:inf|nan)|\d+(?::\d+)+", re.IGNORECASE)
_WORDS = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_SAFE = re.compile(r"[\w《“][^\n\t#:{}\[\],&*!|>'\"%@`\\]*", re.UNICODE)


def scalar(value: Any) -> str:
    """One value as YAML, quoted only where it must be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if text.lower() in _WORDS or _NUMBER.fullmatch(text) or text != text.strip():
        return f"'{text}'"
    is_clear_of_colons = ": " not in text and ":" not in (text[0], text[-1])
    if _SAFE.fullmatch(text) or (_SAFE.fullmatch(text.replace(":", "")) and is_clear_of_colons):
        return text
    return json.dumps(text, ensure_ascii=False)


def plain(value: Decimal) -> str:
    """A decimal without exponent: 0.0008, 1.5, 25000."""
    text = format(value.normalize(), "f")
    return text if text != "-0" else "0"


def inline(value: Any) -> str:
    """A value on one line; lists and mappings in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(v) for v in value) + "]"
    return scalar(value)


def item(mapping: dict[str, Any]) -> list[str]:
    """A mapping as an item of a list: on one line where it is short, else a line a key."""
    line = f"- {inline(mapping)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{'- ' if n == 0 else '  '}{key}: {inline(value)}" for n, (key, value) in enumerate(mapping.items())]


def document(head: dict[str, Any], lists: dict[str, list[dict[str, Any]]]) -> str:
    """A file: plain keys first, then lists of mappings."""
    lines = [f"{key}: {inline(value)}" for key, value in head.items()]
    for key, items in lists.items():
        if items:
            lines.append(f"{key}:")
            lines += [line for mapping in items for line in item(mapping)]
    return "\n".join(lines) + "\n"
