"""What a table is as a whole: which rows name its columns, what these mean, what stands around it."""

from __future__ import annotations

import re
from collections import Counter

from baimo.documents import Document
from baimo.reading.finding.chips import CHIP
from baimo.reading.naming.numbered.versions import is_versioned
from baimo.reading.tables import beside, ways
from baimo.reading.tables.heads import COMING_IN, EVENTS, Column, Heads, Time, bare_of
from baimo.reading.tables.measures import tells_units
from baimo.reading.tables.prices import tells_tariff
from baimo.reading.tables.scores import is_board, tells_scores
from baimo.reading.tables.shorts import in_full
from baimo.reading.tables.table import MARKS, Table
from baimo.reading.tables.worded import name_in_words
from baimo.values.expressions import expression
from baimo.values.names import fold

# Longer lines around a table are text; so many rows from its beginning a second row of heads may stand.
_LONGEST = 300
_LONGEST_CAPTION = 60
_LOOK = 6
_MADE = ("model", "product", "chip", "vehicle", "policy", "")
_NAME = expression(
    r"[\u4e00-\u9fff]{2,8}|[A-Z][\w.&'’+-]*(?: [A-Za-z\d][\w.&'’+-]*){0,3}"
    r"|[\u4e00-\u9fff]{2,8}[ -]?(?:[A-Z]\w*|\d{1,4}[A-Za-z]{0,2}|\d\.\d)(?:[ -][A-Z]\w*){0,2}"
)
# A thing that but stands for its house, of which the row tells: 代表产品.
_FLAGSHIP = expression(r"代表|旗舰|主力|主打|明星|拳头|核心|主要|flagship|lead|main|key|top")
# What marks the entries of a list, and what is more than a number with its unit.
_DOTS = " .·•・․▪■-–—*"
_WORDS = expression(r"[a-zA-Z]{3}|[\u4e00-\u9fff]{3}|[A-Za-z]\S*\d")
_CHIP_NAME = expression(CHIP)
# What a sum is not where a table tells who won whose contract.
_OF_ROUNDS = ("raised", "valued_at")
# How far from its table a line may stand that tells its units.
_FAR, _NOTES, _LONGEST_LINE = 40, 5, 160
# Until when, or from when, what a table says holds.
_AS_OF = expression(
    r"截至|截止|(?:更新|生效)(?:于|於|时间|時間|日期)"
    r"|\b(?:as of|as at|effective|valid (?:from|as of)|updated|retrieved|checked|(?:state|status|stand)(?=:))\b",
    re.IGNORECASE,
)


class Tables:
    """The tables of one document, each looked at as a whole when its first row is read."""

    def __init__(self, document: Document, heads: Heads) -> None:
        self._document, self._heads = document, heads
        self._table: Table | None = None

    def of(self, block: int) -> Table:
        """The table that a row stands in."""
        table = self._table
        if table is None or not table.first <= block <= table.last:
            table = self._table = self._look(block)
        return table

    def _look(self, block: int) -> Table:
        first, last = self._extent(block)
        table = Table(self._document, self._heads, first, last)
        table.headers = self._headers(first, last)
        self._name_columns(table)
        before, after = self._beside(table)
        table.around = fold(" \n ".join([*(self._said(i) for i in table.headers), *before, *after]))
        table.around += f" \n {self._currency(table)}"
        captions = [line for line in before if len(line) <= _LONGEST_CAPTION]
        table.caption = next((column for line in captions if (column := self._heads.within(line))), None)
        table.when = self._time(captions, [*before, *after])
        self._price_columns(table)
        ways.tell(self._heads, table)
        self._find_bearings(table)
        table.is_scored = self._is_scored(table)
        shorts = [*table.names[1:], *(table.below(table.about) if table.about >= 0 else ())]
        table.full = in_full(self._document.clean, shorts)
        table.is_chronicle = self._is_chronicle(table)
        table.across = _kind_of_rows(table, self._heads)
        return table

    def _price_columns(self, table: Table) -> None:
        """Heads that tell but how or when a thing is sold stand over prices, where the lines around tell of such."""
        modes = [number for number, name in enumerate(table.names) if number and self._heads.says("modes", name)]
        if modes and (table.is_priced or tells_tariff(table.around)):
            for number in modes:
                table.columns[number] = table.columns[number] or self._heads.named("price", fold(table.names[number]))

    def _is_scored(self, table: Table) -> bool:
        """Whether a table holds scores: its heads, or the lines around it, say so."""
        known = any(column and column.predicate.id == "benchmark" for column in table.columns)
        known = known or any(self._heads.says("tests", name) for name in table.names[:2])
        return known or tells_scores(table.around) or is_board(table)

    def _is_chronicle(self, table: Table) -> bool:
        """Whether its lines are entries, `30 Nov 2022   ChatGPT is out.`, which blanks alone make look like rows."""
        is_headed = bool(table.headers) and not all(self._is_entry(self._cells(row)) for row in table.headers)
        if is_headed and not (len(table.names) == 2 and self._heads.says("events", table.names[1])):
            return False
        rows = [
            self._cells(row) for row in range(table.first, table.last + 1) if not (is_headed and row in table.headers)
        ]
        entries = [row for row in rows[: 2 * _LOOK] if self._is_entry(row)]
        return len(entries) * 2 > min(len(rows), 2 * _LOOK)

    def _is_entry(self, cells: list[str]) -> bool:
        """Whether a row is a time and words behind it."""
        said = [cell.strip(_DOTS) for cell in cells if cell.strip(_DOTS)]
        return len(said) > 1 and self._heads.is_date(said[0]) and bool(_WORDS.search(said[1]))

    def _time(self, captions: list[str], beside: list[str]) -> Time | None:
        """The time of a table: what its captions tell, else until when a longer line or a note below says it holds."""
        held = (line[match.end() :] for line in beside if (match := _AS_OF.search(line)))
        said = (self._heads.time(fold(line)) for line in [*captions, *held])
        return next((time for time in said if time), None)

    def _extent(self, block: int) -> tuple[int, int]:
        """The rows that stand together: up to one that names the columns of others anew."""
        blocks, last = self._document.blocks, block
        while last + 1 < len(blocks) and (below := blocks[last + 1]).cells:
            names_others = last + 2 < len(blocks) and blocks[last + 2].header == last + 1
            if (names_others and below.header != last) or (below.header is None and blocks[last].header is not None):
                break
            last += 1
        return block, last

    def _headers(self, first: int, last: int) -> tuple[int, ...]:
        """The rows that name the columns, the outermost first."""
        blocks = self._document.blocks
        header = blocks[last].header
        found = [] if header is None else [header]
        while found and (over := blocks[found[0]].header) is not None and over == found[0] - 1:
            found.insert(0, over)
        if not found and last > first and self._names_columns(first):
            found = [first]
        is_entries = (
            found and found[0] < last and all(self._is_entry(self._cells(at)) for at in (found[0], found[0] + 1))
        )
        if is_entries or (len(found) == 1 and self._is_pair(found[0], last)):
            return ()  # 2019年　公司成立: the first entry of a chronicle names nothing below it
        if found and found[-1] < last and self._names_more(found[-1], found[-1] + 1):
            found.append(found[-1] + 1)
        return tuple(found)

    def _is_pair(self, header: int, last: int) -> bool:
        """Whether what looks like a row of heads is but the first of lines with a key and its value."""
        cells, heads = self._cells(header), self._heads
        if len(cells) != 2 or not cells[0] or any(heads.says(what, cells[0]) for what in ("headings", "tests")):
            return False
        if heads.kind(cells[0]) is not None:
            return False
        rows = [self._cells(row) for row in range(header + 1, min(last, header + _LOOK) + 1)]
        return 2 * sum(bool(row[:1] and heads.column(row[0])) for row in rows) >= max(2, len(rows))

    def _names_columns(self, row: int) -> bool:
        """Whether most cells of a row are known to be heads."""
        said = [cell for cell in self._cells(row) if cell]
        known = [bool(self._heads.column(cell)) or self._heads.kind(cell) is not None for cell in said]
        return len(said) > 1 and sum(known) > 1 and 2 * sum(known) >= len(said) and known[1]

    def _names_more(self, header: int, row: int) -> bool:
        """Whether a row names parts of the columns above it: empty where those go on, without a number."""
        over, cells = self._cells(header), self._cells(row)
        if not self._document.blocks[row].cells or len(over) != len(cells):
            return False
        said = [cell for cell in cells if cell]
        below = [i for i, cell in enumerate(cells) if cell and cell != over[i]]
        return (
            len(below) > 1
            and (not cells[0] or cells[0] == over[0])
            and any(not over[i] or over[i] == over[i - 1] for i in below)
            and not any(cell[0].isdigit() for cell in said)
        )

    def _cells(self, row: int) -> list[str]:
        clean, block = self._document.clean, self._document.blocks[row]
        said = [clean[a:b].strip(MARKS) if a >= block.start else "" for a, b in block.cells]
        return ["" if cell == "-" else cell for cell in said]

    def _name_columns(self, table: Table) -> None:
        rows = [self._cells(row) for row in table.headers]
        below = self._document.blocks[table.headers[-1] + 1 : table.last + 1] if table.headers else []
        wide = max((len(block.cells) for block in below), default=0)
        if len(rows) == 1 and len(rows[0]) > wide > 1:
            header = self._document.blocks[table.headers[0]].cells
            name_in_words(table, rows[0], wide, header, self._heads)
            return
        for number in range(max(map(len, rows), default=0)):
            said = _told(rows, number)
            place = [self._document.blocks[row].cells[number : number + 1] for row in table.headers]
            table.places.append(next((p[0] for p in reversed(place) if p and p[0][0] < p[0][1]), (0, 0)))
            table.names.append(" ".join(dict.fromkeys(said)))
            parts = [table.names[-1], *reversed(said)]
            table.columns.append(next((column for part in parts if (column := self._heads.column(part))), None))

    def _find_bearings(self, table: Table) -> None:
        """Which columns tell what a row is about and when, and of which time the others tell."""
        heads, names = self._heads, table.names
        for number, name in enumerate(names):
            time = heads.time(fold(name))
            table.times.append(time)
            if table.columns[number] is None and table.caption and heads.is_time_alone(name):
                column = table.caption
                table.columns[number] = heads.estimated(column) if time and time.is_estimate else column
        beside.go_on(heads, table)
        beside.total(heads, table)
        if any(column and column.predicate.id == "supplies" for column in table.columns):
            table.columns = [None if each and each.predicate.id in _OF_ROUNDS else each for each in table.columns]
        dates = [i for i, name in enumerate(names) if name and not table.columns[i] and heads.says("times", name)]
        table.dated = dates[0] if dates else -1
        table.about = self._subject_column(table)
        table.kind = self._kind(table)
        kinds = {at: heads.kind(name) for at, name in enumerate(names) if at != table.about}
        table.others = {at: _made_of(kind, table) for at, kind in kinds.items() if kind}
        beside.own(heads, table)
        beside.lets(table)
        beside.effective(table)
        beside.hardware(heads, table)
        beside.launch(heads, table)
        beside.units(table)
        if table.kind == "organization":
            # a maker beside a house sells to it
            self._supply(table)
        if table.dated < 0 and table.about >= 0 and names and heads.kind(names[table.about]) == "organization":
            # of a company what was announced then is what the row tells
            said = [i for i, column in enumerate(table.columns) if column and column.predicate.id == "released"]
            if said and not any(heads.kind(name) in _MADE for name in names):
                table.dated, table.columns[said[0]] = said[0], None

    def _supply(self, table: Table) -> None:
        for at, name in enumerate(table.names):
            column = table.columns[at]
            if at != table.about and column is not None and self._heads.says("sellers", name):
                table.columns[at] = self._heads.named("supplies", fold(name))

    def _kind(self, table: Table) -> str | None:
        """What the rows of a table are about: what the head of their column says, else what the others tell of."""
        kind = self._heads.kind(table.head(table.about)) if table.about >= 0 else None
        if kind:
            return _made_of(kind, table)
        if kind is None:
            return None
        told = Counter(
            column.predicate.subject[0]
            for column in table.columns
            if column is not None and len(column.predicate.subject) == 1
        )
        return told.most_common(1)[0][0] if told else kind

    def _subject_column(self, table: Table) -> int:
        """Which column names what a row is about: the one of whose kind most of the others tell something."""
        names, heads = table.names, self._heads
        if not names:
            return 0
        kinds = {i: kind for i, name in enumerate(names) if (kind := heads.kind(name)) is not None}
        is_tier = not kinds and heads.says("tiers", names[0]) and not _lets_chips(table)
        if is_tier and _is_tariff(table.columns[1:]):
            table.columns[0] = None
            return -1
        counts = heads.says("times", names[0]) or heads.says("headings", names[0])
        counts = counts and not (not names[0] and self._lists_things(table)) and not _lets_chips(table)
        if counts and not names[0] and not kinds and self._lists_names(table):
            return 0
        if not kinds and (counts or heads.says("stages", names[0])) and any(table.columns):
            # rows about times or stages of one thing, which the text around the table names
            is_other = len(names) > 1 and table.column(1) is None and not heads.says("times", names[1])
            return 1 if counts and is_other and names[0] and len(names) > 2 else -1
        if not kinds:
            return 1 if len(names) > 2 and counts and names[0] and table.column(1) is None else 0
        told = [column.predicate for i in range(len(names)) if (column := table.column(i)) and i not in kinds]
        bearers = [p.object if p.id in EVENTS | COMING_IN else p.subject for p in told]

        def fit(at: int) -> tuple[int, bool, int]:
            is_made = kinds[at] in _MADE and not _FLAGSHIP.match(fold(names[at]))
            return sum(kinds[at] in of or not kinds[at] for of in bearers), is_made, -at

        best = max(kinds, key=fit)
        is_idle = bool(best and told) and not counts and not fit(best)[0] and kinds[best] not in _MADE
        return 0 if is_idle else best

    def _lists_things(self, table: Table) -> bool:
        """Whether the cells of the first column are names with a version, no times: `Gale 3`, `Gale 3 mini`."""
        said = [cell.strip(" *_`") for cell in table.below(0)[:_LOOK]]
        # a cell that spans several rows says nothing in those below; brackets tell of what sort a thing is
        said = [bare_of(cell) for cell in said if cell]
        things = [cell for cell in said if is_versioned(cell) and not self._heads.is_time_alone(cell)]
        return len(things) * 2 > len(said)

    def _lists_names(self, table: Table) -> bool:
        """Whether the cells of the first column read like names, and none is a property, a time or a way of selling."""
        heads, said = self._heads, [cell.strip(" *_`") for cell in table.below(0)[:_LOOK]]
        lists = ("stages", "tiers", "modes", "times", "groups", "headings")
        plain = any(heads.column(cell) or heads.is_time_alone(cell) for cell in said)
        plain = plain or any(heads.says(what, cell) for cell in said for what in lists)
        return bool(said) and not plain and all(_NAME.fullmatch(cell) for cell in said)

    def _beside(self, table: Table) -> tuple[list[str], list[str]]:
        """The lines before a table, the nearest first, and the line after it."""
        blocks = self._document.blocks
        above = min((table.first, *table.headers))
        near = (above - 1,) if above > 0 and blocks[above - 1].kind in ("heading", "title") else (above - 1, above - 2)
        before = [i for i in near if i >= 0 and not blocks[i].cells]
        before += [i for i in self._document.ancestors(above) if i not in before]
        after = [table.last + 1] if table.last + 1 < len(blocks) else []
        after += [i for i in range(table.last + 2, min(len(blocks), table.last + _NOTES)) if self._tells_units(i)]
        # the lines at the top of a page tell the unit of all its tables
        far = range(above - 1, max(-1, above - _FAR), -1)
        before += [i for i in far if i not in before and self._tells_units(i)]
        return [self._said(i) for i in before], [self._said(i) for i in after]

    def _tells_units(self, block: int) -> bool:
        """Whether a short line says in what the numbers of the tables of a page are: 价格单位：元/百万tokens."""
        at = self._document.blocks[block]
        return not at.cells and at.end - at.start <= _LONGEST_LINE and tells_units(self._said(block))

    def _currency(self, table: Table) -> str:
        """The sign of a currency in the first rows: what is free is free of that."""
        rows = range(table.first, min(table.last, table.first + _LOOK) + 1)
        return next((sign for i in rows for sign in "$¥€£" if sign in self._said(i)), "")

    def _said(self, block: int) -> str:
        at = self._document.blocks[block]
        return self._document.clean[at.start : min(at.end, at.start + _LONGEST)]


def _told(rows: list[list[str]], number: int) -> list[str]:
    """The heads over a column, the outermost first; one that spans several columns stands over the first of them."""
    found: list[str] = []
    for depth, row in enumerate(rows):
        said = row[number] if number < len(row) else ""
        is_below = any(number < len(lower) and lower[number] for lower in rows[depth + 1 :])
        at = number
        while not said and is_below and at > 0 and at <= len(row):
            at -= 1
            said = row[at]
        found += [said] if said else []
    return found


def _kind_of_rows(table: Table, heads: Heads) -> str:
    """Of what sort of things most rows of a table tell, as their first cells say; empty where nothing is told twice."""
    columns = [heads.column(cell) for cell in table.below(0)[: 2 * _LOOK] if cell]
    told = Counter(
        column.predicate.subject[0] for column in columns if column is not None and len(column.predicate.subject) == 1
    )
    most = told.most_common(1)
    return most[0][0] if most and most[0][1] > 1 and most[0][0] in _MADE else ""


def _made_of(kind: str, table: Table) -> str:
    """What sort of products a table lists: chips where most of its heads tell what is told of chips alone."""
    if kind != "product":
        return kind
    told = Counter(
        sort
        for column in table.columns
        if column is not None and ("product" not in column.predicate.subject or column.predicate.subject[0] == "chip")
        for sort in column.predicate.subject
        if sort in ("chip", "model")
    )
    most = told.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else kind


def _lets_chips(table: Table) -> bool:
    """Whether the first cells begin with the names of chips: | H100 每卡每小时 | tells what is let, not how."""
    said = [fold(cell).strip(" *_`") for cell in table.below(0)[:_LOOK]]
    return 2 * sum(_CHIP_NAME.match(cell) is not None for cell in said) > len(said)


def _is_tariff(columns: list[Column | None]) -> bool:
    """Whether all that the columns tell is prices."""
    return {column.predicate.id for column in columns if column is not None} == {"price"}
