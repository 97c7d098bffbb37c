"""Where the text of a ledger lies: the atlas, and over it the user's own layer.

A layer is a folder with `entities/<kind>/<id>.yaml`, `sources/<host>.yaml` and `judgements/<name>.yaml`. Every accepted
document is such a folder of its own in `accepted/` of the user's layer, so that it comes and goes as a whole; so is
every feed that was taken in, in `feeds/`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import platformdirs

from baimo.values.errors import BaimoError

ATLAS = Path(__file__).parents[1] / "atlas"
ACCEPTED = "accepted"
FEEDS = "feeds"
JUDGEMENTS = "judgements"


def home_folder() -> Path:
    """Where the user's own layer is kept: $BAIMO_HOME, else the user's data folder."""
    chosen = os.environ.get("BAIMO_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("baimo"))


class TextFile(NamedTuple):
    """One YAML file of a layer; `of` is `entity`, `source` or `judgement`, `mark` changes whenever the file does."""

    path: str
    of: str
    mark: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of text and the name its statements bear: `atlas` or `user`."""

    name: str
    root: Path

    def files(self) -> list[TextFile]:
        """Its files in a fixed order; a folder that is missing is an empty layer."""
        return [file for folder in self.folders() for file in _files_of(folder)]

    def folders(self) -> list[str]:
        """The folder itself, then each accepted document and each feed that was taken in."""
        inner = [entry for name in (ACCEPTED, FEEDS) for entry in _entries(self.root / name)]
        return [str(self.root), *(entry.path for entry in inner if entry.is_dir())]


def layers(atlas: Path | None = None, home: Path | None = None) -> tuple[Layer, Layer]:
    """The two layers, lowest first; without folders named, the bundled atlas and the user's own."""
    return Layer("atlas", (atlas or ATLAS).absolute()), Layer("user", (home or home_folder()).absolute())


def fingerprint(files: list[TextFile], salt: str = "") -> str:
    """A digest of the files' names, sizes and times of change: equal as long as nobody touched one."""
    digest = hashlib.blake2b(salt.encode(), digest_size=12)
    for file in files:
        digest.update(f"{file.path}\0{file.mark}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files_of(folder: str) -> Iterator[TextFile]:
    for kind in _entries(os.path.join(folder, "entities")):  # noqa: PTH118 a Path for each of thousands is slow
        if kind.is_dir():
            yield from _yaml_in(kind.path, "entity")
    yield from _yaml_in(os.path.join(folder, "sources"), "source")  # noqa: PTH118
    yield from _yaml_in(os.path.join(folder, JUDGEMENTS), "judgement")  # noqa: PTH118


def _yaml_in(folder: str, of: str) -> Iterator[TextFile]:
    for entry in _entries(folder):
        if entry.name.endswith(".yaml"):
            with suppress(FileNotFoundError):  # it went, or a link leads nowhere
                yield TextFile(entry.path, of, _mark(entry))


def _mark(entry: os.DirEntry[str]) -> str:
    """What changes whenever the file does. Raises FileNotFoundError."""
    try:
        stat = entry.stat()
    except FileNotFoundError:
        raise
    except OSError as error:  # a link that leads to itself: whoever opens it will say so
        return f"unreadable-{error.errno}"
    return f"{stat.st_size}-{stat.st_mtime_ns}-{stat.st_ino}"


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if not e.name.startswith(".")), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BaimoError(f"cannot read {folder}: {error.strerror}; mend it, or name another folder") from error
