"""The verb publish: the atlas, and documents, as a site of static files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from baimo.cli.desk import each, workspace
from baimo.cli.group import CLEAN, ERROR, main
from baimo.cli.options import home
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.web.publishing.publication import Published


def _site_url(_ctx: click.Context, _param: click.Parameter, url: str | None) -> str:
    if not url:
        return ""
    split = urlsplit(url)
    if split.scheme not in ("http", "https") or not split.hostname or split.query or split.fragment or '"' in url:
        raise BaimoError(f"{url!r} is no address of a site; write it as https://example.org/map/")
    return url.rstrip("/") + "/"


@main.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--url", metavar="URL", callback=_site_url, help="Where the site will stand: https://example.org/map/.")
@home
def publish(folder: Path, files: tuple[str, ...], url: str, home: Path | None) -> None:
    """Write the whole atlas as static files into FOLDER, and the documents that are named.

    They open from disk and from any host, in both languages, with search, and need no server. FOLDER is empty or holds
    a former publication, which is renewed. With --url there are a sitemap and absolute addresses.

    \b
    Example:
      baimo publish site
      baimo publish site --url https://example.org/map/ deck.pdf
    """
    from baimo.web.publishing.publication import publish as publish_site

    desk = workspace(home)
    checked = [one for one in each(files, desk.check) if one]
    with _shown() as told:
        done = publish_site(desk.ledger, checked, folder, url, told)
    if not url:
        print("no --url: left out sitemap.xml, canonical and alternate addresses")
    print(_summary(done, folder))
    sys.exit(CLEAN if len(checked) == len(files) else ERROR)


def _summary(done: Published, folder: Path) -> str:
    from baimo.output.printable import in_line

    size = f"{done.size / 1e6:,.1f} MB"
    changes = f"{done.changed:,} changed, {done.removed:,} removed"
    where = in_line(str(folder))
    return f"{where}: {done.pages:,} pages, {done.files:,} files, {size}, {changes}, {done.seconds:.1f} s"


@contextmanager
def _shown() -> Iterator[Callable[[int, int], None]]:
    """What tells how far the making is: a bar on a terminal, nothing in a pipe."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda done, known: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns: tuple[Any, ...] = (TextColumn("publishing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Nothing refreshes by itself: a thread of ours must not be there when processes are forked.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("")

        def told(done: int, known: int) -> None:
            bar.update(task, completed=done, total=known, refresh=done % _EVERY == 0)

        yield told


_EVERY = 100
