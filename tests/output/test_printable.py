from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.output.printable import one_line, printable

HARMLESS = "百模 Baimo ✓ é 👍\t\n\r"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800"], ids=ascii)
def test_what_a_terminal_would_obey_is_shown_instead(char: str) -> None:
    shown = printable(f"a{char}b")
    assert char not in shown
    assert len(shown) == 3


def test_ordinary_text_stays_as_it_is() -> None:
    assert printable(HARMLESS) == HARMLESS


@given(st.text(st.characters()))
def test_length_and_lines_stay(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert [i for i, c in enumerate(printable(text)) if c in "\r\n"] == [i for i, c in enumerate(text) if c in "\r\n"]
    printable(text).encode()


@pytest.mark.parametrize(
    ("text", "line"),
    [("大模\n\n型", "大模型"), ("large\nmodel", "large model"), ("GPT\n模型", "GPT 模型"), ("  a \t b ", "a b")],
    ids=["chinese joins", "english keeps a space", "mixed keeps a space", "spaces"],
)
def test_one_line_joins_wrapped_lines(text: str, line: str) -> None:
    assert one_line(text) == line
