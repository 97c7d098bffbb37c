from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from baimo.drawing.album import Album
from baimo.ledger import open_ledger

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def album() -> Album:
    """The pictures of the bundled atlas, as of a fixed day."""
    return Album(open_ledger(home=Path("/nonexistent-layer")), date(2026, 11, 1))
