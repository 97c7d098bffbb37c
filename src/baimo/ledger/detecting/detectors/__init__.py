"""The detectors, each a function from the evidence to what it found; the table beside them says what each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from baimo.ledger.detecting.detectors import amounts, identities, kinship, prices, times
from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.finding import Finding

Detector = Callable[[Evidence], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    prices.witnesses,
    prices.across_currencies,
    prices.out_of_range,
    prices.out_of_order,
    prices.two_on_one_day,
    amounts.witnesses,
    amounts.level_for_change,
    amounts.said_twice,
    times.before_it_existed,
    times.child_before_parent,
    times.chip_before_announcement,
    times.future_of_source,
    times.before_its_century,
    times.without_time,
    identities.one_under_two_ids,
    identities.same_facts,
    identities.two_under_one_name,
    identities.common_words,
    kinship.cycles,
    kinship.without_maker,
)
