"""Amend the atlas: claims and corrections in JSON Lines become edits of its files, all of them or none.

usage: python -m tools.atlas.amend [--dry] [--commit MESSAGE] FILE.jsonl      (`-` is standard input)

A line without `op` is a claim to add, with the keys of a claim and source_url, source_title, source_date, source_kind
(source_grade, source_publisher for a new host), or with `sources`, ids of pages already recorded. The other lines:

{"op": "entity", "id", "kind", "names": {"zh", "en"}, "aliases": [..], ...}   made where missing; lists are added to
{"op": "entity", "id", "remove": {"aliases": [..]}}                           taken out of lists
{"op": "change", "match": {"subject", "predicate", ...}, "set": {..}, "why"}  null removes a key; "many": true
{"op": "witness", "match": {..}, "source_url", ...}                           one more source for a statement
{"op": "drop", "match": {..}, "why"}                                          listed in docs/atlas-mending.tsv
{"op": "page", "url", "set": {"date", "title", "kind", "grade", "note"}}      null removes a key
{"op": "host", "url", "set": {"publisher", "grade"}}
{"op": "merge", "id", "into", "why"}                                          one entity under two ids

Where the atlas would have errors afterwards, nothing is written; new warnings of the detectors are printed.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.edition import Edition, Row, exact, normal, same
from tools.atlas.fold import _KEYS

from baimo.ledger.layers import ATLAS
from baimo.ledger.validating import Problem, validate

ROOT = Path(__file__).resolve().parents[2]
LISTING = ROOT / "docs" / "atlas-mending.tsv"
LISTS = ("aliases", "former", "misspellings", "context_only")
Listing = list[tuple[str, str, str, str]]


class AmendError(Exception):
    """What is wrong with a line."""


def amend(edition: Edition, rows: list[Row]) -> Listing:
    """Apply every line to an edition in memory; returns what was mended and left out, with the reason."""
    listing: Listing = []
    for number, row in enumerate(rows, 1):
        try:
            OPS[row.pop("op", "add")](edition, row, listing)
        except (AmendError, KeyError, ValueError) as error:
            why = f"no {error}" if isinstance(error, KeyError) else error
            raise AmendError(f"line {number}: {why}") from error
    return listing


def _add(edition: Edition, row: Row, _listing: Listing) -> None:
    subject = str(row["subject"])
    _known(edition, subject, row.get("subject_type"), row.get("subject_name"))
    if row.get("object"):
        _known(edition, str(row["object"]), row.get("object_type"), row.get("object_name"))
    entity = edition.touch(subject)
    held = next((held for held in entity["statements"] if same(held, row)), None)
    if held is None:
        held = {key: row[key] for key in (*_KEYS, "quote") if key in row and normal(row[key]) is not None}
        held["sources"] = []
        entity["statements"].append(held)
    _witnesses(edition, held, row)
    for extra in ("note", "rank", "reason"):
        if row.get(extra) and extra not in held:
            held[extra] = row[extra]


def _witnesses(edition: Edition, held: Row, row: Row) -> None:
    found = list(row.get("sources") or ())
    if row.get("source_url"):
        found.append(edition.page(row))
    if not found:
        raise AmendError("no source_url and no sources")
    held["sources"] += [source for source in dict.fromkeys(found) if source not in held["sources"]]


def _known(edition: Edition, entity_id: str, kind: Any, name: Any) -> None:
    if entity_id in edition.ids():
        return
    if not kind or not name:
        raise AmendError(f"there is no {entity_id}; say its type and name, or add it with op entity")
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in str(name))
    edition.create(entity_id, str(kind))["names"] = {"zh" if is_chinese else "en": name}


def _entity(edition: Edition, row: Row, _listing: Listing) -> None:
    entity_id = str(row.pop("id"))
    if entity_id not in edition.ids():
        edition.create(entity_id, str(row["kind"]))
    entity = edition.touch(entity_id)
    if row.get("kind") not in (None, entity["kind"]):
        raise AmendError(f"{entity_id} is a {entity['kind']}; a change of kind is a change of file, do it by hand")
    for key, names in (row.pop("remove", None) or {}).items():
        entity[key] = [name for name in entity.get(key, []) if name not in names]
    for key, value in row.items():
        if key in LISTS:
            entity[key] = list(dict.fromkeys([*entity.get(key, []), *value]))
        elif key == "names":
            entity["names"] = entity["names"] | value
        else:
            entity[key] = value


def _matching(edition: Edition, row: Row) -> tuple[Row, list[Row]]:
    match = exact(row["match"])
    entity = edition.touch(str(match["subject"]))
    found = [held for held in entity["statements"] if _fits(held, match)]
    if not found:
        raise AmendError(f"nothing matches {row['match']}")
    if len(found) > 1 and not row.get("many"):
        raise AmendError(f'{len(found)} statements match {row["match"]}; say more, or "many": true')
    return entity, found


def _fits(held: Row, match: Row) -> bool:
    if "source" in match and match["source"] not in held["sources"]:
        return False
    return all(normal(held.get(key)) == normal(match[key]) for key in match if key not in ("subject", "source"))


def _change(edition: Edition, row: Row, listing: Listing) -> None:
    entity, found = _matching(edition, row)
    for held in found:
        listing.append((str(entity["id"]), "mended", _said(entity, held), str(row["why"])))
        for key, value in row["set"].items():
            held.pop(key, None) if value is None else held.__setitem__(key, value)
        if row.get("source_url"):
            _witnesses(edition, held, row)
        twin = next((t for t in entity["statements"] if t is not held and same(t, held)), None)
        if twin is not None:
            twin["sources"] = list(dict.fromkeys([*twin["sources"], *held["sources"]]))
            entity["statements"] = [s for s in entity["statements"] if s is not held]


def _witness(edition: Edition, row: Row, _listing: Listing) -> None:
    for held in _matching(edition, row)[1]:
        _witnesses(edition, held, row)


def _drop(edition: Edition, row: Row, listing: Listing) -> None:
    entity, found = _matching(edition, row)
    for held in found:
        listing.append((str(entity["id"]), "left out", _said(entity, held), str(row["why"])))
    entity["statements"] = [held for held in entity["statements"] if not any(held is gone for gone in found)]


def _page(edition: Edition, row: Row, _listing: Listing) -> None:
    page = next((page for page in edition.host(row["url"])["pages"] if page["url"] == row["url"]), None)
    if page is None:
        raise AmendError(f"no page has the address {row['url']}")
    for key, value in row["set"].items():
        page.pop(key, None) if value is None else page.__setitem__(key, value)


def _host(edition: Edition, row: Row, _listing: Listing) -> None:
    edition.host(row["url"]).update(row["set"])


def _merge(edition: Edition, row: Row, listing: Listing) -> None:
    gone, kept = str(row["id"]), str(row["into"])
    old, new = edition.entity(gone), edition.touch(kept)
    listing.append((gone, "mended", f"{gone} is {kept}", str(row["why"])))
    new["aliases"] = list(dict.fromkeys([*new.get("aliases", []), *old["names"].values(), *old.get("aliases", [])]))
    new["aliases"] = [name for name in new["aliases"] if name not in new["names"].values()]
    edition.remove(gone)
    for held in old["statements"]:
        if held.get("object") != kept:
            _add(edition, {"subject": kept, **held}, listing)
    new["statements"] = [held for held in new["statements"] if held.get("object") != gone]
    for entity_id in edition.ids():
        for held in edition.entity(entity_id)["statements"]:
            if held.get("object") == gone:
                edition.touch(entity_id)
                held["object"] = kept


OPS = {
    "add": _add,
    "entity": _entity,
    "change": _change,
    "witness": _witness,
    "drop": _drop,
    "page": _page,
    "host": _host,
    "merge": _merge,
}


def _said(entity: Row, held: Row) -> str:
    keys = ("predicate", "object", "value", "unit", "when")
    return " ".join(str(part) for part in (entity["id"], *(held.get(key) for key in keys)) if part is not None)


def read_lines(text: str) -> list[Row]:
    """The objects of JSON Lines, numbers exact; empty keys are silence. Raises AmendError with the line."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                rows.append(json.loads(line, parse_float=Decimal))
            except ValueError as error:
                raise AmendError(f"line {number} is no JSON: {error}") from error
    return rows


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One amendment at a time; the others wait."""
    with (ROOT / "tools" / "atlas" / "amend.py").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def apply(
    text: str, dry: bool = False, commit: str | None = None, root: Path = ATLAS, listing: Path = LISTING
) -> list[str]:
    """Amend an atlas; returns lines that say what was done. Raises AmendError, with nothing written."""
    with _alone():
        before = validate(root, root)
        edition = Edition(root)
        mended = amend(edition, read_lines(text))
        kept = {path: path.read_bytes() for path in edition.touched | edition.removed if path.exists()}
        files = edition.save()
        after = validate(root, root)
        refused = _new(before, after, "error")
        if refused or dry:
            _undo(files, kept)
        if refused:
            raise AmendError("nothing written, for the atlas would not validate:\n" + "\n".join(refused[:40]))
        if not dry:
            _list(listing, mended)
        if commit and not dry:
            _commit([*files, listing], commit)
    done = f"{len(files)} files, {len(mended)} mended or left out"
    return [done, *(str(f.relative_to(root)) for f in files), *_new(before, after, "warning")]


def _new(before: list[Problem], after: list[Problem], severity: str) -> list[str]:
    """The problems of a severity that an amendment made: a warning is for people to look at, and refuses nothing."""
    known = {(problem.rule, problem.finding, problem.message) for problem in before}
    new = [p for p in after if p.severity == severity and (p.rule, p.finding, p.message) not in known]
    return [f"{severity}: {problem}" for problem in new]


def _undo(files: list[Path], kept: dict[Path, bytes]) -> None:
    for path in files:
        path.write_bytes(kept[path]) if path in kept else path.unlink(missing_ok=True)


def _list(path: Path, mended: Listing) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(mended)


def _commit(files: list[Path], message: str) -> None:
    paths = [str(path) for path in files]
    existing = [path for path in paths if Path(path).exists()]
    subprocess.run(["git", "add", "--", *existing], cwd=ROOT, check=True)
    done = subprocess.run(["git", "commit", "-q", "-m", message, "--", *paths], cwd=ROOT, check=False)
    if done.returncode:
        print("not committed: commit the files by hand", file=sys.stderr)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--dry", action="store_true", help="write nothing, say what would be wrong")
    parser.add_argument("--commit", metavar="MESSAGE", help="commit the files too")
    chosen = parser.parse_args()
    text = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text(encoding="utf-8")
    try:
        print("\n".join(apply(text, chosen.dry, chosen.commit)))
    except AmendError as error:
        sys.exit(f"amend: {error}")


if __name__ == "__main__":
    main()
