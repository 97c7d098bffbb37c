"""What a detector found, and the table of detectors: what each looks for, why, and how much it matters."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from baimo.ledger.detecting.facts import Fact
from baimo.values import datafile

FILE = Path(__file__).with_name("detectors.yaml")
SEVERITIES = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; `limits` are its thresholds, `looks_for` and `why` are told in `zh` and `en`."""

    id: str
    severity: str
    looks_for: dict[str, str]
    why: dict[str, str]
    repair: str
    limits: dict[str, Any] = field(default_factory=dict)
    examples: dict[str, Any] = field(default_factory=dict)


@cache
def rules() -> dict[str, Rule]:
    """Every named rule by its id, in the order of the file."""
    return {
        name: Rule(
            name,
            row["severity"],
            row["looks_for"],
            row["why"],
            row["repair"],
            row.get("limits") or {},
            {key: row[key] for key in ("found", "quiet") if key in row},
        )
        for name, row in datafile.load(FILE).items()
    }


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule saw something: the facts or entities involved, the first of them where it is told.

    `path` leads to the key of the first entity's file where the finding is of a name; `repair` is the rule's own where
    it is empty.
    """

    rule: str
    message: str
    facts: tuple[Fact, ...] = ()
    entities: tuple[str, ...] = ()
    path: tuple[str | int, ...] = ()
    detail: str = ""
    repair: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """The entities involved, by id."""
        return tuple(dict.fromkeys((*self.entities, *(fact.claim.subject for fact in self.facts))))

    @property
    def key(self) -> str:
        """What an acknowledgement names: equal as long as the facts, entities and name involved say the same."""
        involved = sorted(fact.id for fact in self.facts) or sorted(self.entities)
        digest = hashlib.blake2b("\x1f".join((self.rule, self.detail, *involved)).encode(), digest_size=5).digest()
        return base64.b32encode(digest).decode().lower()
