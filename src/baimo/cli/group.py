"""The verbs as a group: their order, and what happens when one fails."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from baimo import __version__
from baimo.values.errors import BaimoError

CLEAN, CONTRADICTED, ERROR = 0, 1, 2
INTERRUPTED = 130
ORDER = (
    *("open", "read", "check", "tally", "search", "show", "path", "diff", "price", "cost"),
    *("map", "poster", "timeline", "graph", "lineage", "prices", "chips"),
    *("accept", "judge", "feeds", "serve", "publish", "validate"),
)


class Verbs(click.Group):
    """Verbs in the order in which a newcomer needs them, and errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The order of ORDER, then that of definition; never that of the alphabet."""
        return sorted(self.commands, key=lambda verb: ORDER.index(verb) if verb in ORDER else len(ORDER))

    def main(self, args: Sequence[str] | None = None, *given: Any, **extra: Any) -> Any:
        """Run what the command line asks for, or a program; the program of a command line ends with it."""
        try:
            return super().main(args, *given, **extra)
        except SystemExit as left:
            if args is None and _ENGINE in sys.modules:
                _leave_at_once(left.code)
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; what is wrong is said in one line on standard error, with exit code 2."""
        try:
            with _written_out():
                return super().invoke(ctx)
        except BaimoError as error:
            complain(error)
            ctx.exit(ERROR)
        except BrokenPipeError:
            _leave_quietly()
        except KeyboardInterrupt:
            complain("interrupted")
            ctx.exit(INTERRUPTED)
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise
        except Exception as error:
            is_printing = isinstance(error, OSError) and error.errno and error.filename is None
            complain(unwritable("standard output", error) if is_printing else our_fault(error))
            ctx.exit(ERROR)


@contextlib.contextmanager
def _written_out() -> Iterator[None]:
    """What waits to be written is written here, where it can still be said that it cannot."""
    try:
        yield
    finally:
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError:
            _forget_output()
            raise


def complain(error: Exception | str) -> None:
    """One clear line on standard error, with nothing in it that a terminal would obey."""
    from baimo.output.printable import one_line

    if sys.stderr is not None:
        print("baimo: " + one_line(str(error)), file=sys.stderr)


def our_fault(error: Exception) -> str:
    """The line for what should never happen. Raises it again where somebody looks for its cause."""
    if os.environ.get("BAIMO_DEBUG"):
        raise error
    return f"a fault of ours: {type(error).__name__}: {error}; BAIMO_DEBUG=1 shows where, please report it"


def unwritable(what: Path | str, error: Exception) -> BaimoError:
    """What to raise where an output cannot be written."""
    why = getattr(error, "strerror", None) or error
    return BaimoError(f"cannot write {what}: {why}; name another file with -o")


_ENGINE = "daft"


def _leave_at_once(code: int | str | None) -> None:
    """The end of a program without the interpreter's own.

    The engine's threads may still call back then, and abort a program that has done and said all it had to.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, AttributeError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else CLEAN if code is None else ERROR)


def _leave_quietly() -> None:
    _forget_output()
    sys.exit(CLEAN)


def _forget_output() -> None:
    # The reader of our pipe has gone, or the disk is full: what is still buffered has nowhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="baimo")
def main() -> None:
    """Baimo 百模, the checked map of the large-model industry.

    Reads documents into claims, each tied to the words that say it, and checks every claim against a ledger of sourced
    claims. Works offline, in Chinese and English.

    \b
    Example:
      baimo open deck.pdf          read, check, and open the pages in the browser
      baimo check deck.pdf         what is wrong in it, a line each
    """
