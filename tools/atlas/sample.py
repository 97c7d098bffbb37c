"""A random sample of the atlas for the truth audit: statements to be looked up again on their own pages.

    python -m tools.atlas.sample --seed 1 -n 100 [--format text|tsv]

The draw orders statements by a digest of the seed and the statement, so that an edit elsewhere in the atlas leaves the
sample as it was: a statement drawn today is drawn tomorrow unless it was mended itself.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baimo.atlas import FOLDER
from baimo.ledger.parsing import read_text
from baimo.ledger.statement import fact_id
from baimo.ledger.text import claim_of
from baimo.values.datafile import parse

COLUMNS = ("statement", "file", "says", "verdict", "by", "where", "seen", "changed")
_SHOWN = ("predicate", "object", "bound", "value", "value_to", "unit", "when", "qualifier", "modality", "rank", "note")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement with the file it stands in and the pages it names."""

    id: str
    file: str
    subject: str
    row: dict[str, Any]
    pages: tuple[dict[str, Any], ...]

    @property
    def says(self) -> str:
        """The statement on one line: subject, predicate, then what is given, in the order of the file."""
        return " ".join([self.subject, *(str(self.row[key]) for key in _SHOWN if self.row.get(key) not in (None, ""))])


def statements(folder: Path = FOLDER) -> Iterator[Drawn]:
    """Every statement of an atlas with its pages, in the order of the files."""
    pages = pages_of(folder)
    for path in sorted(folder.glob("entities/*/*.yaml")):
        entity = parse(read_text(str(path)))
        for row in entity.get("statements") or ():
            cited = tuple(pages[name] for name in row["sources"] if name in pages)
            subject = str(entity["id"])
            yield Drawn(fact_id(claim_of(row, subject)), str(path.relative_to(folder)), subject, row, cited)


def pages_of(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Every page by id; each with the publisher and the grade of its file."""
    files = (parse(read_text(str(path))) for path in sorted(folder.glob("sources/*.yaml")))
    return {
        page["id"]: {"publisher": file["publisher"], "grade": file["grade"], **page}
        for file in files
        for page in file["pages"]
    }


def draw(rows: Iterable[Drawn], seed: int, n: int) -> list[Drawn]:
    """`n` of the rows, each as likely as any other, the same for the same seed."""
    return sorted(rows, key=lambda row: _lot(seed, row.id))[:n]


def _lot(seed: int, statement: str) -> bytes:
    return hashlib.blake2b(f"{seed} {statement}".encode(), digest_size=16).digest()


def _print_text(sample: list[Drawn]) -> None:
    for number, row in enumerate(sample, 1):
        print(f"{number:3} {row.id} {row.file}\n    {row.says}")
        for page in row.pages:
            print(f"    [{page['grade']}] {page['url']}\n      {page.get('date', 'no date')} {page['title']}")


def _print_tsv(sample: list[Drawn]) -> None:
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [row.id, row.file, row.says, "", "", " ".join(p["url"] for p in row.pages), "", ""] for row in sample
    )


def main() -> None:
    """Print a sample, or the empty sheet on which its verdicts are written."""
    parser = argparse.ArgumentParser(description="Draw statements of the atlas at random, with their pages.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("-n", type=int, default=100)
    parser.add_argument("--format", choices=("text", "tsv"), default="text")
    options = parser.parse_args()
    sample = draw(statements(), options.seed, options.n)
    (_print_tsv if options.format == "tsv" else _print_text)(sample)


if __name__ == "__main__":
    main()
