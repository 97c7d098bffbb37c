"""What is known of time at each point of a document, and what a date means there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from baimo.documents import Document
from baimo.reading.finding.dates.dates import resolve
from baimo.reading.finding.dates.relative import resolve_relative
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.timing import years
from baimo.reading.timing.against import Told, anchors, goes_on, is_from, is_until, year_before
from baimo.reading.timing.chapters import Chapter, chapter_of, chapters, headings
from baimo.reading.timing.coming import by_words, how_far
from baimo.reading.timing.foretold import is_ahead, is_goal, is_limit, is_measure, is_set
from baimo.reading.timing.labels import day_alone, is_digest, is_founding, is_label
from baimo.reading.timing.newest import newest
from baimo.reading.timing.of_prices import is_at_once, is_change, is_of_prices, notice_day
from baimo.reading.timing.opening import last_year, opening
from baimo.reading.timing.placing import LEAD, at, first, in_order, in_spoken_month, of_month, put, without_year
from baimo.reading.timing.showing import is_shown
from baimo.reading.timing.standing import are_columns, fills_cell, is_compared, is_of_sum, opens, positions
from baimo.values.dates import When, when_of
from baimo.values.expressions import expression

_MOST, _ENOUGH, _CLAUSE = 0.6, 5, expression(r"[，,；;]")
_DAY, _THAN = re.compile("-[0-3][0-9]"), ("较", "較", "比")
_FIRST_PART = "33"  # EDTF counts quarters from 33, halves from 40
_FIRST_SPOKEN = when_of(f"{years.weights()['first_spoken']}").start
_PERIODS = ("quarter", "half", "year", "interval")
# A heading with so few signs beside its date is but a date; sums are reported of this year and so many before.
_SIGNS, _REPORTED = 4, 2
# What was told farther back lies many sentences back; what a text announces on its day it tells in the first blocks.
_FAR, _EARLY = 1000, 6
# A notice tells from when its prices hold in one of its first blocks; further down a text tells it of one price.
_NOTICE = 3
# A heading with a whole day heads an entry of a diary, which speaks on that day.
_YEAR, _MONTH_LONG, _DAY_LONG = len("2024"), len("2024-11"), len("2024-11-20")


@dataclass(slots=True)
class Clock:
    """What is known of time at one point of a document.

    `fillers` are symbols that say nothing, `being` those of 是 and `is`; `supposed` the claims of news that no words
    date. `told` is the last date told, in the block `told_in`, `told_day` the last whole one, `told_part` the last
    quarter or half, in the block `part_in`, `until` the day up to which the last was counted, `opening` the day
    with which a text begins, `frame` the date that opened a sentence of this block, `section` that of the heading
    above it, `day` a day told by its number alone below a month, `label` the year with a colon that its block
    begins with, `rows` the last time of a table that had its year; `here` what the dates of this sentence mean, by
    their place; `round` whose deal was told last, in which block and when, `newest` the latest of them; `bracketed`
    the dates in brackets with other words, `said` those of insertions that tell who said so, `days` the days told so
    far, by what stands behind their year; `marks` the last date told with its year, and the last such that opened a
    sentence; `passed` the last date that a sentence passes on, with its block, `period` the last longer time, `since`
    the day from which prices hold, `launched` that of speaking where the text announces something on it; `alone` the
    headings that are but a date, `is_alone` whether this one is.
    """

    document: Document
    fillers: str
    being: str
    supposed: set[tuple[str, int, int]] = field(default_factory=set)
    told: When | None = None
    told_day: When | None = None
    frame: Token | None = None
    is_count: bool = False
    is_goal: bool = False
    section: str | None = None
    day: str | None = None
    label: When | None = None
    rows: When | None = None
    block: int = -1
    common_year: str | None = None
    last_year: When | None = None
    opening: When | None = None
    headed: dict[int, str] = field(default_factory=dict)
    framed: dict[int, str] = field(default_factory=dict)
    dated: dict[int, str] = field(default_factory=dict)
    here: dict[int, str | None] = field(default_factory=dict)
    round: tuple[int, set[str], str] | None = None
    newest: tuple[set[str], str] | None = None
    passed: tuple[int, str] | None = None
    since: str | None = None
    launched: str | None = None
    digest: str | None = None
    period: tuple[int, str] | None = None
    alone: set[int] = field(default_factory=set)
    is_alone: bool = False
    is_of_title: bool = False
    # Headings whose year is told against the day of speaking: 去年少蚀33% dates no day below it.
    spoken_of: set[int] = field(default_factory=set)
    is_spoken_of: bool = False
    bracketed: list[tuple[int, int, DateSpan]] = field(default_factory=list)
    told_part: When | None = None
    near: When | None = None
    until: When | None = None
    told_in: int = -1
    part_in: int = -1
    said: list[tuple[int, int, DateSpan]] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)
    marks: dict[bool, years.Told] = field(default_factory=dict)
    is_chronicle: bool = False
    chapters: list[Chapter] = field(default_factory=list)

    def open(self, dates: list[DateSpan], names: Iterable[Token] = ()) -> None:
        """Before the first sentence: the year in which most dates of the document lie, and the last it speaks of."""
        text = self.document.clean
        spoken = self.spoken_on()
        # the line that calls it a weekly may be the one that gave its day, and is no part of what is read
        is_one = is_digest(text) or is_digest(self.document.text)
        self.digest = spoken[:_MONTH_LONG] if spoken and is_one else None
        self.chapters, self.since = chapters(self.document, dates), notice_day(text, dates)
        self.headed = headings(self.document, dates)
        told = [(span, str(span.when)[:4]) for span in dates if span.when is not None and not is_measure(text, span)]
        counted = Counter(year for _, year in told if year.isdigit())
        if not counted:
            return
        heading = [int(year) for span, year in told if year.isdigit() and years.heads(text, span.start)]
        self.is_chronicle = years.is_chronicle(heading)
        self.last_year = last_year(text, told, since := None if self.document.date else newest(names))
        self.opening = opening(self.document, dates, self.last_year, since)
        year, count = counted.most_common(1)[0]
        self.common_year = year if counted.total() >= _ENOUGH and count >= _MOST * counted.total() else None

    def enter(self, block: int) -> None:
        """A new block begins: the frame of the last one ends."""
        self.block, self.frame, self.section, self.day, self.label = block, None, None, None, None
        self.is_alone = self.is_of_title = self.is_spoken_of = False
        if block < 0 or not self.document.blocks[block].cells:
            self.rows = None
        chapter = chapter_of(self.document, self.chapters, block) if self.chapters and block >= 0 else None
        if chapter is not None and chapter.block == block and chapter.year is None:
            chapter = None  # an entry has its own date; the year that it lacks a heading tells
        for above in self.document.ancestors(block) if block >= 0 else ():
            if above in self.headed and (chapter is None or chapter.block < above):
                self.section, self.is_alone = self.headed[above], above in self.alone
                self.is_spoken_of = above in self.spoken_of and not self.is_alone
                self.is_of_title = above not in self.dated and self.document.blocks[above].kind == "title"
                self.day = self._day()
                return
        if chapter is not None:
            self.section = chapter.year or self.dated.get(chapter.block)
            self.is_alone = chapter.is_alone and chapter.block != block

    def begin(self, sentence: Sentence) -> None:
        """A sentence begins: what its dates mean, each against the one told before it."""
        self.here.clear()
        self.near = None
        kept = self.told, self.told_part, self.part_in, self.told_day, self.told_in
        for i in positions(sentence):
            span: DateSpan = sentence.tokens[i][3]
            resolved = self._resolve(span)
            self.here[span.start] = resolved
            # 而去年同期仅为...; 去年同期亏损...: both against the period that is reported
            if resolved and resolved[0].isdigit() and not is_compared(span):
                self.told = when_of(resolved)
                # X成立于2019年，去年营收…: nobody speaks in the year in which somebody began
                self.near = self.near if is_founding(self.document.clean, span.start, span.end) else self.told
                self.is_goal = is_goal(self.document.clean, span, self._spoken() or self.last_year)
                self._mark(sentence, i, self.told)
                is_than = self.document.clean.endswith(_THAN, 0, span.start)
                is_part = self.told.precision in ("quarter", "half", "interval") and not is_than
                if is_part and not is_ahead(self.document.clean, span) and not self._is_from(span):
                    self.told_part, self.part_in = self.told, self.block
                is_day, is_count = self.told.precision == "day", is_until(self.document.clean, span)
                is_again = is_day or (is_part and self._spoken() is None)  # 2025年第三季度 ... 第三季度
                self.days |= {resolved[4:]: resolved} if is_again and span.when is not None else {}
                self.until = self.told if is_day and is_count else None
                self.told_day, self.told_in = self.told if is_day and not is_count else self.told_day, self.block
                if span.when is not None and self.block >= 0 and fills_cell(self.document.blocks[self.block], span):
                    self.rows = self.told
        if sentence.is_aside:
            self.told, self.told_part, self.part_in, self.told_day, self.told_in = kept

    def _mark(self, sentence: Sentence, at: int, told: When) -> None:
        """Keeps a date that tells its year, or 次年, for those that follow; not `a year earlier`."""
        span: DateSpan = sentence.tokens[at][3]
        text = self.document.clean
        is_born = not self.is_chronicle and is_founding(text, span.start, span.end)
        if sentence.is_aside or is_born or self.is_goal or not years.tells_year(span, is_ahead(text, span)):
            return
        # `Things sped up in 2024.` names nothing but the year
        before = sentence.tokens[sentence.low : at]
        is_about = told.precision == "year" and not any(t[3] for t in before if t[2] != symbols.CAPITALISED)
        opened = is_about or opens(sentence, at, self.fillers)
        self.marks[False] = years.Told(told, self.block, span.end, opened)
        if opened:
            self.marks[True] = self.marks[False]

    def _day(self) -> str | None:
        """The day with whose number alone a block below a month begins."""
        start = self.document.blocks[self.block].start
        return day_alone(self.document.clean, start, self.section) if self.block >= 0 else None

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence ends: a date that opened it frames the rest of its block, one in a heading all below it."""
        found = positions(sentence)
        if not found or sentence.is_aside:
            return
        start, end, char, span, rank = sentence.tokens[found[0]]
        if (resolved := self.resolve(span)) is None or self.block < 0:
            return
        self._pass_on([sentence.tokens[at][3] for at in found])
        if self.block <= _EARLY and self.spoken_on() in self.here.values() and is_shown(self.document.clean, sentence):
            self.launched = self.spoken_on()
        block = self.document.blocks[self.block]
        self.dated.setdefault(self.block, resolved)
        if block.kind in ("heading", "title") and not are_columns(self.document.clean, sentence, found):
            self.headed.setdefault(self.block, resolved)
            if span.relative is not None:
                self.spoken_of.add(self.block)
            if block.end - block.start - (end - start) <= _SIGNS:
                self.alone.add(self.block)
        # 截至1月12日，A为2元；B为4元: of what was counted, not of what happened
        self.is_count = is_until(self.document.clean, span) and found[0] <= sentence.low + 1
        is_first = self.is_count or opens(sentence, found[0], self.fillers)
        if is_first and not is_limit(self.document.clean, span):
            self.frame = (start, end, char, resolved, rank)
            if start - block.start <= LEAD and len(resolved) == _YEAR and is_label(self.document.clean, end):
                self.label = when_of(resolved)
            after = sentence.chars[found[0] + 1 : found[0] + 2]
            if after and after in self.being:
                self.framed[block.parent] = resolved[:4]

    def _pass_on(self, spans: list[DateSpan]) -> None:
        """Keeps the last date of a sentence, and the last longer time, that tells not only when somebody began."""
        text = self.document.clean
        for span in spans:
            told = self.resolve(span)
            if told is None or not told[0].isdigit() or is_compared(span) or is_founding(text, span.start, span.end):
                continue
            if not is_ahead(text, span):
                self.passed = self.block, told
            is_from = (is_set(text, span) and is_of_prices(text, span)) or is_change(text, span)
            is_from = is_from and span.kind == "absolute" and self.block <= _NOTICE
            if is_from or (len(told) == _DAY_LONG and is_at_once(text, span)):
                self.since = told
            if when_of(told).precision in _PERIODS and not self._is_from(span) and not self.is_ahead(told):
                self.period = self.block, told

    def _is_from(self, span: DateSpan) -> bool:
        is_year = span.when is not None and span.when.precision == "year" and len(self.here) > 1
        return (is_year or self.part_in == self.block) and is_from(self.document.clean, span)

    def resolve(self, span: DateSpan) -> str | None:
        """The EDTF of a date, None where nothing tells it."""
        return self.here[span.start] if span.start in self.here else self._resolve(span)

    def _resolve(self, span: DateSpan) -> str | None:
        if span.when is not None:
            return str(span.when) if span.when.precision != "unknown-year" else self._in_year(span)
        if span.relative is not None and span.relative.either:
            return self._in_year(span)
        if span.relative is not None and span.relative.unit == "month" and _DAY.fullmatch(span.relative.rest):
            return self._on_day(span, span.relative)
        if span.relative is not None and span.relative.told:
            is_here, is_near = any(self.here.values()), self.told_in == self.block
            told = Told(self.told, self.told_day, self.told_part, is_here, is_near, self._spoken())
            found = next(filter(None, (resolve(span, anchor) for anchor in anchors(span.relative, told))), None)
            return found or year_before(span.relative, self.until)
        if span.relative is not None and span.relative.unit == "year" and self.last_year is not None:
            return resolve(span, self._spoken() or self.last_year)
        return resolve(span, self._now()) or without_year(span)

    def _in_year(self, span: DateSpan) -> str | None:
        """A date without its year, in the year for which most speaks; as it stands where nothing tells one."""
        found = list(self._years(span))
        now = self._spoken()
        # 2025年业绩预告，预计全年...: told in the first months of the next
        is_near = (
            self.told is not None and any(self.here.values()) and now is not None and years.follows(now, self.told)
        )
        if span.relative and now and now.last and not is_near and is_ahead(self.document.clean, span):
            # what is foretold of 年底, 全年 is of no year that is over
            found = [one for one in found if int(one.told[:4]) >= now.last.year] or found
        return years.best(found) or resolve(span, None)

    def _years(self, span: DateSpan) -> Iterator[years.Candidate]:
        sources = years.weights()["sources"]
        if any(self.here.values()):
            # `set up in July 2023 by ..., closed a round on 17 November`: of another time than what it did since
            is_stale = self.is_goal or self._is_founding(span) or self._is_long_ago(span, self.told)
            kind = "founding" if is_stale else "sentence"
            yield from at(self._by_words(span, self._passed(span)), sources[kind])
        yield from at(put(span, self.rows), sources["row"])
        yield from at(self.days.get(str(span.when)[4:]) if span.when else None, sources["again"])
        yield from at(put(span, self.label), sources["label"])
        # a title with the day of the document tells when it speaks, not of when all below it is
        is_dated = self.section and self.section != self.document.date and not self.is_spoken_of
        section = when_of(self.section) if self.section and is_dated else None
        if section is not None and section.first and section.last and section.first.year == section.last.year:
            yield from at(put(span, section), sources["title" if self.is_of_title else "section"])
        spoken = sources["spoken"] + sources["counted"] * is_until(self.document.clean, span)
        yield from at(self._in_spoken_year(span), spoken)
        yield from at(put(span, self.last_year), sources["last"])
        before = when_of(self.passed[1]) if self.passed else None
        if before and before.start >= _FIRST_SPOKEN:
            yield from at(put(span, before), sources["before"])
        for mark in self.marks.values():
            gap = self.document.clean[mark.end : min(span.start, mark.end + _FAR)] if mark.block == self.block else ""
            told = years.of_told(span, mark, self.block, self.document.clean, gap, self.is_chronicle)
            less = years.weights()["told"]["long_ago"] * self._is_long_ago(span, mark.when)
            yield from (years.Candidate(one.told, one.weight + less) for one in told if self._is_past(one.told))

    def _passed(self, span: DateSpan) -> str | None:
        """In the year told in the sentence, or the one before: said on 5 January of fourth-quarter revenue."""
        this, now = in_order(span, self.told, self._spoken()), self._spoken()
        # $700bn in 2026, after ... in June: the year that the sentence tells is that of speaking
        is_year = str(now).startswith(str(self.told)) and not years.heads(self.document.clean, self._last(span))
        is_of_now = now is not None and (self.told == now or is_year) and len(this or "") < _DAY_LONG
        last = now.last if now is not None and is_of_now else None
        if this is None or last is None or first(this) <= str(last + how_far(span, self.document.clean)):
            return this
        return this if is_ahead(self.document.clean, span) else years.in_year(span, int(this[:4]) - 1)

    def _is_long_ago(self, span: DateSpan, told: When | None) -> bool:
        """Whether nobody reports any more of a quarter in that year: born in 2017 ... third-quarter sales."""
        is_part = span.when is not None and str(span.when)[5:7] >= _FIRST_PART
        now = self._spoken() or self.last_year
        last, today = told.last if told else None, now.last if now else None
        if not is_part or told is None or last is None or today is None or self.is_chronicle:
            return False
        return told.precision in ("day", "month", "year") and last.year < today.year - 1

    def _on_day(self, span: DateSpan, relative: Relative) -> str | None:
        """A day by its number alone, in the month for which most speaks."""
        now = self._now()
        if relative.offset == 0:
            return years.best(self._months(span, relative))
        return resolve_relative(relative, now) if now else None

    def _months(self, span: DateSpan, relative: Relative) -> Iterator[years.Candidate]:
        weights = years.weights()["months"]
        section = self.section if self.section != self.document.date else None
        in_sentence = self.told if any(self.here.values()) else None
        is_month = in_sentence is not None and in_sentence.precision == "month"
        if in_sentence is None and goes_on(self.document.clean, span.start):
            in_sentence = self.told  # 5月6日，...；15日，...
        is_on = in_sentence is not None and in_sentence.precision == "day" and str(in_sentence)[7:] < relative.rest
        for told, weight in (
            (self.rows, "row"),
            (when_of(section) if section else None, "section"),
            (in_sentence, "sentence_month" if is_month else "sentence_on" if is_on else "sentence"),
            (self.marks[False].when if False in self.marks else self.told, "told"),
        ):
            yield from at(of_month(relative, told), weights[weight])
        yield from at(in_spoken_month(relative, self._spoken()), weights["spoken"])

    def _is_past(self, told: str) -> bool:
        """Whether a time is of no year behind that of speaking, or the last of which the text speaks."""
        now = self._spoken() or self.last_year
        return now is None or now.last is None or int(told[:4]) <= now.last.year

    def _last(self, span: DateSpan) -> int:  # where the date before one in its sentence stands
        return max((at for at, known in self.here.items() if known), default=span.start)

    def _is_founding(self, span: DateSpan) -> bool:
        """Whether the date before it in the sentence is of a clause that has ended: somebody began then, or a sum's."""
        last, text = self._last(span), self.document.clean
        is_year = len(self.here.get(last) or "") == _YEAR
        is_born = is_founding(text, last, last) and _CLAUSE.search(text, last, span.start) is not None
        return is_born or (is_year and not years.heads(text, last) and is_of_sum(text, last, span))

    def _in_spoken_year(self, span: DateSpan) -> str | None:
        """In the year of speaking, or the one before where it would lie too far ahead."""
        if (now := self._spoken()) is None or now.last is None:
            return None
        this = put(span, now)
        limit = now.last + how_far(span, self.document.clean)
        is_of_this = this is None or span.relative is not None or first(this) <= str(limit)
        return self._by_words(span, this) if is_of_this else years.in_year(span, now.last.year - 1)

    def _by_words(self, span: DateSpan, this: str | None) -> str | None:
        return by_words(span, this, self._spoken(), self.document.clean)

    def _spoken(self) -> When | None:
        block = self.document.blocks[self.block] if self.block >= 0 else None
        date = (block.date if block else None) or self.document.date
        return when_of(date) if date else self.opening

    def is_ahead(self, told: str | None) -> bool:
        """Whether a time lies behind the day on which the document speaks: what it tells of it is foretold."""
        now = self._spoken()
        begun = when_of(told).first if told and told[0].isdigit() else None
        return begun is not None and now is not None and now.last is not None and begun > now.last

    def is_old(self, told: str) -> bool:
        """Whether a time lies so many years before the day of speaking that nobody reports of it."""
        now = self._spoken() or self.last_year
        return now is not None and now.last is not None and int(told[:4]) < now.last.year - _REPORTED

    def spoken_on(self) -> str | None:
        """The day or the month on which the comment or the document speaks."""
        spoken = self._spoken()
        return str(spoken) if spoken is not None and spoken.precision in ("day", "month") else None

    def _now(self) -> When | None:
        """The time of speaking: that of the comment or the document, else a date told before in the sentence."""
        in_sentence = self.near if any(self.here.values()) else None
        is_entry = self.section and len(self.section) == _DAY_LONG and not self.is_spoken_of
        return (when_of(self.section or "") if is_entry else None) or self._spoken() or in_sentence or self.last_year
