"""The folder of a site: empty or ours, held by one publication at a time, renewed file by file when all is made."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from baimo.values.errors import BaimoError

MARKER = ".baimo-site.json"
_ASIDE = ".baimo-site.new"
_LOCK = ".baimo-site.lock"
# What a host wants to find in a folder before there is a site in it; whatever begins with a dot is nobody's page.
_WELCOME = ("CNAME",)
# Only such names are ever written: a marker that lists others was not written by us.
_OURS = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*")


class Folder:
    """Where a site goes. `files` are those of the publication that is there."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched before `held`."""
        self.path, self.aside = path, path / _ASIDE
        self.files: set[str] = set()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """The folder for oneself, made where it is missing; what was written aside is gone in the end.

        Raises BaimoError for a folder that is not ours to write to.
        """
        with _said(self.path):
            self._refuse_strange()
            fresh = _make(self.path)
        try:
            with _locked(self.path):
                self.files = self._former()
                with _said(self.path):
                    shutil.rmtree(self.aside, ignore_errors=True)
                    self.aside.mkdir()
                    try:
                        yield
                    finally:
                        shutil.rmtree(self.aside, ignore_errors=True)
        except BaseException:
            _unmake(fresh)
            raise

    def _refuse_strange(self) -> None:
        if self.path.is_symlink():
            raise BaimoError(f"{self.path} is a symbolic link; name the folder that it leads to")
        if self.path.exists() and not self.path.is_dir():
            raise BaimoError(f"{self.path} is a file; name a folder")

    def _former(self) -> set[str]:
        """The files of the publication that is there; none in an empty folder. Raises BaimoError for any other."""
        marker = self.path / MARKER
        if not marker.exists():
            others = [one for one in self.path.iterdir() if one.name[0] != "." and one.name not in _WELCOME]
            if others:
                raise BaimoError(f"{self.path} is not empty and holds no publication; name an empty folder")
            return set()
        try:
            files = json.loads(marker.read_text(encoding="utf-8"))["files"]
            if all(_OURS.fullmatch(file) for file in files):
                return set(files)
        except (ValueError, KeyError, TypeError):
            pass
        raise BaimoError(f"{marker} is damaged; publish into an empty folder")

    def renew(self, made: Collection[str], new: Collection[str], about: dict[str, object]) -> int:
        """Put what is new in its place and take away what is gone; returns how many went.

        Raises BaimoError, before anything is touched, where something of others stands in the way.
        """
        for file in sorted(new):
            self._refuse_others(file)
        gone = sorted(self.files - set(made))
        # Should this stop half way, the next publication still knows every file that is ours.
        self._mark(self.files | set(made), about)
        for file in new:
            target = self.path / file
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.aside / file).replace(target)
        for file in gone:
            self._remove(file)
        self._mark(made, about)
        return len(gone)

    def _refuse_others(self, file: str) -> None:
        target = self.path / file
        if target.is_symlink() or (target.exists() and file not in self.files):
            raise BaimoError(f"{target} is not of this publication and stands in its way; move it elsewhere")
        for parent in target.relative_to(self.path).parents:
            folder = self.path / parent
            if parent != Path() and (folder.is_symlink() or folder.is_file()):
                raise BaimoError(f"{folder} is not a folder of this publication and stands in its way")

    def _remove(self, file: str) -> None:
        path = self.path / file
        if any((self.path / parent).is_symlink() for parent in Path(file).parents if parent != Path()):
            return
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == self.path:
                return
            with contextlib.suppress(OSError):
                parent.rmdir()

    def _mark(self, files: Collection[str], about: dict[str, object]) -> None:
        content = json.dumps(about | {"files": sorted(files)}, ensure_ascii=False, indent=0) + "\n"
        draft = self.aside / MARKER
        draft.write_text(content, encoding="utf-8")
        draft.replace(self.path / MARKER)


def _make(path: Path) -> list[Path]:
    """Make a folder and those above it that are missing; returns those made, the deepest first."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True)
    return missing


def _unmake(folders: list[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BaimoError(f"cannot publish into {path}: {error.strerror or error}") from error


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """The folder's lock; it ends with the process, however that ends. Raises BaimoError where another has it."""
    busy = BaimoError(f"another publication into {path} is under way; wait for it, or name another folder")
    try:
        import fcntl
    except ImportError:
        with _lock_file(path, busy):
            yield
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise busy from None
    try:
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _lock_file(path: Path, busy: BaimoError) -> Iterator[None]:
    """Where folders cannot be locked: a file that only one can make. Who was killed leaves it behind."""
    lock = path / _LOCK
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise BaimoError(f"{busy} (if none is, delete {lock.name} in it)") from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
