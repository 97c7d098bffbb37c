"""Marks inside a line that are no words: emphasis, links, images, addresses, tags, references, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from baimo.documents.cleaning.passages import BLANK, Drop
from baimo.documents.cleaning.recordings import RECORDED, find_times
from baimo.values.expressions import expression

# Each kind of mark: characters without which no text holds it, and how it is written. Patterns begin with a literal, so
# that the engine looks for that alone; quantifiers are possessive or bounded, so that any text takes linear time.
_TARGET = r"\((?:[^()\n]++|\([^()\n]*+\))*\)"
_ADDRESS = r"[^\s<>\"'“”‘’（）()\[\]【】《》「」，。；、！？\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_KINDS: dict[str, tuple[tuple[str, ...], str]] = {
    "image": (("!", "["), rf"!\[[^\[\]\n]*+\]{_TARGET}"),
    "link": (("[", "("), r"\[(?=[^\[\]\n]{1,300}\]\()"),
    "target": (("[", "("), rf"\]{_TARGET}"),
    "reference": (("[",), r"\[\^?\d{1,3}(?:\s?[,，、–-]\s?\d{1,3}){0,9}\](?!\()"),
    "strong": (("*",), r"\*\*\*?(?:(?=\S)|(?<=\S\*\*))"),
    "underlined": (("_",), r"__(?:(?<!\w__)(?=\S)|(?<=\S__)(?!\w))"),
    "code": (("`",), r"`(?<!``)`?(?!`)"),
    "url": (("://",), rf"://{_ADDRESS}*{_ADDRESS}(?<![.,;:!?])"),
    "site": (("www.",), rf"www\.{_ADDRESS}+(?<![.,;:!?])"),
    "comment": (("<", "-->"), r"<!--(?:(?!<!--|-->)[\s\S])*-->"),
    "tag": (
        ("<", ">"),
        r"</?(?:a|abbr|article|b|big|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|hr|i|img"
        r"|ins|kbd|li|main|mark|o:p|ol|p|picture|q|s|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td"
        r"|th|thead|tr|tt|u|ul|var|wbr)(?:\s[^<>]*+)?/?>",
    ),
    "entity": (("&", ";"), r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"),
    # 創(chuàng)業(yè): how a character is spoken, put behind it by programs that turn pages into other characters
    "spoken": ((), rf"[(（](?<=[\u4e00-\u9fff].)(?=[a-z]{{0,5}}[{_TONES}])[a-zü{_TONES}]{{1,6}}[)）]"),
    "invisible": ((), "[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]"),
}
# Marks of Markdown that would be too bold a guess in any other text.
_MARKDOWN: dict[str, tuple[tuple[str, ...], str]] = {
    "slanted": (("*",), r"\*(?<![\\*]\*)(?=[^\s*])[^*\n]{1,400}(?<=\S)\*(?!\*)"),
    "slanting": (("_",), r"_(?<![\w\\]_)(?=[^\s_])[^_\n]{1,400}(?<=\S)_(?!\w)"),
    "escape": (("\\",), r"\\(?=[!-/:-@\[-`{-~])"),
}
# Some programs that make PDFs set every character by itself: 百 度 发 布.
_HAN = "[\u4e00-\u9fff，。、；：！？“”（）《》]"
_SPACED = {"spaced": ((), rf" (?<={_HAN} )(?={_HAN})")}
# Justified lines set some characters by themselves: 总 部 位 于 旧金山. Both beside such a blank stand alone.
_ONE = "[\u4e00-\u9fff]"
_APART = {"apart": ((), rf" (?<={_ONE} )(?<!{_ONE}{_ONE} )(?={_ONE}(?!{_ONE}))")}
_ALL = _KINDS | _MARKDOWN | _SPACED | _APART
_WHY = {
    "spaced": BLANK,
    "apart": BLANK,
    "image": "image",
    "url": "url",
    "site": "url",
    "reference": "reference",
    "invisible": "invisible",
    "recorded": RECORDED,
}
_SAMPLE = 4000
_SCHEMES = ("https", "http", "ftp")
Found = tuple[int, int, str]


def find_drops(text: str, markdown: bool) -> list[Drop]:
    """Every inline mark of a text that is no HTML page, in order."""
    kinds = _ALL if markdown else _KINDS
    found: list[Found] = list(_find(text, "spaced" if _is_letter_spaced(text) else "apart"))
    for kind, (probes, _) in kinds.items():
        if all(probe in text for probe in probes):
            found += _find(text, kind)
    found += ((start, end, "recorded") for start, end in find_times(text))
    if markdown and "**" in text:
        found += _ends_of_bold_heads(text)
    return [_drop(text, *mark) for mark in _outermost(sorted(found))] if found else []


# `**Gemma 3 27B**. Google, 12 March`, `**采薇**。杭州…`, `**三月**　…`: bold words before its stop head the paragraph.
_BOLD = expression(
    r"^[^\S\n]*(?:(?:[-*+•]|\d{1,2}[.、)])[^\S\n]+)?\*\*(?P<said>[^*\n，。；：！？、,;:!?“”\"]{1,40}?)"
    r"(?:(?P<within>[.。])\*\*|\*\*(?P<behind>[.。]|\u3000))(?=[^\S\n]*[^\s*])",
    re.MULTILINE,
)
_WORDS, _CHARACTERS = 3, 16


def _ends_of_bold_heads(text: str) -> Iterator[Found]:
    """The stops and wide blanks behind bold words that are no sentence: each is read as the colon it stands for."""
    for match in _BOLD.finditer(text):
        words = match["said"].split()
        is_name = all(not word[0].islower() for word in words)
        if (is_name or len(words) <= _WORDS) and (match["said"].isascii() or len(match["said"]) <= _CHARACTERS):
            yield *match.span("within" if match["within"] else "behind"), "headed"


def _is_letter_spaced(text: str) -> bool:
    """Whether most Chinese characters of a text stand apart, going by its beginning."""
    sample = text[:_SAMPLE]
    blanks = sample.count(" ")
    if blanks * 4 < len(sample):
        return False
    return sum(1 for _ in _pattern("spaced").finditer(sample)) * 5 > len(sample)


def _find(text: str, kind: str) -> Iterator[Found]:
    for match in _pattern(kind).finditer(text):
        start, end = match.span()
        if kind == "url":
            scheme = next((len(s) for s in _SCHEMES if text.endswith(s, max(0, start - 5), start)), 0)
            if scheme:
                bracket = text[start - scheme - 1 : start - scheme] == "<" and text[end : end + 1] == ">"
                yield start - scheme - bracket, end + bracket, kind
        elif kind.startswith("slant"):
            yield start, start + 1, kind
            yield end - 1, end, kind
        else:
            yield start, end, kind


def _outermost(found: list[Found]) -> Iterator[Found]:
    """The marks without those inside others: an address within the target of a link is no mark of its own."""
    after = 0
    for mark in found:
        if mark[0] >= after:
            after = mark[1]
            yield mark


def _drop(text: str, start: int, end: int, kind: str) -> Drop:
    if kind == "entity":
        literal = unescape(text[start:end])
        return Drop(start, end, "", " " if literal.isspace() else literal)
    if kind == "headed":
        return Drop(start, end, "", ":" if text[start] == "." else "：")
    if kind == "tag" and text[start + 1 : start + 3].lower() == "br":
        return Drop(start, end, "", " ")
    return Drop(start, end, _WHY.get(kind, "markup"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return expression(_ALL[kind][1])


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


_NOT_BREAK = expression(r"[^\n]")
