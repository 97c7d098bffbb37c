"""Links: models to their families and makers, by patterns on ids; each cites a page that names the model."""

from __future__ import annotations

import re

from tools.atlas.facts import Fact
from tools.atlas.mending import table

_SOURCE = ("source_url", "source_title", "source_date", "source_kind", "source_note")


def link(facts: list[Fact]) -> list[Fact]:
    """`version_of` and `developed_by` for every model that matches a row of links.tsv and lacks them."""
    rows = [(re.compile(row["pattern"]), row) for row in table("links.tsv")]
    known = {(f.get("subject"), f.get("predicate")) for f in facts}
    first = _first_seen(facts)
    added: list[Fact] = []
    families: dict[str, Fact] = {}
    for id, fact in first.items():
        row = next((row for pattern, row in rows if pattern.fullmatch(id)), None)
        if row is None:
            continue
        for predicate, object in (("version_of", row["family"]), ("developed_by", row["maker"])):
            if object and object != id and (id, predicate) not in known:
                added.append(_claim(id, predicate, object, fact))
                if predicate == "version_of" and object not in first and (object, "developed_by") not in known:
                    families.setdefault(object, fact)
    for family, fact in families.items():
        row = next((row for pattern, row in rows if pattern.fullmatch(family)), None)
        if row and row["maker"]:
            added.append(_claim(family, "developed_by", row["maker"], fact))
    return added


def _first_seen(facts: list[Fact]) -> dict[str, Fact]:
    """For every id a line that names it, as subject before as object, with a dated page before an undated one."""
    seen: dict[str, tuple[tuple[bool, bool], Fact]] = {}
    for fact in facts:
        for end in ("subject", "object"):
            id = fact.get(end)
            rank = (end == "object", not fact.get("source_date"))
            if id and (id not in seen or rank < seen[id][0]):
                seen[str(id)] = (rank, fact)
    return {id: fact for id, (_, fact) in seen.items()}


def _claim(id: str, predicate: str, object: str, seen: Fact) -> Fact:
    record = {"subject": id, "predicate": predicate, "object": object, "note": "by its name on that page"}
    record |= {key: seen.get(key) for key in _SOURCE if seen.get(key)}
    is_subject = seen.get("subject") == id
    record["subject_type"] = seen.get("subject_type") if is_subject else "model"
    if is_subject or seen.get("object") == id:
        record["subject_name"] = seen.get("subject_name" if is_subject else "object_name")
    return Fact("links:0", record)
