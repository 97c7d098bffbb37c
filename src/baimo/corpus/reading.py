"""Reading a corpus into a partitioned table of claims: planned, spread, and gone on with after a kill."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from baimo import __version__
from baimo.corpus import engine
from baimo.corpus.plan import NAME, Plan, make_plan
from baimo.corpus.sources import survey
from baimo.corpus.worker import worker
from baimo.values.errors import BaimoError
from baimo.workspace import Workspace

LARGEST = 32 << 20


@dataclass(slots=True)
class Progress:
    """How far a reading has come. `parts` counts those done before as well; the other sums are of this run."""

    of: int
    parts: int = 0
    documents: int = 0
    claims: int = 0
    aside: int = 0


def read_corpus(
    sources: Sequence[str],
    output: Path,
    *,
    engine_at: str = engine.EMBEDDED,
    workers: int | None = None,
    home: Path | None = None,
    largest: int = LARGEST,
    encoded: bool = False,
) -> Iterator[Progress]:
    """Read documents into `output`, a folder of Parquet files with a row a claim; yields as parts are done.

    `sources` are folders, files, patterns (`news/**/*.html`) and addresses (s3://, hf://); a file may hold many
    documents (JSON Lines, CSV, Parquet, zip; any of them packed with gzip). Documents that cannot be read are set aside
    in `output/_documents` with their reasons; `largest` (bytes) is the most that one may have. If `encoded` the encoder
    reads too, which tells more and takes several times as long. Called again after a kill it reads what is missing, and
    the output is the same to the byte. Raises BaimoError.
    """
    engine.start(engine_at)
    begun = _begin(output)
    try:
        plan = make_plan(
            output, survey(sources, largest, frozenset({os.path.realpath(output)})), _edition(home, encoded)
        )
    except BaseException:
        if not begun:
            shutil.rmtree(output, ignore_errors=True)
        raise
    _clear_drafts(output, begun)
    count = workers or engine.workers_of(engine_at)
    yield from _run(
        plan, count, partial(worker, output.absolute(), home, largest, encoded), engine_at == engine.EMBEDDED
    )


def _begin(output: Path) -> bool:
    """Make the folder, or see that it is a reading's; whether one was begun in it."""
    try:
        if output.exists() and not output.is_dir():
            raise BaimoError(f"{output}: a file stands there; a corpus is read into a folder, name another with -o")
        if output.is_dir() and any(output.iterdir()) and not (output / NAME).exists():
            raise BaimoError(f"{output}: a folder with other things in it; name another with -o")
        (output / "_documents").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BaimoError(f"cannot write {output}: {error.strerror or error}; name another with -o") from error
    return (output / NAME).exists()


def _clear_drafts(output: Path, begun: bool) -> None:
    """Take away what a kill left half written."""
    for folder in (output, output / "_documents") if begun else ():
        for draft in folder.glob(".part-*"):
            draft.unlink(missing_ok=True)


def _edition(home: Path | None, encoded: bool) -> str:
    """What the claims depend on besides the documents: this version, the names that it knows, and who reads."""
    digest = hashlib.blake2b(digest_size=8)
    for name in Workspace(home=home).ledger.names():
        digest.update(repr(tuple(name)).encode("utf-8", "replace"))
    return f"{__version__} {digest.hexdigest()}{' encoder' if encoded else ''}"


def _run(plan: Plan, workers: int, make: engine.Maker, own_process: bool) -> Iterator[Progress]:
    to_do = plan.to_do()
    progress = Progress(len(plan.parts), len(plan.parts) - len(to_do))
    yield progress
    if not to_do:
        return
    for said in engine.spread(make, to_do, min(workers, len(to_do)), own_process):
        told = json.loads(said)
        if "stopped" in told:
            raise BaimoError(_stopped(plan.folder, told["stopped"]))
        progress.parts += 1
        progress.documents += told["documents"]
        progress.claims += told["claims"]
        progress.aside += told["aside"]
        yield progress


def _stopped(folder: Path, why: str) -> str:
    free = shutil.disk_usage(folder).free >> 20
    return f"cannot write {folder}: {why} ({free} MB free); what is done is kept, run the same again to go on"
