"""The ledger: sourced statements under two clocks, compiled from text, with the user's own layer over the atlas."""

from typing import TYPE_CHECKING, Any

from baimo.ledger.entity import Entity
from baimo.ledger.identity import Judgement
from baimo.ledger.ledger import Ledger, load_names, open_ledger
from baimo.ledger.searching import Found, Passage, Results
from baimo.ledger.statement import Relation, Statement, fact_id, statement_id

if TYPE_CHECKING:
    from baimo.ledger.accepting import accept
    from baimo.ledger.validating import Problem, validate

__all__ = [
    "Entity",
    "Found",
    "Judgement",
    "Ledger",
    "Passage",
    "Problem",
    "Relation",
    "Results",
    "Statement",
    "accept",
    "fact_id",
    "load_names",
    "open_ledger",
    "statement_id",
    "validate",
]


def __getattr__(name: str) -> Any:
    # Whoever reads and checks pays for neither: they load with the verb that needs them.
    from importlib import import_module

    if name in ("Problem", "validate"):
        return getattr(import_module("baimo.ledger.validating"), name)
    if name == "accept":
        return import_module("baimo.ledger.accepting").accept
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
