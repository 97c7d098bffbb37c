"""A subject that the context supplies, and how sure it is that it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.reading.naming.mentions import Token

# How sure a subject is that the context supplies, by the share of all that speaks for any that speaks for it. In
# steps: of two places that tell the same the first is to stay the one that is shown.
_SURE = ((0.65, 0.85), (0.45, 0.75), (0.0, 0.6))
# The same of the rule that a text of rules named last.
OF_RULES = 0.7
# The same of what a document speaks of all along, where nobody is near.
OF_DOCUMENT = 0.6


@dataclass(slots=True)
class Found:
    """A subject that the context supplies, and how sure that is."""

    token: Token
    sure: float


def sureness(share: float) -> float:
    """How sure a claim is whose subject has this share of all that speaks for any."""
    return next(sure for least, sure in _SURE if share >= least)
