"""Tables and `key: value` lines: what heads a column, or stands before a colon, tells the predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from baimo.claims import Predicate, table
from baimo.documents import Block, Document
from baimo.reading import symbols
from baimo.reading.gazetteer import Gazetteer
from baimo.reading.lexicon import Lexicon
from baimo.reading.matching import Match
from baimo.reading.mentions import Token, known_or_new, provisional
from baimo.reading.patterns import Compiler
from baimo.reading.rules import Rule
from baimo.reading.sentences import Sentence
from baimo.values import datafile
from baimo.values.names import fold

FILE = Path(__file__).with_name("columns.yaml")
# A date, a number or a name may be told of a release by the column's head alone; the maker must be found elsewhere.
_EVENTS = {"released", "open_sourced"}
_BARE = re.compile(r"[（(][^）)]*[）)]|[*_`：:\s]+$|^[*_`\s]+")
_MONEY_SCALE = re.compile(
    r"[（(]\s*(?P<scale>亿|万|million|billion|百万)?\s*(?P<unit>美元|元|人民币|usd|cny|rmb|\$|¥)\s*[）)]"
)
_BLANKS = " \n\t|*`_-—–/"


@dataclass(slots=True)
class Column:
    """What a head means: the predicate, and the rule under whose name its claims go."""

    predicate: Predicate
    rule: Rule
    text: str


class Columns:
    """Reads rows of tables and lines with a key."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._compiler = Compiler(lexicon)
        self._names, self._kinds = _heads("predicates"), _heads("kinds")
        self._benchmarks = lexicon.classes["benchmark_name"]
        self._lexicon = lexicon
        self._chars = {kind: frozenset(lexicon.alphabet.slot(slot)) for kind, slot in _SLOT_OF.items()}
        self._all: dict[str, Column] = {}
        benchmark = table()["benchmark"]
        self._scores = Column(benchmark, Rule("benchmark.column", benchmark, "", [], self._compiler), "")

    def column(self, head: str) -> Column | None:
        """The meaning of a head, None where it has none."""
        text = fold(head).strip()
        known = self._all.get(text)
        if known is not None:
            return known
        name = self._names.get(text) or self._names.get(_BARE.sub("", text).strip())
        if name is None:
            return None
        predicate = table()[name]
        fixed = {"open": "object"} if name in _EVENTS | {"invested_in"} else {}
        rule = Rule(f"{name}.column", predicate, text, [], self._compiler, fixed)
        made = self._all[text] = Column(predicate, rule, text)
        return made

    def key(self, document: Document, sentence: Sentence) -> list[Match]:
        """The match of a line such as `显存：96GB`, none where its key means nothing."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if colon <= sentence.low:
            return []
        column = self.column(document.clean[sentence.tokens[sentence.low][0] : sentence.tokens[colon][0]])
        if column is None:
            return []
        return self._values(column, sentence, colon + 1, sentence.high, None)

    def row(self, document: Document, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """A row of a table as a sentence of its own, and a match for each cell that tells something."""
        header = document.blocks[block.header] if block.header is not None else None
        if header is None or not block.cells or len(header.cells) < 2:
            return sentence, []
        cells = _tokens_of(block, sentence)
        first = document.clean[slice(*block.cells[0])]
        if any(sentence.chars[i] in self._benchmarks for i in cells[0]):
            return self._across(document, header, sentence, cells, self._scores, first)
        across = self.column(first)
        if across is not None and not any(_is_name(sentence.tokens[i]) for i in cells[0]):
            return self._across(document, header, sentence, cells, across, None)
        return self._down(document, header, block, sentence, cells)

    def _down(
        self, document: Document, header: Block, block: Block, sentence: Sentence, cells: list[list[int]]
    ) -> tuple[Sentence, list[Match]]:
        """A row about one thing, which its first cell names."""
        heads = [document.clean[a:b] for a, b in header.cells]
        subject = self._subject(document, heads[0], block.cells[0], cells[0], sentence)
        if subject is None:
            return sentence, []
        made = _with(sentence, [subject])
        matches: list[Match] = []
        for head, inside in list(zip(heads, cells, strict=False))[1:]:
            column = self.column(head)
            if column is not None and inside:
                matches += self._values(column, made, inside[0], inside[-1] + 1, sentence.high)
        return made, matches

    def _across(
        self,
        document: Document,
        header: Block,
        sentence: Sentence,
        cells: list[list[int]],
        column: Column,
        note: str | None,
    ) -> tuple[Sentence, list[Match]]:
        """A row about one property, or one benchmark, of the things that head the columns."""
        things = [self._thing(document, span) for span in header.cells[1:]]
        made = _with(sentence, things)
        matches: list[Match] = []
        for number, inside in enumerate(cells[1 : len(things) + 1]):
            for match in (
                self._values(column, made, inside[0], inside[-1] + 1, sentence.high + number) if inside else []
            ):
                if note is not None:
                    match.roles.append(("note", cells[0][0], cells[0][-1] + 1))
                matches.append(match)
        return made, matches

    def _thing(self, document: Document, span: tuple[int, int]) -> Token:
        text = document.clean[slice(*span)].strip(_BLANKS)
        senses = known_or_new(self._gazetteer, text, "")
        start = document.clean.find(text, span[0]) if text else span[0]
        return start, start + len(text), symbols.QUOTED, senses, 0

    def _subject(
        self, document: Document, head: str, cell: tuple[int, int], inside: list[int], sentence: Sentence
    ) -> Token | None:
        named = [sentence.tokens[i] for i in inside if _is_name(sentence.tokens[i])]
        if named:
            return max(named, key=lambda token: token[1] - token[0])
        kind = self._kinds.get(fold(head).strip())
        text = document.clean[cell[0] : cell[1]].strip(_BLANKS)
        if kind is None or not 1 < len(text) <= 40:
            return None
        start = document.clean.index(text, cell[0])
        char = symbols.KIND.get(kind, symbols.QUOTED)
        return (start, start + len(text), char, provisional(text, kind), 0)

    def _values(self, column: Column, sentence: Sentence, low: int, high: int, subject: int | None) -> list[Match]:
        """The matches of a value under a head: the first thing in it that the predicate can take."""
        role, wanted = self._wanted(column.predicate)
        found = [i for i in range(low, high) if sentence.chars[i] in wanted]
        if not found and column.predicate.value == "text":
            plain = [i for i in range(low, high) if sentence.chars[i] not in ",.:()"]
            return [_match(column.rule, sentence, subject, "value", plain[0], plain[-1] + 1)] if plain else []
        if column.predicate.id == "invested_in":
            return [self._investor(column, sentence, subject, i) for i in found]
        several = role == "object" or column.predicate.id == "price"
        return [_match(column.rule, sentence, subject, role, i, i + 1) for i in (found if several else found[:1])]

    @staticmethod
    def _investor(column: Column, sentence: Sentence, subject: int | None, at: int) -> Match:
        match = _match(column.rule, sentence, None, "subject", at, at + 1)
        if subject is not None:
            match.roles.append(("object", subject, subject + 1))
        return match

    def _wanted(self, predicate: Predicate) -> tuple[str, frozenset[str]]:
        if predicate.id in _EVENTS:
            return "when", frozenset(symbols.DATE)
        if predicate.value == "date":
            return "value", frozenset(symbols.DATE)
        if predicate.object and not (predicate.value == "quantity" and predicate.id in ("price",)):
            chars = {char for kind in predicate.object for char in self._chars[kind]}
            return "object", frozenset(chars)
        return "value", _QUANTITIES.get(predicate.id, _ANY_QUANTITY) if predicate.value == "quantity" else frozenset()


_SLOT_OF = {
    "organization": "org",
    "person": "person",
    "model": "model",
    "product": "product",
    "chip": "chip",
    "vehicle": "vehicle",
    "dataset": "dataset",
    "policy": "policy",
    "technology": "tech",
    "industry": "industry",
    "place": "place",
}
_ANY_QUANTITY = frozenset("".join(symbols.QUANTITY_SLOTS.values()))
_QUANTITIES = {
    "parameters": frozenset(symbols.QUANTITY_SLOTS["size"]),
    "active_parameters": frozenset(symbols.QUANTITY_SLOTS["size"]),
    "context_length": frozenset(symbols.QUANTITY_SLOTS["window"]),
    "training_tokens": frozenset("kn"),
    "users": frozenset("un"),
    "employees": frozenset("en"),
    "memory": frozenset("b"),
    "memory_bandwidth": frozenset("w"),
    "peak_flops": frozenset("ct"),
    "power": frozenset("q"),
    "price": frozenset("¥$"),
    "benchmark": frozenset("s%n"),
    "market_share": frozenset("%"),
} | {
    name: frozenset(symbols.MONEY)
    for name in ("raised", "valued_at", "market_cap", "revenue", "loss", "training_cost", "unit_cost")
}


def _heads(part: str) -> dict[str, str]:
    """What each head of a part of the file means."""
    rows: dict[str, list[str]] = datafile.load(FILE)[part]
    return {fold(head): "" if meaning == "any" else meaning for meaning, heads in rows.items() for head in heads}


def _match(rule: Rule, sentence: Sentence, subject: int | None, role: str, start: int, end: int) -> Match:
    roles = [(role, start, end)]
    if subject is not None:
        of = "object" if rule.predicate.id in _EVENTS else "subject"
        roles.append((of, subject, subject + 1))
    return Match(rule, start, end, start, roles)


def _with(sentence: Sentence, things: list[Token]) -> Sentence:
    """The sentence with more things behind its end, which matches can point to."""
    chars = sentence.chars[: sentence.high] + "".join(token[2] for token in things)
    tokens = [*sentence.tokens[: sentence.high], *things]
    return Sentence(chars, tokens, sentence.low, sentence.high, sentence.block)


def _tokens_of(block: Block, sentence: Sentence) -> list[list[int]]:
    """The symbols that stand in each cell."""
    found: list[list[int]] = [[] for _ in block.cells]
    at = 0
    for i in range(sentence.low, sentence.high):
        start = sentence.tokens[i][0]
        while at < len(block.cells) and start >= block.cells[at][1]:
            at += 1
        if at < len(block.cells) and sentence.tokens[i][1] > block.cells[at][0] and sentence.chars[i] not in ",.":
            found[at].append(i)
    return found


def _is_name(token: Token) -> bool:
    what = token[3]
    return what is not None and not hasattr(what, "start") and token[2] != symbols.BLOCK
