"""A relation told as a sentence in the reader's language, with its time and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from baimo.asking.clocks import is_closed_state
from baimo.asking.relating.relations import rules
from baimo.asking.relating.steps import Step, beginning_of
from baimo.claims import Claim
from baimo.ledger import Statement
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, qualifier_text, value_text
from baimo.output.wording import Words
from baimo.values.dates import when_of

ASKING = Path(__file__).with_name("asking.yaml")


def sentence(claim: Claim, origin: str, names: Names, say: Words, began: Statement | None = None) -> str:
    """The sentence that tells a relation, beginning with the entity it is told from; without a full stop."""
    relating = rules().relations[claim.predicate]
    is_when = bool(began and relating.dated_by and relating.dated_by.get("is_when"))
    when = claim.when or (beginning_of(began) if began and is_when else None)
    said = plainly(claim, origin, names, say)
    if when:
        said = say("path.when", when=when_phrase(when, say), said=said)
    elif began:
        said += _began(began, names, say)
    return say(f"path.{claim.modality}", said=said) if claim.modality in ("reported", "predicted") else said


def plainly(claim: Claim, origin: str, names: Names, say: Words) -> str:
    """The bare sentence of a relation, without its time and stance."""
    template = (
        rules()
        .relations[claim.predicate]
        .sentence(
            claim.subject == origin, say.lang, claim.value is not None, is_closed_state(claim.predicate, claim.when)
        )
    )
    said = template.format(
        s=names.subject(claim),
        o=names.object(claim),
        v=value_text(claim, say),
        n=value_text(replace(claim, unit=None), say),
    )
    measure = qualifier_text(claim, say.lang)
    return said + (say("text.open") + measure + say("text.close") if measure else "")


def _began(statement: Statement, names: Names, say: Words) -> str:
    claim = statement.claim
    name = names.object(claim) if claim.object else names.subject(claim)
    date = when_phrase(beginning_of(statement), say)
    return say(f"path.began.{claim.predicate}", name=name, date=date)


def step_sentence(step: Step, names: Names, say: Words) -> str:
    """The sentence of the fact that tells a step best, with its full stop."""
    return sentence(step.claim, step.origin, names, say, next(iter(step.began), None)) + say("path.end")


def when_phrase(edtf: str, say: Words) -> str:
    """A time as it stands in a sentence: `on 9 Oct 2023`, `in 2023`, `since May 2024`; Chinese needs no such word."""
    key = "when.plain"
    if "/" not in edtf:
        is_about = edtf[-1:] in "~?%"
        key = "when.plain" if is_about else "when.on" if when_of(edtf).precision == "day" else "when.in"
    elif not edtf.startswith(("/", "..")) and not edtf.endswith(("/", "..")):
        key = "when.from"
    return say(key, date=date_text(edtf, say.lang))
