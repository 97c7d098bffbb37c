"""What every test may use: the practice documents, and folders of its own for the cache and the user's layer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: on a busy machine a deadline fails what is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

PRACTICE = Path(__file__).parents[1] / "../shared/practice"


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache and the layer of whoever runs it."""
    before = {name: os.environ.get(name) for name in ("BAIMO_CACHE", "BAIMO_HOME")}
    for name in before:
        os.environ[name] = str(tmp_path_factory.mktemp(name.lower()))
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def practice() -> Path:
    """The folder of the practice documents; tests that need it are skipped where it is missing."""
    if not PRACTICE.is_dir():
        pytest.skip("the practice documents are not here")
    return PRACTICE
