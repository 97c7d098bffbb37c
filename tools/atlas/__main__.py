"""`python -m tools.atlas FACTS [--out FOLDER]`: facts in JSON Lines to the atlas's text."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.atlas.draft import draft


def main() -> None:
    """Read the arguments and draft."""
    parser = argparse.ArgumentParser(prog="python -m tools.atlas", description=__doc__)
    parser.add_argument("facts", type=Path, help="folder with china.jsonl, global.jsonl, ...")
    parser.add_argument("--out", type=Path, default=Path("src/baimo/atlas"), help="the atlas's folder")
    parser.add_argument("--listing", type=Path, default=Path("docs/atlas-mending.tsv"), help="the list of the mending")
    arguments = parser.parse_args()
    for line in draft(arguments.facts, arguments.out, arguments.listing):
        print(line)


main()
