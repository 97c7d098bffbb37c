from __future__ import annotations

import io
import re
import subprocess
import sys

import pytest

from baimo.output.terminal import line, printer, progress, sign


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Screen()


def plain(text: str) -> list[str]:
    return [row.rstrip() for row in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\].*?\x1b\\|\r", "", text).split("\n")]


def test_a_screen_gets_colour(screen: Screen) -> None:
    printer(screen).print(line(("wrong", "contradicted")))
    assert "\x1b[1;31m" in screen.getvalue()


def test_a_narrow_screen_wraps_under_the_indent(screen: Screen) -> None:
    printer(screen).print(line("大模型" * 20, indent=4))
    rows = [row for row in plain(screen.getvalue()) if row]
    assert len(rows) > 1
    assert all(row.startswith(("    大", "    模", "    型")) for row in rows)


def test_markup_of_a_document_is_shown_not_obeyed(screen: Screen) -> None:
    printer(screen).print(line("[red]a[/red] :smile:"))
    assert plain(screen.getvalue())[0] == "[red]a[/red] :smile:"


def test_a_stream_of_few_letters_gets_signs_it_can_write() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert sign("contradicted", stream) == "x"
    printer(stream).print(line("百模 ✗"))
    stream.flush()
    assert stream.buffer.getvalue() == b"?? ?\n"  # type: ignore[attr-defined]


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(("a", "b"))) == ["a", "b"]
    assert capsys.readouterr() == ("", "")


def test_progress_leaves_nothing_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(progress(("a.pdf", "b.pdf"))) == ["a.pdf", "b.pdf"]
    assert "2/2 b.pdf" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[2K")


def test_plain_output_needs_neither_rich_nor_a_template() -> None:
    code = (
        "import io, sys; from baimo.output import write_check, write_reading, write_entity;"
        "write_check(io.StringIO(), 'text', 'en', None); write_reading(io.StringIO(), 'jsonl', 'en');"
        "print(sorted({'rich', 'jinja2', 'fastapi', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
