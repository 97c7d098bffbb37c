"""Documents with gold as batches that an encoder learns from, and what is learnt in a few steps."""

from __future__ import annotations

import numpy as np
import pytest
from tools.encoding import batches
from tools.encoding.base import SPECIAL, Base
from tools.encoding.batches import CANDIDATES, Hiding
from tools.joining.examples import Examples, Text, What, Who

from baimo.reading.encoding.pieces import HEAD, Vocabulary

WORDS = ["百度", "智谱", "融资", "20亿元", "完成", "。", HEAD]
PIECES = [*SPECIAL, *WORDS]
VOCABULARY = Vocabulary(PIECES, [0.0] * len(SPECIAL) + [-5.0] * len(WORDS))
SIGNS, NAMES = {"": 0, "<O>": 1, "<$>": 2}, {"raised": 0, "valued_at": 1}
OPEN = (0, 1, 2)


def examples(count: int = 3) -> Examples:
    """Documents of one sentence: of a house, a sum that it raised and that is no worth of it."""
    found = Examples()
    for number in range(count):
        doc = f"{number}.txt"
        found.texts[doc] = Text("百度完成20亿元融资。", [(0, 2, "<O>"), (4, 8, "<$>")])
        found.who.append(Who(doc, "raised", [[], []], [True, False], len(found.what), [(0, 2), None]))
        found.what.append(What(doc, "raised", [], [], True, True, (4, 8)))
        found.what.append(What(doc, "valued_at", [], [], False, False, (4, 8)))
    return found


def seen(count: int = 3) -> list[batches.Seen]:
    return batches.windows(examples(count), VOCABULARY, SIGNS, NAMES)


def test_a_window_holds_all_that_is_asked_of_its_document() -> None:
    one = seen()[0]
    assert [PIECES[n] for n in one.ids] == [HEAD, "百度", "完成", "20亿元", "融资", "。"]
    assert one.signs == [1, 1, 0, 2, 0, 0]
    assert [(of.span, of.name, of.label, of.domain) for of in one.asked] == [
        ((3, 4), 0, True, 0),
        ((3, 4), 1, False, 2),
    ]


def test_a_batch_lines_up_what_is_asked_with_where_it_stands() -> None:
    (batch,) = batches.batches(seen(), OPEN)
    assert batch.ids.shape == batch.signs.shape == batch.mask.shape
    row = [PIECES[n] for n in batch.ids[0, :9]]
    assert row == ["<s>", HEAD, "百度", "完成", "20亿元", "融资", "。", "</s>", "<pad>"]
    assert batch.spans[:3].tolist() == [[0, 4, 5], [1, 4, 5], [2, 4, 5]]
    assert batch.asked[:4].tolist() == [[0, 0, 1, 0], [0, 1, 0, 2], [1, 0, 1, 0], [1, 1, 0, 2]]
    assert batch.counts.sum() == len(batch.numbers) == 6


def test_candidates_stand_in_the_window_or_are_nobody() -> None:
    (batch,) = batches.batches(seen(1), OPEN)
    assert batch.whoms.shape[1:] == (CANDIDATES, 3)
    assert batch.whoms[0, :2].tolist() == [[0, 1, 3], [-2, 0, 1]]
    assert batch.right[0, :3].tolist() == [1, 0, -1]


def test_names_hide_and_sums_do_not() -> None:
    hiding = Hiding.of(1.0, PIECES.index("<mask>"), SIGNS, np.random.default_rng(0))
    assert [PIECES[n] for n in hiding.pieces(seen(1)[0])] == ["<mask>", "<mask>", "完成", "20亿元", "融资", "。"]


def test_what_is_said_is_learnt() -> None:
    jax = pytest.importorskip("jax")
    from tools.encoding import training

    width, random = 24, np.random.default_rng(0)
    shapes = {"words": (len(PIECES), width), "places": (512, width), "0.qkv": (width, 3 * width), "0.o": (width, width)}
    shapes |= {"0.in": (width, 48), "0.out": (48, width)}
    tensors = {name: random.normal(0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}
    tensors |= {f"{name}.b": np.zeros(shapes[name][1], np.float32) for name in ("0.qkv", "0.o", "0.in", "0.out")}
    for name in ("embedded", "0.seen", "0.told"):
        tensors |= {f"{name}.w": np.ones(width, np.float32), f"{name}.b": np.zeros(width, np.float32)}
    base = Base(PIECES, [0.0] * len(PIECES), 2, 1e-5, tensors)
    plan = training.Plan(rounds=40, rate=3e-3, masked=0.0)
    *_, last = training.train(base, seen(), SIGNS, NAMES, plan)
    said = training.told(training.Model(base), last, base, seen())
    assert jax.default_backend()
    assert min(said[0], said[2]) > max(said[1], said[3])
