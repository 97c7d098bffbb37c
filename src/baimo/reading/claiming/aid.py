"""What an office gives or takes: a reward, a subsidy, a fine, a fund. It tells what nobody is worth and takes in."""

from __future__ import annotations

import re

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

_NEAR = 48
# 给予100万元奖励, `a fine of €15 million`, 50亿元的产业基金: what an office gives or takes is the worth of nothing.
_AID = expression(
    r"(?:奖励|獎勵|补贴|補貼|补助|補助|资助|資助|奖补|扶持|罚款|罰款|罚金|罰金|处以|裁罚|裁罰|可罚|可罰)[^，。；,;]{0,8}$"
    r"|\b(?:fine[ds]?|fines of|penalt(?:y|ies)|subsid(?:y|ies)|grants?)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_AID_BEHIND = expression(
    r"[^，。；,;\d]{0,4}(?:奖励|獎勵|补贴|補貼|补助|補助|资助|資助|奖补|罚款|罰款|罚金|罰金|[^，。；,;\d]{0,10}基金)"
    r"| (?:fine|penalty|subsidy|grant)\b"
)
_WORTH = frozenset({"market_size", "market_cap", "valued_at", "revenue"})


def is_aid(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a sum is a reward, a fine or a fund, where what somebody is worth or takes in is sought."""
    if predicate.id not in _WORTH:
        return False
    before = clean[max(0, value[0] - _NEAR) : value[0]]
    return _AID.search(before) is not None or _AID_BEHIND.match(clean, value[1]) is not None
