"""Days in every order of their numbers, and what the lines of a chronicle date."""

from __future__ import annotations

import pytest

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.finding.dates.dates import find_dates
from baimo.values.names import fold


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("24.05.13 a\n24.12.26 b\n", ["2024-05-13", "2024-12-26"]),
        ("5/13/24 a\n12/26/24 b\n", ["2024-05-13", "2024-12-26"]),
        ("13/5/24 a\n26/12/24 b\n", ["2024-05-13", "2024-12-26"]),
        ("113.05.13 甲\n113.12.26 乙\n", ["2024-05-13", "2024-12-26"]),
        ("民國113年5月13日", ["2024-05-13"]),
        ("20240513 a", ["2024-05-13"]),
        ("13-May-24: a", ["2024-05-13"]),
        ("2024 May 13", ["2024-05-13"]),
        ("3rd March 2025", ["2025-03-03"]),
        ("Mon 13 May 2024", ["2024-05-13"]),
        ("融资（24/6），至24/9", ["2024-06", "2024-09"]),
        ("MI500 series - 2027", ["2027"]),
        ("in the quarter to June 2024,", ["2024-34"]),
        ("3.14 means pi; ratio 16/9/24; 24/7 support", []),
        ("会员 25/12/30 元", []),
    ],
)
def test_a_day_is_told_by_its_numbers(text: str, told: list[str]) -> None:
    assert [str(span.when) for span in find_dates(fold(text))] == told


_EVENTS = ("OpenAI发布GPT-4o。", "DeepSeek发布DeepSeek-V3。", "阿里发布Qwen3。")


@pytest.mark.parametrize("head", ["2024", "◆ 2024年", "2024 · 落地", "## 2024 – 落地", "一、2024年"])
@pytest.mark.parametrize("entry", ["5月13日 ", "05-13 ", "5.13 "])
def test_a_line_that_is_but_a_year_dates_those_below(head: str, entry: str) -> None:
    other = entry.replace("13", "26")
    later = head.replace("2024", "2025")
    text = f"大模型大事记\n\n{head}\n{entry}{_EVENTS[0]}\n{other}{_EVENTS[1]}\n\n{later}\n{entry}{_EVENTS[2]}\n"
    assert _released(text) == ["2024-05-13", "2024-05-26", "2025-05-13"]


def test_what_follows_an_entry_is_of_its_day_and_a_founding_is_no_entry() -> None:
    days = ("2024-05-13", "2024-12-26", "2025-01-20", "2025-02-03")
    lines = [f"{day}\n{event}\n" for day, event in zip(days, (*_EVENTS, "xAI发布Grok 3。"), strict=True)]
    assert _released("大事记\n\n" + "\n".join(lines)) == [*days]
    cards = "\n".join(f"- {name}：2023年{month}月成立" for month, name in enumerate(("甲", "乙", "丙", "丁"), 3))
    assert _released(f"大模型公司\n\n{cards}\n- 月之暗面：推出了Kimi智能助手\n- 戊：2023年9月成立\n") == [None]


def _released(text: str) -> list[str | None]:
    claims = Reader(load_names()).read(from_text(text, "a.md")).claims
    return [claim.when for claim in claims if claim.predicate == "released"]
