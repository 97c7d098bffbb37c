"""Whether the confidence of a claim is the share of such claims that are right; fits the numbers that it is made of.

usage: calibration.py FOLDER... [--raw] [--fit FILE]

A folder holds documents and `gold.jsonl`. A claim read is right if it is a claim of the gold in every slot that the
gold tells, time, bound and stance too. Prints for each folder, by bins of confidence, how many claims it has, their
mean confidence, the share that is right, and the expected calibration error: how far the two lie apart, over all bins.
`--raw` measures the sureness that comes before calibration. `--fit` fits the calibration to the folders, each counting
alike, and writes it: the share of right claims in bands of sureness, made to rise (isotonic, by pooling adjacent
violators). What it then prints is the error on documents that the fit did not see, a fifth of them in turn.

Documents that rules were written by, alone, are no good for fitting: there a doubtful reading has been mended until it
was right, and what is doubtful no longer shows.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import score

from baimo.claims import Claim
from baimo.ledger import load_names
from baimo.reading import Reader, confidence
from baimo.workspace import Workspace

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
# Fewer claims say little about a share: a band holds at least so many.
LEAST = 60
FOLDS = 5
SLOTS = ("when", "bound", "modality")
HEAD = """\
# The share of claims that were right (right) by the sureness of their parts (left), straight lines between: of known
# entities, and where subject or object is a name that no list knows. Fitted, do not edit: benchmarks/calibration.py
# --fit. docs/reading.md tells what it is.
"""


@dataclass(frozen=True)
class Outcome:
    """A claim that was read: in what document, how confidently, whether of a name that is new, and whether rightly."""

    doc: str
    confidence: float
    is_new: bool
    is_right: bool
    weight: float = 1.0
    is_joined: bool = False


@dataclass
class Band:
    """Some claims of like confidence; `confidence` is their sum."""

    count: float = 0.0
    right: float = 0.0
    confidence: float = 0.0

    def add(self, other: Band) -> None:
        """Takes the claims of another band in."""
        self.count += other.count
        self.right += other.right
        self.confidence += other.confidence

    @property
    def share(self) -> float:
        """The share of right ones, as if there were one more of each kind: a small band proves less than it shows."""
        return (self.right + 1) / (self.count + 2)

    @property
    def mean(self) -> float:
        """The mean confidence."""
        return self.confidence / self.count


def single(one: Outcome) -> Band:
    """The band of one claim."""
    return Band(one.weight, one.weight * one.is_right, one.weight * one.confidence)


def evened(by_folder: dict[str, list[Outcome]]) -> list[Outcome]:
    """The claims of all folders, those of each weighing as much as those of any other."""
    share = sum(map(len, by_folder.values())) / len(by_folder)
    return [replace(one, weight=share / len(found)) for found in by_folder.values() for one in found]


def is_right(claim: dict[str, Any], gold: Iterable[dict[str, Any]]) -> bool:
    """Whether a claim read is one of the gold in every slot that is told."""
    return any(
        all(score._is_slot_right(slot, wanted, claim) for slot in SLOTS if slot in wanted)
        for wanted in gold
        if score.is_match(wanted, claim)
    )


def outcomes(folder: Path, reader: Reader) -> Iterator[Outcome]:
    """Every claim read in a folder of fixtures, and whether it is right."""
    desk = Workspace(home=Path("/nonexistent"))
    gold = defaultdict(list)
    for claim in score.read_lines(folder / "gold.jsonl"):
        gold[claim["doc"]].append(claim)
    for name, wanted in sorted(gold.items()):
        for read in score.distinct(claim.to_json() for claim in reader.read(desk.load(folder / name)).claims):
            is_new = confidence.is_new(read["subject"], read.get("object"))
            is_joined = read["rule"].endswith(".joined")
            doc = f"{folder.name}/{name}"
            yield Outcome(doc, read.get("confidence", 1.0), is_new, is_right(read, wanted), is_joined=is_joined)


def bands(found: Iterable[Outcome], least: int = LEAST) -> list[Band]:
    """The claims by rising confidence, in bands of at least so many; equal ones stay together."""
    by_confidence: dict[float, Band] = defaultdict(Band)
    for one in found:
        by_confidence[one.confidence].add(single(one))
    out: list[Band] = []
    for _, band in sorted(by_confidence.items()):
        if out and out[-1].count < least:
            out[-1].add(band)
        else:
            out.append(band)
    if len(out) > 1 and out[-1].count < least:
        last = out.pop()
        out[-1].add(last)
    return out


def pooled(rising: Iterable[Band]) -> list[Band]:
    """The bands with every one that falls below the band before it joined to that: their shares rise."""
    out: list[Band] = []
    for band in rising:
        out.append(replace(band))
        while len(out) > 1 and out[-1].share <= out[-2].share:
            last = out.pop()
            out[-1].add(last)
    return out


def fitted(found: Iterable[Outcome]) -> dict[str, confidence.Knots]:
    """The knots of a calibration, for claims of known entities and for those of new names."""
    by_kind: dict[str, list[Outcome]] = {"known": [], "new": []}
    for one in found:
        by_kind["new" if one.is_new else "known"].append(one)
    return {
        kind: tuple((round(band.mean, 3), round(band.share, 3)) for band in pooled(bands(of_kind)))
        for kind, of_kind in by_kind.items()
    }


def unseen(found: list[Outcome]) -> list[Outcome]:
    """The same claims, each as confident as a calibration makes it that saw nothing of its fifth of the documents."""
    docs = sorted({one.doc for one in found})
    fold = {doc: number % FOLDS for number, doc in enumerate(docs)}
    out = []
    for number in range(FOLDS):
        calibration = confidence.Calibration(**fitted(one for one in found if fold[one.doc] != number))
        for one in (one for one in found if fold[one.doc] == number):
            claim = Claim("x-new" if one.is_new else "known", "released", confidence=one.confidence)
            out.append(replace(one, confidence=calibration.of(claim)))
    return out


def binned(found: Iterable[Outcome]) -> dict[tuple[float, float], Band]:
    """The claims by bins of confidence; empty bins are left out."""
    bins: dict[tuple[float, float], Band] = defaultdict(Band)
    for one in found:
        low = max(edge for edge in BINS[:-1] if edge <= one.confidence)
        bins[low, BINS[BINS.index(low) + 1]].add(single(one))
    return dict(sorted(bins.items()))


def expected_error(bins: Iterable[Band]) -> float:
    """How far confidence and share of right claims lie apart, each bin by its number of claims."""
    counted = list(bins)
    total = sum(band.count for band in counted)
    return sum(abs(band.confidence - band.right) for band in counted) / total if total else 0.0


def say(name: str, found: list[Outcome]) -> None:
    """Prints the bins of some claims."""
    bins = binned(found)
    whole = sum(band.count for band in bins.values())
    right = sum(band.right for band in bins.values())
    print(f"{name}: {len(found)} claims, {right / (whole or 1):.3f} right, ", end="")
    print(f"expected calibration error {expected_error(bins.values()):.3f}")
    for (low, high), band in bins.items():
        print(f"  {low:.2f} to {high:.2f} {band.count:6.0f} {band.mean:8.3f} {band.right / band.count:8.3f}")


def main() -> None:
    """Measures the folders named; fits the calibration to them where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--fit", type=Path, metavar="FILE")
    options = parser.parse_args()
    is_raw = options.raw or options.fit is not None
    reader = Reader(load_names(), confidence.AS_IT_IS if is_raw else None)
    found = {folder.name: list(outcomes(folder, reader)) for folder in options.folders}
    if is_raw:  # what is joined carries its probability: the calibration is of what rules read
        found = {name: [one for one in of if not one.is_joined] for name, of in found.items()}
    if options.fit:
        every = evened(found)
        lines = (f"{kind}: {[list(knot) for knot in knots]}\n" for kind, knots in fitted(every).items())
        options.fit.write_text(HEAD + "".join(lines), encoding="utf-8")
        blind = unseen(every)
        docs = {name: {one.doc for one in of_folder} for name, of_folder in found.items()}
        found = {name: [one for one in blind if one.doc in docs[name]] for name in found} | {"all": blind}
    for name, of_folder in found.items():
        say(name, of_folder)


if __name__ == "__main__":
    main()
