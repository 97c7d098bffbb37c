"""The key figures of an entity: of what is known, what one asks first of its kind; `figures.yaml` says which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.asking.topics import Fact, topics
from baimo.claims import table
from baimo.output.html.cards import Named
from baimo.output.phrases import label, value_text, when_text
from baimo.values import datafile
from baimo.web.frame.addresses import fact_address
from baimo.web.frame.facts_view import Facts

if TYPE_CHECKING:
    from baimo.ledger import Statement

TABLE = Path(__file__).with_name("figures.yaml")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, the value, of when, how many pages say so, where it stands with them."""

    label: str
    main: Named | None
    value: str
    when: str
    sources: int
    href: str


@cache
def rules() -> dict[str, Any]:
    """The table."""
    found: dict[str, Any] = datafile.load(TABLE)
    return found


def figures_of(kind: str) -> list[str]:
    """The predicates that one asks first of a kind, the most telling first."""
    return list(rules()["figures"].get(kind, []))


def key_figures(kind: str, about: list[Statement], naming: list[Statement], facts: Facts) -> list[Figure]:
    """The figures of one entity, from the statements about it and those that name it."""
    wanted = figures_of(kind)
    own = {topic.predicate: topic.facts for topic in topics([s for s in about if s.claim.predicate in wanted])}
    told = [_figure(found, facts, turned) for name in wanted for found, turned in [_found(name, own, naming)] if found]
    return told[: rules()["shown"]]


def _found(name: str, own: dict[str, list[Fact]], naming: list[Statement]) -> tuple[Fact | None, bool]:
    if not name.startswith("~"):
        return _best(own.get(name, [])), False
    said = [one for one in naming if one.claim.predicate == name[1:]]
    by_fact: dict[str, list[Statement]] = {}
    for one in said:
        by_fact.setdefault(one.fact, []).append(one)
    return _earliest([Fact(found[0].claim, found) for found in by_fact.values()]), True


def _best(facts: list[Fact]) -> Fact | None:
    """What is preferred; else the usual measure, the latest, and that with the most witnesses."""
    sound = [fact for fact in facts if fact.claim.modality in ("asserted", "reported")]
    return max(sound, key=_worth, default=None)


def _worth(fact: Fact) -> tuple[bool, bool, bool, str, int, int]:
    claim, row = fact.claim, table().get(fact.claim.predicate)
    is_usual = claim.qualifier in (None, row.default_qualifier if row else None)
    is_kept = bool(claim.when) and "/" not in str(claim.when).rstrip("/.")
    asserted = claim.modality == "asserted"
    when = (claim.when or "")[:7] if is_kept else ""
    return fact.rank == "preferred", asserted, is_usual, when, len(fact.statements), len(str(claim.value or ""))


def _earliest(facts: list[Fact]) -> Fact | None:
    """Of releases the first whole one; one without a date only where there is no other."""
    sound = [fact for fact in facts if fact.claim.modality in ("asserted", "reported") and fact.rank != "deprecated"]
    return min(
        sound,
        key=lambda one: (one.rank != "preferred", -min(len(one.statements), 2), one.claim.when or "9"),
        default=None,
    )


def _figure(fact: Fact, facts: Facts, is_turned: bool) -> Figure:
    claim = fact.claim
    lang = facts.lang
    main = facts.subject(claim) if is_turned else facts.object(claim)
    sources = len({one.source.id for one in fact.statements})
    value = "" if is_turned else value_text(claim, facts.say)
    href = fact_address(claim.subject, fact.statements[0].fact)
    return Figure(label(claim, lang), main, value, when_text(claim, lang), sources, href)
