"""Cells that say in words what happened: read by the rules of sentences, about whom and when their row tells."""

from __future__ import annotations

import re

from baimo.reading.finding.spans import DateSpan
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match, Matcher
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match as told_of
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression

# What parts a thing from what its cell goes on to say of it: `Llama 3 (8B & 70B) – 15T training tokens`.
_PARTED = expression(
    r"[ *_]*(?:(?:family|series|models?|chatbot|preview|beta|系列|模型)[ *_]*)?(?:[(（][^()（）]*[)）][ *_]*)?"
    r"(?:[—–:：|]|- |$)",
    re.IGNORECASE,
)
_DASH = expression(r" [—–-] \w")
_NAMES = frozenset(symbols.KIND["organization"] + symbols.KIND["person"])
_THINGS = frozenset(symbols.KIND[kind] for kind in ("model", "product", "chip"))
# Who did these to the house of a row may stand in its cell.
_BY_OTHERS = frozenset({"acquired", "invested_in", "supplies", "uses_chip", "compares_with"})
# A cell of fewer symbols says no sentence.
_FEWEST = 2
# So many signs may stand before what it begins with.
_MARKS = 2


class Events:
    """Reads the sentences in the cells of rows."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def of(self, table: Table, row: Row, subject: int, date: int | None, named: int | None = None) -> list[Match]:
        """What the sentences of a row tell, with its subject before them, as its head has it, and its date."""
        found: list[Match] = []
        for number in self._said(table, row, subject, date):
            cell = _sentence(row, number)
            about = self._about(row, _subject(table, row, subject, named) if number != subject else [], cell)
            told = self._matches(row, [*about, *cell], date)
            if date is not None and not told:
                # | Aug 01, 2024 | The EU AI Act enters into force |
                dated = self._matches(row, [*about, *cell, date], date)
                told = [one for one in dated if one.rule.predicate.value == "date" and one.at("value") == date]
            of = _subject(table, row, subject, named) if number != subject and table.kind == "organization" else []
            told = [_of_row(one, of) for one in told]
            is_out = any(one.rule.predicate.id == "released" for one in told)
            found += told if is_out else told + self._launch(table, row, number, date)
        return found

    @staticmethod
    def _about(row: Row, subject: list[int], cell: list[int]) -> list[int]:
        """The subject of a row, with a comma before a cell that begins with another name: whoever backs it."""
        if not subject or row.chars[cell[0]] not in _NAMES:
            return subject
        at = row.tokens[cell[0]][0]
        return [*subject, row.add((at, at, symbols.COMMA, None, 0))]

    @staticmethod
    def _launch(table: Table, row: Row, number: int, date: int | None) -> list[Match]:
        """A cell that opens with a thing and a mark tells that it came out on the day of its row."""
        at = row.cells[number][0]
        start, end = row.tokens[at][:2]
        is_first = start <= row.spans[number][0] + _MARKS
        if date is None or not is_first or row.chars[at] not in _THINGS:
            return []
        if not isinstance(row.tokens[date][3], DateSpan) or not _PARTED.match(
            row.document.clean, end, row.spans[number][1]
        ):
            return []
        one = told_of(table.heads.named("released", "").rule, row.sentence, at, "when", date, date + 1)
        one.start, one.end = min(at, date), max(at, date) + 1
        return [one]

    @staticmethod
    def _said(table: Table, row: Row, subject: int, date: int | None) -> list[int]:
        """The cells that hold a sentence: under a head for events, or all beside a date where nothing heads them."""
        rest = [n for n, cell in enumerate(row.cells) if date not in cell and _is_said(row, n)]
        if table.names:
            return [n for n in rest if table.heads.says("events", table.head(n)) and table.column(n) is None]
        return [n for n in rest if n != subject] if date is not None else []

    def _matches(self, row: Row, picked: list[int], date: int | None) -> list[Match]:
        tokens = [row.tokens[i] for i in picked]
        chars = "".join(row.chars[i] for i in picked)
        found = self._matcher.matches(Sentence(chars, tokens, 0, len(chars), row.sentence.block))
        for match in found:
            # what was matched among the symbols picked stands elsewhere in the row
            places = [at for at in picked[match.start : match.end] if at < row.own] or picked[match.start : match.end]
            match.start, match.end = min(places), max(places) + 1
            match.verb = picked[min(match.verb, len(picked) - 1)]
            match.roles = [(role, picked[a], picked[b - 1] + 1) for role, a, b in match.roles]
            is_dated = any(role == "when" for role, *_ in match.roles) or symbols.DATE in chars
            told = {role for role, *_ in match.roles}
            is_of_date = match.rule.predicate.value == "date" and "value" not in told
            if date is not None and (match.rule.predicate.when or is_of_date) and not is_dated:
                match.roles.append(("value" if is_of_date else "when", date, date + 1))
        return found


def _subject(table: Table, row: Row, subject: int, named: int | None) -> list[int]:
    """What a row is about: the name in its cell, or the whole cell where its head tells that it names a house."""
    cell = row.cells[subject][:1] if subject >= 0 else []
    is_house = bool(cell) and table.kind == "organization" and row.chars[cell[0]] not in _NAMES
    return [named] if is_house and named is not None else cell


def _of_row(found: Match, subject: list[int]) -> Match:
    """What a cell tells of a house that it does not name is told of the one that its row is about."""
    predicate = found.rule.predicate
    is_of_house = predicate.subject is not None and predicate.subject[:1] == ("organization",)
    is_open = not any(role == "subject" for role, *_ in found.roles)
    if subject and is_open and is_of_house and predicate.id not in _BY_OTHERS:
        found.roles.append(("subject", subject[0], subject[0] + 1))
    return found


def _sentence(row: Row, number: int) -> list[int]:
    """What a cell says, with its commas, as far as it is of this row."""
    cell = row.cells[number]
    first, last = cell[0], cell[-1] + 1
    if last - first == len(cell) or cell != sorted(cell) or last > row.own:
        return cell
    between = set(cell)
    return [at for at in range(first, last) if at in between or row.chars[at] == symbols.COMMA]


def _is_said(row: Row, number: int) -> bool:
    """Whether a cell says more than a name: what it goes on with behind a dash may be read beside it."""
    cell = row.cells[number]
    if len(cell) != 1:
        return len(cell) >= _FEWEST
    end = row.tokens[cell[0]][1]
    return row.chars[cell[0]] in _THINGS and _DASH.match(row.document.clean, end, row.spans[number][1]) is not None
