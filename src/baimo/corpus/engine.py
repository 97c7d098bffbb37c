"""The engine that spreads parts over processes or machines: Daft, embedded or on a Ray cluster."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

from baimo.values.errors import BaimoError

EMBEDDED = "daft"
# Makes, in each worker, what tells of a part given by two numbers.
Maker = Callable[[], Callable[[int, int], str]]
_QUIET = {
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
}


def daft() -> ModuleType:
    """The library, told to send nothing to anybody and to draw no bars of its own. Raises BaimoError without it."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import daft as library
    except ImportError as error:
        raise BaimoError("a corpus is read with Daft; install it with: pip install 'baimo[corpus]'") from error
    # What it tells of its own workings beside the errors that it raises.
    logging.getLogger("daft_local_execution").setLevel(logging.CRITICAL)
    return library


def start(address: str) -> None:
    """Choose the engine, once a process: `daft` is this machine, `ray://HOST:PORT` a cluster, `ray` the one at hand.

    Raises BaimoError.
    """
    library = daft()
    if address == EMBEDDED:
        _start_embedded(library)
    elif address == "ray" or address.startswith("ray://"):
        _start_ray(library, None if address == "ray" else address)
    else:
        raise BaimoError(f"{address}: no engine; name `daft` for this machine or ray://HOST:PORT for a cluster")


def _start_embedded(library: ModuleType) -> None:
    from daft.exceptions import DaftCoreException

    try:
        library.set_runner_native()
    except DaftCoreException:
        # A process keeps the engine that it chose first; a second reading in it may only ask for the same.
        if library.get_or_infer_runner_type() != "native":
            raise BaimoError("this process reads on a cluster already; read in another one") from None


def _start_ray(library: ModuleType, address: str | None) -> None:
    try:
        import ray
    except ImportError as error:
        raise BaimoError("a cluster is reached with Ray; install it with: pip install 'baimo[cluster]'") from error
    try:
        ray.init(address=address or "auto", log_to_driver=False, logging_level=logging.ERROR, ignore_reinit_error=True)
        library.set_runner_ray(noop_if_initialized=True)
    except Exception as error:
        raise BaimoError(f"{address}: no Ray cluster answers there ({' '.join(str(error).split())[:200]})") from error


def workers_of(address: str) -> int:
    """How many processes the engine can run at once."""
    if address == EMBEDDED:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    import ray

    resources: Callable[[], dict[str, float]] = ray.cluster_resources
    return max(1, int(resources().get("CPU", 1)))


def spread(make: Maker, parts: Sequence[tuple[int, int]], workers: int, own_process: bool) -> Iterator[str]:
    """What a function says of each part, in the order of the parts, as they come.

    A part is two numbers. With `own_process` each worker is a process of this machine, else the cluster places it.
    """
    library = daft()
    text = library.DataType.string()

    @library.cls(max_concurrency=workers, use_process=own_process, max_retries=0)
    class Worker:
        def __init__(self) -> None:
            self.work = make()

        @library.method.batch(return_dtype=text, batch_size=1)  # type: ignore[untyped-decorator]
        def run(self, numbers: Any, places: Any) -> list[str]:
            pairs = zip(numbers.to_pylist(), places.to_pylist(), strict=True)
            return [self.work(number, place) for number, place in pairs]

    numbers, places = [number for number, _ in parts], [place for _, place in parts]
    frame = library.from_pydict({"part": numbers, "place": places})
    if not own_process:
        # A cluster spreads partitions, not rows.
        frame = frame.into_partitions(max(1, min(len(parts), 4 * workers)))
    said = Worker().run(library.col("part"), library.col("place"))
    return (row["said"] for row in frame.select(said.alias("said")).iter_rows())
