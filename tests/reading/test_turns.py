"""Who answers a conversation, and of whom, where its turns and its questions tell it."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

UNLABELLED = """# 一位投资人的一年

某天中午，霍启明在等一碗面。他是青榆资本合伙人。

**Q：你最早看哪家？**

很多家。

**Q：智谱你们没投？**

错过了。我嫌贵。现在员工有900人。

**Q：月之暗面呢？**

抢不进去。员工只有300人。

**Q：还有谁？**

两家。一家是杭州的“折光科技”，员工20人。另一家是“稻声”，员工17人。
"""
IN_TURNS = """# 对谈

**嘉宾**
- 裘百川：明州第一医院骨科主任
- 甄妮：骨灵科技创始人

郁青：怎么认识的？

裘百川：甄妮来蹲点。

甄妮：那会儿没几个人。

郁青：现在呢？

裘百川：现在多了。

甄妮：现在员工有120人。
"""
PANEL = """# Notes

- *Mart Tamm*, CEO of Rukkilill, Tallinn
- *Prof. Elena Hadjieva*, INSAIT, Sofia
- *Vilhelm Örn*, CTO of Miðeind, Reykjavik

**Moderator: Who pays?**

TAMM: Banks. We have 12 employees.

HADJIEVA: The state.

ÖRN: Nobody. We have 15 employees.

**Moderator: And then?**

TAMM: Banks again.

HADJIEVA: The state. We have 90 employees.

ÖRN: Nobody again.
"""


def employees(text: str) -> set[tuple[str, str]]:
    """Who is told to have how many employees."""
    claims = reader().read(from_text(text, "example.md", "md")).claims
    return {(claim.subject_name, str(claim.value)) for claim in claims if claim.predicate == "employees"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (UNLABELLED, {("智谱", "900"), ("月之暗面", "300"), ("折光科技", "20"), ("稻声", "17")}),
        (IN_TURNS, {("骨灵科技", "120")}),
        (PANEL, {("Rukkilill", "12"), ("Miðeind", "15"), ("INSAIT", "90")}),
    ],
    ids=["questions alone are marked", "guests in Chinese", "guests of a panel"],
)
def test_an_answer_is_told_of_whom_its_question_or_its_speaker_means(text: str, told: set[tuple[str, str]]) -> None:
    assert employees(text) == told
