"""The cheapest path between two entities, sought from both ends at once."""

from __future__ import annotations

import heapq
import itertools
import math
from dataclasses import dataclass, field

from baimo.asking.relating.graph import Graph, Tie
from baimo.asking.relating.relations import rules

Pair = tuple[str, str]


@dataclass(slots=True)
class Worn:
    """What earlier stories have told already: it may be told again, at a price."""

    steps: set[Pair] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)

    def wear(self, path: list[str]) -> None:
        """Remember a path as told."""
        self.steps.update(pair(a, b) for a, b in itertools.pairwise(path))
        self.entities.update(path[1:-1])


@dataclass(slots=True)
class _Side:
    """What one end has reached: cost and the entity before, and what waits to be looked at."""

    costs: dict[str, float]
    before: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    heap: list[tuple[float, str]] = field(default_factory=list)

    def back(self, entity: str) -> list[str]:
        """The way from the end to an entity."""
        way = [entity]
        while way[-1] in self.before:
            way.append(self.before[way[-1]])
        return way[::-1]


def pair(one: str, other: str) -> Pair:
    """Two entities in the one order that both ways share."""
    return (one, other) if one < other else (other, one)


def cheapest(graph: Graph, one: str, other: str, worn: Worn | None = None) -> list[str] | None:
    """The entities on the cheapest path, both ends included; None where there is none within reach."""
    return _Search(graph, (one, other), worn or Worn()).run()


class _Search:
    def __init__(self, graph: Graph, ends: Pair, worn: Worn) -> None:
        self._graph, self._ends, self._worn = graph, ends, worn
        self._sides = [_Side({end: 0.0}, heap=[(0.0, end)]) for end in ends]
        self._best, self._meeting = math.inf, ""
        self._halves = dict.fromkeys(ends, 0.0)
        limits = rules().search
        self._reused_step, self._reused_entity = limits["reused_step"], limits["reused_entity"]
        self._looks = int(limits["looks"])
        self._farthest = graph.farthest + self._worn_out()

    def run(self) -> list[str] | None:
        """The path, or None."""
        while all(side.heap for side in self._sides) and self._looks:
            tops = [side.heap[0][0] for side in self._sides]
            if sum(tops) >= min(self._best, self._farthest):
                break
            self._looks -= 1
            # From the end that fewer entities wait at: who is on an island is soon done, and hubs are looked at last.
            self._look(0 if len(self._sides[0].heap) <= len(self._sides[1].heap) else 1)
        if not self._meeting:
            return None
        first, last = (side.back(self._meeting) for side in self._sides)
        return first + last[-2::-1]

    def _worn_out(self) -> float:
        """The most that earlier stories can add to a path."""
        return self._reused_step * len(self._worn.steps) + self._reused_entity * len(self._worn.entities)

    def _look(self, at: int) -> None:
        side, opposite = self._sides[at], self._sides[1 - at]
        cost, entity = heapq.heappop(side.heap)
        if entity in side.done:
            return
        side.done.add(entity)
        for neighbour, tie in self._graph.ties(entity).items():
            reached = cost + self.step_cost(entity, neighbour, tie)
            if reached < min(side.costs.get(neighbour, math.inf), self._best, self._farthest):
                side.costs[neighbour], side.before[neighbour] = reached, entity
                heapq.heappush(side.heap, (reached, neighbour))
                whole = reached + opposite.costs.get(neighbour, math.inf)
                if whole < self._best:
                    self._best, self._meeting = whole, neighbour

    def step_cost(self, one: str, other: str, tie: Tie) -> float:
        """What a step costs, with half of what it costs to pass through either end of it."""
        is_end = one in self._ends or other in self._ends
        cost = tie.facts[0].cost if is_end else tie.through
        if self._worn.steps and pair(one, other) in self._worn.steps:
            cost += self._reused_step
        return cost + self._half(one) + self._half(other)

    def _half(self, entity: str) -> float:
        if entity not in self._halves:
            cost = self._graph.pass_cost(entity)
            worn = self._reused_entity if entity in self._worn.entities else 0.0
            self._halves[entity] = math.inf if cost is None else (cost + worn) / 2
        return self._halves[entity]


def cost_of(graph: Graph, path: list[str]) -> float:
    """What a path costs where nothing of it was told before."""
    search = _Search(graph, (path[0], path[-1]), Worn())
    return sum(search.step_cost(a, b, graph.ties(a)[b]) for a, b in itertools.pairwise(path))
