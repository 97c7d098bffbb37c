"""Trains the encoder on documents with gold, and writes it where the reader reads it.

`python -m tools.encoding FOLDER... [--measure FOLDER...] [--write]` collects every place of the documents where a claim
could be, as `tools.joining` does, and fine-tunes a small language model (`base.py`) to tell what is part of a claim and
whose. `--measure` prints what it would tell of documents that it did not see. Needs the extra `training`; on two cores
six rounds over a million characters take some forty minutes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from tools.encoding.base import Base, base
from tools.encoding.batches import windows
from tools.encoding.training import Model, Plan, Tensors, told, train
from tools.joining.examples import Examples, collect

from baimo.reading.encoding.encoder import PATH, load, save

# A place of fewer claims is not learnt.
LEAST = 5


def main() -> None:
    """Collects, trains, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--measure", nargs="*", type=Path, default=[], help="documents to try it on")
    parser.add_argument("--texts", nargs="*", type=Path, default=[], help="further texts, whose words are kept")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=Plan.rounds)
    parser.add_argument("--on", action="store_true", help="go on from the encoder that is there")
    parser.add_argument("--rate", type=float, default=Plan.rate, help="how fast it learns at most")
    parser.add_argument("--write", action="store_true", help="write encoder.npz")
    options = parser.parse_args()
    known = collect(options.folders, is_free=True)
    others = collect(options.measure, is_free=True) if options.measure else Examples()
    texts = [text.clean for text in (*known.texts.values(), *others.texts.values())]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in options.texts]
    plan = Plan(rounds=options.rounds, rate=options.rate, is_on=options.on)
    learn(known, others, base(options.layers, texts), plan, PATH if options.write else None)


def learn(known: Examples, others: Examples, begin: Base, plan: Plan, path: Path | None) -> dict[int, float]:
    """Trains on some examples; prints after each round what it says of others, and returns it; writes the last."""
    signs, names = signs_and_names(known)
    vocabulary = begin.vocabulary()
    seen = windows(known, vocabulary, signs, names)
    unseen = windows(others, vocabulary, signs, names)
    said: dict[int, float] = {}
    tensors: Tensors = {}
    for tensors in train(begin, seen, signs, names, plan, load() if plan.is_on else None):
        if unseen:
            said = told(Model(begin), tensors, begin, unseen)
            report(others, said)
    if path is not None:
        write(path, begin, tensors, signs, names, learnt(known))
    return said


def learnt(known: Examples) -> Counter[str]:
    """How many claims examples show of each place."""
    return Counter(what.predicate for what in known.what if what.label)


def signs_and_names(known: Examples) -> tuple[dict[str, int], dict[str, int]]:
    """The signs of things and the places of claims that examples show, numbered."""
    counts = learnt(known)
    names = {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= LEAST))}
    found = sorted({sign for text in known.texts.values() for _, _, sign in text.things})
    return {sign: number for number, sign in enumerate(["", *found])}, names


def report(others: Examples, said: dict[int, float]) -> None:
    """Prints what share of the claims that rules left over is told at each precision."""
    left = [n for n, what in enumerate(others.what) if what.is_left and not what.is_tuned]
    order = sorted(left, key=lambda n: -said.get(n, -99.0))
    right = np.cumsum([others.what[n].label for n in order])
    precision = right / np.arange(1, len(order) + 1)
    told_at = {p: right[np.flatnonzero(precision >= p).max(initial=0)] / right[-1] for p in (0.5, 0.6, 0.7, 0.8)}
    print(f"{right[-1]} claims left over by rules:", {p: f"{share:.3f}" for p, share in told_at.items()}, flush=True)


def write(
    path: Path, begin: Base, tensors: Tensors, signs: dict[str, int], names: dict[str, int], claims: dict[str, int]
) -> None:
    """Writes an encoder as the reader reads it."""
    layers = sum(name.endswith(".qkv") for name in tensors)
    shape = {"layers": layers, "heads": begin.heads, "epsilon": begin.epsilon, "signs": signs, "names": names}
    shape["learnt"] = {name: claims[name] for name in names}
    learnt = {name: np.asarray(t, np.float32) for name, t in tensors.items() if name != "domains"}
    save(path, shape, begin.pieces, begin.scores, learnt | {"words": begin.tensors["words"]})


if __name__ == "__main__":
    main()
