"""How two entities are related, as a story for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TextIO

from baimo.asking.relating import Answer, Step, Story
from baimo.output.entity_text import statement_json
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names
from baimo.output.telling import ASKING, sentence, step_sentence
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words

if TYPE_CHECKING:
    from baimo.ledger import Ledger, Statement

_SOURCES = 2
_ALSO = 2


@cache
def asking_words(lang: str) -> Words:
    """The common words and those of `path` and `diff`."""
    return Words(lang, ASKING)


def write_path(
    stream: TextIO,
    ledger: Ledger,
    answer: Answer,
    form: str,
    lang: str,
    named: dict[str, list[str]] | None = None,
    dates: tuple[str | None, str | None] = (None, None),
) -> None:
    """Write an answer as `text` or `json`.

    `named` gives for each name as asked the ids it can mean, the one taken first; `dates` are as-of and known-by.
    """
    names, say = Names(ledger, lang), asking_words(lang)
    if form == "json":
        content = path_json(answer, names, say, named or {}, dates)
        stream.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    out = printer(stream)
    for row in _rows(answer, names, say, named or {}, dates):
        out.print(row)


def path_json(
    answer: Answer, names: Names, say: Words, named: dict[str, list[str]], dates: tuple[str | None, str | None]
) -> dict[str, Any]:
    """The answer with every statement that tells, dates or disputes a step."""
    return {
        "one": _named(answer.one, names),
        "other": _named(answer.other, names),
        "same": answer.one == answer.other,
        "loose": answer.is_loose,
        "as_of": dates[0],
        "known_by": dates[1],
        "asked": named,
        "stories": [
            {"cost": story.cost, "steps": [_step_json(step, names, say) for step in story.steps]}
            for story in answer.stories
        ],
        "nearest": {end: [_step_json(step, names, say) for step in steps] for end, steps in answer.nearest.items()},
    }


def _named(entity: str, names: Names) -> dict[str, str]:
    return {"id": entity, "name": names.known(entity) or entity}


def _step_json(step: Step, names: Names, say: Words) -> dict[str, Any]:
    return {
        "from": _named(step.origin, names),
        "to": _named(step.target, names),
        "sentence": step_sentence(step, names, say),
        "told": [[statement_json(statement) for statement in fact] for fact in step.told],
        "began": [statement_json(statement) for statement in step.began],
        "disputed": [statement_json(statement) for statement in step.disputed],
    }


def _rows(
    answer: Answer, names: Names, say: Words, named: dict[str, list[str]], dates: tuple[str | None, str | None]
) -> Iterator[Line]:
    ends = {"one": names.known(answer.one) or answer.one, "other": names.known(answer.other) or answer.other}
    for name, ids in named.items():
        yield from _ambiguous(name, ids, names, say)
    if answer.one == answer.other:
        one, other = [*named, ends["one"], ends["one"]][:2]
        yield line(say("path.same", one=one, other=other, id=answer.one))
        return
    for number, story in enumerate(answer.stories):
        if number:
            yield line()
        key = "path.another" if number else "path.head"
        yield line((say(key, n=len(story.steps), **ends), "heading" if number == 0 else "strong"))
        if not number:
            yield from _dates(dates, say)
        if answer.is_loose:
            yield line((say("path.loose"), "quiet"))
        yield from _story(story, names, say)
    if not answer.stories:
        yield line((say("path.none", **ends), "strong"))
        yield from _dates(dates, say)
        for end, steps in answer.nearest.items():
            yield from _nearest(names.known(end) or end, steps, names, say)


def _dates(dates: tuple[str | None, str | None], say: Words) -> Iterator[Line]:
    for key, date in zip(("path.as_of", "path.known_by"), dates, strict=True):
        if date:
            yield line((say(key, date=date_text(date, say.lang)), "quiet"))


def _ambiguous(name: str, ids: list[str], names: Names, say: Words) -> Iterator[Line]:
    if len(ids) > 1:
        chosen, *others = [f"{names.known(entity) or entity} [{entity}]" for entity in ids]
        yield line((say("path.ambiguous", name=name, chosen=chosen, others=say.join(others)), "quiet"))


def _nearest(name: str, steps: Sequence[Step], names: Names, say: Words) -> Iterator[Line]:
    if not steps:
        yield line(say("path.alone", name=name))
        return
    yield line(say("path.nearest", name=name))
    for step in steps:
        yield line(step_sentence(step, names, say), indent=2)
        yield from _sources(step.told[0], say)


def _story(story: Story, names: Names, say: Words) -> Iterator[Line]:
    for number, step in enumerate(story.steps, 1):
        yield line((f"{number}. ", "strong"), step_sentence(step, names, say), indent=2)
        yield from _sources(step.told[0], say)
        for fact in step.told[1 : 1 + _ALSO]:
            told = sentence(fact[0].claim, step.origin, names, say) + say("path.end")
            yield line((say("path.also"), "quiet"), told, _id(fact[0]), indent=5)
        yield from _disputed(step, names, say)


def _disputed(step: Step, names: Names, say: Words) -> Iterator[Line]:
    for statement in step.disputed:
        is_denied = statement.claim.modality == "negated"
        told = sentence(statement.claim, step.origin, names, say) + say("path.end")
        key = "path.denied" if is_denied else "path.otherwise"
        yield line(("⇄ " + say(key), "disputed"), *([] if is_denied else [told]), *_source(statement, say), indent=5)


def _sources(fact: Sequence[Statement], say: Words) -> Iterator[Line]:
    for number, statement in enumerate(fact[:_SOURCES]):
        note = statement.claim.note if number == 0 else None
        yield line(*_source(statement, say), *([(f" · {note}", "quiet")] if note else []), indent=5)
    if len(fact) > _SOURCES:
        yield line((say("text.sources", n=len(fact)), "quiet"), indent=5)


def _source(statement: Statement, say: Words) -> list[str | tuple[str, str]]:
    source = statement.source
    told = [source.publisher or source.title, date_text(source.date, say.lang), say.of("source", source.kind)]
    return [(" · ".join(part for part in told if part) + " ", "quiet"), (source.url, "url"), _id(statement)]


def _id(statement: Statement) -> tuple[str, str]:
    return f" [{statement.id}]", "quiet"
