"""The bundled atlas: every spelling finds its entity."""

from __future__ import annotations

from collections import Counter

import pytest

from baimo.ledger import Ledger, open_ledger
from baimo.values.names import key


@pytest.fixture
def bundled() -> Ledger:
    return open_ledger()


def test_every_spelling_finds_its_entity_among_the_first(bundled: Ledger) -> None:
    shared = Counter(name for name, _ in {(key(name), entity) for name, entity, *_ in bundled.names()})
    missing = [
        (name, entity)
        for name, entity, *_ in bundled.names()
        if entity not in [found.id for found in bundled.suggest(name, limit=shared[key(name)])]
    ]
    assert missing == []


def test_every_beginning_of_two_characters_finds_a_name_that_begins_so(bundled: Ledger) -> None:
    beginnings = {key(name)[:2] for name, *_ in bundled.names() if len(key(name)) > 2}
    for beginning in beginnings:
        (best, *_) = bundled.suggest(beginning)
        assert key(best.matched).startswith(beginning), beginning
