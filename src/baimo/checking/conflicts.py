"""Self-contradiction: claims of one document that cannot all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from baimo.checking.clock import Timing, time_of, timing
from baimo.checking.comparing import COMPARERS, measures
from baimo.checking.fits import Fit
from baimo.checking.shelf import Shelf
from baimo.claims import Claim, Finding, Predicate, Verdict, table

# Claims on one topic that are held against each other: a document that gives more is a list, not a slip.
_MOST = 100
# Characters between two values of one sentence.
_ONE_BREATH = 80
_SAID = ("asserted", "reported")

Key = tuple[object, ...]


def find_conflicts(findings: list[Finding], shelf: Shelf) -> None:
    """Note in each finding which others of the document cannot be true together with it."""
    for one, other in sorted(set(_pairs(findings, shelf))):
        findings[one].conflicts.append(other)
        findings[other].conflicts.append(one)


def _pairs(findings: list[Finding], shelf: Shelf) -> Iterator[tuple[int, int]]:
    for group in _groups(findings, topic):
        for one, other in combinations(group[:_MOST], 2):
            if _cannot_both_hold(findings[one], findings[other]):
                yield one, other
    for group in _groups(findings, _feat):
        for one, other in combinations(group[:_MOST], 2):
            if _is_feat_of_two(findings[one], findings[other], shelf):
                yield one, other


def _groups(findings: list[Finding], key: Callable[[Claim], Key | None]) -> list[list[int]]:
    groups: dict[Key, list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        found = key(finding.claim)
        if found is not None:
            groups[found].append(index)
    return [group for group in groups.values() if len(group) > 1]


def topic(claim: Claim) -> Key | None:
    """What a claim is about: two of one topic, by one speaker, may clash. None where nothing can clash."""
    row = table().get(claim.predicate)
    if row is None or claim.is_joined or claim.modality not in _SAID or row.compare in ("none", "text", "ratio"):
        return None
    return (
        claim.subject,
        claim.predicate,
        claim.object if row.cardinality == "many" else None,
        claim.qualifier,
        claim.said_by,
        claim.said_on,
    )


def _feat(claim: Claim) -> Key | None:
    """A feat with its number, whoever did it."""
    row = table().get(claim.predicate)
    if (
        row is None
        or row.when != "event"
        or row.compare != "number"
        or claim.value is None
        or claim.is_joined
        or claim.modality not in _SAID
    ):
        return None
    return (claim.predicate, str(claim.value), claim.unit, claim.said_by, claim.said_on)


def _cannot_both_hold(one: Finding, other: Finding) -> bool:
    if one.verdict is Verdict.SUPPORTED and other.verdict is Verdict.SUPPORTED:
        return False
    return clash(one.claim, other.claim)


def clash(one: Claim, other: Claim) -> bool:
    """Whether two claims of one topic cannot both be true, whoever makes them."""
    row = table()[one.predicate]
    if row.compare == "event":
        return not row.lasting and _are_apart(one, other)
    if row.cardinality == "many" and not (one.object and one.value is not None):
        return False
    if row.steps and _stand_together(one, other):
        # from 5 to 1: the old price and the new one, told in one breath
        return False
    return _is_of_one_time(one, other, row) and _differ(one, other, row)


def _stand_together(one: Claim, other: Claim) -> bool:
    return one.start >= 0 and other.start >= 0 and abs(one.start - other.start) <= _ONE_BREATH


def _are_apart(one: Claim, other: Claim) -> bool:
    return timing(time_of(one), time_of(other)) in (Timing.BEFORE, Timing.AFTER)


def _is_of_one_time(one: Claim, other: Claim, row: Predicate) -> bool:
    """Whether both speak of the same time, so that one value excludes another."""
    return row.when is None or (one.when is not None and one.when == other.when)


def _differ(one: Claim, other: Claim, row: Predicate) -> bool:
    if row.compare == "number" and not _is_same_measure(one, other, row):
        return False
    compare = COMPARERS[row.compare]
    return compare(one, other, row) is Fit.DIFFERS and compare(other, one, row) is Fit.DIFFERS


def _is_same_measure(one: Claim, other: Claim, row: Predicate) -> bool:
    return measures.is_named(one, other, row)


def _is_feat_of_two(one: Finding, other: Finding, shelf: Shelf) -> bool:
    """One feat given to two versions of a family, or to a family and a version of it that the ledger knows is wrong."""
    mine, theirs = one.claim.subject, other.claim.subject
    if mine == theirs:
        return False
    if theirs in shelf.siblings(mine) and shelf.families(mine) & shelf.families(theirs):
        return True
    is_kin = theirs in shelf.families(mine) | shelf.members(mine)
    return is_kin and (one.verdict is Verdict.CONTRADICTED) != (other.verdict is Verdict.CONTRADICTED)
