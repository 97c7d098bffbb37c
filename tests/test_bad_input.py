"""Bad input through the command line: one clear line, exit code 2, the other files done, nothing lost, nothing run."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main
from baimo.ledger import layers

pytestmark = pytest.mark.usefixtures("shared_readers")
TEXT = "2022年11月30日，OpenAI发布了ChatGPT。百川智能成立于2023年4月。\n"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


def process(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "baimo", *words], capture_output=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def is_one_line(result: Result, *needles: str) -> bool:
    """Whether a run failed with one line that names everything asked for."""
    assert "Traceback" not in result.output
    assert "fault of ours" not in result.output
    said = result.stderr
    return result.exit_code == 2 and said.count("\n") == 1 and all(needle in said for needle in needles)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _pictures(path: Path, password: str | None = None) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    writer.write(path)


def _deck() -> bytes:
    from pptx import Presentation

    deck, out = Presentation(), io.BytesIO()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "OpenAI"
    deck.save(out)
    return out.getvalue()


def _word(text: str = TEXT) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def _edited(data: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """An office file with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def _entities(xml: bytes) -> bytes:
    """A document whose one word unfolds to a billion, after a file of the machine."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    types = f'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY l0 "lol">{levels}]>'.encode()
    start = xml.index(b"<w:document")
    return xml[:start] + types + xml[start:].replace("百川".encode(), b"&f;&l9;")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "blank.txt": (lambda p: p.write_bytes(b" \n\n\t"), "nothing to read"),
    "zeros.txt": (lambda p: p.write_bytes(bytes(5000)), "binary"),
    "noise.txt": (lambda p: p.write_bytes(bytes(128 + i * 37 % 128 for i in range(3001))), "encoding"),
    "pictures.pdf": (_pictures, "no text layer"),
    "locked.pdf": (lambda p: _pictures(p, "secret"), "encrypted"),
    "start.pdf": (lambda p: p.write_bytes(b"%PDF-1.7\n"), "damaged"),
    "half.pptx": (lambda p: p.write_bytes(_deck()[:9000]), "damaged"),
    "half.docx": (lambda p: p.write_bytes(_word()[:9000]), "damaged"),
    "slide.pptx": (lambda p: p.write_bytes(_edited(_deck(), "ppt/slides/slide1.xml", lambda x: x[:99])), "damaged"),
    "entities.docx": (lambda p: p.write_bytes(_edited(_word(), "word/document.xml", _entities)), "damaged"),
    "deep.docx": (
        lambda p: p.write_bytes(
            _edited(_word(), "word/document.xml", lambda x: x.replace(b"<w:body>", b"<w:p>" * 9999))
        ),
        "damaged",
    ),
    "photo.png": (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), "OCR"),
    "loop.txt": (lambda p: p.symlink_to(p), "cannot be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_named_with_what_is_wrong(name: str, tmp_path: Path, page: Path) -> None:
    make, needle = BAD[name]
    make(tmp_path / name)
    result = run("read", str(tmp_path / name), str(page), "--format", "jsonl")
    assert is_one_line(result, name, needle), result.stderr
    assert "baichuan" in result.stdout, "the other file is done all the same"


ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_says_the_same(encoding: str, tmp_path: Path) -> None:
    text = "百川智能成立於2023年4月。這家公司開發了大模型，總部在北京，員工有一百多人。\n"
    path = tmp_path / "page.txt"
    path.write_bytes((text if encoding != "gb18030" else TEXT).encode(encoding))
    result = run("read", str(path), "--format", "jsonl")
    assert result.exit_code == 0, result.output
    assert '"baichuan-ai", "predicate": "founded_on"' in result.stdout


HOSTILE = """<html><head><title>"><script>alert(1)</script></title></head>
<body onload="alert(2)"><script>alert(3)</script>
<p onclick=alert(4)>2021年6月，OpenAI发布了ChatGPT<img src=x onerror=alert(5)>。
<a href="javascript:alert(6)">OpenAI成立于2012年</a>
<p>《&lt;svg onload=alert(7)&gt;》由OpenAI发布。
<p style="x:expression(alert(8))">“&lt;b onmouseover=alert(9)&gt;”于2021年6月获得1亿美元融资。
<!ENTITY x "y">]> &x; &#0; &#xD800; &#x110000; &#99999999999999999999;
<![CDATA[ <i onload=alert(10)> ]]><table><tr><td><svg><script>"""


def _active(html: str) -> list[str]:
    """Whatever in a page could run: elements and attributes that a browser would obey."""
    from html.parser import HTMLParser

    found: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend([tag] if tag in ("script", "iframe", "object", "embed", "base", "img") else [])
            found.extend(
                k for k, v in attrs if k.startswith("on") or k == "style" or (v or "").startswith("javascript:")
            )

    Parser().feed(html)
    return found


@pytest.mark.parametrize("name", ["hostile.html", "hostile.md", "<img src=x onerror=alert(0)>.txt"])
def test_nothing_in_a_document_ever_runs(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE, encoding="utf-8")
    result = run("check", str(path), "--format", "html", "--lang", "en")
    assert result.exit_code == 1, result.output
    assert "alert(5)" in result.stdout, "it is shown, as it was written"
    assert _active(result.stdout) == []
    assert _active(HOSTILE), "the test sees what it looks for"


NAMES = ("two\nlines.txt", "red\x1b[31m.txt", "half\udcff.txt")


@pytest.mark.parametrize("verb", ["check", "read"])
def test_strange_names_stay_on_their_lines_and_colour_nothing(verb: str, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    lines = strictly_shown(verb, *(tmp_path / name for name in NAMES))
    for name in NAMES:
        assert sum(line.startswith(name[:3]) for line in lines) == 1


def test_a_strange_name_is_accepted_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "two\nlines, red\x1b[31m, half\udcff.txt"
    path.write_text(TEXT, encoding="utf-8")
    (line,) = strictly_shown("accept", path, "--home", str(tmp_path / "home"))
    assert line.startswith(str(tmp_path))


def strictly_shown(verb: str, *words: Path | str) -> list[str]:
    """The lines on a standard output that takes nothing but UTF-8; what else is written there would be an error."""
    strict = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    done = process(verb, *map(os.fsencode, words), env=strict)  # type: ignore[arg-type]
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    return done.stdout.decode().splitlines()


def test_an_error_names_a_strange_file_in_one_line() -> None:
    result = run("check", "no\nsuch\x1b[31m.txt")
    assert is_one_line(result, "no such file")
    assert "\x1b" not in result.stderr


def test_standard_input_can_be_named_once() -> None:
    result = run("read", "-", "-", stdin=TEXT)
    assert is_one_line(result, "only once")
    assert "百川" in result.stdout


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_a_file_without_permission_is_named(page: Path) -> None:
    page.chmod(0)
    assert is_one_line(run("check", str(page)), "page.txt", "permissions")


def test_output_into_a_missing_folder_is_one_line(page: Path, tmp_path: Path) -> None:
    assert is_one_line(run("check", str(page), "-o", str(tmp_path / "no" / "x.html")), "cannot write", "-o")


def test_a_name_mistyped_empties_nothing_that_was_written_before(page: Path, tmp_path: Path) -> None:
    old, missing = tmp_path / "out.jsonl", str(tmp_path / "none.md")
    old.write_text("mine", encoding="utf-8")
    assert is_one_line(run("check", missing, "-o", str(old)), "none.md")
    assert old.read_text(encoding="utf-8") == "mine"
    assert run("check", missing, str(page), "-o", str(old)).exit_code == 2
    assert "page.txt" in old.read_text(encoding="utf-8"), "what could be read is written"


def test_output_keeps_the_permissions_of_the_file_it_replaces(page: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    assert run("read", str(page), "--format", "jsonl", "-o", str(old)).exit_code == 0
    assert "openai" in old.read_text(encoding="utf-8")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.jsonl", "page.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("words", [("read",), ("check",), ("read", "--format", "jsonl")], ids=" ".join)
def test_a_full_disk_is_one_line(words: tuple[str, ...], page: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "baimo", *words, str(page)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"cannot write standard output" in done.stderr


def test_a_reader_that_goes_away_is_no_error(page: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "baimo", "read", str(page)], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_an_interrupted_run_says_so_and_keeps_the_old_output(tmp_path: Path) -> None:
    out = tmp_path / "old.txt"
    out.write_text("old", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    running = subprocess.Popen(
        [sys.executable, "-m", "baimo", "check", str(tmp_path / "pipe"), "-o", str(out)],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with (tmp_path / "pipe").open("wb") as feed:  # opens when the run has come to its document
        feed.write(TEXT.encode())
        feed.flush()
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
    assert (running.returncode, said) == (130, b"baimo: interrupted\n")
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.txt", "pipe"]


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_does_not_exist_is_refused(port: str) -> None:
    result = run("serve", "--port", port)
    assert result.exit_code == 2
    assert port in result.stderr


def test_a_fault_in_one_file_leaves_the_others(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from baimo.workspace import Workspace

    read = Workspace.read

    def stumble(desk: Workspace, file: str) -> object:
        return read(desk, file) if file == str(page) else 1 // 0

    monkeypatch.setattr(Workspace, "read", stumble)
    result = run("read", "other.txt", str(page), "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("baimo: other.txt: a fault of ours: ZeroDivisionError")
    assert "openai" in result.stdout


def test_a_half_written_layer_is_told_and_left_out(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "entities" / "organization"
    folder.mkdir(parents=True)
    (folder / "acme.yaml").write_text("id: acme\nkind: organization\nnames: {zh: 某某\n", encoding="utf-8")
    result = run("check", str(page), "--home", str(tmp_path / "home"), "--lang", "en")
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "acme.yaml" in result.stderr
    assert "2  supported" in result.stdout


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", bytes(range(256))], ids=["empty", "half", "other", "binary"])
def test_broken_copies_in_the_cache_are_made_again(
    broken: bytes, page: Path, tmp_path: Path, small_atlas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers, "ATLAS", small_atlas)
    monkeypatch.setenv("BAIMO_CACHE", str(tmp_path / "cache"))
    first = run("check", str(page), "--lang", "en")
    assert "2  supported" in first.stdout
    copies = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert copies
    for copy in copies:
        copy.write_bytes(broken)
    again = run("check", str(page), "--lang", "en")
    assert (again.exit_code, again.output) == (first.exit_code, first.output)


def test_a_cache_that_is_no_folder_only_costs_time(
    page: Path, tmp_path: Path, small_atlas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers, "ATLAS", small_atlas)
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("BAIMO_CACHE", str(tmp_path / "cache"))
    result = run("check", str(page), "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2  supported" in result.stdout


def test_a_home_that_cannot_be_written_is_named(page: Path, tmp_path: Path) -> None:
    result = run("accept", str(page), "--home", str(tmp_path / "page.txt" / "home"))
    assert is_one_line(result, "cannot write", "--home"), result.output
