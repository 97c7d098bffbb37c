"""Accepting a document: what becomes of it, that twice is once, and that an interruption leaves before or after."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baimo.claims import Claim
from baimo.ledger import Ledger, accept, open_ledger, validate
from baimo.ledger.compiling import compiled
from baimo.values.errors import BaimoError


@dataclass
class Document:
    name: str = "Report 2024.pdf"
    text: str = "智谱估值 30 亿美元。新甲发布了 X1。"
    title: str | None = "年度报告"
    date: str | None = "2024-10"


VALUED = Claim(
    "zhipu-ai",
    "valued_at",
    subject_type="organization",
    value=Decimal(3_000_000_000),
    unit="USD",
    when="2024-10",
    quote="智谱估值 30 亿美元",
)
RELEASED = Claim(
    "new-jia",
    "released",
    subject_name="新甲",
    subject_type="organization",
    object="x1",
    object_name="X1",
    object_type="model",
    when="2024-10",
)
CLAIMS = [VALUED, RELEASED]


@pytest.fixture
def accepted(atlas: Path, home: Path) -> Path:
    return accept(Document(), CLAIMS, home, atlas=atlas)


def said(ledger: Ledger) -> set[str]:
    return {s.id for s in ledger.find(include_deprecated=True)}


def test_a_document_becomes_a_source(accepted: Path, ledger: Ledger) -> None:
    (source,) = [source for source in ledger.sources() if source.id.startswith("document-")]
    assert (source.title, source.publisher, source.date) == ("年度报告", "Report 2024.pdf", "2024-10")
    assert (source.kind, source.grade, source.is_weak) == ("media", "known", False)
    assert source.url == (accepted / "document.txt").as_uri()
    assert (accepted / "document.txt").read_text(encoding="utf-8") == Document.text
    assert len(ledger.statements_from(source.id)) == 2


def test_its_claims_become_statements_over_the_atlas(accepted: Path, ledger: Ledger) -> None:
    found = ledger.find("zhipu-ai", "valued_at")
    assert [(s.layer, s.claim.unit) for s in found] == [("user", "USD"), ("atlas", "CNY"), ("atlas", "CNY")]
    assert found[0].claim.quote == "智谱估值 30 亿美元"


def test_unknown_entities_become_provisional(accepted: Path, ledger: Ledger) -> None:
    entity = ledger.entity("new-jia")
    assert entity is not None
    assert (entity.names, entity.kind, entity.provisional) == ({"zh": "新甲"}, "organization", True)
    assert ledger.resolve("X1", ["model"]) == ["x1"]
    known = ledger.entity("zhipu-ai")
    assert known is not None
    assert not known.provisional


def test_what_was_accepted_is_valid(accepted: Path, atlas: Path, home: Path) -> None:
    assert validate(home, atlas) == []
    assert validate(accepted, atlas) == []


def test_accepting_twice_adds_nothing(accepted: Path, atlas: Path, home: Path) -> None:
    before = said(open_ledger(atlas, home))
    assert accept(Document(), CLAIMS, home, atlas=atlas) == accepted
    assert accept(Document(name="a copy.pdf"), CLAIMS[::-1], home, atlas=atlas) == accepted
    assert said(open_ledger(atlas, home)) == before


def test_another_reading_of_the_same_text_adds_only_what_is_new(accepted: Path, atlas: Path, home: Path) -> None:
    before = said(open_ledger(atlas, home))
    accept(Document(), [*CLAIMS, replace(VALUED, value=Decimal(4))], home, atlas=atlas)
    ledger = open_ledger(atlas, home)
    assert before < said(ledger)
    assert len(said(ledger)) == len(before) + 1
    assert len([source for source in ledger.sources() if source.id.startswith("document-")]) == 1


def test_a_document_is_taken_back_by_deleting_its_folder(accepted: Path, atlas: Path, home: Path) -> None:
    shutil.rmtree(accepted)
    assert open_ledger(atlas, home).counts()["statements"] == 10


def test_every_acceptance_brings_its_own_provisional_entities(accepted: Path, atlas: Path, home: Path) -> None:
    other = accept(Document(text="新甲发布了 X1！"), [RELEASED], home, atlas=atlas)
    assert (other / "entities/model/x1.yaml").is_file()


@pytest.mark.parametrize(
    "claim",
    [
        replace(VALUED, modality="predicted"),
        replace(VALUED, modality="opinion"),
        replace(VALUED, modality="reported"),
        replace(VALUED, modality="negated"),
        replace(VALUED, predicate="smells_of"),
        replace(VALUED, value=None),
        replace(VALUED, when="soon"),
        replace(VALUED, value="many"),
        replace(VALUED, subject="../../../etc/passwd"),
        replace(VALUED, subject=""),
        replace(VALUED, subject="a/b"),
        replace(VALUED, subject="new", subject_type="bank"),
        replace(VALUED, subject="new", subject_type="chip"),
        replace(VALUED, subject="glm-4"),
        replace(RELEASED, object="meta"),
        replace(RELEASED, object=".hidden"),
    ],
    ids=lambda claim: f"{claim.modality}-{claim.predicate}-{claim.subject}-{claim.value}-{claim.when}-{claim.object}",
)
def test_what_is_not_asserted_or_not_sound_is_left_out(atlas: Path, home: Path, claim: Claim) -> None:
    folder = accept(Document(), [claim], home, atlas=atlas)
    assert not (folder / "entities").exists()
    assert open_ledger(atlas, home).counts()["statements"] == 10


def test_who_is_quoted_is_a_weak_source_of_their_own(atlas: Path, home: Path) -> None:
    claims = [VALUED, replace(VALUED, value=Decimal(5), said_by="张三", said_on="2024-09-01")]
    accept(Document(), claims, home, atlas=atlas)
    ledger = open_ledger(atlas, home)
    mine, theirs = [s for s in ledger.sources() if s.id.startswith("document-")]
    assert (theirs.publisher, theirs.date, theirs.is_weak) == ("张三", "2024-09-01", True)
    assert [s.claim.value for s in ledger.statements_from(theirs.id)] == [Decimal(5)]
    assert [s.claim.value for s in ledger.statements_from(mine.id)] == [Decimal(3_000_000_000)]


def test_a_document_with_no_claim_is_a_source_all_the_same(atlas: Path, home: Path) -> None:
    accept(Document(title=None, date=None), [], home, atlas=atlas)
    assert any(source.title == "Report 2024.pdf" for source in open_ledger(atlas, home).sources())


def test_a_folder_that_cannot_be_written_is_one_clear_line(atlas: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(BaimoError, match=r"cannot write .*BAIMO_HOME"):
        accept(Document(), CLAIMS, tmp_path / "file", atlas=atlas)


NUMBERS = st.decimals(min_value=-(10**20), max_value=10**20, allow_nan=False, allow_infinity=False, places=9)
TEXTS = st.text(max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=NUMBERS, note=TEXTS, quote=TEXTS, name=TEXTS, text=TEXTS, title=TEXTS)
def test_whatever_was_read_is_read_back(
    atlas: Path, tmp_path: Path, number: Decimal, note: str, quote: str, name: str, text: str, title: str
) -> None:
    home = tmp_path / str(abs(hash((number, note, quote, name, text, title))))
    price = Claim("new", "price", name, "model", value=number, unit="USD/1M-tokens", note=note, quote=quote)
    style = Claim("new", "known_for", name, "model", value=title or "-")
    accept(Document(name=name, text=text, title=title), [price, style], home, atlas=atlas)
    ledger = open_ledger(atlas, home)
    assert ledger.problems == []
    (found,) = ledger.find("new", "price")
    assert found.claim.value == number
    assert [s.claim.value for s in ledger.find("new", "known_for")] == [title or "-"]


# Interruption. Every call to the system that could be the last one is an event that Python announces; the process is
# killed, or the disk fails, at the first, the second, ... until an acceptance gets through.

EVENTS = ("open", "os.", "shutil.", "tempfile.")


class Saboteur:
    """An audit hook that counts the events under a folder and strikes at one of them."""

    def __init__(self) -> None:
        self.folder = ""
        self.left = -1
        self.strike: Any = None

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.left < 0 or not event.startswith(EVENTS) or not any(self.folder in str(a) for a in arguments):
            return
        self.left -= 1
        if self.left < 0:
            self.strike()


SABOTEUR = Saboteur()
sys.addaudithook(SABOTEUR)


def armed(home: Path, step: int, strike: Any) -> None:
    SABOTEUR.folder, SABOTEUR.left, SABOTEUR.strike = str(home), step, strike


def fail() -> None:
    raise OSError(5, "Input/output error")


def interrupt() -> None:
    raise KeyboardInterrupt


def steps() -> Iterator[int]:
    yield from range(200)
    raise AssertionError("an acceptance takes fewer steps than this")


@pytest.mark.parametrize("strike", [fail, interrupt])
def test_an_error_at_any_step_leaves_before_or_after(
    atlas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strike: Any
) -> None:
    # A disk tells only here that it did not take what was written.
    monkeypatch.setattr(os, "fsync", lambda _: SABOTEUR("os.fsync", (SABOTEUR.folder,)))
    for step in steps():
        home = tmp_path / str(step)
        armed(home, step, strike)
        with contextlib.suppress(BaimoError, KeyboardInterrupt):
            accept(Document(), CLAIMS, home, atlas=atlas)
        struck = SABOTEUR.left < 0
        armed(home, -1, None)
        assert is_before_or_after(atlas, home)
        if not struck:
            break
    assert step > 10


def test_a_kill_at_any_step_leaves_before_or_after_and_the_next_completes(atlas: Path, tmp_path: Path) -> None:
    survived = False
    for step in steps():
        home = tmp_path / str(step)
        if (child := os.fork()) == 0:
            armed(home, step, lambda: os.kill(os.getpid(), signal.SIGKILL))
            accept(Document(), CLAIMS, home, atlas=atlas)
            os._exit(0)
        survived = os.waitpid(child, 0)[1] == 0
        assert is_before_or_after(atlas, home)
        accept(Document(), CLAIMS, home, atlas=atlas)
        assert len(compiled(atlas, home).content.statements) == 12
        if survived:
            break
    assert step > 10


def is_before_or_after(atlas: Path, home: Path) -> bool:
    content = compiled(atlas, home).content
    return (len(content.statements), len(content.sources)) in ((10, 5), (12, 6)) and not content.problems


def test_what_a_killed_acceptance_left_is_swept_once_it_is_old(accepted: Path, atlas: Path, home: Path) -> None:
    fresh, old = (home / "accepted" / f".accepting-{name}" for name in ("fresh", "old"))
    for folder in (fresh, old):
        (folder / "entities").mkdir(parents=True)
    os.utime(old, (0, 0))
    accept(Document(text="another"), [], home, atlas=atlas)
    assert fresh.exists()
    assert not old.exists()
