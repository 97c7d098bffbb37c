"""A claim that weights joined, where no rule reads it, is never called wrong: it may be the reading that is."""

from __future__ import annotations

from typing import Any

import pytest
from saying import claim, document

from baimo.checking import check
from baimo.ledger import Ledger

MEMORY = ("n100", "memory", 999, "GB")


@pytest.mark.parametrize(("rule", "verdict"), [("memory.1", "contradicted"), ("memory.joined", "unknown")])
def test_what_the_record_excludes_is_contradicted_where_a_rule_reads_it(find: Any, rule: str, verdict: str) -> None:
    found = find(*MEMORY, rule=rule)
    assert found.verdict == verdict
    assert (found.reason.code == "unknown-joined") == (verdict == "unknown")


def test_the_reason_says_what_the_record_has_and_that_the_text_wants_a_look(find: Any) -> None:
    reason = find(*MEMORY, rule="memory.joined").reason
    assert "inference" in reason.en and "推断" in reason.zh and "GB" in reason.en


def test_what_agrees_is_supported_whoever_read_it(find: Any) -> None:
    right = find("n100", "memory", 80, "GB")
    assert find("n100", "memory", 80, "GB", rule="memory.joined").verdict == right.verdict == "supported"


def test_a_joined_claim_makes_no_document_contradict_itself(ledger: Ledger) -> None:
    both = [claim("n100", "memory", value, "GB", rule=rule) for value, rule in ((80, "memory.1"), (96, "memory.1"))]
    assert any(finding.conflicts for finding in check(both, document(), ledger))
    both[1].rule = "memory.joined"
    assert not any(finding.conflicts for finding in check(both, document(), ledger))
