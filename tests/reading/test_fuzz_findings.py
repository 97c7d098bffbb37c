"""What random text has broken once, each in a text of its own: a reading comes of it, and its spans are sound."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from baimo.documents import from_text
from baimo.workspace import Workspace

FINDINGS = {
    "a plural that hid itself": "Google researchers, A100s researchers, H100sresearch of the NVIDIA H100sx",
    "a leap day told against a common year": "2025年3月，百度发布文心4.5。去年2月29日，阿里发布了Qwen。",
    "a date in digits of another script": "发布日期：20૨4-11\n\n3月5日，百度发布文心4.5。",
    "a run of digits where buttons may stand": "<ul><li>Ann：" + "9" * 60 + "X" + "9" * 60 + "ﬁ：：</li></ul>",
    "a day by its number that its month has not": "（2025年2月更新）壁仞科技今日（12月22日）起公開招股，至29日止。",
    "a year that ends with a day of no year": "公司截至12月31日止年度收入12亿元。",
    "a year alone on its line, in digits of another script": "OpenAI released GPT-4.\n\n（20᪓4）\n",
    "another script in a date line": "2024年૧月5日\n\n昨天，OpenAI released GPT-4 on ٣ March.",
}


@cache
def reader() -> Any:
    return Workspace(home=Path("/nonexistent")).reader


@pytest.mark.parametrize("text", FINDINGS.values(), ids=FINDINGS)
@pytest.mark.parametrize("media", ["txt", "md", "html"])
def test_what_broke_once_is_read(text: str, media: str) -> None:
    document = from_text(text, "a", media)
    reading = reader().read(document)
    assert all(document.text[c.start : c.end] == c.quote for c in reading.claims)
    assert all(document.text[left.start : left.end] == left.text for left in reading.leftovers)
