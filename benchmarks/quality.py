"""How well documents are read and checked: the practice documents by their own scorer, the fixtures by ours.

usage: quality.py      prints a JSON object
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import score
import texts


def practice() -> dict[str, Any] | None:
    """The figures of score.py on the practice documents; None where the folder is missing."""
    folder = texts.PRACTICE
    if not (folder / "score.py").exists():
        return None
    with tempfile.TemporaryDirectory() as scratch:
        read = Path(scratch) / "read.jsonl"
        documents = [str(folder / "slides-2023.txt"), str(folder / "lecture.txt")]
        command = [sys.executable, "-m", "baimo", "check", *documents, "--format", "jsonl", "-o", str(read)]
        subprocess.run(command, check=False)
        lines = [json.loads(line) for line in read.read_text(encoding="utf-8").splitlines()]
        command = [sys.executable, str(folder / "score.py"), str(folder / "gold.jsonl"), str(read), "--json"]
        command += ["--verdicts", str(folder / "verdicts.jsonl")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout) | {"lecture_claims": sum(line["doc"] == "lecture.txt" for line in lines)}


def fixture(folder: Path, encoded: bool = True) -> dict[str, Any]:
    """Our own measures over a folder of fixtures, read with the encoder or without."""
    scores = score.score_folder(folder, encoded=encoded)
    return score.total(scores.values()).measures() | {"documents": len(scores)}


def main() -> None:
    """Measure and print."""
    fixtures = texts.FIXTURES.parent
    figures = {"practice": practice()} | {half: fixture(fixtures / half) for half in ("dev", "held")}
    figures["held_by_rules"] = fixture(fixtures / "held", encoded=False)
    held = score.by_genre(score.score_folder(fixtures / "held", check=False))
    figures["genres"] = {name: of.measures() for name, of in held.items()}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
