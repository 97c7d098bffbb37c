"""From what a model says to claims: only what the document says word for word, in its own numbers, dates and names.

A model supplies which words belong together. The place, the value and the time are read from the document by the same
grammar as ever, so that an invented number cannot come in.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from baimo.claims import Claim, Predicate, table
from baimo.claims.predicates import MODALITIES
from baimo.documents import Document
from baimo.reading.claiming.measuring import allowed, converted, default_unit
from baimo.reading.finding.dates.dates import find_dates, resolve
from baimo.reading.finding.quantities import find_quantities
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.llm.windows import Window
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import provisional
from baimo.values.dates import When, parsed
from baimo.values.names import fold, key

CONFIDENCE = 0.6
_LONGEST_NAME = 60
Record = dict[str, str]
Place = tuple[int, int]


class UngroundedError(Exception):
    """A record that the document does not bear out; the message says why in a few words."""


class Ground:
    """A document against which the records of one window are held."""

    def __init__(self, document: Document, gazetteer: Gazetteer, window: Window, called: str) -> None:
        self._document, self._gazetteer, self._window, self._called = document, gazetteer, window, called
        # Folding moves no offset: width, case and script make no difference to what is word for word.
        self._folded = fold(document.clean)
        self._day = parsed(document.date)

    def claim(self, record: Record) -> Claim:
        """The claim that a record makes. Raises UngroundedError."""
        row = table().get(record["predicate"])
        if row is None:
            raise UngroundedError("no such predicate")
        quote = self._place(record["quote"])
        if quote is None:
            raise UngroundedError("its quote is not in the document")
        claim = self._about(self._named(record["subject"], row.subject, "subject"), row, record, quote)
        if row.object and record["object"]:
            other = self._named(record["object"], row.object, "object")
            claim.object, claim.object_type, claim.object_text = other.id, other.kind, record["object"]
            claim.object_name = self._gazetteer.name_of(other.id, record["object"])
        self._with_value(claim, row, record["value"] or ("" if claim.object else record["object"]), quote)
        if claim.object is None and claim.value is None:
            raise UngroundedError("it has neither an object nor a value")
        if claim.object == claim.subject:
            raise UngroundedError("it relates a thing to itself")
        claim.when = self._when(record["when"], quote) if row.when else None
        return claim

    def _about(self, subject: Sense, row: Predicate, record: Record, quote: Place) -> Claim:
        start, end = self._document.offsets.to_text(*quote)
        stance = record["modality"] if record["modality"] in MODALITIES else "asserted"
        claim = Claim(subject.id, row.id, self._gazetteer.name_of(subject.id, record["subject"]), subject.kind)
        claim.doc, claim.start, claim.end, claim.modality = self._document.name, start, end, stance
        claim.quote, claim.subject_text = self._document.text[start:end], record["subject"]
        claim.confidence, claim.rule = CONFIDENCE, self._called
        return claim

    def _place(self, words: str) -> Place | None:
        """Where words stand: in the window, else anywhere; white space makes no difference."""
        letters = [re.escape(char) for char in fold(words) if not char.isspace()]
        if not letters:
            return None
        pattern = re.compile(r"\s*".join(letters))
        window = self._window
        found = pattern.search(self._folded, window.start, window.end) or pattern.search(self._folded)
        return found.span() if found else None

    def _named(self, name: str, kinds: tuple[str, ...], role: str) -> Sense:
        if not name or len(name) > _LONGEST_NAME or self._place(name) is None:
            raise UngroundedError(f"its {role} is not named in the document")
        for sense in self._gazetteer.by_key.get(key(name), ()):
            if sense.kind in kinds:
                return sense
        if not kinds or not key(name) or self._gazetteer.by_key.get(key(name)):
            raise UngroundedError(f"its {role} is of another kind")
        return provisional(name, kinds[0])[0]

    def _with_value(self, claim: Claim, row: Predicate, said: str, quote: Place) -> None:
        if not row.value or not said:
            return
        if row.value == "date":
            claim.value = self._when(said, quote)
        elif row.value == "quantity" or (row.value == "any" and any(char.isdigit() for char in said)):
            self._with_quantity(claim, row, said, quote)
        elif self._within(said, quote):
            claim.value = said
        if claim.value is None:
            raise UngroundedError("its value is not in its quote")

    def _with_quantity(self, claim: Claim, row: Predicate, said: str, quote: Place) -> None:
        found = next((span for span in find_quantities(self._folded, *quote) if self._says(span, said)), None)
        if found is None:
            return
        claim.value, claim.value_to, claim.bound = found.value, found.value_to, found.bound
        claim.unit = found.unit or default_unit(row)
        if not allowed(row, claim.unit) and not converted(claim, row):
            raise UngroundedError("its value has a unit of another predicate")

    def _says(self, span: QuantitySpan, said: str) -> bool:
        """Whether a quantity of the quote is the one meant: the same value by the same grammar, or the bare number."""
        meant = find_quantities(fold(said))
        return _number(said) == span.value or any(
            one.value == span.value and (one.unit == span.unit or not one.unit) for one in meant
        )

    def _within(self, words: str, quote: Place) -> bool:
        return _bare(fold(words)) in _bare(self._folded[slice(*quote)])

    def _when(self, said: str, quote: Place) -> str | None:
        """The date of the window that is meant: as written, or as EDTF; none that the document does not have."""
        if not said:
            return None
        window = self._window
        spans = [*find_dates(self._folded, *quote), *find_dates(self._folded, window.start, window.end)]
        for span in spans:
            told = resolve(span, self._day)
            if told and (_bare(fold(said)) == _bare(self._folded[span.start : span.end]) or _is_same(said, told)):
                return told
        return None


def _is_same(said: str, told: str) -> bool:
    meant: When | None = parsed(said.strip())
    return meant is not None and str(meant) == told


def _bare(text: str) -> str:
    return re.sub(r"[\s,，]+", "", text)


def _number(said: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[\s,，]", "", said))
    except InvalidOperation:
        return None
