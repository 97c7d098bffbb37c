"""What a text tells of the price of a thing that it has just announced holds from the day of its release."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from baimo.claims import Claim

_RELEASES, _PRICES = frozenset({"released", "open_sourced"}), frozenset({"price", "price_vs"})
# A text of so many days later still tells of the release as news.
_NEWS = 7


def date_prices(claims: Iterable[Claim], day: str | None) -> None:
    """Gives prices without a time, of a thing released in the days before the text, the day of its release.

    An edition, `GPT-5 mini`, has the day of what its name begins with. `day` is that of the text (YYYY-MM-DD); without
    it nothing is known to be news. Two days of release tell none.
    """
    told, released = list(claims), defaultdict[str, set[str]](set)
    for claim in told:
        if claim.predicate in _RELEASES and claim.modality == "asserted":
            name = claim.object_name or claim.subject_name
            if day_told := claim.value if claim.object is None else claim.when:
                released[name].add(str(day_told))
    for claim in told:
        if claim.predicate in _PRICES and claim.when is None and claim.modality == "asserted":
            of = max((name for name in released if _is_edition(claim.subject_name, name)), key=len, default="")
            claim.when = _news(released.get(of, set()), day)


def _is_edition(name: str, of: str) -> bool:
    return name == of or (name.startswith(of) and name[len(of)] in " -")


def _news(released: set[str], day: str | None) -> str | None:
    """The one day of release, if it lies so shortly before that of the text."""
    since = next(iter(released)) if len(released) == 1 else ""
    try:
        days = (datetime.date.fromisoformat(day or "") - datetime.date.fromisoformat(since)).days
    except ValueError:
        return None
    return since if 0 <= days <= _NEWS else None
