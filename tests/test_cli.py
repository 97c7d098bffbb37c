"""The command line as its users meet it: help, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main

pytestmark = pytest.mark.usefixtures("shared_readers")
TRUE_TEXT = "2022年11月30日，OpenAI发布了ChatGPT。\n"
FALSE_TEXT = "2021年6月，OpenAI发布了ChatGPT。\n"


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TRUE_TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", list(main.commands))
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"baimo {verb}" in result.output.split("Example:")[1]


def test_a_clean_document_exits_with_0(page: Path) -> None:
    result = run("check", str(page))
    assert result.exit_code == 0, result.output
    assert "1" in result.output


def test_a_contradicted_document_exits_with_1_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("# 大模型\n\n" + FALSE_TEXT, encoding="utf-8")
    result = run("check", str(path), "--lang", "en")
    assert result.exit_code == 1, result.output
    assert result.output.startswith(f"{path}:3:")
    assert "November 2022" in result.output


def test_jsonl_holds_one_claim_a_line_with_verdicts_and_evidence(page: Path) -> None:
    result = run("check", str(page), "--format", "jsonl")
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    released = next(c for c in claims if c["predicate"] == "released")
    assert (released["subject"], released["object"], released["when"]) == ("openai", "chatgpt", "2022-11-30")
    assert released["quote"] == TRUE_TEXT[released["start"] : released["end"]]
    assert released["verdict"] == released["then"] == "supported"
    assert released["evidence"][0]["source_url"].startswith("http")


def test_read_judges_nothing(page: Path) -> None:
    claims = [json.loads(line) for line in run("read", str(page), "--format", "jsonl").stdout.splitlines()]
    assert claims
    assert all("verdict" not in claim for claim in claims)


def test_rules_read_alone_where_they_are_asked_to(page: Path) -> None:
    alone, all_ = (run("read", str(page), "--format", "jsonl", *more) for more in (("--reader", "rules"), ()))
    assert alone.exit_code == all_.exit_code == 0
    by_rule = [json.loads(line) for line in alone.output.splitlines()]
    assert by_rule
    assert {json.loads(line)["rule"] for line in all_.output.splitlines()} >= {one["rule"] for one in by_rule}


def test_a_corpus_is_not_read_by_a_language_model(page: Path, tmp_path: Path) -> None:
    result = run("read", str(page), "-o", str(tmp_path / "a.parquet"), "--reader", "llm")
    assert result.exit_code == 2
    assert "one by one" in result.stderr


def test_standard_input_is_a_dash() -> None:
    result = run("read", "-", "--format", "jsonl", stdin=TRUE_TEXT)
    assert json.loads(result.stdout.splitlines()[0])["subject"] == "openai"


def test_a_page_as_html_stands_alone(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run("check", str(page), "--format", "html", "-o", str(out)).exit_code == 0
    html = out.read_text(encoding="utf-8")
    assert "ChatGPT" in html
    assert "<link" not in html
    assert "<script src" not in html


def test_one_bad_file_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    result = run("read", str(tmp_path / "missing.pdf"), str(page), "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "missing.pdf" in result.stderr
    assert "chatgpt" in result.stdout


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("[Content_Types].xml", "<Types/>")
        bundle.writestr("ppt/slides/slide1.xml", b"0" * 300_000_000)


BAD = {
    "empty.txt": lambda p: p.write_bytes(b""),
    "binary.txt": lambda p: p.write_bytes(bytes(range(256)) * 64),
    "broken.pdf": lambda p: p.write_bytes(b"%PDF-1.7\nnothing here"),
    "truncated.pptx": lambda p: p.write_bytes(b"PK\x03\x04" + b"\0" * 40),
    "bomb.pptx": _bomb,
    "folder": lambda p: p.mkdir(),
    "unknown.xyz": lambda p: p.write_bytes(b"\x00\x01\x02\x03" * 100),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_and_exit_2(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    BAD[name](path)
    result = run("check", str(path))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    assert name in result.stderr
    assert "Traceback" not in result.output


def test_a_document_with_no_claim_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("春眠不觉晓，处处闻啼鸟。\n", encoding="utf-8")
    result = run("check", str(path))
    assert result.exit_code == 0
    assert result.output.strip()


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        (("show", "nobody-of-this-name"), "nobody-of-this-name"),
        (("check", "x.txt", "--as-of", "gestern"), "gestern"),
    ],
    ids=["unknown entity", "bad date"],
)
def test_a_wrong_word_is_named(words: tuple[str, ...], needle: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert needle in result.stderr


def test_show_knows_an_entity_by_any_of_its_names() -> None:
    by_id, by_name = run("show", "zhipu-ai", "--lang", "zh"), run("show", "智谱AI", "--lang", "zh")
    assert by_id.exit_code == by_name.exit_code == 0
    assert by_id.output == by_name.output
    assert "2019" in by_id.output


def test_an_accepted_document_supports_what_it_says(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "note.txt"
    path.write_text("星河启智成立于2024年5月，由王小明创立。\n", encoding="utf-8")
    before = run("check", str(path), "--format", "jsonl", "--lang", "zh")
    assert run("accept", str(path), "--home", str(home)).exit_code == 0
    assert before.exit_code == 0
    assert list(home.rglob("*.yaml"))


def test_half_written_yaml_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text("id: acme\nkind: organization\nnames: {zh: 某某\n", encoding="utf-8")
    result = run("validate", str(path))
    assert result.exit_code == 2
    assert "acme.yaml:" in result.output


def test_nothing_but_the_result_goes_to_a_pipe(page: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "baimo", "check", str(page)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
