"""What holds for every claim: it is answered, silence contradicts nobody, and the record agrees with itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from saying import document

from baimo.checking import check
from baimo.claims import Claim, Verdict, table
from baimo.claims.predicates import BOUNDS, MODALITIES
from baimo.ledger import Ledger, Statement

ENTITIES = ("hill-ai", "hill", "hill-7b", "hill-72b", "hill-app", "n100", "n200", "big-group", "fold-3")
DATES = ("2023", "2023-06", "2023-06-15", "2023-41", "2023~", "2023/2024-05", "2024/..", "../2023", "XXXX-05-22")
UNITS = (None, "USD", "CNY", "users", "tokens", "GB", "TB/s", "ratio", "%", "CNY/1k-input-tokens", "furlongs")

numbers = st.decimals("-1e13", "1e13", allow_nan=False, places=3)
values = st.none() | st.sampled_from(DATES) | st.text(max_size=8) | numbers
claims = st.builds(
    Claim,
    subject=st.sampled_from((*ENTITIES, "nobody")),
    predicate=st.sampled_from((*table(), "painted")),
    object=st.none() | st.sampled_from(ENTITIES),
    value=values,
    value_to=st.none() | st.decimals("0", "1e13", places=0),
    unit=st.sampled_from(UNITS),
    bound=st.sampled_from(BOUNDS),
    when=st.none() | st.sampled_from((*DATES, "some day")),
    modality=st.sampled_from(MODALITIES),
    qualifier=st.none() | st.sampled_from(("monthly", "open", "preview", "fp16", "memory")),
    said_on=st.none() | st.sampled_from(DATES),
)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(claims, max_size=4), st.none() | st.sampled_from(DATES))
@quick
def test_every_claim_is_answered(ledger: Ledger, said: list[Claim], date: str | None) -> None:
    found = check(said, document(date), ledger, "2026")
    assert [f.claim for f in found] == said
    for index, finding in enumerate(found):
        assert finding.verdict in Verdict and finding.then in Verdict
        assert index not in finding.conflicts
        assert all(index in found[other].conflicts for other in finding.conflicts)
        if finding.verdict in (Verdict.CONTRADICTED, Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OUTDATED):
            assert finding.evidence
        finding.to_json()


@given(claims)
@quick
def test_silence_contradicts_nobody(ledger: Ledger, said: Claim) -> None:
    # an id that the record has never heard of, on either side
    unheard = replace(said, subject="unheard-of", object=said.object and "unheard-of-too")
    assert check([unheard], document(), ledger, "2026")[0].verdict in (Verdict.UNKNOWN, Verdict.UNCHECKABLE)


@given(claims)
@quick
def test_opinions_and_predictions_are_never_judged(ledger: Ledger, said: Claim) -> None:
    for modality in ("opinion", "predicted"):
        found = check([replace(said, modality=modality)], document(), ledger, "2026")[0]
        assert found.verdict == found.then == Verdict.UNCHECKABLE


def statements(ledger: Ledger) -> list[Statement]:
    return [s for entity in ledger.entities() for s in ledger.find(subject=entity.id)]


def test_what_the_record_says_it_does_not_contradict(ledger: Ledger) -> None:
    said = [s.claim for s in statements(ledger) if s.claim.modality == "asserted"]
    wrong = [f.reason.en for f in check(said, document(), ledger, "2026") if f.verdict is Verdict.CONTRADICTED]
    assert not wrong


def test_what_the_record_says_undisputed_it_supports(ledger: Ledger) -> None:
    said = [s.claim for s in statements(ledger) if s.claim.modality == "asserted" and s.claim.when]
    found = check(said, document(), ledger, "2026")
    assert {f.verdict for f in found} <= {Verdict.SUPPORTED}


def test_order_of_claims_does_not_matter(ledger: Ledger) -> None:
    said = [s.claim for s in statements(ledger)]
    forth = [f.verdict for f in check(said, document(), ledger, "2026")]
    back = [f.verdict for f in check(said[::-1], document(), ledger, "2026")]
    assert forth == back[::-1]


def test_values_are_exact(ledger: Ledger) -> None:
    said = Claim("hill-72b", "price", value=Decimal("0.00080000"), unit="CNY/1k-input-tokens", when="2024-05-20")
    assert check([said], document(), ledger, "2026")[0].verdict is Verdict.SUPPORTED
