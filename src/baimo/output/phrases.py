"""A claim in words: who, says what, of whom or how much, when."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from baimo.claims import Claim, table
from baimo.output.people_dates import date_text
from baimo.output.places_text import place_label
from baimo.output.printable import one_line
from baimo.output.wording import Words
from baimo.values.quantities import Quantity, format_quantity
from baimo.values.terms import Terms

if TYPE_CHECKING:
    from baimo.ledger import Ledger


@dataclass(slots=True)
class Names:
    """Names of entities in one language, from the ledger where it knows them; each is looked up once."""

    ledger: Ledger | None
    lang: str
    _known: dict[str, str | None] = field(default_factory=dict)

    def known(self, entity_id: str) -> str | None:
        """The name the ledger has for an id, None where it has no such entity."""
        if entity_id not in self._known:
            entity = self.ledger.entity(entity_id) if self.ledger else None
            self._known[entity_id] = entity.name(self.lang) if entity else None
        return self._known[entity_id]

    def subject(self, claim: Claim) -> str:
        """What to call the subject: the ledger's name, the reading's, the text's own, or the id."""
        found = self.known(claim.subject) or claim.subject_name or claim.subject_text or claim.subject
        return one_line(found)

    def object(self, claim: Claim) -> str:
        """What to call the object, the same way; empty where the claim has none."""
        known = self.known(claim.object) if claim.object else None
        return one_line(known or claim.object_name or claim.object_text or claim.object or "")


def label(claim: Claim, lang: str) -> str:
    """What the predicate is called; a predicate the table lacks is called by its id."""
    row = table().get(claim.predicate)
    return row.label(lang) if row else claim.predicate


def qualifier_text(claim: Claim, lang: str) -> str:
    """Which measure is meant, in words: 月活 or monthly; empty where it is the usual one."""
    row = table().get(claim.predicate)
    if not claim.qualifier or not row or claim.qualifier == row.default_qualifier:
        return ""
    if row.terms:
        return _terms_text(claim.qualifier, lang)
    said = (row.qualifiers or {}).get(claim.qualifier, [])
    return next((word for word in said if not word.isascii()), claim.qualifier) if lang == "zh" else claim.qualifier


def _terms_text(qualifier: str, lang: str) -> str:
    try:
        return Terms.parse(qualifier).text(lang)
    except ValueError:
        return qualifier


def value_text(claim: Claim, words: Words) -> str:
    """The value with its unit and bound, or the date, or the words; empty where the claim has none."""
    if claim.value is None:
        return ""
    row = table().get(claim.predicate)
    if isinstance(claim.value, Decimal):
        return _quantity(claim, claim.value, words)
    if row and row.value == "date":
        return _bounded(claim.bound, date_text(claim.value, words.lang), words)
    return one_line(place_label(claim.value, words.lang) if claim.predicate == "category" else claim.value)


def _quantity(claim: Claim, value: Decimal, words: Words) -> str:
    quantity = Quantity(value, claim.unit or "", claim.bound, claim.value_to)
    return format_quantity(quantity, words.lang)


def _bounded(bound: str, text: str, words: Words) -> str:
    before = words.of("bound", bound)
    return before + text if words.lang == "zh" else f"{before} {text}".strip()


def when_text(claim: Claim, lang: str) -> str:
    """When it happened or held."""
    return date_text(claim.when, lang)


def claim_text(claim: Claim, names: Names, words: Words) -> str:
    """The whole claim in one line: `月之暗面 发布 Kimi（2023年10月）`."""
    said = [names.subject(claim), label(claim, words.lang), names.object(claim), value_text(claim, words)]
    aside = [words.of("stance", claim.modality)] if claim.modality != "asserted" else []
    aside += [part for part in (qualifier_text(claim, words.lang), when_text(claim, words.lang)) if part]
    tail = words("text.open") + words.join(aside) + words("text.close") if aside else ""
    return " ".join(part for part in said if part) + tail
