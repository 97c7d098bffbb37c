"""Examples as arrays: windows of documents side by side, what stands in them, and what claims it is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tools.joining.examples import Examples, What, Who

from baimo.reading.encoding.pieces import Vocabulary
from baimo.reading.encoding.sight import NOBODY, OUTSIDE, signs_of
from baimo.reading.encoding.windows import BEFORE, OWN, Windows

Array = NDArray[np.int32]
# Lengths that batches are filled up to, and how many pieces a batch holds.
LENGTHS = (96, 160, OWN + BEFORE + 2)
SIZE = 4096
# More candidates for the other part of a claim are cut off.
CANDIDATES = 24
# What an example is: left over by rules of a document like any, or of one that they fit, or told by them; and of the
# first two where no cue speaks of it. How often such are right differs; a number for each takes that up.
DOMAINS = 5
# These do not hide behind a mask: their letters are what they are.
_PLAIN = frozenset(("<d>", "<%>", "<¥>", "<$>", "<p>", "<n>", "<e>", "<k>", "<m>"))


@dataclass(slots=True)
class Asked:
    """A place of a window, and the example that asks of it: number, place of claims, label, domain, candidates."""

    span: tuple[int, int]
    number: int
    name: int
    label: int
    domain: int
    whoms: list[tuple[int, int, int]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """A window of a document: its pieces, their signs, and all that is asked of it."""

    ids: list[int]
    signs: list[int]
    asked: list[Asked]


@dataclass(slots=True)
class Hiding:
    """How names hide behind a mask, so that what is said of them is learnt, not they: a share of them, but no signs of
    `plain`; `mask` is the piece that stands for them."""

    share: float
    mask: int
    plain: set[int]
    random: np.random.Generator

    @classmethod
    def of(cls, share: float, mask: int, signs: dict[str, int], random: np.random.Generator) -> Hiding:
        """Hides a share of the names; dates and quantities are what they are by their letters."""
        return cls(share, mask, {number for sign, number in signs.items() if sign in _PLAIN}, random)

    def pieces(self, one: Seen) -> list[int]:
        """The pieces of a window with some names hidden."""
        found, low = list(one.ids), 0
        while low < len(found):
            high = low + 1
            while high < len(found) and one.signs[high] == one.signs[low]:
                high += 1
            if one.signs[low] and one.signs[low] not in self.plain and self.random.random() < self.share:
                found[low:high] = [self.mask] * (high - low)
            low = high
        return found


@dataclass(slots=True)
class Batch:
    """Windows side by side.

    `ids`, `signs`, `mask`: (windows, length). `spans`: (things, 3), the window and the pieces of each. `asked`:
    (examples, 4), thing, name, label, domain; `counts` is 1 where one stands. `claims`: (claims, 2), thing and name;
    `whoms`: (claims, candidates, 3), as `spans`, where -1 for the window is one outside and -2 nobody; `right` 1 or 0,
    -1 for no candidate. `numbers` are those of the examples asked.
    """

    ids: Array
    signs: Array
    mask: NDArray[np.float32]
    spans: Array
    asked: Array
    counts: NDArray[np.float32]
    claims: Array
    whoms: Array
    right: NDArray[np.float32]
    numbers: list[int]


def windows(examples: Examples, vocabulary: Vocabulary, signs: dict[str, int], names: dict[str, int]) -> list[Seen]:
    """All windows of the documents of some examples that anything is asked of."""
    by_doc: dict[str, list[tuple[int, What]]] = defaultdict(list)
    for number, example in enumerate(examples.what):
        by_doc[example.doc].append((number, example))
    whos = {who.what: who for who in examples.who}
    found: list[Seen] = []
    for doc, whats in by_doc.items():
        text = examples.texts[doc]
        cut = Windows(text.clean, vocabulary.cut(text.clean))
        of = signs_of(cut.pieces, text.things, signs)
        seen = [Seen(cut.pieces.ids[w.first : w.end], of[w.first : w.end], []) for w in cut.all]
        for number, what in whats:
            if what.predicate in names:
                window, low, high = cut.of(*what.at)
                one = Asked((low, high), number, names[what.predicate], what.label, _domain(what))
                _ask_whom(one, whos.get(number), cut, window)
                seen[window].asked.append(one)
        found += [one for one in seen if one.asked]
    return found


def _domain(what: What) -> int:
    return 2 if not what.is_left else int(what.is_tuned) + 3 * what.is_free


def _ask_whom(one: Asked, who: Who | None, cut: Windows, window: int) -> None:
    if who is None or not any(who.right[:CANDIDATES]):
        return
    for at in who.at[:CANDIDATES]:
        within = cut.within(window, *at) if at is not None else None
        one.whoms.append((0, *within) if within else (-1 - (NOBODY if at is None else OUTSIDE), 0, 1))
    one.right = who.right[:CANDIDATES]


def batches(seen: list[Seen], special: tuple[int, int, int], hiding: Hiding | None = None) -> Iterator[Batch]:
    """Batches of windows of like length; with `hiding` in any order and some names hidden.

    `special` are the pieces that open a window, fill it up and end it.
    """
    parts = []
    for shortest, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        of = [one for one in seen if shortest < len(one.ids) + 2 <= length]
        order = hiding.random.permutation(len(of)) if hiding else range(len(of))
        size = SIZE // length
        parts += [(length, [of[n] for n in order[at : at + size]]) for at in range(0, len(of), size)]
    for number in hiding.random.permutation(len(parts)) if hiding else range(len(parts)):
        length, part = parts[number]
        yield _batch(part, length, special, hiding)


def _batch(part: list[Seen], length: int, special: tuple[int, int, int], hiding: Hiding | None) -> Batch:
    first, empty, last = special
    ids = np.full((SIZE // length, length), empty, np.int32)
    signs, mask = np.zeros_like(ids), np.zeros(ids.shape, np.float32)
    rows = _Rows()
    for row, one in enumerate(part):
        end = len(one.ids) + 1
        ids[row, : end + 1] = [first, *(hiding.pieces(one) if hiding else one.ids), last]
        signs[row, 1:end], mask[row, : end + 1] = one.signs, 1
        for of in one.asked:
            rows.add(row, of)
    return rows.batch(ids, signs, mask)


@dataclass(slots=True)
class _Rows:
    """What is asked of a batch, as it is gathered."""

    spans: dict[tuple[int, int, int], int] = field(default_factory=dict)
    asked: list[tuple[int, ...]] = field(default_factory=list)
    claims: list[tuple[int, ...]] = field(default_factory=list)
    whoms: list[list[tuple[int, int, int]]] = field(default_factory=list)
    right: list[list[bool]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, row: int, of: Asked) -> None:
        thing = self.spans.setdefault((row, of.span[0] + 1, of.span[1] + 1), len(self.spans))
        self.asked.append((thing, of.name, of.label, of.domain))
        self.numbers.append(of.number)
        if of.right:
            self.claims.append((thing, of.name))
            self.whoms.append([(row, low + 1, high + 1) if kind == 0 else (kind, 0, 1) for kind, low, high in of.whoms])
            self.right.append(of.right)

    def batch(self, ids: Array, signs: Array, mask: NDArray[np.float32]) -> Batch:
        counts = np.zeros(_full(len(self.asked), 1024), np.float32)
        counts[: len(self.asked)] = 1
        size = _full(len(self.claims), 128)
        spans = _padded([*self.spans], _full(len(self.spans), 128), (0, 0, 1))
        asked, claims = _padded(self.asked, len(counts), (0, 0, 0, 0)), _padded(self.claims, size, (0, 0))
        whoms, right = _candidates(self.whoms, self.right, size)
        return Batch(ids, signs, mask, spans, asked, counts, claims, whoms, right, self.numbers)


def _candidates(
    whoms: list[list[tuple[int, int, int]]], right: list[list[bool]], size: int
) -> tuple[Array, NDArray[np.float32]]:
    places = np.zeros((size, CANDIDATES, 3), np.int32)
    places[..., 2] = 1
    good = np.full((size, CANDIDATES), -1, np.float32)
    for row, (of, are) in enumerate(zip(whoms, right, strict=True)):
        places[row, : len(of)], good[row, : len(are)] = of, are
    return places, good


def _full(count: int, step: int) -> int:
    return max(step, -(-count // step) * step)


def _padded(rows: list[tuple[int, ...]], size: int, empty: tuple[int, ...]) -> Array:
    return np.array([*rows, *[empty] * (size - len(rows))], np.int32)
