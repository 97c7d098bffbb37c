"""Events of the timeline: what happened, in whose lane, in which stages, how weighty.

What is announced, then shown, then shipped is one event in stages; so is a rule that is issued and comes into force.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from baimo.drawing.canvas.wording import known, name_in, say
from baimo.drawing.charts.claims import Row, claim_address, resting, span_of
from baimo.values.quantities import Quantity, format_quantity

if TYPE_CHECKING:
    from baimo.asking.changing import Change
    from baimo.claims import Claim
    from baimo.ledger import Entity, Statement

SHOWN = ("entered", "left", "money", "law")
# A value that moves is an event where it moves by so much, and only a price.
MOVE = 2
MADE = ("released", "open_sourced")
DATED = ("founded_on", "issued_on", "in_force_on")  # the value is the date
LAWS = ("issued_on", "in_force_on")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of an event: from its first possible day to the last, what it is called, what says so."""

    first: date
    last: date
    word: str
    statements: tuple[Statement, ...]

    @property
    def href(self) -> str:
        """The claim that it rests on."""
        return claim_address(self.statements[0])


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in whose lane, in how many stages, and how weighty; `count` are those told in one."""

    id: str
    subject: str
    lane: str
    group: str
    label: str
    significance: float
    stages: tuple[Stage, ...]
    count: int = 1

    @property
    def first(self) -> date:
        """The first day that its first stage may have been."""
        return self.stages[0].first

    @property
    def last(self) -> date:
        """The last day that any of its stages may have been."""
        return max(stage.last for stage in self.stages)

    @property
    def shape(self) -> str:
        """The mark: prices and rules have their own."""
        return self.group


def events_of(
    changes: Sequence[Change], entities: dict[str, Entity], lane_of: Callable[[str], str | None], lang: str
) -> list[Event]:
    """The changes that are events, the weightiest first."""
    found = []
    for change in changes:
        lane, span = _lane_of(change.claim, lane_of), _span(change)
        if lane and span and _is_event(change):
            found.append(_event(change, lane, span, entities, lang))
    events = _at_once(_in_stages(found), lang)
    return sorted(events, key=lambda event: (-event.significance, event.first, event.id))


def _event(change: Change, lane: str, span: tuple[date, date], entities: dict[str, Entity], lang: str) -> Event:
    claim = change.claim
    subject = (claim.object if claim.predicate in MADE else None) or claim.subject
    group = "law" if _is_rule(entities.get(subject)) else change.group
    stage = Stage(*span, _stage_word(claim, lang), change.statements)
    label = _label(claim, entities, lang)
    return Event(change.statements[0].id, subject, lane, group, label, change.significance, (stage,))


def _is_rule(entity: Entity | None) -> bool:
    return entity is not None and entity.kind == "policy"


def _lane_of(claim: Claim, lane_of: Callable[[str], str | None]) -> str | None:
    """What is made stands in its own lane, what is done in that of who does it."""
    ends = (claim.object, claim.subject) if claim.predicate in MADE else (claim.subject, claim.object)
    return next((lane for end in ends if end and (lane := lane_of(end))), None)


def _in_stages(events: Iterable[Event]) -> list[Event]:
    """What is made, and what is made a rule, once, with all its stages in time."""
    groups: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        predicate = event.stages[0].statements[0].claim.predicate
        is_staged = predicate in (*MADE, *LAWS)
        groups[(event.subject, event.lane) if is_staged else (event.id,)].append(event)
    return [_joined(same) for same in groups.values()]


def _joined(same: list[Event]) -> Event:
    best = max(same, key=lambda event: (event.significance, event.id))
    stages = _closest([stage for event in same for stage in event.stages])
    # With stages of its own the name says enough: each of them says what it is.
    label = same[0].label if len(same) == 1 else min((event.label for event in same), key=len)
    return replace(best, stages=stages, label=label)


def _closest(stages: list[Stage]) -> tuple[Stage, ...]:
    """Stages in time; those of one time are one, and a month says nothing beside a day in it."""
    found: list[Stage] = []
    for stage in sorted(stages, key=lambda s: (s.last - s.first, s.first, s.word)):
        inside = next(
            (n for n, near in enumerate(found) if stage.first <= near.first and near.last <= stage.last), None
        )
        if inside is None:
            found.append(stage)
        else:
            near = found[inside]
            words = list(dict.fromkeys((*near.word.split(" · "), stage.word)))
            found[inside] = replace(near, word=" · ".join(words), statements=near.statements + stage.statements)
    return tuple(sorted(found, key=lambda s: (s.first, s.last)))


def _at_once(events: list[Event], lang: str) -> list[Event]:
    """What one rule does to several on one day is one event: H800 and 8 more."""
    groups: dict[tuple[str, date, str], list[Event]] = defaultdict(list)
    for event in events:
        claim = event.stages[0].statements[0].claim
        about = str(claim.object) if claim.predicate == "restricted_by" else event.id
        groups[event.lane, event.first, about].append(event)
    found = []
    for same in groups.values():
        first = max(same, key=lambda event: (event.significance, event.id))
        more = say("timeline.more", lang, label=first.label, count=len(same) - 1) if len(same) > 1 else first.label
        said = {one.id: one for event in (first, *same) for one in event.stages[0].statements}
        stage = replace(first.stages[0], statements=tuple(said.values()))
        stages = (stage, *first.stages[1:]) if len(same) > 1 else first.stages
        found.append(replace(first, label=more, stages=stages, count=len(same)))
    return found


def _is_event(change: Change) -> bool:
    if change.group == "value":
        ratio = change.ratio
        return change.claim.predicate == "price" and ratio is not None and ratio <= Decimal(1) / MOVE
    return change.group in SHOWN and change.claim.modality == "asserted"


def _span(change: Change) -> tuple[date, date] | None:
    claim = change.claim
    span = span_of(str(claim.value) if claim.predicate in DATED else claim.when)
    return (span[0], span[0]) if span and claim.predicate == "price" else span


def _stage_word(claim: Claim, lang: str) -> str:
    stage = "opened" if claim.predicate == "open_sourced" else claim.qualifier or claim.predicate
    key = f"stage.{stage}"
    return say(key, lang) if known(key) else ""


def _label(claim: Claim, entities: dict[str, Entity], lang: str) -> str:
    """What happened in a few words: 智谱 融资 25亿元; GPT-4o."""

    def name(entity_id: str | None) -> str:
        return name_in(entities[entity_id].names, lang) if entity_id in entities else entity_id or ""

    value = ""
    if isinstance(claim.value, Decimal) and claim.unit:
        value = format_quantity(Quantity(claim.value, claim.unit, claim.bound, claim.value_to), lang)
    key = f"timeline.{claim.predicate}"
    parts = {"subject": name(claim.subject), "object": name(claim.object), "value": value}
    return " ".join(say(key if known(key) else "timeline.other", lang, **parts).split())


def event_rows(events: Iterable[Event]) -> list[Row]:
    """A row an event, with a row for each of its stages."""
    rows = [
        {
            "date": event.first.isoformat(),
            "until": event.last.isoformat(),
            "lane": event.lane,
            "kind": event.group,
            "subject": event.subject,
            "label": event.label,
            "significance": event.significance,
            "count": event.count,
            "stages": [
                {
                    "date": stage.first.isoformat(),
                    "until": stage.last.isoformat(),
                    "stage": stage.word,
                    **resting(stage.statements),
                }
                for stage in event.stages
            ],
            **resting(event.stages[0].statements),
        }
        for event in events
    ]
    return sorted(rows, key=lambda row: (row["date"], row["lane"], row["label"], row["href"]))
