"""The verb feeds."""

from __future__ import annotations

from pathlib import Path

import click

from baimo.cli.group import main
from baimo.cli.options import formats, home, lang
from baimo.values.errors import BaimoError


@main.command()
@click.argument("name", required=False)
@click.option("--remove", is_flag=True, help="Take the feed back out of your layer.")
@formats("text", "json")
@lang
@home
def feeds(name: str | None, remove: bool, form: str, lang: str, home: Path | None) -> None:
    """List the feeds, or take one into your own layer as a second witness.

    A feed is a list of models and prices that others keep, in a package of its own (pip install 'baimo[feeds]'). What
    it says of models that the ledger knows stands beside what the atlas says and replaces nothing; names that mean none
    of them are listed. A newer version takes the place of the older.

    \b
    Example:
      baimo feeds
      baimo feeds models-dev
      baimo feeds models-dev --remove
    """
    from baimo import feeds as all_feeds
    from baimo.output.destination import opened
    from baimo.output.feeds_text import write_feeds, write_removed, write_taken

    with opened(None) as stream:
        if name is None:
            if remove:
                raise BaimoError("say which feed to take back: baimo feeds NAME --remove")
            rows = [(feed, [path.name for path in all_feeds.editions(feed, home)]) for feed in all_feeds.feeds()]
            write_feeds(stream, rows, form, lang)
        elif remove:
            write_removed(stream, all_feeds.remove(name, home), form, lang)
        else:
            write_taken(stream, all_feeds.take(name, home), form, lang)
