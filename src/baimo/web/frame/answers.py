"""The shapes of the JSON answers, told in `/openapi.json`; an answer with another key is an error of ours."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """Exactly these keys."""

    model_config = ConfigDict(extra="forbid")


class ErrorAnswer(Answer):
    """One line that says what is not there."""

    error: str
    suggestions: list[SuggestionAnswer] = []


class SuggestionAnswer(Answer):
    """Whom somebody may have meant."""

    id: str
    name: str
    kind: str


class SourceAnswer(Answer):
    """A page, paper or record on which somebody said something; `date` is EDTF."""

    id: str
    url: str
    title: str
    publisher: str
    date: str | None
    kind: str
    grade: str
    note: str | None


class StatementAnswer(BaseModel):
    """One claim by one source. The keys of a claim without a value are left out."""

    model_config = ConfigDict(extra="forbid")

    statement: str = Field(description="id of the statement")
    fact: str = Field(description="id of what is said, shared by all sources that say it")
    rank: str = Field(description="preferred, normal or deprecated")
    reason: str | None
    layer: str = Field(description="atlas or user")
    origin: str | None
    source: SourceAnswer
    subject: str
    predicate: str
    subject_name: str = ""
    subject_type: str = ""
    object: str | None = None
    object_name: str | None = None
    object_type: str | None = None
    value: float | int | str | None = None
    value_to: float | int | None = None
    unit: str | None = None
    bound: str = "exact"
    when: str | None = Field(None, description="when it happened or held, EDTF")
    modality: str = "asserted"
    qualifier: str | None = None
    note: str | None = None
    quote: str = ""
    source_url: str | None = None
    source_title: str | None = None
    source_date: str | None = None
    source_kind: str | None = None
    doc: str | None = None
    start: int = -1
    end: int = -1
    subject_text: str | None = None
    object_text: str | None = None
    confidence: float = 1.0
    rule: str | None = None
    said_by: str | None = None
    said_on: str | None = None
    also_at: list[list[int]] = []


class SideAnswer(Answer):
    """One answer to a disputed question and everybody who gives it."""

    says: str
    voices: int = Field(description="sources that speak for themselves: pages of one publisher or host are one voice")
    sources: int
    firsthand: bool
    since: str | None
    statements: list[StatementAnswer]


class MatterAnswer(Answer):
    """One question to which the answers exclude each other, the strongest side first."""

    held: str | None = Field(description="id of the fact that the record prefers")
    reason: str | None
    sides: list[SideAnswer]


class DisputeAnswer(Answer):
    """All that is disputed of one subject under one predicate."""

    subject: str
    name: str
    kind: str
    predicate: str
    label: str
    weight: float
    matters: list[MatterAnswer]
    given_up: list[StatementAnswer]


class DisputesAnswer(Answer):
    """Everything that sources disagree about, the weightiest first."""

    count: int
    order: str
    disputes: list[DisputeAnswer]


class ChangeAnswer(Answer):
    """One change, with every statement it rests on."""

    group: str
    day: str | None
    when: str | None
    said: str | None
    happened_before: bool
    told_later: bool
    significance: float
    text: str
    statements: list[StatementAnswer]
    before: list[StatementAnswer]
    ratio: float | None
    steps: int
    rivals: list[StatementAnswer]


class TileChangeAnswer(Answer):
    """A tile of the map that came, closed, joined another house or got a new name."""

    id: str
    name: str
    category: str
    when: str | None


class ChangesAnswer(Answer):
    """What changed between the ends of two months, the weightiest first."""

    since: str
    until: str
    clock: str
    record: list[str | None] | None
    significance: str
    changes: list[ChangeAnswer]
    tiles: dict[str, list[TileChangeAnswer]]


class NamedAnswer(Answer):
    """An entity by id and name."""

    id: str
    name: str


class StepAnswer(Answer):
    """One step from an entity to the next: the facts that tell it, each as its sources' statements."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    origin: NamedAnswer = Field(alias="from")
    to: NamedAnswer
    sentence: str
    told: list[list[StatementAnswer]]
    began: list[StatementAnswer]
    disputed: list[StatementAnswer]


class StoryAnswer(Answer):
    """One way in which two entities are related; the lower the cost, the closer."""

    cost: float
    steps: list[StepAnswer]


class PathAnswer(Answer):
    """How two entities are related; without a story, who stands nearest to each."""

    one: NamedAnswer
    other: NamedAnswer
    same: bool
    loose: bool
    as_of: str | None
    known_by: str | None
    asked: dict[str, list[str]]
    stories: list[StoryAnswer]
    nearest: dict[str, list[StepAnswer]]


class FoundAnswer(Answer):
    """An entity that a search found, and how its name met the query."""

    id: str
    name: str
    names: dict[str, str]
    kind: str
    category: str | None
    matched: str
    how: str
    href: str


class PassageAnswer(Answer):
    """A statement with the words of a search in it, and where they stand."""

    matched: str
    statement: StatementAnswer


class SearchAnswer(Answer):
    """What a search found, best first; `near` where nobody is called so and these are only alike."""

    query: str
    kind: str
    near: bool
    total: int
    kinds: dict[str, int]
    entities: list[FoundAnswer]
    statements: list[PassageAnswer]


class CellAnswer(Answer):
    """What the record says of one entity under one predicate; empty where it is silent."""

    entity: str
    statements: list[StatementAnswer]


class ComparedAnswer(Answer):
    """One predicate side by side; `differs` where the best facts of those who have any are not the same."""

    predicate: str
    label: str
    differs: bool
    cells: list[CellAnswer]


class ComparisonAnswer(Answer):
    """Two to four entities side by side; prices are those of today, as `baimo price` tells them."""

    entities: list[NamedAnswer]
    rows: list[ComparedAnswer]
    prices: dict[str, Any]


class DocumentBriefAnswer(Answer):
    """A document of the session with its verdicts."""

    key: str
    name: str
    title: str | None
    date: str | None
    counts: dict[str, int]
    href: str


class DocumentsAnswer(Answer):
    """The documents of the session."""

    documents: list[DocumentBriefAnswer]


class DocumentAnswer(Answer):
    """A document with a finding for each of its claims."""

    name: str
    title: str | None
    date: str | None
    media: str
    counts: dict[str, int]
    findings: list[dict[str, Any]]


class PlaceAnswer(Answer):
    """A place on the map, with ids of the statements behind it."""

    box: str
    label: dict[str, str]
    main: bool
    rule: str | None
    why: list[str]


class TierAnswer(Answer):
    """L0, L1 or L2."""

    level: str
    rule: str | None
    why: list[str]


class EntityAnswer(Answer):
    """An entity with its names, the statements about it and those that name it."""

    id: str
    kind: str
    names: dict[str, str]
    aliases: list[str]
    former: list[str]
    category: str | None
    layer: str
    taxonomy: str
    places: list[PlaceAnswer]
    tiers: list[TierAnswer]
    judgements: list[dict[str, Any]]
    statements: list[StatementAnswer]
    mentions: list[StatementAnswer]


class SourcePageAnswer(SourceAnswer):
    """A source with every statement that rests on it."""

    statements: list[StatementAnswer]


ErrorAnswer.model_rebuild()
