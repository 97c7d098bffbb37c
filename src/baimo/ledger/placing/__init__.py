"""Placing: where an entity stands on the map and how far up, by its sources, else by rules over what is said of it."""

from baimo.ledger.placing.placement import Place, Placement, Tier, counts, places

__all__ = ["Place", "Placement", "Tier", "counts", "places"]
