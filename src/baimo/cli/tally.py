"""The verb tally: what a corpus says, and where it disagrees."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, lang, output


@main.command()
@click.argument("reading", metavar="CLAIMS", type=click.Path(path_type=Path))
@click.option("--subject", metavar="NAME", help="Only what concerns this entity.")
@click.option("--disagree", is_flag=True, help="Only where the corpus disagrees with itself.")
@click.option(
    "--least", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="Told by N sources or more."
)
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many facts of text.")
@click.option("--all", "every", is_flag=True, help="Every fact instead of the most told.")
@formats("text", "jsonl")
@output
@lang
@home
def tally(
    reading: Path,
    subject: str | None,
    disagree: bool,
    least: int,
    top: int,
    every: bool,
    form: str,
    output: Path | None,
    lang: str,
    home: Path | None,
) -> None:
    """Tally what a corpus says: each fact, how many say what, since when, who first, and what the ledger holds.

    CLAIMS is what `baimo read FOLDER -o claims.parquet` wrote. Near copies of a document count once. JSON Lines are
    complete, a fact a line; text shows the facts most told.

    \b
    Example:
      baimo tally claims.parquet
      baimo tally claims.parquet --disagree --subject 智谱
    """
    from baimo.corpus.tally import tally as tally_reading
    from baimo.output.destination import opened
    from baimo.output.tally_text import write_tally

    ledger = workspace(home).ledger
    about = entity_named(ledger, subject) if subject else None
    found = tally_reading(reading, ledger, about, least)
    with opened(output) as stream:
        write_tally(stream, ledger, found, form, lang, disagree, None if every else top)
