"""The importer lives beside the package: its folder is made importable here; the text of the atlas, parsed once."""

import sys
from pathlib import Path
from typing import Any

import pytest

from baimo.atlas import FOLDER
from baimo.ledger.layers import Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.text import ParsedFile

sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def parsed() -> list[ParsedFile]:
    files = parse_layers((Layer("atlas", FOLDER),))
    assert [file.path for file in files if file.error] == []
    return files


@pytest.fixture(scope="session")
def rows(parsed: list[ParsedFile]) -> list[dict[str, Any]]:
    """Every entity of the atlas, as it is written."""
    return [file.content for file in parsed if file.of == "entity"]


@pytest.fixture(scope="session")
def hosts(parsed: list[ParsedFile]) -> list[dict[str, Any]]:
    """Every publisher with its pages, as it is written."""
    return [file.content for file in parsed if file.of == "source"]
