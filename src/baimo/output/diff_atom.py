"""What changed between two dates as an Atom feed (RFC 4287): a reader that has seen a change knows it again."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from typing import TYPE_CHECKING

from baimo.asking.changing import Change, Diff
from baimo.asking.clocks import date_of
from baimo.asking.times import told_time
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names
from baimo.output.printable import one_line
from baimo.output.wording import Words
from baimo.values.dates import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ATOM = "http://www.w3.org/2005/Atom"
# A tag (RFC 4151) needs a name of its minter and a date on which that name was theirs. The project has no domain, and a
# name under `invalid` is nobody else's.
TAG = "tag:baimo.invalid,2026:"


def atom(diff: Diff, names: Names, say: Words, url: str | None = None) -> str:
    """The feed as XML, the latest change first; an entry's id is that of the statement it rests on.

    `url` is where the feed itself will stand, where that is known.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": say.lang})
    key = "diff.head_known" if diff.known else "diff.head"
    _text(feed, "id", f"{TAG}diff/{diff.since}/{diff.until}/{'known' if diff.known else 'happened'}")
    _text(feed, "title", say(key, n=len(diff.changes), since=diff.since, until=diff.until))
    _text(feed, "updated", _instant(max((_updated(change) for change in diff.changes), default=_last(diff))))
    _text(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", "Baimo 百模")
    if url:
        ET.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": url})
    for change in sorted(diff.changes, key=_updated, reverse=True):
        _entry(feed, change, names, say)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Element, change: Change, names: Names, say: Words) -> None:
    from baimo.output.diff_text import change_text

    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    best = change.statements[0]
    text = change_text(change, names, say)
    # The ending of a state rests on the statement of the state: it needs an id of its own.
    part = "/ended" if change.group == "ended" else ""
    _text(entry, "id", f"{TAG}statement/{best.id}{part}")
    _text(entry, "title", text)
    _text(entry, "updated", _instant(_updated(change)))
    _text(entry, "published", _instant(change.day))
    ET.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": best.source.url, "title": best.source.title})
    for statement in change.statements[1:]:
        if statement.source.url != best.source.url:
            ET.SubElement(entry, f"{{{ATOM}}}link", {"rel": "related", "href": statement.source.url})
    ET.SubElement(entry, f"{{{ATOM}}}category", {"term": change.group, "label": say.of("group", change.group)})
    when = date_text(told_time(change.claim), say.lang)
    told = [part for part in (when, text, best.claim.quote, best.claim.note) if part]
    _text(entry, "summary", " · ".join(told))


def _text(parent: Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = one_line(text)


def _updated(change: Change) -> int:
    """The day on which the change was last told of: that of the latest dated source, else the day of the change.

    A source of 2026 may be of its first day: a feed must not bear a date that has not come.
    """
    said = [when.start for s in change.statements if (when := parsed(s.source.date))]
    return max(said, default=change.day)


def _last(diff: Diff) -> int:
    return date_of(diff.until).end


def _instant(day: int) -> str:
    return f"{date.fromordinal(day).isoformat()}T00:00:00Z"
