"""The vocabulary: claims, sources, verdicts, and the predicate table that all work from."""

from baimo.claims.claim import Claim
from baimo.claims.predicates import Predicate, table
from baimo.claims.source import Source
from baimo.claims.verdict import Evidence, Finding, Reason, Verdict

__all__ = ["Claim", "Evidence", "Finding", "Predicate", "Reason", "Source", "Verdict", "table"]
