"""What sums of a text tell of one another: the scale, the kind of token and the period that are said once for several.

$2.50/$10 per 1M input/output tokens; 输入2元、输出8元/百万tokens; 输入与输出价格分别为每百万tokens 3元与15元.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_PRICES = DATA["prices"]
_KINDS = {word: name for name, words in _PRICES["kinds"].items() for word in words}
BOTH = "tokens"
CLAUSE_END = expression(r"[。；;!?！？\n]|(?<!vs)(?<!approx)\.(?= [a-z])")
_PAIRING = frozenset(("/", "和", "and", "、", "与", "&", ",", "及", "以及", "或"))
_BECOMES = frozenset(_PRICES["becomes"])
# Between the old price and the new: a bound, the time of the new one.
AND_THEN = expression(
    rf"(?:[^0-9,，、]{{0,6}})(?:{alternatives(_PRICES['becomes'])})[的约每了 ]{{0,2}}"
    r"(?:(?:百万|千|万|1m|1k)个?(?:token|字)s?)?"
)
# `$2.50 per million input tokens, down from $5`
_BACK = expression(
    r"[,(]? ?(?:down|up|reduced|cut|lowered|instead of|was|were|previously|compared (?:with|to)|against|versus|vs\.?"
    r"|from)(?: from)?(?: the (?:old|previous))?"
    r"(?: (?:about|around|roughly|nearly|almost|more than|just|as much as|over))?"
)
# 原价每月30美元，现价20美元; 每百万tokens 2元（原4元）
_NOW_OR_THEN = expression(
    r"[,，;；(（] ?(?:现价|现为|现在|如今|现仅需?|现调整为|调整后为?|新价格?|现行价格?"
    r"|原价格?|原为|原|此前|之前|原先|以前)"
    r"(?:为|是|[:：])? ?"
)
# `compared with $10 and $40 before`: two old prices, in the order of the two before them
_TWO = expression(
    r" ?(?:and|/|和|与|、) ?(?:[$€£¥] ?\d"
    r"|\d[\d.]* ?(?:euros?|dollars?|cents?|yuan|pounds?|元|美元|欧元)(?! ?(?:per|/|每|for)))"
)
# `$1.85 an hour, median of eleven suppliers, down from $1.92`
_DOWN_FROM = expression(r", (?:down|up) from$")
_FAR_BACK = 60
_ONE_KIND = alternatives(word for word in _KINDS if _KINDS[word] != BOTH)
_LISTED = expression(
    rf"(?:{_ONE_KIND})(?:端|侧|价格?|tokens?)?"
    rf"(?: ?(?:[、,，/&]|和|与|及|以及|and) ?(?:{_ONE_KIND})(?:端|侧|价格?|tokens?)?)+"
)
_KIND = expression(_ONE_KIND)
_FARTHEST, _FAR_BEFORE, _CARRIED = 30, 60, 240
# Dearer a sum with a kind of token beside it is none of the prices told before.
_DEAREST = 10_000


def share(text: str, sums: list[Draft]) -> None:
    """Completes the sums of a text by what their neighbours say."""
    for one, other in pairwise(sums):
        _share(text, one, other)
    # and back: the last of a line may tell it of all before it
    for other, one in pairwise(reversed(sums)):
        _share(text, one, other)
    _in_order(text, sums)
    _carry_on(text, sums)
    _as_usual(text, sums)


def _share(text: str, one: Draft, other: Draft) -> None:
    """What two neighbours say once of both: $2.50/$10 per 1M input/output tokens; 输入2元、输出8元/百万tokens."""
    gap = text[one.end : other.start].strip(" ")
    if len(gap) <= _FAR_BACK and _DOWN_FROM.search(gap) and not CLAUSE_END.search(gap):
        if not _TWO.match(text, other.end):
            _become(one, other)
        return
    if len(gap) > _FARTHEST or CLAUSE_END.search(gap):
        return
    prices = [units.rate(draft.unit) for draft in (one, other)]
    is_back = _BACK.fullmatch(gap) and not _TWO.match(text, other.end)
    if gap in _BECOMES or AND_THEN.fullmatch(gap) or _NOW_OR_THEN.fullmatch(gap) or is_back:
        _become(one, other)
        return
    known = prices[1] or prices[0]
    if known is None or not known.per.endswith("tokens"):
        return
    kinds = {one.kind, other.kind}
    if (gap in _PAIRING and kinds in ({BOTH}, {BOTH, ""})) or (gap == "/" and kinds == {""}):
        one.unit = units.rate_name(known.currency, known.scale, "input-tokens")
        other.unit = units.rate_name(known.currency, known.scale, "output-tokens")
        return
    for draft, price in zip((one, other), prices, strict=True):
        if price is None and draft.unit == known.currency and draft.kind.endswith("tokens"):
            draft.unit = units.rate_name(known.currency, known.scale, draft.kind)


def _become(one: Draft, other: Draft) -> None:
    """从8元降到5.5元: what the old price is for, the new one is for, and the other way round."""
    old, new = units.rate(one.unit), units.rate(other.unit)
    known = old or new
    if known is None:
        other.kind = other.kind or one.kind  # `input from $3 to $2`: per how many is told later
        return
    if old is None and one.unit == known.currency:
        one.unit = units.rate_name(known.currency, known.scale, one.kind or known.per)
    elif new is None and other.unit == known.currency:
        other.unit = units.rate_name(known.currency, known.scale, other.kind or known.per)
    elif old and new and new.per == BOTH and other.kind in ("", BOTH):
        other.unit = units.rate_name(new.currency, new.scale, old.per)
    elif old and new and old.per == BOTH and one.kind in ("", BOTH):
        one.unit = units.rate_name(old.currency, old.scale, new.per)


def _in_order(text: str, sums: list[Draft]) -> None:
    """Lists of sums that the kinds before them, or the list before them, tell in order."""
    told: list[Draft] = []
    for group in _groups(text, sums):
        # The last kind of the list before them stands right by the first sum, and is not its own.
        if len(group) > 1 and not any(draft.kind for draft in group[1:]):
            _order(text, group, told)
        told = _told(text, group, told)


def _order(text: str, group: list[Draft], told: list[Draft]) -> None:
    """Names the sums of a list by the kinds in its clause, else by the prices before it."""
    named = _kinds_before(text, group)
    if named and any(units.rate(draft.unit) for draft in group):
        _name(group, named)
    elif not group[0].kind and len(told) >= len(group) and _is_near(text, told[-1], group[0]):
        _repeat(group, told)


def _told(text: str, group: list[Draft], told: list[Draft]) -> list[Draft]:
    """The prices of kinds of their own that were told last: a whole list, or one after the other."""
    prices = [(draft, units.rate(draft.unit)) for draft in group]
    known = [draft for draft, price in prices if price and price.per != BOTH and price.per.endswith("tokens")]
    if not known or len(known) == len(group) > 1:
        return known or told
    is_more = len({draft.unit for draft in told + known}) == len(told) + len(known)
    return told + known if told and is_more and _is_near(text, told[-1], known[0]) else known


def _groups(text: str, sums: list[Draft]) -> list[list[Draft]]:
    """The sums, those of one list together."""
    groups: list[list[Draft]] = []
    for draft in sums:
        if groups and text[groups[-1][-1].end : draft.start].strip(" ") in _PAIRING:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _is_near(text: str, one: Draft, other: Draft) -> bool:
    return other.start - one.end < _CARRIED and "\n\n" not in text[one.end : other.start]


def _kinds_before(text: str, group: list[Draft]) -> list[str]:
    """The kinds of token that the clause tells before a list of so many sums: 输入、缓存命中和输出价格分别为."""
    low = max(0, group[0].start - _FAR_BEFORE)
    cut = max((match.end() for match in CLAUSE_END.finditer(text, low, group[0].start)), default=low)
    found = list(_LISTED.finditer(text, cut, group[0].start))
    kinds = [_KINDS[match[0]] for match in _KIND.finditer(found[-1][0])] if found else []
    return kinds if len(kinds) == len(group) == len(set(kinds)) else []


def _name(group: list[Draft], kinds: list[str]) -> None:
    known = next((price for draft in group if (price := units.rate(draft.unit)) and price.per.endswith("tokens")), None)
    if known is None:
        return
    for draft, kind in zip(group, kinds, strict=True):
        if draft.unit == known.currency or units.rate(draft.unit):
            draft.unit = units.rate_name(known.currency, known.scale, kind)


def _repeat(group: list[Draft], told: list[Draft]) -> None:
    """A list of sums without any unit says the same as the list before it: 则是3美元与15美元."""
    for draft, before in zip(group, told, strict=False):
        price = units.rate(before.unit)
        if price and draft.unit == price.currency:
            draft.unit = before.unit


def _carry_on(text: str, sums: list[Draft]) -> None:
    """A sum that only its kind of token tells to be a price is per as many as the price before it: 输入只要2.5刀."""
    last: Draft | None = None
    for draft in sums:
        price = units.rate(draft.unit)
        if price is not None:
            last = draft if price.per.endswith("tokens") else last
        elif (
            last is not None
            and draft.kind.endswith("tokens")
            and draft.value < _DEAREST
            and _is_near(text, last, draft)
        ):
            known = units.rate(last.unit)
            if known is not None and known.currency == draft.unit:
                draft.unit = units.rate_name(known.currency, known.scale, draft.kind)
                last = draft


# What nothing else tells of a sum for what goes in beside one for what comes out: models are priced per million tokens.
_USUAL, _TWO_WAYS = "1M", {"input-tokens", "output-tokens"}
# Cheaper in yuan, or dearer, a price may be per thousand, or per call.
_LEAST, _MOST, _CACHED_TIMES = Decimal("0.1"), 1000, 10


def _as_usual(text: str, sums: list[Draft]) -> None:
    """输入0.8美元，输出4美元: per million, where no price of the text tells it otherwise."""
    scales = {price.scale for draft in sums if (price := units.rate(draft.unit)) and price.per.endswith("tokens")}
    if len(scales) > 1:
        return
    for run in _runs(text, sums):
        if {draft.kind for draft in run} >= _TWO_WAYS:
            for draft in run:
                draft.unit = units.rate_name(draft.unit, next(iter(scales), _USUAL), draft.kind)


def _runs(text: str, sums: list[Draft]) -> list[list[Draft]]:
    """Bare sums one behind the other, each with a kind of token that the one before it has not."""
    runs: list[list[Draft]] = []
    for draft in sums:
        least = _LEAST / _CACHED_TIMES if draft.kind.startswith("cached") else _LEAST
        if units.rate(draft.unit) is not None or not least <= draft.value < _MOST or not draft.kind.endswith("tokens"):
            runs.append([])
            continue
        last = runs[-1] if runs else []
        gap = text[last[-1].end : draft.start] if last else ""
        is_next = bool(last) and last[-1].unit == draft.unit and len(gap) <= _FARTHEST and "\n" not in gap
        if is_next and draft.kind not in {one.kind for one in last}:
            last.append(draft)
        else:
            runs.append([draft])
    return runs
