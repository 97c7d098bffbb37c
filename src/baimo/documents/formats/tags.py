"""The tags of HTML, found in one linear pass: tokens with their places, whatever the markup looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The parser of the standard library takes minutes for 100 kB of unclosed tags or comments, and gives lines and columns
# instead of places. Here every quantifier is possessive and stops at the next tag, so any text takes linear time.
_TOKEN = re.compile(
    r"""<(?:
      (?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)>
    | (?P<close2>/)?(?P<name2>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes2>[^<>]*+)>
    | (?P<comment>!--)
    | [!?][^<>]*+>
    )
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?)
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:@][-\w:.@]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
# What stands inside these is no markup.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noframes"})


@dataclass(slots=True)
class Tag:
    """A tag: where it stands, its name in small letters, whether it closes, and its attributes as written."""

    start: int
    end: int
    name: str
    closes: bool
    written: str

    def attributes(self) -> dict[str, str]:
        """Its attributes by their names in small letters."""
        return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(self.written)}


@dataclass(slots=True)
class Words:
    """A stretch of the text between two tags; an entity is a stretch of its own."""

    start: int
    end: int
    is_entity: bool = False


@dataclass(slots=True)
class Raw:
    """What stands inside a script, a style, a title: not to be read as markup."""

    start: int
    end: int
    name: str


Token = Tag | Words | Raw


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch of HTML in order; comments and declarations are left out."""
    at = start
    # not `finditer`: a script may hold what looks like a tag that reaches beyond it
    while match := _TOKEN.search(text, at, end):
        a, b = match.span()
        if a > at:
            yield Words(at, a)
        at = b
        name = match["name"] or match["name2"]
        if match["entity"]:
            yield Words(a, b, True)
        elif match["comment"]:
            close = text.find("-->", b, end)
            at = close + 3 if close >= 0 else end
        elif name:
            tag = _tag(match, a, b, name.lower())
            yield tag
            if tag.name in RAW and not tag.closes:
                at = _end_of_raw(text, tag.name, b, end)
                yield Raw(b, at, tag.name)
    if at < end:
        yield Words(at, end)


def _tag(match: re.Match[str], start: int, end: int, name: str) -> Tag:
    closes = bool(match["close"] or match["close2"])
    return Tag(start, end, name, closes, match["attributes"] or match["attributes2"] or "")


def _end_of_raw(text: str, name: str, start: int, end: int) -> int:
    close = re.compile(f"</{name}", re.IGNORECASE).search(text, start, end)
    return close.start() if close else end
