"""What a head means: of a column, of a row, or what stands before a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Predicate, table
from baimo.reading.finding.dates.dates import find_dates
from baimo.reading.finding.spans import DateSpan
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.patterns import Compiler
from baimo.reading.rules.rules import Rule
from baimo.reading.tables import pairs, prices
from baimo.reading.tables.wordings import Wordings
from baimo.values import datafile
from baimo.values.dates import when_of
from baimo.values.expressions import expression
from baimo.values.names import fold

FILE = Path(__file__).with_name("columns.yaml")
EVENTS = frozenset({"released", "open_sourced", "discontinued"})
# Of which the cell tells who did it, to whom the row is about.
COMING_IN = frozenset({"invested_in", "supplies"})
_LONGEST = 60
_LISTS: tuple[str, ...] = ("headings", "times", "houses", "sellers", "stages", "tiers", "modes", "ways_in", "ways_out")
_LISTS += ("events", "nothing", "same", "tests", "groups")
# What a head says beside its meaning: brackets, marks, `GPU Memory*`, `MMLU 5-shot`, `Params, B`, 上下文/K.
_BARE = expression(r"[（(\[][^）)\]]*[）)\]]|[*_`：:\s]+$|^[*_`#\s]+")
_TRAILING = expression(
    r"(?: ?[*†‡¹²³⁴]+| ?\^?\[\d+\]|[,，] ?(?:(?:us|hk|nt)?[$€£¥] ?)?[a-z/ ]{1,12}|[,，] ?(?:us|hk|nt)?[$€£¥]"
    r"|[ ,]*\d+-shot|[/ ]+(?:gb|tb/s|gb/s|w|tflops|[kmb])"
    r"|[*_`：:\s]+)$"
)
_SPARSE = expression(r"sparsity|sparse|稀疏")
_DENSE = expression(r"dense|without sparsity|w/o sparsity|稠密|非稀疏|不含稀疏")
# A year and a sign that its numbers are estimates: 2024E, 2025（预计）, FY2026 (est.).
_ESTIMATED = expression(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d) ?(?:年度?|财年)?[ (（]*"
    r"(?:[ef](?![a-z])|est\b|预计|预测|估计|估算|目标|指引|计划|规划|预算|forecast|projected|projection|estimated?|expected"
    r"|guidance|planned|plan\b|budget(?:ed)?)"
)
# What an estimate of a quarter or a half ends with: `Q4 2025 Estimate`, 2025年下半年预测.
_AN_ESTIMATE = expression(
    r"[ (（]+(?:estimates?|forecasts?|projections?|consensus)[)）]*$|[（(]?(?:预计|预测|预期|估计)[)）]?$"
)
# What is only aimed at: 全年资本开支指引, `capex guidance`, 营收预期.
_GUIDED = expression(
    r" ?(?:(?:业绩)?指引|展望|预期|预测|预估|目标值?"
    r"|(?:full-year |annual )?(?:guidance|outlook|forecast|target|estimate))$"
)
_YEAR_AGO = expression(
    r"(?:去年|上年|前一年|上一年)(?:同期|同季|同月)?|同期|(?:a |one )?year (?:ago|earlier|before)"
    r"|(?:the )?(?:prior|previous|last) year"
)
# What is a loss where it is below nothing.
NET = expression(
    r"(?:归母|扣非)?净利润?(?: ?[（(]净损[)）])?|(?:归母|归属母公司)?净损益|税后净利|盈亏|损益"
    r"|net (?:income|profit|result)(?: ?\(loss\))?"
)
# Hardware (8B inference): on what a thing runs, not on what it was trained.
_TO_RUN = expression(r"inference|serving|\b(?:to|for) (?:run|serve)|running|推理|部署|运行")
_STROKES = expression(r"\s*[/／、&|]\s*")
_WHOLE_YEAR = expression(r"^(?:全年|本年度?|年度|今年|full[- ]year|annual|fy) ?")
_NOW = expression(r"^(?:截至)?(?:目前|当前|现在|最新|现|current|present|latest|today's) ?的?")
# The peak of a chip by its precision: Peak FP16 Tensor Core performance, INT8 算力.
_PRECISION = r"(?:(?:fp|bf|tf|int)[- ]?\d{1,2}|bfloat16|half|single|double)(?:[- ]precision)?"
_PEAK = expression(
    rf"(?:(?:peak|max|maximum|dense|theoretical|峰值|理论|最大) ?)*{_PRECISION}(?: ?[/、,&] ?{_PRECISION})*"
    r"(?: ?(?:tensor|cores?|matrix|vector|dense|peak|performance|perf|compute|throughput|[tp]flops|tops|性能|算力|峰值"
    r"|张量|核心|稠密))*"
)
_RATE = expression(r"_([gtp]b)_(?:per_)?s(?:ec)?$")
_UNITS = frozenset(["gb", "tb", "tbs", "gbs", "tflops", "tops", "w", "watts", "b", "k", "m", "bn", "usd", "cny", "rmb"])
# Between Han and Latin letters a blank means nothing.
_NO_BLANKS = expression(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")
_YEAR = expression(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")
# Q3 25, 3Q'25, H1 25
_SHORT_QUARTER = expression(
    r"(?<![\w.])(?:(?P<one>[qh])(?P<n>[1-4])(?:[ -]'?|')|(?P<m>[1-4])(?P<two>[qh])[ -]?'?)(?P<year>[123]\d)(?!\d)"
)
_DATED = expression(
    r"[（(]?(?:fy ?)?(?:(?:19|20)\d\d)(?: ?[年/.-] ?\d{1,2}月?)?(?: ?[年底末初度财全]+)?[)）]?(?:[ef]\b)?"
)


# The unit of what stands below a year: 2024 ($bn), 2025年（亿元）.
_IN_MONEY = expression(
    r" ?[（(](?:(?:us|hk|nt)?[$€£¥]|usd|rmb|cny|eur|gbp|twd)? ?"
    r"(?:bn|mn|m|b|billions?|millions?|[十百千万亿兆]{0,2}(?:元|美元|美金|港元|欧元))?[)）]"
)


# 2024年实际, `2024 actual`: no estimate.
_ACTUAL = expression(
    r"(?<=[\d年度]) ?[（(]?(?:实际|实绩|决算|完成|已实现|actuals?|reported|realised|realized|outturn|a(?![a-z]))[)）]?$"
)


@dataclass(slots=True)
class Column:
    """What a head means: the predicate, and the rule under whose name its claims go."""

    predicate: Predicate
    rule: Rule
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a head tells of what stands below it, and whether that was an estimate."""

    date: DateSpan
    is_estimate: bool


class Heads:
    """The meanings of heads, from `columns.yaml` and the names of benchmarks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._compiler = Compiler(lexicon)
        self._names, self._kinds = _meanings("predicates"), _meanings("kinds")
        self._wordings = Wordings(self._names)
        benchmarks = lexicon.classes["benchmark_name"]
        self._scored = {word.replace("-", " ") for word, char in lexicon.words.items() if char in benchmarks}
        self._test = _tests(self._scored)
        self._words = {name: frozenset(map(fold, words)) for name, words in lists().items()}
        self._columns: dict[str, Column | None] = {}

    def column(self, head: str) -> Column | None:
        """The meaning of a head, None where it has none."""
        if len(head) > _LONGEST:
            return None
        if head not in self._columns:
            text = fold(head).strip()
            name = self._meaning(text)
            name = "runs_on" if name == "trained_on" and _TO_RUN.search(text) else name
            self._columns[head] = self.named(name, text) if name else None
        return self._columns[head]

    def named(self, name: str, text: str) -> Column:
        """The column of a predicate whose folded head is this."""
        predicate = table()[name]
        fixed: dict[str, Any] = {}
        if name in EVENTS | COMING_IN:
            fixed["open"] = "object"
        if name == "users":
            fixed["unit"] = "users"
        if qualifier := _qualifier(predicate, text):
            fixed["qualifier"] = qualifier
        if _GUIDED.search(text) or ((time := self.time(text)) and time.is_estimate):
            fixed["modality"] = "predicted"
        return Column(predicate, Rule(f"{name}.column", predicate, text, [], self._compiler, fixed), text)

    def estimated(self, column: Column) -> Column:
        """The column whose values are estimates."""
        return self.fixed(column, modality="predicted")

    def fixed(self, column: Column, **told: Any) -> Column:
        """The column with what holds of all that stands below it."""
        rule = column.rule
        told = {**rule.fixed, **told}
        rule = Rule(rule.id, rule.predicate, rule.text, [], self._compiler, told)
        return Column(column.predicate, rule, column.text)

    def _meaning(self, head: str) -> str | None:
        """The predicate of a folded head, read whole or without what brackets, dates and signs add to it."""
        if _SPARSE.search(head) and not _DENSE.search(head):
            return None
        head = spaced(head)
        if pair := pairs.named(head):
            return pair[0]
        if NET.fullmatch(_YEAR.sub("", bare_of(head)).strip(" -_:：的年度q1234季第一二三四")):
            return "loss"
        stripped = head.strip("*#_` ")
        bare = bare_of(head)
        timeless = _DATED.sub("", bare).strip(" -_:：的")
        aimed = _WHOLE_YEAR.sub("", _GUIDED.sub("", timeless))
        now = _NOW.sub("", timeless)
        ways = (head, stripped, bare, timeless, _cut(bare), _cut(timeless), aimed, now, _untimed(bare))
        for said in dict.fromkeys(ways):
            name = self._names.get(said) or self._names.get(_NO_BLANKS.sub("", said))
            if name:
                return name
        parts = {self._names.get(part.strip()) for part in _STROKES.split(bare)} - {None}
        if _STROKES.search(bare) and len(parts) == 1:
            return parts.pop()
        if _cut(bare).replace("-", " ") in self._scored or bare.replace("-", " ") in self._scored:
            return "benchmark"
        if _PEAK.fullmatch(_cut(bare)):
            return "peak_flops"
        if name := self._wordings.meaning(_cut(timeless)):
            return name
        return "price" if prices.is_fee(bare) or prices.price_word(head) else None

    def kind(self, head: str) -> str | None:
        """The kind of things that a column lists, `` for any, None where its head does not tell."""
        return self._kinds.get(_NO_BLANKS.sub("", bare_of(fold(head))))

    def time(self, head: str) -> Time | None:
        """The time that a folded head tells, as far as it tells one."""
        if estimate := _ESTIMATED.search(head):
            part = find_dates(_AN_ESTIMATE.sub("", head))
            is_part = (
                len(part) == 1 and part[0].when is not None and str(part[0].when).startswith(f"{estimate['year']}-")
            )
            return Time(part[0] if is_part else find_dates(f"{estimate['year']}年")[0], True)
        head = _SHORT_QUARTER.sub(_in_full, head)
        dates = find_dates(head)
        if not dates and (year := _YEAR.search(head)):
            dates = find_dates(f"{year[1]}年")
        return Time(dates[0], False) if dates and dates[0].when is not None else None

    def is_time_alone(self, head: str) -> bool:
        """Whether a head is a time and nothing else: 2023, 2024E, FY2023."""
        text = _ACTUAL.sub("", _IN_MONEY.sub("", _SHORT_QUARTER.sub(_in_full, fold(head).strip("*_` "))))
        if self.time(text) is None:
            return False
        is_alone = self.is_date(text) or self.is_date(_AN_ESTIMATE.sub("", text))
        return is_alone or len(_DATED.sub("", _ESTIMATED.sub("", text)).strip(" ()（）")) <= 1

    def is_aim(self, head: str) -> bool:
        """Whether a head says but that something is aimed at, and of when: `2025 guidance, $bn`, 2025年指引."""
        text = _cut(bare_of(fold(head)))
        return _GUIDED.fullmatch(" " + _YEAR.sub("", text).strip(" 年度q1234-")) is not None and bool(
            _YEAR.search(text)
        )

    @staticmethod
    def is_year_ago(head: str) -> bool:
        """Whether a head says but that something held the year before: 去年同期, `a year earlier`."""
        return _YEAR_AGO.fullmatch(_cut(bare_of(fold(head)))) is not None

    def year_before(self, time: Time | None) -> Time | None:
        """A time a year earlier."""
        told = str(time.date.when) if time is not None and time.date.when is not None else ""
        if time is None or not told[:4].isdigit():
            return None
        when = when_of(f"{int(told[:4]) - 1}{told[4:]}")
        return Time(time.date._replace(when=when), False) if "/" not in told else None

    def whole_year(self, head: str, around: Time | None) -> Time | None:
        """The year of the time around it, where a head speaks of the whole year: 全年资本开支指引."""
        if around is None or not _WHOLE_YEAR.match(bare_of(fold(head))) or around.date.when is None:
            return None
        return self.time(str(around.date.when)[:4])

    def is_date(self, said: str) -> bool:
        """Whether words are a date and nothing else, with or without its year: 8月17日, `30 Nov 2022`, 2020."""
        text = fold(said).strip()
        dates = find_dates(text)
        return (bool(dates) and dates[0].end - dates[0].start >= len(text) - 1) or _YEAR.fullmatch(text) is not None

    def says(self, what: str, head: str) -> bool:
        """Whether a head is one of a list of words: `headings`, `times`, `events`."""
        return bare_of(fold(head)) in self._words[what]

    def test(self, heading: str) -> tuple[int, int] | None:
        """Where a heading or a lead names a test, None where it names none or several."""
        found = [match.span() for match in self._test.finditer(fold(heading))]
        return found[0] if len(found) == 1 else None

    def within(self, heading: str) -> Column | None:
        """The property that a heading over a table names, None where it names none or several."""
        folded = fold(heading)
        if len(folded) > _LONGEST:
            return None
        found = {name for name, words in _captions().items() if any(word in folded for word in words)}
        return self.named(found.pop(), folded) if len(found) == 1 else None


def _tests(names: set[str]) -> re.Pattern[str]:
    """The names of all tests, the longest first."""
    words = "|".join(re.escape(name).replace("\\ ", "[- ]") for name in sorted(names, key=len, reverse=True))
    return expression(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")


def _in_full(match: re.Match[str]) -> str:
    """A quarter or a half with its whole year."""
    return f"{match['one'] or match['two']}{match['n'] or match['m']} 20{match['year']}"


def bare_of(head: str) -> str:
    """A folded head without brackets and marks."""
    return _BARE.sub("", head.strip("*#_` ")).strip()


def spaced(head: str) -> str:
    """A folded head as people write it: `memory_gb` is memory (gb)."""
    if "_" not in head.strip("_") or " " in head:
        return head
    name, unit = _RATE.sub(r"_\1s", head.strip("_")).rsplit("_", 1)
    name = name.replace("_", " ")
    return f"{name} ({unit})" if unit in _UNITS else f"{name} {unit}"


def _untimed(bare: str) -> str:
    """A head without the quarter or the month of which it tells: `share, Q2 2025`, 2025年6月MAU."""
    dates = find_dates(_SHORT_QUARTER.sub(_in_full, bare))
    if len(dates) != 1 or len(bare) != len(_SHORT_QUARTER.sub(_in_full, bare)):
        return bare
    return _cut((bare[: dates[0].start] + bare[dates[0].end :]).strip(" ,，、-–_()（）的"))


def is_sparse(text: str) -> bool:
    """Whether a folded text speaks of peaks with sparsity alone."""
    return _SPARSE.search(text) is not None and _DENSE.search(text) is None


def _cut(bare: str) -> str:
    before = None
    while before != bare:
        before, bare = bare, _TRAILING.sub("", bare).strip()
    return bare


def _qualifier(predicate: Predicate, head: str) -> str | None:
    """Which of several measures a head tells: the precision of a peak, monthly or daily users."""
    told = ((word, name) for name, words in (predicate.qualifiers or {}).items() for word in words)
    if predicate.terms:
        return None
    found = sorted((head.find(fold(word)), -len(word), name) for word, name in told if fold(word) in head)
    return found[0][2] if found else None


@cache
def lists() -> dict[str, list[str]]:
    """The lists of words of `columns.yaml` that are no heads of a predicate."""
    words = datafile.load(FILE)["cells"]
    return {name: words[name] for name in _LISTS}


@cache
def _captions() -> dict[str, list[str]]:
    captions: dict[str, list[str]] = datafile.load(FILE)["captions"]
    return {name: [fold(word) for word in words] for name, words in captions.items()}


def _meanings(part: str) -> dict[str, str]:
    """What each head of a part of the file means."""
    rows: dict[str, list[str]] = datafile.load(FILE)[part]
    found = {fold(head): "" if meaning == "any" else meaning for meaning, heads in rows.items() for head in heads}
    return {_NO_BLANKS.sub("", head): meaning for head, meaning in found.items()} | found
