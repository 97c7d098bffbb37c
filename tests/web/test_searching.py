from __future__ import annotations

import pytest

from baimo.ledger import Ledger
from baimo.web.searching import Search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Acme AI", ["acme-ai"]),
        ("acme", ["acme-ai", "acme-1"]),
        ("ACME-1", ["acme-1"]),
        ("一号", ["acme-1"]),
        ("頂點", ["acme-ai", "acme-1"]),
        ("nobody", []),
        ("  ", []),
    ],
    ids=["name", "beginning", "case", "within", "traditional", "nobody", "nothing"],
)
def test_search_finds_by_name_beginning_and_part(ledger: Ledger, query: str, found: list[str]) -> None:
    assert Search(ledger).find(query) == found
