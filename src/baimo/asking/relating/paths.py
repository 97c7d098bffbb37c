"""The answer to how two entities are related: stories of steps, or how far each of the two reaches."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph
from baimo.asking.relating.relations import rules
from baimo.asking.relating.search import Worn, cheapest, cost_of
from baimo.asking.relating.steps import Step, step_of
from baimo.ledger import Ledger

_NEAREST = 3
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Story:
    """One way in which two entities are related, and its cost: the lower, the closer."""

    steps: tuple[Step, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Answer:
    """How two entities are related; without a story, who stands nearest to each of them.

    `is_loose`: all that joins them is a field they have in common, or a comparison.
    """

    one: str
    other: str
    stories: tuple[Story, ...] = ()
    nearest: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    is_loose: bool = False


def paths(ledger: Ledger, one: str, other: str, clocks: Clocks | None = None, most: int = 1) -> Answer:
    """Up to so many stories of how two entities (ids) are related, the closest first; none where they are the same."""
    if one == other:
        return Answer(one, other)
    # Sought from one side whichever was named first, so that the way back is the same way.
    ends = min(one, other), max(one, other)
    graph = Graph(ledger, clocks or Clocks())
    ways = list(_ways(graph, *ends, most))
    if is_loose := not ways:
        graph = graph.loosened()
        ways = list(_ways(graph, *ends, 1))
    if one > other:
        ways = [way[::-1] for way in ways]
    stories = tuple(Story(tuple(_steps(graph, way)), round(cost_of(graph, way), 2)) for way in ways)
    nearest = {} if stories else {end: _nearest(graph, end) for end in (one, other)}
    return Answer(one, other, stories, nearest, is_loose and bool(ways))


def _ways(graph: Graph, one: str, other: str, most: int) -> Iterator[list[str]]:
    """Paths that say different things: each passes through somebody whom none before it passed."""
    first = cheapest(graph, one, other)
    if first is None:
        return
    yield first
    worn, passed, told = Worn(), _actors(graph, first), 1
    worn.wear(first)
    limit = min(_limit(cost_of(graph, first)), graph.farthest)
    for _ in range(_TRIES * (most - 1)):
        if told == most or (way := cheapest(graph, one, other, worn)) is None:
            return
        worn.wear(way)
        if _actors(graph, way) - passed and cost_of(graph, way) <= limit:
            yield way
            told, passed = told + 1, passed | _actors(graph, way)


def _limit(cost: float) -> float:
    """What a further story may cost at most."""
    search = rules().search
    return max(cost * search["much_longer"], cost + search["longer"])


def _actors(graph: Graph, way: list[str]) -> set[str]:
    """Whom a path passes through; another model or product of the same maker is no other story."""
    return {entity for entity in way[1:-1] if graph.kind(entity) not in ("model", "product")}


def _steps(graph: Graph, way: list[str]) -> Iterator[Step]:
    for number, (origin, target) in enumerate(itertools.pairwise(way)):
        is_end = number in (0, len(way) - 2)
        yield step_of(graph, origin, target, is_end)


def _nearest(graph: Graph, end: str) -> tuple[Step, ...]:
    ties = sorted(graph.ties(end).items(), key=lambda item: (item[1].facts[0].cost, item[0]))
    return tuple(step_of(graph, end, other) for other, _ in ties[:_NEAREST])
