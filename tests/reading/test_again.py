"""What is told once more with another value and another time, by a pronoun or by a verb behind `and`."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading_examples import reader

from baimo.documents import from_text

TOLD = {
    "Cerebras has 700 employees. It had about 450 in 2023.": ("employees", "450", "2023"),
    "Anthropic's revenue passed $2 billion in March 2025. It was $1 billion at the end of December 2024.": (
        "revenue",
        "1000000000",
        "2024-12",
    ),
    "AMD's capital expenditure was $310 million in 2024 and will be around $550 million in 2025.": (
        "capital_expenditure",
        "550000000",
        "2025",
    ),
    "ChatGPT had a hundred million users in January 2023. By February 2025 it was four hundred million a week.": (
        "users",
        "400000000",
        "2025-02",
    ),
    "商汤2023年全年收入是4200万元，2025年它预计会到1亿元。": ("revenue", "100000000", "2025"),
}

SILENT = (
    "Cerebras has 700 employees. It had 450 meetings.",
    "Anthropic's revenue passed $2 billion in March 2025. It bought a house for $1 million in May 2025.",
    "Mistral raised $640 million in June 2024. It was $105 million in June 2023.",
)


def _told(text: str) -> list[tuple[str, str, str | None]]:
    claims = [
        claim for claim in reader().read(from_text(text, "example.md")).claims if isinstance(claim.value, Decimal)
    ]
    return [(claim.predicate, format(claim.value, "f").removesuffix(".0"), claim.when) for claim in claims]


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_value_is_told_again(text: str, told: tuple[str, str, str]) -> None:
    assert told in _told(text)


@pytest.mark.parametrize("text", SILENT)
def test_other_sums_are_not(text: str) -> None:
    assert len([one for one in _told(text) if one[0] in ("employees", "revenue", "raised")]) == 1
