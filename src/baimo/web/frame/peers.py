"""Whom an entity is compared with: others of its kind in its category, those that the record says most of first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from baimo.output.html.cards import Named
from baimo.web.frame.addresses import compare_address
from baimo.web.frame.figures import rules

if TYPE_CHECKING:
    from baimo.web.frame.site import Site

SHOWN = 4
Peers = dict[tuple[str, str], list[str]]


def peers_of(site: Site, entity_id: str, lang: str) -> list[Named]:
    """Its peers, each with the address of the comparison."""
    entity, main = site.ledger.entity(entity_id), site.album.placement.main(entity_id)
    if entity is None or main is None:
        return []
    others = [one for one in _peers(site)[entity.kind, main.category] if one != entity_id][:SHOWN]
    entities = site.album.evidence.entities
    return [Named(entities[one].name(lang), compare_address([entity_id, one])) for one in others]


def _peers(site: Site) -> Peers:
    return site.overview.kept(("peers",), lambda: _found(site))


def _found(site: Site) -> Peers:
    evidence, placement = site.album.evidence, site.album.placement
    found: Peers = defaultdict(list)
    for entity_id in sorted(evidence.entities, key=lambda one: (-len(evidence.about[one]), one)):
        if main := placement.main(entity_id):
            found[evidence.entities[entity_id].kind, main.category].append(entity_id)
    return found


def examples(site: Site, lang: str) -> list[Named]:
    """Comparisons that show what the page is for, as far as the record knows their members."""
    entities = {one.id: one for row in rules()["examples"] for one in site.ledger.entities_each(row)}
    known = [row for row in rules()["examples"] if all(one in entities for one in row)]
    return [Named(" · ".join(entities[one].name(lang) for one in row), compare_address(row)) for row in known]
