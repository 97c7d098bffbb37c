"""Entities as values: the same object agrees; what another object means is for the judges to say."""

from __future__ import annotations

from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate
from baimo.values.names import same_name


def compare(claimed: Claim, held: Claim, row: Predicate) -> Fit:
    """The same entity agrees. Another one differs only where there can be but one."""
    if claimed.object is None:
        name = claimed.object_text if claimed.value is None else str(claimed.value)
        return Fit.AGREES if name is None else _by_name(name, held)
    if claimed.object == held.object:
        return Fit.AGREES
    # what a thing came after is not the family that it is of
    if held.object is None or (claimed.qualifier and claimed.qualifier != held.qualifier):
        return Fit.ALIEN
    return Fit.DIFFERS if row.cardinality == "one" else Fit.ALIEN


def _by_name(name: str, held: Claim) -> Fit:
    """An object that the reader could not place may still bear a name that the ledger wrote."""
    written = (held.object, held.object_name, held.value if isinstance(held.value, str) else None)
    return Fit.AGREES if any(text and same_name(name, text) for text in written) else Fit.ALIEN
