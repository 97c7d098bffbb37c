"""The time for a character does not grow with the length of a document, whatever shape the document has."""

from __future__ import annotations

import time

import pytest
from reading_examples import reader

from baimo.documents import from_text

_SAID = "2023年3月，OpenAI发布了GPT-4，并完成3亿美元融资，由红杉领投。In May 2024 Mistral released Codestral 22B. "
SHAPES = {
    "one line without an end": (_SAID, "txt"),
    "no mark at all": ("智谱发布大模型融资3亿元估值百亿美元 ", "txt"),
    "one long sentence": ("OpenAI发布了GPT-4、", "txt"),
    "very many short lines": ("智谱\n2023年\n，\na\n3亿\n", "txt"),
    "lines with a key": ("公司名称：智谱\n成立：2019年\n融资：3亿元\n", "txt"),
    "one table": ("| GPT-4 | 7B | 2024-03-01 | OpenAI |\n", "md"),
    "one page": ("<p>OpenAI于2023年3月发布GPT-4。</p><table><tr><td>模型</td><td>7B</td></tr></table>", "html"),
    "brackets that never close": ("（OpenAI(", "txt"),
    "quotes that never close": ("“模型", "txt"),
}
_SHORT, _TIMES = 5_000, 6


def _spent(piece: str, media: str, size: int) -> float:
    """Seconds of the processor, the less of two, from text to claims."""
    text, taken = (piece * (size // len(piece) + 1))[:size], []
    reader().read(from_text(piece, "short.txt", media))  # rules are compiled when a text first needs them
    for _ in range(2):
        start = time.process_time()
        reader().read(from_text(text, f"long.{media}", media))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_and_no_faster(shape: str) -> None:
    """Six times the text takes six times as long, not thirty-six times."""
    piece, media = SHAPES[shape]
    short, long = _spent(piece, media, _SHORT), _spent(piece, media, _SHORT * _TIMES)
    assert long < 2.5 * _TIMES * short, f"{long / short:.1f} times as long for {_TIMES} times the text"
