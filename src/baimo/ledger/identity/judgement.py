"""One judgement, as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from baimo.values.dates import when_of

# `moved`: statements of the first are of the second. Of the others a pair has one.
VERDICTS = ("same", "different", "unsure", "moved")
KEYS = ("a", "b", "verdict", "reason", "by", "date", "statements")


class JudgementFile(Protocol):
    """A parsed file of a layer, as far as its judgements need it."""

    @property
    def path(self) -> str:
        """Where it lies."""

    @property
    def of(self) -> str:
        """What it holds; `judgement` here."""

    @property
    def layer(self) -> str:
        """The layer that it is of."""

    @property
    def content(self) -> Any:
        """One row or a list of rows."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judged of two ids, why and when; `statements` are the ids of those that are moved from a to b.

    `file` and `row` say where it stands, `is_applied` whether the compiled ledger follows it.
    """

    a: str
    b: str
    verdict: str
    reason: str
    by: str | None = None
    date: str | None = None
    statements: tuple[str, ...] = ()
    layer: str = "user"
    file: str = ""
    row: int = 0
    is_applied: bool = False

    @property
    def pair(self) -> frozenset[str]:
        """The two, whichever way round."""
        return frozenset((self.a, self.b))

    def __str__(self) -> str:
        sign = {"same": "=", "different": "≠", "unsure": "?", "moved": "→"}[self.verdict]
        return f"{self.a} {sign} {self.b} ({self.file})"


def judgements_of(file: JudgementFile) -> Iterator[Judgement | tuple[int, Exception]]:
    """The judgements of a file; a row that is none comes as its number and what is wrong with it."""
    rows = file.content if isinstance(file.content, list) else [file.content]
    for number, row in enumerate(rows):
        try:
            yield _judgement(row, file, number)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield number, error


def judged_pairs(files: Iterable[JudgementFile]) -> dict[frozenset[str], str]:
    """The verdict on each pair of ids, the upper layer's where both judge: what needs no asking any more.

    For rules that look for one thing under two ids: a pair that stands here has been looked at.
    """
    pairs: dict[frozenset[str], str] = {}
    for file in files:
        if file.of == "judgement":
            found = (one for one in judgements_of(file) if isinstance(one, Judgement))
            pairs |= {one.pair: one.verdict for one in found if one.verdict != "moved"}
    return pairs


def _judgement(row: Any, file: JudgementFile, number: int) -> Judgement:
    verdict, date = str(row["verdict"]), row.get("date")
    if verdict not in VERDICTS:
        raise ValueError(f"unknown verdict {verdict!r}")
    if date is not None:
        when_of(str(date))
    statements = tuple(map(str, row.get("statements") or ()))
    if (verdict == "moved") is not bool(statements):
        raise ValueError("`moved` needs `statements`, and no other verdict has them")
    a, b = str(row["a"]), str(row["b"])
    if a == b:
        raise ValueError("one id for both")
    by = row.get("by")
    return Judgement(
        a=a,
        b=b,
        verdict=verdict,
        reason=str(row["reason"]),
        by=None if by is None else str(by),
        date=None if date is None else str(date),
        statements=statements,
        layer=file.layer,
        file=file.path,
        row=number,
    )
