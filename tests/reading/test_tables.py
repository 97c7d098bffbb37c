"""Tables, lists and lines with a key: what their structure tells, each kind with an example of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading_examples import is_told, reader, wanted

from baimo.documents import from_text
from baimo.values import datafile

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [case for name in ("tables", "lists") for case in datafile.load(HERE / f"{name}.yaml")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_structure_is_read(case: dict[str, Any]) -> None:
    document = from_text(case["text"], "example", case.get("as", "md"))
    claims = reader().read(document).claims
    assert all(claim.quote == document.text[claim.start : claim.end] for claim in claims)
    for predicate, lines in case.get("told", {}).items():
        of_it = [claim for claim in claims if claim.predicate == predicate]
        expected = [wanted(line) for line in lines]
        missing = [line for line in expected if not any(is_told(claim, line) for claim in of_it)]
        extra = [_shown(claim) for claim in of_it if not any(is_told(claim, line) for line in expected)]
        assert not missing and not extra, f"{predicate}: missing {missing}, not told {extra}"
    wrong = [_shown(claim) for claim in claims if claim.predicate in case.get("untold", ())]
    assert not wrong


def _shown(claim: Any) -> str:
    parts = (claim.subject, ">", claim.object, "=", claim.value, claim.unit, "@", claim.when, claim.modality)
    return " ".join(map(str, parts))
