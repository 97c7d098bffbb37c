"""The invented record of atlas.yaml, compiled by the real ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from baimo.ledger import Ledger, open_ledger
from baimo.values import datafile


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record") / "atlas"
    record = datafile.parse((Path(__file__).parent / "atlas.yaml").read_text(encoding="utf-8"))
    for entity in record["entities"]:
        for statement in entity.get("statements", ()):
            statement["sources"] = [f"{name}.example/page" for name in statement["sources"]]
        write(folder / "entities" / entity["kind"] / f"{entity['id']}.yaml", entity)
    for source in record["sources"]:
        host, date = source.pop("host"), source.pop("date", "unknown")
        page = {"id": f"{host}/page", "url": f"https://{host}/page", "title": "A page", "date": date, "kind": "media"}
        write(folder / "sources" / f"{host}.yaml", source | {"pages": [page]})
    return folder


def write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="session")
def ledger(atlas: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    opened = open_ledger(atlas, tmp_path_factory.mktemp("nobody"))
    assert not opened.problems
    return opened
