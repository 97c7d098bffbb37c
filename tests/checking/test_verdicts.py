"""The verdicts, case by case: what is supported, contradicted, disputed, outdated, and what nobody can tell."""

from __future__ import annotations

from typing import Any

import pytest

Case = tuple[str, tuple[Any, ...], dict[str, Any]]

SUPPORTED: list[Case] = [
    ("a date in the claimed month", ("hill-ai", "founded_on", "2023-04"), {}),
    ("a date in the claimed year", ("hill-ai", "founded_on", "2023"), {}),
    ("the record is less precise than the claim", ("hill-72b", "knowledge_cutoff", "2023-10-15"), {}),
    ("another founder does not matter", ("hill-ai", "founded_by", ">lin-feng"), {}),
    ("an event in its month", ("hill-ai", "released", ">hill-7b"), {"when": "2023-06"}),
    ("an event without a date", ("hill-ai", "released", ">hill-7b"), {}),
    ("a day earlier, by time zone", ("hill-ai", "released", ">hill-7b"), {"when": "2023-06-14"}),
    ("a day later, across the end of a month", ("chip-works", "released", ">n200"), {"when": "2023-11-14"}),
    ("the first stage of a release", ("hill-ai", "released", ">hill-app"), {"when": "2023-08"}),
    ("the second stage of a release", ("hill-ai", "released", ">hill-app"), {"when": "2023-11"}),
    ("a version of the family that the claim names", ("hill-ai", "released", ">hill"), {"when": "2024-05"}),
    ("a group for its company", ("big-group", "released", ">delta"), {"when": "2023-04"}),
    ("developed by whoever released it", ("hill-7b", "developed_by", ">hill-ai"), {}),
    ("released by whoever developed it", ("hill-ai", "released", ">hill-72b"), {}),
    ("an open release is a release", ("hill-ai", "released", ">hill-7b"), {"when": "2023-06-15"}),
    ("entered a field earlier and still in it", ("hill-ai", "entered", ">ai-chip"), {"when": "2023"}),
    ("entered a field by making a thing of it", ("big-cloud", "entered", ">ai-chip"), {"when": "2023"}),
    ("the maker of a chip for its group", ("big-group", "entered", ">ai-chip"), {"when": "2023"}),
    (
        "at least 130 where there are 188",
        ("invented-industry", "count_of", 130, "models"),
        {"bound": "at-least", "when": "2023-10"},
    ),
    ("an exact value for a rounded one", ("fold-2", "achieved", 214683829, "structures"), {}),
    ("a rounded value for an exact one", ("hill-72b", "parameters", 72e9, "parameters"), {}),
    ("128K for 131072", ("hill-72b", "context_length", 128000, "tokens"), {"when": "2024-06"}),
    ("another unit of one dimension", ("n200", "memory_bandwidth", 4800, "GB/s"), {}),
    (
        "a price per million for one per thousand",
        ("hill-72b", "price", 0.8, "CNY/1M-input-tokens"),
        {"when": "2024-05-20"},
    ),
    (
        "a price for any tokens that is that for input",
        ("hill-72b", "price", 0.0008, "CNY/1k-tokens"),
        {"when": "2024-05"},
    ),
    (
        "a state between two days on which it held",
        ("hill-72b", "price", 0.0008, "CNY/1k-input-tokens"),
        {"when": "2024-09"},
    ),
    ("a state after the last day on which it held", ("hill-ai", "valued_at", 24e9, "CNY"), {"when": "2025-08"}),
    ("a state in an open period", ("hill-app", "price", 30, "CNY/user-month"), {"when": "2025-03"}),
    ("a price by the month for one by a user's month", ("hill-app", "price", 30, "CNY/month"), {"when": "2025-03"}),
    ("a sum of the period", ("hill-ai", "revenue", 312e6, "CNY"), {"when": "2024"}),
    ("a ratio recomputed", ("n200", "compares_with", ">n100"), {"value": "1.8", "unit": "ratio", "note": "memory"}),
    ("a ratio whose measure is not named", ("n200", "compares_with", ">n100"), {"value": "1.4", "unit": "ratio"}),
    ("a percentage more", ("n200", "compares_with", ">n100"), {"value": "76", "unit": "%", "qualifier": "memory"}),
    (
        "a percentage of",
        ("n200", "compares_with", ">n100"),
        {"value": "143", "unit": "%", "qualifier": "memory_bandwidth"},
    ),
    (
        "how many chips, known only from two sources",
        ("hill-7b", "trained_on", ">n100"),
        {"value": "512", "unit": "chips"},
    ),
    ("one of several precisions, none named", ("n100", "peak_flops", 989, "TFLOPS"), {}),
    ("a family by its version's value", ("hill", "parameters", 7e9, "parameters"), {}),
    ("a feat of a family by its version", ("fold", "achieved", 214e6, "structures"), {}),
    ("a licence said with other words around it", ("hill-7b", "licence", "Apache 2.0"), {}),
    ("who led it at the time", ("hill-ai", "led_by", ">lin-feng"), {"when": "2023-12"}),
    (
        "a negation of what the record denies",
        ("big-group", "acquired", ">hill-ai"),
        {"when": "2025", "modality": "negated"},
    ),
    (
        "a rumour that the record has as well",
        ("rumour-1", "active_parameters", 280e9, "parameters"),
        {"modality": "reported"},
    ),
    ("a curator's choice against another page", ("curated-ai", "founded_on", "2021-12"), {}),
    (
        "a later stage of a law",
        ("staged-act", "in_force_on", "2025-02"),
        {"qualifier": "entry", "quote": "its rules on models became effective"},
    ),
    ("a build of a chip that goes by its name", ("n100", "memory", 94, "GB"), {}),
    ("a loss over the very same years", ("slow-ai", "loss", 90e6, "USD"), {"when": "2022/2024"}),
    ("restricted, without saying by what", ("hill-ai", "released"), {"when": "2023-06"}),
]

CONTRADICTED: list[Case] = [
    ("a purchase years off", ("big-group", "acquired", ">small-shop"), {"when": "2019-05"}),
    ("another month, on better sources", ("hill-ai", "founded_on", "2023-07"), {}),
    ("another year", ("hill-ai", "founded_on", "2021"), {}),
    ("a founding a whole month off, by a curator", ("slow-ai", "founded_on", "2022-02"), {}),
    ("a founding more than half a year off, by one source", ("lone-ai", "founded_on", "2021-09"), {}),
    (
        "a law before it was in force",
        ("staged-act", "in_force_on", "2023-08-01"),
        {"qualifier": "entry", "quote": "takes effect"},
    ),
    ("a law two years before it was issued", ("staged-act", "issued_on", "2022-06-13"), {}),
    ("a memory that no build of the chip has", ("n100", "memory", 192, "GB"), {}),
    ("a power below that of every build", ("n100", "power", 150, "W"), {}),
    ("another date of an event", ("hill-ai", "released", ">hill-7b"), {"when": "2023-03"}),
    (
        "a day of a year that the text prints",
        ("hill-ai", "released", ">hill-7b"),
        {"when": "2022-06-15", "quote": "22 年6月15日发布"},
    ),
    ("before the first stage", ("hill-ai", "released", ">hill-app"), {"when": "2023-03"}),
    ("between two stages", ("chip-works", "released", ">n100"), {"when": "2022-06"}),
    ("a year after every stage", ("chip-works", "released", ">n100"), {"when": "2023-10"}),
    ("before the first of a family", ("hill-ai", "released", ">hill"), {"when": "2023-01"}),
    (
        "a later version at the date of the first of its family",
        ("hill-ai", "released", ">hill-72b"),
        {"when": "2023-06"},
    ),
    ("before the preview", ("hill-ai", "released", ">hill-agent"), {"when": "2023-09"}),
    ("another date of the company of a group", ("big-group", "released", ">delta"), {"when": "2023-02"}),
    ("a deal that was denied", ("big-group", "acquired", ">hill-ai"), {"when": "2025-01"}),
    ("a deal that was denied, told as a rumour", ("big-group", "acquired", ">hill-ai"), {"modality": "reported"}),
    ("what a curator deprecated", ("curated-ai", "founded_on", "2020"), {}),
    ("another memory", ("n200", "memory", 192, "GB"), {}),
    ("a chip said to be out years after", ("chip-works", "released", ">n200"), {"when": "2025-09"}),
    ("ten times the parameters", ("hill-7b", "parameters", 70e9, "parameters"), {}),
    ("another number of chips", ("hill-7b", "trained_on", ">n100"), {"value": "2048", "unit": "chips"}),
    (
        "fewer than claimed",
        ("invented-industry", "count_of", 500, "models"),
        {"bound": "at-least", "when": "2023-10", "qualifier": "released"},
    ),
    ("a valuation reached later", ("hill-ai", "valued_at", 20e9, "CNY"), {"bound": "at-least", "when": "2023"}),
    ("a price before the model existed", ("hill-72b", "price", 0.003, "CNY/1k-input-tokens"), {"when": "2023-41"}),
    ("a price cut before the model existed", ("hill-72b", "price_vs", -85, "%"), {"when": "2023-41"}),
    ("a price between two equal ones", ("hill-72b", "price", 0.008, "CNY/1k-input-tokens"), {"when": "2024-10"}),
    ("the family's price for its version", ("hill-72b", "price", 0.05, "CNY/1k-input-tokens"), {"when": "2024-06"}),
    ("a price in a period of another", ("hill-app", "price", 50, "CNY/user-month"), {"when": "2024-03"}),
    ("a revenue of the same year", ("hill-ai", "revenue", 900e6, "CNY"), {"when": "2024"}),
    (
        "a ratio that the facts exclude",
        ("n200", "compares_with", ">n100"),
        {"value": "3", "unit": "ratio", "qualifier": "memory"},
    ),
    (
        "daily users ten times as many",
        ("hill-app", "users", 130e6, "users"),
        {"qualifier": "daily", "when": "2023-12", "quote": "日活1.3亿"},
    ),
    ("another version's feat", ("fold-3", "achieved", 214e6, "structures"), {}),
    ("a listing in another year", ("hill-ai", "listed_on", ">east-exchange"), {"when": "2024-01-08"}),
    ("a negation of what is so", ("hill-ai", "released", ">hill-7b"), {"when": "2023-06", "modality": "negated"}),
    (
        "an entry into force in another year",
        ("labelling-act", "in_force_on", "2026-09-01"),
        {"qualifier": "entry", "quote": "自2026年9月1日起施行"},
    ),
]

DISPUTED: list[Case] = [
    ("a day in a month that two tell of, another by a curator", ("month-ai", "founded_on", "2022-03-01"), {}),
    ("a weak page agrees, a curator does not", ("curated-ai", "founded_on", "2021-06-30"), {}),
    ("two trusted sources, one agrees", ("split-ai", "founded_on", "2022-05"), {}),
    ("trusted sources that agree on nothing", ("split-ai", "founded_on", "2022-01"), {}),
    ("a weak page agrees, trusted ones do not", ("hill-ai", "founded_on", "2023-03"), {}),
    (
        "only unconfirmed reports, and they differ",
        ("rumour-1", "trained_on", ">n100"),
        {"value": "10000", "unit": "chips"},
    ),
    ("a founding between two dates of the record", ("slow-ai", "founded_on", "2021-09"), {}),
    ("estimates by different methods", ("rumour-1", "training_cost", 100e6, "USD"), {}),
    ("two weak pages that differ, one agrees", ("quiet-lab", "founded_on", "2020-06"), {}),
]

UNKNOWN: list[Case] = [
    (
        "a purchase closed half a year later",
        ("big-group", "acquired", ">small-shop"),
        {"when": "2022-11"},
    ),
    ("a context length that may be of an extension", ("hill-7b", "context_length", 32768, "tokens"), {}),
    ("a founding in the next year, a month on", ("slow-ai", "founded_on", "2022"), {}),
    ("a founding in the next month", ("slow-ai", "founded_on", "2022-01"), {}),
    ("a founding months off, by one source", ("lone-ai", "founded_on", "2022-09"), {}),
    ("a round told a few months before the founding", ("hill-ai", "raised", 1e6, "USD"), {"when": "2023-01"}),
    (
        "a stage of a law that the record lacks",
        ("staged-act", "in_force_on", "2025-08-02"),
        {"qualifier": "entry", "quote": "takes effect"},
    ),
    (
        "a law as a whole at a later stage",
        ("staged-act", "in_force_on", "2025-02"),
        {"qualifier": "entry", "quote": "entered into force"},
    ),
    ("an act adopted by one house before", ("staged-act", "issued_on", "2024-03-13"), {}),
    ("a power between those of two builds", ("n100", "power", 550, "W"), {}),
    ("a memory close to that of a build", ("n100", "memory", 96, "GB"), {}),
    ("a sum of a part for a longer period", ("slow-ai", "revenue", 50e6, "USD"), {"when": "2022/2024"}),
    ("a sum of a longer period for a part", ("slow-ai", "loss", 90e6, "USD"), {"when": "2024"}),
    ("a subject that the record lacks", ("nobody-ai", "founded_on", "2023"), {}),
    ("nothing said on the point", ("small-shop", "founded_on", "2019"), {}),
    ("another founder", ("hill-ai", "founded_by", ">zhao-yue"), {}),
    ("another place", ("hill-ai", "located_in", ">shanghai"), {}),
    ("another release", ("hill-ai", "released", ">delta-chip"), {}),
    ("somebody else's release", ("hill-ai", "released", ">n100"), {}),
    ("a round of another size", ("hill-ai", "raised", 2e9, "USD"), {"when": "2024-06"}),
    ("a round of that size at another time", ("hill-ai", "raised", 300e6, "USD"), {"when": "2024-06"}),
    ("a sum in another currency", ("hill-ai", "valued_at", 1e9, "EUR"), {"when": "2023-09"}),
    ("a sum in another currency, far apart", ("hill-ai", "valued_at", 90e9, "CNY"), {"when": "2023-09"}),
    ("a value of another time", ("hill-ai", "valued_at", 5e9, "CNY"), {"when": "2023-06"}),
    ("a value of another year of a sum", ("hill-ai", "revenue", 900e6, "CNY"), {"when": "2023"}),
    ("a sum of half of the period", ("hill-ai", "revenue", 100e6, "CNY"), {"when": "2024-40"}),
    ("a price for other tokens", ("hill-72b", "price", 0.01, "CNY/1k-cached-input-tokens"), {"when": "2024-05"}),
    ("a price in another currency", ("hill-72b", "price", 0.01, "USD/1k-input-tokens"), {"when": "2024-06"}),
    (
        "the old price on the day of the cut",
        ("hill-vision", "price", 0.02, "CNY/1k-input-tokens"),
        {"when": "2024-12-18"},
    ),
    ("users of an unnamed measure", ("hill-app", "users", 500e6, "users"), {"when": "2023-12"}),
    (
        "users by the reader's default measure",
        ("hill-app", "users", 500e6, "users"),
        {"when": "2023-12", "qualifier": "monthly", "quote": "用户超5亿"},
    ),
    (
        "users of a measure that nobody counted",
        ("hill-app", "users", 500e6, "users"),
        {"when": "2023-12", "qualifier": "cumulative"},
    ),
    (
        "users that another firm would count as well",
        ("hill-app", "users", 80e6, "users"),
        {"when": "2023-12", "qualifier": "monthly", "quote": "月活8000万"},
    ),
    ("a precision that nobody measured", ("n100", "peak_flops", 67, "TFLOPS"), {"qualifier": "fp64"}),
    ("a peak without a precision", ("n100", "peak_flops", 500, "TFLOPS"), {}),
    (
        "a count of something else",
        ("invented-industry", "count_of", 40, "models"),
        {"qualifier": "filed", "when": "2023-10"},
    ),
    ("a count of an unnamed kind", ("invented-industry", "count_of", 900, "models"), {"when": "2023-10"}),
    ("a ratio of an unnamed measure", ("n200", "compares_with", ">n100"), {"value": "3", "unit": "ratio"}),
    ("a few days off, on one page's word", ("chip-works", "released", ">lag-1"), {"when": "2024-03-18"}),
    (
        "a chip shown on one day, and said to be out half a year on",
        ("chip-works", "released", ">n200"),
        {"when": "2024-06"},
    ),
    ("after a preview, when it may have opened", ("hill-ai", "released", ">hill-agent"), {"when": "2024-12"}),
    ("a later version of a family", ("hill-ai", "released", ">hill"), {"when": "2025-02"}),
    ("a few days off, on one page's word, by the month", ("chip-works", "released", ">lag-1"), {"when": "2024-04"}),
    (
        "a date of what bore the name before",
        ("big-cloud", "released", ">delta"),
        {"when": "2022-09", "object_text": "河口"},
    ),
    (
        "a measured value between two records",
        ("hill-app", "users", 200e6, "users"),
        {"when": "2024-10", "qualifier": "monthly"},
    ),
    ("a stage that the record lacks", ("hill-ai", "released", ">hill-7b"), {"when": "2023-09", "qualifier": "open"}),
    (
        "a version that the record does not know",
        ("chip-works", "released", ">n200"),
        {"when": "2025-01", "object_text": "N200", "quote": "Chip Works 发布 N200 Ultra"},
    ),
    (
        "a form of a chip that the record lacks",
        ("n100", "memory", 60, "GB"),
        {"subject_text": "N100", "quote": "N100 PCIe 60GB"},
    ),
    (
        "a day of a year that the text does not print",
        ("hill-ai", "released", ">hill-7b"),
        {"when": "2022-06-15", "quote": "6月15日发布"},
    ),
    ("a time that has not come", ("hill-ai", "released", ">hill-7b"), {"when": "2031"}),
    ("a context length that a sibling shares", ("hill-vision", "context_length", 131072, "tokens"), {}),
    ("a feat of nobody", ("fold-3", "achieved", 7e6, "structures"), {}),
    ("two weak pages that agree on nothing", ("quiet-lab", "founded_on", "2020-01"), {}),
    ("an open estimate far below", ("rumour-1", "active_parameters", 20e9, "parameters"), {}),
    ("a later deal after an old denial", ("big-group", "acquired", ">hill-ai"), {"when": "2025-11"}),
    (
        "a later stage of a law",
        ("labelling-act", "in_force_on", "2026-03"),
        {"qualifier": "staged", "quote": "部分条款2026年3月起适用"},
    ),
    ("employees of a company of the group", ("big-cloud", "employees", 20000, "people"), {"when": "2023-12"}),
    ("a leader of a company of the group", ("big-group", "led_by", ">zhao-yue"), {}),
    ("a negation on which the record is silent", ("small-shop", "released", ">n100"), {"modality": "negated"}),
    ("a predicate that the table lacks", ("hill-ai", "painted", "blue"), {}),
    ("before the interval of a relation", ("hill-ai", "led_by", ">zhao-yue"), {"when": "2020"}),
]

OUTDATED: list[Case] = [
    ("a price that has risen since", ("hill-app", "price", 20, "CNY/user-month"), {}),
    ("a valuation that has risen since", ("hill-ai", "valued_at", 20e9, "CNY"), {}),
    ("a leader who has left", ("hill-ai", "led_by", ">lin-feng"), {}),
    ("a price claimed for a time when another held", ("hill-app", "price", 20, "CNY/user-month"), {"when": "2025-06"}),
]

UNCHECKABLE: list[Case] = [
    ("an opinion", ("hill-ai", "founded_on", "2023-04"), {"modality": "opinion"}),
    ("a prediction", ("hill-ai", "revenue", 1e9, "CNY"), {"modality": "predicted", "when": "2027"}),
    ("a description", ("hill-ai", "known_for", "long context"), {}),
    ("a feat without a number", ("hill-ai", "achieved"), {}),
    ("praise with a date", ("hill-ai", "achieved"), {"when": "2023"}),
]

BY_VERDICT = {
    "supported": SUPPORTED,
    "contradicted": CONTRADICTED,
    "disputed": DISPUTED,
    "unknown": UNKNOWN,
    "outdated": OUTDATED,
    "uncheckable": UNCHECKABLE,
}
CASES = [
    pytest.param(verdict, said, more, id=f"{verdict}: {name}")
    for verdict, cases in BY_VERDICT.items()
    for name, said, more in cases
]


@pytest.mark.parametrize(("verdict", "said", "more"), CASES)
def test_verdict_is_right(find: Any, verdict: str, said: tuple[Any, ...], more: dict[str, Any]) -> None:
    found = find(*said, **more)
    assert found.verdict == verdict, f"{found.reason.code}: {found.reason.en}"
