"""What validation found, as lines that an editor can open or as JSON Lines; and the table of named rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from baimo.output.jsonl import write_lines
from baimo.output.terminal import Printer, line, printer
from baimo.output.wording import words

if TYPE_CHECKING:
    from baimo.ledger.detecting import Rule
    from baimo.ledger.validating import Problem, Report

_STYLE = {"error": "contradicted", "warning": "disputed"}


def write_report(stream: TextIO, report: Report, form: str, lang: str = "en", everything: bool = False) -> None:
    """Every problem with its place, rule and repair, then how much was looked at; with `everything` what was
    acknowledged as well, and why. As `jsonl` one record a problem.
    """
    if form == "jsonl":
        write_lines(stream, (asdict(problem) for problem in report.problems))
        if everything:
            write_lines(stream, (asdict(problem) | {"audited": reason} for problem, reason in report.acknowledged))
        return
    out, say = printer(stream), words(lang)
    for problem in report.problems:
        _write(out, problem, say(f"severity.{problem.severity}"))
    for problem, reason in report.acknowledged if everything else ():
        _write(out, problem, say("severity.audited"), reason)
    out.print(line((_summary(report, lang), "quiet")))


def _write(out: Printer, problem: Problem, severity: str, reason: str = "") -> None:
    what = f"{problem.key}: {problem.message}" if problem.key else problem.message
    out.print(line((f"{_near(problem.file)}:{problem.line}: ", "place"), what))
    if problem.repair and not reason:
        out.print(line((problem.repair, "quiet"), indent=4))
    name = " ".join(part for part in (problem.rule, problem.finding) if part)
    style = "quiet" if reason else _STYLE.get(problem.severity, "")
    out.print(line((f"[{severity}: {name}]", style), *([f" {reason}"] if reason else []), indent=4))


def _near(file: str) -> str:
    """A path as it is written from here, where the file lies below."""
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except ValueError:
        return file


def _summary(report: Report, lang: str) -> str:
    counts = {severity: sum(p.severity == severity for p in report.problems) for severity in ("error", "warning")}
    seen = {"statements": report.statements, "entities": report.entities, "pages": report.pages}
    return words(lang)("text.validated", **seen, **counts, audited=len(report.acknowledged))


def write_rules(stream: TextIO, rules: Iterable[Rule], form: str, lang: str = "en") -> None:
    """The named rules: what each looks for, why, and the repair."""
    if form == "jsonl":
        keys = ("id", "severity", "looks_for", "why", "repair")
        write_lines(stream, ({key: getattr(rule, key) for key in keys} for rule in rules))
        return
    out, say = printer(stream), words(lang)
    for rule in rules:
        out.print(line((rule.id, "strong"), f" ({say(f'severity.{rule.severity}')})"))
        out.print(line(rule.looks_for[lang], indent=4))
        out.print(line((rule.why[lang], "quiet"), indent=4))
        out.print(line((rule.repair, "quiet"), indent=4))
