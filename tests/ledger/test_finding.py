"""What the ledger answers: by content, under both clocks, by rank, in which order."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import StaticPool, create_engine

from baimo.claims import Claim, Source
from baimo.ledger import Ledger, Statement, fact_id, open_ledger, statement_id
from baimo.ledger.compiling import compiled
from baimo.ledger.databases import Portable
from baimo.ledger.filling import fill
from baimo.ledger.store import Store
from baimo.ledger.text import Content
from baimo.values.dates import when_of


@pytest.fixture(params=["written", "portable"])
def ledger(request: pytest.FixtureRequest, atlas: Path, home: Path) -> Ledger:
    """The same ledger asked in both ways: as a compiled copy, and through SQLAlchemy as any database."""
    opened = open_ledger(atlas, home)
    if request.param == "portable":
        engine = create_engine("sqlite://", poolclass=StaticPool)
        with engine.begin() as connection:
            fill(connection, compiled(atlas, home).content)
        opened._store = Store(Portable(engine))
    return opened


def values(statements: list[Statement]) -> list[str]:
    return [f"{s.claim.value if s.claim.object is None else s.claim.object}" for s in statements]


def test_find_gives_each_source_its_own_statement_of_one_fact(ledger: Ledger) -> None:
    found = ledger.find("zhipu-ai", "founded_on")
    assert {s.source.id for s in found} == {"zhipuai.cn/about", "36kr.com/1001"}
    assert len({s.id for s in found}) == 2
    assert len({s.fact for s in found}) == 1


def test_find_returns_claims_complete_with_names_kinds_and_source(ledger: Ledger) -> None:
    claim = ledger.find("zhipu-ai", "released")[0].claim
    assert (claim.subject_name, claim.subject_type) == ("智谱", "organization")
    assert (claim.object, claim.object_name, claim.object_type) == ("glm-4", "GLM-4", "model")
    assert (claim.source_url, claim.source_date) == ("https://36kr.com/p/1001", "2024-01-16")


def test_numbers_come_back_exact(ledger: Ledger) -> None:
    assert ledger.find("glm-4", "price")[0].claim.value == Decimal("0.1")
    assert ledger.find("glm-4", "context_length")[0].claim.value == Decimal(128000)


def test_preferred_comes_first_and_deprecated_only_when_asked_for(ledger: Ledger) -> None:
    assert values(ledger.find("zhipu-ai", "founded_on")) == ["2019-06", "2019-06"]
    found = ledger.find("zhipu-ai", "founded_on", include_deprecated=True)
    assert [s.rank for s in found] == ["preferred", "preferred", "deprecated"]
    assert found[-1].reason == "the year in which the product started"


def test_of_one_rank_and_day_the_better_source_comes_first(ledger: Ledger) -> None:
    assert [s.source.grade for s in ledger.find("zhipu-ai", "founded_on")] == ["official", "known"]


def test_newest_comes_first(ledger: Ledger) -> None:
    assert values(ledger.find("zhipu-ai", "valued_at")) == ["20000000000", "14000000000"]


@pytest.mark.parametrize(
    ("during", "held"),
    [
        ("2023", True),
        ("2023-10", True),
        ("2023-10-05", True),
        ("2023-11", False),
        ("2022", False),
        ("../2023-10-01", True),
        ("2023-11/..", False),
    ],
)
def test_during_keeps_what_can_have_held_then(ledger: Ledger, during: str, held: bool) -> None:
    assert ("14000000000" in values(ledger.find("zhipu-ai", "valued_at", during=during))) == held


@pytest.mark.parametrize(("during", "held"), [("2023-12", False), ("2024-01-31", True), ("2031", True)])
def test_during_sees_open_intervals(ledger: Ledger, during: str, held: bool) -> None:
    assert bool(ledger.find("glm-4", "context_length", during=during)) == held


def test_during_keeps_what_bears_no_time(ledger: Ledger) -> None:
    assert values(ledger.find("glm-4", "developed_by", during="1999")) == ["zhipu-ai"]


@pytest.mark.parametrize(
    ("known_by", "expected"),
    [
        ("2023-10-19", []),
        ("2023-10-20", ["14000000000"]),
        ("2023-10", ["14000000000"]),
        ("2024-09-04", ["14000000000"]),
        ("2024-09-05", ["20000000000", "14000000000"]),
        ("2024", ["20000000000", "14000000000"]),
    ],
)
def test_known_by_keeps_what_can_have_been_said_by_its_end(ledger: Ledger, known_by: str, expected: list[str]) -> None:
    assert values(ledger.find("zhipu-ai", "valued_at", known_by=known_by)) == expected


def test_an_undated_source_tells_of_nothing_that_had_not_happened(ledger: Ledger) -> None:
    assert not ledger.find("glm-4", "context_length", known_by="2023-12")
    assert ledger.find("glm-4", "context_length", known_by="2024-01")


def test_an_undated_source_tells_of_no_founding_before_it(ledger: Ledger) -> None:
    found = ledger.find("zhipu-ai", "founded_on", known_by="2018")
    assert not found
    assert [s.source.id for s in ledger.find("zhipu-ai", "founded_on", known_by="2020")] == ["zhipuai.cn/about"]


def test_two_clocks_are_asked_at_once(ledger: Ledger) -> None:
    assert not ledger.find("zhipu-ai", "valued_at", during="2024", known_by="2023-12")


def test_negated_statements_are_kept_as_such(ledger: Ledger) -> None:
    assert [s.claim.modality for s in ledger.find("meta", "discontinued")] == ["negated"]


def test_find_by_object_alone_and_mentions_agree(ledger: Ledger) -> None:
    assert ledger.find(object="zhipu-ai") == ledger.mentions("zhipu-ai")
    assert [s.claim.subject for s in ledger.mentions("zhipu-ai")] == ["glm-4"]


def test_find_without_any_condition_gives_all_but_the_deprecated(ledger: Ledger) -> None:
    assert len(ledger.find()) == ledger.counts()["statements"] - 1


def test_find_of_nobody_is_empty(ledger: Ledger) -> None:
    assert ledger.find("nobody") == []


@pytest.mark.parametrize("clock", ["during", "known_by"])
def test_find_refuses_a_time_that_is_none(ledger: Ledger, clock: str) -> None:
    with pytest.raises(ValueError, match="someday"):
        ledger.find("zhipu-ai", **{clock: "someday"})


def test_many_are_asked_for_at_once(ledger: Ledger) -> None:
    ids = ["zhipu-ai", "glm-4", "nobody", *(f"nobody-{number}" for number in range(900))]
    about, mentioning = ledger.about_each(ids), ledger.mentions_each(ids)
    assert list(about) == list(mentioning) == ids
    for entity in ids[:3]:
        assert about[entity] == ledger.find(entity, include_deprecated=True)
        assert mentioning[entity] == ledger.mentions(entity, include_deprecated=True)
    assert {entity.id for entity in ledger.entities_each(ids)} == {"zhipu-ai", "glm-4"}


def test_statement_and_fact_are_found_by_their_ids(ledger: Ledger) -> None:
    statement = ledger.find("zhipu-ai", "founded_on")[0]
    assert ledger.statement(statement.id) == statement
    assert ledger.fact(statement.fact) == ledger.find("zhipu-ai", "founded_on")
    assert ledger.statement("nothing") is None


def test_source_and_what_it_says_deprecated_too(ledger: Ledger) -> None:
    source = ledger.source("example.org/blog")
    assert source is not None
    assert (source.publisher, source.grade, source.is_weak) == ("Example", "unknown", True)
    assert {s.rank for s in ledger.statements_from("example.org/blog")} == {"normal", "deprecated"}
    assert ledger.source("example.org/nothing") is None


def test_counts_tell_facts_from_statements(ledger: Ledger) -> None:
    assert ledger.counts() == {
        "entities": 4,
        "sources": 5,
        "facts": 9,
        "statements": 10,
        "statements of atlas": 10,
    }


# The clocks are SQL over days; the same in plain Python must give the same.
DAYS = st.dates(min_value=when_of("2022").first, max_value=when_of("2024").last)  # type: ignore[arg-type]
TIMES = st.one_of(
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y-%m-%d}"),
    DAYS.map(lambda day: f"{day:%Y-%m}/.."),
    DAYS.map(lambda day: f"../{day:%Y-%m}"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair):%Y-%m-%d}/{max(pair):%Y-%m-%d}"),
)


def statement_at(when: str | None, said: str | None) -> Statement:
    source = Source(f"s-{said}", "https://example.org", "t", "p", "media", said)
    claim = Claim("a", "employees", value=Decimal(1), unit="people", when=when)
    return Statement(statement_id(claim, source.id), fact_id(claim), claim, source)


def as_of(statement: Statement, during: str, known_by: str) -> bool:
    when, said = statement.claim.when, statement.source.date or statement.claim.when
    last = when_of(known_by).last
    spoken = when_of(said).first if said else None
    held = when is None or when_of(when).overlaps(when_of(during))
    return held and (spoken is None or last is None or spoken <= last)


@given(st.lists(st.tuples(st.none() | TIMES, st.none() | TIMES), min_size=1, max_size=20), TIMES, TIMES)
def test_both_clocks_agree_with_the_days_they_stand_for(
    times: list[tuple[str | None, str | None]], during: str, known_by: str
) -> None:
    statements = {s.id: s for s in (statement_at(when, said) for when, said in times)}
    sources = {s.source.id: s.source for s in statements.values()}
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        fill(connection, Content(sources=sources, statements=statements))
    found = {s.id for s in Store(Portable(engine)).find(subject="a", during=during, known_by=known_by)}
    assert found == {s.id for s in statements.values() if as_of(s, during, known_by)}


def test_folder_of_the_atlas_is_never_written_to(ledger: Ledger, atlas: Path) -> None:
    before = sorted(path.stat().st_mtime_ns for path in atlas.rglob("*"))
    ledger.counts()
    assert sorted(path.stat().st_mtime_ns for path in atlas.rglob("*")) == before
