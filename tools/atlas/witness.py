"""Second witnesses for the atlas, from data sets: lines for `tools.atlas.amend`, and where the two disagree.

    python -m tools.atlas.witness UNPACKED [--out LINES.jsonl] [--disagreements FILE.tsv] [--facts]

UNPACKED holds each package of `tables/datasets.yaml`, unpacked, in a folder of the package's name. A data set becomes a
further source of a statement that it makes as well, exactly or told to other digits; of a family of publishers that
stands there already it adds nothing. With `--facts` also what two families agree on and the atlas does not tell.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.datasets.disagreeing import COLUMNS, disagreements
from tools.atlas.datasets.matching import says_too
from tools.atlas.datasets.naming import Naming
from tools.atlas.datasets.reading import DataSet, Told, catalogue, readings
from tools.atlas.datasets.silent import makers_of, new_facts
from tools.atlas.fold import IDENTITY
from tools.atlas.independence import Families

from baimo.ledger.layers import ATLAS
from baimo.values import datafile

Row = dict[str, Any]
ENOUGH = 3  # families behind a fact: a fourth list tells nobody anything


def statements(atlas: Path = ATLAS) -> Iterator[tuple[str, Row]]:
    """Every statement of an atlas as (subject, row)."""
    for path in sorted(atlas.glob("entities/*/*.yaml")):
        entity = datafile.load(path)
        for row in entity.get("statements") or ():
            yield str(entity["id"]), row


def witnesses(
    held: list[tuple[str, Row]], told: dict[str, list[Told]], naming: Naming, families: Families
) -> Iterator[Row]:
    """A line for each data set that says what a statement says and is of a family not yet behind it."""
    family_of = {dataset.name: families.of_file(dataset.file) for dataset in catalogue()}
    makers = makers_of(held)
    for subject, row in held:
        about = str(row["object"]) if row["predicate"] in ("released", "open_sourced") else subject
        behind = families.among(row["sources"])
        for other in _agreeing(subject, row, told.get(about, ()), naming, makers.get(about, ())):
            if len(behind) < ENOUGH and family_of[other.name] not in behind:
                behind.add(family_of[other.name])
                yield {"op": "witness", "match": _identity(subject, row), **other.source()}


def _agreeing(subject: str, row: Row, told: Iterable[Told], naming: Naming, makers: tuple[str, ...]) -> list[DataSet]:
    # A name matched whole is the surer witness; the order of the catalogue decides among equals.
    found = [(not t.exact, t.by) for t in told if says_too(t, subject, row, naming, makers)]
    return list(dict.fromkeys(dataset for _, dataset in sorted(found, key=lambda pair: pair[0])))


def _identity(subject: str, row: Row) -> Row:
    return {"subject": subject} | {name: row.get(name) for name in IDENTITY[1:]}


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{value!r} is no JSON")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("unpacked", type=Path)
    parser.add_argument("--out", type=Path, default=Path("witnesses.jsonl"))
    parser.add_argument("--disagreements", type=Path)
    parser.add_argument(
        "--facts", action="store_true", help="also what two families agree on and the atlas is silent of"
    )
    chosen = parser.parse_args()
    naming, families, held = Naming(), Families.read(), list(statements())
    found = readings(chosen.unpacked, naming)
    lines = list(witnesses(held, found.of, naming, families))
    if chosen.facts:
        lines += new_facts(held, found.of, families)
    text = "".join(json.dumps(line, ensure_ascii=False, default=_json) + "\n" for line in lines)
    chosen.out.write_text(text, encoding="utf-8")
    if chosen.disagreements:
        with chosen.disagreements.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerows([COLUMNS, *disagreements(held, found.of, naming)])
    print(f"{len(lines)} lines:", dict(Counter(_kind(line) for line in lines).most_common()))


def _kind(line: Row) -> str:
    match = line.get("match")
    return f"witness {match['predicate']}" if match else f"new {line['predicate']}"


if __name__ == "__main__":
    main()
