"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from baimo.values.errors import BaimoError


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """A stream to write results to; without a path, standard output. Raises OSError where it cannot be written."""
    if output is None:
        if sys.stdout is None:
            raise BaimoError("standard output is closed; name a file with -o")
        yield sys.stdout
    elif _can_be_replaced(output):
        with _replacing(Path(os.path.realpath(output))) as stream:
            yield stream
    else:
        with output.open("w", encoding="utf-8", errors="replace") as stream:
            yield stream


def _can_be_replaced(path: Path) -> bool:
    """Whether a new file may take the place of this one: pipes and devices are written to as they are."""
    return (path.is_file() or not path.exists()) and os.access(path.resolve().parent, os.W_OK)


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file written beside and moved into place at the end: who is interrupted keeps the old one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".baimo-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as stream:
            yield stream
        Path(name).chmod(_mode_of(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced, else those that any new file gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
