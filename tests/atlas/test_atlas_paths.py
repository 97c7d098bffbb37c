"""The atlas joins what it tells of, and tells the questions of the practice lecture as short stories."""

from __future__ import annotations

import pytest
from tools.atlas.islands import rates

from baimo.asking.relating import paths
from baimo.ledger import Ledger, open_ledger

# Entities with a page worth the name: the least that the practice documents ask of an entity.
A_PAGE = 8


@pytest.fixture(scope="module")
def atlas() -> Ledger:
    return open_ledger()


@pytest.mark.parametrize(("is_loose", "least"), [(False, 0.97), (True, 0.975)], ids=["closely", "loosely"])
def test_any_two_entities_with_a_page_are_joined(atlas: Ledger, is_loose: bool, least: float) -> None:
    joined, of = map(sum, zip(*rates(atlas, is_loose=is_loose, least=A_PAGE).values(), strict=True))
    assert joined / of >= least


@pytest.mark.parametrize(
    ("one", "other", "passes"),
    [
        ("智谱", "清华", ()),
        ("Kimi", "阿里", ("moonshot-ai",)),
        ("Kimi", "清华", ("moonshot-ai", "yang-zhilin")),
        ("豆包", "字节", ()),
        ("H20", "腾讯", ()),
        ("H20", "字节跳动", ()),
        ("OpenAI", "微软", ()),
        ("零一万物", "李开复", ()),
        ("零一万物", "微软", ("kai-fu-lee",)),
        ("零一万物", "谷歌", ("kai-fu-lee",)),
        ("DeepSeek", "幻方", ()),
        ("百川", "搜狗", ("wang-xiaochuan",)),
        ("MiniMax", "商汤", ()),
        ("寒武纪", "中科院", ()),
        ("特斯拉", "xAI", ()),
        ("GPT-4", "A100", ()),
        ("Claude", "亚马逊", ("anthropic",)),
        ("360", "智谱", ("360glm",)),
        ("沐曦", "AMD", ("chen-weiliang",)),
        ("Groq", "谷歌", ("jonathan-ross",)),
        ("宇树", "阿里", ()),
        ("微信", "DeepSeek", ("deepseek-r1",)),
        ("Mistral", "微软", ()),
        ("吴恩达", "百度", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_they_are_related(atlas: Ledger, one: str, other: str, passes: tuple[str, ...]) -> None:
    ends = [atlas.resolve(name)[0] for name in (one, other)]
    (story,) = paths(atlas, *ends).stories
    assert tuple(step.target for step in story.steps[:-1]) == passes
    assert all(step.told[0][0].source.url for step in story.steps)
