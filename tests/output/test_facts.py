from __future__ import annotations

from decimal import Decimal

import pytest

from baimo.asking.topics import topics
from baimo.claims import Claim, Source
from baimo.ledger import Statement, fact_id, statement_id


def statement(
    predicate: str, grade: str = "known", rank: str = "normal", page: str = "a", **claim: object
) -> Statement:
    made = Claim("acme", predicate, **claim)  # type: ignore[arg-type]
    source = Source(page, f"https://{page}", page, page, "media", "2023", grade)
    return Statement(statement_id(made, page), fact_id(made), made, source, rank)


def money(amount: float, **more: object) -> dict[str, object]:
    return {"value": Decimal(str(amount)), "unit": "USD", **more}


RIVALS = {
    "two birthdays": ("founded_on", {"value": "2023-03"}, {"value": "2023-04-10"}, True),
    "a birthday and its year": ("founded_on", {"value": "2023"}, {"value": "2023-04-10"}, False),
    "two days, one time zone apart": ("founded_on", {"value": "2023-04-09"}, {"value": "2023-04-10"}, False),
    "two values at two times": ("valued_at", money(1e9, when="2022"), money(2e9, when="2023"), False),
    "two values at one time": ("valued_at", money(1e9, when="2023"), money(2e9, when="2023"), True),
    "a bound and more": ("valued_at", money(1e9, when="2023", bound="at-least"), money(2e9, when="2023"), False),
    "fact and opinion": ("valued_at", money(1e9, when="2023", modality="opinion"), money(2e9, when="2023"), False),
    "many founders": ("founded_by", {"object": "a"}, {"object": "b"}, False),
    "one release on two days": ("released", {"object": "m", "when": "2023-03"}, {"object": "m", "when": "2024"}, True),
    "two releases": ("released", {"object": "m", "when": "2023-03"}, {"object": "n", "when": "2024"}, False),
    "two measures": ("users", {"value": Decimal(1), "unit": "users", "when": "2023", "qualifier": "daily"},
                     {"value": Decimal(9), "unit": "users", "when": "2023", "qualifier": "monthly"}, False),
    "a date that is none": ("founded_on", {"value": "soon"}, {"value": "2023"}, False),
}  # fmt: skip


@pytest.mark.parametrize("case", RIVALS)
def test_facts_are_rivals_only_where_both_cannot_be_true(case: str) -> None:
    predicate, one, other, expected = RIVALS[case]
    (topic,) = topics([statement(predicate, **one), statement(predicate, **other)])
    assert bool(topic.rivals) == expected


def test_sources_of_one_fact_stand_together_the_best_first() -> None:
    found = [
        statement("founded_on", value="2023", page=page, grade=grade)
        for page, grade in [("m", "mirror"), ("o", "official")]
    ]
    (topic,) = topics(found)
    assert [one.source.id for one in topic.facts[0].statements] == ["o", "m"]


def test_deprecated_facts_are_kept_apart_and_rival_nobody() -> None:
    found = [statement("founded_on", value="2023"), statement("founded_on", value="2019", rank="deprecated", page="b")]
    (topic,) = topics(found)
    assert ([fact.claim.value for fact in topic.facts], [fact.claim.value for fact in topic.deprecated]) == (
        ["2023"],
        ["2019"],
    )
    assert not topic.rivals


def test_what_an_entity_is_comes_before_what_it_did_and_strange_predicates_last() -> None:
    order = [
        topic.predicate
        for topic in topics([statement(p) for p in ("odd", "achieved", "released", "valued_at", "founded_on")])
    ]
    assert order == ["founded_on", "valued_at", "released", "achieved", "odd"]


def test_the_preferred_fact_comes_first() -> None:
    found = [statement("founded_on", value="2023"), statement("founded_on", value="2024", rank="preferred", page="b")]
    assert [fact.claim.value for fact in topics(found)[0].facts] == ["2024", "2023"]
