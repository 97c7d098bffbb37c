"""The verbs that draw: map, poster, timeline, lineage, graph, prices, chips."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
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
    from baimo.drawing.map.state import State
    from baimo.ledger import Ledger

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
A0 = (841.0, 1189.0)
theme = click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True, help="Light or dark ground."
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File: .svg, .png, .pdf or .html; default: SVG to the screen.",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What every picture is asked for: of which ledger, in which language, as of which month, where to."""

    output: Path | None
    month: str | None
    theme: str
    lang: str
    ledger: Ledger
    album: Album


def _common(verb: Callable[..., Any]) -> Callable[..., Any]:
    for option in (home, lang, theme, as_of, output):
        verb = option(verb)
    return verb


def _filters(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The state of the map, as in its address."""
    for option in (
        click.option("--full", "is_full", is_flag=True, help="All tiles, not the overview."),
        click.option("--focus", metavar="ENTITY", help="Its ties are drawn, the others fade."),
        click.option("--since", metavar="MONTH", help="What changed since this month is ringed."),
        click.option("--open", "is_open", is_flag=True, help="Only who has opened weights."),
        click.option("--kind", metavar="KIND", help="organization, model, product or chip."),
        click.option("--tier", metavar="TIER", help="L0 general, L1 for an industry, L2 what users open."),
        click.option("--layer", metavar="LAYER", help="industry, products, models, infra or frame."),
        click.option("--region", metavar="REGION", help="china or abroad."),
    ):
        verb = option(verb)
    return verb


@main.command("map")
@_filters
@click.option("--url", metavar="ADDRESS", help="Address of the live map, to which links of an .html lead.")
@_common
def map_(url: str | None, **options: Any) -> None:
    """Draw the industry: layers, categories, who stands where and who matters.

    As .html it is one page for mail and slides that works from disk: with filters, focus and the months.

    \b
    Example:
      baimo map -o industry.pdf
      baimo map --as-of 2023-10 --since 2022-12 --region china -o rise.svg
      baimo map --focus 智谱 --full -o zhipu.png
    """
    wish = _wish(options)
    state = _state(wish, **options)
    if wish.output and wish.output.suffix.lower() == ".html":
        from baimo.drawing.qr import checked_address
        from baimo.web.publishing.single import write_map

        live = checked_address(url) if url else ""
        write_map(wish.output, wish.ledger, wish.lang, wish.theme, state, live)
    else:
        _put(wish, wish.album.map(wish.lang, state))


@main.command()
@click.option("--url", metavar="ADDRESS", help="Address of the live map, drawn as a QR code.")
@_common
def poster(url: str | None, **options: Any) -> None:
    """Draw the map as a poster on A0, with its legend and its rules.

    \b
    Example:
      baimo poster -o poster.pdf
      baimo poster --lang zh --url https://example.org/map -o poster.pdf
    """
    _draw(lambda wish: wish.album.poster(wish.lang, wish.month, url), options, A0)


@main.command()
@click.option("--since", metavar="MONTH", default="2022-10", show_default=True, help="What happened after this month.")
@_common
def timeline(since: str, **options: Any) -> None:
    """Draw what happened, by layer, the weightier with larger words.

    \b
    Example:
      baimo timeline --since 2024-12 --as-of 2025-12 -o 2025.svg
    """
    first = _month(since, "--since")
    _draw(lambda wish: wish.album.timeline(wish.lang, wish.month, _before(first, wish)), options)


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

    def draw(wish: Wish) -> Sheet:
        return wish.album.lineage(wish.lang, wish.month, entity_named(wish.ledger, family) if family else None)

    _draw(draw, options)


@main.command()
@click.argument("entity", metavar="ENTITY")
@_common
def graph(entity: str, **options: Any) -> None:
    """Draw who is tied to an entity, and one step on.

    \b
    Example:
      baimo graph 智谱 -o zhipu.png
    """
    _draw(lambda wish: wish.album.graph(wish.lang, entity_named(wish.ledger, entity), wish.month), options)


@main.command()
@click.argument("models", metavar="[MODEL]...", nargs=-1)
@_common
def prices(models: tuple[str, ...], **options: Any) -> None:
    """Draw what tokens cost over time, in yuan and in dollars.

    Without MODEL those whose price moved most.

    \b
    Example:
      baimo prices glm-4-air glm-3-turbo -o glm.svg
    """

    def draw(wish: Wish) -> Sheet:
        return wish.album.prices(wish.lang, wish.month, tuple(entity_named(wish.ledger, one) for one in models))

    _draw(draw, options)


@main.command()
@_common
def chips(**options: Any) -> None:
    """Draw chips by date: bandwidth, peak compute and memory, with the rules of export.

    \b
    Example:
      baimo chips -o chips.svg
    """
    _draw(lambda wish: wish.album.chips(wish.lang, wish.month), options)


def _draw(draw: Callable[[Wish], Sheet], options: dict[str, Any], size_mm: tuple[float, float] | None = None) -> None:
    wish = _wish(options)
    _put(wish, draw(wish), size_mm)


def _put(wish: Wish, sheet: Sheet, size_mm: tuple[float, float] | None = None) -> None:
    """Write a picture where it was asked for."""
    from baimo.drawing.export import export

    if wish.output:
        export(sheet, wish.output, wish.theme, size_mm)
    else:
        sys.stdout.write(sheet.svg(wish.theme))


def _wish(options: dict[str, Any]) -> Wish:
    """The common options with the ledger they speak of. Raises BaimoError for what no picture can be made of."""
    from baimo.drawing.album import Album
    from baimo.drawing.export import check

    if options["output"]:
        check(options["output"])
    month = _month(options["as_of"], "--as-of")
    ledger = workspace(options["home"]).ledger
    album = Album(ledger)
    if month and not album.months()[0] <= month <= album.month:
        raise BaimoError(f"{month} lies outside the record, which goes from {album.months()[0]} to {album.month}")
    return Wish(options["output"], month, options["theme"], options["lang"], ledger, album)


def _state(wish: Wish, focus: str | None, since: str | None, **options: Any) -> State:
    """The state of the map. Raises BaimoError for what no map can show."""
    from baimo.drawing.map.state import State

    entity = entity_named(wish.ledger, focus) if focus else None
    if entity and not wish.album.keeper(entity):
        raise BaimoError(f"{focus} has no place on the map; `baimo graph {entity}` draws whom it is tied to")
    chosen = {name: options[name] for name in ("region", "layer", "tier", "kind", "is_open", "is_full")}
    at = wish.month if wish.month != wish.album.month else None
    return State(at=at, since=_before(_month(since, "--since"), wish), focus=entity, **chosen)


def _before(since: str | None, wish: Wish) -> Any:
    """The earlier month, if it is one. Raises BaimoError where it is not."""
    last = wish.month or wish.album.month
    if since and since >= last:
        raise BaimoError(
            f"--since {since} is not before {last}; what changed lies between an earlier and a later month"
        )
    return since


def _month(written: str | None, option: str) -> str | None:
    """The month at the end of what was asked for. Raises BaimoError for what is none or has no end."""
    from baimo.values.dates import when_of

    if written is None:
        return None
    try:
        last = when_of(written).last
    except ValueError:
        last = None
    if last is None:
        raise BaimoError(f"{written!r} is no month; write it as {option} 2023-10")
    return f"{last.year:04}-{last.month:02}"
