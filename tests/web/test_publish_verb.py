"""The verb publish: what is refused is one line and exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from baimo.cli import main
from baimo.cli.group import ORDER


def refused(*words: str) -> str:
    done = CliRunner().invoke(main, ["publish", *words])
    assert done.exit_code == 2, done.output
    assert done.output.startswith("baimo: ")
    assert done.output.count("\n") == 1
    return done.output


@pytest.mark.parametrize("url", ["ex.org", "ftp://ex.org/", "https://", "javascript:alert(1)", "https://ex.org/?a=1"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    assert "https://example.org/map/" in refused(str(tmp_path / "site"), "--url", url)
    assert not list(tmp_path.iterdir())


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("dear")
    assert "not empty" in refused(str(tmp_path))


def test_its_help_has_an_example() -> None:
    done = CliRunner().invoke(main, ["publish", "--help"])
    assert "baimo publish site" in done.output
    assert "publish" in ORDER
