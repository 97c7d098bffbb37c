"""The invented record of atlas.yaml, compiled by the real ledger, and a short way to claim something before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from saying import claim, document

from baimo.checking import check
from baimo.claims import Finding
from baimo.ledger import Ledger, open_ledger
from baimo.values import datafile

Checker = Callable[..., Finding]


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("record")
    record = datafile.parse((Path(__file__).parent / "atlas.yaml").read_text(encoding="utf-8"))
    for entity in record["entities"]:
        for statement in entity.get("statements", ()):
            statement["sources"] = [f"{name}.example/page" for name in statement["sources"]]
        write(folder / "entities" / entity["kind"] / f"{entity['id']}.yaml", entity)
    for source in record["sources"]:
        host, kind = source.pop("host"), source.pop("kind")
        page = {"id": f"{host}/page", "url": f"https://{host}/page", "title": "A page", "date": "2025-06", "kind": kind}
        write(folder / "sources" / f"{host}.yaml", source | {"pages": [page]})
    opened = open_ledger(folder, folder / "nobody")
    assert not opened.problems
    return opened


def write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture
def find(ledger: Ledger) -> Checker:
    """The finding for one claim, as of 2026 unless another day is named."""

    def one(
        subject: str, predicate: str, *said: Any, date: str | None = None, as_of: str = "2026", **more: Any
    ) -> Finding:
        return check([claim(subject, predicate, *said, **more)], document(date), ledger, as_of)[0]

    return one
