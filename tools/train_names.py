"""Learns the weights by which names in Chinese are told from words, and tells how well they do on documents not learnt.

usage: train_names.py FOLDER... [--write] [--seed N]

The folders are those of fixtures (tests/fixtures/reading/dev, tests/fixtures/reading/taught). A stretch of the text is
a name where the gold of its document, or the list of known names, has it so; every other stretch that begins and ends
where a name may is none. Weights are those of a logistic model, fitted step by step with ever smaller steps. Of each of
five parts of the documents in turn, the weights of the other four tell

precision  of the stretches taken for new names, the share that the gold has
recall     of the new names of the gold, at each of their places, the share taken

at several thresholds; what the gold does not hold counts as wrong though it may be a name: precision is a lower bound.
--write fits all documents and writes the weights.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baimo.claims.predicates import table
from baimo.documents import load
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.claiming.as_written import in_simplified
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.learned.recogniser import WEIGHTS, kind_of, stretches
from baimo.reading.naming.learned.signs import Place, first_signs, other_signs
from baimo.reading.sentences.scanning import Scanner
from baimo.values.names import fold, key

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
PARTS, ROUNDS, STEP, LEAST, FIRST = 5, 6, 0.3, 2, 5
SMALLEST = 0.2


@dataclass(slots=True)
class Example:
    """A stretch of a document with its signs: whether it is a name, and one that no list knows."""

    doc: str
    span: tuple[int, int]
    signs: list[str]
    is_name: bool
    is_new: bool
    counts: bool = True


class Watched(Scanner):
    """A scanner that keeps all its finds, and weighs nothing: what was learnt before must not teach."""

    finds: tuple[str, str, list[Any]]

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(gazetteer)
        self._weighed = _nothing

    def _fill(self, text: str, folded: str, found: list[Any]) -> list[Any]:
        self.finds = text, folded, list(found)
        return super()._fill(text, folded, found)


def _nothing(text: str, folded: str, finds: list[Any]) -> list[Any]:
    return []


def gold_names(folder: Path) -> dict[str, dict[str, Counter[str]]]:
    """For each document the names of its gold, folded, with the kinds that its claims ask for."""
    predicates = table()
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for part in ("subject", "object"):
            for name in row.get(part, ()):
                for predicate in row["predicate"]:
                    found[row["doc"]][fold(name)].update(getattr(predicates.get(predicate), part, ()))
    return found


def examples(folder: Path, reader: Reader) -> Iterator[tuple[str, Example]]:
    """Every stretch of a folder's documents that may be a name, with its kind."""
    scanner = Watched(reader.gazetteer)
    for doc, names in sorted(gold_names(folder).items()):
        tokens = scanner.scan(in_simplified(load(folder / doc))).tokens
        _, folded, finds = scanner.finds
        place = Place.of(folded, finds)
        ruled = {token[:2] for token in tokens if type(token[3]) is tuple and token[3] and hasattr(token[3][0], "kind")}
        for sort, groups in stretches(place):
            kind = kind_of(sort)
            places = _places(folded, names, kind)
            for group in groups:
                for start, end in group:
                    known = reader.gazetteer.by_key.get(key(folded[start:end]), ())
                    is_known = bool(known) and known[0].kind == kind
                    is_name = is_known or (start, end) in places
                    row = [*first_signs(place, start, end), *other_signs(place, start, end)]
                    told = is_name or (start, end) not in ruled
                    yield sort, Example(doc, (start, end), row, is_name, is_name and not is_known, told)


def _places(folded: str, names: dict[str, Counter[str]], kind: str) -> set[tuple[int, int]]:
    """Where the gold's names of a kind stand, the longer of two within one another."""
    found: set[tuple[int, int]] = set()
    taken = [False] * len(folded)
    for name in sorted(names, key=len, reverse=True):
        if len(name) < 2 or not re.fullmatch(r"[\u4e00-\u9fff]+", name):
            continue
        for match in re.finditer(re.escape(name), folded):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            kinds = names[name]
            if kinds[kind] and kinds[kind] >= max(kinds.values()):
                found.add(match.span())
    return found


def fit(rows: list[Example], seed: int) -> dict[str, float]:
    """The weights of a logistic model with steps that shrink for what was often seen."""
    often = Counter(sign for row in rows if row.counts for sign in row.signs)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    order = [row for row in rows if row.counts]
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for row in order:
            active = [sign for sign in row.signs if often[sign] >= LEAST]
            error = row.is_name - chance_of(sum(weights[sign] for sign in active) + weights["bias"])
            for sign in (*active, "bias"):
                slope = error - 0.002 * weights[sign]
                squares[sign] += slope * slope
                weights[sign] += STEP * slope / math.sqrt(squares[sign])
    return weights


def chance_of(sum_of_weights: float) -> float:
    """The chance that a sum of weights tells."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_of_weights))))


def with_cut(rows: list[Example], weights: dict[str, float]) -> dict[str, float]:
    """The weights with the sum of first signs below which hardly any name that they take lies."""
    taken = [row for row in rows if row.is_name and score(row, weights) > 0.5]
    sums = sorted(weights["bias"] + sum(weights.get(sign, 0.0) for sign in row.signs[:FIRST]) for row in taken)
    return dict(weights) | {"cut": sums[len(sums) // 50]}


def score(row: Example, weights: dict[str, float]) -> float:
    """The chance that a stretch is a name."""
    return chance_of(weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) for sign in row.signs))


def cross_validate(rows: list[Example], seed: int) -> list[tuple[Example, float]]:
    """Each example with the chance that weights of other documents give it."""
    docs = sorted({row.doc for row in rows})
    random.Random(seed).shuffle(docs)
    done: list[tuple[Example, float]] = []
    for part in range(PARTS):
        held = set(docs[part::PARTS])
        weights = fit([row for row in rows if row.doc not in held], seed)
        done += [(row, score(row, weights)) for row in rows if row.doc in held]
    return done


def report(kind: str, scored: list[tuple[Example, float]]) -> None:
    """Prints precision and recall on new names at each threshold."""
    wanted = sum(row.is_new for row, _ in scored)
    for threshold in THRESHOLDS:
        taken: list[tuple[Example, float]] = []
        used: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, chance in sorted(scored, key=lambda each: -each[1]):
            if chance < threshold:
                break
            if not any(a < row.span[1] and row.span[0] < b for a, b in used[row.doc]):
                used[row.doc].append(row.span)
                taken.append((row, chance))
        fresh = [row for row, _ in taken if row.counts and (row.is_new or not row.is_name)]
        right = sum(row.is_new for row in fresh)
        precision, recall = right / max(1, len(fresh)), right / max(1, wanted)
        print(f"{kind:13} {threshold:.1f}  precision {precision:.3f}  recall {recall:.3f}  of {wanted}")


def write(weights: dict[str, dict[str, float]]) -> None:
    """Writes the weights, in hundredths, those that change nothing left out."""
    lines = [
        "# Made by tools/train_names.py: for each kind the weight of each sign, in hundredths. The first letter tells",
        "# the sort of sign (learned/signs.py), what follows its value.",
    ]
    for kind, of in weights.items():
        lines.append(f"{kind}:")
        kept = {sign: round(100 * weight) for sign, weight in of.items() if abs(weight) >= SMALLEST}
        lines += [f"  {json.dumps(sign, ensure_ascii=False)}: {weight}" for sign, weight in sorted(kept.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Prints how well the weights do, and writes them where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="list what was taken wrongly and missed in folders named dev"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="one sort alone; not to be written")
    options = parser.parse_args()
    reader = Reader(load_names())
    rows: dict[str, list[Example]] = defaultdict(list)
    for folder in options.folders:
        for kind, row in examples(folder, reader):
            rows[kind].append(row)
    weights: dict[str, dict[str, float]] = {}
    for kind, of in rows.items():
        if options.only and kind != options.only:
            continue
        print(
            f"{kind}: {len(of)} stretches, {sum(row.is_name for row in of)} names, {sum(row.is_new for row in of)} new"
        )
        scored = cross_validate(of, options.seed)
        report(kind, scored)
        if options.write:
            weights[kind] = with_cut(of, fit(of, options.seed))
    if options.write:
        write(weights)


if __name__ == "__main__":
    main()
