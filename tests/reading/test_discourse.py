"""Of whom a passage speaks, and what it leaves out: agents, speakers, keys, headings and clauses without a verb."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.claims import Claim
from baimo.documents import from_text
from baimo.reading.naming.new import backers
from baimo.reading.naming.new.companies import companies

CASES = {
    "what further names have is told without a verb": (
        "ChatGPT has 800 million users, Gemini 450 million and Kimi 36 million.",
        "users",
        {("ChatGPT", "8.00E+8", None), ("Gemini", "4.50E+8", None), ("Kimi", "3.6E+7", None)},
    ),
    "so are rounds, where several follow": (
        "OpenAI raised $6.6 billion, Anthropic $4 billion and Cohere $500 million.",
        "raised",
        {("OpenAI", "6.6E+9", None), ("Anthropic", "4E+9", None), ("Cohere", "5.00E+8", None)},
    ),
    "one sum beside a name may be what it gave": (
        "Cohere raised $500 million, Oracle $100 million.",
        "raised",
        {("Cohere", "5.00E+8", None)},
    ),
    "it is a house and no industry": (
        "Cohere was founded in 2019. It had revenue of $200 million in 2024.",
        "revenue",
        {("Cohere", "2.00E+8", "2024")},
    ),
    "of whom a house was spun out was not founded then": (
        "Cohere makes models. It was spun out of Google in 2019.",
        "founded_on",
        set(),
    ),
    "who was sold a thing has bought no house": (
        "Cohere发布了财报。它去年卖给甲骨文一批芯片。",
        "acquired",
        set(),
    ),
    "an investor is no subject of what follows": (
        "青禾纪元完成新一轮融资，由腾讯领投。投后估值10亿元。",
        "valued_at",
        {("青禾纪元", "1E+9", None)},
    ),
    "what is compared with is no subject": (
        "与H100相比，昇腾910C的显存增至128GB。",
        "memory",
        {("昇腾910C", "128", None)},
    ),
    "a rise tells two values": (
        "智谱的收入由2022年的1亿元扩大至2024年的3亿元。",
        "revenue",
        {("智谱", "1E+8", "2022"), ("智谱", "3E+8", "2024")},
    ),
    "the same period is that of the year before": (
        "2024年上半年，商汤收入17亿元，上年同期为14亿元。",
        "revenue",
        {("商汤科技", "1.7E+9", "2024-40"), ("商汤科技", "1.4E+9", "2023-40")},
    ),
    "several times and as many values, told in order": (
        "2025年三季度，腾讯的资本开支为130亿元，而二季度和一季度分别为191亿元和275亿元。",
        "capital_expenditure",
        {("腾讯", "1.30E+10", "2025-35"), ("腾讯", "1.91E+10", "2025-34"), ("腾讯", "2.75E+10", "2025-33")},
    ),
    "what is expected of the year goes on with what was told": (
        "智谱2024年收入为3亿元，2025年上半年已达2亿元，预计2025年将超过5亿元。",
        "revenue",
        {("智谱", "3E+8", "2024"), ("智谱", "2E+8", "2025-40"), ("智谱", "5E+8", "2025")},
    ),
    "profit of the year before is no revenue": (
        "2025年三季度，腾讯营收1929亿元，净利润631亿元，去年同期为532亿元。",
        "revenue",
        {("腾讯", "1.929E+11", "2025-35")},
    ),
    "the company by itself is the house of which the text speaks": (
        "星罗科技成立于2023年6月，总部位于成都。\n\n业绩方面，公司2024年收入为3100万元。",
        "revenue",
        {("星罗科技", "3.100E+7", "2024")},
    ),
    "a paragraph goes on with the house that opens it": (
        "OpenAI raised $40 billion in March 2025. OpenAI was valued at $300 billion.\n\n"
        "Separately, Anthropic said that it would open an office in Tokyo. The company has about 2,000 employees.",
        "employees",
        {("Anthropic", "2000", None)},
    ),
    "each sentence of a headline names somebody": (
        "# OpenAI hires a head of sales; Anthropic opens in Tokyo\n\n"
        "OpenAI hired a head of sales for Europe. The company has many users.\n\nRevenue reached $13 billion in 2025.",
        "revenue",
        {("OpenAI", "1.3E+10", "2025")},
    ),
    "a name and a number go on with what was told": (
        "2024年5月，豆包月活用户2500万，文心一言1200万。",
        "users",
        {("豆包", "2.5E+7", "2024-05"), ("文心一言", "1.2E+7", "2024-05")},
    ),
    "a heading tells what the sums below it are": (
        "大模型公司估值\n\n• OpenAI：1570亿美元\n• xAI：500亿美元",
        "valued_at",
        {("OpenAI", "1.57E+11", None), ("xAI", "5E+10", None)},
    ),
    "a key names what the keys below are about": (
        "公司名称：寒岭机器人\n成立时间：2020年8月\n员工：150人",
        "employees",
        {("寒岭机器人", "150", None)},
    ),
    "a speaker speaks for his house": (
        "专访零一万物CEO李开复\n\n记者：你们有多少人？\n李开复：我们2024年收入1亿元。",
        "revenue",
        {("零一万物", "1E+8", "2024")},
    ),
}


def read(text: str) -> list[Claim]:
    return reader().read(from_text(text, "example.txt")).claims


@pytest.mark.parametrize(("text", "predicate", "told"), CASES.values(), ids=CASES.keys())
def test_passage_is_read_of_whom_it_speaks(text: str, predicate: str, told: set[tuple[str, str, str | None]]) -> None:
    found = {
        (c.subject_name, f"{c.value:E}".replace("E+0", ""), c.when) for c in read(text) if c.predicate == predicate
    }
    wanted = {(name, float(value), when) for name, value, when in told}
    assert {(name, float(value), when) for name, value, when in found} == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本轮由同舟创投、南山战新投等跟投。", {"同舟创投", "南山战新投"}),
        ("投资方包括云岭产业基金和远山金控。", {"云岭产业基金", "远山金控"}),
        ("多家知名机构跟投。", set()),
    ],
    ids=["before the verb", "behind its words", "nobody named"],
)
def test_investors_are_told_by_the_list_they_stand_in(text: str, names: set[str]) -> None:
    found = backers.investors(text, reader()._gazetteer)
    assert {text[start:end] for start, end, *_ in found} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("具身智能企业云梯机器人宣布完成融资。", {"云梯机器人"}),
        ("扫地的人形机器人很多。", set()),
        ("人工智能市场增长。", set()),
    ],
    ids=["behind a word", "a sort of machine", "a field"],
)
def test_a_company_is_told_by_its_ending_and_what_it_does(text: str, names: set[str]) -> None:
    found = companies(text, reader()._gazetteer)
    assert {text[start:end] for start, end, *_ in found} == names
