"""A folder of text put into a layer as a whole: written beside, under a name that readers skip, and renamed into place.

Before the rename there is nothing of it, after it everything, whoever is killed and whenever.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_STAGING = ".accepting-"
_ABANDONED_AFTER = 3600  # seconds: nobody writes that long


def put(target: Path, files: Mapping[str, bytes]) -> Path:
    """Make the folder `target` with these files, all of them or nothing; returns it. Raises OSError.

    Where another process made it in the meantime, its folder stands.
    """
    upper = target.parent
    upper.mkdir(parents=True, exist_ok=True)
    _sweep(upper)
    staging = Path(tempfile.mkdtemp(dir=upper, prefix=_STAGING))
    try:
        for name, content in files.items():
            _write(staging / name, content)
        _sync_folders(staging)
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if target.is_dir():
            return target
        raise
    sync(upper)
    return target


def sync(folder: Path) -> None:
    """Have a folder's entries reach the disk.

    Without this a power cut may keep the name of a file and lose the entry in its folder. Not every system allows it.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def as_yaml(content: Mapping[str, Any]) -> bytes:
    """A file of a layer as text."""
    import yaml

    text: str = yaml.dump(content, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=120)
    return text.encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(root: Path) -> None:
    for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
        sync(folder)


def _sweep(upper: Path) -> None:
    """Remove what was left by those who were killed long ago."""
    for left in upper.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left, ignore_errors=True)


@cache
def _dumper() -> Any:
    """YAML's safe writer, except that the rare line separators are written as escapes: it would fold them."""
    import yaml

    def text(dumper: Any, value: str) -> Any:
        style = '"' if re.search("[\x85\u2028\u2029]", value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value.encode(errors="replace").decode(), style=style)

    # In C where PyYAML has it, ten times as fast; what it writes is the same YAML.
    dumper: Any = type("Dumper", (getattr(yaml, "CSafeDumper", yaml.SafeDumper),), {})
    dumper.add_representer(str, text)
    return dumper
