"""A small atlas, a layer of its own, and packages of feeds made on the spot."""

from __future__ import annotations

import gzip
import importlib
import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from feed_samples import Install


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


ENTITIES = {
    "organization/openai": "names: {en: OpenAI}",
    "organization/deepseek": "names: {en: DeepSeek}\naliases: [deepseek-ai]",
    "model/gpt": "names: {en: GPT}",
    "model/gpt-4o": """
        names: {en: GPT-4o}
        statements:
        - {predicate: developed_by, object: openai, sources: [news.example/1]}
        """,
    "model/gpt-4.5": """
        names: {en: GPT-4.5}
        statements:
        - {predicate: developed_by, object: openai, sources: [news.example/1]}
        """,
    "model/deepseek-v3": """
        names: {en: DeepSeek-V3}
        statements:
        - {predicate: developed_by, object: deepseek, sources: [news.example/1]}
        """,
}


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    root = tmp_path / "atlas"
    for name, content in ENTITIES.items():
        kind, entity = name.split("/")
        path = root / "entities" / kind / f"{entity}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"id: {entity}\nkind: {kind}\n{dedent(content).strip()}\n", encoding="utf-8")
    page = "{id: news.example/1, url: 'https://news.example/1', title: News, date: 2024-01-01, kind: media}"
    (root / "sources").mkdir()
    (root / "sources" / "news.example.yaml").write_text(f"publisher: News\ngrade: known\npages:\n- {page}\n")
    return root


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a package with one data file where Python looks first; another version takes the place of the one before."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def put(package: str, version: str, file: str, content: Any) -> Path:
        module = site / package.replace("-", "_")
        module.mkdir(exist_ok=True)
        (module / "__init__.py").write_text("raise AssertionError('a feed is read, never imported')\n")
        for old in site.glob("*.dist-info"):
            (old / "METADATA").unlink()
            old.rmdir()
        text = content if isinstance(content, str) else json.dumps(content)
        (module / file).write_bytes(gzip.compress(text.encode()) if file.endswith(".gz") else text.encode())
        info = site / f"{package.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
        importlib.invalidate_caches()
        return module

    return put
