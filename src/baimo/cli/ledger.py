"""The verbs of the ledger: show, validate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import CLEAN, ERROR, main
from baimo.cli.options import as_of, formats, home, lang


@main.command()
@click.argument("entity", metavar="ENTITY")
@formats("text", "json")
@as_of
@lang
@home
def show(entity: str, form: str, as_of: str | None, lang: str, home: Path | None) -> None:
    """Show what the ledger knows of an entity, since when, from where, and what disagrees.

    ENTITY is an id or any of its names.

    \b
    Example:
      baimo show 智谱
      baimo show gpt-4 --as-of 2023-06
    """
    from baimo.output import write_entity
    from baimo.output.destination import opened

    ledger = workspace(home).ledger
    with opened(None) as stream:
        write_entity(stream, ledger, entity_named(ledger, entity), form, lang, as_of)


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@formats("text", "jsonl")
def validate(path: Path | None, form: str) -> None:
    """Check the text of an atlas, of a layer, or of one file: every problem with file, line, key and repair.

    Without PATH the bundled atlas.

    \b
    Example:
      baimo validate my-layer/entities/organization/acme.yaml
    """
    from baimo.ledger import validate as problems_of
    from baimo.output import write_problems
    from baimo.output.destination import opened

    problems = problems_of(path)
    with opened(None) as stream:
        write_problems(stream, problems, form)
    sys.exit(ERROR if problems else CLEAN)
