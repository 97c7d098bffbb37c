"""The verb path: how two entities are related."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, known_by, lang, true_at


@main.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--all", "every", is_flag=True, help="Up to three stories, where they say different things.")
@formats("text", "json")
@true_at
@known_by
@lang
@home
def path(
    one: str, other: str, every: bool, form: str, as_of: str | None, known_by: str | None, lang: str, home: Path | None
) -> None:
    """Tell how two entities are related, as a story of dated, sourced steps.

    A and B are ids or any names, of entities of any kind.

    \b
    Example:
      baimo path Kimi 阿里
      baimo path 零一万物 Llama --all
      baimo path OpenAI 微软 --as-of 2022 --known-by 2022
    """
    from baimo.asking.clocks import Clocks
    from baimo.asking.relating import paths
    from baimo.asking.relating.relations import rules
    from baimo.output.destination import opened
    from baimo.output.path_text import write_path

    ledger = workspace(home).ledger
    ends = [entity_named(ledger, name) for name in (one, other)]
    named = {
        name: [end, *(i for i in ledger.resolve(name) if i != end)]
        for name, end in zip((one, other), ends, strict=True)
    }
    most = int(rules().search["stories"]) if every else 1
    answer = paths(ledger, ends[0], ends[1], Clocks.at(as_of, known_by), most)
    with opened(None) as stream:
        write_path(stream, ledger, answer, form, lang, named, (as_of, known_by))
