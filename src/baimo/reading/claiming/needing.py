"""Whose a memory is that is asked for: what it takes to run a model is the model's, and the memory of no chip."""

from __future__ import annotations

import re

from baimo.reading.naming.mentions import Token, members
from baimo.values.expressions import expression

_NEAR = 40
# 约需61GB显存, `needs about 16 GB`
_NEEDS = expression(
    r"(?:\b(?:needs?|needed|requires?|required|requiring|needing|occup(?:y|ies)|as little as|fits? (?:in|into|within))"
    r"(?: (?:only|just|about|around|roughly|some|under|at least|less than))*"
    r"|(?:只需|需要|需|仅需|占用|占|至少要?|要求|不低于|大于|预留|吃掉)\s*(?:约|大约|至少)?)\s*$",
    re.IGNORECASE,
)
_SOFTWARE = frozenset(["model", "product"])


def is_needed(clean: str, subject: Token, value: Token) -> bool:
    """Whether a memory that is needed was told of something that may be a chip."""
    if not _NEEDS.search(clean, max(0, value[0] - _NEAR), value[0]):
        return False
    kinds = {sense.kind for one in members(subject) for sense in one[3] if isinstance(one[3], tuple)}
    return not kinds or not kinds <= _SOFTWARE
