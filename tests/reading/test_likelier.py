"""Whose a claim is where rules and the encoder differ; candidates and their probabilities are given here by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from baimo.reading.claiming.likelier import likelier
from baimo.reading.claiming.parts import Parts
from baimo.reading.joining import odds
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.likely import Likely
from baimo.reading.rules.matching import Match

SURE, LITTLE = odds.load().whose["other"] + 0.2, odds.load().whose["against"] - 0.2


def name(at: int, kind: str = "organization") -> Token:
    senses: Any = (SimpleNamespace(id=f"x{at}", kind=kind, likely=""),)
    return at, at + 3, "O", senses, 0


A, B, BOB = name(0), name(10), name(20, "person")


def keys(token: Token) -> frozenset[str]:
    senses: Any = token[3]
    return frozenset([senses[0].id])


def match(likely: Likely | None, of: str = "organization", is_named: bool = False, **fixed: Any) -> Match:
    rule: Any = SimpleNamespace(fixed=fixed, kinds={"subject": (of,)})
    roles = [("value", 5, 6), *[("subject", 1, 2)] * is_named]
    return Match(rule, 0, 1, 0, roles, likely=likely)


def told(subject: Token | None, one: Match) -> Parts | None:
    """What comes of a match whose rules give this subject; None if they give none."""

    def fill(of: Match) -> Parts | None:
        given: Any = dict(of.given).get("subject", subject)
        return Parts(of, cast(Any, None), subject=given) if given is not None else None

    return likelier(one, fill)


def test_rules_stand_where_no_encoder_looked() -> None:
    parts = told(A, match(None))
    assert parts is not None and parts.subject == A and not parts.is_joined


def test_who_is_far_likelier_goes_before_whom_the_rules_give() -> None:
    parts = told(A, match(Likely([A, B, None], [LITTLE, SURE, 0.0], keys)))
    assert parts is not None and parts.subject == B
    assert parts.is_joined and parts.sure == pytest.approx(SURE)


@pytest.mark.parametrize("shares", [[0.4, 0.6, 0.0], [LITTLE, 0.45, 0.2], [SURE, LITTLE, 0.0]])
def test_else_whom_the_rules_give_stands(shares: list[float]) -> None:
    parts = told(A, match(Likely([A, B, None], shares, keys)))
    assert parts is not None and parts.subject == A and not parts.is_joined and parts.sure == 1.0


def test_nobody_takes_no_subject_away() -> None:
    parts = told(A, match(Likely([A, B, None], [LITTLE, LITTLE, SURE], keys)))
    assert parts is not None and parts.subject == A


def test_a_person_does_not_go_before_a_house_that_does_the_same() -> None:
    parts = told(A, match(Likely([A, BOB, None], [LITTLE, SURE, 0.0], keys)))
    assert parts is not None and parts.subject == A


def test_another_mention_of_the_same_is_no_other() -> None:
    again: Any = (40, 43, "O", A[3], 0)
    parts = told(A, match(Likely([again, None], [SURE, 0.0], keys)))
    assert parts is not None and parts.subject == A and not parts.is_joined


def test_where_rules_know_nobody_the_likeliest_is_meant() -> None:
    parts = told(None, match(Likely([B, None], [SURE, 0.0], keys)))
    assert parts is not None and parts.subject == B and parts.is_joined


@pytest.mark.parametrize(("share", "fixed"), [(LITTLE, {}), (SURE, {"subject": "china"})])
def test_but_not_where_that_is_unsure_or_the_rule_tells_of_an_industry(share: float, fixed: dict[str, str]) -> None:
    assert told(None, match(Likely([B, None], [share, 0.0], keys), **fixed)) is None


def test_who_is_named_by_the_words_of_a_rule_gives_way_only_to_one_who_is_all_but_sure() -> None:
    parts = told(A, match(Likely([A, B, None], [LITTLE, SURE, 0.0], keys), is_named=True))
    assert parts is not None and parts.subject == A
    parts = told(A, match(Likely([A, B, None], [0.02, 0.97, 0.01], keys), is_named=True))
    assert parts is not None and parts.subject == B


def test_a_law_that_is_not_named_is_none_of_those_that_are() -> None:
    assert told(None, match(Likely([B, None], [SURE, 0.0], keys), of="policy")) is None
