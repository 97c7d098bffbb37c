"""All pages that pages lead to, wave by wave, by as many processes as there are processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from baimo.web.publishing.press import Made

if TYPE_CHECKING:
    from baimo.web.publishing.addresses import Place
    from baimo.web.publishing.press import Press

Told = Callable[[int, int], None]
# Places in one errand: enough that handing them over costs nothing, few enough that both end together.
_AT_ONCE = 48
# Of which there are fewer, that is a page of its own kind.
_FEW = 40
_COLLECTED_AFTER = 50_000
# A second process costs the time of some pages to start.
_WORTH = 400


@dataclass
class Crawl:
    """What was made: every file, and what turned out not to be there."""

    files: dict[str, Made] = field(default_factory=dict)
    gone: dict[str, str | None] = field(default_factory=dict)

    @property
    def new(self) -> list[str]:
        """The files that differ from what stood there."""
        return [file for file, made in self.files.items() if made.is_new]

    def take(self, made: Made) -> None:
        """What came of a place."""
        if made.is_there:
            self.files[made.place.file] = made
            if made.twin:
                self.take(made.twin)
        else:
            self.gone[made.place.ask] = made.instead


class Workers:
    """Presses: one in this process, or one in each of several.

    Where nothing is forked, `make_press` is pickled and makes a press of its own there.
    """

    def __init__(self, press: Press, make_press: Callable[[], Press], count: int) -> None:
        """`press` is that of this process; no other starts before there is work for it."""
        self._press, self._make_press, self._count = press, make_press, count
        self._pool: ProcessPoolExecutor | None = None

    def make(self, places: list[Place], gone: dict[str, str | None]) -> Iterator[Made]:
        """The files of places, in any order."""
        if self._count < 2 or (self._pool is None and len(places) < _WORTH):
            yield from _made_by(self._press, places, gone)
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, _context(), _start, (self._make_press,))
        errands = list(_errands(places))
        for found in self._pool.map(_errand, errands, [gone] * len(errands)):
            yield from found

    def close(self) -> None:
        """End what was started."""
        self._press.asker.close()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _errands(places: list[Place]) -> Iterator[list[Place]]:
    """What a process does at once: a page of its own kind alone and first, for it may take long; the rest in lots."""
    kinds = Counter(map(_kind, places))
    alone = [place for place in places if kinds[_kind(place)] < _FEW]
    many = [place for place in places if kinds[_kind(place)] >= _FEW]
    yield from ([place] for place in alone)
    yield from (many[start : start + _AT_ONCE] for start in range(0, len(many), _AT_ONCE))


def _kind(place: Place) -> str:
    return place.ask.partition("?")[0].strip("/").partition("/")[0]


def _context() -> multiprocessing.context.BaseContext:
    # A fork shares the ledger that was read. Elsewhere a fork is not safe, and every process reads for itself.
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


_PRESS: list[Press] = []


def _start(make_press: Callable[[], Press]) -> None:
    # Who interrupts means the program, which tells us to stop; and a program that was killed can tell us nothing.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What was read stays; to look through it for garbage after every page would cost more than there is to find.
    gc.freeze()
    gc.set_threshold(_COLLECTED_AFTER)
    _PRESS[:] = [make_press()]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _errand(places: list[Place], gone: dict[str, str | None]) -> list[Made]:
    return list(_made_by(_PRESS[0], places, gone))


def _made_by(press: Press, places: Iterable[Place], gone: dict[str, str | None]) -> Iterator[Made]:
    if gone != press.addresses.gone:
        press.forget(gone)
    for place in places:
        yield press.make(place)


def crawl(workers: Workers, seeds: Iterable[Place], told: Told = lambda done, known: None) -> Crawl:
    """Everything that the seeds lead to, and whatever that leads to.

    Pages that led to what is not there are made anew at the end.
    """
    found = Crawl()
    known: dict[str, Place] = {}
    wave = _fresh(seeds, known)
    while wave:
        led: list[Place] = []
        for made in workers.make(wave, {}):
            found.take(made)
            led.extend(made.leads)
            told(len(found.files), len(known))
        wave = _fresh(led, known)
    if found.gone:
        _mend(workers, found, known)
    return found


def _fresh(places: Iterable[Place], known: dict[str, Place]) -> list[Place]:
    wave = []
    for place in places:
        # What nobody needs to be asked for is made otherwise.
        if place.ask and place.file not in known:
            known[place.file] = place
            wave.append(place)
    return wave


def _mend(workers: Workers, found: Crawl, known: dict[str, Place]) -> None:
    """Pages that lead to what is not there are made once more, now that this is known."""
    broken = [m.place for m in found.files.values() if any(place.ask in found.gone for place in m.leads)]
    for made in workers.make(broken, dict(found.gone)):
        found.take(made)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
