"""The verbs of documents: open, serve, read, check, accept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baimo.cli.asking_model import estimating, model_reader, reading_with
from baimo.cli.corpus import is_corpus, read_into
from baimo.cli.desk import each, workspace, write_each
from baimo.cli.group import CLEAN, CONTRADICTED, ERROR, main
from baimo.cli.options import as_of, files, formats, home, lang, output
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.workspace import Checked, Workspace

FORMATS = ("text", "jsonl", "html")


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
    desk = workspace(home)
    done = list(each(files, lambda file: desk.check(file, as_of)))
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
    desk = workspace(home)
    _serve(desk, [checked for checked in each(files, desk.check) if checked], host, port, open_browser=False)


@main.command()
@files
@formats(*FORMATS)
@click.option(
    "--reader",
    type=click.Choice(["encoder", "rules", "llm"]),
    help="Who reads: rules alone, or with the encoder (slower, reads more) or with a language model.  "
    "[default: encoder; for a corpus: rules]",
)
@click.option("--model", metavar="NAME", help="With --reader llm: the model to ask, beside the rules.")
@click.option("--endpoint", metavar="URL", help="With --reader llm: its server; default: $OPENAI_BASE_URL.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(1),
    default=120,
    show_default=True,
    help="With --reader llm: for one answer.",
)
@click.option("--estimate", is_flag=True, help="With --reader llm: say what it would cost, and ask nothing.")
@click.option("--noise", is_flag=True, help="List what was dropped as noise instead of the claims.")
@output
@click.option("--engine", default="daft", show_default=True, help="For a corpus: daft, or ray://HOST:PORT.")
@click.option("--workers", type=click.IntRange(1, 10_000), help="For a corpus: processes; default: one a core.")
@click.option(
    "--largest",
    metavar="MB",
    type=click.IntRange(1, 512),
    default=32,
    show_default=True,
    help="For a corpus: of a document.",
)
@lang
@home
def read(
    files: tuple[str, ...],
    form: str,
    reader: str | None,
    model: str | None,
    endpoint: str | None,
    timeout: float,
    estimate: bool,
    noise: bool,
    output: Path | None,
    engine: str,
    workers: int | None,
    largest: int,
    lang: str,
    home: Path | None,
) -> None:
    """Read documents into claims, each with the exact characters that say it.

    FILE is txt, md, html, pdf, pptx, docx, csv or tsv; `-` is standard input. With `-o NAME.parquet` it may also be a
    folder, a pattern, an address (s3://, hf://) or a file of many documents (jsonl, csv, parquet, zip; gz): a corpus,
    read on all cores, and gone on with where it was broken off.

    \b
    Example:
      baimo read deck.pdf --format jsonl > claims.jsonl
      baimo read news/ "more/**/*.html" -o claims.parquet
      baimo read deck.pdf --reader llm --model qwen3-8b --endpoint http://127.0.0.1:8000/v1
    """
    from baimo.output import write_noise, write_reading

    if output and is_corpus(output):
        if reader == "llm":
            raise BaimoError("a corpus is read by rules or the encoder; give --reader llm the documents one by one")
        options = {"engine_at": engine, "workers": workers, "largest": largest << 20, "encoded": reader == "encoder"}
        sys.exit(read_into(output, files, home, **options))
    desk = workspace(home, encoded=reader != "rules")
    read_one: Callable[[str], Checked] = desk.read
    if reader == "llm":
        asked = model_reader(desk, model, endpoint, timeout)
        if estimate:
            sys.exit(CLEAN if all([*each(files, estimating(asked, desk, model or ""))]) else ERROR)
        read_one = reading_with(asked, desk, model or "")
    writer = write_noise if noise else write_reading
    done = write_each(files, read_one, output, lambda stream: writer(stream, form, lang))
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

    desk = workspace(home)
    done = write_each(
        files, lambda file: desk.check(file, as_of), output, lambda stream: write_check(stream, form, lang, desk.ledger)
    )
    if not all(done):
        sys.exit(ERROR)
    sys.exit(CONTRADICTED if any(f.verdict == "contradicted" for c in done if c for f in c.findings) else CLEAN)


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

    desk = workspace(home)
    done = list(each(files, lambda file: _accepted(accept_document, desk, file)))
    sys.exit(CLEAN if all(done) else ERROR)


def _accepted(accept_document: Callable[..., Path], desk: Workspace, file: str) -> Path:
    from baimo.output.printable import in_line

    checked = desk.read(file)
    path = accept_document(checked.document, checked.reading.claims, desk.home)
    print(f"{in_line(file)}: its claims now stand in {in_line(str(path))}; delete that folder to take them back")
    return path


def _serve(desk: Workspace, documents: list[Checked], host: str, port: int, open_browser: bool) -> None:
    from baimo.web import create_app, serve

    serve(create_app(desk.ledger, documents), host, port, open_browser)
