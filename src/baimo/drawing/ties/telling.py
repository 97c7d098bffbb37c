"""A claim in words for the map: a short sentence, its time as digits, who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.asking.clocks import is_closed_state
from baimo.asking.relating.relations import rules
from baimo.claims import Claim, table
from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas.wording import name_in
from baimo.values import datafile
from baimo.values.quantities import Quantity, format_quantity

if TYPE_CHECKING:
    from baimo.drawing.ties.facts import Fact
    from baimo.ledger import Entity

WORDS = Path(__file__).with_name("words.yaml")
Entities = Mapping[str, "Entity"]


@cache
def _words(lang: str) -> dict[str, str]:
    return {key: str(row[lang]) for key, row in datafile.load(WORDS).items()}


def say(key: str, lang: str, **parts: Any) -> str:
    """A line of the table in one language, its gaps filled; of one in the singular. KeyError for an unknown key."""
    rows = _words(lang)
    single = f"{key}.one"
    return (rows[single] if parts.get("n") == 1 and single in rows else rows[key]).format(**parts)


def name_of(entities: Entities, entity_id: str | None, lang: str) -> str:
    """What an entity is called; one that the ledger does not know by its id."""
    entity = entities.get(entity_id or "")
    return (name_in(entity.names, lang) if entity else "") or entity_id or ""


def sentence(claim: Claim, entities: Entities, lang: str, origin: str | None = None) -> str:
    """What a claim says, without its time; told from its subject, or from another end where `origin` names it."""
    names = {"s": name_of(entities, claim.subject, lang), "o": name_of(entities, claim.object, lang)}
    relating = rules().relations.get(claim.predicate) if claim.object else None
    if relating is None:
        return _plain(claim, names["s"], names["o"], lang)
    is_past = is_closed_state(claim.predicate, claim.when)
    template = relating.sentence(origin in (None, claim.subject), lang, claim.value is not None, is_past)
    return template.format(**names, v=_amount(claim, lang), n=_amount(replace(claim, unit=None), lang))


def _plain(claim: Claim, subject: str, other: str, lang: str) -> str:
    if claim.predicate == "category":
        return say("tie.placed", lang, s=subject, o=taxonomy().label(str(claim.value), lang))
    row = table().get(claim.predicate)
    label = row.label(lang) if row else claim.predicate
    return say("tie.generic", lang, s=subject, label=label, o=other or _amount(claim, lang)).strip()


def _amount(claim: Claim, lang: str) -> str:
    if isinstance(claim.value, Decimal):
        return format_quantity(Quantity(claim.value, claim.unit or "", claim.bound, claim.value_to), lang)
    return claim.value or ""


def when_words(claim: Claim, lang: str) -> str:
    """When it happened or held, in digits: `2023-10`, `2016 to 2018`, `since 2024-03`; empty where that is not told."""
    when = claim.when or ""
    first, slash, last = when.partition("/")
    first, last = _digits(first), _digits(last)
    if not slash:
        return first
    if first and last:
        return say("tie.period", lang, since=first, until=last)
    return say("tie.since", lang, since=first) if first else say("tie.until", lang, until=last)


def _digits(date: str) -> str:
    """A date in digits: EDTF counts quarters from 33 and halves from 40, people from 1."""
    year, _, part = date.strip(".").partition("-")
    if not part.isdigit() or not 33 <= int(part) <= 41:
        return date.strip(".")
    return f"{year}-Q{int(part) - 32}" if int(part) < 40 else f"{year}-H{int(part) - 39}"


def told(fact: Fact, entities: Entities, lang: str) -> str:
    """The sentences of a fact, without time and sources."""
    return say("tie.list", lang).join(sentence(claim, entities, lang) for claim in fact.claims)


def when_of_fact(fact: Fact, lang: str) -> str:
    """The time of the claim that its link opens, else of the other one."""
    return next((words for claim in fact.claims if (words := when_words(claim, lang))), "")


def title(fact: Fact, entities: Entities, lang: str) -> str:
    """A fact in one line, with its time, how sure it is, and how many sources it has."""
    aside = [when_of_fact(fact, lang)]
    aside += [say("tie.reported", lang)] if fact.claim.modality == "reported" else []
    aside += [say("tie.denied", lang)] if fact.is_denied else []
    aside.append(say("tie.sites", lang, n=len(fact.sites)))
    return say(
        "tie.title", lang, said=told(fact, entities, lang), aside=say("tie.aside", lang).join(filter(None, aside))
    )
