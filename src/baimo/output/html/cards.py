"""A claim opened: what was read, the two verdicts, what the ledger holds, the evidence, what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass, field

from baimo.claims import Claim, Evidence, Finding
from baimo.output.check_text import strongest
from baimo.output.html.layout import Layout
from baimo.output.html.links import Links, web_address
from baimo.output.people_dates import date_text
from baimo.output.phrases import claim_text, label, qualifier_text, value_text, when_text
from baimo.output.quoting import quote_of
from baimo.output.rewording import Tongue
from baimo.output.wording import Words

EVIDENCE = 6
AGAIN = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it leads."""

    name: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence; `stand` is agrees, differs or beside."""

    stand: str
    says: str
    source: Named
    date: str
    kind: str
    grade: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict as of one of the two clocks, and why."""

    clock: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim in one line; `href` leads to its mark, `opens` to its card without moving the text."""

    index: int
    verdict: str
    quote: str
    said: str
    line: int | None
    href: str
    opens: str


@dataclass(slots=True)
class Card:
    """All that opens at a mark; `mark` and `key` are ids on the page."""

    brief: Brief
    mark: str
    key: str
    subject: Named
    predicate: str
    object: Named | None
    value: str
    when: str
    facts: list[tuple[str, str]]
    rulings: list[Ruling] = field(default_factory=list)
    expected: str | None = None
    proofs: list[Proof] = field(default_factory=list)
    unseen: int = 0
    conflicts: list[Brief] = field(default_factory=list)
    overlaps: list[Brief] = field(default_factory=list)
    also_at: list[str] = field(default_factory=list)
    previous: str | None = None
    next: str | None = None


@dataclass(slots=True)
class Cards:
    """Cards of one document's claims for one page, which shows one part of it.

    `prefix` keeps ids apart where several documents share a page.
    """

    layout: Layout
    tongue: Tongue
    links: Links
    part: int = 0
    prefix: str = ""
    _briefs: dict[int, Brief] = field(default_factory=dict)
    _cards: dict[int, Card] = field(default_factory=dict)

    def brief(self, index: int) -> Brief:
        """A claim in one line."""
        if index not in self._briefs:
            self._briefs[index] = self._brief(index)
        return self._briefs[index]

    def _brief(self, index: int) -> Brief:
        layout, claim = self.layout, self.layout.findings[index].claim
        line = layout.document.place(claim.start)[0] if claim.start >= 0 else None
        part = layout.part_of.get(index, self.part)
        page = "" if part == self.part else f"?part={part + 1}"
        return Brief(
            index,
            layout.verdict(index),
            quote_of(layout.document, claim),
            claim_text(claim, self.tongue.names, self.tongue.words),
            line,
            f"{page}#{self.prefix}m{index}",
            f"{page}#{self.prefix}c{index}",
        )

    def card(self, index: int) -> Card:
        """A claim opened."""
        if index not in self._cards:
            self._cards[index] = self._card(index)
        return self._cards[index]

    def _card(self, index: int) -> Card:
        layout, finding = self.layout, self.layout.findings[index]
        claim, proofs = finding.claim, strongest(finding.evidence)
        return Card(
            brief=self.brief(index),
            mark=f"{self.prefix}m{index}",
            key=f"{self.prefix}c{index}",
            subject=Named(self.tongue.names.subject(claim), self._entity(claim.subject)),
            predicate=label(claim, self.tongue.words.lang),
            object=Named(self.tongue.names.object(claim), self._entity(claim.object)) if claim.object else None,
            value=value_text(claim, self.tongue.words),
            when=when_text(claim, self.tongue.words.lang),
            facts=self._facts(claim),
            rulings=self._rulings(finding) if layout.judged else [],
            expected=self.tongue.rewording.expected(finding),
            proofs=[self._proof(one, finding) for one in proofs[:EVIDENCE]],
            unseen=max(0, len(proofs) - EVIDENCE),
            conflicts=[self.brief(other) for other in finding.conflicts],
            overlaps=[self.brief(other) for other in layout.overlaps.get(index, [])],
            also_at=self._also_at(claim),
            previous=self._neighbour(index, -1),
            next=self._neighbour(index, 1),
        )

    def _also_at(self, claim: Claim) -> list[str]:
        """The lines on which the same is said again, the first few by number."""
        say, again = self.tongue.words, claim.also_at
        lines = [say("doc.line", n=self.layout.document.place(start)[0]) for start, _ in again[:AGAIN]]
        return lines if len(again) <= AGAIN else [*lines, say("doc.more", n=len(again) - AGAIN)]

    def _neighbour(self, index: int, step: int) -> str | None:
        other = self.layout.neighbour(index, step)
        return None if other is None else self.brief(other).href

    def _entity(self, entity_id: str | None) -> str | None:
        return self.links.entity(entity_id) if entity_id and self.tongue.names.known(entity_id) else None

    def _facts(self, claim: Claim) -> list[tuple[str, str]]:
        say = self.tongue.words
        rows = [
            ("claim.when", when_text(claim, say.lang)),
            ("claim.qualifier", qualifier_text(claim, say.lang)),
            ("claim.stance", say.of("stance", claim.modality)),
            ("claim.said_by", say.join([part for part in (claim.said_by, date_text(claim.said_on, say.lang)) if part])),
            ("claim.note", claim.note or ""),
        ]
        return [(say(key), text) for key, text in rows if text]

    def _rulings(self, finding: Finding) -> list[Ruling]:
        """Today's verdict, then that of the document's own date; the reason once where it is the same."""
        say = self.tongue.words
        as_of = date_text(self.layout.as_of, say.lang)
        now = say("claim.now_at", date=as_of) if as_of else say("claim.now")
        date = date_text(finding.claim.said_on or self.layout.document.date, say.lang)
        then = say("claim.then", date=date) if date else say("claim.then_undated")
        reason, then_reason = finding.reason.text(say.lang), finding.then_reason.text(say.lang)
        return [
            Ruling(now, finding.verdict.value, reason),
            Ruling(then, finding.then.value, "" if then_reason == reason else then_reason),
        ]

    def _proof(self, evidence: Evidence, finding: Finding) -> Proof:
        say = self.tongue.words
        title = evidence.source_title or evidence.source_id or evidence.source_url
        return Proof(
            stand="beside" if evidence.agrees is None else "agrees" if evidence.agrees else "differs",
            says=self.tongue.rewording.says(evidence, finding),
            source=Named(title, self.links.source(evidence.source_id) if evidence.source_id else None),
            date=date_text(evidence.source_date, say.lang) or say("claim.undated"),
            kind=_kind(evidence, say),
            grade=say.of("grade", evidence.grade),
            url=web_address(evidence.source_url),
        )


def _kind(evidence: Evidence, say: Words) -> str:
    """What kind of source it is, and whether it is one of the reader's own."""
    kind = say.of("source", evidence.source_kind)
    return say.join([kind, say("layer.user")]) if evidence.layer == "user" else kind
