"""Judgements on who is who, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from baimo.output.people_dates import date_text
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words, words

if TYPE_CHECKING:
    from baimo.ledger import Judgement


def write_judgements(stream: TextIO, judgements: Iterable[Judgement], form: str, lang: str) -> None:
    """Write judgements, one after the other, as `text` or `json`."""
    found = list(judgements)
    if form == "json":
        stream.write(json.dumps(list(map(judgement_json, found)), ensure_ascii=False, indent=2) + "\n")
        return
    out, say = printer(stream), words(lang)
    if not found:
        out.print(line(say("judge.none")))
    for judgement in found:
        for row in judgement_lines(judgement, say):
            out.print(row)


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement with all its keys."""
    return asdict(judgement)


def judgement_lines(judgement: Judgement, say: Words) -> Iterator[Line]:
    """A judgement in two lines: what was judged, then why, by whom and where it stands."""
    said = say(f"judge.{judgement.verdict}", a=judgement.a, b=judgement.b, n=len(judgement.statements))
    state = "" if judgement.is_applied else "  " + say("judge.not_applied")
    yield line((said, "strong"), (state, "disputed"))
    by = [judgement.reason, judgement.by or "", date_text(judgement.date, say.lang)]
    yield line((" · ".join(part for part in by if part), "quiet"), indent=2)
    yield line((f"{say.of('layer', judgement.layer)} · {judgement.file}", "quiet"), indent=2)
