"""Months as they are written, `2023-10`: counted and told in order."""

from __future__ import annotations


def number(month: str) -> int:
    """A month as a number, one more for each later one."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def written(count: int) -> str:
    """The month of a number."""
    return f"{count // 12:04}-{count % 12 + 1:02}"


def apart(earlier: str, later: str) -> int:
    """How many months lie between two."""
    return number(later) - number(earlier)


def through(first: str, last: str) -> list[str]:
    """Every month from one to another."""
    return [written(count) for count in range(number(first), number(last) + 1)]
