"""The day of speaking, of what holds now, of what a notice issues; the time told last, of what held then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.claims import Claim
from baimo.reading.finding.spans import DateSpan
from baimo.reading.timing.candidate import Candidate, Dated, Deed, make, table
from baimo.reading.timing.clock import Clock
from baimo.reading.timing.foretold import is_ahead
from baimo.values.expressions import expression

_BEFORE = ("was", "were", "from", "previously", "原价", "由", "从", "原为", "此前")
_BEFORE_NEAR = 24
# 由每百万tokens 12元
_PER = expression(r"(?:每|/|per )[^，。,;；元$]{1,16}$|(?:新台[幣币]|台[幣币]|人民[幣币]|港[幣币]|HK|US|NT)$")
# 从原先的299元降为199元: what stands behind such words has come in its place.
_NO_TURN = r"(?![降涨漲调調升减減改][价價整低高至]?[为為至到成])"
# 调价前，上述三项分别为0.5元、4元和12元
_BEFORE_IT = expression(
    rf"(?:调价|調價|调整|調整|降价|降價|涨价|漲價|下调|上调|此次|本次)之?前(?:{_NO_TURN}[^。；;\n])*$"
    rf"|(?:原先|原来|原本|此前|之前|原价|原價)(?:{_NO_TURN}[^。；;，,\n])*$"
    r"|\b(?:previously|before the (?:cut|change|increase)|until (?:now|then))\b[^.;\n]*$",
    re.IGNORECASE,
)
_BEFORE_FAR = 60


def is_of_before(clock: Clock, deed: Deed) -> bool:
    """Whether a price is the one that held before the day that a notice sets: (was $2.50), 由4元下调."""
    if deed.value < 0 or deed.predicate.id != "price":
        return False
    start = deed.sentence.tokens[deed.value][0]
    said = clock.document.clean[max(0, start - _BEFORE_NEAR) : start]
    if _PER.sub("", said.rstrip(" $€£¥约")).rstrip().endswith(_BEFORE):
        return True
    return _BEFORE_IT.search(clock.document.clean, max(0, start - _BEFORE_FAR), start) is not None


# ... from $3 to $2: behind the old price stands the new one
_TO = expression(
    r"(?:[^。；;\n.$€£¥0-9，,]|\.(?=\d)){0,40}?(?:\bto (?:just |about |only |as little as )?[$€£¥\d]|[降涨调升减漲調])",
    re.IGNORECASE,
)


def gives_way(text: str, start: int, end: int) -> bool:
    """Whether a price is that from which a new one rises or falls: it holds, though the new one lies ahead."""
    said = _PER.sub("", text[max(0, start - _BEFORE_NEAR) : start].rstrip(" $€£¥约")).rstrip().lower()
    return said.endswith(("from", "由", "从", "從")) and _TO.match(text, end) is not None


def is_set_price(text: str, claim: Claim, when: Dated | None) -> bool:
    """Whether a list sets a price for a day to come, which is no guess: $5 from May, but `we expect $5 by May`."""
    if claim.predicate not in ("price", "price_vs"):
        return False
    spans = [token[3] for token in (when.tokens if when else ()) if isinstance(token[3], DateSpan)]
    return not any(is_ahead(text, span) for span in spans)


# $1.80 per million tokens (today $2.40)
_ASIDES = expression(r"(?<=\S )\([^()]*\)|(?<=\S)（[^（）]*）")
_MARKS = str.maketrans(dict.fromkeys(",.;:!?()\n", " "))


def now(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The day of speaking, of a number that holds now, of what happened this time."""
    spoken, known = clock.spoken_on(), table()
    sorts = {"now": "changing", "this": "round", "hereby": "issuing"}
    kind = next((kind for kind, sort in sorts.items() if deed.predicate.id in known[sort]), "")
    if spoken is None or not kind:
        return
    if deed.predicate.id in known["priced"] and clock.is_ahead(clock.since):
        return  # Prices from 1 November: `now $0.08` is what they will be
    tokens, (low, high) = deed.sentence.tokens, deed.span
    # 即日起在X上线，定价为...: what a sentence tells of prices it tells of one time
    low = deed.sentence.low if deed.predicate.id in known["priced"] else low
    said = clock.document.clean[max(0, tokens[low][0] - 2) : tokens[high - 1][1]].lower()
    said = f" {_ASIDES.sub('', said).translate(_MARKS)} "
    if any(word in said for word in known[kind]):
        yield make(kind, spoken)


def present(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The day of speaking, of a number that changes and that is told in the present."""
    spoken = clock.spoken_on()
    if spoken is None or deed.predicate.id not in table()["present"] or clock.is_chronicle:
        return
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said = f" {clock.document.clean[tokens[low][0] : tokens[high - 1][1]].lower()} "
    if not any(word in said for word in table()["was"]):
        is_told = any(word in said for word in table()["tense"])
        yield make("tense" if is_told else "present", spoken)


def then(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """What the text told last, of what its clause says held then."""
    if clock.passed is None or deed.predicate.id not in table()["changing"] or clock.block - clock.passed[0] > 1:
        return
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said = clock.document.clean[max(0, tokens[low][0] - 1) : tokens[high - 1][1]].lower()
    if any(word in f" {said.translate(_MARKS)} " for word in table()["then"]):
        yield make("then", clock.passed[1])
