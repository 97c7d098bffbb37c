"""What a cell says under its head: the matches that tell its values, its things and its dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from baimo.claims import Predicate
from baimo.reading.finding.money.home_sums import at_home, home_of
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.rules.rules import Rule
from baimo.reading.sentences.quantified import quantity_symbol
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables import measures, pairs, prices
from baimo.reading.tables.heads import COMING_IN, EVENTS, NET, Column, Heads, Time, is_sparse
from baimo.reading.tables.rows import Row
from baimo.reading.tables.takes import ANY, TAKES
from baimo.values.expressions import expression
from baimo.values.names import fold

_BLANKS = " \n\t|*`_"
_BY_BODIES = ("issued_by", "developed_by")
_BODY = expression(
    r"[\u4e00-\u9fff]{2,12}(?:部|局|委|委员会|委員會|院|办|辦|署|处|處|中心|公司|集团|集團|大学|大學|实验室|實驗室|科技|智能)"
)
# ... and `The Browser Company`, whose words are everyday ones.
_COMPANY = expression(
    r"(?:The )?(?:[A-Z][\w.&'’-]* ){0,3}(?:Company|Labs?|Group|Studios?|Software|Systems|Technologies|Inc\.?|AI"
    r"|Corporation|Institute|University|Foundation|Research|Robotics|Works|Collective|Co\.?)"
)
_SIZES, _SMALLEST = ("parameters", "active_parameters"), 1_000_000
# Where a cell names people, a house beside them is where they come from: Annick Desmet, ex-imec.
_OF_PEOPLE = ("founded_by", "led_by")
_COUNTED = ("trained_on", "uses_chip")
_BRACKETED_SPARSE = expression(r" ?[(（][^()（）]*(?:稀疏|spars)[^()（）]*[)）]")
_UNKNOWN = frozenset(symbols.CAPITALISED + symbols.QUOTED)
# -1.63, （2.1亿）, 亏损3亿
_NEGATIVE = expression(r"[-−–—(（]|负|亏")
_DATES = frozenset(symbols.DATE)
_STARRED = expression(r"[*†‡¹²³⁺]")
_SLOT_OF = {kind: name for name, kinds in symbols.SLOT_KINDS.items() if len(kinds) == 1 for kind in kinds}


@dataclass(slots=True)
class Cell:
    """A cell with what its row and its column tell of it: `head` is folded, `subject` a symbol of the row."""

    row: Row
    column: Column
    number: int
    head: str
    subject: int | None
    time: Time | None = None
    place: tuple[int, int] | None = None
    around: str = ""

    @property
    def said(self) -> str:
        """What stands in it, folded."""
        return fold(self.row.said(self.number))

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.row.spans[self.number][0]

    def add(self, span: QuantitySpan) -> int:
        """A quantity that its head helped to tell, as a symbol of the row."""
        return self.row.add((span.start, span.end, quantity_symbol(span, self.said), span, 0))


class Filling:
    """Matches of cells and of values behind a key."""

    def __init__(self, gazetteer: Gazetteer, heads: Heads) -> None:
        alphabet = gazetteer.lexicon.alphabet
        self._chars = {kind: frozenset(alphabet.slot(slot)) for kind, slot in _SLOT_OF.items()}
        self._modes = {
            name: gazetteer.lexicon.classes[f"modal_{name}"] for name in ("text", "image", "audio", "video", "code")
        }
        self._heads = heads

    def cell(self, cell: Cell) -> list[Match]:
        """The matches of one cell."""
        self._know_rule(cell)
        predicate = cell.column.predicate
        if _tells_other(predicate.id, cell):
            return []
        if self.wanted(predicate)[1] == _DATES:
            cell.row.dates(cell.number)
        inside = cell.row.cells[cell.number]
        matches = self._paired(cell)
        if matches is None:
            matches = self._told_by_head(cell)
        if matches is None:
            low, high = (min(inside), max(inside) + 1) if inside else (0, 0)
            matches = self.values(cell.column, cell.row.sentence, low, high, cell.subject)
        matches = matches or self._by_whole_cell(cell)
        if cell.row.is_elsewhere(cell.number):
            for match in matches:
                # said in a row above of this one: the place of the claim is here
                match.start, match.end, match.verb = 0, cell.row.own, 0
        is_dated = cell.time is not None and bool(predicate.when) and predicate.value != "date"
        for match in matches:
            if predicate.id == "benchmark" and cell.place is not None:
                at = cell.row.add((*cell.place, "", None, 0))
                match.roles.append(("note", at, at + 1))
            if is_dated and cell.time is not None and all(role != "when" for role, *_ in match.roles):
                at = cell.row.add((*cell.row.spans[cell.number], symbols.DATE, cell.time.date, 0))
                match.roles.append(("when", at, at + 1))
        return matches

    def _know_rule(self, cell: Cell) -> None:
        """| 《……管理规定》 | 发布 |: a rule that came out was issued."""
        is_rule = cell.subject is not None and cell.row.chars[cell.subject] == symbols.KIND["policy"]
        if is_rule and cell.column.predicate.id == "released":
            cell.column = self._heads.named("issued_on", cell.head)

    def _by_whole_cell(self, cell: Cell) -> list[Match]:
        """The body or the house that a whole cell names, where nothing in it is known: | 科学技术资讯通信部 |."""
        said = cell.row.said(cell.number).strip(_BLANKS)
        if cell.column.predicate.id not in _BY_BODIES or cell.subject is None:
            return []
        if not (_BODY.fullmatch(said) or _COMPANY.fullmatch(said)):
            return []
        start = cell.row.document.clean.index(said, cell.start)
        of = cell.row.add(
            (start, start + len(said), symbols.KIND["organization"], provisional(said, "organization"), 0)
        )
        return [match(cell.column.rule, cell.row.sentence, cell.subject, "object", of, of + 1)]

    def _paired(self, cell: Cell) -> list[Match] | None:
        """The matches of a cell of several values: in order under a head that names two, none under any other."""
        predicate, said = cell.column.predicate, cell.said
        pair = pairs.named(cell.head)
        if predicate.value != "quantity" or not pairs.is_pair(said):
            return None
        if predicate.id == "peak_flops":
            return self._dense(cell)
        if predicate.cardinality != "one":
            return None
        if pair is None:
            return None if predicate.id in _SIZES else []
        made = [cell.add(one) for one in pairs.values(said, cell.start)]
        columns = [self._heads.named(name, cell.head) for name in pair]
        told = zip(columns, made, strict=False)
        return [match(one.rule, cell.row.sentence, cell.subject, "value", at, at + 1) for one, at in told]

    def _dense(self, cell: Cell) -> list[Match]:
        """The smaller of two peaks of which one is with sparsity."""
        found = measures.all_in_cell(cell.said, cell.start, cell.head)
        if len(found) != 2 or not 1.9 < max(f.value for f in found) / min(f.value for f in found) < 2.1:
            return []
        at = cell.add(min(found, key=lambda one: one.value))
        return [match(cell.column.rule, cell.row.sentence, cell.subject, "value", at, at + 1)]

    def _told_by_head(self, cell: Cell) -> list[Match] | None:
        """The matches of a quantity that its head helps to tell, None where the cell tells it alone."""
        predicate = cell.column.predicate
        if predicate.value != "quantity":
            return None
        if predicate.id == "price":
            found = prices.in_cell(cell.said, cell.start, cell.head, cell.around)
            return [self._of(cell, one) for one in found] or self._whole(cell) or None
        if predicate.id == "peak_flops" and self._is_sparse(cell):
            return []
        said = _BRACKETED_SPARSE.sub("", cell.said) if predicate.id == "peak_flops" else cell.said
        _, wanted = self.wanted(predicate)
        if (
            said == cell.said
            and not measures.is_scaled(said, cell.around)
            and any(cell.row.chars[i] in wanted and cell.row.chars[i] != "n" for i in cell.row.cells[cell.number])
        ):
            return None
        found = measures.in_cell(said, cell.start, cell.head, cell.around)
        return [self._of(cell, one) for one in found if quantity_symbol(one, cell.said) in wanted] or None

    def _whole(self, cell: Cell) -> list[Match]:
        """What a thing costs that is sold whole, under a price that is per nothing."""
        if cell.subject is None or any(cell.row.chars[i] == symbols.UNIT["price"] for i in cell.row.cells[cell.number]):
            return []
        cell.column = self._heads.fixed(cell.column, whole=True)
        return [self._of(cell, one) for one in prices.whole(cell.said, cell.start, cell.head, cell.around)]

    @staticmethod
    def _is_sparse(cell: Cell) -> bool:
        said = _BRACKETED_SPARSE.sub("", cell.said)
        is_starred = _STARRED.search(cell.said) or _STARRED.search(fold(cell.row.said(0))) or _STARRED.search(cell.head)
        return is_sparse(said) or (is_starred is not None and is_sparse(cell.around))

    @staticmethod
    def _of(cell: Cell, span: QuantitySpan) -> Match:
        if span.unit and (home := _home(cell.row.document.clean)):
            span = span._replace(unit=at_home(span.unit, f"{cell.said} {cell.head} {cell.around}", home))
        at = cell.add(span)
        return match(cell.column.rule, cell.row.sentence, cell.subject, "value", at, at + 1)

    def values(self, column: Column, sentence: Sentence, low: int, high: int, subject: int | None) -> list[Match]:
        """The matches of a value under a head: the first thing in it that the predicate can take."""
        if column.predicate.id == "based_on" and subject is not None and self._is_product(sentence.tokens[subject]):
            return self._powering(column, sentence, low, high, subject)
        role, wanted = self.wanted(column.predicate)
        found = [i for i in range(low, high) if sentence.chars[i] in wanted]
        found = [i for i in found if not _leads_path(sentence, i, high)]
        if not found and role == "object":
            found = [i for i in range(low, high) if sentence.chars[i] in _UNKNOWN]
        if not found and column.predicate.value == "text":
            plain = [i for i in range(low, high) if sentence.chars[i] not in ",.:()"]
            if told := self._modalities(column, sentence, plain, subject):
                return told
            return [match(column.rule, sentence, subject, "value", plain[0], plain[-1] + 1)] if plain else []
        found = self._fitting(column.predicate.id, sentence, low, found)
        if column.predicate.id in COMING_IN:
            return [self._investor(column, sentence, subject, i) for i in found]
        if column.predicate.id in _COUNTED and found:
            return [_with_count(column, sentence, subject, low, i) for i in found]
        if column.predicate.id in _SIZES:
            found = [i for i in found if _is_size(sentence.tokens[i])]
        several = role == "object" or column.predicate.id in ("price", "raised")
        return [match(column.rule, sentence, subject, role, i, i + 1) for i in (found if several else found[:1])]

    def _fitting(self, predicate: str, sentence: Sentence, low: int, found: list[int]) -> list[int]:
        """Of the things in a value those that are meant: of people and houses the people, of places the town."""
        if predicate in _OF_PEOPLE and any(sentence.chars[i] == symbols.KIND["person"] for i in found):
            return [i for i in found if sentence.chars[i] == symbols.KIND["person"]]
        if predicate != "located_in":
            return found
        found = [i for i in found if not self._is_region(sentence, i, found)]
        town = self._town_before(sentence, low, found)
        return found if town is None else [town]

    @staticmethod
    def _town_before(sentence: Sentence, low: int, places: list[int]) -> int | None:
        """A name that no list knows, where a country stands behind it and a comma: `Grimsby, UK`."""
        at = places[0] - 2 if len(places) == 1 else low - 1
        is_named = at == low and sentence.chars[at] in _UNKNOWN and sentence.chars[at + 1] == symbols.COMMA
        return at if is_named else None

    @staticmethod
    def _is_region(sentence: Sentence, at: int, places: list[int]) -> bool:
        """Whether a place stands behind a comma for where the one before it lies: `Leeds, United Kingdom`."""
        return at - 2 in places and sentence.chars[at - 1] == symbols.COMMA

    @staticmethod
    def _is_product(token: Token) -> bool:
        return isinstance(token[3], tuple) and bool(token[3]) and token[3][0].kind == "product"

    def _powering(self, column: Column, sentence: Sentence, low: int, high: int, subject: int) -> list[Match]:
        """What a product is built upon drives it."""
        powers = self._heads.named("powers", column.text)
        models = [i for i in range(low, high) if sentence.chars[i] in self._chars["model"]]
        told = [match(powers.rule, sentence, None, "subject", i, i + 1) for i in models]
        for one in told:
            one.roles.append(("object", subject, subject + 1))
        return told

    def _modalities(self, column: Column, sentence: Sentence, plain: list[int], subject: int | None) -> list[Match]:
        """`text, images`: each of several modalities, under the name that all texts share."""
        told: list[Match] = []
        for i in plain if column.predicate.id == "modality" else ():
            name = next((name for name, chars in self._modes.items() if sentence.chars[i] in chars), None)
            if name is not None:
                rule = self._heads.fixed(column, value=name).rule
                told.append(match(rule, sentence, subject, "note", i, i + 1))
        return told

    @staticmethod
    def _investor(column: Column, sentence: Sentence, subject: int | None, at: int) -> Match:
        found = match(column.rule, sentence, None, "subject", at, at + 1)
        if subject is not None:
            found.roles.append(("object", subject, subject + 1))
        return found

    def wanted(self, predicate: Predicate) -> tuple[str, frozenset[str]]:
        """The role of what a head of this predicate stands over, and the symbols that it may be."""
        if predicate.id in EVENTS:
            return "when", frozenset(symbols.DATE)
        if predicate.value == "date":
            return "value", frozenset(symbols.DATE)
        if predicate.object and not (predicate.value == "quantity" and predicate.id == "price"):
            return "object", frozenset().union(*(self._chars[kind] for kind in predicate.object))
        return "value", TAKES.get(predicate.id, ANY) if predicate.value == "quantity" else frozenset()


def match(rule: Rule, sentence: Sentence, subject: int | None, role: str, start: int, end: int) -> Match:
    """What a cell tells: a value, a thing or a date from `start` to `end`, of whom."""
    roles = [(role, start, end)]
    if subject is not None:
        of = "object" if rule.predicate.id in EVENTS else "subject"
        roles.append((of, subject, subject + 1))
    return Match(rule, start, end, start, roles)


_TIER = expression(r"[~≤<>≥]?\d+[km]? ?[-–—~～至到] ?\d+[km]?.{0,8}")


def _tells_other(predicate: str, cell: Cell) -> bool:
    """Whether a cell tells another thing than its head: a profit no loss, 32K–128K from where to where a price holds.

    Nor is a price of tokens told where nothing says per how many, or where it is worked out: 3 × $2 = $6.
    """
    said = cell.said.strip(_BLANKS)
    if predicate == "loss":
        return NET.search(cell.head) is not None and not _NEGATIVE.match(cell.said.strip())
    if predicate == "context_length":
        return _TIER.fullmatch(said) is not None
    if predicate != "price":
        return False
    is_bare = prices.tells_kind(cell.head) and not prices.tells_per(said, cell.head, cell.around)
    return prices.is_worked_out(said) or (is_bare and not prices.is_free(said))


@lru_cache(maxsize=2)
def _home(text: str) -> str:
    """In whose dollars a document counts where it says plain 元."""
    return home_of(fold(text))


def _leads_path(sentence: Sentence, at: int, high: int) -> bool:
    """Whether a name is the first half of an address such as Qwen/Qwen2.5-7B."""
    tokens = sentence.tokens
    if at + 2 >= high or sentence.chars[at + 1] != symbols.SLASH:
        return False
    return tokens[at][1] == tokens[at + 1][0] and tokens[at + 1][1] == tokens[at + 2][0] == tokens[at + 1][0] + 1


def _is_size(token: Token) -> bool:
    """Whether a number may be that of a model's parameters: 4096 under `Size` is not."""
    return not isinstance(token[3], QuantitySpan) or token[3].value >= _SMALLEST


def _with_count(column: Column, sentence: Sentence, subject: int | None, low: int, at: int) -> Match:
    """`256 × H100`: a chip with how many of it."""
    found = match(column.rule, sentence, subject, "object", at, at + 1)
    counts = symbols.QUANTITY_SLOTS["chips"]
    # 昇腾910B，512卡 and H100 x 8 count behind; in H800 512张、A100 256张 what is before the mark is of another
    is_parted = at - 1 >= low and sentence.chars[at - 1] in symbols.COMMA + symbols.LIST
    places = (at - 1, at + 1, at + 2) if is_parted else (at - 1, at - 2, at + 1, at + 2)
    near = (i for i in places if low <= i < len(sentence.chars))
    beside = next((i for i in near if sentence.chars[i] in counts), None)
    if beside is not None:
        found.roles.append(("value", beside, beside + 1))
    return found
