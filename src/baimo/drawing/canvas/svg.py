"""A small writer of SVG: elements as text, numbers short, everything escaped."""

from __future__ import annotations

from html import escape
from typing import Any

Number = int | float


def number(value: Number) -> str:
    """A coordinate with two decimals at most: 12, 12.5, 12.25."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, *children: str, **attributes: Any) -> str:
    """An element. `class_` is class, other underscores are hyphens; what is None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text between tags; what XML does not allow is left out."""
    return escape("".join(c for c in text if c >= " " and c not in "\ufffe\uffff"), quote=False)


def text(x: Number, y: Number, content: str, **attributes: Any) -> str:
    """One line of text with its baseline at y."""
    return tag("text", words(content), x=x, y=y, **attributes)


def rect(x: Number, y: Number, width: Number, height: Number, **attributes: Any) -> str:
    """A rectangle; `rx` rounds it."""
    return tag("rect", x=x, y=y, width=width, height=height, **attributes)


def group(*children: str, **attributes: Any) -> str:
    """A group."""
    return tag("g", *children, **attributes)


def link(href: str, *children: str, **attributes: Any) -> str:
    """A group that leads somewhere."""
    return tag("a", *children, href=href, **attributes)


def _value(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    return escape("".join(c for c in str(value) if c >= " " and c not in "\ufffe\uffff"))
