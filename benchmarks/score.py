"""How well a folder of documents is read and checked, against gold claims.

usage: score.py FOLDER... [--misses] [--sums] [--genres] [--json] [--no-check]

A folder holds documents, `gold.jsonl` (the claims that a right reading contains) and perhaps `verdicts.jsonl` (the
right verdicts); tests/fixtures/README.md tells their keys. Measures, for each document and in all:

precision  the share of claims read that match a claim of the gold, required or optional
recall     the share of required claims that were read
f1         of the two
when, bound, modality   the share of matched claims whose slot is right
span       the share of claims read whose quote is the document's text at its place
verdict    the share of matched claims with a known verdict that got one of the right ones
alarms     how many were called contradicted and are not
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]

_IDLE = re.compile(r"[\s\-_·・.,《》〈〉“”\"'‘’「」『』()（）]")
_DATE = re.compile(r"[\dX]{4}(?:-\d\d){0,2}~?(?:/.*)?")
# a context of 128K is 128,000 to some and 131,072 to others
GENRES: tuple[str, ...] = (
    "model-card",
    "interview",
    "regulation",
    "timeline",
    "funding",
    "lecture",
    "launch",
    "report",
    "price",
    "table",
    "blog",
)
GENRES += ("chip", "case", "deck", "news")
_TOLERANCE = defaultdict(lambda: 0.01, context_length=0.03)
_SLOTS = ("when", "bound", "modality")
_SAME = ("subject", "predicate", "object", "object_name", "value", "unit", "when")


@dataclass
class Score:
    """What was counted in some documents; scores of several documents add up."""

    required: int = 0
    found: int = 0
    read: int = 0
    right: int = 0
    sound: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    judged: int = 0
    judged_right: int = 0
    alarms: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Takes the counts of another score in."""
        for name in ("required", "found", "read", "right", "sound", "judged", "judged_right", "alarms"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.slots += other.slots
        self.asked += other.asked
        self.notes += other.notes

    def measures(self) -> dict[str, float]:
        """Every measure by its name; a share of nothing is 1."""
        precision, recall = _share(self.right, self.read), _share(self.found, self.required)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        slots = {name: _share(self.slots[name], self.asked[name]) for name in _SLOTS}
        span, verdict = _share(self.sound, self.read), _share(self.judged_right, self.judged)
        rates = {"f1": f1, "precision": precision, "recall": recall} | slots | {"span": span, "verdict": verdict}
        return rates | {"alarms": self.alarms, "required": self.required, "read": self.read}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def plain(name: object) -> str:
    """A name or word without case, white space, quotes and marks: what is equal so is the same name."""
    return _IDLE.sub("", str(name)).casefold()


def is_same_value(wanted: Any, got: Any, tolerance: float) -> bool:
    """Whether a value read is the one wanted: a number within a tolerance, a date or word as it stands."""
    if got is None:
        return False
    if isinstance(wanted, float):
        try:
            return abs(wanted - float(got)) <= tolerance * abs(wanted)
        except (TypeError, ValueError):
            return False
    alternatives = wanted if isinstance(wanted, list) else [wanted]
    if all(_DATE.fullmatch(str(a)) for a in alternatives):
        return is_same_when(alternatives, got)
    return plain(got) in {plain(a) for a in alternatives}


def is_same_when(wanted: list[str], got: Any) -> bool:
    """Whether a time read is one of those wanted, or within one of them."""
    return any(str(got) == when or str(got).startswith(when + "-") for when in wanted) if got else False


def _names(claim: Record, role: str) -> set[str]:
    return {plain(claim[key]) for key in (role, f"{role}_name", f"{role}_text") if claim.get(key)}


def _overlaps(gold: Record, read: Record) -> bool:
    places = [(read.get("start", -1), read.get("end", -1)), *map(tuple, read.get("also_at", ()))]
    return any(start < gold["end"] and gold["start"] < end for start, end in places)


def _has_object(gold: Record, read: Record) -> bool:
    if "object" not in gold:
        return True
    wanted = {plain(name) for name in gold["object"]}
    # what is no entity to the reader may be read as words
    return bool(wanted & (_names(read, "object") or {plain(read.get("value", ""))}))


def _has_value(gold: Record, read: Record) -> bool:
    if "value" not in gold:
        return True
    if not is_same_value(gold["value"], read.get("value"), _TOLERANCE[gold["predicate"][0]]):
        return False
    return "unit" not in gold or plain(read.get("unit", "")) in {plain(unit) for unit in gold["unit"]}


def is_match(gold: Record, read: Record) -> bool:
    """Whether a claim read is the gold claim: predicate, subject, object, value, and its place overlaps the quote."""
    return (
        read["predicate"] in gold["predicate"]
        and _overlaps(gold, read)
        and bool(_names(read, "subject") & {plain(name) for name in gold["subject"]})
        and _has_object(gold, read)
        and _has_value(gold, read)
    )


def distinct(reads: Iterable[Record]) -> list[Record]:
    """Each claim once, however often it is read; `also_at` has its other places."""
    first: dict[tuple[str, ...], Record] = {}
    for read in reads:
        claim = first.setdefault(tuple(str(read.get(k)) for k in _SAME), dict(read))
        claim["also_at"] = [*claim.get("also_at", ()), (read["start"], read["end"])]
    return [*first.values()]


def assign(gold: list[Record], reads: list[Record]) -> tuple[dict[str, Record], list[Record]]:
    """For each gold claim its best claim read, and the claims read that match none."""
    found: dict[str, Record] = {}
    wrong = []
    for read in reads:
        hits = [g for g in gold if is_match(g, read)]
        if not hits:
            wrong.append(read)
        for hit in hits:
            known = found.get(hit["id"])
            if known is None or _slots_right(hit, read) > _slots_right(hit, known):
                found[hit["id"]] = read
    return found, wrong


def _slots_right(gold: Record, read: Record) -> int:
    return sum(_is_slot_right(slot, gold, read) for slot in _SLOTS)


def _is_slot_right(slot: str, gold: Record, read: Record) -> bool:
    if slot == "when":
        return is_same_when(gold.get("when", []), read.get("when"))
    if slot == "bound":
        return bool(read.get("bound", "exact") == gold["bound"])
    return read.get("modality", "asserted") in gold["modality"]


def score_document(gold: list[Record], reads: Iterable[Record], text: str, verdicts: dict[str, list[str]]) -> Score:
    """One document's claims as read (with verdicts, as checked) against its gold."""
    unique = distinct(reads)
    found, wrong = assign(gold, unique)
    required = [g for g in gold if not g["optional"]]
    score = Score(required=len(required), read=len(unique), right=len(unique) - len(wrong))
    score.found = sum(g["id"] in found for g in required)
    score.sound = sum(bool(r.get("quote")) and r["quote"] == text[r["start"] : r["end"]] for r in unique)
    score.notes += [f"missed   {g['id']} {_say(g)}" for g in required if g["id"] not in found]
    score.notes += [f"wrong    {r['doc']} {_say(r)}" for r in wrong]
    for claim in (g for g in gold if g["id"] in found):
        _score_slots(score, claim, found[claim["id"]])
        if claim["id"] in verdicts and "verdict" in found[claim["id"]]:
            _score_verdict(score, claim, found[claim["id"]], verdicts[claim["id"]])
    return score


def _score_slots(score: Score, gold: Record, read: Record) -> None:
    for slot in _SLOTS:
        if slot in gold:
            right = _is_slot_right(slot, gold, read)
            score.asked[slot] += 1
            score.slots[slot] += right
            if not right:
                score.notes.append(f"{slot:8} {gold['id']} {read.get(slot)} should be {gold[slot]} {_say(gold)}")


def _score_verdict(score: Score, gold: Record, read: Record, wanted: list[str]) -> None:
    right = read["verdict"] in wanted
    score.judged += 1
    score.judged_right += right
    score.alarms += read["verdict"] == "contradicted" and not right
    if not right:
        score.notes.append(f"verdict  {gold['id']} {read['verdict']} should be {wanted} {_say(gold)}")


def _say(claim: Record) -> str:
    first = [v[0] if isinstance(v, list) else v for v in (claim["subject"], claim["predicate"])]
    what = claim.get("object_text") or claim.get("object") or ""
    rest = [what[0] if isinstance(what, list) else what, claim.get("value", ""), claim.get("unit", "")]
    rule = f" [{claim['rule']}]" if claim.get("rule") else ""
    return " ".join(str(x) for x in (*first, *rest) if x != "") + f" | {' '.join(str(claim['quote']).split())}{rule}"


def read_lines(path: Path) -> list[Record]:
    """The records of a file of JSON Lines; none where it is missing."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score_folder(folder: Path, check: bool = True, encoded: bool = True, every: int = 1) -> dict[str, Score]:
    """Reads (and checks) the documents of a folder that have gold, with the encoder or without; scores by name.

    `every` third, say, by name: to see that nothing fell, a part will do.
    """
    from baimo.workspace import Workspace

    desk = Workspace(home=Path("/nonexistent"), encoded=encoded)
    verdicts = {v["id"]: v["verdict"] for v in read_lines(folder / "verdicts.jsonl")}
    gold = defaultdict(list)
    for claim in read_lines(folder / "gold.jsonl"):
        gold[claim["doc"]].append(claim)
    scores = {}
    for name, claims in sorted(gold.items())[::every]:
        checked = desk.check(folder / name) if check else desk.read(folder / name)
        said = checked.findings if check else checked.reading.claims
        scores[name] = score_document(claims, [s.to_json() for s in said], checked.document.text, verdicts)
    return scores


def total(scores: Iterable[Score]) -> Score:
    """The sum of some scores."""
    whole = Score()
    for score in scores:
        whole.add(score)
    return whole


def genre_of(doc: str) -> str:
    """The genre that a document's name begins with: `model-card-chat.en.md` is a model-card."""
    return next((genre for genre in GENRES if doc.startswith(genre)), "other")


def by_genre(scores: dict[str, Score]) -> dict[str, Score]:
    """The sums of each genre and of each language, by name and number of documents."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for doc, score in sorted(scores.items()):
        groups[genre_of(doc)].append(score)
    for doc, score in sorted(scores.items()):
        groups["in " + doc.split(".")[1]].append(score)
    return {f"{name} ({len(group)})": total(group) for name, group in groups.items()}


def print_table(scores: dict[str, Score]) -> None:
    """A line of measures for each name."""
    names = [*Score().measures()]
    print(f"{'':28}" + "".join(f"{name[:8]:>9}" for name in names))
    for doc, score in scores.items():
        row = (f"{v:9.3f}" if isinstance(v, float) else f"{v:9}" for v in score.measures().values())
        print(f"{doc:28}" + "".join(row))


def main() -> None:
    """Prints the scores of the folders named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    for flag in ("--misses", "--sums", "--genres", "--json", "--no-check", "--rules"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    for folder in options.folders:
        scores = score_folder(folder, not options.no_check, not options.rules)
        table = {} if options.sums else by_genre(scores) if options.genres else dict(scores)
        table[f"{folder.name} ({len(scores)} documents)"] = whole = total(scores.values())
        if options.misses:
            sys.stdout.write("".join(note + "\n" for note in whole.notes))
        if options.json:
            print(json.dumps({name: score.measures() for name, score in table.items()}, ensure_ascii=False))
        else:
            print_table(table)


if __name__ == "__main__":
    main()
