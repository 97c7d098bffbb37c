"""The verb diff: what changed between two dates."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, lang, output


@main.command()
@click.argument("since", metavar="DATE")
@click.argument("until", metavar="DATE")
@click.option("--subject", metavar="NAME", help="Only what concerns this entity.")
@click.option(
    "--kind", "kinds", metavar="KIND", multiple=True, help="Only of this kind: model, organization, chip, ..."
)
@click.option(
    "--predicate", "predicates", metavar="PREDICATE", multiple=True, help="Only of this predicate: price, ..."
)
@click.option("--known", is_flag=True, help="By when it became known instead of when it happened.")
@click.option("--by", type=click.Choice(["month", "entity"]), default="month", show_default=True, help="Grouped by.")
@click.option("--top", type=click.IntRange(1), default=40, show_default=True, help="How many lines of text.")
@click.option("--all", "every", is_flag=True, help="Every change instead of the most significant.")
@formats("text", "json", "atom")
@output
@lang
@home
def diff(
    since: str,
    until: str,
    subject: str | None,
    kinds: tuple[str, ...],
    predicates: tuple[str, ...],
    known: bool,
    by: str,
    top: int,
    every: bool,
    form: str,
    output: Path | None,
    lang: str,
    home: Path | None,
) -> None:
    """Show what changed between two dates, each taken at its end: 2023 2024 is all of 2024.

    Who came and went, which values moved from what to what, new relations, laws in force; corrections apart. JSON and
    Atom are complete, text shows the most significant.

    \b
    Example:
      baimo diff 2023-12 2024-12
      baimo diff 2024-04 2024-06 --predicate price --all
      baimo diff 2024 2025 --subject 智谱 --known --format atom -o zhipu.xml
    """
    from baimo.asking.changing import changes_between, wanted_of
    from baimo.output.destination import opened
    from baimo.output.diff_text import write_diff

    ledger = workspace(home).ledger
    wanted = wanted_of(entity_named(ledger, subject) if subject else None, kinds, predicates)
    found = changes_between(ledger, since, until, wanted, known)
    with opened(output) as stream:
        write_diff(stream, ledger, found, form, lang, by, None if every else top)
