"""Chinese texts whose marks were narrowed are read with the marks that they were written with; no other text is."""

from __future__ import annotations

import pytest

from baimo.documents import from_text
from baimo.documents.cleaning.widths import widened

NARROW = "苍梧智能成立于2021年,总部在南川;产品有三款:云雀、雨燕和苍梧-2。"

TEXTS = {
    "marks of sentences": (NARROW, "苍梧智能成立于2021年，总部在南川；产品有三款：云雀、雨燕和苍梧-2。"),
    "between letters and numbers": (f"{NARROW}显卡换成了L20,48G;共1,200张。", "显卡换成了L20，48G；共1,200张。"),
    "brackets": (f"{NARROW}云雀(苍梧智能,2023年)与雨燕(Swift)。", "云雀（苍梧智能，2023年）与雨燕（Swift）。"),
    "a time, a share": (f"{NARROW}每日08:30至10:00,命中率:86.5%。", "每日08:30至10:00，命中率：86.5%。"),
    "an address": (
        f"{NARROW}\n见https://a.example/x,y;z和[官网](https://b.example/a,b)",
        "https://a.example/x,y;z和[官网](https://b.example/a,b)",
    ),
    "values that commas part": (
        f"{NARROW}\n模型,参数,日期\n云雀,7B,3月\n雨燕,13B,5月\n",
        "\n模型,参数,日期\n云雀,7B,3月\n雨燕,13B,5月\n",
    ),
    "particulars": (f"---\ntitle: 云雀,雨燕\n---\n{NARROW}", "---\ntitle: 云雀,雨燕\n---\n苍梧智能成立于2021年，"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_marks_are_widened(case: str) -> None:
    """Where Chinese has wide marks they are, what is no prose keeps its own, and no offset moves."""
    text, told = TEXTS[case]
    read = widened(text)
    assert told in read
    assert len(read) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        'Zhipu (智谱), founded in 2019; MiniMax (稀宇), founded in 2021: two of the "tigers" (六小虎), with Moonshot.',
        "苍梧智能成立于2021年，总部在南川；产品有三款：云雀,雨燕和苍梧-2，后者最大。",
        "Plain English, with marks; of its own: all narrow.",
    ],
)
def test_other_texts_stay(text: str) -> None:
    """English, and Chinese with marks of its own, is read as it stands."""
    assert widened(text) == text


def test_quotes_are_the_documents_own() -> None:
    """The text of the document is as it was found."""
    document = from_text(NARROW, "a.txt")
    assert document.text == NARROW
    assert "；产品有三款：" in document.clean


def test_a_dash_behind_the_number_of_a_note_begins_a_line_of_a_list_that_was_lost() -> None:
    """Each of its lines is a sentence again."""
    text = (
        "概况 - 澜科于12月5日上市 [1] - 收盘价600元 [1] - 首日成交额153亿元 [2][3] - 公司成立于2020年 [4] "
        "财务 - 亏损7亿元 [5]\n"
    )
    assert from_text(text, "page.txt").clean.count("。") == 3
