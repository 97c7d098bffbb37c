"""Facts ready for a page: what is said, since when, by whom, and who says otherwise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.asking.topics import Fact, Topic, topics
from baimo.claims import Claim, Source
from baimo.output.html.cards import Named
from baimo.output.html.links import web_address
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, label, qualifier_text, value_text, when_text
from baimo.output.wording import Words
from baimo.web.frame.addresses import entity_address, fact_anchor, source_address

if TYPE_CHECKING:
    from baimo.ledger import Statement


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source in one line."""

    name: str
    title: str
    href: str
    date: str
    kind: str
    grade: str
    url: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: the id it has on its page, its object or value, further words on it, and its sources."""

    anchor: str
    main: Named | None
    value: str
    aside: list[str]
    note: str
    sources: list[SourceRef]
    is_rival: bool
    is_preferred: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The facts under one predicate; `has_rivals` where some cannot be true together."""

    predicate: str
    label: str
    facts: list[FactRow]
    deprecated: list[FactRow]
    has_rivals: bool


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A statement of somebody else that names the entity."""

    subject: Named
    predicate: str
    object: Named | None
    value: str
    aside: list[str]


class Facts:
    """Makes rows of facts in one language."""

    def __init__(self, names: Names, words: Words) -> None:
        """Names come from the ledger, words from the table."""
        self._names, self._say = names, words

    @property
    def lang(self) -> str:
        """The language of the rows."""
        return self._say.lang

    @property
    def say(self) -> Words:
        """The words of that language."""
        return self._say

    def topics(self, statements: list[Statement]) -> list[TopicRows]:
        """Statements about one entity, by predicate."""
        return [self._topic(topic) for topic in topics(statements)]

    def _topic(self, topic: Topic) -> TopicRows:
        claim = (topic.facts or topic.deprecated)[0].claim
        facts = [self.fact(fact, topic.rivals) for fact in topic.facts]
        deprecated = [self.fact(fact, set()) for fact in topic.deprecated]
        return TopicRows(topic.predicate, label(claim, self._say.lang), facts, deprecated, bool(topic.rivals))

    def fact(self, fact: Fact, rivals: Collection[str] = (), is_turned: bool = False) -> FactRow:
        """One fact with its sources; `rivals` are ids of facts that exclude another, `is_turned` shows who says it."""
        claim = fact.claim
        return FactRow(
            fact_anchor(fact.statements[0].fact),
            self.subject(claim) if is_turned else self.object(claim),
            value_text(claim, self._say),
            self.aside(claim),
            claim.note or "",
            [self.source(statement.source) for statement in fact.statements],
            fact.statements[0].fact in rivals,
            fact.rank == "preferred",
            fact.reason or "",
        )

    def object(self, claim: Claim) -> Named | None:
        """The object with the way to its page, where it has one."""
        return self._named(claim.object, self._names.object(claim)) if claim.object else None

    def subject(self, claim: Claim) -> Named:
        """The subject with the way to its page."""
        return self._named(claim.subject, self._names.subject(claim))

    def _named(self, entity_id: str, name: str) -> Named:
        return Named(name, entity_address(entity_id) if self._names.known(entity_id) else None)

    def aside(self, claim: Claim) -> list[str]:
        """When, which measure, and the stance where it is not a plain assertion."""
        stance = "" if claim.modality == "asserted" else self._say.of("stance", claim.modality)
        lang = self._say.lang
        return [part for part in (when_text(claim, lang), qualifier_text(claim, lang), stance) if part]

    def mention(self, claim: Claim) -> MentionRow:
        """A whole claim in a row."""
        said = label(claim, self._say.lang)
        return MentionRow(
            self.subject(claim), said, self.object(claim), value_text(claim, self._say), self.aside(claim)
        )

    def source(self, source: Source) -> SourceRef:
        """A source in one line."""
        return SourceRef(
            source.publisher or source.title or source.id,
            source.title,
            source_address(source.id),
            date_text(source.date, self._say.lang),
            self._say.of("source", source.kind),
            self._say.of("grade", source.grade),
            web_address(source.url),
        )
