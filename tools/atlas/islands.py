"""List what no path joins to the rest of the atlas: entities outside the largest group that walked relations bind.

usage: python -m tools.atlas.islands [--kind KIND] [--all]      the rate by kind, then each island, the largest first
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph
from baimo.asking.relating.relations import rules
from baimo.ledger import Ledger, open_ledger

# Kinds of which any two should be joined by a path. A country or an industry is an end of paths, never a way.
JOINED = ("organization", "person", "model", "product", "chip")


def groups(ledger: Ledger) -> list[set[str]]:
    """Entities that paths join, the largest group first; an industry or a place is with whom it touches, and joins none."""
    graph = Graph(ledger, Clocks())
    kinds = {entity.id: entity.kind for entity in ledger.entities()}
    left = {entity for entity, kind in kinds.items() if rules().passing.get(kind)}
    found = []
    while left:
        group = _reached(graph, left.pop(), left)
        left -= group
        found.append(group)
    return sorted(found, key=lambda group: (-len(group), min(group)))


def _reached(graph: Graph, start: str, allowed: set[str]) -> set[str]:
    group, waiting = {start}, [start]
    while waiting:
        near = {other for other, tie in graph.ties(waiting.pop()).items() if tie.through < float("inf")}
        fresh = (near & allowed) - group
        group |= fresh
        waiting += fresh
    return group


def rates(ledger: Ledger, kinds: Iterable[str] = JOINED) -> dict[str, tuple[int, int]]:
    """For each kind how many entities the largest group holds, and of how many."""
    largest = groups(ledger)[0]
    return {kind: (sum(e.id in largest for e in ledger.entities(kind)), len(ledger.entities(kind))) for kind in kinds}


def main() -> None:
    """Print the rates and the islands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", help="only islands with an entity of this kind")
    parser.add_argument("--all", action="store_true", help="technologies, policies and datasets too")
    asked = parser.parse_args()
    ledger = open_ledger()
    kinds = {entity.id: entity.kind for entity in ledger.entities()}
    shown = {asked.kind} if asked.kind else set(kinds.values()) if asked.all else set(JOINED)
    joined, of = map(sum, zip(*rates(ledger).values(), strict=True))
    print(f"{joined} of {of} ({joined / of:.1%})", *(f"{k} {n}/{m}" for k, (n, m) in rates(ledger).items()), sep="  ")
    for group in groups(ledger)[1:]:
        if {kinds[entity] for entity in group} & shown:
            told = Counter(kinds[entity] for entity in group)
            print(len(group), dict(told), *sorted(group, key=lambda e: (kinds[e] != "organization", e))[:12])


if __name__ == "__main__":
    main()
