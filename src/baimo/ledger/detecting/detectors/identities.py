"""One entity under two ids, two entities under one name, and names that swallow common words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.facts import Fact, Named
from baimo.ledger.detecting.finding import Finding, rules
from baimo.ledger.statement import value_text
from baimo.values import datafile
from baimo.values.names import key

WORDS = Path(__file__).parents[1] / "words.yaml"


def one_under_two_ids(evidence: Evidence) -> Iterator[Finding]:
    """Two entities of one kind whose names are one once the maker's name and filling words are taken off."""
    bare: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for held in evidence.named.values():
        cores = {core for _, name in held[0].sure if (core := _core(name, evidence, held[0]))}
        for core in cores:
            bare[held[0].kind, core].append(held[0])
    seen: set[tuple[str, str]] = set()
    for (_, core), group in bare.items():
        for one, other in combinations(group, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in seen and not _shares_a_name(one, other) and _may_be_one(evidence, one.id, other.id):
                seen.add(pair)
                message = f"{one.id} and {other.id} are both {one.kind}s called {core!r}"
                yield Finding("perhaps-one-entity", message, entities=(one.id, other.id))


def _shares_a_name(one: Named, other: Named) -> bool:
    """Whether a whole name is one: the form of the text refuses that anyhow."""
    return bool({key(name) for _, name in one.sure} & {key(name) for _, name in other.sure})


def _may_be_one(evidence: Evidence, one: str, other: str) -> bool:
    """Whether nothing that is said tells them apart: no relation between them, and no two makers."""
    if any(fact.claim.object in (one, other) for fact in evidence.by_subject[one] + evidence.by_subject[other]):
        return False
    makers, others = evidence.makers.get(one, set()), evidence.makers.get(other, set())
    return not makers or not others or bool(makers & others)


def _core(name: str, evidence: Evidence, named: Named) -> str:
    """A name without its maker's and without words that every such name may have, as a key."""
    shortened = _fillers(named.kind).sub("", name)
    core = key(shortened)
    for maker in evidence.makers.get(named.id, ()):
        for held in evidence.named.get(maker, ())[:1]:
            for _, own in held.sure:
                if core.startswith(key(own)) and len(core) > len(key(own)) + 2:
                    core = core[len(key(own)) :]
    return core


@cache
def _fillers(kind: str) -> re.Pattern[str]:
    words = datafile.load(WORDS)["fillers"].get(kind, [])
    return re.compile("|".join(map(re.escape, words)) or r"(?!)", re.IGNORECASE)


def same_facts(evidence: Evidence) -> Iterator[Finding]:
    """Two entities of one kind of which the same telling facts are said: a day, a size, a sum."""
    limits = rules()["perhaps-one-entity"].limits
    told: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for fact in evidence.of(*limits["telling"]):
        told[_content(fact)].add(fact.claim.subject)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for subjects in told.values():
        for one, other in combinations(sorted(subjects), 2):
            shared[one, other] += 1
    for (one, other), count in shared.items():
        if (
            count >= limits["shared"]
            and evidence.kind(one) == evidence.kind(other)
            and _may_be_one(evidence, one, other)
        ):
            message = f"of {one} and {other} {count} facts are the same"
            yield Finding("perhaps-one-entity", message, entities=(one, other))


def _content(fact: Fact) -> tuple[object, ...]:
    claim = fact.claim
    return claim.predicate, claim.object, value_text(claim.value), claim.unit, claim.when, claim.qualifier


def two_under_one_name(evidence: Evidence) -> Iterator[Finding]:
    """One name of two entities of different kinds that nothing relates: a reader takes one for the other."""
    bearers: dict[str, list[tuple[Named, tuple[str | int, ...], str]]] = defaultdict(list)
    for held in evidence.named.values():
        for path, name in held[0].sure:
            bearers[key(name)].append((held[0], path, name))
    related = _relations(evidence)
    for group in bearers.values():
        for (one, path, name), (other, _, _) in combinations(group, 2):
            if one.kind != other.kind and (one.id, other.id) not in related:
                message = f"{name!r} means the {one.kind} {one.id} and the {other.kind} {other.id}"
                entities = (one.id, other.id)
                yield Finding("one-name-two-entities", message, entities=entities, path=path, detail=key(name))


def _relations(evidence: Evidence) -> set[tuple[str, str]]:
    found = {(fact.claim.subject, fact.claim.object or "") for fact in evidence.facts if fact.claim.object}
    return found | {(other, one) for one, other in found}


def common_words(evidence: Evidence) -> Iterator[Finding]:
    """A name that is also a common word, and not kept to contexts that ask for it."""
    words = _common()
    for held in evidence.named.values():
        for named in held if held[0].kind not in ("technology", "industry") else ():
            for path, name in named.sure:
                if key(name) in words:
                    message = f"{name!r} is also a common word: {words[key(name)]}"
                    yield Finding("common-word", message, entities=(named.id,), path=path, detail=key(name))


@cache
def _common() -> dict[str, str]:
    rows: dict[str, str] = datafile.load(WORDS)["common"]
    return {key(str(word)): str(meaning) for word, meaning in rows.items()}
