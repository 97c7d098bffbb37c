"""The feeds for people and programs: which there are, and what taking one in did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO

from baimo.output.jsonl import write_lines
from baimo.output.terminal import line, printer
from baimo.output.wording import words

if TYPE_CHECKING:
    from baimo.feeds import Feed, Taken

_SHOWN = 8  # names that mean no entity: enough to see what kind they are


def write_feeds(stream: TextIO, feeds: list[tuple[Feed, list[str]]], form: str, lang: str) -> None:
    """Every feed with its version, its licence and the editions in the user's layer; as `json` one record a line."""
    if form == "json":
        write_lines(stream, (_record(feed, taken) for feed, taken in feeds))
        return
    out, say = printer(stream), words(lang)
    for feed, taken in feeds:
        state = "missing" if feed.version is None else "fits" if feed.is_fitting else "misfit"
        head = f" {feed.version or ''} ({feed.licence}) " if feed.version else f" ({feed.licence}) "
        out.print(line((feed.name, "strong"), head, (say(f"feeds.{state}"), "quiet")))
        out.print(line(feed.what[lang], indent=4))
        if taken:
            out.print(line((say("feeds.in_layer", editions=say.join(taken)), "place"), indent=4))
    if any(feed.version is None for feed, _ in feeds):
        out.print(line((say("feeds.repair"), "quiet")))


def write_taken(stream: TextIO, taken: Taken, form: str, lang: str) -> None:
    """What was taken in, what was left out and why."""
    reading = taken.reading
    if form == "json":
        write_lines(stream, [_taken(taken)])
        return
    out, say = printer(stream), words(lang)
    head = say("feeds.taken" if taken.is_new else "feeds.held", edition=reading.source.title)
    out.print(line((head, "strong"), " ", say("feeds.statements", n=len(reading.statements))))
    if taken.replaced:
        out.print(line(say("feeds.replaced", editions=say.join(list(taken.replaced))), indent=4))
    if reading.unresolved:
        names = [name for name, _ in reading.unresolved.most_common(_SHOWN)]
        text = say("feeds.unresolved", n=len(reading.unresolved), names=say.join(names))
        out.print(line((text, "quiet"), indent=4))
    for why, count in Counter(dropped.why for dropped in reading.dropped).most_common(_SHOWN):
        out.print(line((say("feeds.dropped", n=count, why=why), "quiet"), indent=4))


def write_removed(stream: TextIO, editions: list[str], form: str, lang: str) -> None:
    """Which editions were taken back out."""
    if form == "json":
        write_lines(stream, [{"removed": editions}])
        return
    say = words(lang)
    printer(stream).print(line(say("feeds.removed", editions=say.join(editions))))


def _record(feed: Feed, taken: list[str]) -> dict[str, Any]:
    about = {"name": feed.name, "package": feed.about["package"], "version": feed.version, "licence": feed.licence}
    return about | {"fits": feed.is_fitting, "what": feed.what, "taken": taken}


def _taken(taken: Taken) -> dict[str, Any]:
    reading, keys = taken.reading, ("model", "predicate", "value", "why")
    return {
        "folder": str(taken.folder),
        "new": taken.is_new,
        "replaced": list(taken.replaced),
        "statements": len(reading.statements),
        "unresolved": dict(reading.unresolved.most_common()),
        "dropped": [{key: getattr(dropped, key) for key in keys} for dropped in reading.dropped],
    }
