"""Evidence in the reader's language; the checker words it in the language of the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.checking.shelf import Shelf
from baimo.checking.wording import content_words, language_of, statement_words
from baimo.claims import Claim, Evidence, Finding
from baimo.output.phrases import Names
from baimo.output.wording import Words

if TYPE_CHECKING:
    from baimo.ledger import Ledger


class Rewording:
    """What the ledger holds, in `zh` or `en`; as the checker said it where the ledger is not at hand."""

    def __init__(self, ledger: Ledger | None, lang: str) -> None:
        """Statements and entities are fetched once."""
        self._ledger, self._lang = ledger, lang
        self._shelf = Shelf(ledger) if ledger else None
        self._held: dict[str, Claim | None] = {}

    def says(self, evidence: Evidence, finding: Finding) -> str:
        """What a piece of evidence says."""
        held = self._statement(evidence) if language_of(finding.claim) != self._lang else None
        return statement_words(held, self._shelf, self._lang) if held and self._shelf else evidence.says

    def expected(self, finding: Finding) -> str | None:
        """What the ledger holds instead of, or beside, what was claimed."""
        said_in = language_of(finding.claim)
        if finding.expected is None or self._shelf is None or said_in == self._lang:
            return finding.expected
        for evidence in finding.evidence:
            held = self._statement(evidence)
            if held is None:
                continue
            for words in (content_words, statement_words):
                if words(held, self._shelf, said_in, finding.claim.unit) == finding.expected:
                    return words(held, self._shelf, self._lang, finding.claim.unit)
        return finding.expected

    def _statement(self, evidence: Evidence) -> Claim | None:
        if evidence.statement not in self._held:
            found = self._ledger.statement(evidence.statement) if self._ledger else None
            self._held[evidence.statement] = found.claim if found else None
        return self._held[evidence.statement]


class Tongue:
    """One language over one ledger: its words, the names of entities in it, the ledger's statements in it."""

    def __init__(self, ledger: Ledger | None, words: Words) -> None:
        """What is looked up is kept, so one tongue serves many pages."""
        self.words, self.names = words, Names(ledger, words.lang)
        self.rewording = Rewording(ledger, words.lang)
