"""List what no path joins to the rest of the atlas: entities outside the largest group that walked relations bind.

usage: python -m tools.atlas.islands [--kind KIND] [--least N] [--loose] [--all]

Prints the rate by kind, then each island, the largest first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph
from baimo.ledger import Ledger, open_ledger

# Kinds of which any two should be joined by a path. A country or an industry is an end of paths, never a way.
JOINED = ("organization", "person", "model", "product", "chip")


def groups(ledger: Ledger, is_loose: bool = False) -> list[set[str]]:
    """Entities that paths join, the largest group first; `is_loose`: by the last search as well."""
    graph = Graph(ledger, Clocks(), is_loose)
    left = {entity.id for entity in ledger.entities()}
    for entity in left:
        graph.ties(entity)  # what an entity costs to pass is known once it is read
    passed = {entity for entity in left if graph.kind(entity) and graph.pass_cost(entity) is not None}
    found = []
    while passed:
        group = _reached(graph, passed.pop(), passed)
        passed -= group
        # A path may end where it may not pass: at a field, a place, an exchange.
        ends = {other for entity in group for other in graph.ties(entity)}
        found.append(group | ends)
    found.sort(key=lambda group: (-len(group), min(group)))
    alone = left - set().union(*found)
    return found[:1] + [group for group in found[1:] if not group <= found[0]] + [{entity} for entity in sorted(alone)]


def _reached(graph: Graph, start: str, allowed: set[str]) -> set[str]:
    group, waiting = {start}, [start]
    while waiting:
        near = {other for other, tie in graph.ties(waiting.pop()).items() if tie.through < float("inf")}
        fresh = (near & allowed) - group
        group |= fresh
        waiting += fresh
    return group


def told(ledger: Ledger, least: int) -> set[str]:
    """The entities of which at least so many statements speak."""
    counts: Counter[str] = Counter()
    for statement in ledger.find():
        counts.update({statement.claim.subject, statement.claim.object or ""})
    return {entity for entity, count in counts.items() if count >= least}


def rates(
    ledger: Ledger, kinds: Iterable[str] = JOINED, is_loose: bool = False, least: int = 0
) -> dict[str, tuple[int, int]]:
    """For each kind how many entities the largest group holds, and of how many; of those of which enough is told."""
    largest = groups(ledger, is_loose)[0]
    known = told(ledger, least)
    counts = {}
    for kind in kinds:
        entities = [entity.id for entity in ledger.entities(kind) if not least or entity.id in known]
        counts[kind] = sum(entity in largest for entity in entities), len(entities)
    return counts


def main() -> None:
    """Print the rates and the islands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", help="only islands with an entity of this kind")
    parser.add_argument("--all", action="store_true", help="technologies, policies and datasets too")
    parser.add_argument("--least", type=int, default=0, help="only entities with so many statements")
    parser.add_argument("--loose", action="store_true", help="what not even the last search joins")
    asked = parser.parse_args()
    ledger = open_ledger()
    kinds = {entity.id: entity.kind for entity in ledger.entities()}
    shown = {asked.kind} if asked.kind else set(kinds.values()) if asked.all else set(JOINED)
    for is_loose in (False, True):
        counts = rates(ledger, is_loose=is_loose, least=asked.least)
        joined, of = map(sum, zip(*counts.values(), strict=True))
        print("loosely:" if is_loose else "closely:", f"{joined} of {of}, {joined / of:.1%};", counts)
    known = told(ledger, asked.least) if asked.least else set(kinds)
    for group in groups(ledger, asked.loose)[1:]:
        if {kinds[entity] for entity in group} & shown and group & known:
            print(
                len(group),
                dict(Counter(kinds[entity] for entity in group)),
                *sorted(group, key=lambda e: (kinds[e] != "organization", e))[:12],
            )


if __name__ == "__main__":
    main()
