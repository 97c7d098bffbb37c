"""The shapes of the JSON answers that tell of the map, its categories, the pictures and the rules they are drawn by."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from baimo.web.frame.answers import Answer


class StandingAnswer(Answer):
    """Who stands in a category, with the numbers behind the gold rim."""

    id: str
    owner: str
    name: str
    names: dict[str, str]
    key: bool
    guest: bool
    region: str | None
    kinds: int
    sites: int
    partners: int
    score: float
    since: str | None
    last: str | None
    ended: str | None
    systems: list[str]


class CategoryAnswer(Answer):
    """A category of the map: what belongs there, whose taxonomy says so, who stands in it."""

    id: str
    label: str
    about: str
    at: str
    sources: list[dict[str, str]]
    shares: dict[str, int]
    inside: list[str]
    members: list[StandingAnswer]


class CategoryBriefAnswer(Answer):
    """A category in the list of all."""

    id: str
    label: str
    about: str
    layer: str
    members: int
    shares: dict[str, int]


class CategoriesAnswer(Answer):
    """Every category of the map by layer."""

    taxonomy: str
    at: str
    categories: list[CategoryBriefAnswer]


class PictureRowAnswer(BaseModel):
    """One mark of a picture; further keys are those of its kind."""

    model_config = ConfigDict(extra="allow")

    href: str = Field(description="where its claim stands with its sources")
    facts: list[str] = Field(description="ids of the facts that it rests on")
    sources: list[str]


class PictureAnswer(Answer):
    """What a picture draws as plain rows."""

    picture: str
    at: str
    of: str
    rows: list[PictureRowAnswer]


class TileAnswer(BaseModel):
    """One tile of the map, with the numbers behind the gold rim."""

    model_config = ConfigDict(extra="allow")

    id: str
    owner: str
    names: dict[str, str]
    category: str
    kinds: int | list[str]
    sites: int
    partners: int
    score: float
    key: bool
    guest: bool
    since: str | None
    last: str | None


class MapAnswer(Answer):
    """Who stands in which box at the end of a month; `notes` say what of the address was not understood."""

    at: str
    notes: list[str]
    tiles: list[TileAnswer]


class RuleAnswer(Answer):
    """The rule of the gold rim, as the map draws it."""

    cut_off: float
    first_of_each_region: int
    thin_below_sites: int
    drawn_from_sites: int


class AboutAnswer(Answer):
    """What the record holds and by which rules it is drawn."""

    version: str
    taxonomy: str
    counts: dict[str, int]
    kinds: dict[str, int]
    grades: dict[str, int]
    source_kinds: dict[str, int]
    disputes: int
    on_the_map: dict[str, int]
    record: list[str | None] | None
    newest_source: str | None
    rule: RuleAnswer
    addresses: list[dict[str, str]]
