"""The atlas is deep where people look first: every entity of the checked documents has enough statements."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from baimo.atlas import FOLDER
from baimo.values.datafile import load

DEPTH: dict[str, Any] = load(Path(__file__).with_name("depth.yaml"))


@pytest.fixture(scope="module")
def depth(rows: list[dict[str, Any]]) -> Counter[str]:
    """Statements by entity: its own, and those of others that name it."""
    count: Counter[str] = Counter()
    for entity in rows:
        for row in entity.get("statements") or ():
            count.update({entity["id"], row["object"]} if "object" in row else {entity["id"]})
    return count


def floor(id: str) -> int:
    """How many statements an entity must have at least."""
    (path,) = FOLDER.glob(f"entities/*/{id}.yaml")
    fewer = DEPTH["fewer"].get(id)
    return int(fewer["floor"] if fewer else DEPTH["floor_of"].get(path.parent.name, DEPTH["floor"]))


@pytest.mark.parametrize("id", DEPTH["entities"])
def test_entity_of_the_checked_documents_has_enough_statements(id: str, depth: Counter[str]) -> None:
    """Eight, three of people and policies, and fewer only where the table says why."""
    assert depth[id] >= floor(id)


def test_every_exception_says_why_and_is_one() -> None:
    """An exception that has become needless is taken out of the table."""
    for id, fewer in DEPTH["fewer"].items():
        assert id in DEPTH["entities"] and fewer["why"] and fewer["floor"] < DEPTH["floor"]
