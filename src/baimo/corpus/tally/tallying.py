"""From a reading to facts: statements of one topic together, copies folded, held against each other and the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.checking import check
from baimo.checking.conflicts import topic
from baimo.claims import Claim, Verdict
from baimo.corpus import engine
from baimo.corpus.tally.copies import Told, fold, order
from baimo.corpus.tally.facts import Fact, Variant
from baimo.corpus.tally.statements import documents, opened, statements
from baimo.documents import from_text

if TYPE_CHECKING:
    from baimo.ledger import Ledger


@dataclass(slots=True)
class Tally:
    """The facts of a reading, the most told first. `documents` claim something; `copies` of them are reprints."""

    facts: list[Fact]
    documents: int
    copies: int
    _ledger: Ledger | None = field(default=None, repr=False)

    def judged(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The same facts with the ledger's verdict on each way of telling them, as of the day it was told first."""
        for fact in facts:
            for variant in fact.variants if self._ledger else ():
                variant.verdict = _verdict(variant, self._ledger)
            yield fact


def tally(reading: Path, ledger: Ledger | None = None, about: str | None = None, least: int = 1) -> Tally:
    """Tally a reading made by `read_corpus`. `about` is the id of an entity, `least` the fewest sources of a fact.

    Raises BaimoError where there is no reading, or it is not whole.
    """
    engine.start(engine.EMBEDDED)
    origins = fold(documents(opened(reading)))
    topics: dict[object, list[Variant]] = defaultdict(list)
    for claim, docs in statements(reading, about):
        topics[_topic(claim)].append(_variant(claim, docs, origins))
    facts = [fact for fact in map(Fact, topics.values()) if fact.sources >= least]
    facts.sort(key=lambda fact: (-fact.sources, _called(fact.variants[0].claim)))
    copies = sum(doc != origin.doc for doc, origin in origins.items())
    return Tally(facts, len(origins), copies, ledger)


def _called(claim: Claim) -> tuple[str, ...]:
    return (claim.subject, claim.predicate, claim.object or "", str(claim.value))


def _topic(claim: Claim) -> object:
    """What a claim is about; what can clash with nothing (a relation of its own, praise) is its own topic."""
    return topic(claim) or (claim.subject, claim.predicate, claim.object, str(claim.value), claim.modality)


def _variant(claim: Claim, docs: list[str], origins: dict[str, Told]) -> Variant:
    told = {origins[doc].doc: origins[doc] for doc in docs if doc in origins}
    first = min(told.values(), key=order)
    return Variant(claim, len(docs), len(told), first.doc, first.date, frozenset(told))


def _verdict(variant: Variant, ledger: Ledger | None) -> Verdict:
    assert ledger is not None
    document = from_text(variant.claim.quote or " ", variant.first)
    document.date = variant.since
    return check([replace(variant.claim, start=0, end=len(variant.claim.quote))], document, ledger)[0].verdict
