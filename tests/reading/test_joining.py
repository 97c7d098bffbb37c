"""What rules leave over is joined by cues and weights: what is seen, what is told, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_examples import names

from baimo.claims import Claim, table
from baimo.documents import from_text
from baimo.reading import Reader
from baimo.reading.joining import weights, wordless
from baimo.reading.joining.course import Course
from baimo.reading.joining.cues import Cues
from baimo.reading.joining.units import Cutter
from baimo.reading.joining.weights import Weights
from baimo.reading.rules import symbols

# A cue of the predicate in the clause tells; names before the unit in the same clause go before those of the context.
PLAIN = Weights(
    what={"raised": {"": -3.0, "c:sL": 6.0, "c:sR": 6.0}, "invested_in<": {"": -3.0, "c:sR": 6.0}},
    what_all={"part:value": 0.1},
    who={},
    who_all={"i": 4.0, "x:new0": 3.0, "n": 0.0},
    least={"": 0.5},
)


def read(text: str, known: Weights = PLAIN) -> list[Claim]:
    """What is joined of a text, without what rules read."""
    claims = Reader(names(), weights=known).read(from_text(text, "a.txt")).claims
    return [claim for claim in claims if claim.rule.endswith(".joined")]


def told(text: str, known: Weights = PLAIN) -> list[tuple[str, str, object]]:
    return [(claim.subject, claim.predicate, claim.object or claim.value) for claim in read(text, known)]


def test_a_sum_beside_a_cue_is_joined_with_the_name_of_its_clause() -> None:
    assert told("百度账上的新一轮融资就是那20亿元。") == [("baidu", "raised", 2_000_000_000)]


def test_a_claim_points_to_the_characters_from_its_first_part_to_its_last() -> None:
    text = "百度账上的新一轮融资就是那20亿元。"
    (claim,) = read(text)
    assert claim.quote == text[claim.start : claim.end] == "百度账上的新一轮融资就是那20亿元"


def test_whom_a_sentence_does_not_name_is_sought_in_what_the_text_spoke_of() -> None:
    assert told("百度这边很热闹。\n\n新一轮融资的数目是20亿元。") == [("baidu", "raised", 2_000_000_000)]


def test_an_investor_without_the_company_it_backs_is_joined_with_the_one_spoken_of() -> None:
    assert told("智谱这边很热闹。\n\n腾讯的名字在领投一栏。") == [("tencent", "invested_in", "zhipu-ai")]


def test_a_row_of_a_table_is_joined_as_a_sentence_is() -> None:
    assert told("| 公司 | 近况 |\n|---|---|\n| 百度 | 账上的新一轮融资就是那20亿元 |\n") == [
        ("baidu", "raised", 2_000_000_000)
    ]


def test_nothing_is_joined_without_a_cue() -> None:
    assert told("百度账上的那一笔就是那20亿元。") == []


def test_nothing_is_joined_below_the_least_probability() -> None:
    assert told("百度账上的新一轮融资就是那20亿元。", replace(PLAIN, least={"": 0.99})) == []
    assert told("百度账上的新一轮融资就是那20亿元。", replace(PLAIN, least={"raised": 0.99, "": 0.5})) == []


def test_where_it_is_nobodys_nothing_is_told() -> None:
    nobody = replace(PLAIN, who_all={"n": 9.0})
    assert told("百度账上的新一轮融资就是那20亿元。", nobody) == []


def test_what_a_rule_has_told_is_not_joined_again() -> None:
    assert told("百度完成20亿元融资。") == []


def test_what_a_rule_took_up_and_told_nothing_of_is_joined_after_all() -> None:
    text = "一家公司去年完成20亿元融资，是百度的新一轮。"
    known = Reader(names(), weights=weights.NONE)
    assert known.read(from_text(text, "a.txt")).claims == []
    assert told(text) == [("baidu", "raised", 2_000_000_000)]


def test_a_question_is_no_claim_but_names_who_is_spoken_of() -> None:
    assert told("百度的新一轮融资是20亿元吗？") == []
    assert told("是说百度吗？\n\n新一轮融资的数目是20亿元。") == [("baidu", "raised", 2_000_000_000)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("raised", ["raised"]), ("praised", []), ("raisedx", []), ("他融资了", ["融资"]), ("融资租赁", [])],
)
def test_a_cue_is_a_whole_word_and_lies_in_no_decoy(text: str, found: list[str]) -> None:
    lists = {"raised": {"strong": {"zh": ["融资"], "en": ["raised"]}}, "_decoys": {"strong": {"zh": ["融资租赁"]}}}
    cues = [cue for cue in Cues(lists).find(text) if ("raised", "strong") in cue[2]]
    assert [text[start:end] for start, end, _ in cues] == found


def test_a_word_of_several_predicates_signals_each() -> None:
    lists = {"led_by": {"strong": {"en": ["chief"]}}, "works_for": {"weak": {"en": ["chief"]}}}
    assert [cue[2] for cue in Cues(lists).find("the chief")] == [(("led_by", "strong"), ("works_for", "weak"))]


def test_words_are_cut_into_signs_and_numbers_are_alike() -> None:
    assert Cutter.words("raised 20 亿元, 2.5x") == ["raised", "0", "亿", "元", ",", "0", "x"]


def test_the_chance_grows_with_what_speaks_for_it() -> None:
    assert PLAIN.chance("raised", [], []) < 0.06 < 0.94 < PLAIN.chance("raised", [], ["c:sL"])
    assert PLAIN.chance("founded_by", [], ["c:sL"]) == 0


def test_the_weights_that_are_shipped_are_of_predicates_that_there_are() -> None:
    shipped = weights.load()
    known = {*table(), *(f"{predicate}<" for predicate in table()), ""}
    assert {*shipped.what, *shipped.who} <= known
    assert {*shipped.least} <= known
    assert 0 < shipped.least[""] <= 1


def test_a_count_beside_the_object_is_its_count() -> None:
    known = replace(PLAIN, what={"uses_chip": {"": -3.0, "c:sL": 6.0}})
    (claim,) = read("百度那边正在跑的机器无非是512张H200。", known)
    assert (claim.subject, claim.predicate, claim.object, claim.value) == ("baidu", "uses_chip", "h200", 512)


WORDLESS = Weights(
    what={"located_in": {"": 2.0}, "memory": {"": 2.0}, "raised": {"": 2.0}},
    what_all={},
    who={},
    who_all={"i": 4.0, "x:new0": 3.0, "n": 0.0},
    least={"": 0.5},
)


def test_a_house_and_a_town_need_no_word_between_them() -> None:
    assert ("zhipu-ai", "located_in", "shenzhen") in told("智谱那边的深圳好热闹。", WORDLESS)
    assert told("那边的深圳好热闹。", WORDLESS) == []


def test_a_size_of_memory_needs_no_word_and_a_sum_of_money_does() -> None:
    gigabytes, money = symbols.QUANTITY_SLOTS["gigabytes"], symbols.QUANTITY_SLOTS["money"]
    assert "memory" in wordless.load().able(frozenset(gigabytes), set())
    assert wordless.load().able(frozenset(money), {"organization"}) == frozenset()
    assert told("说说百度，那是20亿元。", WORDLESS) == []


def test_of_what_was_told_the_next_sentence_may_go_on_without_a_word_for_it() -> None:
    on = replace(WORDLESS, what={"raised": {"": -1.0, "c:onlybefore": 2.0}})
    assert ("zhipu-ai", "raised", 2_500_000_000) in told("百度完成20亿元融资。智谱那边是25亿元。", on)
    assert told("百度完成20亿元融资。智谱这边好热闹。智谱那边是25亿元。", on) == []


def test_how_a_text_goes_on_is_told_by_signs() -> None:
    course = Course()
    assert course.signs("raised", ()) == ["t:never"]
    course.go_on(0, frozenset({"raised", "users"}), ["raised"])
    assert course.signs("raised", ()) == ["t:ever1", "t:last1"]
    assert course.signs("raised", {"raised"}) == ["t:ever1", "t:here"]
    assert course.before(1) == {"raised"}
    assert course.before(2) == frozenset()
    course.go_on(1, frozenset(), [])
    course.go_on(1, frozenset(), [])
    assert course.signs("raised", ()) == ["t:ever1"]


def test_whom_a_text_names_most_may_be_meant_before_it_names_them() -> None:
    later = "\n\n百度在北京。百度说了两句。百度很热闹。"
    assert told("新一轮融资的数目是20亿元。" + later) == [("baidu", "raised", 2_000_000_000)]
    assert told("新一轮融资的数目是20亿元。\n\n百度在北京。") == []
