"""Logistic regression over signs: of predicates, and of the subjects of a claim."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tools.joining.examples import Examples, What, Who

from baimo.reading.joining.weights import Row, Weights

Floats = NDArray[np.float64]
FOLDS = 5
# A sign of fewer documents says more of those than of the language.
LEAST_DOCUMENTS = 2
# How strongly weights are held at nought: those of one predicate more than those that all share.
HOLD = {"own": 1.0, "all": 0.3}
HOLD_WHO = 4.0
SMALLEST = 0.05
SHARES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
RIGHT_ENOUGH = 0.5
# For predicates that are never right often enough.
UNSURE = 0.95


@dataclass(slots=True)
class Told:
    """What a fit says of an example that it did not see."""

    what: What
    chance: float
    share: float
    is_right: bool
    is_nobody: bool


def fit(examples: Examples) -> Weights:
    """The weights of some examples; nothing is told before `least` is set."""
    what = _fit_what(examples.what)
    who = _fit_who([e for e in examples.who if e.right]) if examples.who else {}
    return Weights(*_parted(what), *_parted(who), least={"": 1.0})


def _signs_of(example: What) -> list[str]:
    own = [f"{example.predicate}|{sign}" for sign in ("", *dict.fromkeys((*example.words, *example.cues)))]
    return [*own, *(f"|{sign}" for sign in ("", *example.cues)), *_domain(example)]


def _domain(example: What) -> list[str]:
    """What sort of example it is, which explains how often a claim is made of such; what is read later is left over.

    Of documents that rules were written by, what they leave over is mostly nothing: a sign of its own takes that up.
    """
    return [] if example.is_left and not example.is_tuned else ["|-left.tuned" if example.is_left else "|-told"]


def _columns(rows: list[tuple[str, list[str]]]) -> dict[str, int]:
    """A column for every sign that enough documents show."""
    seen: dict[str, set[str]] = defaultdict(set)
    for doc, signs in rows:
        for sign in signs:
            if len(seen[sign]) < LEAST_DOCUMENTS:
                seen[sign].add(doc)
    return {sign: i for i, sign in enumerate(s for s, docs in seen.items() if len(docs) >= LEAST_DOCUMENTS)}


def _matrix(rows: Iterable[list[str]], columns: dict[str, int]) -> csr_matrix:
    places, ends = [], [0]
    for signs in rows:
        places += [columns[sign] for sign in signs if sign in columns]
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), np.array(places), np.array(ends)), shape=(len(ends) - 1, len(columns)))


def _holds(columns: dict[str, int]) -> Floats:
    return np.array([HOLD["all" if sign.startswith("|") else "own"] for sign in columns])


def _descend(loss: Callable[[Floats], tuple[float, Floats]], size: int) -> Floats:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    return np.asarray(found.x)


def _fit_what(examples: list[What]) -> dict[str, float]:
    signs = [_signs_of(e) for e in examples]
    columns = _columns([(e.doc, s) for e, s in zip(examples, signs, strict=True)])
    matrix, hold = _matrix(signs, columns), _holds(columns)
    labels = np.array([1.0 if e.label else -1.0 for e in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = labels * (matrix @ weights)
        gradient = matrix.T @ (-labels / (1 + np.exp(np.clip(margins, -50, 50))))
        total = np.logaddexp(0, -margins).sum() + 0.5 * (hold * weights**2).sum()
        return float(total), gradient + hold * weights

    return dict(zip(columns, _descend(loss, len(columns)), strict=True))


def _signs_of_subject(example: Who, signs: list[str]) -> list[str]:
    signs = list(dict.fromkeys(signs))
    return [f"|{sign}" for sign in signs] + [f"{example.predicate}|{sign}" for sign in signs]


def _fit_who(examples: list[Who]) -> dict[str, float]:
    rows = [(e.doc, _signs_of_subject(e, signs)) for e in examples for signs in e.signs]
    columns = _columns(rows)
    matrix, hold = _matrix((signs for _, signs in rows), columns), HOLD_WHO * _holds(columns)
    starts = np.cumsum([0, *(len(e.signs) for e in examples)])
    right = np.array([r for e in examples for r in e.right], dtype=float)
    group = np.repeat(np.arange(len(examples)), np.diff(starts))

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.clip(matrix @ weights, -50, 50)
        shares = np.exp(scores)
        all_ = np.add.reduceat(shares, starts[:-1])
        good = np.add.reduceat(shares * right, starts[:-1])
        slope = shares / all_[group] - shares * right / good[group]
        total = (np.log(all_) - np.log(good)).sum() + 0.5 * (hold * weights**2).sum()
        return float(total), matrix.T @ slope + hold * weights

    return dict(zip(columns, _descend(loss, len(columns)), strict=True))


def _parted(weights: dict[str, float]) -> tuple[dict[str, Row], Row]:
    own: dict[str, Row] = defaultdict(dict)
    for sign, weight in weights.items():
        predicate, _, name = sign.partition("|")
        if abs(weight) >= SMALLEST and name[:1] != "-":
            own[predicate][name] = round(weight, 2)
    shared = own.pop("", {})
    return dict(own), shared


def left_out(examples: Examples) -> list[Told]:
    """What each example is told to be by the fit of the documents of other folds."""
    told: list[Told] = []
    whos = {e.what: e for e in examples.who}
    for fold in range(FOLDS):
        known = Examples(
            [e for e in examples.what if _fold(e.doc) != fold], [e for e in examples.who if _fold(e.doc) != fold]
        )
        weights = fit(known)
        for number, example in enumerate(examples.what):
            if _fold(example.doc) == fold and example.is_left and not example.is_tuned:
                told.append(_told(weights, example, whos.get(number)))
    return told


def _fold(doc: str) -> int:
    return zlib.crc32(doc.encode()) % FOLDS


def _told(weights: Weights, example: What, who: Who | None) -> Told:
    chance = weights.chance(example.predicate, list(dict.fromkeys(example.words)), list(dict.fromkeys(example.cues)))
    if who is None:
        return Told(example, chance, 1.0, False, True)
    worths = np.array([weights.worth(example.predicate, list(dict.fromkeys(signs))) for signs in who.signs])
    shares = np.exp(worths - worths.max())
    best = int(worths.argmax())
    return Told(
        example, chance, float(1 / shares.sum()), bool(example.label and who.right[best]), best == len(who.signs) - 1
    )


def report(told: list[Told], least: Row) -> None:
    """Prints precision and recall of what rules left over, by the least probability, and by predicate."""
    wanted = sum(t.what.label for t in told)
    print(f"{wanted} claims left over by rules, in {len(told)} places")
    for share in SHARES:
        said = [t for t in told if t.chance * t.share >= share and not t.is_nobody]
        right, what = sum(t.is_right for t in said), sum(t.what.label for t in said)
        shares = f"{right / max(1, len(said)):.3f} {right / max(1, wanted):.3f}"
        print(f"{share:5.2f} {len(said):6} told {right:5} right ({what} but for the subject)  {shares}")
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for t in told:
        is_said = t.chance * t.share >= least.get(t.what.predicate, least[""]) and not t.is_nobody
        rows[t.what.predicate] += Counter(wanted=t.what.label, told=is_said, right=t.is_right and is_said)
    whole = sum(rows.values(), Counter[str]())
    print(f"all told: {whole['told']} of {whole['wanted']}, {whole['right']} right")
    for predicate, row in sorted(rows.items(), key=lambda pair: -pair[1]["wanted"]):
        print(f"{predicate:22} {row['wanted']:5} wanted {row['told']:5} told {row['right']:5} right")


def thresholds(told: list[Told], least: float) -> Row:
    """From which probability on claims are told: `least`, and more for predicates of which too many would be wrong."""
    found = {"": least}
    for predicate in sorted({t.what.predicate for t in told}):
        of = [t for t in told if t.what.predicate == predicate and not t.is_nobody]
        able = (share for share in SHARES if share >= least and _is_right_enough(of, share))
        share = next(able, None)
        if share != least:
            found[predicate] = share or UNSURE
    return found


def _is_right_enough(told: list[Told], share: float) -> bool:
    """Of what would be told at least half is right; a few claims show little, so one wrong claim is assumed beside."""
    said = [t for t in told if t.chance * t.share >= share]
    return sum(t.is_right for t in said) >= RIGHT_ENOUGH * (len(said) + 1)


def to_json(weights: Weights, least: Row) -> str:
    """The weights as they are shipped, a line a predicate, without those that would never tell anything."""
    told = {name for name in weights.what if least.get(name, least[""]) < UNSURE}
    parts = {
        "least": {name: share for name, share in least.items() if share < UNSURE},
        "what_all": weights.what_all,
        "who_all": weights.who_all,
        "what": {name: row for name, row in weights.what.items() if name in told},
        "who": {name: row for name, row in weights.who.items() if name in told},
    }
    lines = []
    for name, rows in parts.items():
        if name in ("what", "who"):
            inner = ",\n".join(f"{json.dumps(p)}: {_row(row)}" for p, row in sorted(rows.items()))  # type: ignore[arg-type]
            lines.append(f'"{name}": {{\n{inner}\n}}')
        else:
            lines.append(f'"{name}": {_row(rows)}')  # type: ignore[arg-type]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _row(row: Row) -> str:
    return json.dumps(dict(sorted(row.items())), ensure_ascii=False, separators=(",", ":"))
