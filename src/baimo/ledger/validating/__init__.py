"""The text of a ledger checked by rules: every problem with its file, line, key, and what to write instead."""

from baimo.ledger.validating.problem import Problem
from baimo.ledger.validating.validation import validate

__all__ = ["Problem", "validate"]
