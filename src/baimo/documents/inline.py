"""Marks inside a line that are no words: emphasis, links, images, addresses, tags, references, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from baimo.documents.passages import Drop

# Each kind of mark: what a text that holds it contains, and how it is written. Quantifiers are possessive or bounded, so
# that no text, however hostile, takes more than linear time.
_TARGET = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"
_ADDRESS = r"[^\s<>\"'“”‘’（）()\[\]【】《》「」，。；、！？\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_KINDS: dict[str, tuple[tuple[str, ...], str]] = {
    "image": (("![",), rf"!\[[^\[\]\n]*+\]{_TARGET}"),
    "link": (("](",), rf"\[(?=[^\[\]\n]{{1,300}}\]\()|\](?=\(){_TARGET}"),
    "reference": (("[",), r"\[\^?\d{1,3}(?:\s?[,，、–-]\s?\d{1,3}){0,9}\](?!\()"),
    "emphasis": (("**", "__"), r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)"),
    "code": (("`",), r"`+"),
    "url": (("://", "www."), rf"<?(?:https?|ftp)://(?:{_ADDRESS}*{_ADDRESS}(?<![.,;:!?]))>?|\bwww\.{_ADDRESS}+(?<![.,;:!?])"),
    "comment": (("-->",), r"<!--(?:(?!<!--|-->)[\s\S])*+-->"),
    "tag": (
        ("</", "/>", "<br", "<img", "<hr", "<p>", "<a "),
        r"</?(?:a|abbr|b|big|br|center|cite|code|del|div|em|font|hr|i|img|ins|kbd|li|mark|o:p|ol|p|q|s|section|small|span"
        r"|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|wbr)(?:\s[^<>]*+)?/?>",
    ),
    "entity": (("&",), r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"),
    "invisible": (
        ("\u200b", "\ufeff", "\u00ad", "\u200e", "\u200f", "\u200c", "\u200d", "\u2060", "\u202c", "\u2069"),
        "[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]",
    ),
}
# Marks of Markdown that would be too bold a guess in any other text.
_MARKDOWN: dict[str, tuple[tuple[str, ...], str]] = {
    "slanted": (("*", "_"), r"(?<![\w*\\])([*_])(?=[^\s*_])[^*_\n]{1,400}(?<=\S)\1(?![\w*])|(?<![*\\])\*(?=[^\s*])[^*\n]{1,400}(?<=\S)\*(?!\*)"),
    "escape": (("\\",), r"\\(?=[!-/:-@\[-`{-~])"),
}
_WHY = {"image": "image", "url": "url", "reference": "reference", "invisible": "invisible"}


def find_drops(text: str, markdown: bool) -> list[Drop]:
    """Every inline mark of a text that is no HTML page, in order."""
    kinds = _KINDS | _MARKDOWN if markdown else _KINDS
    present = tuple(kind for kind, (probes, _) in kinds.items() if any(probe in text for probe in probes))
    return list(_drops(text, present, 0, len(text))) if present else []


def _drops(text: str, kinds: tuple[str, ...], start: int, end: int) -> Iterator[Drop]:
    for match in _pattern(kinds).finditer(text, start, end):
        kind, (a, b) = match.lastgroup or "", match.span()
        if kind == "slanted":
            yield Drop(a, a + 1, "markup")
            yield from _drops(text, kinds, a + 1, b - 1)
            yield Drop(b - 1, b, "markup")
        elif kind == "entity":
            literal = unescape(match[0])
            if literal != match[0]:
                yield Drop(a, b, "", literal)
        elif kind == "tag" and text[a + 1 : a + 3].lower() == "br":
            yield Drop(a, b, "", " ")
        else:
            yield Drop(a, b, _WHY.get(kind, "markup"))


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    both = _KINDS | _MARKDOWN
    # the back reference of `slanted` counts groups, so it stands first
    ordered = sorted(kinds, key=lambda kind: kind != "slanted")
    numbered = [f"(?P<{kind}>{both[kind][1]})" for kind in ordered]
    return re.compile("|".join(numbered).replace(r"\1", r"\2"))


def mask(text: str, drops: list[Drop]) -> str:
    """The text with blanks in place of what is dropped: every offset stays, and so does every line end."""
    if not drops:
        return text
    parts, at = [], 0
    for drop in drops:
        parts.append(text[at : drop.start])
        parts.append(_blank(text, drop))
        at = drop.end
    parts.append(text[at:])
    return "".join(parts)


def _blank(text: str, drop: Drop) -> str:
    size = drop.end - drop.start
    if drop.literal and drop.literal[0].strip():
        return drop.literal[0] + " " * (size - 1)
    if text.find("\n", drop.start, drop.end) < 0:
        return " " * size
    return _NOT_BREAK.sub(" ", text[drop.start : drop.end])


_NOT_BREAK = re.compile(r"[^\n]")
