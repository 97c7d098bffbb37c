"""Who stands around an entity: its most telling ties of every kind, and one step on from each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph, Tie
from baimo.drawing.charts.claims import Row, claim_address, resting
from baimo.drawing.ties.telling import Entities, name_of, say, sentence, when_words
from baimo.drawing.ties.types import joinings, types

if TYPE_CHECKING:
    from baimo.claims import Claim
    from baimo.ledger import Ledger, Statement

FIRST, MOST = 18, 60
# Models of its own would hide whom a maker is tied to: they are one kind of tie.
OWN = ("released", "open_sourced", "developed_by", "manufactured_by", "version_of")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity that hangs on another one, by what is told of the two; `told` begins with the best source."""

    id: str
    parent: str
    told: tuple[Statement, ...]
    nodes: tuple[Node, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim that ties it best."""
        return self.told[0].claim

    @property
    def type(self) -> str:
        """The type of its tie."""
        return joinings()[self.claim.predicate].type

    @property
    def leads(self) -> int:
        """1 where the tie leads from the parent to it, -1 where it leads back, 0 where it has no direction."""
        if not types()[self.type].is_directed:
            return 0
        tail = self.claim.subject if joinings()[self.claim.predicate].is_from_subject else self.claim.object
        return 1 if tail == self.parent else -1

    @property
    def href(self) -> str:
        """The address of the claim."""
        return claim_address(self.told[0])


class Around:
    """The surroundings of an entity as of two clocks: `nodes`, in groups of one type. KeyError for an unknown one."""

    def __init__(self, ledger: Ledger, centre: str, clocks: Clocks | None = None) -> None:
        """At most sixty of them, the centre counted."""
        entity = ledger.entity(centre)
        if entity is None:
            raise KeyError(centre)
        self.centre = entity
        self._ledger, self._graph = ledger, Graph(ledger, clocks or Clocks())

    @cached_property
    def nodes(self) -> list[Node]:
        """Those tied to the centre, in the order of the types; each with those that it leads to."""
        near = self._nearest(self.centre.id, FIRST, {self.centre.id})
        shown = {self.centre.id, *(one for one, _ in near)}
        share = (MOST - 1 - len(near)) // max(len(near), 1)
        found = []
        for one, tie in near:
            beyond = self._nearest(one, share, shown) if self._graph.pass_cost(one) is not None else []
            shown.update(other for other, _ in beyond)
            nodes = tuple(self._node(other, one, other_tie) for other, other_tie in beyond)
            found.append(self._node(one, self.centre.id, tie, nodes))
        order = list(types())
        return sorted(found, key=lambda node: order.index(node.type))

    @cached_property
    def entities(self) -> Entities:
        """Everybody who is named."""
        ids = {end for node in self.all() for end in (node.id, node.claim.subject, node.claim.object) if end}
        return {one.id: one for one in self._ledger.entities_each(sorted(ids))} | {self.centre.id: self.centre}

    def all(self) -> Iterator[Node]:
        """Every node, each before those beyond it."""
        for node in self.nodes:
            yield node
            yield from node.nodes

    def title(self, node: Node, lang: str) -> str:
        """What ties a node, in one line."""
        when = when_words(node.claim, lang)
        sources = say("tie.sites", lang, n=len({said.source.id for said in node.told}))
        aside = say("tie.aside", lang).join(filter(None, (when, sources)))
        return say("tie.title", lang, said=sentence(node.claim, self.entities, lang, node.parent), aside=aside)

    def rows(self, lang: str) -> list[Row]:
        """Every edge as a plain row with the claim that it rests on."""
        return [
            {
                "step": 1 if node.parent == self.centre.id else 2,
                "from": node.parent,
                "from_name": name_of(self.entities, node.parent, lang),
                "to": node.id,
                "to_name": name_of(self.entities, node.id, lang),
                "type": node.type,
                "type_label": types()[node.type].labels[lang],
                "predicate": node.claim.predicate,
                "said": sentence(node.claim, self.entities, lang, node.parent),
                "when": node.claim.when,
                **resting(node.told),
            }
            for node in self.all()
        ]

    def _node(self, one: str, parent: str, tie: Tie, nodes: tuple[Node, ...] = ()) -> Node:
        return Node(one, parent, self._graph.statements(tie.facts[0]), nodes)

    def _nearest(self, entity: str, most: int, without: set[str]) -> list[tuple[str, Tie]]:
        """The most telling ties of an entity, the best of each kind in turn."""
        ties = [(one, tie) for one, tie in self._graph.ties(entity).items() if one not in without]
        groups: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
        for one, tie in sorted(ties, key=lambda pair: (pair[1].facts[0].cost, -len(pair[1].facts), pair[0])):
            predicate = tie.facts[0].predicate
            is_own = predicate in OWN and self._graph.kind(one) != "organization"
            groups[OWN[0] if is_own else f"{predicate} {self._graph.kind(one)}"].append((one, tie))
        rounds = [group[n] for n in range(most) for group in groups.values() if n < len(group)]
        chosen = {one for one, _ in rounds[:most]}
        return [(one, tie) for group in groups.values() for one, tie in group if one in chosen]
