"""What every test may use: the practice documents, a small part of the atlas, folders apart for cache and layer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from baimo.ledger.copies import keeping
from baimo.ledger.layers import ATLAS
from baimo.values import datafile

# As many tests run at once as there are cores: one that asks all cores for its products makes the others wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# No test is timed: on a busy machine a deadline fails what is right. Whoever waits for the suite waits for enough
# examples to find what is often wrong; what is seldom wrong is looked for with `--thorough`.
settings.register_profile("usual", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=400)

PRACTICE = Path(__file__).parents[1] / "../shared/practice"
STATES_KEPT = 40  # compiled copies of so many ledgers: many tests make one, and few want the same again


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long to look."""
    parser.addoption("--thorough", action="store_true", help="Ten times the examples of every property.")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is collected."""
    settings.load_profile("thorough" if config.getoption("--thorough") else "usual")


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache and the layer of whoever runs it.

    The cache is one for all workers of a run: the atlas is compiled once. Copies bear the digest of what they were made
    of, and whoever makes one is seen by nobody before it is whole, so tests do not meet in it.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "KEPT", STATES_KEPT)
        patch.setenv("BAIMO_CACHE", str(run / "baimo-cache"))
        patch.setenv("BAIMO_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@lru_cache(maxsize=8)
def _reader(names: tuple[tuple[str, str, str, str], ...]) -> Any:
    from baimo.reading import Reader

    return Reader(names)


@pytest.fixture
def shared_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """One reader for all desks of this process that know the same names: it takes half a second and keeps nothing."""
    from baimo.workspace import Workspace

    monkeypatch.setattr(Workspace, "reader", property(lambda desk: _reader(tuple(desk._opened.names()))))


@pytest.fixture(scope="session")
def small_atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the bundled atlas, for what is compiled again and again: two companies, a product, their sources."""
    root = tmp_path_factory.mktemp("part") / "atlas"
    wanted: set[str] = set()
    for name in ("organization/openai", "product/chatgpt", "organization/baichuan-ai"):
        file = root / "entities" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ATLAS / "entities" / f"{name}.yaml", file)
        rows = datafile.parse(file.read_text(encoding="utf-8"))["statements"]
        wanted.update(source for row in rows for source in row["sources"])
    (root / "sources").mkdir()
    for file in sorted((ATLAS / "sources").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        if any(source in text for source in wanted):
            (root / "sources" / file.name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def practice() -> Path:
    """The folder of the practice documents; tests that need it are skipped where it is missing."""
    if not PRACTICE.is_dir():
        pytest.skip("the practice documents are not here")
    return PRACTICE
