"""The mending: what is put right in the facts before they become the atlas, from tables beside this file.

`lines.tsv` changes or drops single lines, `merges.tsv` gives one id to one thing, `links.tsv` joins models to their
families and makers; the rest are rules that hold for every line. Each change keeps its reason.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.facts import Fact, spread
from tools.atlas.qualifiers import lift, told_in_notes

from baimo.claims import table as predicates

HERE = Path(__file__).parent / "tables"
_ENDS = ("subject", "object")
_TERA = {"FLOP/s": "TFLOPS", "OP/s": "TOPS"}
_UNITS = {"Chinese characters": "characters", "USD/month": "USD/user-month", "CNY/month": "CNY/user-month"}


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def mend(facts: list[Fact]) -> tuple[list[Fact], list[tuple[Fact, str]]]:
    """The facts put right, and those left out with the reason."""
    kept, dropped = _by_line(facts)
    merges = _Merges(table("merges.tsv"))
    for fact in kept:
        _point_ids(fact)
        merges.apply(fact)
        _units(fact)
        _time(fact)
        _note(fact)
        lift(fact)
    _close_intervals(kept)
    _loosen_days(kept)
    return kept + told_in_notes(kept), dropped


def _by_line(facts: list[Fact]) -> tuple[list[Fact], list[tuple[Fact, str]]]:
    """Apply lines.tsv: `drop`, a JSON object of keys to set, or a JSON list: one claim becomes several."""
    rows = {at: row for row in table("lines.tsv") for at in spread(row["at"])}
    missing = rows.keys() - {fact.at for fact in facts}
    if facts and missing and not {m.partition(":")[0] for m in missing} - {f.file for f in facts}:
        raise ValueError(f"lines.tsv names lines that the facts do not have: {', '.join(sorted(missing))}")
    kept: list[Fact] = []
    dropped: list[tuple[Fact, str]] = []
    for fact in facts:
        row = rows.get(fact.at)
        if row is None:
            kept.append(fact)
        elif row["change"] == "drop":
            dropped.append((fact, row["why"]))
        else:
            kept += _changed(fact, json.loads(row["change"], parse_float=Decimal), row["why"])
    return kept, dropped


def _changed(fact: Fact, change: Any, why: str) -> list[Fact]:
    results = []
    for keys in change if isinstance(change, list) else [change]:
        copy = Fact(fact.at, dict(fact.record), list(fact.mended))
        copy.change(why, **keys)
        if copy.get("rank") in ("deprecated", "preferred") and not copy.get("reason"):
            copy.record["reason"] = why
        results.append(copy)
    return results


class _Merges:
    """Old id to kept id, in the scope that the table gives."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self._rows = {row["old"]: row for row in rows}

    def apply(self, fact: Fact) -> None:
        """Rename the subject and the object of a claim."""
        for end in _ENDS:
            row = self._rows.get(str(fact.get(end)))
            if row and self._holds(row.get("where") or "", fact, end):
                fact.change(f"{row['old']} is {row['kept']}: {row['why']}", **{end: row["kept"]})

    @staticmethod
    def _holds(where: str, fact: Fact, end: str) -> bool:
        """`file=events`, `type=organization`, `end=object`; all parts must hold."""
        known = {"file": fact.file, "type": fact.get("subject_type") if end == "subject" else "", "end": end}
        return all(known.get(part.partition("=")[0]) == part.partition("=")[2] for part in where.split())


def _point_ids(fact: Fact) -> None:
    """Price lists write 3-5 for 3.5: where the name has the point, the id gets it too."""
    if fact.file != "prices":
        return
    name = str(fact.get("subject_name"))
    pointed = re.sub(
        r"(\d)-(\d)(?=\D|$)",
        lambda m: f"{m[1]}.{m[2]}" if f"{m[1]}.{m[2]}" in name else m[0],
        str(fact.get("subject")),
    )
    if pointed != fact.get("subject"):
        fact.change("the version's point, as in the name", subject=pointed)


def _units(fact: Fact) -> None:
    unit = str(fact.get("unit") or "")
    value = fact.get("value")
    if unit in _TERA and value is not None:
        fact.change("operations a second counted in tera", unit=_TERA[unit], value=Decimal(value) / 10**12)
    elif unit in _UNITS:
        fact.change("the unit's name", unit=_UNITS[unit])


def _time(fact: Fact) -> None:
    """A date needs no time of its own."""
    row = predicates().get(str(fact.get("predicate")))
    if row and row.value == "date" and fact.get("when"):
        fact.change("a date is its own time", when=None)


def _close_intervals(facts: list[Fact]) -> None:
    """A price that ends on the day the next one starts ended the day before."""
    starts = {(f.get("subject"), f.get("unit"), f.get("when")) for f in facts if f.get("predicate") == "price"}
    for fact in facts:
        first, slash, last = str(fact.get("when") or "").partition("/")
        if slash and (fact.get("subject"), fact.get("unit"), last) in starts:
            eve = date.fromisoformat(last) - timedelta(days=1)
            fact.change("the next price starts on that day", when=f"{first}/{eve}")


# Their days are those of a paper, an upload, an announcement or a sale, without saying which.
_MIXED_DAYS = ("github.com/epoch-research/",)


def _loosen_days(facts: list[Fact]) -> None:
    """A day that only a table of mixed dates gives is kept as its month: it must not contradict a day of news."""
    events = [f for f in facts if f.get("predicate") in ("released", "open_sourced") and len(str(f.get("when"))) == 10]
    mixed = [f for f in events if any(table in str(f.get("source_url")) for table in _MIXED_DAYS)]
    sure = {(f.get("object"), f.get("when")) for f in events if f not in mixed}
    for fact in mixed:
        if (fact.get("object"), fact.get("when")) not in sure:
            day = str(fact.get("when"))
            note = "; ".join(filter(None, (f"{day} in the data set", fact.get("note"))))
            fact.change("only the month is sure", when=day[:7], note=note)


# What a note says of its page.
_OF_PAGE = re.compile(
    r"third-party|page date (estimated|not shown)|value in force when recorded|price as checked on this day"
    r"|(commit )?date (inferred|not shown)|^repost of|stored copy$"
)
_TIMELINE = re.compile(r"timeline line dated [\d-]+;?\s*(it links to \S+)?")
# What the predicate says already.
_SAID_ALREADY = {"revenue", "net loss", "employees", "market value", "market cap", "training tokens", "announced"}
# Words that speak of how the facts were gathered, not of the fact.
_GATHERING = re.compile(r"\bthe seed\b|\bseed (says|puts|has)\b|CLAIMS\.md|page address shortened", re.IGNORECASE)


def _note(fact: Fact) -> None:
    """Keep of a note what is said of the fact; what is said of the page goes to the page."""
    kept: list[str] = []
    for part in _TIMELINE.sub("", str(fact.get("note") or "")).split("; "):
        if _OF_PAGE.search(part):
            fact.record.setdefault("source_note", part.replace("page date estimated", "date estimated"))
        elif part.strip() and not _GATHERING.search(part) and part.lower() not in _SAID_ALREADY:
            kept.append(part.strip(" ;,"))
    fact.record.pop("note", None)
    if kept:
        fact.record["note"] = "; ".join(kept)
