"""Start times from cold processes, and the size of the core's installation.

usage: start.py      prints a JSON object
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import texts

RUNS = 7
PAGE = next(f for f in (texts.PRACTICE / "lecture.txt", *sorted(texts.FIXTURES.glob("*.txt"))) if f.exists())


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Median wall time of a process, output thrown away."""
    taken = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def first_check(environment: dict[str, str]) -> float:
    """A check where nothing is compiled yet: the atlas too is made into a database."""
    with tempfile.TemporaryDirectory() as cache:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "baimo", "check", str(PAGE)],
            env=environment | {"BAIMO_CACHE": cache},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return time.perf_counter() - start


def installed() -> dict[str, float]:
    """Megabytes of the core in a fresh environment, in all and by package, pip apart."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", str(texts.ROOT)], check=True, stderr=subprocess.DEVNULL)
        site = next(Path(folder).glob("lib/python*/site-packages"))
        sizes = {p.name: size(p) for p in site.iterdir() if p.name.split("-")[0] not in ("pip", "setuptools")}
    largest = dict(sorted(sizes.items(), key=lambda item: -item[1])[:12])
    return {"all": round(sum(sizes.values()), 1)} | {name: round(mb, 1) for name, mb in largest.items()}


def size(path: Path) -> float:
    """Megabytes under a path, compiled copies of Python files left out."""
    found = [path] if path.is_file() else path.rglob("*")
    return sum(f.stat().st_size for f in found if f.is_file() and f.suffix != ".pyc") / 1e6


def main() -> None:
    """Measure and print."""
    # Some machines forbid Python to keep compiled copies; its users' do not.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    baimo = str(Path(sys.executable).parent / "baimo")
    figures = {
        "help": seconds([baimo, "--help"], environment),
        "check": seconds([baimo, "check", str(PAGE)], environment),
        "first_check": first_check(environment),
        "python": seconds([sys.executable, "-c", "pass"], environment),
        "installed": installed(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
