"""Whatever facts there are: detectors come to an end, tell the same in any order, and know a clean pair of prices."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baimo.claims import Claim
from baimo.ledger.detecting import Evidence, Fact, detect
from baimo.ledger.detecting.facts import Named, Page

DAYS = st.dates().map(lambda day: day.isoformat())
WHEN = st.one_of(
    st.none(),
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
    st.tuples(DAYS, DAYS).map(lambda two: "/".join(sorted(two))),
    st.just("XXXX-05-22"),
    st.just("2023~"),
)
UNITS = st.sampled_from(
    [
        "CNY/1k-tokens",
        "CNY/1M-input-tokens",
        "USD/1M-input-tokens",
        "USD/1M-output-tokens",
        "USD/1M-cached-input-tokens",
        "x",
    ]
)
IDS = st.sampled_from(["a", "b", "c"])
PAGES = st.fixed_dictionaries(
    {
        name: st.builds(Page, WHEN, st.sampled_from(["media", "dataset"]), st.sampled_from(["known", "unknown"]))
        for name in "pq"
    }
)


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """A few facts of few things, prices and relations and dates mixed."""
    found = []
    for index in range(draw(st.integers(0, 8))):
        claim = Claim(draw(IDS), "price", when=draw(WHEN))
        predicate = draw(
            st.sampled_from(["price", "released", "version_of", "based_on", "founded_on", "parameters", "trained_on"])
        )
        claim.predicate = predicate
        if predicate in ("price", "parameters"):
            claim.value = draw(st.decimals(0, 10**12, places=4))
            claim.unit = draw(UNITS) if predicate == "price" else "parameters"
        elif predicate == "founded_on":
            claim.value = draw(DAYS)
        else:
            claim.object = draw(IDS)
        sources = tuple(draw(st.lists(st.sampled_from("pq"), min_size=1, max_size=2, unique=True)))
        found.append(
            Fact(claim, sources, draw(st.sampled_from(["normal", "deprecated"])), f"{claim.subject}.yaml", index)
        )
    return found


NAMED = {
    entity: [Named(entity, "model", ((("names", "en"), f"Model {entity}"),), f"{entity}.yaml")] for entity in "abc"
}


@given(facts(), PAGES, st.randoms())
def test_the_order_of_facts_plays_no_part(held: list[Fact], pages: dict[str, Page], random: object) -> None:
    shuffled = list(held)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {(f.rule, f.key) for f in detect(Evidence(held, pages, NAMED)) if f.rule not in ("said-twice", "cycle")}
    other = {(f.rule, f.key) for f in detect(Evidence(shuffled, pages, NAMED)) if f.rule not in ("said-twice", "cycle")}
    assert one == other


@given(
    st.decimals(Decimal("0.1"), 100, places=3),
    st.decimals(Decimal("1.001"), Decimal("1.9"), places=3),
    st.sampled_from(["p", "q"]),
)
def test_two_prices_less_than_twofold_apart_are_no_slip(low: Decimal, factor: Decimal, page: str) -> None:
    pages = {name: Page("2025-03", "dataset", "known") for name in "pq"}
    held = [
        Fact(Claim("a", "price", value=value, unit="USD/1M-input-tokens"), (name,), "normal", "a.yaml", index)
        for index, (value, name) in enumerate(((low, "p"), (low * factor, page)))
    ]
    assert [finding for finding in detect(Evidence(held, pages, {})) if len(finding.facts) > 1] == []


@given(st.decimals(Decimal("0.1"), 50, places=2), st.sampled_from([10, 100, 1000]), st.booleans())
def test_a_slip_is_found_whichever_comes_first(low: Decimal, factor: int, turned: bool) -> None:
    pages = {name: Page("2025-03-01", "dataset", "known") for name in "pq"}
    values = [(low, "p"), (low * factor, "q")]
    held = [
        Fact(Claim("a", "price", value=value, unit="CNY/1M-input-tokens"), (name,), "normal", "a.yaml", index)
        for index, (value, name) in enumerate(reversed(values) if turned else values)
    ]
    names = {finding.rule for finding in detect(Evidence(held, pages, {}))}
    assert ("per-1k-per-1m" if factor == 1000 else "factor-of-ten") in names
