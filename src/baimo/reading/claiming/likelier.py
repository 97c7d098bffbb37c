"""Whose a claim is where the context of rules and the encoder differ: who is far likelier, or somebody, not none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from baimo.reading.claiming.parts import Parts
from baimo.reading.joining import odds
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match

_LAW = ("policy",)


def likelier(match: Match, fill: Callable[[Match], Parts | None]) -> Parts | None:
    """The parts of a match: with the subject that the encoder is rather sure of, if that is another or there is none.

    `fill` fills the places of a match by rules, and gives None where these cannot tell whom it means. What the encoder
    told is joined: it carries its probability, and contradicts nothing.
    """
    parts = fill(match)
    if match.likely is None:
        return parts
    token, share = match.likely.best()
    if token is None:
        return parts
    if parts is None:
        parts = _given(match, token, share, fill)
        return parts and _joined(parts, share)
    if parts.subject is not None and _is_other(match, parts.subject, token, share):
        parts.subject = token
        return _joined(parts, share)
    return parts


def _joined(parts: Parts, share: float) -> Parts:
    parts.is_joined, parts.sure = True, min(parts.sure, round(share, 2))
    return parts


def _is_other(match: Match, subject: Token, token: Token, share: float) -> bool:
    """Whether the likeliest is so far likelier than the subject of the rules that it goes before.

    A person and a house that do the same are both meant, and which of them to name rules know better.
    """
    of = odds.load().whose
    least = of["other"] if match.at("subject") is None and not match.given else of["named"]
    if match.likely is None or share < least or _is_person(subject) != _is_person(token):
        return False
    return match.likely.share(subject) <= min(of["against"], 1 - least)


def _is_person(token: Token) -> bool:
    senses = token[3]
    sense = senses[0] if isinstance(senses, tuple) and senses else None
    return "person" in (getattr(sense, "kind", ""), getattr(sense, "likely", ""))


def _given(match: Match, token: Token, share: float, fill: Callable[[Match], Parts | None]) -> Parts | None:
    """The parts with the likeliest as the one whom the rules could not tell.

    Of a law they tell no name where the text tells of another than it names: a bill, a draft.
    """
    if match.rule.kinds.get("subject") == _LAW:
        return None
    is_open = match.at("subject") is None and not match.given and "subject" not in match.rule.fixed
    if not is_open or share < odds.load().whose["none"]:
        return None
    return fill(replace(match, given=(("subject", token),)))
