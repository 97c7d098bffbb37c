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
_THINGS = frozenset(symbols.KIND[kind] for kind in ("model", "product", "chip"))
# A cell of fewer symbols says no sentence.
_FEWEST = 2
# So many signs may stand before what it begins with.
_MARKS = 2


class Events:
    """Reads the sentences in the cells of rows."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def of(self, table: Table, row: Row, subject: int, date: int | None) -> list[Match]:
        """What the sentences of a row tell, with its subject before them and its date."""
        found: list[Match] = []
        for number in self._said(table, row, subject, date):
            cell = row.cells[number]
            about = row.cells[subject][:1] if subject >= 0 and number != subject else []
            told = self._matches(row, [*about, *cell], date)
            if date is not None and not told:
                # | Aug 01, 2024 | The EU AI Act enters into force |
                dated = self._matches(row, [*about, *cell, date], date)
                told = [one for one in dated if one.rule.predicate.value == "date" and one.at("value") == date]
            is_out = any(one.rule.predicate.id == "released" for one in told)
            found += told if is_out else told + self._launch(table, row, number, date)
        return found

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
            first, last = picked[match.start], picked[match.end - 1]
            match.start, match.end = min(first, last), max(first, last) + 1
            match.verb = picked[min(match.verb, len(picked) - 1)]
            match.roles = [(role, picked[a], picked[b - 1] + 1) for role, a, b in match.roles]
            is_dated = any(role == "when" for role, *_ in match.roles) or symbols.DATE in chars
            told = {role for role, *_ in match.roles}
            is_of_date = match.rule.predicate.value == "date" and "value" not in told
            if date is not None and (match.rule.predicate.when or is_of_date) and not is_dated:
                match.roles.append(("value" if is_of_date else "when", date, date + 1))
        return found


def _is_said(row: Row, number: int) -> bool:
    """Whether a cell says more than a name: what it goes on with behind a dash may be read beside it."""
    cell = row.cells[number]
    if len(cell) != 1:
        return len(cell) >= _FEWEST
    end = row.tokens[cell[0]][1]
    return row.chars[cell[0]] in _THINGS and _DASH.match(row.document.clean, end, row.spans[number][1]) is not None
