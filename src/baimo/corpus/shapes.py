"""What near copies of a text have in common: MinHash over its runs of characters (datasketch).

Broder, On the resemblance and containment of documents, 1997: the share of equal minima estimates the share of equal
runs.
"""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

PERMUTATIONS, RUN = 64, 8
_IDLE = re.compile(r"[\W_]+")


def shape(text: str) -> bytes:
    """64 minima as bytes; equal for texts that differ only in white space, case and punctuation."""
    plain = _IDLE.sub("", text).casefold()
    runs = {plain[at : at + RUN].encode("utf-8", "replace") for at in range(max(1, len(plain) - RUN + 1))}
    minima = _minhash()
    minima.update_batch(sorted(runs))
    return bytes(minima.hashvalues.tobytes())


def minima_of(shape: bytes) -> Any:
    """A shape as datasketch's MinHash, to be held against others."""
    import numpy

    return _minhash(hashvalues=numpy.frombuffer(shape, numpy.uint32))


def _minhash(**state: Any) -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=crc32, scheme="affine32", **state)
