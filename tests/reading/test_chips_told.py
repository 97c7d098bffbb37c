"""What documents about chips say: shorter names, machines of many chips, how many there are, older beside new."""

from __future__ import annotations

from functools import cache

import pytest

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _told(text: str) -> set[str]:
    """Each claim as `subject predicate object value`, without what is empty."""
    return {
        " ".join(
            str(part)
            for part in (
                claim.subject,
                claim.predicate,
                claim.object or "",
                "" if claim.value is None else f"{float(claim.value):g}",
            )
            if part != ""
        )
        for claim in _reader().read(from_text(text, "page.txt")).claims
        if claim.predicate in _MEASURED
    }


_MEASURED = {"memory", "memory_bandwidth", "peak_flops", "power", "uses_chip", "runs_on", "trained_on", "benchmark"}

# a text, what is told of whom, what is not
TOLD = [
    ("摩尔线程推出MTT S4000。S4000显存48GB。", "mtt-s4000 memory 48", ""),
    ("Corvid launched the Rook R2 chip. A single R2 has 128 GB of memory.", "x-rookr2 memory 128", "x-r2 memory 128"),
    ("华为将推出昇腾950。950PR的内存为128GB。", "ascend-950pr memory 128", ""),
    ("Each HGX B300 draws 14 kW. An HGX B300 contains eight B200 chips.", "x-hgxb300 power 14000", "b200 power 14000"),
    ("The GB200 NVL72 rack links 72 B200 GPUs.", "gb200-nvl72 uses_chip b200 72", ""),
    ("DeepSeek-R1 runs on eight H200 GPUs.", "deepseek-r1 runs_on h200 8", ""),
    ("DeepSeek-V3 was trained on 2.788 million H800 GPU hours.", "", "deepseek-v3 trained_on h800 2.788e+06"),
    ("二、英伟达H200\n\nH100的升级版，去年发布。显存增加到141GB。", "h200 memory 141", "h100 memory 141"),
    ("H200是H100的升级版，显存141GB。", "", "h100 memory 141"),
    ("昇腾910C由两颗910B封装而成，FP16算力800 TFLOPS。", "ascend-910c peak_flops 800", "ascend-910b peak_flops 800"),
    ("B200发布了。H20的功耗是400瓦。", "h20 power 400", "b200 power 400"),
    ("B200发布了。A100的BF16算力为312 TFLOPS。", "a100 peak_flops 312", "b200 peak_flops 312"),
    ("The H200 moves 4.8 TB/s, up from 3.35 TB/s in the H100.", "h100 memory_bandwidth 3.35", ""),
    ("384颗昇腾910C，整机功耗559千瓦。", "", "ascend-910c power 559000"),
    ("Llama 3在MMLU、GPQA和AIME上分别取得70.1、51和44.2的成绩。", "llama-3 benchmark 44.2", ""),
]


@pytest.mark.parametrize(("text", "told", "untold"), TOLD)
def test_a_chip_is_told_of_under_its_name(text: str, told: str, untold: str) -> None:
    claims = _told(text)
    assert not told or told in claims, claims
    assert not untold or untold not in claims, claims
