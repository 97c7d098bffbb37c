"""What verbs take in common: files, language, dates, the user's layer, where to write."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from baimo.values.errors import BaimoError


def language(_ctx: click.Context, _param: click.Parameter, chosen: str | None) -> str:
    """The language asked for, else the one of the user's locale, else English."""
    locale = next((os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "")
    return chosen or ("zh" if locale.startswith("zh") else "en")


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
files = click.argument("files", metavar="FILE...", nargs=-1, required=True)
lang = click.option(
    "--lang", type=click.Choice(["zh", "en"]), callback=language, help="Language of the output; default: your locale's."
)
as_of = click.option(
    "--as-of", metavar="DATE", callback=lambda _c, _p, v: _edtf(v), help="Judge as of this date instead of today."
)
true_at = click.option(
    "--as-of", metavar="DATE", callback=lambda _c, _p, v: _edtf(v), help="What was true then, whoever told it."
)
known_by = click.option(
    "--known-by", metavar="DATE", callback=lambda _c, _p, v: _edtf(v), help="Only what had been told by then."
)
home = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), help="Folder of your own layer; default: $BAIMO_HOME."
)
output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of the screen."
)


def formats(*names: str) -> Decorator:
    """`--format`, the first name being the default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True, help="Form of the output."
    )


def _edtf(text: str | None) -> str | None:
    from baimo.values.dates import When

    try:
        return None if text is None else str(When.parse(text))
    except ValueError as error:
        raise BaimoError(f"{text!r} is no date; write it as 2024, 2024-05 or 2024-05-20") from error
