"""Fill the generated parts of the READMEs: terminal sessions are run, figures are taken from the benchmarks.

usage: python tools/readme.py [--check]      --check only says whether a README is stale, exit code 1

A part stands between `<!-- session: COMMAND -->` or `<!-- figures -->` and `<!-- end -->`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
PART = re.compile(r"(<!-- (session|figures)(?:: (.*?))? -->\n).*?(<!-- end -->)", re.S)


def session(command: str) -> str:
    """A command as typed, with what it printed; `| head -N` shortens it."""
    words, _, head = command.partition(" | head -")
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    program = [sys.executable, "-m", *words.split()]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    if head and len(lines) > int(head):
        lines = [*lines[: int(head)], "..."]
    return "```console\n$ " + words + "\n" + "\n".join(lines) + "\n```\n"


def figures(lang: str) -> str:
    """The table of measured figures from benchmarks/results.json and the ledger's counts."""
    from baimo.workspace import Workspace

    results = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    quality, speed, start = (results[name]["figures"] for name in ("quality", "speed", "start"))
    counts = Workspace().ledger.counts()
    held, practice = quality["held"], quality["practice"]
    rows = {
        (
            "the bundled ledger",
            "自带账本",
        ): f"{counts['entities']:,} / {counts['statements']:,} / {counts['sources']:,}",
        ("reading, practice documents, F1", "阅读（练习文档）F1"): f"{practice['f1']:.3f}",
        (
            "reading, documents held apart, F1",
            "阅读（留出文档）F1",
        ): f"{held['f1']:.3f}",
        ("right verdicts, practice", "判断正确率（练习文档）"): f"{practice['verdict']:.3f}",
        ("false alarms, practice", "误报（练习文档）"): f"{practice['false_alarms']}",
        ("characters a second, one core", "每秒字符数（单核）"): f"{speed['many_small']:,.0f}",
        ("`baimo --help`, `baimo check` of a page", "`baimo --help` / `baimo check` 一页"): (
            f"{start['help']:.2f} s / {start['check']:.2f} s"
        ),
        ("installed size", "安装体积"): f"{start['installed']['all']:.0f} MB",
    }
    notes = {"the bundled ledger": ("entities / statements / sources", "实体 / 陈述 / 来源")}
    column = 0 if lang == "en" else 1
    lines = ["| | |", "|---|---|"]
    for labels, figure in rows.items():
        note = notes.get(labels[0])
        lines.append(f"| {labels[column]} | {figure}{' ' + note[column] if note else ''} |")
    return "\n".join(lines) + "\n"


def fill(path: Path) -> str:
    """A README with its generated parts made anew."""
    lang = "zh" if ".zh" in path.name else "en"

    def part(match: re.Match[str]) -> str:
        made = session(match[3]) if match[2] == "session" else figures(lang)
        return match[1] + made + match[4]

    return PART.sub(part, path.read_text(encoding="utf-8"))


def main() -> int:
    """Write the READMEs, or say which are stale."""
    stale = []
    for path in READMES:
        filled = fill(path)
        if filled != path.read_text(encoding="utf-8"):
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(filled, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print(f"stale: {', '.join(stale)}; run python tools/readme.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
