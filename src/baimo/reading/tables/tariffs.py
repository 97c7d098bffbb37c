"""Tables whose rows are those who sell and whose heads are what they sell: H100 | H200 under `per GPU-hour`."""

from __future__ import annotations

from baimo.reading.naming.mentions import Sense, Token, provisional
from baimo.reading.rules import symbols
from baimo.reading.tables import prices
from baimo.reading.tables.heads import Column, Heads
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression
from baimo.values.names import fold

_ONE = r"(?:us)?[$¥€£]? ?\d[\d,]*(?:\.\d+)? ?(?:元|美元|usd)?"
_SUM = expression(rf"[~≈约]?{_ONE}(?: ?[-–—~～至] ?{_ONE})?(?: ?/.{{1,12}})?")


def priced(table: Table, row: Row) -> list[int]:
    """The columns of a row that only a name heads, whose cells are sums where the lines around tell of prices."""
    if table.is_scored or not table.headers or not prices.tells_tariff(table.around):
        return []
    return [number for number in range(1, len(row.cells)) if number != table.about and _is_sum(table, row, number)]


def paired(table: Table, row: Row) -> list[int]:
    """The cells of two numbers that a line around the table tells to be for what goes in and what comes out."""
    if table.is_scored or not prices.TWO_WAYS.search(table.around):
        return []
    open_ones = [n for n in range(1, len(row.cells)) if n != table.about and table.column(n) is None]
    return [n for n in open_ones if prices.is_pair(fold(row.said(n)))]


def ways(around: str) -> str:
    """The line that tells it."""
    return next((line for line in around.split(" \n ") if prices.TWO_WAYS.search(line)), "")


def of_whom(row: Row, place: int | None, head: Token) -> int | None:
    """The symbol of what a price in a row is asked for: what its head names, else what the row does."""
    if _is_known(head, "chip", "model", "product"):
        return row.add(head)
    return place if place is not None and _is_known(row.tokens[place], "chip", "model") else None


def _is_known(token: Token, *kinds: str) -> bool:
    senses = token[3] if isinstance(token[3], tuple) else ()
    return any(hasattr(sense, "id") and not sense.is_outside and sense.kind in kinds for sense in senses)


def listed(table: Table, row: Row) -> list[int]:
    """The cells that hold a price below the name of a plan, or where nothing heads the columns behind a name."""
    if table.is_chronicle:
        return []
    prices_of = [any(row.chars[i] == symbols.UNIT["price"] for i in inside) for inside in row.cells]
    found = [number for number, is_priced in enumerate(prices_of) if number and is_priced]
    return [n for n in found if not table.names or (table.column(n) is None and _is_offer(table, row, n))]


def _is_offer(table: Table, row: Row, number: int) -> bool:
    """Whether a cell stands below the name of a plan, or holds but a price with what it is per: $3.79/hr."""
    if prices.is_plan(fold(table.head(number))):
        return True
    sums = [row.tokens[i] for i in row.cells[number] if row.chars[i] == symbols.UNIT["price"]]
    start, end = row.spans[number]
    return len(sums) == 1 and sums[0][1] - sums[0][0] + _SLACK >= len(row.document.clean[start:end].strip(_MARKS))


def _is_sum(table: Table, row: Row, number: int) -> bool:
    head = table.head(number)
    if (
        not head
        or number >= len(table.places)
        or table.column(number) is not None
        or table.heads.kind(head) is not None
        or prices.is_speed(fold(head))
    ):
        return False
    return bool(row.cells[number]) and _SUM.fullmatch(fold(row.said(number)).strip(" *_`")) is not None


# So many characters more a cell may hold that is but a price: `~`, 起, a mark of a note.
_SLACK = 3
_COST = expression(r"成本|造价|cost")
_MARKS = " *_`|"


def sold(heads: Heads, column: Column, subject: Token | None) -> Column:
    """The column of a price where a thing that is sold whole heads the row of what a chip costs."""
    if column.predicate.id != "unit_cost" or subject is None or _COST.search(column.text):
        return column
    kinds = {sense.kind for sense in subject[3]} if isinstance(subject[3], tuple) else set()
    if not kinds & {"product", ""} or "vehicle" in kinds:
        return column
    return heads.fixed(heads.named("price", column.text), whole=True)


def as_sold(table: Table, subject: Token | None) -> Token | None:
    """What is sold by the plans of a row under the name of its house: Perplexity, Pro, 20 dollars a month."""
    if subject is None or table.kind != "product" or not isinstance(subject[3], tuple):
        return subject
    senses = [sense for sense in subject[3] if hasattr(sense, "id")]
    if not senses or any(sense.kind != "organization" for sense in senses):
        return subject
    told = {column.predicate.id for column in table.columns if column is not None}
    if told != {"price"}:
        return subject
    sold = tuple(Sense(sense.id, "product", sense.how) for sense in senses)
    return (*subject[:2], symbols.KIND["product"], sold, subject[4])


def of_fee(row: Row) -> Token | None:
    """The product whose fee a row is: of 拾光月费 it is 拾光."""
    said = row.said(0)
    fee = prices.fee(fold(said))
    name = said[: fold(said).rfind(fee)].strip(_MARKS) if fee and len(fold(said)) == len(said) else ""
    if len(name) < 2 or prices.is_plan(fold(name)):
        return None
    start = row.document.clean.index(name, row.spans[0][0])
    return start, start + len(name), symbols.KIND["product"], provisional(name, "product"), 0
