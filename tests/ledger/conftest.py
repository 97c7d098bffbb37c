"""A small atlas, an empty home, and a cache apart for tests that look into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from baimo.ledger import Ledger, open_ledger

Write = Callable[[str, str], Path]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("BAIMO_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def atlas() -> Path:
    return Path(__file__).parent / "atlas"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def ledger(atlas: Path, home: Path) -> Ledger:
    return open_ledger(atlas, home)


@pytest.fixture
def write(home: Path) -> Write:
    """Write a file of the user's layer."""

    def write_file(name: str, text: str) -> Path:
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return write_file
