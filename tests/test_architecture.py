"""The house keeps its shape: imports run one way, everything public says what it is for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "baimo").rglob("*.py"))


def test_imports_run_one_way() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src" / "baimo")))
def test_every_public_thing_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [name for name, node in _public(tree) if not ast.get_docstring(node)]
    assert not silent, f"without a docstring: {silent}"


def _public(tree: ast.Module) -> list[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef]]:
    found: list[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef]] = [("module", tree)] if tree.body else []
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            found.append((node.name, node))
            inner = node.body if isinstance(node, ast.ClassDef) else []
            found += [
                (f"{node.name}.{n.name}", n) for n in inner if isinstance(n, ast.FunctionDef) and n.name[0] != "_"
            ]
    return found


def test_no_expression_repeats_a_group_possessively() -> None:
    # Python before 3.11.5 loses its place where the last round of such a group fails half way: 2019, was a number.
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "(?" in line and re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", line)
    ]
    assert found == []


def test_no_file_outgrows_one_idea() -> None:
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := p.read_text(encoding="utf-8").count("\n")) > 450}
    assert not long


def test_help_needs_nothing_heavy() -> None:
    heavy = {
        "sqlalchemy",
        "fastapi",
        "pydantic",
        "jinja2",
        "pypdf",
        "pptx",
        "docx",
        "rich",
        "yaml",
        "charset_normalizer",
    }
    code = f"import sys, baimo.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
