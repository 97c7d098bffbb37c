"""Reasons and evidence: why a verdict was given, in sentences, and on what it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baimo.checking.fits import Held
from baimo.checking.ruling import Ruling
from baimo.checking.shelf import Shelf
from baimo.checking.weighing import independent
from baimo.checking.wording import (
    LANGS,
    bare_words,
    content_words,
    date_words,
    language_of,
    name_words,
    sentences,
    statement_words,
)
from baimo.claims import Claim, Evidence, Reason
from baimo.values.dates import When

# More than a reader looks at; a claim of a well-known thing may meet a hundred statements.
_MOST_EVIDENCE = 12


def reason_of(claim: Claim, ruling: Ruling, shelf: Shelf) -> Reason:
    """The sentence for a ruling in both languages."""
    code = ruling.code
    with_other = f"{code}-other"
    template = sentences()["reasons"][
        with_other if ruling.words.get("other") and with_other in sentences()["reasons"] else code
    ]
    zh, en = (template[lang].format(**_blanks(claim, ruling, shelf, lang)) + _layers(ruling, lang) for lang in LANGS)
    return Reason(code, zh, en)


def _layers(ruling: Ruling, lang: str) -> str:
    """Whose word is for the claim and whose against, where the user's own layer and the atlas disagree on it."""
    sides: dict[str, set[bool | None]] = {"user": set(), "atlas": set()}
    for held in [*ruling.deciding, *ruling.against]:
        sides.setdefault(held.statement.layer, set()).add(_agrees(held))
    for mine, theirs, word in ((True, False, "for"), (False, True, "against")):
        if sides["user"] == {mine} and sides["atlas"] == {theirs}:
            return str(sentences()["layers"][word][lang])
    return ""


def expected_of(claim: Claim, ruling: Ruling, shelf: Shelf) -> str | None:
    """What the ledger holds, in the words and the unit of the claim; None where it holds nothing near it."""
    if ruling.best is None:
        return None
    lang = language_of(claim)
    held = ruling.best.claim
    if "ratio" in ruling.words:
        return str(ruling.words["ratio"])
    if held.subject == claim.subject and held.predicate == claim.predicate and not ruling.deciding[0].denies:
        return content_words(held, shelf, lang, claim.unit) or None
    return statement_words(held, shelf, lang, claim.unit)


def evidence_of(claim: Claim, ruling: Ruling, others: Sequence[Held], shelf: Shelf) -> list[Evidence]:
    """The statements that decide, then the others that speak to the claim, each once.

    What one page says twice of one thing on one side (April, and 2023) is a line, the one that was to be quoted first.
    """
    found: dict[object, Evidence] = {}
    lang = language_of(claim)
    for held in [*ruling.deciding, *ruling.against, *others]:
        line = (held.statement.source.url, held.claim.subject, held.claim.predicate, _agrees(held))
        if line not in found and len(found) < _MOST_EVIDENCE:
            key = (held.statement.id, _agrees(held), lang)
            if key not in shelf.shown:
                shelf.shown[key] = _evidence(held, shelf, lang)
            found[line] = shelf.shown[key]
    return list(found.values())


def _evidence(held: Held, shelf: Shelf, lang: str) -> Evidence:
    source = held.statement.source
    return Evidence(
        statement=held.statement.id,
        agrees=_agrees(held),
        says=statement_words(held.claim, shelf, lang),
        source_id=source.id,
        source_url=source.url,
        source_title=source.title,
        source_date=source.date,
        source_kind=source.kind,
        grade=source.grade,
        entity=held.claim.subject,
        layer=held.statement.layer,
    )


def _agrees(held: Held) -> bool | None:
    if held.agrees:
        return True
    return False if held.differs or held.denies else None


def _blanks(claim: Claim, ruling: Ruling, shelf: Shelf, lang: str) -> dict[str, Any]:
    best = ruling.best
    against = ruling.against[0] if ruling.against else None
    blanks = {
        "subject": name_words(claim.subject, claim.subject_name or claim.subject_text, shelf, lang),
        "claimed": bare_words(claim, shelf, lang),
        "claimed_when": date_words(claim.when, lang),
        "held": _said(best, shelf, lang, claim.unit),
        "value": bare_words(best.claim, shelf, lang, claim.unit) if best else "",
        "held_when": date_words(best.claim.when, lang) if best else "",
        "sources": _sources(ruling.deciding, lang),
        "against": _said(against, shelf, lang, claim.unit),
        "against_value": bare_words(against.claim, shelf, lang, claim.unit) if against else "",
        "against_sources": _sources(ruling.against, lang),
    }
    return blanks | {name: _word(name, value, shelf, lang) for name, value in ruling.words.items()}


def _word(name: str, value: Any, shelf: Shelf, lang: str) -> str:
    if isinstance(value, When):
        return date_words(str(value), lang)
    return name_words(value, None, shelf, lang) if name == "other" else str(value)


def _sources(side: Sequence[Held], lang: str) -> str:
    """How many independent sources stand behind a side."""
    count = independent(held.statement.source for held in side)
    words = sentences()["statement"][lang]["sources"]
    return str(words["one" if count == 1 else "other"].format(n=count))


def _said(held: Held | None, shelf: Shelf, lang: str, unit: str | None) -> str:
    return statement_words(held.claim, shelf, lang, unit) if held else ""
