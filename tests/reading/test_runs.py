"""Words in a row in one rule that a text writes as one word of another are seen by both."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anthropic's Claude 3 was released alongside other tools on March 4, 2024.", ("released", "claude-3")),
        ("Rents rise in Toronto, where Cohere is located.", ("located_in", "toronto")),
        ("OpenAI was busy. GPT-4 was retired on 30 April 2025.", ("discontinued", "gpt-4")),
    ],
)
def test_what_is_written_as_one_word_is_read_as_two_in_a_row(text: str, told: tuple[str, str]) -> None:
    claims = reader().read(from_text(text, "example.txt")).claims
    assert told in {(claim.predicate, claim.object or claim.subject) for claim in claims}


def test_what_describes_names_nobody_founded() -> None:
    claims = reader().read(from_text("智谱很大。2019年唐杰在北京创办的这家公司员工不少。", "example.txt")).claims
    assert [(c.subject, c.value) for c in claims if c.predicate == "founded_on"] == [("zhipu-ai", "2019")]
