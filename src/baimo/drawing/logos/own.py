"""Logos of the user's own layer: `logos/ENTITY_ID.svg` in its folder, drawn before those that come with the program."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

from baimo.drawing.logos.safe import UnsafeLogoError, read_logo

FOLDER = "logos"
_own: dict[str, dict[str, Any]] = {}
_ODD = re.compile(r"[^a-z0-9]+")


def adopt(home: Path) -> list[str]:
    """Take the logos of a layer in place of any taken before; a line for each that is refused: a monogram stays."""
    found: dict[str, dict[str, Any]] = {}
    refused = []
    for path in sorted((home / FOLDER).glob("*.svg")):
        try:
            found[path.stem] = read_logo(path, slug_of(path.stem))
        except UnsafeLogoError as error:
            refused.append(f"{path}: not drawn: {error}")
        except OSError as error:
            refused.append(f"{path}: not drawn: {error.strerror}")
    _own.clear()
    _own.update(found)
    return refused


def own_logo(entity_id: str) -> tuple[str, dict[str, Any]] | None:
    """The slug and the row of the user's own logo of an entity."""
    row = _own.get(entity_id)
    return (slug_of(entity_id), row) if row else None


def slug_of(entity_id: str) -> str:
    """A slug that no bundled logo has; two ids that differ have two."""
    plain = _ODD.sub("-", entity_id.lower()).strip("-")
    told = blake2b(entity_id.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"own-{plain}-{told}"
