"""Whether a sentence tells that something comes out on its day, whatever it is: ... on Tuesday unveiled two models."""

from __future__ import annotations

import re

from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

_SHOWS = expression(
    r"\b(?:unveil|launch|releas|introduc|announc|debut|present|show(?:ed|n|s)|roll(?:ed|ing)? out|ship(?:ped|ping)"
    r"|bring(?:s|ing) out|brought out|available|open-sourc)"
    r"|发布|發布|發佈|發表|推出|亮相|上线|上線|开源|開源|登场|登場|揭晓|释出|釋出",
    re.IGNORECASE,
)


def is_shown(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells that something comes out."""
    start, end = sentence.tokens[sentence.low][0], sentence.tokens[sentence.high - 1][1]
    return _SHOWS.search(text, start, end) is not None
