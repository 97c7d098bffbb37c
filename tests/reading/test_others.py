"""Of whom words are told that stand in an answer, or on a page in the first person, and are not about the own house."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

LEAD = "Interview with Ilse Brandt, CEO of Moerbei\n\nQ: Who are you?\n\nA: We are 60 people.\n\n"
ZH_LEAD = "专访杉木智能CEO程怀玉\n\n记者：公司多大？\n\n程怀玉：我们有60人。\n\n"

TURNED = {
    "it is never who says we": (
        f"{LEAD}Q: Rivals?\n\nA: Abridge is the one we meet most often; it raised $250 million in February 2025.",
        ("raised", "Abridge"),
    ),
    "they are whom the sentence before named": (
        f"{LEAD}Q: Rivals?\n\nA: Everybody competes with Microsoft. They bought Nuance in 2021.",
        ("acquired", "微软"),
    ),
    "a sentence goes on with whom it opened with": (
        f"{ZH_LEAD}记者：怎么看同行？\n\n程怀玉：智谱做得很扎实，今年估值到了200亿元。",
        ("valued_at", "智谱"),
    ),
    "the page speaks of itself by it where it has just named itself": (
        "By Marta Ek, engineer at Parcelhub\n\nWe moved. Parcelhub makes software in Oslo. It employs 85 people. "
        "Our bot ran on OpenAI.",
        ("employees", "Parcelhub"),
    ),
    "what is told next without a word of we goes on too": (
        f"{ZH_LEAD}记者：融资呢？\n\n程怀玉：月之暗面去年发布了Kimi。估值到了33亿美元。",
        ("valued_at", "月之暗面"),
    ),
    "an answer tells of the one house that its question named": (
        f"{LEAD}Q: Who are Lumio AI?\n\nA: A spin-off from Chalmers, 30 people, started by Jonas Ek in 2022.",
        ("founded_by", "Lumio AI"),
    ),
    "a name before a full stop heads its line": (
        "By Marta Ek, engineer at Parcelhub\n\nWe moved our bot from GPT-4o.\n\n- **Llama 3.** Good.\n"
        "- **gpt-oss-120b.** It has 117B parameters.",
        ("parameters", "gpt-oss-120b"),
    ),
    "a word of we comes back to the own house": (
        f"{ZH_LEAD}记者：融资呢？\n\n程怀玉：月之暗面去年发布了Kimi。我们估值到了33亿美元。",
        ("valued_at", "杉木智能"),
    ),
}

SPOKEN = {
    "百川呢，是王小川2023年4月创办的。": ("founded_by", "百川智能"),
    "GPT-3嘛，有1750亿参数。": ("parameters", "GPT-3"),
    "智谱啊，是2019年成立的，总部在北京。": ("founded_on", "智谱"),
}


def _told(text: str) -> set[tuple[str, str]]:
    return {(claim.predicate, claim.subject_name) for claim in reader().read(from_text(text, "example.md")).claims}


@pytest.mark.parametrize(("text", "told"), TURNED.values(), ids=TURNED)
def test_words_that_are_not_about_who_speaks(text: str, told: tuple[str, str]) -> None:
    found = {one for one in _told(text) if one[0] == told[0]}
    assert (told[1] in {name for _, name in found}) and len(found) == 1


@pytest.mark.parametrize(("text", "told"), SPOKEN.items())
def test_a_particle_behind_a_topic_is_no_border(text: str, told: tuple[str, str]) -> None:
    assert told in _told(text)
