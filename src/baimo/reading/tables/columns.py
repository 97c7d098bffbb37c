"""Tables and `key: value` lines: what heads a column, or stands before a colon, tells the predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from baimo.claims import Predicate, table
from baimo.documents import Block, Document
from baimo.reading.finding.dates import find_dates
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, known_or_new, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.rules.patterns import Compiler
from baimo.reading.rules.rules import Rule
from baimo.reading.scanning import quantity_symbol
from baimo.reading.sentences import Sentence
from baimo.reading.tables import cells as cell_values
from baimo.reading.tables import pairs
from baimo.reading.tables.rows import Row, alone
from baimo.reading.tables.takes import ANY, TAKES
from baimo.values import datafile
from baimo.values.names import fold

FILE = Path(__file__).with_name("columns.yaml")
# A date, a number or a name may be told of a release by the column's head alone; the maker must be found elsewhere.
_LONGEST_HEAD = 40
_EVENTS = {"released", "open_sourced"}
# What a sum without its scale looks like, and how far above a list its lead stands.
_SUM_SIGNS, _LIST = frozenset("$nm"), 12
_SIZES, _SMALLEST = ("parameters", "active_parameters"), 1_000_000
_COUNTED = ("trained_on", "uses_chip")
_MADE = ("model", "product", "chip", "vehicle", "any")
# A key or a value that stands alone is no longer.
_SHORT = 60
_BARE = re.compile(r"[（(][^）)]*[）)]|[*_`：:\s]+$|^[*_`\s]+")
# What a head says beside its meaning: `GPU Memory*`, `MMLU 5-shot`, `Params, B`, `Max TDP:`.
_TRAILING = re.compile(r"(?: ?[*†‡¹²]+|[,，] ?[a-z/ ]{1,12}|[ ,]*\d+-shot|[/ ]+(?:gb|tb/s|gb/s|w|tflops)|[*_`：:\s]+)$")
# The form in which a chip is sold, where the whole is no name of its own.
_FORM = re.compile(r"[ -](?:sxm\d?|oam|gpu|tensor core gpu|accelerator|\d+ ?gb|芯片|加速卡|显卡)$", re.IGNORECASE)
# Words in a heading that tell what the sums in the lines below are.
_SUMS = ("估值", "融资", "市值", "营收", "参数量", "参数规模", "月活", "显存", "valuation", "funding")
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
        self._scored = {word.replace("-", " ") for word, char in lexicon.words.items() if char in self._benchmarks}
        self._fillers = frozenset(map(fold, datafile.load(FILE)["cells"]["headings"]))
        self._times = frozenset(map(fold, datafile.load(FILE)["cells"]["times"]))
        self._lexicon = lexicon
        self._chars = {kind: frozenset(lexicon.alphabet.slot(slot)) for kind, slot in _SLOT_OF.items()}
        self._all: dict[str, Column | None] = {}

    def column(self, head: str) -> Column | None:
        """The meaning of a head, None where it has none."""
        if len(head) > _LONGEST_HEAD:
            return None
        if head not in self._all:
            self._all[head] = self._column(fold(head).strip())
        return self._all[head]

    def _column(self, text: str) -> Column | None:
        name = self._meaning(text)
        if name is None:
            return None
        predicate = table()[name]
        fixed = (
            {"open": "object"} if name in _EVENTS | {"invested_in"} else {"unit": "users"} if name == "users" else {}
        )
        return Column(predicate, Rule(f"{name}.column", predicate, text, [], self._compiler, fixed), text)

    def _meaning(self, head: str) -> str | None:
        """The predicate of a folded head, read whole or without what brackets and signs add to it."""
        if pair := pairs.named(head):
            return pair[0]
        bare = _BARE.sub("", head.strip("*#_` ")).strip()
        for said in (head, bare, _TRAILING.sub("", bare).strip()):
            if said in self._names:
                return self._names[said]
            if bare.replace("-", " ") in self._scored:
                return "benchmark"
        return "price" if cell_values.price_word(head) else None

    def key(self, document: Document, sentence: Sentence) -> list[Match]:
        """The match of a line such as `显存：96GB`, none where its key means nothing."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if colon <= sentence.low:
            return []
        head = document.clean[sentence.tokens[sentence.low][0] : sentence.tokens[colon][0]]
        column = self.column(head)
        if column is None:
            return []
        return self._values(column, sentence, colon + 1, sentence.high, None)

    def listed(self, document: Document, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """The prices of a line `X: $5 input, $25 output` in a list whose lead tells of how many tokens."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        seen = sentence.chars[sentence.low : sentence.high]
        if colon < 0 or block.end - block.start > 2 * _SHORT or not _SUM_SIGNS & set(seen):
            return sentence, []
        start = sentence.tokens[colon][1]
        blocks, above = document.blocks, document.ancestors(sentence.block)
        above += range(sentence.block - 1, max(-1, sentence.block - _LIST), -1)
        lines = [fold(document.clean[blocks[i].start : blocks[i].end]) for i in above]
        found = cell_values.listed(fold(document.clean[start : block.end]), start, lines)
        column = self.column("price")
        if not found or column is None:
            return sentence, []
        row = Row(document, block, None, alone(sentence), [])
        made = [row.add((span.start, span.end, symbols.UNIT["price"], span, 0)) for span in found]
        return row.sentence, [_match(column.rule, row.sentence, None, "value", at, at + 1) for at in made]

    def under(self, document: Document, block: Block, sentence: Sentence) -> list[Match]:
        """The match of a value that stands alone under its key: a line `Memory` and below it `80 GB`."""
        above = document.blocks[block.parent] if block.parent >= 0 else None
        if above is None or block.end - block.start > _SHORT or above.end - above.start > _SHORT:
            return []
        column = self.column(document.clean[above.start : above.end])
        if column is None or column.predicate.value == "text" or sentence.tokens[sentence.low][0] > block.start + 2:
            return []
        if column.predicate.id == "price" and not sentence.holds(symbols.UNIT["price"]):
            return []
        return self._values(column, sentence, sentence.low, sentence.high, None)

    def headed(self, document: Document, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
        """The match of a line such as `智谱：30亿元`, where the heading tells of what: 融资一览."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if block.parent < 0 or block.head is None or colon + 1 >= sentence.high:
            return []
        above = document.blocks[block.parent]
        column = self._within(fold(document.clean[above.start : above.end]))
        if column is None or any(start == colon + 1 for match in told for _, start, _ in match.roles):
            return []
        return self._values(column, sentence, colon + 1, colon + 2, None)

    def _within(self, heading: str) -> Column | None:
        """The property of a sum that a heading holds: the longest, and none where it holds two."""
        if len(heading) > _LONGEST_HEAD:
            return None
        found = {self._names[word]: word for word in _SUMS if word in heading}
        return self.column(next(iter(found.values()))) if len(found) == 1 else None

    def row(self, document: Document, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """A row of a table as a sentence of its own, and a match for each cell that tells something."""
        row = Row.of(document, block, sentence)
        if len(block.cells) < 2 or (row.header is not None and len(row.header.cells) < 2):
            return sentence, []
        across = self.column(row.head_of(0))
        is_score = across is not None and across.predicate.id == "benchmark"
        if across is not None and (is_score or not any(_is_name(row.tokens[i]) for i in row.cells[0])):
            return self._across(row, across)
        if row.header is None:
            return sentence, []
        return self._down(row)

    def _down(self, row: Row) -> tuple[Sentence, list[Match]]:
        """A row about one thing, which a cell of it names."""
        assert row.header is not None
        heads = [row.document.clean[a:b] for a, b in row.header.cells]
        at = self._subject_column(heads)
        if at >= len(row.cells):
            return row.sentence, []
        subject = self._subject(row.document, heads[at], row.block.cells[at], row.cells[at], row.sentence)
        if subject is None:
            return row.sentence, []
        place, matches = row.add(subject), []
        kind = self._kinds.get(_bare(heads[at]))
        for number, head in enumerate(heads[: len(row.cells)]):
            column = None if number == at else self.column(head)
            if column is None and kind in _MADE and _bare(head) in self._times:
                column = self.column("released")
            if column is not None and column.predicate.id == "released" and subject[2] == symbols.KIND["policy"]:
                column = self.column("issued on")
            if column is not None and row.cells[number]:
                matches += self._cell(row, column, head, number, place)
        _by_maker(matches)
        return row.sentence, matches

    def _subject_column(self, heads: list[str]) -> int:
        """Which column names what a row is about: the first of things that are made or issued, else the first."""
        kinds = [self._kinds.get(_bare(head)) for head in heads]
        made = [i for i, kind in enumerate(kinds) if kind in _MADE or kind == "policy"]
        named = [i for i, kind in enumerate(kinds) if kind is not None]
        is_count = _bare(heads[0]) in self._times or _bare(heads[0]) in self._fillers
        return made[0] if made else named[0] if named and is_count else 0

    def _across(self, row: Row, column: Column) -> tuple[Sentence, list[Match]]:
        """A row about one property of the things that head the columns, or of what the text is about."""
        head, clean = row.head_of(0), row.document.clean
        spans = row.header.cells if row.header is not None else ()
        matches: list[Match] = []
        for number in range(1, len(row.cells)):
            named = clean[slice(*spans[number])] if number < len(spans) else ""
            is_thing = bool(named) and _bare(named) not in self._fillers and self.column(named) is None
            if not row.cells[number] or (not is_thing and number > 1):
                continue
            place = row.add(self._thing(row.document, spans[number])) if is_thing else None
            matches += self._cell(row, column, head, number, place)
        return row.sentence, matches

    def _cell(self, row: Row, column: Column, head: str, number: int, subject: int | None) -> list[Match]:
        """The matches of one cell."""
        inside = row.cells[number]
        matches = self._paired(row, column, head, number, subject)
        if matches is None:
            matches = self._told_by_head(row, column, head, number, subject)
        if matches is None:
            matches = self._values(column, row.sentence, inside[0], inside[-1] + 1, subject)
        dates = find_dates(fold(head)) if column.predicate.when and column.predicate.value != "date" else []
        for match in matches:
            if column.predicate.id == "benchmark":
                at = row.add((*row.span_of(head, number), "", None, 0))
                match.roles.append(("note", at, at + 1))
            if dates and dates[0].when is not None:
                at = row.add((*row.block.cells[number], symbols.DATE, dates[0], 0))
                match.roles.append(("when", at, at + 1))
        return matches

    def _paired(self, row: Row, column: Column, head: str, number: int, subject: int | None) -> list[Match] | None:
        """The matches of a cell of several values: in order under a head that names two, none under any other."""
        start, end = row.block.cells[number]
        cell, pair = fold(row.document.clean[start:end]), pairs.named(fold(head))
        if column.predicate.value != "quantity" or column.predicate.cardinality != "one" or not pairs.is_pair(cell):
            return None
        if pair is None:
            return None if column.predicate.id in _SIZES else []
        found = pairs.values(cell, start)
        columns = [self._column(name.replace("_", " ")) for name in pair]
        made = [row.add((one.start, one.end, quantity_symbol(one, cell), one, 0)) for one in found]
        told = [(one.rule, at) for one, at in zip(columns, made, strict=False) if one]
        return [_match(rule, row.sentence, subject, "value", at, at + 1) for rule, at in told]

    def _told_by_head(
        self, row: Row, column: Column, head: str, number: int, subject: int | None
    ) -> list[Match] | None:
        """The matches of a quantity that its head helps to tell, None where the cell tells it alone."""
        if column.predicate.value != "quantity":
            return None
        start, end = row.block.cells[number]
        cell, of_head = fold(row.document.clean[start:end]), fold(head)
        if column.predicate.id == "price":
            found = cell_values.prices(cell, start, of_head, row.around)
            if not found:
                return None
        else:
            _, wanted = self._wanted(column.predicate)
            if any(row.chars[i] in wanted and row.chars[i] != "n" for i in row.cells[number]):
                return None
            found = cell_values.quantities(cell, start, of_head)
        symbol_of = [(span, quantity_symbol(span, cell)) for span in found]
        made = [row.add((span.start, span.end, char, span, 0)) for span, char in symbol_of]
        return [_match(column.rule, row.sentence, subject, "value", at, at + 1) for at in made] or None

    def _thing(self, document: Document, span: tuple[int, int]) -> Token:
        text = document.clean[slice(*span)].strip(_BLANKS)
        senses = known_or_new(self._gazetteer, text, "")
        while not _is_known(senses) and (shorter := _FORM.sub("", _BARE.sub("", text)).strip()) not in (text, ""):
            text, senses = shorter, known_or_new(self._gazetteer, shorter, "")
        start = document.clean.find(text, span[0]) if text else span[0]
        return start, start + len(text), symbols.QUOTED, senses, 0

    def _subject(
        self, document: Document, head: str, cell: tuple[int, int], inside: list[int], sentence: Sentence
    ) -> Token | None:
        named = [sentence.tokens[i] for i in inside if _is_name(sentence.tokens[i])]
        kind = self._kinds.get(_bare(head))
        if named:
            return _of_kind(max(named, key=lambda token: token[1] - token[0]), kind)
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
        if column.predicate.id in _COUNTED and found:
            return [_with_count(column, sentence, subject, low, i) for i in found]
        if column.predicate.id in _SIZES:
            found = [i for i in found if _is_size(sentence.tokens[i])]
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
        return "value", TAKES.get(predicate.id, ANY) if predicate.value == "quantity" else frozenset()


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


def _by_maker(matches: list[Match]) -> None:
    """In a row that names the maker of a thing its release is the maker's."""
    maker = next((role for m in matches if m.rule.predicate.id == "developed_by" for role in m.roles[:1]), None)
    for match in matches:
        if maker is not None and match.rule.predicate.id in _EVENTS:
            match.roles.append(("subject", maker[1], maker[2]))


def _is_size(token: Token) -> bool:
    """Whether a number may be that of a model's parameters: 4096 under `Size` is not."""
    return not isinstance(token[3], QuantitySpan) or token[3].value >= _SMALLEST


def _with_count(column: Column, sentence: Sentence, subject: int | None, low: int, at: int) -> Match:
    """`256 × H100`: a chip with how many of it."""
    match = _match(column.rule, sentence, subject, "object", at, at + 1)
    before = next((i for i in range(at - 1, low - 1, -1) if sentence.chars[i] in symbols.QUANTITY_SLOTS["chips"]), None)
    if before is not None and at - before <= 2:
        match.roles.append(("value", before, before + 1))
    return match


def _bare(head: str) -> str:
    return _BARE.sub("", fold(head).strip("*#_` ")).strip()


def _of_kind(token: Token, kind: str | None) -> Token:
    """The token with the sense first that the head of its column names: 豆包 under 应用 is the app."""
    if not kind or not isinstance(token[3], tuple):
        return token
    return (*token[:3], tuple(sorted(token[3], key=lambda sense: sense.kind != kind)), token[4])


def _is_known(senses: tuple[Sense, ...]) -> bool:
    return not senses[0].id.startswith("x-")


def _is_name(token: Token) -> bool:
    what = token[3]
    return what is not None and not hasattr(what, "start") and token[2] != symbols.BLOCK
