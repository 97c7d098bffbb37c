"""Names made comparable: a fold that keeps every offset, and a key that is equal for spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from baimo.values.expressions import expression

SIMPLIFIED = Path(__file__).parent / "simplified.txt"

# The marks that part clauses keep their width: in `100，200人` the full-width comma is not a thousands mark.
_KEPT = "，；：！？"
_SAME = {
    '"': "“”„‟〝〞「」『』",
    "'": "‘’‚‛",
    "·": "・･‧∙⋅᛫",
    "-": "‐‑‒–−﹣",
    "~": "〜∼",
    "¥": "￥",
    "£": "￡",
    "₩": "￦",
    "¢": "￠",
    " ": "\t\r\v\f\xa0\u1680\u202f\u205f\u3000\ufeff\u200b" + "".join(map(chr, range(0x2000, 0x200B))),
    "\n": "\x85\u2028\u2029",
}
# `replace` runs at memory speed, once a character; `translate` costs the same for any number of them.
_MANY = 60
_SAMPLE = 4000
# A name is looked through letter by letter faster than by an expression.
_SHORT = 40
_LONG = 400


def fold(text: str) -> str:
    """The text as it is compared: small letters, half width, simplified characters, plain quotes, dots and spaces.

    The result has the length of the text, so an offset in one is the same place in the other. Line ends stay.
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    return _folded_long(text) if len(text) > _LONG else _folded(text)


def _folded(text: str) -> str:
    lowered = text.replace("İ", "i").lower()  # the one letter that grows
    table, search = _table(), _foldable()
    if len(lowered) < _SHORT and table.keys().isdisjoint(lowered):
        return lowered
    if len(lowered) <= _SAMPLE or len(set(search.findall(lowered, 0, _SAMPLE))) <= _MANY:
        present = set(search.findall(lowered))
        if len(present) <= _MANY:
            for mark in present:
                lowered = lowered.replace(mark, table[mark])
            return lowered
    return lowered.translate({ord(mark): table.get(mark, mark) for mark in set(lowered)})


# A whole text is folded by several in a row.
_folded_long = lru_cache(maxsize=2)(_folded)


def simplified(text: str) -> str:
    """The text with its traditional characters simplified and all else as it stands; no offset moves."""
    if text.isascii() or not any(sign in text for sign in _TRADITIONAL_SIGNS):
        return text
    table = _table()
    for mark in set(text):
        if "\u4e00" <= mark <= "\u9fff" and mark in table:
            text = text.replace(mark, table[mark])
    return text


# Every text of some length in traditional characters has one of these.
_TRADITIONAL_SIGNS = (
    "與為個們這資發開務業創領後來時會於學國對億萬雲買價電機產東車長門單說點報導過還進達動員類顯將無從應設劃"
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What all spellings of one name share: no spaces, hyphens, quotes, brackets; `GPT-3.5` and `gpt 3.5` are `gpt3.5`.

    Between digits a dot stays and any other gap is a hyphen, for `Llama 2 70B` is not `Llama 270B`.
    """
    return _GAPS.sub(_mark_of_gap, fold(name).strip())


def same_name(one: str, other: str) -> bool:
    """Whether two spellings mean the same name by their letters alone."""
    return key(one) == key(other)


_GAPS = re.compile(r"""[\s\-_·.'"`()\[\]《》〈〉【】〔〕]+""")


def _mark_of_gap(gap: re.Match[str]) -> str:
    text, start, end = gap.string, gap.start(), gap.end()
    if not (text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()):
        return ""
    return "." if gap[0] == "." else "-"


@cache
def _table() -> dict[str, str]:
    """Every character that folds, with what it becomes."""
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    table |= {mark: plain for plain, marks in _SAME.items() for mark in marks}
    # A file made of glyphs often has the sign of a radical for the character that looks like it: ⾦ for 金.
    radicals = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    run = "".join(line for line in SIMPLIFIED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    table |= dict(zip(run[::2], run[1::2], strict=True))
    table |= {mark: table.get(plain, plain) for mark, plain in radicals.items()}
    return {mark: plain.lower() for mark, plain in table.items()}


@cache
def _foldable() -> re.Pattern[str]:
    return expression(f"[{re.escape(''.join(_table()))}]")
