"""How what weights and the encoder say is best weighed together, on documents that neither was fitted to.

`python -m tools.encoding.blending FOLDER...` prints the numbers of `joining/blend.yaml`, what would be told of the
documents from each probability on, and what is right of what rules told by how much the encoder doubts it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tools.joining.examples import Examples, What, Who, collect

from baimo.reading.encoding import encoder
from baimo.reading.encoding.sight import Sight
from baimo.reading.joining import weights

Floats = NDArray[np.float64]
SHARES = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
DOUBTS = (-9, -8, -7, -6, -5, -4, -3, -2, -1)


class Seen:
    """The documents of some examples as the encoder sees them, and what each side says of an example."""

    def __init__(self, examples: Examples) -> None:
        found = encoder.load()
        if found is None:
            raise SystemExit("there is no encoder: python -m tools.encoding FOLDER... --write")
        self._sights = {name: Sight(found, text.clean, text.things) for name, text in examples.texts.items()}
        self._weights = weights.load()

    def what(self, one: What) -> tuple[float, float]:
        """The logits that a thing is part of a claim: of weights, of the encoder."""
        words, cues = list(dict.fromkeys(one.words)), list(dict.fromkeys(one.cues))
        logit = self._weights.logit(one.predicate, words, cues)
        return logit, self._sights[one.doc].fits(*one.at, one.predicate)

    def who(self, who: Who, what: What) -> Floats:
        """The worths of candidates for the other part: (candidates, 2)."""
        worths = [self._weights.worth(who.predicate, list(dict.fromkeys(signs))) for signs in who.signs]
        return np.array([worths, self._sights[who.doc].others(*what.at, who.predicate, who.at)]).T


def fitted(loss: Callable[[Any], float], begin: list[float]) -> Floats:
    """The numbers by which a loss is least."""
    return np.asarray(minimize(loss, begin, method="Nelder-Mead").x)


def main() -> None:
    """Collects, fits, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    examples = collect(parser.parse_args().folders, is_free=True)
    seen, left = Seen(examples), [n for n, one in enumerate(examples.what) if one.is_left and not one.is_free]
    logits = np.array([seen.what(examples.what[n]) for n in left])
    labels = np.array([examples.what[n].label for n in left])
    what = fitted(lambda w: _surprise(labels, w[0] + logits @ w[1:]), [0.0, 0.5, 0.5])
    chances = dict(zip(left, 1 / (1 + np.exp(-(what[0] + logits @ what[1:]))), strict=True))
    print(f"what: {{bias: {what[0]:.2f}, weights: {what[1]:.2f}, encoder: {what[2]:.2f}}}")
    whos = {who.what: (who, seen.who(who, examples.what[who.what])) for who in examples.who if who.what in chances}
    right = [(worths, np.array(who.right)) for who, worths in whos.values() if who.right]
    who = fitted(lambda w: -sum(float(np.log(_shares(of @ w)[good].sum())) for of, good in right), [0.5, 0.5])
    print(f"who: {{weights: {who[0]:.2f}, encoder: {who[1]:.2f}}}")
    _told(chances, {n: (one, _shares(worths @ who)) for n, (one, worths) in whos.items()}, examples.what)
    _doubted([(seen.what(one)[1], one.label) for one in examples.what if not one.is_left])


def _surprise(labels: NDArray[np.bool_], logits: Floats) -> float:
    return float(np.logaddexp(0, np.where(labels, -logits, logits)).sum())


def _shares(worths: Floats) -> Floats:
    shares = np.exp(worths - worths.max())
    return np.asarray(shares / shares.sum())


def _told(chances: dict[int, float], whos: dict[int, tuple[Who, Floats]], what: list[What]) -> None:
    """Prints precision and recall of what rules left over, from each probability on."""
    wanted, rows = sum(what[n].label for n in chances), []
    for number, (who, shares) in whos.items():
        best = int(shares.argmax())
        if best < len(shares) - 1:
            rows.append((chances[number] * shares[best], bool(who.right and who.right[best])))
    print(f"{wanted} claims left over by rules")
    for share in SHARES:
        told = [is_right for chance, is_right in rows if chance >= share]
        rightly = sum(told) / max(1, len(told))
        print(f"{share:5.2f} {len(told):6} told, {rightly:.3f} rightly, {sum(told) / wanted:.3f} of all")


def _doubted(told: list[tuple[float, bool]]) -> None:
    """Prints what is right of what rules told, where the encoder gives it less."""
    print(f"{len(told)} told by rules, {np.mean([label for _, label in told]):.3f} rightly")
    for doubt in DOUBTS:
        of = [label for fit, label in told if fit < doubt]
        print(f"below {doubt:3}: {len(of):6}, {np.mean(of) if of else 0:.3f} rightly")


if __name__ == "__main__":
    main()
