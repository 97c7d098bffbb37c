"""When a claim held: every date that may tell it weighed by where it stands, from its own clause to the headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.timing.against import same_part
from baimo.reading.timing.beside import is_of_apposition, is_of_next, set_off
from baimo.reading.timing.candidate import WHOLE_DAY, YEAR, Candidate, Dated, Deed, make, table
from baimo.reading.timing.clock import Clock
from baimo.reading.timing.elsewhere import elsewhere, is_of_launch, is_of_sums
from baimo.reading.timing.foretold import is_limit, is_set
from baimo.reading.timing.labels import is_announced, is_birth, is_founding, is_of_report, is_of_saying
from baimo.reading.timing.launches import announce, of_launch
from baimo.reading.timing.news import of_news, said_on
from baimo.reading.timing.rounds import of_round, remember
from baimo.reading.timing.sections import is_of_another
from baimo.reading.timing.speaking import is_of_before, now, present, then
from baimo.reading.timing.standing import positions
from baimo.reading.timing.years import stops
from baimo.values.expressions import expression

_SURE = 0.9
# Two values, each with a date behind it.
_TWO_PAIRS = 4


def when(clock: Clock, deed: Deed, taken: set[int], told: list[tuple[int, Token]]) -> Dated | None:
    """The time of a claim; `taken` are the dates told of something else, `told` the subjects of the sentence."""
    found = max(candidates(clock, deed, taken, told), key=lambda one: one.weight, default=None)
    announce(clock, deed, found)
    if found is None:
        return None
    remember(clock, deed, found)
    sure = table()["candidates"][found.kind]["sure"]
    return Dated(found.when, found.tokens, sure, is_supposed=found.kind == "news")


# What a notice, or the heading above it, dates are the prices that it sets.
_OF_NEW = ("since", "section", "frame")


def candidates(clock: Clock, deed: Deed, taken: set[int], told: list[tuple[int, Token]]) -> Iterator[Candidate]:
    """Every time that the claim may have."""
    tokens, strange = deed.sentence.tokens, _strange(clock, deed)
    # the day of the founding is the value of a claim of its own, and the time of the founders
    taken = set() if deed.predicate.id in ("founded_by", "spun_out_of") else taken
    if taken and deed.predicate.id in table()["priced"]:
        # `Effective 1 June, X will cost`: the day is that of the prices, whatever else takes effect on it
        freed = {at for at in positions(deed.sentence) if is_set(clock.document.clean, tokens[at][3])}
        taken = taken - freed
    dates = [i for i in positions(deed.sentence) if i not in taken | strange and clock.resolve(tokens[i][3])]
    low, high = deed.span
    near = [i for i in dates if low <= i < high]
    yield from (_near(clock, deed, at) for at in near)
    before = [i for i in dates if i < low]
    if before and deed.predicate.when == "period":
        reported = [i for i in before if _is_day_of_report(clock, deed, i)]
        before = [i for i in before if i not in reported]
        yield from (make("reported", clock.resolve(tokens[i][3]) or "", (tokens[i],)) for i in reported)
    if before:
        yield from _earlier(clock, deed, _frames(clock, deed, before), told)
    if deed.predicate.when is None:
        yield from () if near else (*now(clock, deed), *(() if before else _of_entry(clock)))
        return
    if not near:
        after = [i for i in dates if i >= high]
        yield from (*_behind(clock, deed, after), *said_on(clock, deed, after))
        yield from (*now(clock, deed), *then(clock, deed))
    yield from _bracketed(clock, deed, bool(near or before))
    if deed.sentence.is_aside and not dates and deed.predicate.id not in table()["of_people"] + table()["stable"]:
        yield from _of_host(clock, deed)
    if not near and not before:
        yield from of_round(clock, deed)
        yield from (*of_launch(clock, deed), *(() if is_of_before(clock, deed) else of_news(clock, deed)))
    yield from present(clock, deed)
    if not before and _is_of_time(clock, deed):
        is_old = is_of_before(clock, deed)
        is_other = is_of_another(clock, deed)
        found = (one for one in _beyond(clock, deed.predicate) if not (is_other and one.kind == "section"))
        yield from (one for one in found if not (is_old and one.kind in _OF_NEW))


def _strange(clock: Clock, deed: Deed) -> set[int]:
    """Where the dates stand that are told of something else, as the words beside the claim show."""
    tokens, places = deed.sentence.tokens, positions(deed.sentence)
    if not places:
        return set()
    low, high = tokens[deed.start][0], tokens[deed.end - 1][1]
    dates = [tokens[place] for place in places]
    subject = deed.parties[0]
    starts = elsewhere(clock.document.clean, low, high, dates, subject, deed.predicate.when == "period")
    strange = {place for place in places if tokens[place][0] in starts}
    if deed.predicate.when == "event":
        strange |= {place for place in places if is_of_sums(clock.document.clean, tokens[place])}
    if deed.predicate.id in table()["changing"] + table()["passing"] and deed.predicate.id != "price":
        strange |= {place for place in places if is_of_launch(clock.document.clean, tokens[place])}
    if deed.predicate.id not in table()["of_founding"]:
        text = clock.document.clean
        strange |= {place for place in places if is_founding(text, tokens[place][0], tokens[place][1])}
    strange |= {place for place in places if is_birth(clock.document.clean, tokens[place][0])}
    if is_of_before(clock, deed):  # 自1月1日起由150元调整为190元
        strange |= {place for place in places if is_set(clock.document.clean, tokens[place][3])}
    return strange | {place for place in places if _is_of_another_value(clock, deed, place)}


_FROM = ("从", "由", "從", "from", "from about", "from around", "from some", "from roughly", "from nearly")


def _is_of_another_value(clock: Clock, deed: Deed, place: int) -> bool:
    """Whether a date is that of the value from which the claim's own rose or fell: 从2023年的85%下降到66%."""
    sentence, text = deed.sentence, clock.document.clean
    if deed.value < 0 or place > deed.value:
        return False
    kind, before, behind = sentence.chars[deed.value], place - 1, place + 1
    # `from 47% in 2024 to 41%`
    before -= before > sentence.low and sentence.tokens[before][3] is None
    if before >= sentence.low and sentence.chars[before] == kind:
        return _ends_with_from(text, sentence.tokens[before][0])
    if behind < deed.value and sentence.tokens[behind][3] is None:
        behind += 1  # 的
    is_beside = behind < deed.value and sentence.chars[behind] == kind
    return is_beside and _ends_with_from(text, sentence.tokens[place][0])


def _ends_with_from(text: str, at: int) -> bool:
    return text[max(0, at - 14) : at].rstrip(" $€£¥约").endswith(_FROM)


def resolved(clock: Clock, predicate: Predicate, token: Token) -> str | None:
    """What a date means for a claim: `a year earlier` of the sum of a quarter is that quarter."""
    told = clock.resolve(token[3])
    if told and predicate.when == "period" and clock.part_in == clock.block:
        return same_part(token[3], clock.document.clean, clock.told_part, told)
    return told


def _near(clock: Clock, deed: Deed, at: int) -> Candidate:
    """A date of the clause; a sum over a time is told of no day beside a longer time."""
    token = deed.sentence.tokens[at]
    told = resolved(clock, deed.predicate, token) or ""
    # `on Wednesday reported third-quarter revenue`
    is_day_of_sum = deed.predicate.when == "period" and len(told) == WHOLE_DAY
    # of several dates the one beside the value: 2024年 51亿美元 → 2030年 471亿美元
    far = _distance(at, deed.value, deed.value + 1) if deed.value >= 0 else _distance(at, deed.start, deed.end)
    is_next = deed.value >= 0 and at == _own_date(deed)
    # of those between its parts the one beside its verb: 2021年离职，于2022年创办X
    within = abs(at - deed.verb) if deed.value < 0 <= deed.verb and far == 0 else 0
    more = table()["distance"] * far + table()["within"] * within
    more += table()["day_of_a_sum"] * is_day_of_sum + table()["own"] * is_next
    more += table()["day_of_report"] * (is_day_of_sum and _is_day_of_report(clock, deed, at))
    if deed.predicate.when != "event" and deed.value >= 0:
        more += table()["of_saying"] * is_of_saying(clock.document.clean, token[0], token[1])
    return make("clause", told, (token,), more)


def _is_day_of_report(clock: Clock, deed: Deed, at: int) -> bool:
    """Whether a date is the day on which sums over a longer time were reported."""
    start, end, _, span, *_ = deed.sentence.tokens[at]
    is_day = len(clock.resolve(span) or "") == WHOLE_DAY
    return is_day and is_of_report(clock.document.clean, start, end)


def _own_date(deed: Deed) -> int:
    """Where a row of values goes with a date behind each, the one behind its value: $25m in October and $8m in 2022."""
    chars, (low, high) = deed.sentence.chars, deed.span
    kind = chars[deed.value]
    row = [at for at in range(low, high) if chars[at] in (kind, symbols.DATE)]
    told = "".join(chars[at] for at in row)
    pair = kind + symbols.DATE
    if len(row) < _TWO_PAIRS or len(row) % 2 or told != pair * (len(row) // 2) or deed.value not in row:
        return -1
    return row[row.index(deed.value) + 1]


def _frames(clock: Clock, deed: Deed, before: list[int]) -> int:
    """Which of the dates of earlier clauses may be that of a claim: of a sum over a time the last that is no day."""
    tokens = deed.sentence.tokens
    longer = [at for at in before if len(clock.resolve(tokens[at][3]) or "") != WHOLE_DAY]
    return longer[-1] if longer and deed.predicate.when == "period" else before[-1]


def _distance(at: int, start: int, end: int) -> int:
    return 0 if start <= at < end else start - at if at < start else 2 * (at - end)


def _earlier(clock: Clock, deed: Deed, at: int, told: list[tuple[int, Token]]) -> Iterator[Candidate]:
    """The date of an earlier clause: all of it where it frames what follows, its year where it dates another event."""
    token = deed.sentence.tokens[at]
    when = clock.resolve(token[3]) or ""
    low, high = deed.sentence.clause(at)
    events = [subject for place, subject in told if low <= place < high]
    is_same = any(party is not None and party[0] == subject[0] for party in deed.parties for subject in events)
    is_of_it = is_same and (deed.predicate.when != "event" or deed.predicate.id in table()["part_of_event"])
    if events and deed.value < 0 and deed.predicate.id in table()["stable"]:
        return
    if _isnow(clock.document.clean[token[1] : deed.sentence.tokens[deed.start][0]]):
        return
    # what was launched, or repriced, in a clause before costs what it costs since then
    is_price = deed.predicate.id in table()["priced"] and not is_limit(clock.document.clean, token[3])
    if not events or is_of_it or is_price or _is_carried(clock, deed, at):
        yield make("before", when, (token,))
    elif when[:YEAR].isdigit():
        yield make("year_of_another", when[:YEAR], (token,))


_NOW = ("目前", "现在", "现时", "如今", "当前", "迄今", " currently ")


def _isnow(said: str) -> bool:
    """Whether what follows a date has gone on to what holds now: 2月上线，目前有120家企业采用，月费900元."""
    return any(word in said for word in _NOW)


def _is_carried(clock: Clock, deed: Deed, at: int) -> bool:
    """Whether the date of a clause about another is carried on by what the clause says."""
    text, tokens, id_ = clock.document.clean, deed.sentence.tokens, deed.predicate.id
    start, end, *_ = tokens[at]
    if id_ in table()["in_a_row"]:
        return True
    # 自3月1日起执行新价：白天...
    if id_ in table()["priced"] and is_set(text, tokens[at][3]):
        return True
    # 2022年11月，X在合肥成立，创始人为Y
    if id_ == "founded_by" and is_founding(text, start, end):
        return True
    low, high = deed.sentence.clause(at)
    return is_announced(text[tokens[low][0] : tokens[high - 1][1]])


def _behind(clock: Clock, deed: Deed, after: list[int]) -> Iterator[Candidate]:
    """The one date behind a claim, where it is a clause of its own at the end, or tells from when a price holds."""
    if after and (alone := set_off(clock, deed, after[0])):
        yield make("behind", alone, (deed.sentence.tokens[after[0]],))
        return
    if len(after) != 1:
        return
    sentence, at = deed.sentence, after[0]
    token = sentence.tokens[at]
    low = sentence.clause(at)[0]
    rest = sentence.chars[low:at]
    if any(char.isalnum() for char in clock.document.clean[token[1] : sentence.tokens[sentence.high - 1][1]]):
        rest += sentence.chars[at + 1 : sentence.high]
    is_alone = not rest.strip(clock.fillers + symbols.COMMA + symbols.COLON + ".()")
    said = clock.document.clean[sentence.tokens[low][0] : token[0]]
    is_alone = is_alone or (deed.predicate.id in table()["round"] and said.strip().endswith(tuple(table()["closed"])))
    is_price = deed.predicate.id in table()["priced"] and is_set(clock.document.clean, token[3])
    is_price = is_price and not is_of_next(deed, at)
    if is_alone or is_price or is_of_apposition(clock, deed, sentence.tokens[low][0], token[0]):
        # 17日宣布，每小时由120元调降为98元，12月1日起适用
        yield make(
            "behind", clock.resolve(token[3]) or "", (token,), table()["set"] * (is_price and len(said.strip()) <= 2)
        )


def is_sure(clock: Clock, dated: Dated) -> bool:
    """Whether a time may be the value of a claim: it is told in full beside it, or by the entry of a chronicle."""
    is_of_entry = dated.when == clock.day or (dated.when == clock.section and clock.is_alone)
    return dated.when[0] != "X" and (dated.sure >= _SURE or is_of_entry)


def _is_of_time(clock: Clock, deed: Deed) -> bool:
    """Whether a claim is of the time around it: of a post only where its clauses tell of a change."""
    if deed.predicate.id not in table()["posts"]:
        return True
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said = clock.document.clean[tokens[low][0] : tokens[high - 1][1]].lower()
    return any(word in said for word in table()["change"])


def _of_entry(clock: Clock) -> Iterator[Candidate]:
    """The day of the entry of a chronicle, of what the entry tells without a date."""
    if clock.day is not None:
        yield make("day", clock.day)
    if clock.section is not None and clock.is_alone:
        yield make("section", clock.section)


def _of_host(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The date of the sentence in which a claim stands in brackets: 2023年完成A轮（中科创星领投）."""
    start = deed.sentence.tokens[deed.start][0]
    first = clock.document.blocks[clock.block].start if clock.block >= 0 else 0
    at = max((at for at, told in clock.here.items() if told and first <= at < start), default=None)
    told = clock.here[at] if at is not None else None
    if at is not None and told and told[0].isdigit() and not stops(clock.document.clean[at : min(start, at + _FAR)]):
        yield from [make("host", told)] if start - at < _FAR else []


def _bracketed(clock: Clock, deed: Deed, is_dated: bool) -> Iterator[Candidate]:
    """The date in the brackets right behind the claim's clauses, or behind its value though another date stands by."""
    tokens, (_, high) = deed.sentence.tokens, deed.span
    start, last = tokens[deed.start][0], tokens[high - 1][1]
    if deed.sentence.is_aside:
        return
    for opened, closed, span in clock.bracketed[bisect_right(clock.bracketed, start, key=itemgetter(0)) :]:
        if opened > last + 1 + _BESIDE:
            return
        if (
            stops(clock.document.clean[tokens[deed.end - 1][1] - 1 : opened])
            and clock.document.clean[opened - 1] not in "(（[【"
        ):
            return
        gap = clock.document.clean[tokens[deed.value][1] : opened + 1] if deed.value >= 0 else ""
        is_of_value = 0 < len(gap) <= _BESIDE + 1 and any(sign in gap for sign in "(（[【")
        told = clock.resolve(span) if is_of_value or (closed >= last and not is_dated) else None
        if told and told[0].isdigit():
            yield make("bracket", told, (), table()["of_value"] * is_of_value)


def _beyond(clock: Clock, predicate: Predicate) -> Iterator[Candidate]:
    if clock.day is not None:
        yield make("day", clock.day)
    is_stable = predicate.id in table()["stable"]
    # 2022年至2025年上半年，营收...。公司通过IPO募资41亿: nothing happens once in the time between two years
    is_span = predicate.when == "event" and clock.frame is not None and _is_of_years(clock.frame[3])
    if clock.frame is not None and not is_stable and not is_span and not (clock.is_count and predicate.when == "event"):
        is_day_of_sum = predicate.when == "period" and len(clock.frame[3]) == WHOLE_DAY
        yield make("frame", clock.frame[3], (), table()["day_of_a_sum"] * is_day_of_sum)
    # a row that bears its own date is of no other that stands above it
    is_dated_row = clock.block >= 0 and bool(clock.document.blocks[clock.block].cells) and clock.told_in == clock.block
    if (is_stable and not clock.is_alone) or is_dated_row:
        return
    if clock.section is not None and len(clock.section) > YEAR:
        # 前三季营收创新高 above a text: of its sums, not of how many work there
        is_of_others = predicate.when != "period" and not clock.is_alone and _is_span(clock.section)
        is_told = is_of_others and (clock.is_of_title or _heads_sums(clock))
        yield from [] if is_told else [make("section", clock.section)]
    elif clock.section is not None and (clock.is_alone or predicate.when == "period" or _is_of_table(clock, predicate)):
        yield make("year", clock.section)
    yield from _told_before(clock, predicate)
    yield from _framed(clock, predicate)


_OF_SUMS = expression(
    r"营收|業績|业绩|财报|財報|净利|淨利|获利|獲利|亏损|\b(?:revenues?|earnings|results|profits?|sales|loss(?:es)?)\b",
    re.IGNORECASE,
)


def _heads_sums(clock: Clock) -> bool:
    """Whether the heading that tells the time tells it of sums."""
    blocks = clock.document.blocks
    above = next((at for at in clock.document.ancestors(clock.block) if at in clock.headed), None)
    return (
        above is not None and _OF_SUMS.search(clock.document.clean, blocks[above].start, blocks[above].end) is not None
    )


def _is_of_years(when: str) -> bool:
    """Whether a time goes on from one year into another; not 13 and 14 May."""
    first, _, last = when.partition("/")
    return bool(last) and first[:YEAR] != last[:YEAR]


def _is_span(when: str) -> bool:
    """Whether a time is several months long: a quarter, a half, from one to another."""
    return "/" in when or when[YEAR + 1 :] > "12"


def _is_of_table(clock: Clock, predicate: Predicate) -> bool:
    """Whether a deal stands in a row of a table, whose title tells its year: Rounds of 2025."""
    is_row = clock.block >= 0 and bool(clock.document.blocks[clock.block].cells)
    return is_row and predicate.id in table()["news"]


def _told_before(clock: Clock, predicate: Predicate) -> Iterator[Candidate]:
    """What was told before: a longer time, of a sum; a date, of a number that changes; from when prices hold."""
    blocks = clock.document.blocks
    if predicate.when == "period" and clock.period is not None and clock.block >= 0:
        is_beside = blocks[clock.period[0]].parent == blocks[clock.block].parent and not clock.is_old(clock.period[1])
        yield from [make("period", clock.period[1])] if is_beside else []
    if clock.passed is not None and clock.passed[0] == clock.block and predicate.id in table()["passing"]:
        yield make("passed", clock.passed[1])
    if clock.since is not None and predicate.id in table()["priced"]:
        yield make("since", clock.since)


def _framed(clock: Clock, predicate: Predicate) -> Iterator[Candidate]:
    """The year that a lead, or most of the text, speaks of."""
    parent = clock.document.blocks[clock.block].parent if clock.block >= 0 else -1
    if predicate.when == "event" and parent in clock.framed:
        yield make("framed", clock.framed[parent])
    if predicate.id in table()["vague"] and clock.common_year:
        yield make("common", clock.common_year)
    # the lines of a card have the date of their card
    is_card = clock.block >= 0 and clock.document.blocks[clock.block].head is not None
    if clock.digest is not None and predicate.id in table()["news"] and not is_card:
        yield make("digest", clock.digest)


# So far back a sentence may have told the date of its brackets; so near a value its own brackets open.
_FAR, _BESIDE = 120, 2
