"""The search finds the cheapest path: compared with trying every path, over random relations."""

from __future__ import annotations

import math
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph
from baimo.asking.relating.relations import WALKS, rules
from baimo.asking.relating.search import Worn, cheapest, cost_of, pair
from baimo.claims import table
from baimo.claims.predicates import KINDS
from baimo.ledger import Relation

NODES = "abcdef"
PREDICATES = ("invested_in", "acquired", "supplies", "listed_on", "compares_with")
KIND = dict(zip(NODES, ("organization", "organization", "organization", "person", "chip", "industry"), strict=True))


class Rows:
    """Only as much of a ledger as a search asks for."""

    def __init__(self, edges: set[tuple[str, str, str]]) -> None:
        self._rows = [
            Relation(f"{s}{p}{o}", s, p, o, "2022", "asserted", 1, 1, "x", None, None, None, KIND[s], 7, KIND[o], 7)
            for s, p, o in sorted(edges)
        ]

    def relations(self, entity: str) -> list[Relation]:
        return [row for row in self._rows if entity in (row.subject, row.object)]


def edges() -> st.SearchStrategy[set[tuple[str, str, str]]]:
    return st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(NODES)), max_size=12)


def least(graph: Graph, one: str, other: str) -> float:
    """The least cost of all paths, by trying every one."""
    inner = [node for node in NODES if node not in (one, other)]
    ways = ([one, *middle, other] for n in range(len(inner) + 1) for middle in permutations(inner, n))
    joined = (way for way in ways if all(b in graph.ties(a) for a, b in pairwise(way)))
    return min((cost_of(graph, way) for way in joined), default=math.inf)


@given(edges(), st.sampled_from(NODES), st.sampled_from(NODES))
def test_the_path_found_is_the_cheapest(found: set[tuple[str, str, str]], one: str, other: str) -> None:
    if one == other:
        return
    graph = Graph(Rows(found), Clocks())  # type: ignore[arg-type]
    path, cost = cheapest(graph, one, other), least(graph, one, other)
    reachable = cost < rules().search["farthest"]
    assert (path is not None) == reachable
    if path:
        assert cost_of(graph, path) == pytest.approx(cost)


def test_what_was_told_before_costs_more() -> None:
    straight, detour = ("a", "invested_in", "b"), {("a", "acquired", "c"), ("c", "acquired", "b")}
    graph = Graph(Rows({straight, *detour}), Clocks())  # type: ignore[arg-type]
    worn = Worn()
    assert cheapest(graph, "a", "b") == ["a", "b"]
    worn.wear(["a", "b"])
    assert worn.steps == {pair("b", "a")}
    assert cheapest(graph, "a", "b", worn) == ["a", "c", "b"]


def test_every_relation_of_the_predicate_table_is_told() -> None:
    relations = {name for name, row in table().items() if row.object}
    assert relations == set(rules().relations)


@pytest.mark.parametrize("name", sorted(rules().relations))
def test_a_relation_is_told_in_both_languages_and_both_directions(name: str) -> None:
    row = rules().relations[name]
    assert row.walk in WALKS
    assert row.cost > 0
    for sentence in ({"on": row.on, "back": row.back}, row.value, row.past):
        for way in sentence.values():
            assert set(way) == {"zh", "en"}
            for text in way.values():
                assert "{s}" in text
                assert "{o}" in text
                text.format(s="s", o="o", v="v", n="n")
    if row.dated_by:
        assert row.dated_by["predicate"] in table()


def test_every_kind_of_entity_has_a_price_of_passing() -> None:
    assert set(rules().passing) == set(KINDS)


def test_to_pass_the_better_known_costs_more() -> None:
    few, many = rules().pass_cost("organization", 3), rules().pass_cost("organization", 3000)
    assert few is not None
    assert many is not None
    assert 0 < few < many
    assert rules().pass_cost("industry", 1) is None
