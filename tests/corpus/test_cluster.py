"""On a Ray cluster of two workers a corpus is read by the same code to the same bytes. Needs baimo[cluster]."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpora import content, write_corpus

pytest.importorskip("daft")
pytest.importorskip("ray", reason="Ray is not here; pip install 'baimo[cluster]' to read on a cluster of two")

PATIENCE = 90
QUIET = os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DISABLE_IMPORT_WARNING": "1"}


def ray(*words: str) -> None:
    command = [sys.executable, "-m", "ray.scripts.scripts", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env=QUIET)


def free_port() -> int:
    """A port above those that Ray takes for its workers."""
    for port in range(20_001, 30_000):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("no port is free")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster on this machine: a head and a second node, a processor each."""
    common = ("--num-cpus", "1", "--object-store-memory", "100000000")
    port = free_port()
    try:
        ray(
            "start",
            "--head",
            "--port",
            "6391",
            "--ray-client-server-port",
            str(port),
            "--include-dashboard=false",
            *common,
        )
        ray("start", "--address", "127.0.0.1:6391", *common)
        yield f"ray://127.0.0.1:{port}"
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"Ray does not start here ({type(error).__name__})")
    finally:
        subprocess.run(
            [sys.executable, "-m", "ray.scripts.scripts", "stop", "--force"], capture_output=True, timeout=PATIENCE
        )


def read(corpus: Path, output: Path, *words: str) -> None:
    command = [sys.executable, "-m", "baimo", "read", str(corpus), "-o", str(output), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3 * PATIENCE, env=QUIET)
    assert done.returncode == 0, done.stderr


def test_a_cluster_of_two_reads_to_the_same_bytes(address: str, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", 1200)
    read(corpus, tmp_path / "here.parquet")
    read(corpus, tmp_path / "there.parquet", "--engine", address)
    assert content(tmp_path / "there.parquet") == content(tmp_path / "here.parquet")


def test_a_cluster_that_does_not_answer_is_said_in_a_line(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", 2)
    command = [sys.executable, "-m", "baimo", "read", str(corpus), "-o", str(tmp_path / "x.parquet")]
    done = subprocess.run(
        [*command, "--engine", "ray://127.0.0.1:9"], capture_output=True, text=True, timeout=3 * PATIENCE, env=QUIET
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("baimo: ray://127.0.0.1:9: no Ray cluster answers there")
