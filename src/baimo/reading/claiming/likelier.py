"""Whose a claim is where the context of rules and the encoder differ: who is far likelier, or somebody, not none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from baimo.reading.claiming.parts import Parts
from baimo.reading.joining import odds
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match


def likelier(match: Match, fill: Callable[[Match], Parts | None]) -> Parts | None:
    """The parts of a match: with the subject that the encoder is rather sure of, if that is another or there is none.

    `fill` fills the places of a match by rules, and gives None where these cannot tell whom it means.
    """
    parts = fill(match)
    if match.likely is None:
        return parts
    token, share = match.likely.best()
    if token is None:
        return parts
    if parts is None:
        return _given(match, token, share, fill)
    if parts.subject is not None and _is_other(match, parts.subject, share):
        parts.subject, parts.sure = token, min(parts.sure, round(share, 2))
    return parts


def _is_other(match: Match, subject: Token, share: float) -> bool:
    """Whether the likeliest, who has this share, is so far likelier than the one of the rules that it goes before."""
    of = odds.load().whose
    return match.likely is not None and share >= of["other"] and match.likely.share(subject) <= of["against"]


def _given(match: Match, token: Token, share: float, fill: Callable[[Match], Parts | None]) -> Parts | None:
    """The parts with the likeliest as the one whom the rules could not tell."""
    is_open = match.at("subject") is None and not match.given and "subject" not in match.rule.fixed
    if not is_open or share < odds.load().whose["none"]:
        return None
    parts = fill(replace(match, given=(("subject", token),)))
    if parts is not None:
        parts.sure = min(parts.sure, round(share, 2))
    return parts
