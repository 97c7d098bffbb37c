"""A document taken as a source of the user's own layer: what it asserts lies over the atlas from then on.

Everything of one acceptance is one folder, `accepted/<name>-<digest>/`, in the form of any layer: the document's text,
its source, and for each entity the statements about it. It is written beside, under a name that readers skip, and
renamed into place: before the rename there is nothing of it, after it everything. To take it back, delete the folder.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Claim
from baimo.ledger.compiling import compiled
from baimo.ledger.drafting import Draft, Row, SourceDocument, draft_of, source_id
from baimo.ledger.layers import ACCEPTED, layers
from baimo.values.errors import BaimoError

__all__ = ["accept", "source_id"]

_STAGING = ".accepting-"
_ABANDONED_AFTER = 3600  # seconds: no acceptance takes that long


def accept(
    document: SourceDocument,
    claims: Iterable[Claim],
    home: Path | None = None,
    *,
    atlas: Path | None = None,
    kind: str = "media",
    grade: str = "known",
) -> Path:
    """Make a document a source of the layer in `home`, and its asserted claims statements of it; returns its folder.

    Interrupted at any point it leaves the layer as it was or as it is after. Accepting the same again adds nothing.
    `kind` and `grade` are those of a source. Raises BaimoError where the folder cannot be written.
    """
    upper = layers(atlas, home)[1].root / ACCEPTED
    draft = draft_of(document, claims, compiled(atlas, home).content.entities, kind, grade)
    try:
        upper.mkdir(parents=True, exist_ok=True)
        _sweep(upper)
        return next(upper.glob(f"*-{draft.digest()}"), None) or _commit(upper, draft)
    except OSError as error:
        raise BaimoError(
            f"cannot write {upper}: {error.strerror}; name another folder with --home or $BAIMO_HOME"
        ) from error


def _commit(upper: Path, draft: Draft) -> Path:
    target = upper / f"{draft.slug}-{draft.digest()}"
    staging = Path(tempfile.mkdtemp(dir=upper, prefix=_STAGING))
    try:
        _write(staging / "document.txt", draft.text.encode(errors="replace"))
        for name, content in draft.files.items():
            _write(staging / name, _yaml(content))
        _sync_folders(staging)
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if target.is_dir():  # another process accepted the same in the meantime
            return target
        raise
    _sync(upper)
    return target


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(root: Path) -> None:
    for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
        _sync(folder)


def _sync(folder: Path) -> None:
    # Without this a power cut may keep the name of a file and lose the entry in its folder. Not every system allows it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(upper: Path) -> None:
    """Remove what acceptances left that were killed long ago."""
    for left in upper.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def _yaml(content: Row) -> bytes:
    import yaml

    text: str = yaml.dump(content, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=120)
    return text.encode()


@cache
def _dumper() -> Any:
    """YAML's safe writer, except that the rare line separators are written as escapes: it would fold them."""
    import yaml

    def text(dumper: Any, value: str) -> Any:
        style = '"' if re.search("[\x85\u2028\u2029]", value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value.encode(errors="replace").decode(), style=style)

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(str, text)
    return Dumper
