"""What came out with what the text itself announces, told without its day: 同步推出, `also showed`."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.reading.timing.candidate import WHOLE_DAY, Candidate, Deed, make, table
from baimo.reading.timing.clock import Clock


def of_launch(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The day on which the text announces a thing, of another that came out with it."""
    if clock.launched is None or deed.predicate.id not in table()["launches"]:
        return
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said = f" {clock.document.clean[tokens[low][0] : tokens[high - 1][1]].lower()} "
    is_head = clock.block > 0 and clock.document.blocks[clock.block].kind == "heading"
    if is_head or any(word in said for word in table()["alongside"]):
        yield make("alongside", clock.launched)


def announce(clock: Clock, deed: Deed, found: Candidate | None) -> None:
    """Keeps that the text announces something on its own day, or in its title without a day."""
    spoken = clock.spoken_on()
    if deed.predicate.id not in table()["launches"] or spoken is None or len(spoken) != WHOLE_DAY:
        return
    if clock.block <= 0 if found is None else found.when == spoken:
        clock.launched = spoken
