"""What a reader knows is compiled once and kept; a copy that is no good is made again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from baimo.documents import from_text
from baimo.reading import Reader
from baimo.values.expressions import expression

TEXT = "2024年5月，云杉智能发布雪线2.0。"
NAMES = [("云杉智能", "yunshan", "organization", "name"), ("雪线2.0", "xuexian-2.0", "model", "name")]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAIMO_CACHE", str(tmp_path))
    return tmp_path / "reading"


def _read(names: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str | None]]:
    return [(c.subject, c.predicate, c.object) for c in Reader(names).read(from_text(TEXT, "note.txt")).claims]


def test_a_reader_from_its_copy_reads_the_same(cache: Path) -> None:
    first = _read(NAMES)
    assert ("yunshan", "released", "xuexian-2.0") in first
    assert len(list(cache.glob("*.pickle"))) == 1
    assert _read(NAMES) == first


def test_other_names_are_another_copy(cache: Path) -> None:
    _read(NAMES)
    renamed = [("云杉智能", "yunshan-2", "organization", "name"), NAMES[1]]
    assert ("yunshan-2", "released", "xuexian-2.0") in _read(renamed)
    assert len(list(cache.glob("*.pickle"))) == 2


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05K\x01."])
def test_a_damaged_copy_is_made_again(cache: Path, content: bytes) -> None:
    first = _read(NAMES)
    (copy,) = cache.glob("*.pickle")
    copy.write_bytes(content)
    assert _read(NAMES) == first
    assert copy.stat().st_size > 1000


def test_few_copies_are_kept(cache: Path) -> None:
    for number in range(6):
        _read([(f"公司{number}", f"c-{number}", "organization", "name")])
    assert len(list(cache.glob("*.pickle"))) == 4


def test_an_expression_is_compiled_when_first_used() -> None:
    broken, good = expression("("), expression(r"(\d+)b", re.I)
    assert good.sub("x", "7B 8b") == "x x"
    assert [match[1] for match in good.finditer("7B 8b")] == ["7", "8"]
    with pytest.raises(re.error):
        broken.search("")
