"""The verb search."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.claims.predicates import KINDS
from baimo.cli.desk import workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, lang


@main.command()
@click.argument("query", metavar="QUERY", nargs=-1, required=True)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only entities of this kind.")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many.")
@formats("text", "json")
@lang
@home
def search(query: tuple[str, ...], kinds: tuple[str, ...], limit: int, form: str, lang: str, home: Path | None) -> None:
    """Find entities by name and statements by their words, in Chinese and English.

    QUERY is any part of a name, its pinyin or their initials, or words; a name one slip away is found where nothing
    nearer is.

    \b
    Example:
      baimo search 月之
      baimo search zhipu
      baimo search zp --kind organization
      baimo search 智谱 融资
    """
    from baimo.output.destination import opened
    from baimo.output.printable import printable
    from baimo.output.search_text import write_results

    asked = printable(" ".join(query))
    ledger = workspace(home).ledger
    with opened(None) as stream:
        write_results(stream, ledger, asked, ledger.search(asked, kinds or None, limit), form, lang)
