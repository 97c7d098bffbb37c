"""When claims hold, by how documents tell it: above and below a table, in a dateline, by a label, by a day alone."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

SHAPES = {
    "a line with the month to which a table of prices reaches": (
        "# 主流模型价格对比\n\n下表价格均为各家官网公开报价，数据截至2025年3月。\n\n"
        "| 模型 | 输入价格（元/百万tokens） | 上下文 |\n|---|---|---|\n"
        "| DeepSeek-V3 | 2 | 64K |\n| Qwen-Max | 5 | 128K |\n",
        {("deepseek-v3", "price"): "2025-03", ("deepseek-v3", "context_length"): None},
    ),
    "a long line above a table, its day at the end": (
        "# Prices\n\nPrices in US dollars per million input and output tokens, as of March 12, 2025.\n\n"
        "| Model | Input |\n|---|---|\n| GPT-4o | $2.50 |\n",
        {("gpt-4o", "price"): "2025-03-12"},
    ),
    "a note below a table": (
        "# Prices\n\n| Model | Input ($/1M tokens) |\n|---|---|\n| GPT-4o | $2.50 |\n\nData as of March 2025.\n",
        {("gpt-4o", "price"): "2025-03"},
    ),
    "days soon after the day of speaking, in the present tense": (
        "SAN FRANCISCO, May 28, 2025 — Anthropic launches Claude Opus 4 on June 3.\n",
        {("anthropic", "released"): "2025-06-03"},
    ),
    "from a day on": (
        "SAN FRANCISCO, May 28, 2025 — From July 10, GPT-4o costs $2.50 per million input tokens.\n",
        {("gpt-4o", "price"): "2025-07-10"},
    ),
    "a month that lies behind the day of a title line": (
        "财经观察 2025年3月18日 作者：王林\n\n12月，字节跳动发布豆包1.5。\n",
        {("bytedance", "released"): "2024-12"},
    ),
    "a year with a colon holds for its whole line": (
        "2023：3月14日，OpenAI发布GPT-4；7月，Meta开源Llama 2。\n\n2024：2月，OpenAI发布Sora。\n",
        {("meta", "open_sourced"): "2023-07"},
    ),
    "days by their number alone below a month": (
        "# 大事记\n\n## 2024年\n\n### 2月\n\n- 15日 OpenAI发布Sora\n\n### 3月\n\n4日，Anthropic发布Claude 3。\n",
        {("openai", "released"): "2024-02-15", ("anthropic", "released"): "2024-03-04"},
    ),
    "rows whose year stands rows above": (
        "| 时间 | 事件 |\n|---|---|\n| 2024年1月16日 | 智谱发布GLM-4 |\n| 3月 | Anthropic发布Claude 3 |\n"
        "| 2025年1月 | DeepSeek发布DeepSeek-R1 |\n| 2月 | xAI发布Grok 3 |\n",
        {("anthropic", "released"): "2024-03", ("xai", "released"): "2025-02"},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_when(name: str) -> None:
    text, wanted = SHAPES[name]
    claims = reader().read(from_text(text, "example", "md")).claims
    told = {(claim.subject, claim.predicate): claim.when and str(claim.when) for claim in claims}
    assert {key: told.get(key, "not read") for key in wanted} == wanted
