"""A corpus is read once, whole, and the same whoever reads it: after a kill, by one worker or by two."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from corpora import content, rows, write_corpus

pytest.importorskip("daft")

from baimo.corpus import plan
from baimo.corpus.reading import read_corpus
from baimo.values.errors import BaimoError


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "DOCUMENTS", 20)


def read(sources: Path, output: Path, **options: Any) -> Any:
    """Read to the end; how far it came."""
    return [*read_corpus([str(sources)], output, **options)][-1]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"), 100)


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus read in one go by one worker."""
    output = tmp_path_factory.mktemp("whole") / "claims.parquet"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "DOCUMENTS", 20)
        assert read(corpus, output, workers=1).documents == 100
    return output


def test_every_claim_has_its_document_and_its_quote(corpus: Path, whole: Path) -> None:
    claims = rows(whole)
    assert {row["doc"] for row in rows(whole, "documents")} == {str(p) for p in corpus.rglob("*.txt")}
    assert len(claims) > 100
    for claim in claims:
        assert Path(claim["doc"]).read_text(encoding="utf-8")[claim["start"] : claim["end"]] == claim["quote"]


def test_two_workers_write_what_one_writes(corpus: Path, whole: Path, tmp_path: Path) -> None:
    read(corpus, tmp_path / "claims.parquet", workers=2)
    assert content(tmp_path / "claims.parquet") == content(whole)


def test_a_second_run_has_nothing_left_to_do(corpus: Path, whole: Path) -> None:
    before = content(whole)
    assert read(corpus, whole).documents == 0
    assert content(whole) == before


def test_a_part_that_is_gone_is_read_again(corpus: Path, whole: Path) -> None:
    before = content(whole)
    (whole / "part-000002.parquet").unlink()
    (whole / ".part-000002.parquet.77").write_text("half written")
    assert read(corpus, whole).documents == 20
    assert content(whole) == before


# It leaves without the interpreter's own end, in which threads of the engine were once seen to abort after all was
# written.
RUN = """
import os
import sys
from pathlib import Path
from baimo.corpus import plan
from baimo.corpus.reading import read_corpus

plan.DOCUMENTS = 20
if __name__ == "__main__":
    for done in read_corpus([sys.argv[1]], Path(sys.argv[2]), workers=2):
        print(done.parts, flush=True)
    sys.stderr.flush()
    os._exit(0)
"""


def test_what_is_killed_three_times_ends_the_same_to_the_byte(corpus: Path, whole: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN)
    output = tmp_path / "claims.parquet"
    for parts in (0, 1, 3):
        running = subprocess.Popen(
            [sys.executable, str(script), str(corpus), str(output)],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert running.stdout is not None
        for line in running.stdout:
            if int(line) >= parts:
                break
        time.sleep(0.05 * parts)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    done = subprocess.run([sys.executable, str(script), str(corpus), str(output)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert content(output) == content(whole)


def test_other_documents_are_not_mixed_into_a_reading(corpus: Path, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="other documents, or by another edition"):
        read(write_corpus(tmp_path / "other", 3), whole)
    assert read(corpus, whole).documents == 0


def test_what_rules_read_is_not_mixed_with_what_the_encoder_does(corpus: Path, whole: Path) -> None:
    with pytest.raises(BaimoError, match="by another edition"):
        read(corpus, whole, encoded=True)


def test_nothing_is_written_into_a_folder_of_other_things(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(BaimoError, match="other things in it"):
        read(corpus, tmp_path)
    (tmp_path / "file.parquet").write_text("keep me")
    with pytest.raises(BaimoError, match="a file stands there"):
        read(corpus, tmp_path / "file.parquet")


def test_what_cannot_be_read_is_set_aside_and_leaves_no_folder_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BaimoError, match="no documents there"):
        read(tmp_path / "empty", tmp_path / "none.parquet")
    assert not (tmp_path / "none.parquet").exists()
    bad = tmp_path / "bad"
    bad.mkdir()
    for name, data in {
        "empty.txt": b"",
        "b.pdf": b"%PDF-1.7 broken",
        "c.png": b"\x89PNG\r\n",
        "d.rtf": b"{\\rtf1",
    }.items():
        (bad / name).write_bytes(data)
    (bad / "good.txt").write_text("智谱AI成立于2019年6月。", encoding="utf-8")
    assert read(bad, tmp_path / "claims.parquet").aside == 4
    reasons = {Path(row["doc"]).name: row["why"] for row in rows(tmp_path / "claims.parquet", "documents")}
    assert reasons["good.txt"] is None
    assert all(reasons[name] and "\n" not in reasons[name] for name in ("empty.txt", "b.pdf", "c.png", "d.rtf"))


def test_the_output_within_the_corpus_is_no_part_of_it(tmp_path: Path) -> None:
    write_corpus(tmp_path, 5)
    output = tmp_path / "claims.parquet"
    assert read(tmp_path, output).documents == 5
    assert read(tmp_path, output).documents == 0


def test_a_full_disk_is_said_and_what_is_done_is_kept(corpus: Path, whole: Path, tmp_path: Path) -> None:
    """No file may grow beyond 9 kB, which is what a worker meets at a full disk: the write fails in the middle."""
    import resource

    output = tmp_path / "claims.parquet"
    script = tmp_path / "run.py"
    script.write_text(RUN.replace("plan.DOCUMENTS = 20", "plan.DOCUMENTS = 90"))

    # The plan names every document: by short names, wherever the test runs, it fits.
    command = [sys.executable, str(script), corpus.name, str(output)]

    def poor() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

    done = subprocess.run(command, cwd=corpus.parent, capture_output=True, text=True, preexec_fn=poor)
    assert "cannot write" in done.stderr and "what is done is kept" in done.stderr
    assert not [*output.glob(".part-*")]
    assert len([*output.glob("part-*")]) < 2
    done = subprocess.run(command, cwd=corpus.parent, capture_output=True, text=True)
    assert done.returncode == 0
    assert len(rows(output)) == len(rows(whole))


def test_a_disk_too_full_for_the_plan_is_said(corpus: Path, tmp_path: Path) -> None:
    import resource

    output = tmp_path / "claims.parquet"

    def poor() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    command = [sys.executable, "-m", "baimo", "read", str(corpus), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=poor)
    assert done.returncode == 2
    assert done.stderr.startswith(f"baimo: cannot write {output}: ")
    assert not output.exists()


def test_the_verb_reads_a_folder_and_says_what_it_did(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "claims.parquet"
    command = [sys.executable, "-m", "baimo", "read", str(corpus), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{output}: 100 documents read now, ")
    assert "none set aside" in done.stdout
    again = subprocess.run(command, capture_output=True, text=True)
    assert "nothing was left to read" in again.stdout
    done = subprocess.run([*command[:-1], str(tmp_path / "x.txt")], capture_output=True, text=True)
    assert done.returncode == 2 and "give -o claims.parquet" in done.stderr


def test_an_engine_that_is_none_is_said(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="name `daft`"):
        read(corpus, tmp_path / "claims.parquet", engine_at="spark://x")
