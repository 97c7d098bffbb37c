"""The modules of the script as one classic script."""

from __future__ import annotations

from pathlib import Path

import pytest

from baimo.web.publishing.joined import SCRIPTS, joined, top_names


def modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_a_module_comes_after_those_it_needs_and_words_of_modules_go(tmp_path: Path) -> None:
    made = joined(
        modules(
            tmp_path,
            a='import {\n  two,\n} from "./b.js";\n\nexport const one = two + 1;\n',
            b='import "./c.js";\nexport function two() {}\n',
            c="// exports nothing\nlet three = 3;\n",
        )
    )
    assert made.index("three = 3") < made.index("function two") < made.index("const one")
    assert "import" not in made
    assert "export " not in made
    assert made.startswith('(() => {\n"use strict";')


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("const one = 1;\n", "both have one"),
        ("const {x: one} = {x: 1};\n", "both have one"),
        ('import {x} from "./none.js";\n', "no module none.js"),
        ("export default 3;\n", "classic script"),
        ("const two = await import(x);\n", "classic script"),
        ('import x from "./a.js";\n', "classic script"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        joined(modules(tmp_path, a="export const one = 1;\n", b=text))


def test_the_script_of_the_pages_is_joined_whole() -> None:
    made = joined()
    for path in SCRIPTS.glob("*.js"):
        for name in top_names(path.read_text(encoding="utf-8")):
            assert name in made, f"{path.name}: {name}"
