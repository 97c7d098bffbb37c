"""Small corpora, and what was read in them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

SENTENCES = (
    "2023年3月，百度发布文心一言。",
    "OpenAI于2022年11月发布ChatGPT。",
    "智谱AI成立于2019年6月。",
    "Anthropic was founded in 2021.",
    "月之暗面完成10亿美元融资，由阿里巴巴领投。",
    "H200的显存为141GB。",
    "今天天气很好，我们去散步。",
    "Yi-34B由零一万物发布。",
)


def write_corpus(folder: Path, documents: int, seed: int = 0) -> Path:
    """A folder of that many short documents, in two folders below it."""
    choose = random.Random(seed)
    for number in range(documents):
        place = folder / f"{number % 2}"
        place.mkdir(parents=True, exist_ok=True)
        text = "\n".join(choose.sample(SENTENCES, 3))
        (place / f"document-{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def rows(output: Path, what: str = "claims") -> list[dict[str, Any]]:
    """The rows of a reading: its claims, or its documents."""
    import pyarrow.parquet as parquet

    folder = output if what == "claims" else output / "_documents"
    return [row for part in sorted(folder.glob("part-*.parquet")) for row in parquet.read_table(part).to_pylist()]


def content(output: Path) -> dict[str, bytes]:
    """Every file of a reading by its name."""
    return {str(p.relative_to(output)): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()}
