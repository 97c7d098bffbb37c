"""Style and script made small for a file of their own: remarks go, and rules for what is not on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_OUTSIDE = re.compile(r"""url\(|@import|https?://""")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_REMARK = re.compile(r"^\s*//.*\n", re.MULTILINE)
_NESTING = ("@media", "@supports", "@container")


def lean_style(style: str, worn_by: str) -> str:
    """The rules of a style that something in a text may wear, without remarks and needless spaces.

    A class that a script puts together (`e-${type}`) is known by its beginning. Raises ValueError where the style would
    fetch something.
    """
    if outside := _OUTSIDE.search(style):
        raise ValueError(f"a style that stands alone has no {outside[0]!r}")
    words = set(_WORD.findall(worn_by))
    begun = tuple(word for word in words if word.endswith("-"))
    return "".join(_worn(_SPACE.sub(" ", _COMMENT.sub("", style)), words, begun))


def _worn(style: str, words: set[str], begun: tuple[str, ...]) -> Iterator[str]:
    for head, body in _blocks(style):
        if head.startswith(_NESTING):
            if inner := "".join(_worn(body, words, begun)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [one.strip() for one in _selectors(head) if _fits(one, words, begun)]:
            yield f"{','.join(kept)}{{{body.strip()}}}"


def _blocks(style: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its brace and what stands inside."""
    depth, start, head = 0, 0, ""
    for at, letter in enumerate(style):
        if letter == "{":
            if depth == 0:
                head, start = style[start:at].strip(), at + 1
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield head, style[start:at]
                start = at + 1


def _selectors(head: str) -> list[str]:
    """The parts of a list of selectors; commas in brackets part nothing."""
    parts, depth = [""], 0
    for letter in head:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _fits(selector: str, words: set[str], begun: tuple[str, ...]) -> bool:
    plain = re.sub(r":(?:not|is|where|has)\(.*?\)", "", selector)
    return all(name in words or name.startswith(begun) for name in _CLASS.findall(plain))


def lean_script(script: str) -> str:
    """A script without lines that are remarks."""
    return _REMARK.sub("", script)
