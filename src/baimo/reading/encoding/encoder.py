"""A transformer encoder in numpy: what each piece of a window means where it stands, and what could be said of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from baimo.reading.encoding.pieces import BREAK, Vocabulary

Floats = NDArray[np.float32]
PATH = Path(__file__).with_name("encoder.npz")
_SCALE = ":scale"
_ROOT = np.float32(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a model: how many layers and heads, what is added to variances, its signs and the names of places in order.

    `learnt` is of how many claims it learnt each place.
    """

    layers: int
    heads: int
    epsilon: float
    signs: dict[str, int]
    names: dict[str, int]
    learnt: dict[str, int]


class Encoder:
    """A trained encoder: a BERT (Devlin et al. 2019, arXiv:1810.04805) whose pieces also carry what a name stands for.

    `tensors` by name: matrices of shape (in, out), vectors of shape (out,), all float32; `words` alone stays in
    bytes, of shape (pieces, width), with a scale for each row.
    """

    def __init__(self, shape: Shape, vocabulary: Vocabulary, tensors: dict[str, Any]) -> None:
        self.shape, self.vocabulary = shape, vocabulary
        self._of = tensors
        # the places of claims by their numbers
        self.names = sorted(shape.names, key=shape.names.__getitem__)
        self._open = vocabulary.number("<s>"), vocabulary.number(BREAK)

    @property
    def tensors(self) -> dict[str, Any]:
        """All that it learnt, by name."""
        return self._of

    def states(self, ids: Sequence[int], signs: Sequence[int]) -> Floats:
        """What every piece means: (pieces, width). `signs` tell what kind of thing each piece is part of; 0 is none."""
        first, last = self._open
        x = self._embedded([first, *ids, last], [0, *signs, 0])
        for number in range(self.shape.layers):
            x = self._layer(x, f"{number}.")
        return x[1:-1]

    def _embedded(self, ids: list[int], signs: list[int]) -> Floats:
        of = self._of
        words = of["words"][ids].astype(np.float32) * of["words" + _SCALE][ids, None]
        return self._normal(words + of["places"][: len(ids)] + of["signs"][signs], "embedded.")

    def _layer(self, x: Floats, name: str) -> Floats:
        of = self._of
        seen = self._attended(x @ of[name + "qkv"] + of[name + "qkv.b"])
        x = self._normal(x + seen @ of[name + "o"] + of[name + "o.b"], name + "seen.")
        inner = _gelu(x @ of[name + "in"] + of[name + "in.b"])
        return self._normal(x + inner @ of[name + "out"] + of[name + "out.b"], name + "told.")

    def _attended(self, qkv: Floats) -> Floats:
        """What each piece sees of the others, weighed by softmax(QKᵀ/√d)V for every head."""
        size, heads = len(qkv), self.shape.heads
        q, k, v = qkv.reshape(size, 3, heads, -1).transpose(1, 2, 0, 3)
        scores = q @ k.transpose(0, 2, 1)
        scores *= np.float32(q.shape[-1] ** -0.5)
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        return np.asarray((scores @ v).transpose(1, 0, 2).reshape(size, -1), np.float32)

    def _normal(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(self.shape.epsilon))
        return np.asarray(x * self._of[name + "w"] + self._of[name + "b"])

    def places(self, state: Floats) -> Floats:
        """How well a thing fits each place of a claim, as logits in the order of `shape.names`; `state` is its mean."""
        of = self._of
        return np.asarray(_gelu(state @ of["what"] + of["what.b"]) @ of["places.of"] + of["places.of.b"])

    def asked(self, state: Floats, name: str) -> Floats:
        """What a thing that fills a place looks for as the other part of its claim: (width of looking,)."""
        return np.asarray(np.tanh(state @ self._of["asks"] + self._of["asks.of"][self.shape.names[name]]))

    def offered(self, state: Floats) -> Floats:
        """What a name offers as the other part of a claim; of the states of several, one row each."""
        return np.asarray(state @ self._of["offers"])

    @property
    def absent(self) -> Floats:
        """What is offered by one named beyond the window, and by nobody: (2, width of looking)."""
        return np.asarray(self._of["absent"])


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear units by their tanh form (Hendrycks and Gimpel 2016, arXiv:1606.08415)."""
    return np.asarray(np.float32(0.5) * x * (1 + np.tanh(_ROOT * x * (1 + np.float32(0.044715) * x * x))))


def save(path: Path, shape: dict[str, Any], pieces: list[str], scores: list[float], tensors: dict[str, Floats]) -> None:
    """Writes an encoder; matrices in bytes, with a scale for each row of `words` and for each column of others."""
    found: dict[str, Any] = {"about": np.frombuffer(json.dumps(shape).encode(), np.uint8)}
    found["pieces"] = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    found["scores"] = np.asarray(scores, np.float16)
    for name, tensor in tensors.items():
        if name == "words" or (tensor.ndim == 2 and tensor.size > _SMALL):
            axis = 1 if name == "words" else 0
            scale = np.maximum(np.abs(tensor).max(axis), 1e-8) / 127
            found[name] = np.round(tensor / np.expand_dims(scale, axis)).astype(np.int8)
            found[name + _SCALE] = scale.astype(np.float32)
        else:
            found[name] = tensor.astype(np.float32)
    np.savez(path, **found)


_SMALL = 20_000


@cache
def load(path: Path = PATH) -> Encoder | None:
    """The encoder that comes with the program; None where it was left out."""
    if not path.exists():
        return None
    with np.load(path) as file:
        found = {name: file[name] for name in file.files}
    shape = Shape(**json.loads(found.pop("about").tobytes()))
    pieces = found.pop("pieces").tobytes().decode().split("\n")
    vocabulary = Vocabulary(pieces, found.pop("scores").astype(float).tolist())
    wide = [name for name in found if name + _SCALE in found and name != "words"]
    tensors = found | {name: found[name].astype(np.float32) * found[name + _SCALE] for name in wide}
    return Encoder(shape, vocabulary, tensors)
