"""One claim for what a document says twice, and the few claims that a name itself makes."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from decimal import Decimal

from baimo.claims import Claim
from baimo.values.expressions import expression

_SIZE = expression(r"(?<![\dx×.])(\d{1,4}(?:\.\d+)?)([BM])(?![A-Za-z0-9])")
_SCALE = {"B": 10**9, "M": 10**6}
# What holds for long takes no time from what only stands near: 雷军宣布，发布会定在5月22日.
_LASTING = {"led_by", "founded_by", "part_of", "located_in"}
_BRINGS_OUT = {"released", "open_sourced", "developed_by"}


# The day of the text, which no words of a claim tell: its predicate and its place.
Supposed = tuple[str, int, int]


def merge(claims: Iterable[Claim], supposed: Set[Supposed] = frozenset()) -> list[Claim]:
    """The claims without repetitions; the first of each keeps the other places in `also_at`.

    An undated claim is the same as a dated one of the same thing, and so is one whose time is but `supposed` or holds
    the other's (2023年3月, 3月16日); two other dates, or two values, are two claims.
    """
    kept: dict[tuple[object, ...], dict[str | None, _Told]] = {}
    for claim in claims:
        thing = (
            claim.subject,
            claim.predicate,
            claim.object,
            claim.value,
            claim.unit,
            claim.modality == "negated",
            claim.qualifier,
            claim.said_by,
        )
        same = kept.setdefault(thing, {})
        held = same.get(claim.when)
        if held is None and same:
            held = next(iter(same.values())) if claim.when is None else same.get(None)
        if held is None:
            same[claim.when] = _Told(claim, _places(claim))
        else:
            del same[held.claim.when]
            held.take(claim)
            same[held.claim.when] = held
    single = [told.single() for same in kept.values() for told in _by_date(list(same.values()), supposed)]
    valued = {_deed(claim): claim for claim in single if claim.object and claim.value is not None}
    told = []
    for claim in single:
        full = valued.get(_deed(claim)) if claim.value is None else None
        if full is None or _is_at_another_time(full, claim):
            told.append(claim)
        elif full.doc == claim.doc:
            full.also_at = tuple(dict.fromkeys([*full.also_at, *_places(claim)]))
            full.when = full.when or claim.when
    return sorted(_told_closer(_without_uses(told)), key=lambda claim: (claim.start, claim.end))


def _is_at_another_time(full: Claim, claim: Claim) -> bool:
    """Whether two claims of one deed have times of which none holds the other: announced in 2019, done in 2020."""
    if not full.when or not claim.when:
        return False
    return not (full.when.startswith(claim.when) or claim.when.startswith(full.when))


def _by_date(same: list[_Told], supposed: Set[Supposed]) -> list[_Told]:
    """Of one thing told with several dates, a claim for each that no other tells better."""
    for told in list(same) if len(same) > 1 else ():
        better = next((other for other in same if other is not told and _tells_better(other, told, supposed)), None)
        if better is not None:
            same.remove(told)
            better.places.update(told.places)
    return same


def _tells_better(other: _Told, told: _Told, supposed: Set[Supposed]) -> bool:
    is_supposed, is_other = _is_supposed(told.claim, supposed), _is_supposed(other.claim, supposed)
    if is_supposed != is_other:
        return is_supposed
    return f"{other.claim.when}".startswith(f"{told.claim.when}-")


def _is_supposed(claim: Claim, supposed: Set[Supposed]) -> bool:
    return (claim.predicate, claim.start, claim.end) in supposed


def _without_uses(claims: list[Claim]) -> list[Claim]:
    """The claims, of a thing that runs or was trained on chips none that it uses them: it is told once."""
    of_model = {"trained_on", "runs_on"}
    finer = [claim for claim in claims if claim.predicate in of_model]
    if not finer:
        return claims
    return [
        claim for claim in claims if claim.predicate != "uses_chip" or not any(_is_finer(one, claim) for one in finer)
    ]


def _told_closer(claims: list[Claim]) -> list[Claim]:
    """The claims; what is issued, opened or restricted is told once, by the closer word."""
    issues = [claim for claim in claims if claim.predicate == "issued_by"]
    opened = {(claim.subject, claim.object) for claim in claims if claim.predicate == "open_sourced"}
    limits = [claim for claim in claims if claim.predicate == "restricted_by" and claim.object]
    return [
        claim
        for claim in claims
        if not (claim.predicate == "released" and any(_is_issue(one, claim) for one in issues))
        and not (claim.predicate == "released" and claim.is_joined and (claim.subject, claim.object) in opened)
        and not (claim.predicate == "restricted_by" and not claim.object and any(_is_limit(o, claim) for o in limits))
    ]


def _is_limit(limit: Claim, claim: Claim) -> bool:
    """Whether another claim tells at the same place who restricts what is restricted."""
    return limit.subject == claim.subject and limit.start < claim.end and claim.start < limit.end


def _is_issue(issue: Claim, claim: Claim) -> bool:
    """Whether another claim tells who issued what is told to be released, of the same office or at the same place."""
    is_here = issue.start < claim.end and claim.start < issue.end
    return issue.subject == claim.object and (issue.object == claim.subject or is_here)


def _is_finer(finer: Claim, claim: Claim) -> bool:
    """Whether another claim tells what the same chips are used for, of the same thing or at the same place."""
    if finer.object != claim.object or (claim.value is not None and finer.value != claim.value):
        return False
    is_same = finer.subject == claim.subject
    is_here = finer.start < claim.end and claim.start < finer.end and finer.value is not None
    return is_same or (is_here and (claim.is_joined or claim.subject_type in ("model", "product")))


def _deed(claim: Claim) -> tuple[str, str, str | None]:
    """Who did what to whom: told once with a sum or a number, it need not be told again without."""
    return claim.subject, claim.predicate, claim.object


@dataclass(slots=True)
class _Told:
    """A claim and every place that says it, in order: a long document may say one thing ten thousand times."""

    claim: Claim
    places: dict[tuple[int, int], None]

    def take(self, again: Claim) -> None:
        """The dated, then the surer of two claims of one thing stays; the places of both do."""
        held = self.claim
        is_better = _worth(again) > _worth(held)
        self.claim = again if is_better else held
        self.places.update(_places(again))

    def single(self) -> Claim:
        """The claim with all its other places."""
        own = self.claim.start, self.claim.end
        self.claim.also_at = tuple(place for place in self.places if place != own)
        return self.claim


def _worth(claim: Claim) -> tuple[bool, bool, bool, float]:
    """How much one of two ways to say a thing tells: by a rule, its date, its exact value (1万亿, not 万亿参数)."""
    is_guess = claim.is_joined and claim.predicate in _LASTING
    return not is_guess, claim.when is not None, claim.bound == "exact", claim.confidence


def _places(claim: Claim) -> dict[tuple[int, int], None]:
    return dict.fromkeys([(claim.start, claim.end), *claim.also_at])


def sizes(claims: list[Claim]) -> list[Claim]:
    """The number of parameters that the name of a model tells, for models that a document brings out: Yi-34B."""
    told = {claim.subject for claim in claims if claim.predicate == "parameters"}
    out = []
    for claim in claims:
        named = _named_model(claim)
        if named is None or named[0] in told:
            continue
        size = _SIZE.search(named[2])
        if size:
            told.add(named[0])
            value = Decimal(size[1]) * _SCALE[size[2]]
            out.append(
                Claim(
                    named[0],
                    "parameters",
                    named[1],
                    "model",
                    value=value,
                    unit="parameters",
                    doc=claim.doc,
                    start=claim.start,
                    end=claim.end,
                    quote=claim.quote,
                    subject_text=named[2],
                    confidence=0.9,
                    rule="parameters.name",
                    said_by=claim.said_by,
                    said_on=claim.said_on,
                )
            )
    return out


def _named_model(claim: Claim) -> tuple[str, str, str] | None:
    if claim.predicate not in _BRINGS_OUT or claim.modality == "negated":
        return None
    if claim.object_type == "model" and claim.object:
        return claim.object, claim.object_name or "", claim.object_name or claim.object_text or ""
    if claim.subject_type == "model":
        return claim.subject, claim.subject_name, claim.subject_name
    return None
