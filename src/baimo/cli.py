"""The command line: one function a verb. Heavy parts are imported by the verb that needs them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from baimo import __version__
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.workspace import Checked, Workspace

CLEAN, CONTRADICTED, ERROR = 0, 1, 2
INTERRUPTED = 130
FORMATS = ("text", "jsonl", "html")


class Verbs(click.Group):
    """Verbs in the order in which a newcomer needs them, and errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The order of definition, not of the alphabet."""
        return list(self.commands)

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
            complain(_unwritable("standard output", error) if is_printing else _our_fault(error))
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


def _our_fault(error: Exception) -> str:
    """The line for what should never happen. Raises it again where somebody looks for its cause."""
    if os.environ.get("BAIMO_DEBUG"):
        raise error
    return f"a fault of ours: {type(error).__name__}: {error}; BAIMO_DEBUG=1 shows where, please report it"


def _unwritable(what: Path | str, error: Exception) -> BaimoError:
    why = getattr(error, "strerror", None) or error
    return BaimoError(f"cannot write {what}: {why}; name another file with -o")


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


def language(_ctx: click.Context, _param: click.Parameter, chosen: str | None) -> str:
    """The language asked for, else the one of the user's locale, else English."""
    locale = next((os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "")
    return chosen or ("zh" if locale.startswith("zh") else "en")


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
files = click.argument("files", metavar="FILE...", nargs=-1, required=True)
lang = click.option(
    "--lang", type=click.Choice(["zh", "en"]), callback=language, help="Language of the output; default: your locale's."
)
as_of = click.option(
    "--as-of", metavar="DATE", callback=lambda _c, _p, v: _edtf(v), help="Judge as of this date instead of today."
)
home = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), help="Folder of your own layer; default: $BAIMO_HOME."
)
output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of the screen."
)


def formats(*names: str) -> Decorator:
    """`--format`, the first name being the default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True, help="Form of the output."
    )


def _edtf(text: str | None) -> str | None:
    from baimo.values.dates import When

    try:
        return None if text is None else str(When.parse(text))
    except ValueError as error:
        raise BaimoError(f"{text!r} is no date; write it as 2024, 2024-05 or 2024-05-20") from error


@main.command("open")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port; the next free one where it is taken.",
)
@click.option("--browser/--no-browser", default=True, help="Open the browser where there is a screen.")
@as_of
@home
def open_(files: tuple[str, ...], port: int, browser: bool, as_of: str | None, home: Path | None) -> None:
    """Read and check documents and open them as pages in the browser.

    Without a screen the addresses are printed. Ctrl-C ends it.

    \b
    Example:
      baimo open lecture.txt deck.pdf
    """
    desk = _workspace(home)
    done = list(_each(files, lambda file: desk.check(file, as_of)))
    if files and not any(done):
        sys.exit(ERROR)
    _serve(desk, [checked for checked in done if checked], "127.0.0.1", port, browser)


@main.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port; the next free one where it is taken.",
)
@home
def serve(files: tuple[str, ...], host: str, port: int, home: Path | None) -> None:
    """Serve the pages of the ledger, and of documents where some are named.

    \b
    Example:
      baimo serve --port 8080
    """
    desk = _workspace(home)
    _serve(desk, [checked for checked in _each(files, desk.check) if checked], host, port, open_browser=False)


@main.command()
@files
@formats(*FORMATS)
@click.option("--reader", type=click.Choice(["rules"]), default="rules", show_default=True, help="Who reads.")
@click.option("--noise", is_flag=True, help="List what was dropped as noise instead of the claims.")
@output
@lang
@home
def read(
    files: tuple[str, ...], form: str, reader: str, noise: bool, output: Path | None, lang: str, home: Path | None
) -> None:
    """Read documents into claims, each with the exact characters that say it.

    FILE is txt, md, html, pdf, pptx or docx; `-` is standard input.

    \b
    Example:
      baimo read deck.pdf --format jsonl > claims.jsonl
    """
    from baimo.output import write_noise, write_reading

    desk = _workspace(home)
    writer = write_noise if noise else write_reading
    done = _write_each(files, desk.read, output, lambda stream: writer(stream, form, lang))
    sys.exit(CLEAN if all(done) else ERROR)


@main.command()
@files
@formats(*FORMATS)
@output
@as_of
@lang
@home
def check(
    files: tuple[str, ...], form: str, output: Path | None, as_of: str | None, lang: str, home: Path | None
) -> None:
    """Check documents against the ledger: what it supports, contradicts, and cannot tell.

    Exit code 0: nothing contradicted, 1: something is, 2: a file could not be read.

    \b
    Example:
      baimo check deck.pdf
      baimo check notes.md --format html -o notes.html
    """
    from baimo.output import write_check

    desk = _workspace(home)
    done = _write_each(
        files, lambda file: desk.check(file, as_of), output, lambda stream: write_check(stream, form, lang, desk.ledger)
    )
    if not all(done):
        sys.exit(ERROR)
    sys.exit(CONTRADICTED if any(f.verdict == "contradicted" for c in done if c for f in c.findings) else CLEAN)


@main.command()
@click.argument("entity", metavar="ENTITY")
@formats("text", "json")
@as_of
@lang
@home
def show(entity: str, form: str, as_of: str | None, lang: str, home: Path | None) -> None:
    """Show what the ledger knows of an entity, since when, from where, and what disagrees.

    ENTITY is an id or any of its names.

    \b
    Example:
      baimo show 智谱
      baimo show gpt-4 --as-of 2023-06
    """
    from baimo.output import write_entity
    from baimo.output.destination import opened

    ledger = _workspace(home).ledger
    with opened(None) as stream:
        write_entity(stream, ledger, _find(ledger, entity), form, lang, as_of)


@main.command()
@files
@home
def accept(files: tuple[str, ...], home: Path | None) -> None:
    """Take documents as sources of your own layer: their claims lie over the atlas, and leave this machine never.

    \b
    Example:
      baimo accept report.pdf
    """
    from baimo.ledger import accept as accept_document

    desk = _workspace(home)
    done = list(_each(files, lambda file: _accepted(accept_document, desk, file)))
    sys.exit(CLEAN if all(done) else ERROR)


def _accepted(accept_document: Callable[..., Path], desk: Workspace, file: str) -> Path:
    from baimo.output.printable import in_line

    checked = desk.read(file)
    path = accept_document(checked.document, checked.reading.claims, desk.home)
    print(f"{in_line(file)}: its claims now stand in {in_line(str(path))}; delete that folder to take them back")
    return path


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@formats("text", "jsonl")
def validate(path: Path | None, form: str) -> None:
    """Check the text of an atlas, of a layer, or of one file: every problem with file, line, key and repair.

    Without PATH the bundled atlas.

    \b
    Example:
      baimo validate my-layer/entities/organization/acme.yaml
    """
    from baimo.ledger import validate as problems_of
    from baimo.output import write_problems
    from baimo.output.destination import opened

    problems = problems_of(path)
    with opened(None) as stream:
        write_problems(stream, problems, form)
    sys.exit(ERROR if problems else CLEAN)


def _workspace(home: Path | None) -> Workspace:
    from baimo.workspace import Workspace

    return Workspace(home=home, on_problem=complain)


def _find(ledger: Any, name: str) -> str:
    from baimo.output.printable import printable

    name = printable(name)
    if ledger.entity(name):
        return name
    found = ledger.resolve(name)
    if not found:
        raise BaimoError(
            f"the ledger knows nobody called {name!r}; try another spelling, or `baimo open` and search there"
        )
    return str(found[0])


def _each(files: tuple[str, ...], work: Callable[[str], Any]) -> Iterator[Any]:
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
            complain(f"{file}: {_our_fault(error)}")
            done = None
        yield done


def _write_each(
    files: tuple[str, ...], work: Callable[[str], Checked], output: Path | None, writer: Callable[[Any], Any]
) -> list[Checked | None]:
    """Work on every file and write each result as it comes; returns the results, None for a file that failed."""
    from baimo.output.destination import opened

    done: list[Checked | None] = []
    try:
        with opened(output) as stream:
            write = writer(stream)
            for checked in _each(files, work):
                if checked:
                    write.document(checked)
                done.append(checked)
            write.close()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(output or "standard output", error) from error
    return done


def _serve(desk: Workspace, documents: list[Checked], host: str, port: int, open_browser: bool) -> None:
    from baimo.web import create_app, serve

    serve(create_app(desk.ledger, documents), host, port, open_browser)
