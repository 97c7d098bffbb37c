"""Text of strangers made safe to show: what a terminal or a page would obey instead of show becomes a visible mark."""

from __future__ import annotations

import re

# Control characters, halves of surrogate pairs, and marks that turn the direction of the text around them.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text, each character that would be obeyed replaced by one visible character: same length, same lines."""
    # Nearly every text passes here; nothing that is obeyed counts as printable.
    return text if text.isprintable() else _OBEYED.sub(_picture, text)


def in_line(text: str) -> str:
    """The same for what stands in one line and must be known again, such as a file's name: line ends are marks too."""
    shown = printable(text)
    return shown if shown.isprintable() else _ENDS.sub(_picture, shown)


_ENDS = re.compile("[\n\r\u2028\u2029]")


def one_line(text: str) -> str:
    """The text on one line: a line break between Chinese characters vanishes, every other white space is one space."""
    return _SPACE.sub(" ", _WRAP.sub("", printable(text))).strip()


_SPACE = re.compile(r"\s+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_WRAP = re.compile(rf"(?<={_WIDE})\s*[\r\n]\s*(?={_WIDE})")


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
