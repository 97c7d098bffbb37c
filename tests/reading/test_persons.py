"""Whom `he`, `she`, 他, 她 point to, and who is `I` in an answer."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

TALK = """# Talking to Una Roe, CEO of Varp

**Q: Where did you start?**

**Roe:** {said}

**Q: And now?**

**Roe:** Now we sell pumps.

**Q: To whom?**

**Roe:** To boats.
"""
IN_TALK = [
    ("I was a product manager at Twilio for five years.", {("works_for", "x-unaroe", "x-twilio")}),
    ("So I left Google in 2021.", {("works_for", "x-unaroe", "google")}),
]
POINTED = [
    ("Noam Shazeer is an engineer. He worked at Google.", {("works_for", "noam-shazeer", "google")}),
    (
        "Ida Falk met Noam Shazeer in May. She had interned at Deepgram.",
        {("works_for", "x-idafalk", "x-deepgram")},
    ),
    (
        "Ms Ida Falk is an engineer. She met Noam Shazeer. He worked at Google.",
        {("works_for", "noam-shazeer", "google")},
    ),
    ("杨植麟是个研究者。他曾在谷歌工作。", {("works_for", "yang-zhilin", "google")}),
    ("杨植麟是个研究者。那一年，他创立了月之暗面。", {("founded_by", "moonshot-ai", "yang-zhilin")}),
    ("Noam Shazeer and Ida Falk are engineers. He worked at Google.", set[tuple[str, str, str]]()),
    ("As told to Max Imre\n\nMy name is Una Roe. I was at Google for years.", {("works_for", "x-unaroe", "google")}),
    ("口述：罗雅文\n\n我2019年从谷歌出来。", {("works_for", "x-罗雅文", "google")}),
    ("The engineer is tall. He worked at Google.", set[tuple[str, str, str]]()),
]


def told(text: str) -> set[tuple[str, str, str]]:
    """What a text tells of people."""
    claims = reader().read(from_text(text, "example.md")).claims
    kinds = ("works_for", "founded_by")
    return {(one.predicate, one.subject, one.object or "") for one in claims if one.predicate in kinds}


@pytest.mark.parametrize(("said", "claims"), IN_TALK)
def test_i_is_who_answers(said: str, claims: set[tuple[str, str, str]]) -> None:
    assert told(TALK.format(said=said)) == claims


@pytest.mark.parametrize(("text", "claims"), POINTED)
def test_a_word_points_to_the_person_named_last(text: str, claims: set[tuple[str, str, str]]) -> None:
    assert told(text) == claims
