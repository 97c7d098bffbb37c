"""How the houses of the map are tied: typed ties, the edges that draw them, and why each tile is where it is."""

from baimo.drawing.ties.data import map_data
from baimo.drawing.ties.facts import Fact
from baimo.drawing.ties.finding import Tie, Ties, ties
from baimo.drawing.ties.types import TieType, types

__all__ = ["Fact", "Tie", "TieType", "Ties", "map_data", "ties", "types"]
