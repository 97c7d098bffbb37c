"""Expressions compiled in one run are kept for the next, and say the same."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from baimo.values.compiled import Shelf

PATTERNS = [
    ("(?P<year>(?:19|20)[0-9]{2})年(?P<month>1[0-2]|[1-9])月?", 0),
    (r"(?<![a-z])gpt[- ]?(\d)(?i:o)?\b", re.IGNORECASE),
    ('[一-鿿]{2,4}(?=公司|集团)|[”"』]$', re.MULTILINE),
    ("(a)(?:b|(?P<last>c))*", 0),
]
pieces = some.sampled_from(["2024年5月", "GPT-4o", "gpt 4", "云杉", "公司", "集团", "”\n", "abcb", " ", "x"])


def shelf_after_a_run(file: Path) -> Shelf:
    first = Shelf(file)
    for pattern, flags in PATTERNS:
        first.take(pattern, int(flags))
    first.keep()
    return Shelf(file)


@given(text=some.lists(pieces, max_size=12).map("".join))
def test_what_was_kept_finds_what_a_new_one_finds(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    shelf = shelf_after_a_run(tmp_path_factory.getbasetemp() / "said.marshal")
    for pattern, flags in PATTERNS:
        kept, new = shelf.take(pattern, int(flags)), re.compile(pattern, flags)
        assert (kept.pattern, kept.flags, kept.groupindex) == (new.pattern, new.flags, new.groupindex)
        assert [(m.span(), m.groupdict(), m.groups()) for m in kept.finditer(text)] == [
            (m.span(), m.groupdict(), m.groups()) for m in new.finditer(text)
        ]


def test_a_second_run_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = shelf_after_a_run(tmp_path / "said.marshal")
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled anew"))
    monkeypatch.setattr("baimo.values.compiled._code_of", lambda *_: pytest.fail("compiled anew"))
    assert shelf.take(*PATTERNS[0]).search("2024年5月")


def test_flags_tell_expressions_apart(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "said.marshal")
    assert not shelf.take("gpt", 0).search("GPT")
    assert shelf.take("gpt", int(re.IGNORECASE)).search("GPT")


@pytest.mark.parametrize("content", [b"", b"half", b"\xe9\x01\x00\x00\x00"])
def test_a_copy_that_is_no_good_is_made_again(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "said.marshal"
    file.write_bytes(content)
    assert shelf_after_a_run(file).take(*PATTERNS[0]).search("2024年5月")


def test_a_code_that_python_does_not_take_is_compiled_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "said.marshal"
    file.write_bytes(marshal.dumps({("a+", 0): (32, b"\xff\xff\xff\x7f" * 3, 0, {}, (None,))}))
    assert Shelf(file).take("a+", 0).fullmatch("aaa")


def test_a_pattern_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        Shelf(tmp_path / "said.marshal").take("(", 0)


def test_expressions_that_nobody_asks_for_any_more_are_left_out_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("baimo.values.compiled._MOST", 2)
    file = tmp_path / "said.marshal"
    for pattern in ("a", "b"):
        shelf = Shelf(file)
        shelf.take(pattern, 0)
        shelf.keep()
    shelf = Shelf(file)
    shelf.take("b", 0)
    shelf.take("c", 0)
    shelf.keep()
    assert {pattern for pattern, _ in marshal.loads(file.read_bytes())} == {"b", "c"}
