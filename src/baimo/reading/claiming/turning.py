"""A claim as the vocabulary has it: what drives a product is told of the model, what a chip costs that is bought of
the one piece."""

from __future__ import annotations

from baimo.claims import Claim
from baimo.values import units

_KEYED, _KINDS = ".column", ("product", "model")
_CHIP = "chip"
# By what a chip is sold: 张 counts cards as it counts images.
_PIECES = frozenset({"chip", "image"})


def turned(claim: Claim) -> Claim:
    """The claim under the predicate and in the unit that the vocabulary has for it."""
    return _of_piece(claim) if claim.predicate == "price" else _driven(claim)


def _of_piece(claim: Claim) -> Claim:
    """A chip that is sold, not let by the hour, has a cost of the piece, in plain money."""
    price = units.rate(claim.unit) if claim.unit else None
    is_whole = claim.unit in units.currencies() or (price is not None and price.per in _PIECES)
    if claim.subject_type == _CHIP and is_whole:
        claim.unit = price.currency if price is not None else claim.unit
        claim.predicate, claim.rule = "unit_cost", (claim.rule or "").replace("price", "unit_cost", 1)
    return claim


def _driven(claim: Claim) -> Claim:
    """`engine: X` below the name of a product tells what drives the product."""
    thing, name = claim.object, claim.object_name
    is_keyed = claim.predicate == "based_on" and (claim.rule or "").endswith(_KEYED)
    if not is_keyed or thing is None or name is None or (claim.subject_type, claim.object_type) != _KINDS:
        return claim
    claim.predicate, claim.rule = "powers", f"powers{_KEYED}"
    claim.subject, claim.object = thing, claim.subject
    claim.subject_name, claim.object_name = name, claim.subject_name
    claim.subject_type, claim.object_type = reversed(_KINDS)
    claim.subject_text, claim.object_text = claim.object_text, claim.subject_text
    return claim
