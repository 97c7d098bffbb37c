"""The verb of one entity: show."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, known_by, lang, true_at


@main.command()
@click.argument("entity", metavar="ENTITY")
@formats("text", "json")
@true_at
@known_by
@lang
@home
def show(entity: str, form: str, as_of: str | None, known_by: str | None, lang: str, home: Path | None) -> None:
    """Show what the ledger knows of an entity, since when, from where, and what disagrees.

    ENTITY is an id or any of its names.

    \b
    Example:
      baimo show 智谱
      baimo show gpt-4 --as-of 2023-06
      baimo show gpt-4 --known-by 2023-06
    """
    from baimo.asking.clocks import Clocks
    from baimo.output import write_entity
    from baimo.output.destination import opened

    ledger = workspace(home).ledger
    with opened(None) as stream:
        write_entity(stream, ledger, entity_named(ledger, entity), form, lang, Clocks.at(as_of, known_by))
