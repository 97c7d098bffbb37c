"""What a new name in Latin letters is, by weights, from all its places in a document: Harbourlight is a company.

No list knows it and no ending or word right beside it tells. All places of the name in the document are weighed
together, since a text tells what a thing is where it brings it in and not again.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.learned.kind_signs import signs
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.new.likely import apposed_kind
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

WEIGHTS = Path(__file__).with_name("kinds.json")
# The last one is no name of any kind: a word with a capital.
KINDS = ("organization", "person", "model", "product", "chip", "place", "technology", "policy", "dataset", "none")
# How sure a kind must be to be told: of names whose documents taught nothing nine in ten are then right.
LEAST = 0.65
# A house taken for a town loses a page; a town whose kind stays open hardly a claim, since rules take it for one.
SURE = {"place": 0.9}
_OPEN = frozenset([symbols.CAPITALISED, symbols.QUOTED])
_LATIN = expression(r"[A-ZÀ-ÖØ-Þ\u0100-\u017f]|[a-z][A-Za-z0-9-]")

# In hundredths, so that sums are exact and nothing is made anew when they are loaded.
Row = list[int]
_HUNDREDTHS = 100


def typed(text: str, folded: str, tokens: list[Token]) -> list[Token]:
    """The tokens of a text, those of open kind under the kind that all places of the name tell together."""
    groups = open_names(text, tokens)
    done = list(tokens)
    families = _families(text, tokens, groups)
    for name, places in groups.items():
        kind, likely = _kind(text, folded, tokens, places), _likely(tokens, places)
        if name in families and not likely:
            kind = "person"
        if likely and kind not in ("", likely) and _is_told_otherwise(text, tokens, places, kind, likely):
            kind = likely if likely == "organization" else ""
        for at in places if kind or likely else ():
            start, end, char, senses, rank = done[at]
            if kind:
                done[at] = start, end, symbols.KIND[kind], (Sense(senses[0].id, kind, "typed"),), rank
            else:
                done[at] = start, end, char, (Sense(senses[0].id, "", senses[0].how, likely),), rank
    return done


def _families(text: str, tokens: Sequence[Token], groups: dict[str, list[int]]) -> set[str]:
    """The names of which the text goes on with the last word alone, which speaks, and never with the first.

    Houses are called by their first word, people by their last.
    """
    spans = [tokens[places[0]][:2] for places in groups.values()]
    alone = {text[start:end]: groups_at for (start, end), groups_at in zip(spans, groups.values(), strict=True)}
    found: set[str] = set()
    for (start, end), name in zip(spans, groups, strict=True):
        words = text[start:end].split(" ")
        first, last = words[0], words[-1]
        is_named = 1 < len(words) < 4 and _LAST.fullmatch(last) is not None
        if (
            is_named
            and last in alone
            and first not in alone
            and any(_SPEAKS.match(text, tokens[at][1]) for at in alone[last])
        ):
            found.add(name)
    return found


_LAST = expression(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?")
_SPEAKS = expression(
    r",? (?:said|says|told|adds|added|recalls?|recalled|explains?|explained|argues?|argued|thinks|believes|joined"
    r"|left|wrote"
    r"|noted|laughs|grew up|studied|had (?:led|joined|worked|been)|has (?:led|worked)|co-founded|earned|taught"
    r"|shrugs|admits)\b"
)


def _is_told_otherwise(text: str, tokens: Sequence[Token], places: list[int], kind: str, likely: str) -> bool:
    """Whether the words beside a name go before what weights guess: `X, a language model`, 收购测试平台X.

    Houses have models and products, so of those only what is said of the name itself (`X, its model`) counts.
    """
    if likely == "product" and kind in ("chip", "model"):
        return False  # 主力产品JZ-200: a product, and a chip
    return kind != "organization" or any(apposed_kind(text, tokens[at][1]) == likely for at in places)


def _likely(tokens: Sequence[Token], places: list[int]) -> str:
    """The kind that the words beside one place of a name tell, for all its places; none where two are told."""
    told = {tokens[at][3][0].likely for at in places} - {""}
    if told == {"organization", "product"}:
        return "organization"  # a house that goes by the name of what it sells
    return told.pop() if len(told) == 1 else ""


def open_names(text: str, tokens: Sequence[Token]) -> dict[str, list[int]]:
    """The names in Latin letters whose kind is open, each with the tokens where it stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(tokens):
        if token[2] in _OPEN and _LATIN.match(text, token[0]):
            found[token[3][0].id].append(at)
    return found


def _kind(text: str, folded: str, tokens: Sequence[Token], places: list[int]) -> str:
    shares = chances(signs(text, folded, tokens, places), weights())
    best = max(range(len(KINDS)), key=shares.__getitem__)
    return KINDS[best] if shares[best] >= SURE.get(KINDS[best], LEAST) and KINDS[best] != "none" else ""


def chances(seen: set[str], known: dict[str, Row]) -> list[float]:
    """How likely each kind is by some signs."""
    rows = [known[sign] for sign in seen if sign in known]
    sums = [sum(column) for column in zip(known["bias"], *rows, strict=True)]
    top = max(sums)
    shares = [math.exp((value - top) / _HUNDREDTHS) for value in sums]
    whole = math.fsum(shares)
    return [share / whole for share in shares]


@cache
def weights() -> dict[str, Row]:
    """The weight of each sign for each of the kinds."""
    rows: dict[str, Row] = json.loads(WEIGHTS.read_bytes())
    return rows
