"""From folders, patterns and addresses to files, always in the same order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from baimo.corpus.sources.places import Place, is_remote
from baimo.values.errors import BaimoError

Found = tuple[Place, int]


def files(sources: Sequence[str], skip: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every file of the sources with its size in bytes, in the order of the sources, then of names.

    Hidden files and folders are left out, and the folders of `skip` (real paths). A folder that was entered before,
    by a link or by another source, is not entered again. Raises BaimoError for a source that is not there.
    """
    entered: set[tuple[int, int]] = set()
    for source in sources:
        if is_remote(source):
            yield from _remote(source)
        elif Path(source).is_dir():
            yield from _folder(source, skip, entered)
        elif os.path.lexists(source):
            yield _file(source)
        else:
            yield from _pattern(source, skip, entered)


def _pattern(pattern: str, skip: frozenset[str], entered: set[tuple[int, int]]) -> Iterator[Found]:
    anchor = Path(Path(pattern).anchor)
    below = str(Path(pattern).relative_to(anchor))
    matched = sorted((str(path) for path in anchor.glob(below)), key=os.fsencode) if below != "." else []
    if not matched:
        raise BaimoError(f"{pattern}: no such file or folder, and nothing matches it as a pattern")
    # `**` names folders beside what is in them; only a folder that was matched for itself is walked
    around = {str(parent) for path in matched for parent in Path(path).parents}
    for path in matched:
        if not Path(path).is_dir():
            yield _file(path)
        elif str(Path(path)) not in around:
            yield from _folder(path, skip, entered)


def _file(path: str) -> Found:
    """A file with its size. A pipe or a device may have no end, or wait for ever: it is not opened."""
    try:
        state = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Place(path, why=f"cannot be read ({error.strerror or error})"), 0
    if not stat.S_ISREG(state.st_mode):
        return Place(path, why="no file of documents but a pipe, a socket or a device"), 0
    return Place(path), state.st_size


def _folder(folder: str, skip: frozenset[str], entered: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        if not _enters(folder, skip, entered):
            return
        # Names alone: a folder may hold a million, and an entry with its state takes twenty times as much.
        with os.scandir(folder) as scan:
            found = [(os.fsencode(e.name), _leads_on(e)) for e in scan if not e.name.startswith(".")]
    except OSError as error:
        yield Place(folder, why=f"a folder that cannot be read ({error.strerror or error})"), 0
        return
    found.sort(reverse=True)
    while found:
        name, is_folder = found.pop()
        path = os.path.join(folder, os.fsdecode(name))  # noqa: PTH118
        yield from _folder(path, skip, entered) if is_folder else (_file(path),)


def _leads_on(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; a link that leads to itself is none, and harms none beside it."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _enters(folder: str, skip: frozenset[str], entered: set[tuple[int, int]]) -> bool:
    """Whether a folder is new: links may lead back to one that was entered."""
    state = Path(folder).stat()
    key = (state.st_dev, state.st_ino)
    if key in entered or os.path.realpath(folder) in skip:
        return False
    entered.add(key)
    return True


def _remote(address: str) -> Iterator[Found]:
    from baimo.corpus.engine import daft

    pattern = address if any(sign in address for sign in "*?[") else f"{address.rstrip('/')}{_below(address)}"
    try:
        table = daft().from_glob_path(pattern).select("path", "size").sort("path").to_pydict()
    except Exception as error:
        if _NOTHING in str(error):
            raise BaimoError(f"{address}: nothing is there, or it may not be seen; no file matches") from error
        raise BaimoError(f"{address}: cannot be listed ({_cause(error)})") from error
    for path, size in zip(table["path"], table["size"], strict=True):
        yield Place(path), size or 0


def _below(address: str) -> str:
    """An address that ends like a file is one; any other is a folder, read with all that lies below."""
    return "" if "." in address.rstrip("/").rsplit("/", 1)[-1] else "/**"


# How the engine says that no file matched.
_NOTHING = "Need at least 1 MicroPartition"


def _cause(error: Exception) -> str:
    """What went wrong at the bottom: the engine tells a chain of causes, a line each, the deepest last."""
    said = str(error).strip().splitlines() or [type(error).__name__]
    return said[-1].strip().lstrip("0123456789: ") or said[0]
