"""A tally counts who says what, reprints once, and tells where a corpus disagrees with itself and the ledger."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("daft")
pytest.importorskip("datasketch")

from hypothesis import given
from hypothesis import strategies as st

from baimo.corpus.reading import read_corpus
from baimo.corpus.shapes import RUN, minima_of, shape
from baimo.corpus.tally import Fact, Tally, tally
from baimo.corpus.tally.copies import Told, fold
from baimo.values.errors import BaimoError
from baimo.workspace import Workspace

FILLER = "".join(
    f"第{n}段谈的是行业里的日常，例如会议、参观、培训和一般的祝愿，没有什么可以核对的内容。\n" for n in range(12)
)
AGENCY = f"智谱AI成立于2019年6月。\n{FILLER}"
OTHER = "谈到公司的来历，智谱AI成立于2019年6月。\n" + "".join(f"另一篇文章的第{n}句话，另有所指。\n" for n in range(9))
SLIP = "回顾：智谱AI成立于2021年3月。\n" + "".join(f"这里是别的话题，第{n}条。\n" for n in range(9))
COARSE = "智谱AI成立于2019年，此外不谈。\n" + "".join(f"再说些闲话，{n}。\n" for n in range(9))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    """Fifty reprints of one agency report, two reports of others, and a slip."""
    folder = tmp_path_factory.mktemp("tallied")
    records = [
        {"id": f"p{n}", "text": f"本报讯 {AGENCY}责任编辑：{n}", "date": f"2024-05-{n % 28 + 2:02}"} for n in range(50)
    ]
    records += [{"id": "agency", "text": AGENCY, "date": "2024-05-01"}, {"id": "other", "text": OTHER}]
    records += [
        {"id": "slip", "text": SLIP, "date": "2024-06-01"},
        {"id": "coarse", "text": COARSE, "date": "2023-01-01"},
    ]
    (folder / "d.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    [*_] = read_corpus([str(folder / "d.jsonl")], folder / "claims.parquet", workers=1)
    return tally(folder / "claims.parquet", Workspace(home=Path("/nonexistent")).ledger)


def founding(found: Tally) -> Fact:
    (fact,) = [fact for fact in found.facts if fact.variants[0].claim.predicate == "founded_on"]
    return next(iter(found.judged([fact])))


def test_fifty_reprints_count_once_and_the_earliest_is_the_source(found: Tally) -> None:
    assert (found.documents, found.copies) == (54, 50)
    most = founding(found).variants[0]
    assert (str(most.claim.value), most.sources, most.documents) == ("2019-06", 2, 52)
    assert most.first.endswith("d.jsonl#line 51:agency") and most.since == "2024-05-01"


def test_ways_that_cannot_both_be_true_stand_against_each_other_and_a_coarser_one_does_not(found: Tally) -> None:
    fact = founding(found)
    values = [str(variant.claim.value) for variant in fact.variants]
    against = {value: {values[at] for at in v.against} for value, v in zip(values, fact.variants, strict=True)}
    assert fact.disagrees
    assert against == {"2019-06": {"2021-03"}, "2021-03": {"2019-06", "2019"}, "2019": {"2021-03"}}


def test_the_ledger_judges_every_way(found: Tally) -> None:
    verdicts = {str(v.claim.value): str(v.verdict) for v in founding(found).variants}
    assert verdicts == {"2019-06": "supported", "2019": "supported", "2021-03": "contradicted"}


def test_a_step_told_by_one_document_is_no_disagreement(tmp_path: Path) -> None:
    text = "2024年5月21日，Qwen-Long的输入价格从每千token 0.02元降至0.0005元。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [*_] = read_corpus([str(tmp_path / "a.txt")], tmp_path / "claims.parquet", workers=1)
    facts = tally(tmp_path / "claims.parquet").facts
    assert [fact for fact in facts if fact.variants[0].claim.predicate == "price"]
    assert not any(fact.disagrees for fact in facts)


def test_a_tally_can_be_kept_to_an_entity_and_to_what_several_tell(found: Tally, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("OpenAI发布了ChatGPT。智谱AI发布了GLM-4。", encoding="utf-8")
    reading = tmp_path / "claims.parquet"
    [*_] = read_corpus([str(tmp_path / "a.txt")], reading, workers=1)
    assert {fact.variants[0].claim.subject for fact in tally(reading, about="chatgpt").facts} == {"openai"}
    assert tally(reading, least=2).facts == []


def test_what_is_no_reading_or_not_whole_is_said(tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="no reading of a corpus"):
        tally(tmp_path)
    (tmp_path / "a.txt").write_text("智谱AI成立于2019年6月。", encoding="utf-8")
    [*_] = read_corpus([str(tmp_path / "a.txt")], tmp_path / "claims.parquet", workers=1)
    (tmp_path / "claims.parquet/part-000000.parquet").unlink()
    with pytest.raises(BaimoError, match="0 of 1 parts"):
        tally(tmp_path / "claims.parquet")


def test_the_verb_tells_a_disagreement_in_both_languages(tmp_path: Path) -> None:
    for name, text in {"a": AGENCY, "b": SLIP}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    [*_] = read_corpus([str(tmp_path / "*.txt")], tmp_path / "claims.parquet", workers=1)
    command = [sys.executable, "-m", "baimo", "tally", str(tmp_path / "claims.parquet"), "--disagree", "--lang"]
    for lang, words in {
        "zh": ("说法不一", "不符", "无日期"),
        "en": ("cannot all be true", "contradicted", "undated"),
    }.items():
        done = subprocess.run([*command, lang], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert all(word in done.stdout for word in words)


TEXTS = st.text(
    st.sampled_from("智谱月之暗面百川发布模型公司投资人工智能大语言开源价格下降abcdef"), min_size=200, max_size=400
)


@given(TEXTS)
def test_white_space_case_and_punctuation_change_no_shape(text: str) -> None:
    assert shape(text) == shape("，\n ".join(text.upper()))


@pytest.mark.parametrize("seed", range(20))
def test_shapes_estimate_the_share_of_runs_in_common(seed: int) -> None:
    """64 minima err by a sixteenth in the mean; five times that is no chance."""
    choose = random.Random(seed)
    base = "".join(choose.choices("智谱月之暗面百川发布模型公司投资人工智能大语言", k=600))
    other = base[: seed * 30] + "".join(choose.choices("降价开源融资估值芯片", k=600 - seed * 30))
    runs = [{text[at : at + RUN] for at in range(len(text) - RUN + 1)} for text in (base, other)]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert abs(minima_of(shape(base)).jaccard(minima_of(shape(other))) - true) < 5 / 16


@given(st.lists(TEXTS, min_size=1, max_size=6), st.randoms())
def test_folding_does_not_depend_on_the_order_of_documents(texts: list[str], chance: object) -> None:
    told = [Told(f"d{n}", None, shape(text)) for n, text in enumerate(texts)]
    other = [*told]
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert fold(told) == fold(other)
