"""Lines for a terminal: coloured and wrapped on a screen, plain and whole in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from baimo.output.printable import in_line

# What a part of a line is, and how a screen shows it; a pipe ignores it.
STYLES = {
    "": "",
    "place": "bold",
    "strong": "bold",
    "quiet": "dim",
    "quote": "italic",
    "heading": "bold underline",
    "supported": "green",
    "contradicted": "bold red",
    "disputed": "yellow",
    "outdated": "magenta",
    "unknown": "cyan",
    "uncheckable": "dim",
    "read": "blue",
}
SIGNS = {
    "supported": "✓",
    "contradicted": "✗",
    "disputed": "⇄",
    "outdated": "↻",
    "unknown": "?",
    "uncheckable": "◦",
    "read": "·",
}
_PLAIN_SIGNS = dict(zip(SIGNS, "+x=~?o-", strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """Parts of text with what each is; `indent` columns stand before every row it wraps into."""

    parts: tuple[tuple[str, str], ...] = ()
    indent: int = 0


def line(*parts: str | tuple[str, str], indent: int = 0) -> Line:
    """A line of parts, each a text or (text, style)."""
    return Line(tuple((part, "") if isinstance(part, str) else part for part in parts), indent)


class Printer(Protocol):
    """Something that prints lines."""

    def print(self, line: Line) -> None:
        """Print one line."""


@dataclass(slots=True)
class PlainPrinter:
    """Whole lines without colour: for pipes, files and other programs."""

    stream: TextIO

    def print(self, line: Line) -> None:
        """Write one line; it never wraps."""
        text = "".join(in_line(text) for text, _ in line.parts)
        self.stream.write((" " * line.indent + text).rstrip() + "\n")


@dataclass(slots=True)
class ScreenPrinter:
    """Colours, and wrapping to the width of the terminal."""

    console: Any

    def print(self, line: Line) -> None:
        """Print one line; the rows it wraps into keep its indent."""
        from rich.padding import Padding
        from rich.text import Text

        text = Text(overflow="fold")
        for part, style in line.parts:
            text.append(in_line(part), _style(part, style))
        self.console.print(Padding(text, (0, 0, 0, line.indent)) if line.indent else text, highlight=False)


def _style(text: str, style: str) -> str:
    # A long address wraps on a narrow screen; as a link it can be opened all the same.
    if style == "url":
        return f"dim link {text}"
    return STYLES[style]


def printer(stream: TextIO) -> Printer:
    """The printer that fits a stream; what the stream's encoding lacks is shown as `?`, never an error."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    if not stream.isatty():
        return PlainPrinter(stream)
    from rich.console import Console

    stream.write(_ERASE_LINE)
    return ScreenPrinter(Console(file=stream, markup=False, emoji=False, highlight=False))


def sign(verdict: str, stream: TextIO) -> str:
    """The sign of a verdict, in ASCII where the stream cannot write the usual one."""
    try:
        SIGNS[verdict].encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return _PLAIN_SIGNS[verdict]
    return SIGNS[verdict]


_ERASE_LINE = "\r\x1b[2K"


def progress(files: tuple[str, ...]) -> Iterator[str]:
    """The files one after the other; where a person watches and there are several, a passing line says which."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    for number, file in enumerate(files, start=1):
        # The cursor goes back to the start of the line, so that whatever is printed next stands over it.
        sys.stderr.write(f"{_ERASE_LINE}{number}/{len(files)} {in_line(file)[-60:]}\r")
        sys.stderr.flush()
        yield file
    sys.stderr.write(_ERASE_LINE)
