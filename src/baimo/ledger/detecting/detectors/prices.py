"""Slips of prices: another currency, another scale, input for output, two prices on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from baimo.ledger.detecting.evidence import Days, Evidence
from baimo.ledger.detecting.facts import Fact
from baimo.ledger.detecting.finding import Finding, rules
from baimo.values.units import Rate, rate, unit

# Of two classes of tokens the cheaper, the dearer, and the rule that asks why it is not so.
_ORDERS = (
    ("input-tokens", "output-tokens", "output-below-input"),
    ("cached-input-tokens", "input-tokens", "cached-above-input"),
)
_EXACT = 1e-4  # two ratios that differ by less are the same: prices are printed with few digits


class Price(NamedTuple):
    """A fact that is a price, by what it is for; `each` is the price of one token, seat or hour."""

    fact: Fact
    currency: str
    per: str
    each: float
    printed: float
    scale: str


def prices_of(evidence: Evidence) -> list[Price]:
    """The live prices whose unit names a currency."""
    return [price for fact in evidence.of("price", "unit_cost") if (price := _price(fact))]


def witnesses(evidence: Evidence) -> Iterator[Finding]:
    """Two pages that quote one price near in time, and differ as slips differ, or twofold and more."""
    least = rules()["witnesses-apart"].limits["times"]
    for one, other in _pairs(prices_of(evidence), by_currency=True):
        low, high = sorted((one, other), key=lambda price: price.each)
        if high.each < low.each * least or _is_same(one, other) or one.fact.shares_a_page(other.fact):
            continue
        ratio = high.each / low.each if low.each else 0
        name = _name_of_slip(ratio) if ratio else "witnesses-apart"
        near = rules()["yuan-as-dollars" if name == "yuan-as-dollars" else "witnesses-apart"].limits["days"]
        if _same_time(evidence, one.fact, other.fact, near):
            told = f"is {ratio:.4g} times {low.fact}" if ratio else f"is free by {low.fact}"
            yield Finding(name, f"{high.fact} {told}", (high.fact, low.fact))


def _name_of_slip(ratio: float) -> str:
    """The slip that a factor tells of; where it tells of none, two witnesses are merely apart."""
    if abs(ratio / 1000 - 1) < _EXACT:
        return "per-1k-per-1m"
    if any(abs(ratio / power - 1) < _EXACT for power in rules()["factor-of-ten"].limits["factors"]):
        return "factor-of-ten"
    low, high = rules()["yuan-as-dollars"].limits["same_currency"]
    return "yuan-as-dollars" if low <= ratio <= high else "witnesses-apart"


def across_currencies(evidence: Evidence) -> Iterator[Finding]:
    """A price in dollars and one in yuan that are one number, or lie two conversions apart."""
    limits = rules()["yuan-as-dollars"].limits
    dollars = defaultdict(list)
    found = prices_of(evidence)
    for price in found:
        if price.currency == "USD":
            dollars[_key(price)].append(price)
    for yuan in found:
        for dollar in dollars.get(_key(yuan), ()) if yuan.currency == "CNY" else ():
            if dollar.each <= 0 or yuan.each <= 0:
                continue
            near, (low, high) = _apart(evidence, dollar.fact, yuan.fact), limits["times"]
            if near is None or near > limits["days"]:
                continue
            turned = dollar.each * _rate(evidence, dollar.fact) / yuan.each
            if low <= turned <= high or low <= 1 / turned <= high:
                yield Finding("yuan-as-dollars", _across(dollar, yuan, turned), (dollar.fact, yuan.fact))


def _rate(evidence: Evidence, fact: Fact) -> float:
    """Yuan to the dollar in the year of a fact, or in the nearest one that the table has."""
    rates, days = rules()["yuan-as-dollars"].limits["rates"], evidence.held(fact)
    years = sorted(map(int, rates))
    year = date.fromordinal(min(max(days.start, 1), date.max.toordinal())).year if days else years[-1]
    nearest = min(years, key=lambda known: abs(known - year))
    return float(rates.get(nearest) or rates[str(nearest)])


def _across(dollar: Price, yuan: Price, turned: float) -> str:
    if turned > 1:
        return f"{dollar.fact} has nearly the number of {yuan.fact}, as if yuan had been typed as dollars"
    return f"{dollar.fact} is a seventh of what {yuan.fact} comes to, as if it had been converted twice"


def out_of_range(evidence: Evidence) -> Iterator[Finding]:
    """A price of tokens so high or low that only another scale explains it."""
    limits = rules()["per-1k-per-1m"].limits
    for price in prices_of(evidence):
        bounds = limits["per_million"].get(price.currency)
        if bounds is None or "tokens" not in price.per or price.per == "tokens-minute" or price.each <= 0:
            continue
        million = price.each * 1_000_000
        floor = bounds[0] * (limits["cached"] if "cached" in price.per or "cache" in price.per else 1)
        if not floor <= million <= bounds[1]:
            message = f"{price.fact} comes to {million:.4g} {price.currency} a million tokens"
            yield Finding("per-1k-per-1m", message, (price.fact,))


def out_of_order(evidence: Evidence) -> Iterator[Finding]:
    """Output cheaper than input, or cached input dearer than fresh, on one page: nearly every list has it otherwise."""
    # Of two prices in one place the lower is held, whichever comes first: it is the one that may be below.
    found = sorted(prices_of(evidence), key=lambda price: (-price.each, price.fact.file, price.fact.index))
    for cheap, dear, name in _ORDERS:
        held = {_place(price, s): price for price in found if price.per == dear for s in price.fact.sources}
        for price in found:
            if price.per == cheap:
                other = next((held[place] for s in price.fact.sources if (place := _place(price, s)) in held), None)
                if other and 0 < other.each < price.each * (1 - _EXACT):
                    message = f"{other.fact} is below {price.fact}"
                    yield Finding(name, message, (other.fact, price.fact))


def _place(price: Price, source: str) -> object:
    claim = price.fact.claim
    return claim.subject, claim.qualifier, claim.when, price.currency, source


def two_on_one_day(evidence: Evidence) -> Iterator[Finding]:
    """Two prices that follow each other and share a day: no ledger can say which holds on it."""
    for one, other in _pairs(prices_of(evidence), by_currency=True):
        days, others = _told(evidence, one.fact), _told(evidence, other.fact)
        if _is_same(one, other) or days is None or others is None or not _both_intervals(one, other):
            continue
        if days.start <= others.end and others.start <= days.end and _follow(evidence, one.fact, other.fact):
            message = f"{one.fact} and {other.fact} hold on the same day"
            yield Finding("two-prices-one-day", message, (one.fact, other.fact))


def _is_same(one: Price, other: Price) -> bool:
    """Whether two prices are one, whatever the scale in which each is printed."""
    return abs(one.each - other.each) <= _EXACT * max(one.each, other.each)


def _follow(evidence: Evidence, one: Fact, other: Fact) -> bool:
    """Whether two intervals are meant to follow each other: they meet on a day, or pages that date changes tell them.

    Two ledgers see one change on two days, and one page with two prices over one time tells of two things.
    """
    if _meet(evidence, one, other):
        return True
    return not one.shares_a_page(other) and not (evidence.is_ledger(one) and evidence.is_ledger(other))


def _both_intervals(one: Price, other: Price) -> bool:
    """Whether both say until when or since when: a price seen on a day only witnesses another's interval."""
    return all("/" in (price.fact.claim.when or "") for price in (one, other))


def _same_time(evidence: Evidence, one: Fact, other: Fact, most: int) -> bool:
    """Whether two prices should be one: seen in one time, or a ledger that still shows what had ended by then."""
    days, others = _told(evidence, one), _told(evidence, other)
    if days is None or others is None:
        return False
    if days.start <= others.end and others.start <= days.end:
        return not _meet(evidence, one, other)
    earlier, later = (other, one) if days.start > others.end else (one, other)
    has_ended = "/" in (when := earlier.claim.when or "") and not when.endswith("..")
    gap = max(days.start - others.end, others.start - days.end)
    return gap <= most and evidence.is_ledger(later) and not has_ended


def _meet(evidence: Evidence, one: Fact, other: Fact) -> bool:
    """Whether one ends on the day on which the other begins: a change, and no disagreement on the price."""
    days, others = evidence.held(one), evidence.held(other)
    if days is None or others is None or days.start == others.start:
        return False
    return days.end == others.start or others.end == days.start


def _told(evidence: Evidence, fact: Fact) -> Days | None:
    """The days on which a price surely held. Of `D/..` and `../D` that is D alone: what follows or went before another
    price may have changed, and nothing is told of it.
    """
    days = evidence.held(fact)
    if days is None or not fact.claim.when:
        return days
    if fact.claim.when.endswith(".."):
        return Days(days.start, days.start)
    return Days(days.end, days.end) if fact.claim.when.startswith("..") else days


def _apart(evidence: Evidence, one: Fact, other: Fact) -> int | None:
    """Days between two facts, 0 where they share one; None where one has no time."""
    days, others = evidence.held(one), evidence.held(other)
    return None if days is None or others is None else max(0, days.start - others.end, others.start - days.end)


def _pairs(found: list[Price], by_currency: bool) -> Iterator[tuple[Price, Price]]:
    groups: dict[object, list[Price]] = defaultdict(list)
    for price in found:
        groups[(_key(price), price.currency if by_currency else "")].append(price)
    for group in groups.values():
        for index, one in enumerate(group):
            for other in group[:index]:
                yield one, other


def _key(price: Price) -> tuple[str, str, str | None]:
    """What is priced: a flat price for all tokens is one for input as well."""
    per = "input-tokens" if price.per == "tokens" else price.per
    return price.fact.claim.subject, per, price.fact.claim.qualifier


def _price(fact: Fact) -> Price | None:
    claim = fact.claim
    parts, factor = _unit(claim.unit or "")
    if parts is None or claim.value is None or isinstance(claim.value, str) or claim.value_to is not None:
        return None
    value = float(claim.value)
    return Price(fact, parts.currency, parts.per, value * factor, value, parts.scale)


@lru_cache(maxsize=512)
def _unit(name: str) -> tuple[Rate | None, float]:
    known = unit(name)
    return rate(name), float(known.factor) if known else 0.0
