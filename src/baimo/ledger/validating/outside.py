"""Statements that stand in no file, a feed's, looked at by the detectors with the atlas as their witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from baimo.ledger.detecting import Evidence, facts_of, facts_of_statements, named_of, pages_of
from baimo.ledger.detecting.facts import Page
from baimo.ledger.layers import ATLAS, Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.statement import Statement
from baimo.ledger.validating.problem import Problem
from baimo.ledger.validating.slips import Slip, slips
from baimo.ledger.validating.validation import Report


def examine_statements(statements: Iterable[Statement], name: str, atlas: Path | None = None) -> Report:
    """What the detectors find in statements that come from elsewhere; `name` stands for the file, the row for the line.

    Nothing is taken in. Only findings that involve one of them are told.
    """
    held = list(statements)
    files = parse_layers((Layer("atlas", (atlas or ATLAS).absolute()),))
    pages = pages_of(files) | {s.source.id: Page(s.source.date, s.source.kind, s.source.grade) for s in held}
    facts = [*facts_of(files), *facts_of_statements(held, name)]
    found = slips(Evidence(facts, pages, named_of(files)), {name}, None, whole=False)
    problems = sorted(_told_once(found.open, name))
    subjects = {statement.claim.subject for statement in held}
    return Report(problems, [], len(held), len(subjects), len({statement.source.id for statement in held}))


def _told_once(found: list[Slip], name: str) -> Iterator[Problem]:
    """One problem for each statement and rule, however many witnesses stand against it."""
    seen: set[tuple[object, ...]] = set()
    for slip in found:
        ours = tuple(fact.index for fact in slip.finding.facts if fact.file == name)
        if (slip.finding.rule, ours) not in seen:
            seen.add((slip.finding.rule, ours))
            yield replace(slip.problem(_row(slip.path)), key=slip.finding.about[0])


def _row(path: tuple[str | int, ...]) -> int:
    """The row, from 1, of the finding's first statement."""
    return int(path[1]) + 1 if len(path) > 1 else 0
