"""A model may say what it likes: only what the document says word for word becomes a claim."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openai")

from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import from_text
from baimo.reading.llm import Endpoint, ModelReader, Outcome
from baimo.reading.llm.answers import MOST, parse
from baimo.reading.llm.windows import windows
from baimo.values.errors import BaimoError
from baimo.workspace import Workspace

# The rules read nothing of these: only the model knows what belongs together.
TEXT = (
    "说到智谱，人们总会想起2019年6月的那个下午。\n\n在合同里，星澜科技为 Orchid-9 这个名\n字备下了 1.2 亿美元的一笔钱。"
)
GOOD = {
    "subject": "智谱",
    "predicate": "founded_on",
    "object": "",
    "value": "2019年6月",
    "when": "",
    "modality": "asserted",
}
GOOD |= {"quote": "说到智谱，人们总会想起2019年6月的那个下午"}
RAISED = {
    "subject": "星澜科技",
    "predicate": "raised",
    "object": "",
    "value": "1.2亿美元",
    "when": "",
    "modality": "reported",
}
RAISED |= {"quote": "星澜科技为 Orchid-9 这个名字备下了 1.2 亿美元"}


@pytest.fixture(scope="module")
def rules() -> Any:
    return Workspace(home=Path("/nonexistent")).reader


def answer(*records: dict[str, str]) -> str:
    return json.dumps({"claims": records}, ensure_ascii=False)


def read(rules: Any, script: Any, text: str = TEXT) -> Outcome:
    return ModelReader(rules, Endpoint("m", script.address, timeout=5, retries=0)).read(from_text(text, "a.txt"))


def test_what_the_document_says_word_for_word_becomes_a_claim(rules: Any, script: Any) -> None:
    script.content = answer(GOOD, RAISED)
    claims = read(rules, script).reading.claims
    assert [(c.subject, c.predicate, str(c.to_json()["value"]), c.modality) for c in claims] == [
        ("zhipu-ai", "founded_on", "2019-06", "asserted"),
        ("x-星澜科技", "raised", "120000000", "reported"),
    ]
    assert claims[1].unit == "USD" and claims[1].rule == "llm:m" and claims[1].confidence < 0.7
    assert all(TEXT[c.start : c.end] == c.quote for c in claims)
    assert "名\n字备" in claims[1].quote


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": "智谱成立于2019年6月"}, "its quote is not in the document"),
        ({"quote": ""}, None),
        ({"subject": "百度"}, "its subject is not named in the document"),
        ({"subject": ""}, "its subject is not named in the document"),
        ({"subject": "2019年6月"}, None),
        ({"predicate": "invented_by"}, "no such predicate"),
        ({"value": "2020年6月"}, "its value is not in its quote"),
        ({"value": ""}, "it has neither an object nor a value"),
        ({"predicate": "revenue", "value": "2019年6月"}, None),
        ({"predicate": "located_in", "object": "Orchid-9", "subject": "2019", "value": ""}, None),
        ({"predicate": "located_in", "object": "智谱", "value": ""}, "its object is of another kind"),
    ],
)
def test_what_it_does_not_say_is_dropped_with_the_reason(rules: Any, script: Any, change: Any, why: str | None) -> None:
    script.content = answer(GOOD | change)
    outcome = read(rules, script)
    assert [c for c in outcome.reading.claims if c.value == "2020-06" or c.subject == "baidu"] == []
    if why:
        assert (outcome.added, dict(outcome.dropped)) == (0, {why: 1})


def test_numbers_dates_and_units_are_those_of_the_text(rules: Any, script: Any) -> None:
    """The model may write them in its own way; what counts is what stands there."""
    script.content = answer(RAISED | {"value": "120000000"}, GOOD | {"value": "2019-06"})
    assert {str(c.to_json()["value"]) for c in read(rules, script).reading.claims} == {"120000000", "2019-06"}
    script.content = answer(RAISED | {"value": "1.3亿美元"})
    assert read(rules, script, TEXT + "又及。").added == 0


def test_what_rules_read_too_is_one_claim(rules: Any, script: Any) -> None:
    text = "智谱AI成立于2019年6月。"
    script.content = answer(GOOD | {"subject": "智谱AI", "quote": text[:-1]})
    outcome = read(rules, script, text)
    assert len(outcome.reading.claims) == 1 and outcome.added == 0
    assert not (outcome.reading.claims[0].rule or "").startswith("llm:")


@pytest.mark.parametrize(
    ("content", "taken", "trouble"),
    [
        (answer(GOOD), 1, ""),
        (f"```json\n{answer(GOOD)}\n```", 1, ""),
        (f"<think>hm {{</think>{answer(GOOD)}", 1, ""),
        ("Sure! Here it is: " + json.dumps(GOOD, ensure_ascii=False) + " Anything else?", 1, "is no JSON"),
        (answer(GOOD, RAISED)[:-40], 1, "is no JSON"),
        ("The document speaks of a company.", 0, "is prose"),
        ("", 0, "answered with nothing"),
        ("[" * 100_000, 0, "is prose"),
        ("{" * 100_000, 0, "is prose"),
        (json.dumps({"claims": {"a": 1}}), 0, "is prose"),
        (json.dumps({"claims": [1, "x", None, {"quote": None}]}), 0, ""),
        (json.dumps({"claims": [{"quote": "x" * 5000, "subject": ["a"]}]}), 1, ""),
    ],
)
def test_any_answer_is_taken_for_what_it_is_worth(content: str, taken: int, trouble: str) -> None:
    found = parse(content)
    assert len(found.records) == taken
    assert trouble in found.trouble if trouble else found.trouble == ""


def test_ten_thousand_claims_are_cut_to_what_a_window_can_say(rules: Any, script: Any) -> None:
    script.content = answer(*(GOOD | {"value": f"{n}年"} for n in range(10_000)))
    outcome = read(rules, script)
    assert sum(outcome.dropped.values()) == MOST
    assert "gave 10000 claims; the first 300 were taken" in outcome.troubles[0]


def test_the_same_record_ten_thousand_times_is_one(rules: Any, script: Any) -> None:
    script.content = answer(*[GOOD] * 10_000)
    assert read(rules, script).added == 1


def test_an_answer_that_was_cut_off_is_told(rules: Any, script: Any) -> None:
    script.content, script.finish = answer(GOOD, RAISED)[:-30], "length"
    outcome = read(rules, script)
    assert outcome.added == 1 and "was cut off" in outcome.troubles[0]


@given(
    st.text(max_size=300) | st.recursive(st.none() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_no_answer_breaks_the_reader(content: Any) -> None:
    parse(content if isinstance(content, str) else json.dumps(content))
    parse(json.dumps({"claims": [content, {"quote": content, "subject": content}]}))


def test_an_endpoint_without_schemas_is_asked_in_plainer_ways(rules: Any, script: Any) -> None:
    script.content, script.refuses_forms = answer(GOOD), ("json_schema", "json_object")
    assert read(rules, script).added == 1
    assert [a.get("response_format", {}).get("type") for a in script.asked] == ["json_schema", "json_object", None]


@pytest.mark.parametrize(("status", "delay"), [(500, 0.0), (401, 0.0), (404, 0.0), (200, 7.0)])
def test_an_endpoint_that_fails_or_is_slow_is_said_in_a_line(
    rules: Any, script: Any, status: int, delay: float
) -> None:
    script.status, script.delay = status, delay
    endpoint = Endpoint("m", script.address, timeout=0.5, retries=0)
    with pytest.raises(BaimoError, match="m gave no answer") as error:
        ModelReader(rules, endpoint).read(from_text(TEXT, "a.txt"))
    assert "\n" not in str(error.value)


def test_an_endpoint_that_is_not_there_is_said_in_a_line(rules: Any) -> None:
    with pytest.raises(BaimoError, match="Connection error"):
        ModelReader(rules, Endpoint("m", "http://127.0.0.1:9/v1", 2, 0)).read(from_text(TEXT, "a.txt"))


LONG = "\n\n".join(f"第{n}段。" + "这里说的是别的事情。" * 40 for n in range(30)) + "\n\n" + TEXT


def test_what_was_answered_before_is_not_asked_again(rules: Any, script: Any) -> None:
    """Broken off in the middle, a long document goes on with the window that failed."""

    def until_the_third(_asked: Any) -> str:
        script.status = 500 if len(script.asked) >= 3 else 200
        return answer(GOOD)

    script.content = until_the_third
    with pytest.raises(BaimoError):
        read(rules, script, LONG)
    before = len(script.asked)
    script.status, script.content = 200, answer(GOOD)
    outcome = read(rules, script, LONG)
    assert len(script.asked) - before == len(windows(from_text(LONG, "a.txt"))) - 3
    assert outcome.tokens_in == 100 * (len(script.asked) - before)
    read(rules, script, LONG)
    assert outcome.added == 1 and len(script.asked) == before + len(windows(from_text(LONG, "a.txt"))) - 3


def test_the_cost_is_told_before_anything_is_asked(rules: Any, script: Any) -> None:
    reader = ModelReader(rules, Endpoint("m", script.address, 5, 0))
    document = from_text(LONG, "a.txt")
    before = reader.estimate(document)
    assert (before.windows, before.to_ask) == (len(windows(document)), before.windows)
    assert before.tokens_in > len(LONG) and not script.asked
    reader.read(document)
    after = reader.estimate(document)
    assert (after.to_ask, after.tokens_in, after.tokens_out) == (0, 0, 0)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=4000), max_size=6), st.sampled_from(["txt", "md"]))
def test_windows_hold_every_block_once(parts: list[str], media: str) -> None:
    document = from_text("\n\n".join(parts), "a", media)
    found = windows(document, 500)
    assert all(window.end - window.start <= 500 for window in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    held = {at for window in found for at in range(window.start, window.end)}
    for block in document.blocks:
        assert all(at in held for at in range(block.start, block.end) if not document.clean[at].isspace())


def test_the_verb_tells_cost_and_outcome_on_standard_error(script: Any, tmp_path: Path) -> None:
    script.content = answer(GOOD, GOOD | {"quote": "erfunden"})
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "baimo", "read", str(tmp_path / "a.txt"), "--format", "jsonl", "--reader", "llm"]
    asked = [*command, "--model", "m", "--endpoint", script.address]
    only = subprocess.run([*asked, "--estimate"], capture_output=True, text=True)
    assert (only.returncode, only.stdout, script.asked) == (0, "", [])
    assert "1 window; about " in only.stderr and "no price for this model" in only.stderr
    done = subprocess.run(asked, capture_output=True, text=True)
    assert done.returncode == 0
    assert [json.loads(line)["subject"] for line in done.stdout.splitlines()] == ["zhipu-ai"]
    assert "dropped 1 because its quote is not in the document; 100 tokens in, 10 out" in done.stderr
    none = subprocess.run(command, capture_output=True, text=True)
    assert none.returncode == 2 and "name it with --model" in none.stderr
