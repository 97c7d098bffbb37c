"""Texts of any size and shape take time in proportion: what would grow with its square has a bound, and these end."""

from __future__ import annotations

from reading_examples import read

TIMES = 5_000


def test_what_is_said_ever_again_is_one_claim_with_every_place() -> None:
    sentence = "OpenAI成立于2015年12月。\n"
    claims = [claim for claim in read(sentence * TIMES) if claim.predicate == "founded_on"]
    assert [claim.subject for claim in claims] == ["openai"]
    places = {(claims[0].start, claims[0].end), *claims[0].also_at}
    assert places == {(n * len(sentence), n * len(sentence) + len(sentence) - 2) for n in range(TIMES)}


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    claims = [claim for claim in read("OpenAI成立于2015年12月，" * TIMES) if claim.predicate == "founded_on"]
    assert len(claims) == 1
    assert len(claims[0].also_at) > TIMES * 0.9


def test_an_aside_without_end_is_read_in_pieces() -> None:
    claims = [
        claim for claim in read(f"OpenAI（{'2015年12月成立，' * TIMES}）发布了GPT-4。") if claim.subject == "openai"
    ]
    assert {claim.predicate for claim in claims} >= {"founded_on"}


def test_a_table_without_end_is_read_to_its_last_row() -> None:
    text = "公司\t成立时间\n" + "OpenAI\t2015年12月\n" * TIMES + "智谱\t2019年6月\n"
    founded = {claim.subject: claim.value for claim in read(text) if claim.predicate == "founded_on"}
    assert founded["zhipu-ai"] == "2019-06"


def test_a_list_without_end_against_another_tells_nothing_of_everybody() -> None:
    claims = read("、".join(["OpenAI"] * TIMES) + "发布了" + "、".join(["GPT-4"] * TIMES) + "。")
    assert len(claims) <= 1
