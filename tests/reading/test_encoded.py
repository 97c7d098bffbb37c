"""The encoder has a say: in what weights consider, in whose it is, and in what rules only seem to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from reading_examples import names

from baimo.documents import from_text
from baimo.reading import Reader
from baimo.reading.encoding import encoder
from baimo.reading.encoding.sight import Place, Sight
from baimo.reading.joining import odds
from baimo.reading.joining.odds import Blend, Odds
from baimo.reading.joining.weights import Weights
from baimo.workspace import Workspace

BY_RULE, BY_WEIGHTS = "百度完成20亿元融资。", "百度账上的新一轮融资就是那20亿元。"
WEIGHTS = Weights(what={"raised": {"": -1.0, "far": -9.0}}, what_all={}, who={}, who_all={"a": 1.0}, least={"": 0.7})
BLEND = Blend(
    {"bias": 0.5, "weights": 0.5, "encoder": 1.0},
    {"weights": 1.0, "encoder": 2.0},
    -5.0,
    {"": 0.4, "unspoken": 0.6},
    -4.0,
    50,
    {"other": 0.65, "against": 0.25, "named": 0.9, "none": 0.5},
    {"bias": -1.0, "encoder": 1.0},
)
HERE: Place = (0, 2)
# What the encoder says of places that no cue speaks of.
UNSPOKEN: list[tuple[str, float]] = []


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], list[str]]]:
    """What the encoder says of every place; gives the places that it was asked of."""
    asked: list[str] = []

    def fits(logit: float) -> list[str]:
        monkeypatch.setattr(Sight, "fits", lambda _, start, end, name: (asked.append(name), logit)[1])
        monkeypatch.setattr(Sight, "likeliest", lambda *of: [one for one in UNSPOKEN if one[1] >= of[-1]])
        monkeypatch.setattr(Sight, "others", lambda *of: np.array([-1.0, 1.0, 0.0], np.float32)[: len(of[-1])])
        return asked

    monkeypatch.setattr(odds, "load", lambda: BLEND)
    yield fits


def told(text: str) -> list[tuple[str, str]]:
    reader = Reader(names())
    return [(claim.subject, claim.predicate) for claim in reader.read(from_text(text, "a.txt")).claims]


def weighed() -> Odds:
    known = encoder.load()
    assert known is not None
    found = Odds(WEIGHTS, known)
    found.enter("百度", [])
    return found


def test_what_a_rule_took_for_a_claim_is_silent_where_the_encoder_is_sure_it_is_none(
    says: Callable[[float], list[str]],
) -> None:
    says(-3.9)
    assert told(BY_RULE) == [("baidu", "raised")]
    says(-4.1)
    assert told(BY_RULE) == []


def test_a_reader_without_it_goes_by_rules_alone(says: Callable[[float], list[str]]) -> None:
    asked = says(-9.0)
    claims = Reader(names(), encoded=False).read(from_text(BY_RULE, "a.txt")).claims
    assert [claim.predicate for claim in claims] == ["raised"]
    assert not asked


def test_its_word_is_weighed_with_that_of_the_weights(says: Callable[[float], list[str]]) -> None:
    says(0.0)
    assert weighed().chance("raised", [], [], HERE) == pytest.approx(0.5)
    says(2.0)
    assert weighed().chance("raised", [], [], HERE) == pytest.approx(1 / (1 + np.exp(-2)))


def test_it_is_not_asked_of_what_weights_hold_for_hopeless(says: Callable[[float], list[str]]) -> None:
    asked = says(9.0)
    assert weighed().chance("raised", ["far"], [], HERE) == pytest.approx(1 / (1 + np.exp(10)))
    assert weighed().chance("valued_at", [], [], HERE) < 0.01
    assert not asked


def test_whose_it_is_both_say(says: Callable[[float], list[str]]) -> None:
    says(0.0)
    shares = weighed().shares("raised", [["a"], [], []], HERE, [(0, 1), (1, 2), None])
    assert sum(shares) == pytest.approx(1)
    assert shares == pytest.approx([np.exp(x) / (np.exp(-1) + np.exp(2) + 1) for x in (-1, 2, 0)])


def test_without_an_encoder_weights_have_their_own_least(says: Callable[[float], list[str]]) -> None:
    assert Odds(WEIGHTS, None).needed("raised") == 0.7
    assert weighed().needed("raised") == 0.4


def test_a_desk_may_do_without_it(tmp_path: Path, says: Callable[[float], list[str]]) -> None:
    says(-9.0)
    document = from_text(BY_RULE, "a.txt")
    assert not Workspace(home=tmp_path).read(document).reading.claims
    assert Workspace(home=tmp_path, encoded=False).read(document).reading.claims


def test_of_what_it_hardly_learnt_the_encoder_says_nothing_to_rules(says: Callable[[float], list[str]]) -> None:
    says(-9.0)
    found = weighed()
    rare = next(name for name, claims in encoder.load().shape.learnt.items() if claims < BLEND.known)  # type: ignore[union-attr]
    assert not found.knows(rare) and not found.doubts(rare, HERE)
    assert found.knows("raised") and found.doubts("raised", HERE)
    assert not Odds(WEIGHTS, None).knows("raised")


def test_what_no_cue_speaks_of_the_encoder_may_tell_alone(
    says: Callable[[float], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    says(-9.0)
    monkeypatch.setattr(Sight, "others", lambda *of: np.array([9.0] + [0.0] * (len(of[-1]) - 1), np.float32))
    text = "百度账上的新一轮融资是几个亿，那20个人都知道。"
    assert told(text) == []
    UNSPOKEN.append(("employees", 4.0))
    try:
        assert told(text) == [("baidu", "employees")]
        assert weighed().unspoken(HERE) == {"employees": pytest.approx(1 / (1 + np.exp(-3)))}
        UNSPOKEN[:] = [("employees", 1.2)]  # 0.55, less than is told
        assert weighed().unspoken(HERE) == {}
    finally:
        UNSPOKEN.clear()


def test_without_an_encoder_nothing_is_told_that_no_cue_speaks_of() -> None:
    assert Odds(WEIGHTS, None).unspoken(HERE) == {}
