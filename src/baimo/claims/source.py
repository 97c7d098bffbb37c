"""The source: a page, paper or record on which somebody saw a statement."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("official", "regulator", "paper", "media", "encyclopedia", "dataset", "social")
# How far a source is trusted to stand alone, best first. A weak source alone never contradicts a document.
GRADES = ("official", "known", "mirror", "unknown")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was said; `date` is EDTF, None where the page bears none."""

    id: str
    url: str
    title: str
    publisher: str
    kind: str
    date: str | None = None
    grade: str = "known"
    note: str | None = None

    @property
    def is_weak(self) -> bool:
        """Whether it needs a second witness before it may contradict anyone."""
        return self.grade in ("mirror", "unknown") or self.kind == "social"
