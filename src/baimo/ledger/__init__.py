"""The ledger: sourced statements under two clocks, compiled from text, with the user's own layer over the atlas."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baimo.ledger.accepting import accept
    from baimo.ledger.entity import Entity
    from baimo.ledger.identity import Judgement
    from baimo.ledger.ledger import Ledger, load_names, open_ledger
    from baimo.ledger.searching import Found, Passage, Results
    from baimo.ledger.statement import Relation, Statement, fact_id, statement_id
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


# Whoever reads pays for no validation, and whoever validates for no database: each loads with the verb that needs it.
_WHERE = {
    "accepting": ("accept",),
    "entity": ("Entity",),
    "identity": ("Judgement",),
    "ledger": ("Ledger", "load_names", "open_ledger"),
    "searching": ("Found", "Passage", "Results"),
    "statement": ("Relation", "Statement", "fact_id", "statement_id"),
    "validating": ("Problem", "validate"),
}
_OF = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"baimo.ledger.{_OF[name]}"), name)
