"""Every rule of the predicate table reads its own example as it says."""

from __future__ import annotations

from typing import Any

import pytest
from reading_examples import is_told, read, wanted

from baimo.claims import table


def examples() -> list[Any]:
    return [
        pytest.param(predicate.id, line, id=f"{predicate.id}.{number}")
        for predicate in table().values()
        for number, line in enumerate(predicate.says, 1)
    ]


@pytest.mark.parametrize(("predicate", "line"), examples())
def test_rule_reads_its_example(predicate: str, line: dict[str, Any]) -> None:
    claims = [claim for claim in read(line["example"]) if claim.predicate == predicate]
    expected = [wanted(told) for told in line["claims"]]
    missing = [told for told in expected if not any(is_told(claim, told) for claim in claims)]
    extra = [c.to_json() for c in claims if not any(is_told(c, told) for told in expected)]
    assert not missing and not extra, f"missing {missing}, not told {extra}"
