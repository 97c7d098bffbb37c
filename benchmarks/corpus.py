"""A corpus of small documents: documents a second, memory, and whether a reading that was killed ends the same.

usage: corpus.py [DOCUMENTS ...]      sizes to measure (default: 10000 50000 200000); prints a JSON object
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import texts

BYTES = 1500
KILLS = 3


def write_corpus(folder: Path, documents: int) -> int:
    """So many documents of 1.5 kB, made of the paragraphs of the fixtures in a random order; the characters in all."""
    choose = random.Random(documents)
    parts = [part for _, text in texts.documents() for part in text.split("\n\n") if 40 < len(part) < 800]
    characters = 0
    for number in range(documents):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        text = f"{number}\n\n"
        while len(text.encode()) < BYTES:
            text += choose.choice(parts) + "\n\n"
        (place / f"{number:07}.txt").write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def command(folder: Path, output: Path) -> list[str]:
    """The command that reads a corpus."""
    return [sys.executable, "-m", "baimo", "read", str(folder), "-o", str(output)]


def watched(words: list[str]) -> dict[str, float]:
    """A command run to its end: seconds, and the most memory that it and its children held at once, in MB."""
    start, most = time.perf_counter(), 0.0
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)
    while running.poll() is None:
        most = max(most, resident(running.pid))
        time.sleep(0.25)
    if running.returncode:
        raise SystemExit(f"{words} ended with {running.returncode}")
    return {"seconds": time.perf_counter() - start, "memory_mb": most}


def resident(group: int) -> float:
    """Memory of a process group in MB: what is shared is counted by shares (PSS)."""
    total = 0
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if os.getpgid(int(process.name)) == group:
                    rollup = (process / "smaps_rollup").read_text()
                    total += int(rollup.split("Pss:")[1].split()[0])
            except (OSError, IndexError):
                continue
    return total / 1024


def digest(output: Path) -> str:
    """A digest of every file of a reading."""
    whole = hashlib.blake2b()
    for path in sorted(output.rglob("*.parquet")):
        if path.is_file():
            whole.update(str(path.relative_to(output)).encode() + path.read_bytes())
    return whole.hexdigest()


def killed(folder: Path, output: Path, seconds: float) -> list[float]:
    """Read, killed three times at moments spread over the run, and ended by a fourth; how far each had come."""
    choose, reached = random.Random(3), []
    for _ in range(KILLS):
        running = subprocess.Popen(command(folder, output), stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            running.wait(4 + choose.uniform(0.1, 0.3) * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            reached.append(share_done(output))
            told(f"killed at {reached[-1]:.0%}")
    subprocess.run(command(folder, output), stdout=subprocess.DEVNULL, check=True)
    return reached


def share_done(output: Path) -> float:
    """How much of a plan's parts are there."""
    with (output / "_plan.jsonl").open("rb") as stream:
        return sum(1 for _ in output.glob("part-*.parquet")) / (sum(1 for _ in stream) - 1)


def told(what: str) -> None:
    """How far a run of half an hour has come, beside the object that it prints at its end."""
    print(f"  {what}", file=sys.stderr, flush=True)


def floor(folder: Path, python: Path) -> dict[str, float]:
    """Documents a second of rjieba tagging and of a plain scan for names, one core, on the same files."""
    files = [str(path) for path in sorted(folder.rglob("*.txt"))[:5000]]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as asked:
        json.dump({"files": files, "names": names()}, asked)
        asked.flush()
        done = subprocess.run(
            [str(python), __file__, "--floor", asked.name], stdout=subprocess.PIPE, text=True, check=True
        )
    return dict(json.loads(done.stdout))


def names() -> list[str]:
    """Every spelling that the reader knows."""
    from baimo.workspace import Workspace

    return sorted({name[0] for name in Workspace().ledger.names() if len(name[0]) > 1})


def measure_floor(given: Path) -> dict[str, float]:
    """What `floor` asks of the environment that has the peers."""
    import ahocorasick_rs
    import rjieba

    asked = json.loads(given.read_text())
    scan = ahocorasick_rs.AhoCorasick(asked["names"]).find_matches_as_indexes
    rates = {}
    for name, work in {"rjieba tags": rjieba.Jieba().tag, "names found": scan}.items():
        start = time.perf_counter()
        for file in asked["files"]:
            work(Path(file).read_text(encoding="utf-8"))
        rates[name] = len(asked["files"]) / (time.perf_counter() - start)
    return rates


def measure(sizes: list[int], python: Path | None) -> dict[str, Any]:
    """Every size read whole, the largest killed and gone on with as well."""
    figures: dict[str, Any] = {"cores": len(os.sched_getaffinity(0)), "sizes": []}
    for documents in sorted(sizes):
        with tempfile.TemporaryDirectory() as scratch:
            folder, output = Path(scratch) / "corpus", Path(scratch) / "claims.parquet"
            characters = write_corpus(folder, documents)
            row = watched(command(folder, output)) | {"documents": documents, "characters": characters}
            figures["sizes"].append(row)
            told(json.dumps(row))
            if documents == max(sizes):
                figures |= _with_kills(folder, output, row["seconds"])
                if python:
                    figures["floor"] = floor(folder, python)
    return figures


def _with_kills(folder: Path, output: Path, seconds: float) -> dict[str, Any]:
    whole = digest(output)
    shutil.rmtree(output)
    reached = killed(folder, output, seconds)
    return {"kills_at": reached, "same_after_kills": digest(output) == whole}


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--floor"]:
        print(json.dumps(measure_floor(Path(sys.argv[2]))))
        return
    peers = next((Path(word[8:]) for word in sys.argv if word.startswith("--peers=")), None)
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [10_000, 50_000, 200_000]
    print(json.dumps(measure(sizes, peers)))


if __name__ == "__main__":
    main()
