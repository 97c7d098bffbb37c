"""Where the user's own layer and the atlas disagree, and what the user ranked, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, TextIO

from baimo.asking.topics import Fact, exclude, topics
from baimo.output.entity_text import SOURCES, said, statement_json
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, label
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words, words

if TYPE_CHECKING:
    from baimo.ledger import Ledger, Statement

OWN = "user"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One entity and predicate of which the two layers hold what cannot all be true."""

    entity: str
    predicate: str
    own: tuple[Fact, ...]
    atlas: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the user's layer holds: how much, what disagrees with the atlas, what the user ranked and why."""

    count: int
    disagreements: list[Disagreement]
    ranked: list[Statement]


def compared(ledger: Ledger) -> Comparison:
    """The user's layer beside the atlas."""
    own = ledger.statements_of(OWN)
    entities = dict.fromkeys(statement.claim.subject for statement in own)
    found = [one for entity in entities for one in _disagreements(ledger, entity)]
    return Comparison(len(own), found, [statement for statement in own if statement.rank != "normal"])


def _disagreements(ledger: Ledger, entity: str) -> Iterator[Disagreement]:
    for topic in topics(ledger.find(subject=entity)):
        own = [fact for fact in topic.facts if _layers(fact) == {OWN}]
        atlas = [fact for fact in topic.facts if OWN not in _layers(fact)]
        pairs = [(one, other) for one, other in product(own, atlas) if exclude(one, other)]
        if pairs:
            mine, theirs = [one for one, _ in pairs], [other for _, other in pairs]
            yield Disagreement(entity, topic.predicate, _each_once(mine), _each_once(theirs))


def _each_once(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.statements[0].fact: fact for fact in facts}.values())


def _layers(fact: Fact) -> set[str]:
    return {statement.layer for statement in fact.statements}


def write_comparison(stream: TextIO, ledger: Ledger, form: str, lang: str) -> None:
    """Write where the layers disagree, as `text` or `json`."""
    found = compared(ledger)
    if form == "json":
        stream.write(json.dumps(_json(found), ensure_ascii=False, indent=2) + "\n")
        return
    out = printer(stream)
    for row in _rows(found, Names(ledger, lang), words(lang)):
        out.print(row)


def _json(found: Comparison) -> dict[str, Any]:
    def side(facts: Iterable[Fact]) -> list[dict[str, Any]]:
        return [statement_json(statement) for fact in facts for statement in fact.statements]

    return {
        "statements": found.count,
        "disagreements": [
            {"entity": one.entity, "predicate": one.predicate, "user": side(one.own), "atlas": side(one.atlas)}
            for one in found.disagreements
        ],
        "ranked": [statement_json(statement) for statement in found.ranked],
    }


def _rows(found: Comparison, names: Names, say: Words) -> Iterator[Line]:
    yield line(say("layers.count", n=found.count, of=len(found.disagreements)))
    for one in found.disagreements:
        claim = one.own[0].claim
        yield line()
        yield line((f"{names.subject(claim)}: {label(claim, say.lang)}", "strong"))
        yield from _side(say("layer.user"), one.own, names, say)
        yield from _side(say("layer.atlas"), one.atlas, names, say)
    for statement in found.ranked:
        yield line()
        fact = Fact(statement.claim, [statement])
        what = f"{names.subject(statement.claim)}: {label(statement.claim, say.lang)} {said(fact, names, say)}"
        yield line((what, "strong"))
        yield line(say(f"layers.{statement.rank}", reason=statement.reason or ""), indent=2)


def _side(layer: str, facts: tuple[Fact, ...], names: Names, say: Words) -> Iterator[Line]:
    for fact in facts:
        yield line((layer + " ", "quiet"), said(fact, names, say), indent=2)
        for statement in fact.statements[:SOURCES]:
            source = statement.source
            told = [source.publisher or source.title, date_text(source.date, say.lang), say.of("source", source.kind)]
            yield line((" · ".join(part for part in told if part) + " ", "quiet"), (source.url, "url"), indent=6)
