"""Values, dates and names in words, in Chinese and English."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from baimo.checking.comparing.numbers import quantity
from baimo.checking.shelf import Shelf
from baimo.claims import Claim, table
from baimo.values import datafile, units
from baimo.values.quantities import Quantity, format_quantity

FILE = Path(__file__).with_name("reasons.yaml")
LANGS = ("zh", "en")

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def sentences() -> dict[str, Any]:
    """The templates of the reasons and the words in them."""
    table_of_words: dict[str, Any] = datafile.load(FILE)
    return table_of_words


def language_of(claim: Claim) -> str:
    """The language in which the claim was made."""
    said = claim.quote or claim.subject_name or claim.subject_text or ""
    return "zh" if _CHINESE.search(said) else "en"


@lru_cache(maxsize=4096)
def date_words(edtf: str | None, lang: str) -> str:
    """A time as people write it: 2023-03 is 2023年3月 or March 2023; what is no such time comes back as it is."""
    if not edtf:
        return ""
    first, stroke, last = edtf.partition("/")
    words = sentences()["dates"][lang]
    if stroke:
        form = "since" if last in ("", "..") else "until" if first in ("", "..") else "span"
        return str(words[form].format(first=date_words(first, lang), last=date_words(last, lang)))
    match = _DATE.fullmatch(edtf)
    return _one_date(match, words) if match else edtf


def _one_date(match: re.Match[str], words: dict[str, Any]) -> str:
    year, part, day, about = match.groups()
    form = "day" if day else "part" if part and int(part) > 12 else "month" if part else "year"
    named = words["months"].get(part or "", part)
    text = words[form].format(year=year, part=named, day=int(day or 0))
    return str(words["about"].format(date=text) if about else text)


def value_words(claim: Claim, lang: str, unit: str | None = None) -> str:
    """The value of a claim, in another unit where one is named that it converts to."""
    number = quantity(claim)
    if number is not None:
        return format_quantity(_in_unit(number, unit), lang)
    row = table().get(claim.predicate)
    text = "" if claim.value is None else str(claim.value)
    return date_words(text, lang) if row and row.value == "date" else text


def _in_unit(number: Quantity, unit: str | None) -> Quantity:
    value = units.convert(number.value, number.unit, unit) if unit else None
    if value is None or unit is None:
        return number
    upper = None if number.value_to is None else units.convert(number.value_to, number.unit, unit)
    return Quantity(value.normalize(), unit, number.bound, upper)


def name_words(entity_id: str | None, written: str | None, shelf: Shelf, lang: str) -> str:
    """What to call an entity: the ledger's name in that language, what was written, or its id."""
    entity = shelf.entity(entity_id) if entity_id else None
    return entity.name(lang) if entity else written or entity_id or ""


def bare_words(claim: Claim, shelf: Shelf, lang: str, unit: str | None = None) -> str:
    """The value of a claim, or its object where it has none: what may be said in place of it."""
    value = value_words(claim, lang, unit)
    return value or (name_words(claim.object, claim.object_name, shelf, lang) if claim.object else "")


def content_words(claim: Claim, shelf: Shelf, lang: str, unit: str | None = None) -> str:
    """What a claim says beside its subject and predicate: the object, the value, and when."""
    named = name_words(claim.object, claim.object_name, shelf, lang) if claim.object else ""
    said = " ".join(part for part in (named, value_words(claim, lang, unit)) if part)
    when = date_words(claim.when, lang)
    if not said or not when:
        return said or when
    return str(sentences()["dates"][lang]["dated"].format(said=said, when=when))


def statement_words(claim: Claim, shelf: Shelf, lang: str, unit: str | None = None) -> str:
    """A whole statement: subject, predicate, what it says, and whether it denies it."""
    words = sentences()["statement"][lang]
    row = table().get(claim.predicate)
    text = (
        words["says"]
        .format(
            subject=name_words(claim.subject, claim.subject_name, shelf, lang),
            label=row.label(lang) if row else claim.predicate,
            content=content_words(claim, shelf, lang, unit),
        )
        .strip()
    )
    stance = words["stance"].get(claim.modality)
    return f"{text}{stance}" if stance else text
