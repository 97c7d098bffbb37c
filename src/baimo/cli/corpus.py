"""Reading a corpus from the command line: what is shown while it goes on, and what is said at its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.cli.group import CLEAN
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.corpus import Progress


def is_corpus(output: Path | None) -> bool:
    """Whether claims are to be written as a table, which is how a corpus is asked for."""
    return output is not None and output.suffix.lower() == ".parquet"


def read_into(output: Path, sources: tuple[str, ...], home: Path | None, **options: Any) -> int:
    """Read a corpus into a table of claims; the exit code. What cannot be read is set aside and stops nothing."""
    from baimo.corpus import read_corpus

    # every core has a worker: none of them may ask the others for its products
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    last: Progress | None = None
    with _shown() as show:
        for last in read_corpus(sources, output, home=home, **options):
            show(last)
    if last is None:
        raise BaimoError("nothing to read: no documents there")
    print(_summary(last, output))
    return CLEAN


def _summary(done: Progress, output: Path) -> str:
    if not done.documents:
        return f"{output}: all {done.of:,} parts were there already; nothing was left to read"
    aside = f"{done.aside:,} set aside, with reasons in {output}/_documents" if done.aside else "none set aside"
    read = done.documents - done.aside
    return f"{output}: {read:,} document{'' if read == 1 else 's'} read now, {done.claims:,} claims; {aside}"


@contextmanager
def _shown() -> Iterator[Any]:
    """Something to show progress with: a bar where a person watches, nothing on a pipe."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("looking", total=None)

        def show(progress: Progress) -> None:
            told = f"{progress.documents:,} documents, {progress.claims:,} claims, {progress.aside:,} aside; part"
            bars.update(task, description=told, completed=progress.parts, total=progress.of)

        yield show
