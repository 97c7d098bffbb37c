"""How two entities are related: which steps a path may take, which it prefers, and that the way back is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.asking.clocks import Clocks
from baimo.asking.relating import Answer, Story, paths
from baimo.ledger import Ledger

ENTITIES = [
    "acme",
    "beta",
    "gamma",
    "bourse",
    "lone",
    "rumour",
    "mute",
    "ann",
    "bob",
    "acme-1",
    "acme-1-mini",
    "beta-1",
    "acme-chat",
    "c1",
    "ban",
    "finance",
    "xanadu",
]


def told(story: Story) -> list[str]:
    """`acme -invested_in- gamma` for each step."""
    return [f"{step.origin} {step.claim.predicate} {step.target}" for step in story.steps]


def best(ledger: Ledger, one: str, other: str, **dates: str) -> list[str]:
    stories = paths(ledger, one, other, Clocks.at(**dates)).stories
    return told(stories[0]) if stories else []


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        pytest.param("acme-1", "acme", ["acme-1 released acme"], id="one step"),
        pytest.param(
            "acme-chat", "ann", ["acme-chat powers acme-1", "acme-1 released acme", "acme founded_by ann"], id="up"
        ),
        pytest.param("acme", "beta", ["acme led_by bob", "bob founded_by beta"], id="a common person"),
        pytest.param(
            "acme-1-mini",
            "gamma",
            ["acme-1-mini version_of acme-1", "acme-1 released acme", "acme invested_in gamma"],
            id="a backer",
        ),
        pytest.param("acme-1-mini", "acme", ["acme-1-mini version_of acme-1", "acme-1 released acme"], id="a version"),
        pytest.param("ban", "acme-1", ["ban restricted_by c1", "c1 trained_on acme-1"], id="a rule and a model"),
        pytest.param("gamma", "rumour", ["gamma invested_in rumour"], id="what is only reported is a step"),
    ],
)
def test_a_path_is_the_closest_story(ledger: Ledger, one: str, other: str, steps: list[str]) -> None:
    assert best(ledger, one, other) == steps


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("lone", "acme", id="a shared place"),
        pytest.param("beta", "lone", id="a rumour that is denied"),
        pytest.param("mute", "acme", id="nothing told"),
    ],
)
def test_what_explains_nothing_joins_nobody(ledger: Ledger, one: str, other: str) -> None:
    assert not paths(ledger, one, other).stories


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("acme-1", "finance", id="an industry"),
        pytest.param("acme", "xanadu", id="a place"),
        pytest.param("acme-1", "bourse", id="an exchange"),
    ],
)
def test_what_joins_everybody_may_be_an_end(ledger: Ledger, one: str, other: str) -> None:
    assert best(ledger, one, other)


def test_an_exchange_an_industry_or_a_place_is_never_passed(ledger: Ledger) -> None:
    for one in ENTITIES:
        for other in ENTITIES:
            for story in paths(ledger, one, other, most=3).stories:
                assert not {step.target for step in story.steps[:-1]} & {"bourse", "finance", "xanadu"}


def test_a_relation_without_a_time_is_dated_by_the_beginning_it_made(ledger: Ledger) -> None:
    (step,) = paths(ledger, "acme", "ann").stories[0].steps
    assert step.claim.when is None
    assert [statement.claim.value for statement in step.began] == ["2020-03"]


def test_the_dated_release_is_told_and_who_developed_it_is_not_repeated(ledger: Ledger) -> None:
    (step,) = paths(ledger, "acme-1", "acme").stories[0].steps
    assert (step.claim.predicate, step.claim.when) == ("released", "2021-05-01")
    assert {fact[0].claim.predicate for fact in step.told} == {"released"}


def test_another_date_of_what_happens_once_is_a_dispute_and_of_what_repeats_is_not(ledger: Ledger) -> None:
    (release,) = paths(ledger, "acme-1", "acme").stories[0].steps
    assert [statement.claim.when for statement in release.disputed] == ["2021-07-01"]
    (backing,) = paths(ledger, "gamma", "acme").stories[0].steps
    assert not backing.disputed
    assert {fact[0].claim.when for fact in backing.told} == {"2021-02", "2022-02-11"}


def test_further_stories_pass_somebody_new(ledger: Ledger) -> None:
    stories = paths(ledger, "acme", "beta", most=3).stories
    passed = [{step.target for step in story.steps[:-1]} for story in stories]
    assert len(stories) > 1
    assert all(later - set().union(*passed[:n]) for n, later in enumerate(passed) if n)
    assert stories[0].cost == min(story.cost for story in stories)


@pytest.mark.parametrize(
    ("dates", "is_joined"),
    [
        pytest.param({"as_of": "2021-01"}, False, id="before it happened"),
        pytest.param({"as_of": "2021-02"}, True, id="when it happened"),
        pytest.param({"as_of": "2021-02", "known_by": "2023-01"}, False, id="it had happened and nobody had told"),
        pytest.param({"known_by": "2024"}, True, id="told"),
    ],
)
def test_a_step_has_happened_and_been_told(ledger: Ledger, dates: dict[str, str], is_joined: bool) -> None:
    assert (best(ledger, "gamma", "acme", **dates) == ["gamma invested_in acme"]) is is_joined


def test_a_state_that_is_over_is_no_step_afterwards(ledger: Ledger) -> None:
    assert best(ledger, "ann", "beta", as_of="2019") == ["ann works_for beta"]
    assert "ann works_for beta" not in best(ledger, "ann", "beta", as_of="2022-12")


def test_what_has_no_time_is_no_step_before_its_subject_began(ledger: Ledger) -> None:
    assert best(ledger, "acme", "ann", as_of="2020-04")
    assert not best(ledger, "acme", "ann", as_of="2019-12")


def test_without_a_path_the_nearest_of_both_are_told(ledger: Ledger) -> None:
    answer = paths(ledger, "acme", "lone")
    assert {end: bool(steps) for end, steps in answer.nearest.items()} == {"acme": True, "lone": True}
    assert paths(ledger, "mute", "acme").nearest["mute"] == ()


def test_one_entity_with_itself_has_no_story(ledger: Ledger) -> None:
    assert paths(ledger, "acme", "acme") == Answer("acme", "acme")


@given(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES), st.sampled_from(["2020", "2021-06", "2023", None]))
def test_the_way_back_is_the_same_way(ledger: Ledger, one: str, other: str, as_of: str | None) -> None:
    clocks = Clocks.at(as_of)
    there, back = paths(ledger, one, other, clocks, most=3), paths(ledger, other, one, clocks, most=3)
    assert [(s.cost, [(x.origin, x.target, x.claim) for x in s.steps]) for s in there.stories] == [
        (s.cost, [(x.target, x.origin, x.claim) for x in reversed(s.steps)]) for s in back.stories
    ]


@given(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES))
def test_every_step_goes_on_from_the_last_and_no_entity_is_passed_twice(ledger: Ledger, one: str, other: str) -> None:
    for story in paths(ledger, one, other, most=3).stories:
        ways = [story.steps[0].origin, *(step.target for step in story.steps)]
        assert (ways[0], ways[-1]) == (one, other)
        assert [step.origin for step in story.steps] == ways[:-1]
        assert len(set(ways)) == len(ways)
        assert all(step.told[0][0].source for step in story.steps)
