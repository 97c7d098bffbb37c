"""Entities of which some may be one, and judgements on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from baimo.ledger import Ledger, open_ledger

Open = Callable[[], Ledger]

FILES = {
    "entities/organization/acme.yaml": """
        id: acme
        kind: organization
        names: {zh: 顶点, en: Acme}
        statements:
        - {predicate: founded_on, value: 2019-06, sources: [example.org/1]}
        - {predicate: employees, value: 100, unit: people, when: '2023', sources: [example.org/1]}
        - {predicate: released, object: a-one, when: 2023-05, sources: [example.org/1]}
        """,
    "entities/organization/acme-corp.yaml": """
        id: acme-corp
        kind: organization
        names: {en: Acme Corporation}
        former: [Apex]
        statements:
        - {predicate: founded_on, value: 2019-06, sources: [example.org/1, example.org/2]}
        - {predicate: part_of, object: acme, sources: [example.org/2]}
        """,
    "entities/organization/apex.yaml": """
        id: apex
        kind: organization
        names: {en: Apex Labs}
        """,
    "entities/organization/zenith.yaml": """
        id: zenith
        kind: organization
        names: {en: Zenith}
        statements:
        - {predicate: acquired, object: acme-corp, when: 2024-05, sources: [example.org/2]}
        """,
    "entities/model/a-one.yaml": """
        id: a-one
        kind: model
        names: {en: A-One}
        """,
    "sources/example.org.yaml": """
        publisher: Example
        grade: known
        pages:
        - {id: example.org/1, url: 'https://example.org/1', title: One, date: 2024-01, kind: media}
        - {id: example.org/2, url: 'https://example.org/2', title: Two, date: 2024-06, kind: media}
        """,
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("judged")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return root


@pytest.fixture
def opened(base: Path, home: Path) -> Open:
    """Open the ledger with whatever the user's layer holds by then."""
    return lambda: open_ledger(base, home)
