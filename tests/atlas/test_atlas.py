"""The bundled ledger keeps the format, says where everything was seen, and names what documents name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from baimo.atlas import FOLDER
from baimo.claims.source import GRADES
from baimo.ledger import Ledger, open_ledger
from baimo.ledger.validating import validate


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return open_ledger(FOLDER, tmp_path_factory.mktemp("home"))


def test_atlas_passes_the_validator() -> None:
    assert [str(problem) for problem in validate(FOLDER)] == []


def test_every_statement_names_a_page_that_is_kept(rows: list[dict[str, Any]], hosts: list[dict[str, Any]]) -> None:
    pages = {page["id"] for host in hosts for page in host["pages"]}
    cited = {source for row in rows for statement in row.get("statements", ()) for source in statement["sources"]}
    assert cited <= pages
    assert pages <= cited, "pages that nothing cites"


def test_every_host_is_graded(hosts: list[dict[str, Any]]) -> None:
    assert {host["grade"] for host in hosts} <= set(GRADES)


def test_every_rank_has_a_reason(rows: list[dict[str, Any]]) -> None:
    ranked = [s for row in rows for s in row.get("statements", ()) if s.get("rank") in ("preferred", "deprecated")]
    assert ranked
    assert all(statement.get("reason") for statement in ranked)


def test_dates_stay_strings(rows: list[dict[str, Any]]) -> None:
    times = [s["when"] for row in rows for s in row.get("statements", ()) if "when" in s]
    assert times
    assert {type(when) for when in times} == {str}


def test_notes_speak_of_facts_not_of_how_they_were_gathered(rows: list[dict[str, Any]]) -> None:
    notes = [str(s.get("note", "")) for row in rows for s in row.get("statements", ())]
    assert not [note for note in notes if re.search(r"page date estimated|\bseed says\b|CLAIMS\.md", note)]


NAMES = [
    ("智谱AI", "zhipu-ai"),
    ("清华智谱", "zhipu-ai"),
    ("智普", "zhipu-ai"),
    ("智譜", "zhipu-ai"),
    ("字节", "bytedance"),
    ("字节系", "bytedance"),
    ("阿里", "alibaba"),
    ("鹅厂", "tencent"),
    ("輝達", "nvidia"),
    ("月之暗面", "moonshot-ai"),
    ("Kimi智能助手", "kimi"),
    ("通义千问", "qwen"),
    ("豆包大模型", "doubao-model"),
    ("文心一言", "ernie-bot"),
    ("盘古大模型3.0", "pangu-3.0"),
    ("Baichuan 7B", "baichuan-7b"),
    ("LLaMA", "llama-1"),
    ("Llama 2", "llama-2"),
    ("DALL-E 2", "dall-e-2"),
    ("AlphaFold3", "alphafold-3"),
    ("人工智能法案", "eu-ai-act"),
    ("AI行政命令", "us-eo-14110"),
    ("萝卜快跑", "apollo-go"),
    ("NVIDIA A100", "a100"),
    ("中国信通院", "caict"),
    ("王小川", "wang-xiaochuan"),
    ("Kai-Fu Lee", "kai-fu-lee"),
    ("AI芯片", "ai-chip"),
    ("港交所", "hkex"),
    ("芯片与科学法案", "us-chips-act"),
    ("蝴蝶效应", "butterfly-effect"),
    ("Gemini 3", "gemini-3"),
    ("Grok 4", "grok-4-0709"),
    ("Qwen2.5-Max", "qwen2.5-max"),
    ("Claude Sonnet 4.6", "claude-sonnet-4.6"),
]


@pytest.mark.parametrize(("name", "entity"), NAMES, ids=[name for name, _ in NAMES])
def test_a_usual_name_finds_its_entity(ledger: Ledger, name: str, entity: str) -> None:
    assert ledger.resolve(name)[:1] == [entity]


@pytest.mark.parametrize("name", ["星火", "天工", "浪潮", "商量", "联想", "Spark", "Yi", "360", "L4", "Mate"])
def test_a_name_that_is_a_common_word_needs_context(ledger: Ledger, name: str) -> None:
    ways = {how for written, _, _, how in ledger.names() if written == name}
    assert ways == {"context"}


# The everyday name, what a price list calls it, and who makes it: from one to the other by version_of and developed_by.
FAMILIES = [
    ("doubao-pro-32k", "doubao-model", "bytedance"),
    ("doubao-vision-pro-32k", "doubao-model", "bytedance"),
    ("qwen-long", "qwen", "alibaba-cloud"),
    ("qwen2.5-72b-instruct", "qwen", "alibaba-cloud"),
    ("glm-4-plus", "glm", "zhipu-ai"),
    ("ernie-4.0-8k", "ernie", "baidu"),
    ("moonshot-v1-8k", "moonshot-v1", "moonshot-ai"),
    ("gpt-4o-mini", "gpt", "openai"),
    ("claude-sonnet-4.5", "claude", "anthropic"),
]


@pytest.mark.parametrize(("model", "family", "maker"), FAMILIES, ids=[row[0] for row in FAMILIES])
def test_a_priced_model_leads_to_its_family_and_maker(ledger: Ledger, model: str, family: str, maker: str) -> None:
    assert ledger.find(subject=model, predicate="price")
    line, step = [model], model
    while parents := ledger.find(subject=step, predicate="version_of"):
        step = str(parents[0].claim.object)
        line.append(step)
    assert family in line
    assert maker in {s.claim.object for one in line for s in ledger.find(subject=one, predicate="developed_by")}


def test_every_priced_model_has_a_maker(ledger: Ledger) -> None:
    priced = {s.claim.subject for s in ledger.find(predicate="price") if s.claim.subject_type == "model"}
    made = {s.claim.subject for s in ledger.find(predicate="developed_by")}
    assert priced
    assert priced - made == set()


def test_a_fall_in_price_is_negative(ledger: Ledger) -> None:
    falls = [s.claim.value for s in ledger.find(predicate="price_vs") if s.claim.unit == "%"]
    assert falls
    assert all(value < 0 for value in falls if not isinstance(value, str) and value is not None)


def test_disagreement_is_kept(ledger: Ledger) -> None:
    years = {str(s.claim.value) for s in ledger.find(subject="01-ai", predicate="founded_on")}
    assert {"2023-03", "2023-05", "2023-07"} <= years


def test_the_licence_stands_beside_the_data() -> None:
    assert "CC BY 4.0" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert Path(FOLDER, "entities").is_dir()
