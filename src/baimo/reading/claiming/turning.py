"""A claim told from its other side: a product built upon a model is a product that the model drives."""

from __future__ import annotations

from baimo.claims import Claim

_KEYED, _KINDS = ".column", ("product", "model")


def turned(claim: Claim) -> Claim:
    """The claim as the vocabulary has it; `engine: X` below the name of a product tells what drives the product."""
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
