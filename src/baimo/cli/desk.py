"""What verbs do in common: open the ledger, find who is meant, work through files, write what came of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.cli.group import complain, our_fault, unwritable
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.workspace import Checked, Workspace


def workspace(home: Path | None, encoded: bool = True) -> Workspace:
    """The reader and the ledger with the user's layer over it; what is wrong with either is said on standard error."""
    from baimo.workspace import Workspace

    return Workspace(home=home, encoded=encoded, on_problem=complain)


def entity_named(ledger: Any, name: str) -> str:
    """The id of the entity that a name or an id means. Raises BaimoError where nobody is called so."""
    from baimo.output.printable import printable

    name = printable(name)
    if ledger.entity(name):
        return name
    found = ledger.resolve(name)
    if not found:
        raise BaimoError(f"the ledger knows nobody called {name!r}; {_instead(ledger, name)}")
    return str(found[0])


def _instead(ledger: Any, name: str) -> str:
    """What to write in place of a name that nobody bears."""
    meant = [f"{found.matched} ({found.id})" for found in ledger.suggest(name)]
    return f"did you mean {', '.join(meant)}?" if meant else "try another spelling, or `baimo search` a part of it"


def each(files: tuple[str, ...], work: Callable[[str], Any]) -> Iterator[Any]:
    """The work done on every file; a file that fails is said in one line, gives None, and stops no other."""
    from baimo.output import progress

    said: set[str] = set()
    for number, file in enumerate(progress(files)):
        try:
            if file == "-" and file in files[:number]:
                raise BaimoError("-: standard input can be read only once; name it once")
            done = work(file)
        except BaimoError as error:
            # What is wrong with the ledger is wrong for every file, and said once.
            if str(error) not in said:
                complain(error)
            said.add(str(error))
            done = None
        except BrokenPipeError:
            raise
        except Exception as error:
            complain(f"{file}: {our_fault(error)}")
            done = None
        yield done


class _NothingReadError(Exception):
    """No document could be read: what stands where the results would go stays."""


def write_each(
    files: tuple[str, ...], work: Callable[[str], Checked], output: Path | None, writer: Callable[[Any], Any]
) -> list[Checked | None]:
    """Work on every file and write each result as it comes; returns the results, None for a file that failed."""
    from baimo.output.destination import opened

    done: list[Checked | None] = []
    try:
        with suppress(_NothingReadError), opened(output) as stream:
            write = writer(stream)
            for checked in each(files, work):
                if checked:
                    write.document(checked)
                done.append(checked)
            if output is not None and not any(done):
                raise _NothingReadError  # a name mistyped must not empty what was written last time
            write.close()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(output or "standard output", error) from error
    return done


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """While something takes a moment, a person who watches is told what; a pipe is told nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
