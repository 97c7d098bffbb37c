"""The verb layers."""

from __future__ import annotations

from pathlib import Path

from baimo.cli.desk import workspace
from baimo.cli.group import main
from baimo.cli.options import formats, home, lang


@main.command()
@formats("text", "json")
@lang
@home
def layers(form: str, lang: str, home: Path | None) -> None:
    """Show where your own layer disagrees with the atlas: both sides, each with its sources.

    Your layer is what you accepted and wrote; it lies over the atlas and replaces nothing.

    \b
    Example:
      baimo layers
      baimo layers --home team-layer --format json
    """
    from baimo.output.destination import opened
    from baimo.output.layers_text import write_comparison

    ledger = workspace(home).ledger
    with opened(None) as stream:
        write_comparison(stream, ledger, form, lang)
