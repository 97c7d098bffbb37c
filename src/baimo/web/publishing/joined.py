"""The modules of the script as one classic script: pages opened from disk may not load modules."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "script"
_IMPORT = re.compile(r'^import\s*(?:\{[^}]*\}\s*from\s*)?"\./([\w-]+\.js)";?[ \t]*\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)
_NAMED = re.compile(r"^(?:async\s+)?(?:function\*?|const|let|class)\s+([\w$]+)", re.MULTILINE)
_SPREAD = re.compile(r"^(?:const|let)\s*[\[{]([^=]*)[\]}]\s*=", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b)|\bimport\s*\(", re.MULTILINE)


def joined(folder: Path = SCRIPTS) -> str:
    """Every module once, after those that it imports, in a scope of their own.

    Raises ValueError where two modules share a name, or one does what a classic script cannot.
    """
    modules = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    needs = {name: sorted(_IMPORT.findall(text)) for name, text in modules.items()}
    order = [name for name in TopologicalSorter(needs).static_order() if name in modules]
    if lost := {one for needed in needs.values() for one in needed} - set(modules):
        raise ValueError(f"no module {', '.join(sorted(lost))}")
    _refuse_twins(modules)
    body = "\n".join(_plain(name, modules[name]) for name in order)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def _plain(name: str, text: str) -> str:
    plain = _EXPORT.sub("", _IMPORT.sub("", text)).strip()
    if left := _LEFT.search(plain):
        raise ValueError(f"{name}: a classic script has no {left[0].strip()!r}")
    return plain


def _refuse_twins(modules: dict[str, str]) -> None:
    owner: dict[str, str] = {}
    for module, text in modules.items():
        for name in top_names(text):
            if owner.setdefault(name, module) != module:
                raise ValueError(f"{owner[name]} and {module} both have {name}")


def top_names(text: str) -> list[str]:
    """What a module declares at its top."""
    plain = _EXPORT.sub("", text)
    spread = [name.split(":")[-1].strip() for group in _SPREAD.findall(plain) for name in group.split(",")]
    return [*_NAMED.findall(plain), *(name for name in spread if name)]
