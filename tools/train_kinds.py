"""Learns the weights by which the kind of a new name in Latin letters is told, and tells how well they do.

usage: train_kinds.py FOLDER... [--write]

The folders are those of fixtures (tests/fixtures/reading/dev, tests/fixtures/reading/taught). A name of the gold is of
the kinds that most of its claims ask for; a known name in Latin letters is of its own kind and teaches too. Weights
are those of a multinomial logistic model. Of each of five parts of the documents in turn, the weights of the other four
tell the names of the gold whose kind was open: how many are told at each threshold, and how many of them rightly.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tools.train_names import gold_names

from baimo.documents import load
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.claiming.as_written import in_simplified
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.learned.kind_signs import signs
from baimo.reading.naming.learned.kinds import KINDS, WEIGHTS, chances, open_names
from baimo.reading.naming.mentions import Token
from baimo.reading.sentences.scanning import Scanner
from baimo.values.names import fold

PARTS, LEAST, HOLD = 5, 3, 1.0
SMALLEST = 4
WORTH = {"gold": 1.0, "known": 0.4, "none": 0.4}
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Example:
    """A name of a document with its signs, the kinds it may be of, and where that is told."""

    doc: str
    name: str
    signs: set[str]
    kinds: frozenset[int]
    how: str


class Open(Scanner):
    """A scanner that leaves open names open, and keeps its tokens."""

    kept: tuple[str, str, list[Token]]

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(gazetteer)
        self._typed = self._keep

    def _keep(self, text: str, folded: str, tokens: list[Token]) -> list[Token]:
        self.kept = text, folded, tokens
        return tokens


def examples(folder: Path, reader: Reader) -> Iterator[Example]:
    """The names of a folder's documents."""
    scanner = Open(reader.gazetteer)
    for doc, names in sorted(gold_names(folder).items()):
        scanner.scan(in_simplified(load(folder / doc)))
        text, folded, tokens = scanner.kept
        for places in open_names(text, tokens).values():
            name = text[slice(*tokens[places[0]][:2])]
            told = _kinds(names.get(fold(name), Counter()))
            how = "gold" if told else "none"
            label = told or frozenset([KINDS.index("none")])
            yield Example(doc, name, signs(text, folded, tokens, places), label, how)
        for places in _known(text, tokens).values():
            name, kind = text[slice(*tokens[places[0]][:2])], tokens[places[0]][3][0].kind
            yield Example(doc, name, signs(text, folded, tokens, places), frozenset([KINDS.index(kind)]), "known")


def _kinds(asked: Counter[str]) -> frozenset[int]:
    """The kinds that most claims of a name ask for."""
    most = max(asked.values(), default=0)
    return frozenset(KINDS.index(kind) for kind, often in asked.items() if often == most and kind in KINDS)


def _known(text: str, tokens: list[Token]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, (start, end, _, senses, _) in enumerate(tokens):
        is_name = type(senses) is tuple and len(senses) == 1 and type(senses[0]) is Sense and senses[0].kind in KINDS
        if is_name and re.match(r"[A-Z]", text[start:end]):
            found[senses[0].id].append(at)
    return found


def fit(rows: list[Example]) -> dict[str, list[int]]:
    """The weights of each sign for each kind, in hundredths: those by which the kinds of names are likeliest."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for sign in row.signs:
            if len(seen[sign]) < LEAST:
                seen[sign].add(row.doc)
    columns = {"bias": 0} | {
        s: i + 1 for i, s in enumerate(sorted(s for s, docs in seen.items() if len(docs) >= LEAST))
    }
    matrix = _matrix(rows, columns)
    able = np.array([[kind in row.kinds for kind in range(len(KINDS))] for row in rows], dtype=float)
    worth = np.array([WORTH[row.how] for row in rows])
    shape = (len(columns), len(KINDS))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        scores = matrix @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        whole = shares.sum(axis=1)
        good = (shares * able).sum(axis=1)
        slope = worth[:, None] * (shares / whole[:, None] - shares * able / good[:, None])
        total = (worth * (np.log(whole) - np.log(good))).sum() + 0.5 * HOLD * (flat**2).sum()
        return float(total), (matrix.T @ slope + HOLD * weights).ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    table = np.rint(100 * found.x.reshape(shape)).astype(int)
    return {sign: table[i].tolist() for sign, i in columns.items()}


def _matrix(rows: list[Example], columns: dict[str, int]) -> csr_matrix:
    places: list[int] = []
    ends = [0]
    for row in rows:
        places += [0, *sorted(columns[sign] for sign in row.signs if sign in columns)]
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), np.array(places), np.array(ends)), shape=(len(rows), len(columns)))


def cross_validate(rows: list[Example]) -> list[tuple[Example, list[float]]]:
    """Each open name with the chances that the weights of other documents give it."""
    docs = sorted({row.doc for row in rows})
    random.Random(1).shuffle(docs)
    done: list[tuple[Example, list[float]]] = []
    for part in range(PARTS):
        held = set(docs[part::PARTS])
        weights = fit([row for row in rows if row.doc not in held])
        done += [(row, chances(row.signs, weights)) for row in rows if row.doc in held and row.how != "known"]
    return done


def report(told: list[tuple[Example, list[float]]]) -> None:
    """Prints what is told of open names at each threshold, by kind."""
    wanted = sum(row.how == "gold" for row, _ in told)
    for threshold in THRESHOLDS:
        by_kind: dict[str, Counter[str]] = defaultdict(Counter)
        for row, shares in told:
            best = max(range(len(KINDS)), key=shares.__getitem__)
            if shares[best] >= threshold and KINDS[best] != "none":
                right = "right" if best in row.kinds else "no name" if row.how == "none" else "wrong"
                by_kind[KINDS[best]][right] += 1
        whole = sum(by_kind.values(), Counter[str]())
        print(f"{threshold:.1f} of {wanted}: {dict(whole)}", {kind: dict(of) for kind, of in sorted(by_kind.items())})


def write(weights: dict[str, list[int]]) -> None:
    """Writes the weights, without the signs that change nothing."""
    kept = {sign: row for sign, row in weights.items() if sign == "bias" or max(map(abs, row)) >= SMALLEST}
    lines = [
        f"{json.dumps(sign, ensure_ascii=False)}:{[round(100 * w) for w in row]}" for sign, row in sorted(kept.items())
    ]
    WEIGHTS.write_text("{\n" + ",\n".join(line.replace(", ", ",") for line in lines) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Prints how well the weights do, and writes them where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    reader = Reader(load_names())
    rows = [row for folder in options.folders for row in examples(folder, reader)]
    print(Counter(row.how for row in rows))
    report(cross_validate(rows))
    if options.write:
        write(fit(rows))


if __name__ == "__main__":
    main()
