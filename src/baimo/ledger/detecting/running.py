"""All detectors over all facts, each finding once."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.ledger.detecting.detectors import DETECTORS
from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.finding import Finding


def detect(evidence: Evidence) -> Iterator[Finding]:
    """What every detector finds, in their order; what two find alike is told once."""
    seen: set[str] = set()
    for detector in DETECTORS:
        for finding in detector(evidence):
            if finding.key not in seen:
                seen.add(finding.key)
                yield finding
