"""The ledger: sourced statements under two clocks, compiled from text, with the user's own layer over the atlas."""

from baimo.ledger.accepting import accept
from baimo.ledger.entity import Entity
from baimo.ledger.ledger import Ledger, load_names, open_ledger
from baimo.ledger.statement import Statement, fact_id, statement_id
from baimo.ledger.validating import Problem, validate

__all__ = [
    "Entity",
    "Ledger",
    "Problem",
    "Statement",
    "accept",
    "fact_id",
    "load_names",
    "open_ledger",
    "statement_id",
    "validate",
]
