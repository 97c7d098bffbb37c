"""Whose value: another thing that the text names has it by the record, and one may have been taken for the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from baimo.checking.case import Case
from baimo.checking.clock import FITTING, Timing, timing
from baimo.checking.fits import Fit, Held
from baimo.checking.ruling import Ruling, best_first
from baimo.checking.siblings import held_by
from baimo.claims import Verdict
from baimo.values import datafile
from baimo.values.dates import parsed
from baimo.values.names import fold

FILE = Path(__file__).with_name("attribution.yaml")

# Between a name and its own value stand a few words and no mark that ends a clause.
_CLAUSE = re.compile(r"[,，;；。:：|\n]")
_DIGIT = re.compile(r"[0-9零一二三四五六七八九十]")


def give_back(case: Case, ruling: Ruling) -> Ruling:
    """Unknown instead of contradicted where another thing named in the passage has what is claimed.

    A sentence that compares two things names both, and a value of one is easily taken for that of the other; only a
    name right beside its value leaves no doubt.
    """
    if ruling.verdict is not Verdict.CONTRADICTED or (case.claim.value is None and case.row.compare != "event"):
        return ruling
    if _is_right_beside(case) or (case.row.compare == "event" and not _tells_another_time(case)):
        return ruling
    held = best_first([one for other in sorted(_others(case)) for one in _of(case, other)])
    if not held:
        return ruling
    words: dict[str, Any] = {"other": _bearer(case, held[0])}
    return Ruling(Verdict.UNKNOWN, "unknown-attribution", held, ruling.deciding, words)


def _tells_another_time(case: Case) -> bool:
    """Whether the passage dates something else otherwise: where there is but one date, it was taken for no other."""
    times = (parsed(other.when) for other in case.around.claims(case.claim))
    return any(timing(case.when, when) in (Timing.BEFORE, Timing.AFTER) for when in times)


def _bearer(case: Case, held: Held) -> str:
    other = held.claim.object if case.row.compare == "event" else held.claim.subject
    return other or held.claim.subject


def _of(case: Case, other: str) -> Iterator[Held]:
    """What is held of another thing that agrees with the claim in value, or for events in time."""
    if case.row.compare != "event":
        yield from held_by(case, other)
        return
    for statement in case.shelf.mentioning(other):
        when = parsed(statement.claim.when)
        is_deed = statement.claim.predicate == case.row.id and statement.rank != "deprecated"
        if is_deed and timing(case.when, when) in FITTING:
            yield Held(statement, Fit.AGREES, timing(case.when, when), when)


def _others(case: Case) -> set[str]:
    """The other things of the passage: those that its claims name, and siblings whose names stand in it."""
    own = {case.claim.subject, case.claim.object}
    near = {one for said in case.around.claims(case.claim) for one in (said.subject, said.object) if one} - own
    passage = _without_itself(case)
    bearer = case.claim.object if case.row.compare == "event" else case.claim.subject
    siblings = case.shelf.siblings(bearer or "") - own - near if passage else frozenset()
    return near | {one for one in siblings if _is_named(case, one, passage)}


def _without_itself(case: Case) -> str:
    """The passage without the names of what the claim is about, which may hold those of others (GPT-4o, GPT-4)."""
    passage = fold(case.around.passage(case.claim))
    for name in (case.claim.subject_text, case.claim.object_text):
        passage = passage.replace(fold(name), "\n") if name else passage
    return passage


def _is_named(case: Case, entity_id: str, passage: str) -> bool:
    entity = case.shelf.entity(entity_id)
    names = [*entity.names.values(), *entity.aliases] if entity else []
    return any(_whole(fold(name)).search(passage) for name in names)


@lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer one: GPT-4 does not stand in GPT-4o or GPT-4.5."""
    return re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9]|[.\-]\d)")


def _is_right_beside(case: Case) -> bool:
    """Whether the name and what is said of it stand together: a joining word for a value, one clause for a deed."""
    claim = case.claim
    quote, name = fold(claim.quote), fold(claim.subject_text or "")
    if case.row.compare == "event":
        return not claim.quote or len(_CLAUSE.findall(quote)) == 0
    at = quote.find(name) if name else -1
    if at < 0:
        return False
    behind = quote[at + len(name) :]
    value = _DIGIT.search(behind)
    between = behind[: value.start()] if value else behind
    return _CLAUSE.search(between) is None and (not between.strip() or between.strip().startswith(_joined()))


@cache
def _joined() -> tuple[str, ...]:
    return tuple(fold(str(word)) for word in datafile.load(FILE)["joined"])
