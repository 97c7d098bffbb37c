"""Write the table of traditional characters and their simplified forms that `baimo.values.names` folds with.

    python -m venv /tmp/occ && /tmp/occ/bin/pip install opencc
    /tmp/occ/bin/python tools/make_fold_table.py src/baimo/values/simplified.txt

Only pairs of one character each: a fold must keep every offset. The data is that of OpenCC (Apache-2.0).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import opencc  # type: ignore[import-not-found]

BLOCKS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))  # rarer blocks would slow the search for what to fold
HEAD = (
    "# Traditional characters, each followed by its simplified form; made by tools/make_fold_table.py from OpenCC {}\n"
)
LINE = 60


def pairs() -> Iterator[tuple[str, str]]:
    """Every character that OpenCC turns into one other character."""
    convert = opencc.OpenCC("t2s").convert
    for first, last in BLOCKS:
        for code in range(first, last + 1):
            simplified = convert(chr(code))
            if len(simplified) == 1 and simplified != chr(code):
                yield chr(code), simplified


def main(path: Path) -> None:
    """Write the pairs, sixty characters a line."""
    run = "".join(old + new for old, new in pairs())
    lines = (run[start : start + LINE] for start in range(0, len(run), LINE))
    path.write_text(HEAD.format(opencc.__version__) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
