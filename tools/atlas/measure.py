"""How much the bundled atlas holds, and how much of it rests on two independent publishers.

    python -m tools.atlas.measure [--by predicate|kind|none] [--atlas FOLDER]

A fact is what is said of what time, whoever says it. Independent are sources of two families (`families.yaml`): a host
or owner of repositories, or several that are one hand. Two mirrors of one page are counted as two where nobody noticed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.atlas.independence import Families

from baimo.ledger.layers import ATLAS, Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.statement import fact_id
from baimo.ledger.text import claim_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the atlas, with the pages that say it."""

    id: str
    kind: str
    predicate: str
    pages: frozenset[str]


def facts(atlas: Path = ATLAS) -> Iterator[Fact]:
    """Every fact of an atlas once, deprecated ones too."""
    pages: dict[str, set[str]] = {}
    first: dict[str, tuple[str, str]] = {}
    entities = (file.content for file in parse_layers((Layer("atlas", atlas),)) if file.of == "entity")
    for entity in entities:
        for row in entity.get("statements") or ():
            fact = fact_id(claim_of(row, str(entity["id"])))
            first.setdefault(fact, (str(entity["kind"]), str(row["predicate"])))
            pages.setdefault(fact, set()).update(map(str, row["sources"]))
    for fact, (kind, predicate) in first.items():
        yield Fact(fact, kind, predicate, frozenset(pages[fact]))


def report(atlas: Path = ATLAS, by: str = "predicate") -> str:
    """The figures as lines: totals first, then one line a predicate or a kind."""
    families = Families.read(atlas)
    entities = sum(1 for _ in atlas.glob("entities/*/*.yaml"))
    every = list(facts(atlas))
    backed = [fact for fact in every if len(families.among(fact.pages)) > 1]
    statements = sum(len(fact.pages) for fact in every)
    lines = [
        f"entities {entities}, pages {len(families.of_page)}, facts {len(every)}, statements {statements}",
        f"facts with two or more independent sources: {len(backed)} ({_share(len(backed), len(every))})",
    ]
    return "\n".join(lines + ([] if by == "none" else _table(every, backed, by)))


def _table(every: list[Fact], backed: list[Fact], by: str) -> list[str]:
    all_of, two_of = (Counter(getattr(fact, by) for fact in group) for group in (every, backed))
    return [
        f"{name:20} {count:6} {two_of[name]:6} {_share(two_of[name], count):>5}" for name, count in all_of.most_common()
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", choices=("predicate", "kind", "none"), default="predicate")
    parser.add_argument("--atlas", type=Path, default=ATLAS)
    chosen = parser.parse_args()
    print(report(chosen.atlas, chosen.by))


if __name__ == "__main__":
    main()
