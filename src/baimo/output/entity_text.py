"""What the ledger knows of one entity, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from baimo.asking.clocks import Clocks
from baimo.asking.states import as_told
from baimo.asking.topics import Fact, Topic, topics
from baimo.claims import table
from baimo.output.judgement_text import judgement_json, judgement_lines
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, claim_text, qualifier_text, value_text, when_text
from baimo.output.places_text import places_json, places_line
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words, words

if TYPE_CHECKING:
    from baimo.ledger import Entity, Ledger, Statement

SOURCES = 3
MENTIONS = 20


def write_entity(
    stream: TextIO, ledger: Ledger, entity_id: str, form: str, lang: str, clocks: Clocks | None = None
) -> None:
    """Write what is known of an entity, as `text` or `json`; with clocks what was true, or had been told, by then."""
    clocks = clocks or Clocks()
    if form == "json":
        content = json.dumps(entity_json(ledger, entity_id, clocks), ensure_ascii=False, indent=2)
        stream.write(content + "\n")
        return
    out = printer(stream)
    for row in _rows(ledger, entity_id, words(lang), clocks):
        out.print(row)


def entity_json(ledger: Ledger, entity_id: str, clocks: Clocks | None = None) -> dict[str, Any]:
    """The entity with its names, its statements and those that name it. KeyError if the ledger has no such entity."""
    entity = ledger.entity(entity_id)
    if entity is None:
        raise KeyError(entity_id)
    about, naming = _told(ledger, entity_id, clocks or Clocks())
    return {
        **_entity_keys(entity),
        **places_json(ledger, entity_id, _date(clocks)),
        "judgements": [judgement_json(judgement) for judgement in ledger.judgements(entity_id)],
        "statements": [statement_json(statement) for statement in about],
        "mentions": [statement_json(statement) for statement in naming],
    }


def _told(ledger: Ledger, entity_id: str, clocks: Clocks) -> tuple[list[Statement], list[Statement]]:
    """The statements about an entity and those that name it, as the two clocks tell them."""
    about = ledger.find(subject=entity_id, include_deprecated=True)
    return as_told(about, clocks), as_told(ledger.find(object=entity_id), clocks)


def _date(clocks: Clocks | None) -> str | None:
    """The date by which a place on the map had to be told."""
    date = clocks and (clocks.known_by or clocks.as_of)
    return date.edtf if date else None


def _entity_keys(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "names": entity.names,
        "aliases": list(entity.aliases),
        "former": list(entity.former),
        "category": entity.category,
        "layer": entity.layer,
    }


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement: its ids, rank and source beside the keys of its claim."""
    source = statement.source
    return {
        "statement": statement.id,
        "fact": statement.fact,
        "rank": statement.rank,
        "reason": statement.reason,
        "layer": statement.layer,
        "origin": statement.origin,
        **statement.claim.to_json(),
        "source": source_json(source),
    }


def source_json(source: Any) -> dict[str, Any]:
    """A source with its date, kind and grade."""
    keys = ("id", "url", "title", "publisher", "date", "kind", "grade", "note")
    return {key: getattr(source, key) for key in keys}


def _rows(ledger: Ledger, entity_id: str, say: Words, clocks: Clocks) -> Iterator[Line]:
    entity, names = ledger.entity(entity_id), Names(ledger, say.lang)
    if entity is None:
        return
    yield from _head(entity, places_line(ledger, entity_id, say, _date(clocks)), say, clocks)
    for judgement in ledger.judgements(entity_id):
        yield from judgement_lines(judgement, say)
    about, naming = _told(ledger, entity_id, clocks)
    found = topics(about)
    for topic in found:
        yield from _topic(topic, names, say)
    if not found:
        yield line(say("text.nothing_known"))
    yield from _mentions(naming, names, say)


def _head(entity: Entity, placed: str, say: Words, clocks: Clocks) -> Iterator[Line]:
    shown = entity.name(say.lang)
    others = [name for name in (*entity.names.values(), *entity.aliases) if name != shown]
    about = [entity.id, say.of("kind", entity.kind), placed]
    yield line((shown, "heading"), ("  " + " · ".join(part for part in about if part), "quiet"))
    if others:
        yield line((say("text.also", names=say.join(list(dict.fromkeys(others)))), "quiet"))
    if entity.former:
        yield line((say("text.former", names=say.join(list(entity.former))), "quiet"))
    for key, date in (("text.as_of", clocks.as_of), ("text.known_by", clocks.known_by)):
        if date:
            yield line((say(key, date=date_text(date.edtf, say.lang)), "quiet"))


def _topic(topic: Topic, names: Names, say: Words) -> Iterator[Line]:
    row = table().get(topic.predicate)
    parts: list[str | tuple[str, str]] = [(row.label(say.lang) if row else topic.predicate, "strong")]
    if topic.rivals:
        parts.append(("  ⇄ " + say("text.disagree"), "disputed"))
    yield line()
    yield line(*parts)
    for fact in topic.facts:
        yield from _fact(fact, fact.statements[0].fact in topic.rivals, names, say)
    for fact in topic.deprecated:
        reason = say("text.deprecated", reason=fact.reason or "")
        yield line((f"{said(fact, names, say)}  {reason}", "quiet"), indent=2)


def _fact(fact: Fact, is_rival: bool, names: Names, say: Words) -> Iterator[Line]:
    yield line(("⇄ " if is_rival else "  ", "disputed"), said(fact, names, say))
    for statement in fact.statements[:SOURCES]:
        source = statement.source
        told = [source.publisher or source.title, date_text(source.date, say.lang), say.of("source", source.kind)]
        yield line((" · ".join(part for part in told if part) + " ", "quiet"), (source.url, "url"), indent=6)
    if len(fact.statements) > SOURCES:
        yield line((say("text.sources", n=len(fact.statements)), "quiet"), indent=6)


def said(fact: Fact, names: Names, say: Words) -> str:
    """The fact without its subject and predicate: object, value, measure, stance and time."""
    claim = fact.claim
    stance = "" if claim.modality == "asserted" else say.of("stance", claim.modality)
    main = [names.object(claim), value_text(claim, say)]
    aside = [stance, qualifier_text(claim, say.lang), when_text(claim, say.lang)]
    shown = [part for part in main if part]
    notes = [part for part in aside if part]
    if not shown:
        return say.join(notes)
    return " ".join(shown) + (say("text.open") + say.join(notes) + say("text.close") if notes else "")


def _mentions(statements: list[Statement], names: Names, say: Words) -> Iterator[Line]:
    if not statements:
        return
    yield line()
    yield line((say("text.mentioned"), "strong"))
    told = dict.fromkeys(claim_text(statement.claim, names, say) for statement in statements)
    for text in list(told)[:MENTIONS]:
        yield line(text, indent=2)
    if len(told) > MENTIONS:
        yield line((say("doc.more", n=len(told) - MENTIONS), "quiet"), indent=2)
