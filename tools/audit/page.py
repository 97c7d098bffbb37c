"""docs/audit.md: what was found and what people concluded of it, written between its marks."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tools.audit.catalogues import Catalogue
from tools.audit.holding import Seen
from tools.audit.ledgers import Disagreement

from baimo.values import datafile

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "audit.md"
LOOKED_AT = HERE / "looked_at.yaml"
FINDINGS = HERE / "findings.tsv"
BEGIN, END = "<!-- written by tools/audit -->", "<!-- end -->"
VERDICTS = ("slip", "stale", "hours", "thing", "ours", "undecided", "")
Entry = dict[str, Any]


def write(
    catalogues: list[Catalogue], own: list[Seen], beside: list[Seen], ledgers: tuple[int, list[Disagreement]]
) -> None:
    """Fill the page and the table of findings: `own` among the catalogues, `beside` against the atlas."""
    entries: list[Entry] = datafile.load(LOOKED_AT)
    judged = [(seen, _entry(seen, entries)) for seen in (*own, *beside)]
    _table(judged)
    parts = [
        _catalogues(catalogues),
        _counts(own, beside),
        _gateways(ledgers),
        _verdicts(judged),
        _named(judged, entries),
    ]
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _entry(seen: Seen, entries: list[Entry]) -> Entry | None:
    return next((entry for entry in entries if _fits(seen, entry)), None)


def _fits(seen: Seen, entry: Entry) -> bool:
    if "rules" in entry and seen.rule not in entry["rules"]:
        return False
    if "catalogues" in entry and not set(entry["catalogues"]) & set(seen.catalogues):
        return False
    return any(fnmatchcase(seen.model, pattern) for pattern in entry["models"])


def _table(judged: list[tuple[Seen, Entry | None]]) -> None:
    with FINDINGS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(("finding", "rule", "model", "catalogues", "verdict", "message"))
        for seen, entry in judged:
            verdict = entry["verdict"] if entry else ""
            rows.writerow((seen.key, seen.rule, seen.model, ", ".join(seen.catalogues), verdict, seen.message))


def _rows(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _catalogues(catalogues: list[Catalogue]) -> str:
    rows = [
        (f"[{c.name}]({c.url})", c.version, c.date, f"{sum(row.predicate == 'price' for row in c.rows):,}")
        for c in catalogues
    ]
    return "### What was read\n\n" + _rows(("catalogue", "version", "its day", "prices"), rows)


def _counts(own: list[Seen], beside: list[Seen]) -> str:
    among, against = Counter(seen.rule for seen in own), Counter(seen.rule for seen in beside)
    rules = sorted(among.keys() | against.keys(), key=lambda rule: -(among[rule] + against[rule]))
    rows = [(f"`{rule}`", among[rule], against[rule]) for rule in rules]
    rows.append(("all", among.total(), against.total()))
    return "### What the rules found\n\n" + _rows(("rule", "among the makers' own lists", "beside the atlas"), rows)


def _gateways(ledgers: tuple[int, list[Disagreement]]) -> str:
    both, apart = ledgers
    known = [one for one in apart if one.is_known]
    told = [one for one in known if one.rule]
    rows = [
        (one.model, f"{one.one.normalize():f}", f"{one.other.normalize():f}", f"`{one.rule}`" if one.rule else "")
        for one in apart
    ]
    return (
        "### Two gateways' ledgers of 2025\n\n"
        f"Of {both} models in both tables {len(apart)} have two prices; {len(known)} of these lie "
        "twofold and more apart, or are free in one. "
        f"The rules tell {len(told)} of the {len(known)}.\n\n"
        + _rows(("model", "one-api, 2025-02-21", "aiproxy, 2025-03-10", "rule"), rows)
    )


def _verdicts(judged: list[tuple[Seen, Entry | None]]) -> str:
    counted = Counter(entry["verdict"] if entry else "" for _, entry in judged)
    meaning = {
        "slip": "the number or day is wrong",
        "stale": "it was right before",
        "hours": "the price of some hours listed as the price",
        "thing": "two things under one name",
        "ours": "a false alarm of our rules",
        "undecided": "no third witness was found",
        "": "not looked at by hand",
    }
    rows = [(meaning[verdict], counted[verdict]) for verdict in VERDICTS if counted[verdict]]
    looked = len(judged) - counted[""]
    right = counted["slip"] + counted["stale"] + counted["hours"]
    return (
        "### What we concluded\n\n"
        + _rows(("conclusion", "findings"), rows)
        + f"\n\nOf {looked} findings looked at, {right} ({right / looked:.0%}) are faults of a list, "
        f"{counted['thing']} a name that means two things, {counted['ours']} our own, {counted['undecided']} undecided."
    )


def _named(judged: list[tuple[Seen, Entry | None]], entries: list[Entry]) -> str:
    told = ["### Each by name"]
    for entry in entries:
        found = [seen for seen, held in judged if held is entry]
        if not found:
            continue
        where = f" ({', '.join(entry['in'])})" if entry["in"] else ""
        told.append(
            f"**{entry['what']}**{where}. *{entry['verdict']}*, {len(found)} findings. {entry['witness'].strip()}."
        )
        told.append(f"> {found[0].message}")
    return "\n\n".join(told)
