"""Tables: what heads a column, or a row, tells the predicate of the cells, and a cell what each row is about."""

from __future__ import annotations

import re

from baimo.documents import Block, Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, members, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match, Matcher
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables import above, bought, events, making, named, outcomes, prices, scores, tariffs
from baimo.reading.tables.filling import Cell, Filling
from baimo.reading.tables.grid import Tables
from baimo.reading.tables.heads import COMING_IN, EVENTS, Column, Heads, lists, spaced
from baimo.reading.tables.lines import profiles
from baimo.reading.tables.named import BLANKS, FORM, LONGEST, is_name
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression
from baimo.values.names import fold

_BRACKETS = expression(r"[（(][^）)]*[）)]|[*_`：:\s]+$|^[*_`\s]+")
# What stays as it is has no time of its row.
_STANDS = frozenset({"located_in", "founded_by", "part_of", "developed_by", "licence", "focuses_on"})
# What a time above a table is that of: what was measured or asked for then, no standing trait of a thing.
_MEASURED = frozenset(["revenue", "loss", "capital_expenditure", "market_share", "market_cap", "market_size", "users"])
_MEASURED |= {"valued_at", "employees", "raised", "price", "price_vs"}
# 基线（Qwen2.5-14B）: what the word stands for is in the brackets.
_PLAIN_FOR = expression(
    r"(?:基线|底模|基座|对照|上一代|上代|旧版|前代|本模型|参照|教师|base(?:line)?|base model|previous|ours|teacher)"
    r" ?[（(]([^（）()]{2,40})[)）]",
    re.IGNORECASE,
)
_KEY_AND_VALUE = 2
_PER = expression(r"[/每] ?(?:月|年|时|小时|人|席|卡)|[月年][费付租]|per |month|year|hour")
# $18 / month: a value, though it reads like the head of one.
_VALUE = expression(r"[ *_`]*(?:US|HK|NT)?[$€£¥￥]? ?\d")


class Columns:
    """Reads the rows of tables."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, matcher: Matcher) -> None:
        self.gazetteer = gazetteer
        self.heads = Heads(lexicon)
        self.filling = Filling(gazetteer, self.heads)
        self._events = events.Events(matcher)
        self._nothing = frozenset(map(fold, lists()["nothing"]))

    def of(self, document: Document) -> Tables:
        """The tables of a document, to be read row by row in their order."""
        return Tables(document, self.heads)

    def row(self, tables: Tables, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """A row of a table as a sentence of its own, and a match for each cell that tells something."""
        table = tables.of(sentence.block)
        if len(block.cells) < 2 or sentence.block in table.headers:
            return sentence, []
        row = Row.of(table.document, block, sentence)
        if table.is_group(row):
            table.open_group(row)
            return row.sentence, []
        table.take_over(row)
        self._silence(row)
        if (told := self._apart(table, row)) is not None:
            return row.sentence, told
        at = None if _prices_alone(table) and tariffs.of_fee(row) else self._property(table, row)
        if at is None and table.told is not None and self.heads.is_aim(row.said(0)):
            return row.sentence, [_of_house(one, table.house) for one in self._across(table, row, 0, table.told)]
        if at is not None:
            column = self.heads.column(row.said(at))
            table.told = self.heads.estimated(column) if column and column.predicate.value == "quantity" else None
            told = self._across(table, row, at, column)
            return row.sentence, [_of_house(one, table.house) for one in told]
        at = scores.row_of_test(table, row)
        if at is not None:
            return row.sentence, self._across(table, row, at, scores.column_of(self.heads, row.said(at)))
        told = self._captioned(table, row) or self._down(table, row)
        if table.about < 0 and told:
            table.house = table.house or above.house(table, sentence)
            told = [_of_house(one, table.house) for one in told]
        return row.sentence, told

    def _apart(self, table: Table, row: Row) -> list[Match] | None:
        """What a row tells of a table of a sort of its own; None of any other."""
        told = outcomes.of(table, row, self.heads)
        if told is None:
            told = bought.of(table, row, self.heads, self.filling, self._named)
        if told is not None or self._names_house(table, row):
            return told or []
        return profiles.client_row(self.heads, row) or None

    def _captioned(self, table: Table, row: Row) -> list[Match]:
        """A name and its value, where the line above rows without heads tells what they are: `Cloud market share:`."""
        if table.names or table.caption is None or len(row.cells) != _KEY_AND_VALUE or len(row.cells[0]) != 1:
            return []
        token = self._named(table, row, 0, None)
        kinds = {sense.kind for sense in members(token)[0][3]} if token is not None else set()
        if token is None or "organization" not in kinds or not row.cells[1]:
            return []
        return self.filling.cell(self._cell(table, row, table.caption, 1, row.add(token)))

    def _names_house(self, table: Table, row: Row) -> bool:
        """Whether a row of key and value names the house of which the rows below it speak: | 公司名称 | X |."""
        if len(row.cells) != _KEY_AND_VALUE or (table.head(1) and not self.heads.says("headings", table.head(1))):
            return False
        said = row.said(1).strip(BLANKS)
        if not self.heads.says("houses", row.said(0)) or not 1 < len(said) <= LONGEST or "、" in said:
            return False
        start = row.document.clean.index(said, row.spans[1][0])
        senses = known_or_new(self.gazetteer, said, "organization")
        table.house = (start, start + len(said), symbols.KIND["organization"], senses, 0)
        return True

    def _silence(self, row: Row) -> None:
        """Cells that say that there is nothing to say hold nothing."""
        for number, inside in enumerate(row.cells):
            if inside and self.is_nothing(row.said(number)):
                row.cells[number] = []

    def _down(self, table: Table, row: Row) -> list[Match]:
        """A row about one thing, whose heads tell what each cell says of it."""
        subject_at = table.about
        is_named = 0 <= subject_at < len(row.cells)
        if is_named and prices.is_plan(fold(row.said(subject_at))) and _prices_alone(table):
            subject_at, is_named = -1, False
        subject = tariffs.as_sold(table, self._subject(table, row)) if is_named else None
        if subject is None and _prices_alone(table):
            subject = tariffs.of_fee(row)
        dated = self._date(table, row)
        place = row.add(subject) if subject is not None else None
        matches: list[Match] = []
        for number in range(len(row.cells)) if subject is not None or subject_at < 0 else ():
            column = table.column(number)
            held = making.held(table, row, number, place, self._named, self.gazetteer)
            if held is not None:
                matches.append(held)
            elif number != subject_at and row.cells[number] and column is not None:
                column = tariffs.sold(self.heads, column, subject)
                of = self._bearer(table, row, column, place)
                matches += self.filling.cell(self._cell(table, row, column, number, of))
        matches += self._tariffs(table, row, place)
        for number in scores.tests_of(table, row, subject):
            column = scores.column_of(self.heads, table.head(number))
            matches += self.filling.cell(self._cell(table, row, column, number, place))
        matches += making.of(table, row, place, self._named, self.gazetteer)
        _by_maker(matches, self._maker(table, row))
        _date_all(matches, dated)
        told = self._events.of(table, row, subject_at if subject else -1, dated, place)
        if subject_at < 0 and not told:
            # none of the names in the row is what it is about
            names = zip(row.chars, row.tokens, strict=True)
            row.sentence.chars = "".join([symbols.SHORT if is_name(token) else char for char, token in names])
        return matches + told

    def _bearer(self, table: Table, row: Row, column: Column, place: int | None) -> int | None:
        """Of which thing of a row a column tells: of the first, but where that is of a kind of which it cannot."""
        predicate = column.predicate
        kinds = (predicate.object if predicate.id in EVENTS | COMING_IN else predicate.subject) or ()
        if place is None or not table.kind or table.kind in kinds:
            return place
        for number, kind in (*table.others.items(), *making.models(table)):
            if kind in kinds and table.columns[number] is not column and number < len(row.cells):
                token = making.thing_of(table, row, number, kind, self._named, self.gazetteer)
                return row.add(token) if token is not None else place
        return place

    def _tariffs(self, table: Table, row: Row, place: int | None) -> list[Match]:
        """What those who sell ask, in the row of each or below the name of each."""
        matches: list[Match] = []
        for number in tariffs.priced(table, row):
            thing = self.thing(table.document, table.places[number])
            of = tariffs.of_whom(row, place, thing)
            cell = self._cell(table, row, self.heads.named("price", ""), number, of)
            matches += self.filling.cell(cell) if of is not None else []
        for number in tariffs.paired(table, row) if place is not None else ():
            told = f"{fold(table.head(number))} {tariffs.ways(table.around)}"
            cell = self._cell(table, row, self.heads.named("price", ""), number, place)
            cell.head = told
            matches += self.filling.cell(cell)
        for number in tariffs.listed(table, row) if place is not None else ():
            head = self.thing(table.document, table.places[number]) if table.head(number) else None
            of = place if head is None else tariffs.of_whom(row, place, head) or place
            matches += self.filling.cell(self._cell(table, row, self.heads.named("price", ""), number, of))
        return matches

    def _cell(self, table: Table, row: Row, column: Column, number: int, subject: int | None) -> Cell:
        head = spaced(fold(table.head(number)))
        if table.caption is not None and column.text == table.caption.text:
            head = f"{head} {column.text}"
        if column.predicate.id == "price":
            beside = [(other, fold(row.said(other)).strip()) for other in range(len(row.cells)) if other != number]
            head += "".join(f" {said}" for _, said in beside if prices.is_kind(said))
            head += "".join(f" / {said.lstrip('/每 ')}" for other, said in beside if prices.is_unit(table.head(other)))
            if table.about < len(row.cells) and not _PER.search(head):
                head += f" {prices.fee_or_period(fold(row.said(max(0, table.about))))}"
        if 0 <= table.unit < len(row.cells) and table.unit != number:
            head += f" ({row.said(table.unit).strip(BLANKS).lower()})"
        is_measured = table.dated < 0 and column.predicate.id in _MEASURED
        whole = self.heads.whole_year(table.head(number), table.when) if is_measured else None
        is_test = column.predicate.id == "benchmark" and not self.heads.is_time_alone(table.head(number))
        time = None if is_test else table.time(number) or whole or (table.when if is_measured else None)
        place = table.places[number] if number < len(table.places) else None
        around = f"{table.group_said} \n {table.around}" if table.group_said else table.around
        return Cell(row, column, number, head, subject, time, place, around)

    @staticmethod
    def _date(table: Table, row: Row) -> int | None:
        """The symbol of the date that a row bears in a column of its own, the first where nothing names the columns."""
        number = table.dated if table.names else 0
        if not 0 <= number < len(row.cells):
            return None
        dates = row.dates(number) if table.names else [i for i in row.cells[number] if row.chars[i] == symbols.DATE]
        return dates[0] if dates and (table.names or len(row.cells[number]) == 1) else None

    def _property(self, table: Table, row: Row) -> int | None:
        """The cell that names the property of which a row tells: the first, or the second within a group of rows."""
        first = self.heads.column(row.said(0))
        is_score = first is not None and first.predicate.id == "benchmark"
        groups = self.heads.says("groups", table.head(0))
        is_named = any(is_name(row.tokens[i]) and row.chars[i] != symbols.HAN for i in row.cells[0]) and not groups
        if (
            len(row.cells) > 2
            and not (is_score or is_named or row.block.start <= row.spans[1][0] == row.spans[1][1])
            and (groups or not table.head(0))
            and table.column(1) is None
            and not _VALUE.match(row.said(1))
            and self.heads.column(row.said(1)) is not None
        ):
            return 1
        return 0 if first is not None and (is_score or not is_named) else None

    def _across(self, table: Table, row: Row, at: int, column: Column | None) -> list[Match]:
        """A row about one property of the things that head the columns, or of what the text is about."""
        matches: list[Match] = []
        said = fold(row.said(at))
        if column is None:
            return []
        if column.predicate.id == "benchmark":
            row.without_dates(at)
        for number in range(at + 1, len(row.cells)):
            named = table.head(number)
            time = self.heads.time(fold(named)) if self.heads.is_time_alone(named) else None
            is_thing = bool(named) and time is None and not self.heads.says("headings", named)
            is_thing = is_thing and (table.column(number) is None or named in table.full)
            is_mode = column.predicate.id == "price" and (
                self.heads.says("modes", named) or (bool(named) and prices.is_plan(fold(named)))
            )
            is_thing = is_thing and not is_mode
            is_told = is_thing or is_mode or time is not None or number == at + 1
            if not row.cells[number] or not is_told:
                continue
            if column.predicate.id == "benchmark" and not scores.is_of_test(table, row, number, is_thing):
                continue
            place = row.add(self._head(table, number)) if is_thing else None
            told = self.heads.estimated(column) if time and time.is_estimate else column
            matches += self.filling.cell(Cell(row, told, number, said, place, time, row.spans[at], table.around))
        return matches

    def _head(self, table: Table, number: int) -> Token:
        """The thing that a head names, by its whole name where it is short."""
        full = table.full.get(table.head(number))
        if full is None:
            token = self.thing(table.document, table.places[number])
            kind = table.across
            is_new = isinstance(token[3], tuple) and token[3][0].is_outside and not token[3][0].kind
            text = table.document.clean[token[0] : token[1]]
            return (*token[:2], symbols.KIND[kind], provisional(text, kind), 0) if kind and is_new else token
        return (*table.places[number], symbols.QUOTED, known_or_new(self.gazetteer, full, ""), 0)

    def is_nothing(self, said: str) -> bool:
        """Whether words say that there is nothing to say."""
        return fold(said).strip(" *_`") in self._nothing

    def thing(self, document: Document, span: tuple[int, int], beside: re.Pattern[str] | None = None) -> Token:
        """What a head names that stands over values; `beside` are words that are no part of the name."""
        text = document.clean[slice(*span)].strip(BLANKS)
        text = beside.sub("", text).strip(BLANKS) if beside else text
        text = match[1].strip(BLANKS) if (match := _PLAIN_FOR.fullmatch(text)) else text
        senses = known_or_new(self.gazetteer, text, "")
        while senses[0].is_outside and (shorter := FORM.sub("", _BRACKETS.sub("", text)).strip()) not in (text, ""):
            text, senses = shorter, known_or_new(self.gazetteer, shorter, "")
        start = document.clean.find(text, span[0]) if text else span[0]
        return start, start + len(text), symbols.QUOTED, senses, 0

    def _subject(self, table: Table, row: Row) -> Token | None:
        """What a row is about."""
        return self._named(table, row, table.about, table.kind)

    def _named(self, table: Table, row: Row, number: int, kind: str | None) -> Token | None:
        """What a cell names: a name in it, or the whole cell where its head tells what it lists."""
        return named.of(self.gazetteer, table, row, number, kind)

    def _maker(self, table: Table, row: Row) -> int | None:
        """The symbol of the maker that a group of rows has in common."""
        made = next((token for token in table.group if token[2] == symbols.KIND["organization"]), None)
        return row.add(made) if made is not None else None


def _of_house(found: Match, house: Token | None) -> Match:
    """What a row of key and value tells, of the house that a row above it names."""
    part = "object" if found.rule.predicate.id in COMING_IN else "subject"
    kinds = found.rule.predicate.object if part == "object" else found.rule.predicate.subject
    is_told = any(role == part for role, *_ in found.roles)
    if house is not None and not is_told and "organization" in (kinds or ()) and found.rule.predicate.id not in EVENTS:
        found.given = (*found.given, (part, house))
    return found


def _by_maker(matches: list[Match], group: int | None) -> None:
    """In a row that names the maker of a thing, or stands below its name, the release is the maker's."""
    own = next((role for m in matches if m.rule.predicate.id == "developed_by" for role in m.roles[:1]), None)
    maker = own or (("object", group, group + 1) if group is not None else None)
    for found in matches:
        if maker is not None and found.rule.predicate.id in EVENTS:
            found.roles.append(("subject", maker[1], maker[2]))


def _date_all(matches: list[Match], at: int | None) -> None:
    """The date of a row is that of all it tells but what has a date of its own."""
    for found in matches if at is not None else ():
        predicate = found.rule.predicate
        is_of_then = predicate.when and predicate.id not in _STANDS and predicate.value != "date"
        if is_of_then and all(role != "when" for role, *_ in found.roles):
            found.roles.append(("when", at, at + 1))  # type: ignore[operator, arg-type]


def _prices_alone(table: Table) -> bool:
    """Whether a table tells of its rows nothing but prices: they are the plans of one product."""
    told = {column.predicate.id for column in table.columns if column is not None}
    return told == {"price"}
