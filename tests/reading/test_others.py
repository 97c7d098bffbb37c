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
    "他们 is never who says 我们": (
        f"{ZH_LEAD}记者：怎么看同行？\n\n程怀玉：智谱是我很尊重的同行。他们今年估值到了200亿元。",
        ("valued_at", "智谱"),
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

PANEL = """Episode 8. Hosts: Dana Whitlock and Ravi Menon. Guest: Sofia Brandt, partner at Halden Ventures.

Dana Whitlock: Welcome. Cohere came up last week. Ravi, you read the filing.

Ravi Menon: I did, all of it. They lost $863 million last year. And they signed Oracle in May.
The company has 250 employees.

Dana Whitlock: Sofia?

Sofia Brandt: I passed on it. We were in the seed round of Mistral AI. {said}

Ravi Menon: And do they make money?

Sofia Brandt: I would not know.
"""
IN_TURN = {
    "who asks and who tells speak of one house": ("", ("loss", "Cohere")),
    "a sentence that they open is about them, whoever else it names": ("", ("employees", "Cohere")),
    "who invests speaks of whom it backs": ("They raised 600 million euros.", ("raised", "Mistral AI")),
    "who comes in once more turns nothing": ("Nvidia too. They raised 600 million euros.", ("raised", "Mistral AI")),
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


@pytest.mark.parametrize(("said", "told"), IN_TURN.values(), ids=IN_TURN)
def test_several_speak_of_the_same(said: str, told: tuple[str, str]) -> None:
    assert told in _told(PANEL.format(said=said))


ZH_PANEL = """嘉宾：周行，远帆资本副总裁

林夏：大家好，今天聊大模型。阿哲你先来？

周行：月之暗面2月份拿了10亿美元。MiniMax是3月融的6亿美元，也是阿里领的。

阿哲：Kimi现在用户多少？

周行：月活大概3600万。

林夏：你们投了谁？

周行：一家叫澜图科技，做推理加速的。我们3月份领投了他们的天使轮，5000万元。

阿哲：还有吗？

林夏：我也想问？
"""
TOLD_THERE = [("users", "Kimi"), ("invested_in", "远帆资本")]


@pytest.mark.parametrize("told", TOLD_THERE)
def test_who_invests_tells_of_others_but_for_we(told: tuple[str, str]) -> None:
    assert told in _told(ZH_PANEL)


def test_it_is_no_person() -> None:
    said = "这家公司在杭州，老板是梁文锋。去年12月它发布了墨海2.0大模型。"
    assert ("released", "梁文锋") not in _told(said)


@pytest.mark.parametrize(("text", "told"), SPOKEN.items())
def test_a_particle_behind_a_topic_is_no_border(text: str, told: tuple[str, str]) -> None:
    assert told in _told(text)
