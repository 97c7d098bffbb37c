"""A small layer whose names try every way of being looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from baimo.ledger import Ledger, open_ledger

Ask = Callable[..., list[str]]

FILES = {
    "entities/organization/zhipu-ai.yaml": """
        id: zhipu-ai
        kind: organization
        names: {zh: 智谱, en: Zhipu AI}
        aliases: [智谱华章]
        misspellings: [智普]
        category: models/general-models
        statements:
        - {predicate: founded_on, value: 2019-06, note: 清华大学的技术成果转化, sources: [example.org/1]}
        - {predicate: raised, value: 2500000000, unit: CNY, when: 2023-10, sources: [example.org/2]}
        - {predicate: released, object: glm-4, when: 2024-01, quote: 智谱发布新一代基座大模型, sources: [example.org/1]}
        """,
    "entities/organization/moonshot-ai.yaml": """
        id: moonshot-ai
        kind: organization
        names: {zh: 月之暗面, en: Moonshot AI}
        """,
    "entities/organization/cxmt.yaml": """
        id: cxmt
        kind: organization
        names: {zh: 长鑫存储, en: ChangXin Memory}
        """,
    "entities/organization/anthropic.yaml": """
        id: anthropic
        kind: organization
        names: {en: Anthropic}
        """,
    "entities/person/shan-xiaoguang.yaml": """
        id: sxg
        kind: person
        names: {zh: 单晓光}
        """,
    "entities/model/glm-4.yaml": """
        id: glm-4
        kind: model
        names: {en: GLM-4}
        """,
    "entities/model/glm-4-plus.yaml": """
        id: glm-4-plus
        kind: model
        names: {en: GLM-4-Plus}
        """,
    "entities/model/qwen.yaml": """
        id: qwen
        kind: model
        names: {zh: 通义千问, en: Qwen}
        """,
    "entities/model/qwen-72b.yaml": """
        id: qwen-72b
        kind: model
        names: {en: Qwen2.5-72B-Instruct}
        """,
    "entities/product/plus.yaml": """
        id: plus-one
        kind: product
        names: {en: Plus One}
        """,
    "sources/example.org.yaml": """
        publisher: Example
        grade: known
        pages:
        - {id: example.org/1, url: 'https://example.org/1', title: 智谱上市招股书, date: 2024-01, kind: media}
        - {id: example.org/2, url: 'https://example.org/2', title: Funding news, date: 2023-11, kind: media}
        """,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("searched")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    (root / "entities/person/shan-xiaoguang.yaml").rename(root / "entities/person/sxg.yaml")
    (root / "entities/product/plus.yaml").rename(root / "entities/product/plus-one.yaml")
    return root


@pytest.fixture
def searched(made: Path, home: Path) -> Ledger:
    return open_ledger(made, home)


@pytest.fixture
def ask(searched: Ledger) -> Ask:
    return lambda text, **asked: [found.id for found in searched.search(text, **asked).entities]
