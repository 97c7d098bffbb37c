"""The two clocks of a question: what was true at a date, and what had been said by a date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from baimo.claims import table
from baimo.values.dates import When, when_of
from baimo.values.errors import BaimoError


@dataclass(frozen=True, slots=True)
class Clocks:
    """`as_of`: true then, whoever told it whenever; `known_by`: told by the end of then. None asks for all of time."""

    as_of: When | None = None
    known_by: When | None = None

    @classmethod
    def at(cls, as_of: str | None = None, known_by: str | None = None) -> Clocks:
        """Clocks set by EDTF. Raises BaimoError for what is no date."""
        return cls(*(date_of(text) if text else None for text in (as_of, known_by)))

    def was_said(self, said_from: str | None) -> bool:
        """Whether what can be said since this day (ISO) can have been said; what has no day is never excluded."""
        last = self.known_by and self.known_by.last
        return not last or said_from is None or said_from <= last.isoformat()

    def was_true(self, predicate: str, when: str | None, held_from: str | None, held_to: str | None) -> bool:
        """Whether an event had happened, or a state held, at some day of `as_of`.

        A state goes on until its end is told. `held_from` and `held_to` are the first and last day that `when` can
        mean (ISO).
        """
        if self.as_of is None:
            return True
        first, last = self.as_of.first, self.as_of.last
        if last and held_from and held_from > last.isoformat():
            return False
        is_over = first is not None and held_to is not None and held_to < first.isoformat()
        return not (is_over and is_closed_state(predicate, when))

    def had_begun(self, held_from: str | None) -> bool:
        """Whether something that began on this day (ISO) was there; what has no day may have been."""
        last = self.as_of and self.as_of.last
        return not last or held_from is None or held_from <= last.isoformat()


@cache
def is_closed_state(predicate: str, when: str | None) -> bool:
    """Whether a statement tells that a state is over: an interval with a last day, of what does not happen but hold."""
    row = table().get(predicate)
    return bool(when and "/" in when and not when.endswith(("/", "/.."))) and (row is None or row.when != "event")


def date_of(text: str) -> When:
    """A date or period a person asked for. Raises BaimoError that says how to write one."""
    try:
        return when_of(text.strip())
    except ValueError as error:
        raise BaimoError(f"{text!r} is no date; write it as 2024, 2024-05 or 2024-05-20") from error
