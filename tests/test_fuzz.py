"""Any text at all goes through the whole pipeline: nothing raises, every span is sound, every run says the same."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baimo.documents import from_text
from baimo.output import write_check, write_reading
from baimo.workspace import Checked, Workspace


def words(text: str) -> list[str]:
    return text.split()


NAMES = words(
    """
OpenAI 智谱 GPT-4 百川智能 DeepSeek Claude Kimi 英伟达 H100 腾讯 Sam·Altman 王小川 Qwen2.5-72B 百度
Microsoft 小米 文心一言
"""
)
WORDS = words(
    """
成立于 发布了 推出 开源 创立 收购 投资 领投 融资 估值 参数 上下文 价格 下调至 截至 超过 约 不到 分别
其中 该公司 它 的 和 与 由 被 将 预计 据称 未 是 创始人 CEO 总部 位于 北京 轮 同比 增长 法案 施行
备案 用户 月活 上市 显存 带宽 功耗 制程 released founded raised valued at by in was is not
reportedly about over up to and respectively per million tokens its the company model parameters
billion context window price revenue market share
"""
)
FIGURES = words(
    """
2023年3月16日 2023-10 2023年 去年 次月 同年 Q3 上半年 March 2024 3月 130亿 7B/13B 128K 1.5 25%
1亿美元 $2.5 0.003元/千tokens ２３ 三千五百 10-15 96GB 700W 5nm 2021-2023 ~ 约2 1e9
99999999999999999999 0 -1 2023年13月45日 1/0 ½ ٣
"""
)
SIGNS = [
    *" \n\t\r\n.,;:!?，。；：！？、（）()《》“”‘’「」【】[]{}|#*_`~-—–/\\@&%$¥€+=<>^'\"•·…①é￥İßﬁ𠮷㍿ｱ",
    *(
        "\r\n",
        "\n\n",
        "\n- ",
        "\n## ",
        "\n| ",
        " | ",
        "|---|---|\n",
        "\n> ",
        "\n1. ",
        "```\n",
        "**",
        "![x](",
        "](http://a.b/c)",
    ),
    *(
        "<p>",
        "</p>",
        "<b>",
        "<table><tr><td>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&amp;",
        "&nbsp",
        "&#1;",
        "&#0;",
    ),
    *"\u00a0\u3000\u200b\u200d\ufeff\u2028\u0085\x0b\f\x00\x1e\ud800\u0301\u202e",
    *("👍🏽", "👨‍👩‍👧", "評論\n", "张三：", "---\ntitle: ", "2023-05-01\n", "公司\t成立时间\n"),
]

piece = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(WORDS),
    st.sampled_from(FIGURES),
    st.sampled_from(SIGNS),
    st.text(max_size=3),
)
joint = st.sampled_from(["", "", "", " ", "，", "\n"])
texts = st.lists(st.tuples(piece, joint), max_size=60).map(lambda parts: "".join(a + b for a, b in parts))
media = st.sampled_from(["txt", "md", "html"])


@cache
def desk() -> Workspace:
    return Workspace()


def is_sound(text: str, start: int, end: int) -> bool:
    return 0 <= start < end <= len(text)


def judged(text: str, kind: str) -> Checked:
    """A text read and checked, and held to what every result must keep."""
    checked = desk().check(from_text(text, "any text", kind))
    document = checked.document
    assert document.text == text
    for claim in checked.reading.claims:
        assert is_sound(text, claim.start, claim.end)
        assert claim.quote == text[claim.start : claim.end]
        assert claim.quote.strip()
        assert all(is_sound(text, start, end) for start, end in claim.also_at)
    assert [finding.claim for finding in checked.findings] == checked.reading.claims
    for left in checked.reading.leftovers:
        assert is_sound(text, left.start, left.end)
    return checked


def rendered(checked: Checked) -> str:
    """Everything that can be said of it, in every form and language."""
    return "\n".join(shown(checked, form, lang) for form in ("text", "jsonl", "html") for lang in ("zh", "en"))


def shown(checked: Checked, form: str, lang: str) -> str:
    out = io.StringIO()
    for writer in (write_check(out, form, lang, desk().ledger), write_reading(out, form, lang)):
        writer.document(checked)
        writer.close()
    return out.getvalue()


@settings(suppress_health_check=list(HealthCheck))
@given(texts, media)
def test_any_text_is_read_checked_and_shown(text: str, kind: str) -> None:
    checked = judged(text, kind)
    for finding in checked.findings:
        assert json.loads(json.dumps(finding.to_json(), ensure_ascii=False))["verdict"] == finding.verdict
    assert "<script" not in shown(checked, "html", "en")
    assert rendered(judged(text, kind)) == rendered(checked)


def mixed(chance: random.Random, size: int) -> str:
    """A text of the same pieces by a chance of its own: the same in every process."""
    pieces = (NAMES, WORDS, WORDS, FIGURES, SIGNS)
    return "".join(chance.choice(chance.choice(pieces)) + chance.choice(("", "", " ")) for _ in range(size))


def digest() -> str:
    """Everything that is said of a fixed lot of texts, as one number."""
    chance, total = random.Random(7), hashlib.blake2b()
    for number in range(6):
        checked = judged(mixed(chance, 250), ("txt", "md", "html")[number % 3])
        total.update(repr(len(checked.findings)).encode() + rendered(checked).encode(errors="replace"))
    return total.hexdigest()


def test_every_process_says_the_same() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", "from test_fuzz import digest; print(digest())"],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": hashes},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashes in ("1", "2")
    ]
    assert said[0] == said[1] != ""
