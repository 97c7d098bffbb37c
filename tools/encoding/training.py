"""Fine-tuning in JAX: all layers of the base, and heads for what a thing is part of and whose it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from tools.encoding.base import SPECIAL, Base
from tools.encoding.batches import DOMAINS, Batch, Hiding, Seen, batches

from baimo.reading.encoding.encoder import Encoder

Tensors = dict[str, Any]
HEAD, LOOK = 384, 128
DROPPED = 0.1
# The heads begin from nothing and learn faster than the layers.
FASTER = 10.0
HEADS = ("signs", "what", "what.b", "places.of", "places.of.b", "asks", "asks.of", "offers", "absent", "domains")
WARM, DECAY, CLIP = 60, 0.01, 1.0
# What counts beside whether a thing is part of a claim: of whom.
WHOSE = 0.03


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn, what share of names to hide, whether to go on from what was learnt before."""

    rounds: int = 6
    rate: float = 1e-4
    masked: float = 0.3
    seed: int = 0
    is_on: bool = False


def beginning(base: Base, signs: int, names: int, seed: int) -> Tensors:
    """All tensors that are learnt: those of the base but for its words, and those of the heads."""
    random = np.random.default_rng(seed)
    width = base.tensors["words"].shape[1]

    def small(*shape: int, spread: float) -> NDArray[np.float32]:
        return random.normal(0, spread, shape).astype(np.float32)

    heads = {
        "signs": np.zeros((signs, width), np.float32),
        "what": small(width, HEAD, spread=0.05),
        "what.b": np.zeros(HEAD, np.float32),
        "places.of": small(HEAD, names, spread=0.02),
        "places.of.b": np.full(names, -2.5, np.float32),
        "asks": small(width, LOOK, spread=0.05),
        "asks.of": np.zeros((names, LOOK), np.float32),
        "offers": small(width, LOOK, spread=0.05),
        "absent": np.zeros((2, LOOK), np.float32),
        "domains": np.zeros(DOMAINS, np.float32),
    }
    return {name: jnp.asarray(t) for name, t in (base.tensors | heads).items() if name != "words"}


class Model:
    """The encoder as JAX computes it; `words` stay as they are, so that unseen ones keep their sense."""

    def __init__(self, base: Base) -> None:
        self._base, self._words = base, jnp.asarray(base.tensors["words"])
        self._layers = sum(name.endswith(".qkv") for name in base.tensors)

    def states(self, p: Tensors, batch: Any, key: Any) -> Any:
        """What every piece means: (windows, length, width); `key` for what is dropped, None for nothing."""
        ids, signs, mask = batch[:3]
        keys = iter(jax.random.split(key, 2 * self._layers + 1)) if key is not None else None
        x = self._words[ids] + p["places"][: ids.shape[1]] + p["signs"][signs]
        x = _drop(self._normal(x, p, "embedded."), keys)
        unseen = (mask - 1)[:, None, None, :] * 1e9
        for number in range(self._layers):
            name = f"{number}."
            seen = self._attended(_times(x, p[name + "qkv"]) + p[name + "qkv.b"], unseen)
            x = self._normal(x + _drop(_times(seen, p[name + "o"]) + p[name + "o.b"], keys), p, name + "seen.")
            inner = jax.nn.gelu(_times(x, p[name + "in"]) + p[name + "in.b"], approximate=True)
            x = self._normal(x + _drop(_times(inner, p[name + "out"]) + p[name + "out.b"], keys), p, name + "told.")
        return x

    def _attended(self, qkv: Any, unseen: Any) -> Any:
        rows, size, _ = qkv.shape
        q, k, v = jnp.moveaxis(qkv.reshape(rows, size, 3, self._base.heads, -1), 2, 0)
        scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) * q.shape[-1] ** -0.5 + unseen
        return jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, -1), v).reshape(rows, size, -1)

    def _normal(self, x: Any, p: Tensors, name: str) -> Any:
        x = x - x.mean(-1, keepdims=True)
        x = x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + self._base.epsilon)
        return x * p[name + "w"] + p[name + "b"]

    def fits(self, p: Tensors, batch: Any, key: Any = None) -> tuple[Any, Any]:
        """How well each thing fits each place of claims, and each candidate the claims of the batch, as logits."""
        x = self.states(p, batch, key)
        sums = jnp.concatenate([jnp.zeros_like(x[:, :1]), jnp.cumsum(x, 1)], 1)
        spans, claims, whoms, right = batch[3], batch[6], batch[7], batch[8]
        things = _means(sums, spans)
        inner = jax.nn.gelu(things @ p["what"] + p["what.b"], approximate=True)
        what = inner @ p["places.of"] + p["places.of.b"]
        asked = jnp.tanh(things[claims[:, 0]] @ p["asks"] + p["asks.of"][claims[:, 1]])
        offered = _means(sums, whoms.at[..., 0].set(jnp.maximum(whoms[..., 0], 0))) @ p["offers"]
        absent = p["absent"][jnp.clip(-1 - whoms[..., 0], 0, 1)]
        offered = jnp.where(whoms[..., :1] < 0, absent, offered)
        return what, jnp.einsum("cd,ckd->ck", asked, offered) + jnp.where(right < 0, -1e9, 0.0)

    def loss(self, p: Tensors, batch: Any, key: Any) -> Any:
        """How surprising the labels are: of things that could be part of claims, and of the claims' other parts."""
        what, whom = self.fits(p, batch, key)
        asked, counts, right = batch[4], batch[5], batch[8]
        logits = what[asked[:, 0], asked[:, 1]] + p["domains"][asked[:, 3]]
        part = (counts * (jax.nn.softplus(logits) - asked[:, 2] * logits)).sum() / counts.sum()
        real = (right > 0).any(-1)
        good = jax.nn.logsumexp(jnp.where(right > 0, whom, -1e9), -1)
        surprise = jnp.where(real, jax.nn.logsumexp(whom, -1) - good, 0.0).sum() / jnp.maximum(real.sum(), 1)
        return 10 * (part + WHOSE * surprise)


def _times(x: Any, tensor: Any) -> Any:
    """A product in half precision (bfloat16), which is half the work."""
    return jnp.matmul(x.astype(jnp.bfloat16), tensor.astype(jnp.bfloat16)).astype(jnp.float32)


def _drop(x: Any, keys: Iterator[Any] | None) -> Any:
    if keys is None:
        return x
    return x * jax.random.bernoulli(next(keys), 1 - DROPPED, x.shape) / (1 - DROPPED)


def _means(sums: Any, spans: Any) -> Any:
    row, low, high = spans[..., 0], spans[..., 1], spans[..., 2]
    return (sums[row, high] - sums[row, low]) / (high - low)[..., None]


def arrays(batch: Batch) -> tuple[Any, ...]:
    """A batch as JAX takes it."""
    return astuple(batch)[:-1]


def special(base: Base) -> tuple[int, int, int]:
    """The pieces that open a window, fill it up and end it."""
    first, empty, last = (base.pieces.index(piece) for piece in SPECIAL[:3])
    return first, empty, last


def going_on(begin: Tensors, known: Encoder, signs: dict[str, int], names: dict[str, int]) -> Tensors:
    """The tensors to begin with as a trained encoder has them; what it had not learnt begins from nothing."""
    found = dict(begin)
    rows = {"signs": (signs, known.shape.signs), "asks.of": (names, known.shape.names)}
    for name, old in known.tensors.items():
        if name in ("places.of", "places.of.b"):
            old = _placed(np.asarray(begin[name]).T, np.asarray(old).T, names, known.shape.names).T
        elif name in rows:
            old = _placed(np.asarray(begin[name]), np.asarray(old), *rows[name])
        if name in found:
            found[name] = jnp.asarray(old)
    return found


def _placed(new: Any, old: Any, at: dict[str, int], was: dict[str, int]) -> Any:
    """Rows where their names stand now."""
    new = np.array(new)
    for name in at.keys() & was.keys():
        new[at[name]] = old[was[name]]
    return new


def train(
    base: Base, seen: list[Seen], signs: dict[str, int], names: dict[str, int], plan: Plan, known: Encoder | None = None
) -> Iterator[Tensors]:
    """The tensors after each round over all windows, by AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101).

    Begins from the base, or goes on from an encoder that is `known`.
    """
    model, p = Model(base), beginning(base, len(signs), len(names), plan.seed)
    p = going_on(p, known, signs, names) if known is not None else p
    hiding = Hiding.of(plan.masked, base.pieces.index("<mask>"), signs, np.random.default_rng(plan.seed))
    steps = plan.rounds * sum(1 for _ in batches(seen, special(base)))
    step = jax.jit(_step(model))
    moments = [jax.tree.map(jnp.zeros_like, p) for _ in range(2)]
    key, done, began = jax.random.PRNGKey(plan.seed), 0, time.monotonic()
    for number in range(plan.rounds):
        total = 0.0
        for count, batch in enumerate(batches(seen, special(base), hiding), 1):
            done += 1
            rate = plan.rate * min(1.0, done / WARM) * max(0.02, 1 - done / steps)
            key, now = jax.random.split(key)
            p, moments, loss = step(p, moments, arrays(batch), now, done, rate)
            total += float(loss)
            _say(number, done, steps, total / count, began)
        yield p


def _say(number: int, done: int, steps: int, loss: float, began: float) -> None:
    if done % 20 == 0 or done == steps:
        took = time.monotonic() - began
        print(f"round {number + 1}, step {done} of {steps}: loss {loss:.4f}, {took:.0f} s", file=sys.stderr, flush=True)


def _step(model: Model) -> Any:
    def step(p: Tensors, moments: list[Tensors], batch: Any, key: Any, done: Any, rate: Any) -> Any:
        loss, slope = jax.value_and_grad(model.loss)(p, batch, key)
        size = jnp.sqrt(sum((s * s).sum() for s in slope.values()))
        slope = {name: s * jnp.minimum(1.0, CLIP / size) for name, s in slope.items()}
        mean = {name: 0.9 * m + 0.1 * slope[name] for name, m in moments[0].items()}
        square = {name: 0.98 * v + 0.02 * slope[name] ** 2 for name, v in moments[1].items()}
        moved = {}
        for name, tensor in p.items():
            way = mean[name] / (1 - 0.9**done) / (jnp.sqrt(square[name] / (1 - 0.98**done)) + 1e-8)
            moved[name] = tensor - rate * (FASTER if name in HEADS else 1.0) * (way + DECAY * tensor)
        return moved, [mean, square], loss

    return step


def told(model: Model, p: Tensors, base: Base, seen: Iterable[Seen]) -> dict[int, float]:
    """The logit of every example of some windows, by its number."""
    fits, found = jax.jit(model.fits), {}
    for batch in batches(list(seen), special(base)):
        what, _ = fits(p, arrays(batch))
        logits = np.asarray(what)[batch.asked[:, 0], batch.asked[:, 1]]
        found.update(zip(batch.numbers, logits[: len(batch.numbers)].tolist(), strict=True))
    return found
