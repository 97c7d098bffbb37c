"""The audit of open catalogues: reads them, lets the named rules look, writes the findings and the page's numbers.

usage: python -m tools.audit --litellm FOLDER VERSION DATE --lobehub FOLDER VERSION DATE

The four catalogues that are feeds are read from the packages installed beside Baimo. Findings go to findings.tsv,
what a person concluded of them is in looked_at.yaml, and both together fill docs/audit.md between its marks.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.audit import catalogues, ledgers, page
from tools.audit.holding import beside_atlas, findings

HERE = Path(__file__).parent


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("litellm", "lobehub"):
        parser.add_argument(f"--{name}", nargs=3, metavar=("FOLDER", "VERSION", "DATE"), required=True)
    chosen = parser.parse_args()
    held = [catalogues.by_feed(name) for name in catalogues.FEEDS]
    held.append(catalogues.litellm(Path(chosen.litellm[0]), *chosen.litellm[1:]))
    held.append(catalogues.lobehub(Path(chosen.lobehub[0]), *chosen.lobehub[1:]))
    beside = [seen for name in catalogues.FEEDS for seen in beside_atlas(name)]
    page.write(held, findings(held), beside, ledgers.disagreements(HERE / "ledgers"))


if __name__ == "__main__":
    main()
