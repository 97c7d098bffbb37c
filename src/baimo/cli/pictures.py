"""The verbs that draw: map, timeline, lineage, graph, prices, chips."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import main
from baimo.cli.options import as_of, home, lang
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.drawing.album import Album
    from baimo.drawing.canvas.sheet import Sheet
    from baimo.ledger import Ledger

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
theme = click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True, help="Light or dark ground."
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File: .svg, .png, .pdf or .html; default: SVG to the screen.",
)


def _common(verb: Callable[..., Any]) -> Callable[..., Any]:
    for option in (home, lang, theme, as_of, output):
        verb = option(verb)
    return verb


@main.command("map")
@click.option("--region", type=click.Choice(["china", "abroad"]), help="Only who sits there.")
@_common
def map_(region: str | None, **options: Any) -> None:
    """Draw the industry: layers, categories, who stands where and who matters.

    \b
    Example:
      baimo map -o industry.pdf
      baimo map --as-of 2023-10 --lang zh -o october.svg
    """
    from baimo.drawing.map.state import State

    _draw(lambda album, _ledger, lang, month: album.map(lang, State(at=month, region=region)), **options)


@main.command()
@click.option("--since", metavar="MONTH", default="2022-10", show_default=True, help="What happened after this month.")
@_common
def timeline(since: str, **options: Any) -> None:
    """Draw what happened, by layer, the weightier with words.

    \b
    Example:
      baimo timeline --since 2024-12 --as-of 2025-12 -o 2025.svg
    """
    _draw(lambda album, _ledger, lang, month: album.timeline(lang, month, since), **options)


@main.command()
@click.argument("family", metavar="[FAMILY]", required=False)
@_common
def lineage(family: str | None, **options: Any) -> None:
    """Draw families of models in time, and what was built on what.

    FAMILY, an id or a name, draws the families that one is tied to.

    \b
    Example:
      baimo lineage Llama -o llama.svg
    """

    def draw(album: Album, ledger: Ledger, lang: str, month: str | None) -> Sheet:
        return album.lineage(lang, month, entity_named(ledger, family) if family else None)

    _draw(draw, **options)


@main.command()
@click.argument("entity", metavar="ENTITY")
@_common
def graph(entity: str, **options: Any) -> None:
    """Draw who is tied to an entity, and one step on.

    \b
    Example:
      baimo graph 智谱 -o zhipu.png
    """
    _draw(lambda album, ledger, lang, month: album.graph(lang, entity_named(ledger, entity), month), **options)


@main.command()
@click.argument("models", metavar="[MODEL]...", nargs=-1)
@_common
def prices(models: tuple[str, ...], **options: Any) -> None:
    """Draw what tokens cost over time, in yuan and in dollars.

    Without MODEL those whose price moved most often.

    \b
    Example:
      baimo prices glm-4-air glm-3-turbo -o glm.svg
    """

    def draw(album: Album, ledger: Ledger, lang: str, month: str | None) -> Sheet:
        return album.prices(lang, month, tuple(entity_named(ledger, model) for model in models))

    _draw(draw, **options)


@main.command()
@_common
def chips(**options: Any) -> None:
    """Draw chips by date, memory bandwidth and memory, with the rules of export.

    \b
    Example:
      baimo chips -o chips.svg
    """
    _draw(lambda album, _ledger, lang, month: album.chips(lang, month), **options)


def _draw(
    draw: Callable[..., Any], output: Path | None, as_of: str | None, theme: str, lang: str, home: Path | None
) -> None:
    from baimo.drawing.album import Album
    from baimo.drawing.export import export

    ledger = workspace(home).ledger
    sheet = draw(Album(ledger), ledger, lang, _month(as_of))
    if output is None:
        sys.stdout.write(sheet.svg(theme))
    else:
        export(sheet, output, theme)


def _month(as_of: str | None) -> str | None:
    """The month at the end of what was asked for. Raises BaimoError for what has no end."""
    from baimo.values.dates import when_of

    if as_of is None:
        return None
    last = when_of(as_of).last
    if last is None:
        raise BaimoError(f"{as_of} has no end; a picture is drawn as of a month: --as-of 2023-10")
    return f"{last.year:04}-{last.month:02}"
