"""How two entities are related: paths of dated, sourced steps over the relations of the ledger."""

from baimo.asking.relating.paths import Answer, Story, paths
from baimo.asking.relating.steps import Step

__all__ = ["Answer", "Step", "Story", "paths"]
