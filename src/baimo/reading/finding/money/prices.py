"""Prices: sums of money per tokens, seats or hours, with the scale and the kind of token as printed.

0.003元/千tokens, $2.50 per 1M input tokens, 每百万tokens 输入2元、输出8元, 20美元/月.
"""

from __future__ import annotations

from typing import Any

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.bare_prices import bare_prices
from baimo.reading.finding.money.dollars import with_cents
from baimo.reading.finding.money.framed_prices import framed_prices
from baimo.reading.finding.money.headed_pairs import headed_pairs
from baimo.reading.finding.money.in_and_out import tell_ways
from baimo.reading.finding.money.led_prices import led_prices
from baimo.reading.finding.money.plan_prices import (
    graded_prices,
    listed_plans,
    paid_at_once,
    peer_prices,
    plan_prices,
    risen_prices,
)
from baimo.reading.finding.money.price_pairs import tell_pairs, tells_currency
from baimo.reading.finding.money.rents import rent_prices
from baimo.reading.finding.money.shared_prices import BOTH, CLAUSE_END, share
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_PRICES: dict[str, Any] = DATA["prices"]


def _named(rows: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in rows.items() for word in words}


_SCALES, _KINDS, _PER = _named(_PRICES["scales"]), _named(_PRICES["kinds"]), _named(_PRICES["per"])
_PACKED, _FEES = _PRICES["packed"], _PRICES["fees"]
_SCALE = rf"(?P<scale>{alternatives(_SCALES)})(?![0-9])"
# A Latin kind ends with its word; a Chinese one may run into `tokens`.
_KIND = (
    rf"(?P<kind>{alternatives(word for word in _KINDS if not word[-1].isascii())}"
    rf"|(?:{alternatives(word for word in _KINDS if word[-1].isascii())})(?![a-z]))"
)
_TOKEN = rf"(?:{alternatives(_PRICES['tokens'])})(?![a-z])"
_SCALE_ONLY = rf"(?:{alternatives(_SCALES)})"
_TOKENS = rf"(?P<tokens>{_TOKEN})"
_EACH = r"(?: ?(?:/|每) ?| (?:per|an?|each|for (?:an?|every|each|one)) |-(?:per|an?)-)"
_OF_TOKENS = rf"(?:{_SCALE}[ -]?个?)?(?:(?:audio|text|image|video) )?(?:的?{_KIND})? ?的?(?:{_TOKENS})?"
_TAIL = expression(rf"{_EACH}(?:(?P<packed>{alternatives(_PACKED)})(?![a-z])|{_OF_TOKENS})")
# 5分钱一千token, 8厘钱能跑一万个token: without a word for `per` only where a number tells how many.
_PLAIN_TAIL = expression(rf" ?(?:[能可]以?)?[跑买用]?(?=[0-9一]){_SCALE}[ -]?个?{_TOKENS}")
# 输入$10、输出$30（每百万token）
_TAIL_IN_BRACKETS = expression(rf" ?\((?:(?:每 ?|per |/ ?)|(?={_SCALE_ONLY} ?个? ?{_TOKEN})){_OF_TOKENS}\)")
# 20美元一个月: in speech a period is counted, not each of them.
_SPOKEN = r"一(?=个月|月(?![0-9一二三四五六七八九十初底中上下旬份])|年|天|小时|分钟)"
_PERIOD = expression(rf"(?:{_EACH}| ?{_SPOKEN})(?P<per>{alternatives(_PER)})(?![a-z0-9内里前后来间])")
# €34 / seat / month, $12 per pupil and year
_SEAT_PERIOD = expression(
    rf"{_EACH}(?:(?P<seat>{alternatives(_PRICES['seats'])})|(?:{alternatives(_PRICES['things'])}))"
    r"(?: ?[/每] ?|,? (?:per|an?|and|each|every) )"
    r"(?P<time>months?|mo|years?|yr|月|年)(?![a-z])"
)
# Whom a fee told by its period is for: 每月20美元/人, 每个席位20美元/月.
_SEAT = alternatives(_PRICES["seats"])
_SEAT_BEHIND = expression(rf"(?: ?(?:/|每) ?[个位名]?| per )(?:{_SEAT})(?![a-z])")
# 每坐席每月199元
_SEAT_BEFORE = expression(rf"(?:每|per ) ?[个位名]?(?:{_SEAT})[ /,，]{{0,2}}$")
_ADVERB = expression(
    rf" (?:(?P<month>(?:(?:if|when) )?(?:billed|paid|charged) monthly|month[- ]to[- ]month|on a monthly (?:plan|basis))"
    rf"|(?P<fee>{alternatives(word for word in _FEES if word.isascii())}))(?![a-z])"
)
# The kind after a price: in brackets, or plainly where no other sum follows.
_IN_BRACKETS = expression(rf" ?\((?:for )?{_KIND}[^()\n0-9$¥]{{0,12}}\)")
_AFTER = expression(rf" ?(?:for |of |on (?:an? )?|的)?{_KIND}(?: tokens?)?(?! ?(?:价格?|tokens?)?[为:：是]? ?[0-9$¥])")
_BETWEEN = rf"(?:{alternatives(_PRICES['between'])}| )*"
# Input tokens on Larkwing-2 fall from €1.20
_OF_NAME = r"(?: tokens?)?(?: (?:on|for|of|with) (?:[a-z][\w.-]*-?\d[\w.-]*|[a-z][\w.-]* \d[\w.-]*)(?: [a-z]{2,7})?)?"
_BEFORE_KIND = expression(rf"{_KIND}{_OF_NAME}{_BETWEEN}$")
_BEFORE_TOKENS = expression(
    rf"(?:每 ?|per |/ ?|(?<![0-9一二三四五六七八九十百几数近超约过上])(?=百?[万千])"
    rf"|(?<=输[入出])(?<!支持..)(?<!可以..)(?=[一1]百万|100万)){_OF_TOKENS}"
)
_TAILED = expression(
    r"(?:[$€£¥] ?[\d.,]+|\d[\d.]* (?:euros?|dollars?|cents?|yuan|pounds?)) ?(?:(?:for )?(?:in|out)(?:put)? )?$"
)
_NEARER = expression(_KIND)
_GOES_TO = expression(r" (?:down |up )?to ?[$€£¥]?\d")
_NEAR = expression(rf"[,，]? ?{_BETWEEN}")
_BEFORE_PERIOD = expression(
    rf"(?:每|per )(?:生成|处理|调用)?[1一]?(?P<per>{alternatives(_PER)}){_BETWEEN}$"
    rf"|(?P<fee>{alternatives(_FEES)}){_BETWEEN}$"
)
# 一年99美元, but neither 第一年 nor 近一年, nor what a price came to in a year (一年降到).
_ONE_OF = r"一(?=个月|年|天|小时|分钟|张图|幅图|张图片|张照片|次调用|次查询|条视频|段视频|秒视频|页)"
_BEFORE_SPOKEN = expression(
    rf"(?<![第近这那过前后内同上下十百某头首]){_ONE_OF}(?P<per>{alternatives(_PER)})"
    r"(?:仅需|只需|只要|需要?|要|收费?|约|大约|才|仅|[:：]| )*$"
)
# 5秒视频只需2.5元: what a clip costs.
_CLIP = expression(
    r"[0-9] ?秒(?:钟)?的?(?:[0-9]{3,4}p|[24]k|高清|标准|视频|影片|片段|短片|[ 、的])*"
    r"(?:[^，。,;；\n0-9]{0,4}[0-9]+(?:灵感值|积分|点数)[,，] ?)?"
    r"(?:只要|只需|仅需|需要?|收费?|费用|要|约合?|折合|合|为|价格|人民币|[:：])*$"
)
_WINDOW, _KIND_WINDOW = 48, 30
# A sum of millions is no price of a token.
_DEAREST = 100_000
# ... but what a house pays a year for what it takes a licence of may cost so much: 每家医院年费30万元.
_DEAREST_FEE, _FEE_NEAR = 5_000_000, 24
_OF_FEE = expression(
    r"[月年]费|收费|售价|定价|报价|月租|年租|订阅|每套|一套|版|套餐|会员|授权|每[家所条台个座]"
    r"|\b(?:plans?|licen[cs]es?|subscriptions?|fees?|tiers?|priced|charges?"
    r"|per (?:site|hospital|school|store|plant|line))\b"
)
# The periods for which a seat is paid.
_OF_SEATS = ("month", "year")


def price_drafts(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts with the sums that are prices told per what."""
    currencies = units.currencies()
    found = headed_pairs(text, with_cents(text, found))
    sums = [draft for draft in found if draft.unit in currencies]
    if not sums and not tells_currency(text):
        return found
    for draft in sums:
        _read_price(text, draft)
    found = bare_prices(text, found)
    sums = _sums(found)
    framed_prices(text, sums)
    led_prices(text, sums)
    tell_ways(text, sums)
    share(text, sums)
    # what is a price only now tells it of the numbers beside it
    found = bare_prices(text, found)
    sums = _sums(found)
    share(text, sums)
    tell_pairs(text, sums)
    plan_prices(text, sums)
    rent_prices(text, sums)
    risen_prices(text, sums)
    listed_plans(text, sums)
    graded_prices(text, sums)
    paid_at_once(text, sums)
    peer_prices(text, sums)
    return _without_scales(found)


def _sums(found: list[Draft]) -> list[Draft]:
    currencies = units.currencies()
    return [draft for draft in found if draft.unit in currencies or "/" in draft.unit]


def _without_scales(found: list[Draft]) -> list[Draft]:
    """Without the amounts that are the scale of a price: the 1M of `$2 per 1M tokens`, the 1000 of 每1000个tokens."""
    kept: list[Draft] = []
    for draft in found:
        if "/" in draft.unit and draft.told >= 0:
            while kept and kept[-1].start >= draft.told and "/" not in kept[-1].unit:
                kept.pop()
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept


def _read_price(text: str, draft: Draft) -> None:
    """What follows the sum decides; else what its clause told before it."""
    if draft.value > _DEAREST:
        if draft.value <= _DEAREST_FEE and _OF_FEE.search(text, max(0, draft.start - _FEE_NEAR), draft.end + _FEE_NEAR):
            _has_period(text, draft)
        return
    if _has_tail(text, draft, "") or _has_period(text, draft):
        return
    kind = _kind_beside(text, draft)
    if kind and _has_tail(text, draft, kind):
        return
    scale, told, is_near = _told_before(text, draft)
    if scale and (kind or told or is_near):
        _settle(draft, scale, kind or told)
    else:
        draft.kind = kind


def _has_tail(text: str, draft: Draft, kind: str) -> bool:
    """0.003元/千tokens, $2.50 per 1M input tokens, $3/MTok."""
    for pattern in (_TAIL, _PLAIN_TAIL, _TAIL_IN_BRACKETS):
        tail = pattern.match(text, draft.end)
        told = tail.groupdict() if tail else {}
        if tail and (
            told.get("packed") or told["tokens"] or (told["scale"] and (told.get("kind") or _ends(text, tail.end())))
        ):
            scale = _PACKED.get(told.get("packed")) or _SCALES.get(told["scale"] or "", "1")
            draft.end = tail.start() + len(tail[0].rstrip(" "))
            _settle(draft, scale, _KINDS.get(told.get("kind") or "") or kind or _kind_beside(text, draft))
            return True
    return False


def _ends(text: str, end: int) -> bool:
    return bool(_AFTER.match(text, end)) or _ends_word(text, end)


def _ends_word(text: str, end: int) -> bool:
    """Whether nothing of a word follows: in `0.5 CNY per million.` tokens are meant, in `2元/千字` they are not."""
    return not text[end : end + 2].strip(" ")[:1].isalpha()


def _settle(draft: Draft, scale: str, kind: str) -> None:
    draft.unit = units.rate_name(draft.unit, scale, kind or BOTH)
    draft.kind = kind


def _has_period(text: str, draft: Draft) -> bool:
    """20美元/月, $25 per user per month, 每月20美元, $20 monthly."""
    seated = _SEAT_PERIOD.match(text, draft.end)
    if seated:
        draft.end = seated.end()
        period = "month" if seated["time"][0] in "m月" else "year"
        draft.unit = units.rate_name(draft.unit, "1", f"user-{period}" if seated["seat"] else period)
        return True
    before = text[max(0, draft.start - _KIND_WINDOW) : draft.start]
    tail = _PERIOD.match(text, draft.end) or _ADVERB.match(text, draft.end)
    match = tail or _BEFORE_PERIOD.search(before) or _BEFORE_SPOKEN.search(before)
    if not match:
        return _is_clip(draft, before)
    groups = match.groupdict()
    per = "month" if groups.get("month") else _PER[groups["per"]] if groups.get("per") else _FEES[groups["fee"]]
    if tail and per == "chip":  # 每小时12元/卡
        time = _BEFORE_PERIOD.search(before)
        per = "chip-hour" if time and _PER.get(time["per"] or "") == "hour" else per
    draft.end = tail.end() if tail else draft.end
    seat = _SEAT_BEHIND.match(text, draft.end) if per in _OF_SEATS else None
    if seat:
        per, draft.end = f"user-{per}", seat.end()
    elif per in _OF_SEATS and not tail and _SEAT_BEFORE.search(before, 0, match.start()):
        per = f"user-{per}"
    scale, _, thing = per.partition("-") if per[0].isdigit() else ("1", "-", per)
    draft.unit = units.rate_name(draft.unit, scale, thing)
    return True


def _is_clip(draft: Draft, before: str) -> bool:
    if "秒" not in before or not _CLIP.search(before):
        return False
    draft.unit = units.rate_name(draft.unit, "1", "video")
    return True


def _kind_beside(text: str, draft: Draft) -> str:
    """The kind of token told right after the sum or right before it: （缓存命中）, 输出, `for output`."""
    after = _IN_BRACKETS.match(text, draft.end)
    before = None if after else _BEFORE_KIND.search(text[max(0, draft.start - _WINDOW) : draft.start])
    if before:
        return _KINDS[before["kind"]]
    after = after or _AFTER.match(text, draft.end)
    if after:
        draft.end = after.end()
        return _KINDS[after["kind"]]
    return ""


def _told_before(text: str, draft: Draft) -> tuple[str, str, bool]:
    """Scale and kind of `每千 tokens` earlier in the clause, and whether no comma stands between."""
    low = max(0, draft.start - _WINDOW)
    window = text[low : draft.start]
    cut = max((match.end() for match in CLAUSE_END.finditer(window)), default=0)
    found = [
        match for match in _BEFORE_TOKENS.finditer(window, cut) if match["tokens"] or (match["scale"] and match["kind"])
    ]
    if not found:
        return "", "", False
    last = found[-1]
    draft.told = low + last.start()
    if _TAILED.search(window, 0, last.start()) and ("," in window[last.end() :] or _GOES_TO.match(text, draft.end)):
        # `$4 per million output tokens, compared with $8`, `and from $8 to $6`: that was the price of another
        return "", "", False
    between = window[last.end() :]
    is_near = not any(mark in between for mark in ",，") or bool(_NEAR.fullmatch(between))
    led = _BEFORE_KIND.search(window, cut, last.start()) if not last["kind"] and last[0][0] in "一1" else None
    kind = last["kind"] or (led["kind"] if led else "")
    if nearer := [match["kind"] for match in _NEARER.finditer(between)]:
        kind = nearer[-1]  # 每百万输入token 0.3元，输出由2.5元降至1.25元
    return _SCALES.get(last["scale"] or "", "1"), _KINDS.get(kind, ""), is_near
