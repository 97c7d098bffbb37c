"""Judgements written into the user's layer, one file each, and taken back."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from baimo.ledger.identity.judgement import Judgement
from baimo.ledger.layers import JUDGEMENTS, layers
from baimo.values import datafile
from baimo.values.errors import BaimoError


def record(judgement: Judgement, home: Path | None = None) -> Path:
    """Write a judgement as a file of the user's layer, over the one on the same pair; returns the file.

    Whole or not at all; the same again changes nothing. Raises BaimoError where it cannot be written.
    """
    path = _path(judgement, home)
    try:
        if path.exists() and _says(path, judgement):
            return path
        datafile.write_atomically(path, _text(judgement).encode())
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def withdraw(judgement: Judgement, home: Path | None = None) -> Path:
    """Remove a judgement that `record` wrote; returns where it stood. Raises BaimoError where there is none."""
    path = _path(judgement, home)
    try:
        path.unlink()
    except FileNotFoundError:
        raise BaimoError(
            f"your layer holds no judgement on {judgement.a!r} and {judgement.b!r}; `baimo judge --list` shows all"
        ) from None
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def today() -> str:
    """The date that a judgement bears."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def _path(judgement: Judgement, home: Path | None) -> Path:
    """One file a pair, whichever way round; what is moved is another file than what the two are."""
    one, other = (judgement.a, judgement.b) if judgement.verdict == "moved" else sorted(judgement.pair)
    between = "--to--" if judgement.verdict == "moved" else "--"
    name = re.sub(r"[^\w.+-]", "-", f"{one}{between}{other}")
    return layers(None, home)[1].root / JUDGEMENTS / f"{name}.yaml"


def _says(path: Path, judgement: Judgement) -> bool:
    held = datafile.parse(path.read_text(encoding="utf-8"))
    return isinstance(held, dict) and {**held, "date": ""} == {**_row(judgement), "date": ""}


def _row(judgement: Judgement) -> dict[str, Any]:
    keys = ("a", "b", "verdict", "reason", "by", "date")
    row = {key: getattr(judgement, key) for key in keys if getattr(judgement, key) is not None}
    return row | ({"statements": list(judgement.statements)} if judgement.statements else {})


def _text(judgement: Judgement) -> str:
    import yaml

    text: str = yaml.safe_dump(_row(judgement), allow_unicode=True, sort_keys=False, width=120)
    return text


def _unwritable(path: Path, error: OSError) -> BaimoError:
    return BaimoError(f"cannot write {path}: {error.strerror}; name another folder with --home or $BAIMO_HOME")
