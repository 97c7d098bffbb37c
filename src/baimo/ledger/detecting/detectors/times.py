"""Impossible times: before it existed, before its parent, after the page that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baimo.claims import table
from baimo.ledger.detecting.evidence import Days, Evidence, days_of
from baimo.ledger.detecting.facts import Fact
from baimo.ledger.detecting.finding import Finding, rules


def before_it_existed(evidence: Evidence) -> Iterator[Finding]:
    """Something dated that is said of a thing, or of its maker, before that began."""
    for fact in evidence.live:
        days = days_of(fact.claim.when)
        if days is None or fact.claim.predicate in rules()["before-it-existed"].limits["except"]:
            continue
        for entity in (fact.claim.subject, fact.claim.object):
            begun = evidence.first_day(entity) if entity else None
            if begun and days.end < begun[0] and begun[1] is not fact:
                name = _name(evidence, fact, entity or "")
                yield Finding(name, f"{fact} lies before {entity} began: {begun[1]}", (fact, begun[1]))


def _name(evidence: Evidence, fact: Fact, entity: str) -> str:
    kind = evidence.kind(entity)
    if fact.claim.predicate == "benchmark":
        return "benchmark-before-release"
    if (
        kind == "chip"
        and entity == fact.claim.object
        and fact.claim.predicate in ("trained_on", "runs_on", "uses_chip")
    ):
        return "chip-before-announcement"
    if kind == "organization" and table()[fact.claim.predicate].kin == "makes":
        return "released-before-maker"
    return "before-it-existed"


def chip_before_announcement(evidence: Evidence) -> Iterator[Finding]:
    """A model that was out before the chip on which it is said to have been trained was shown.

    A family goes on after its first version, so only what has no versions itself is looked at.
    """
    families = {parent for parents in evidence.parents["version_of"].values() for parent, _ in parents}
    for fact in evidence.of("trained_on"):
        if fact.claim.subject in families:
            continue
        begun = evidence.first_day(fact.claim.object or "")
        out = _out(evidence, fact.claim.subject)
        if begun and out and out[0].end < begun[0] and not fact.claim.when:
            message = f"{fact}: {fact.claim.subject} was out before that chip: {out[1]}, {begun[1]}"
            yield Finding("chip-before-announcement", message, (fact, out[1], begun[1]))


def child_before_parent(evidence: Evidence) -> Iterator[Finding]:
    """A version that was out before what it is a version of, or is based on."""
    for relation in ("version_of", "based_on"):
        for child, parents in evidence.parents[relation].items():
            out = _out(evidence, child)
            for parent, fact in parents if out else ():
                begun = evidence.first_day(parent)
                if begun and out and out[0].end < begun[0]:
                    message = f"{fact}, and yet {child} was out first: {out[1]}, against {begun[1]}"
                    yield Finding("child-before-parent", message, (fact, out[1], begun[1]))


def _out(evidence: Evidence, entity: str) -> tuple[Days, Fact] | None:
    """The last day on which a thing may have come out, by the latest that anybody says."""
    begun = evidence.began.get(entity)
    return max(begun, key=lambda item: item[0].end) if begun else None


def future_of_source(evidence: Evidence) -> Iterator[Finding]:
    """What a page tells as done, dated after the page itself."""
    limits = rules()["future-of-source"].limits
    for fact in evidence.live:
        claim = fact.claim
        row = table()[claim.predicate]
        when = str(claim.value) if row.value == "date" and claim.value else claim.when
        if not when or "/" in when or claim.predicate in limits["except"]:
            continue
        days, said = days_of(when), evidence.said(fact)
        if days and said and days.start > said.end + limits["days"]:
            yield Finding("future-of-source", f"{fact} is told by pages of {_day(said.end)} and before", (fact,))


def before_its_century(evidence: Evidence) -> Iterator[Finding]:
    """A year in which nothing of this industry happened."""
    first = date(rules()["before-1900"].limits["year"], 1, 1).toordinal()
    for fact in evidence.facts:
        row = table()[fact.claim.predicate]
        for when in (fact.claim.when, str(fact.claim.value) if row.value == "date" else None):
            days = days_of(when)
            if days and 0 < days.start < first:
                yield Finding("before-1900", f"{fact} lies before {first and date.fromordinal(first).year}", (fact,))


def without_time(evidence: Evidence) -> Iterator[Finding]:
    """A number that changes, with neither a time of its own nor a page that bears one."""
    for fact in evidence.of(*rules()["no-time"].limits["predicates"]):
        if not fact.claim.when and all(_is_undated(evidence, source) for source in fact.sources):
            yield Finding("no-time", f"{fact}: nobody can tell of what time it speaks", (fact,))


def _is_undated(evidence: Evidence, source: str) -> bool:
    page = evidence.pages.get(source)
    return page is not None and days_of(page.date) is None


def _day(ordinal: int) -> str:
    return date.fromordinal(min(ordinal, date.max.toordinal())).isoformat()
