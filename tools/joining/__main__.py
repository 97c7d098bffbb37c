"""Fits the weights of joining to documents with gold, and writes them where the reader reads them.

`python -m tools.joining FOLDER... [--write]` collects every place of the documents where a claim could be and fits
(logistic regression, one for the predicates, one for subjects). It leaves a fifth of the documents out in turn and
prints what those fits would have told of documents that they did not see; `--write` writes the fit of all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.joining import fitting
from tools.joining.examples import collect

from baimo.reading.joining.weights import PATH


def main() -> None:
    """Collects, fits, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write weights.json")
    parser.add_argument("--share", type=float, default=0.4, help="the least probability that is told")
    options = parser.parse_args()
    examples = collect(options.folders)
    print(f"{len(examples.what)} places, {sum(e.label for e in examples.what)} of them claims")
    told = fitting.left_out(examples)
    least = fitting.thresholds(told, options.share)
    fitting.report(told, least)
    if options.write:
        PATH.write_text(fitting.to_json(fitting.fit(examples), least), encoding="utf-8")


if __name__ == "__main__":
    main()
