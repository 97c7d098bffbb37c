"""The predicate table: what may be said of what, and how two such statements are compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

FOLDER = Path(__file__).parent / "predicates"
KINDS = (
    "organization",
    "person",
    "model",
    "product",
    "chip",
    "vehicle",
    "dataset",
    "policy",
    "technology",
    "industry",
    "place",
)
MODALITIES = ("asserted", "reported", "predicted", "opinion", "negated")
BOUNDS = ("exact", "about", "at-least", "at-most", "below")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row of the table; `predicates/README.md` says what each key means."""

    id: str
    labels: dict[str, str]
    subject: tuple[str, ...]
    object: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    value: str | None = None
    units: tuple[str, ...] = ()
    when: str | None = None
    cardinality: str = "many"
    compare: str = "none"
    qualifiers: dict[str, list[str]] | None = None
    terms: bool = False
    default_qualifier: str | None = None
    spread: float = 0.0
    multiple: int = 1
    least: float = 0.0
    most: float = 0.0
    fillers: tuple[str, ...] = ()
    steps: bool = False
    lasting: bool = False
    ended: tuple[str, ...] = ()
    repeats: bool = False
    estimated: bool = False
    preliminary: str | None = None
    stages: tuple[str, ...] = ()
    drawn_out: int = 0
    shown_before: dict[str, int] | None = None
    beside: tuple[str, ...] = ()
    begins: str | None = None
    kin: str | None = None
    series: tuple[str, ...] = ()
    shared_by_house: bool = False
    implied_by: tuple[str, ...] = ()
    shown_by_making: dict[str, str] | None = None
    recomputed_from: tuple[str, ...] = ()
    says: tuple[dict[str, Any], ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def joinable(self) -> tuple[str, ...]:
        """The kinds of subjects of which weights may tell it where no rule does."""
        return self.joined or self.subject

    def may_be(self, number: float) -> bool:
        """Whether a number is neither too small nor too large to be a value of it."""
        return (self.least or number) <= number <= (self.most or number)

    def label(self, lang: str) -> str:
        """Its name for people, in `zh` or `en`."""
        return self.labels.get(lang) or self.id


_LISTS = (
    "subject",
    "object",
    "units",
    "fillers",
    "joined",
    "ended",
    "series",
    "stages",
    "implied_by",
    "recomputed_from",
    "beside",
    "says",
    "asks",
)


@cache
def table() -> dict[str, Predicate]:
    """Every predicate by its id, in the order of the files."""
    rows: dict[str, Predicate] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, row in datafile.load(path).items():
            fields: dict[str, Any] = {k: tuple(v) if k in _LISTS else v for k, v in row.items()}
            rows[name] = Predicate(id=name, **fields)
    return rows
