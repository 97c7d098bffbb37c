"""The verdict: what the ledger can say of a claim, and on what it rests."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from baimo.claims.claim import Claim


class Verdict(StrEnum):
    """The six answers. Silence is never contradiction: what the ledger does not know is `unknown`."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement of the ledger that speaks for, against or beside a claim, with the source it rests on."""

    statement: str
    agrees: bool | None
    says: str
    source_id: str
    source_url: str
    source_title: str
    source_date: str | None
    source_kind: str
    grade: str
    entity: str = ""
    layer: str = "atlas"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: a code for programs, and a sentence in each language for readers."""

    code: str
    zh: str
    en: str

    def text(self, lang: str) -> str:
        """The sentence in the language asked for."""
        return self.zh if lang == "zh" else self.en


@dataclass(slots=True)
class Finding:
    """A claim with its two verdicts: `verdict` as of today (or the date asked for), `then` as of the document's date.

    `expected` is what the ledger holds, in words and units of the claim; `conflicts` are indices of other claims of the
    same document that cannot be true together with this one.
    """

    claim: Claim
    verdict: Verdict
    then: Verdict
    reason: Reason
    then_reason: Reason
    expected: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    conflicts: list[int] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The claim's keys and `verdict`, `then`, `reason`, `expected`, `evidence`, `conflicts`."""
        return self.claim.to_json() | {
            "verdict": self.verdict.value,
            "then": self.then.value,
            "reason": {"code": self.reason.code, "zh": self.reason.zh, "en": self.reason.en},
            "expected": self.expected,
            "evidence": [
                {
                    "statement": e.statement,
                    "agrees": e.agrees,
                    "says": e.says,
                    "source_url": e.source_url,
                    "source_title": e.source_title,
                    "source_date": e.source_date,
                    "source_kind": e.source_kind,
                    "layer": e.layer,
                }
                for e in self.evidence
            ],
            "conflicts": self.conflicts,
        }
