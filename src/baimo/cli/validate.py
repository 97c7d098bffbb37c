"""The verb of contributors: validate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baimo.cli.group import CLEAN, ERROR, main
from baimo.cli.options import formats, lang
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.ledger.validating import Report

WARNED = 1  # something for a person to look at, and no error


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--feed", metavar="NAME", help="Look at a feed instead, with the atlas as its witness; takes nothing in.")
@click.option("--all", "everything", is_flag=True, help="Show acknowledged findings as well, with the reasons.")
@click.option("--rules", "table", is_flag=True, help="Tell what the named rules look for, and why.")
@formats("text", "jsonl")
@lang
def validate(path: Path | None, feed: str | None, everything: bool, table: bool, form: str, lang: str) -> None:
    """Check the text of an atlas, of a layer, or of one file: every problem with file, line, key and repair.

    Without PATH the bundled atlas. Beside the form of the text, named rules look for slips: yuan typed as dollars, a
    version before its family, one thing under two ids. Findings that were looked at and are right stand in the
    layer's audited.yaml with the reason. Exit code 0: clean; 1: warnings; 2: errors.

    \b
    Example:
      baimo validate my-layer/entities/organization/acme.yaml
      baimo validate --rules
      baimo validate --feed genai-prices
    """
    from baimo.ledger.detecting import rules
    from baimo.output.destination import opened
    from baimo.output.problems import write_report, write_rules

    if table:
        with opened(None) as stream:
            write_rules(stream, rules().values(), form, lang)
        return
    report = _report(path, feed)
    with opened(None) as stream:
        write_report(stream, report, form, lang, everything)
    errors = any(problem.severity == "error" for problem in report.problems)
    sys.exit(ERROR if errors else WARNED if report.problems else CLEAN)


def _report(path: Path | None, feed: str | None) -> Report:
    from baimo.ledger.validating import examine, examine_statements

    if feed is None:
        return examine(path)
    if path is not None:
        raise BaimoError("name a PATH or a --feed, not both")
    from baimo.feeds import feed_statements

    return examine_statements(feed_statements(feed), feed)
