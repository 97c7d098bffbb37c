"""Slip detectors: named rules over the statements of a ledger, each with a reason, an example and a repair."""

from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.facts import Fact, facts_of, facts_of_statements, named_of, pages_of
from baimo.ledger.detecting.finding import Finding, Rule, rules
from baimo.ledger.detecting.running import detect

__all__ = [
    "Evidence",
    "Fact",
    "Finding",
    "Rule",
    "detect",
    "facts_of",
    "facts_of_statements",
    "named_of",
    "pages_of",
    "rules",
]
