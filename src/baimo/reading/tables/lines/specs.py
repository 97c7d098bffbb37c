"""Lines that are a thing and its measures: `MI300X: 192 GB | 5.3 TB/s | 750 W`, 曦云C500 — 64GB，1.6TB/s.

Their units tell what the measures are, where a chip or a model is named and nothing else is said.
"""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import is_line, opens
from baimo.reading.tables.named import is_name
from baimo.values.expressions import expression
from baimo.values.names import fold

_LONGEST, _LONGEST_NAME, _MOST_WORDS, _SHORTEST = 160, 32, 5, 2
# Between a thing and its measures, and between two of these.
_BEHIND_NAME = expression(r"\*{0,2}\s*(?:[:：|｜–—→]|[-=](?= )|[(（])\s*\*{0,2}")
_PARTS = expression(r"\s*(?:[|｜/／·•;；、，()（）+＋]|,(?!\d{3})|\s[–—-]\s)\s*")
_NAME = expression(r"[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3}|[\u4e00-\u9fff]{2,6} ?[A-Za-z]*\d[\w.-]*")
_OF_CHIPS = {"b": "memory", "w": "memory_bandwidth", "q": "power", "c": "peak_flops", "t": "peak_flops"}
_OF_MODELS = {"p": "parameters", "a": "active_parameters"}
_CHIPS, _MODELS = frozenset("bw"), frozenset("pa")
# What is no measure of the memory or of the power of one chip.
_OTHER = expression(
    r"nvlink|互[联連]|interconnect|cache|缓存|快取|sram|l2|system|host|server|机柜|整机|节点|rack|node|sparse|稀疏|硬盘|ssd|disk"
    r"|下载|download|file|文件|per gpu|each|[×x] ?\d"
)
# 128K and 1M are lengths of a window where nothing says so; 3,000 is not.
_SHORT_NUMBER = 5
_WINDOWS, _CORPUS = range(2_000, 20_000_001), 10_000_000_000


def of(document: Document, heads: Heads, gazetteer: Gazetteer, block: Block, sentence: Sentence) -> list[Match]:
    """The measures that a line tells of the thing it begins with, two of them at least."""
    if not opens(block, sentence) or not is_line(block, sentence, _LONGEST, "quote"):
        return []
    found = _measures(document.clean, sentence)
    behind = sentence.tokens[found[0][0]][0] if len(found) > 1 else 0
    thing = _thing(document.clean, gazetteer, sentence, {char for _, char in found}, behind) if behind else None
    if thing is None:
        return []
    names = [(at, name) for at, char in found if (name := _property(char, sentence.tokens[at], thing))]
    told: list[Match] = []
    for at, name in names if len(names) > 1 else ():
        if any(one.rule.predicate.id == name for one in told):
            return []
        one = match(heads.named(name, "").rule, sentence, None, "value", at, at + 1)
        one.given = (("subject", thing),)
        told.append(one)
    return told


def _measures(clean: str, sentence: Sentence) -> list[tuple[int, str]]:
    """The quantities that are a part of the line by themselves, with little beside them; none where others are said."""
    found: list[tuple[int, str]] = []
    for at in range(sentence.low, sentence.high):
        token, char = sentence.tokens[at], sentence.chars[at]
        if not isinstance(token[3], QuantitySpan):
            continue
        end = sentence.tokens[sentence.high - 1][1]
        part = _PARTS.split(clean[token[1] : end])[0]
        before = _PARTS.split(clean[sentence.tokens[sentence.low][0] : token[0]])[-1]
        said = f"{before} {part}".strip()
        if len(said.split()) > _MOST_WORDS or len(said) > _LONGEST_NAME or _OTHER.search(fold(said)):
            continue
        found.append((at, char))
    return found


def _is_of_other(sentence: Sentence, end: int, behind: int) -> bool:
    """Whether a line begins with a date, or names another thing between its first words and the measures."""
    for at in range(sentence.low, sentence.high):
        token = sentence.tokens[at]
        if token[0] >= behind:
            return False
        if sentence.chars[at] == symbols.DATE or (token[0] >= end and is_name(token)):
            return True
    return False


def _property(char: str, token: Token, thing: Token) -> str | None:
    """Which property of a thing a quantity measures."""
    if thing[2] == symbols.KIND["chip"]:
        return _OF_CHIPS.get(char)
    span = token[3]
    if char in ("k", "n") and isinstance(span, QuantitySpan):
        is_window = int(span.value) in _WINDOWS and (char == "k" or token[1] - token[0] < _SHORT_NUMBER)
        return "context_length" if is_window else "training_tokens" if char == "k" and span.value >= _CORPUS else None
    return _OF_MODELS.get(char)


def _thing(clean: str, gazetteer: Gazetteer, sentence: Sentence, chars: set[str], behind: int) -> Token | None:
    """The chip or the model that a line begins with: known, or by its form and what is measured."""
    kind = "chip" if chars & _CHIPS and not chars & _MODELS else "model" if chars & _MODELS else ""
    start = sentence.tokens[sentence.low][0]
    parted = _BEHIND_NAME.search(clean, start, behind)
    if not kind or parted is None or _is_of_other(sentence, parted.start(), behind):
        return None
    if not _NAME.fullmatch(said := clean[start : parted.start()].strip(" *_`")) or len(said) < _SHORTEST:
        return None
    senses = known_or_new(gazetteer, said, kind)
    own = tuple(sense for sense in senses if sense.kind == kind)
    at = clean.index(said, start)
    return (at, at + len(said), symbols.KIND[kind], own, 0) if own else None
