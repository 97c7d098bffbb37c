"""The text of a ledger checked by rules: every problem with its file, line, key, and what to write instead."""

from baimo.ledger.validating.outside import examine_statements
from baimo.ledger.validating.problem import Problem
from baimo.ledger.validating.validation import Report, examine, validate

__all__ = ["Problem", "Report", "examine", "examine_statements", "validate"]
