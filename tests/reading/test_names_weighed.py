"""Names in Chinese that weighed signs tell, names of the world around the industry, and what neither may take."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.naming.known.world import world
from baimo.reading.naming.learned import spans
from baimo.reading.naming.learned.recogniser import WEIGHTS
from baimo.reading.naming.learned.signs import Place, first_signs, other_signs
from baimo.reading.reader import Reading
from baimo.values.names import fold

# text, the name in it, its kind: names that stand in no list and in no document that weights were learnt from
WEIGHED = [
    ("该实验室由顾云帆领衔，团队有40人。", "顾云帆", "person"),
    ("首席科学家程牧野说，新模型下月开源。", "程牧野", "person"),
    ("昨天，陆知微加入腾讯，任副总裁。", "陆知微", "person"),
    ("联合创始人有两位：周以宁、秦牧。", "周以宁", "person"),
    ("本轮融资由泽远资本领投，嘉澜创投跟投。", "泽远资本", "organization"),
    ("客户包括京东物流、穹海医疗、顺丰。", "穹海医疗", "organization"),
    ("该系统已在江城市第一医院和临川银行上线。", "临川银行", "organization"),
]
WORLD = [
    ("英伟达的客户包括中远海运和众安保险。", {"x-中远海运", "x-众安保险"}),
    ("聯發科與MediaTek是同一家公司。", {"x-联发科"}),
    ("The round was led by Point Nine and 8VC.", {"x-pointnine", "x-8vc"}),
]
# No name: words that begin like a person, verbs behind a house, a known name within.
NOTHING = [
    "创始人带领原班人马出走，另起炉灶。",
    "该公司在北京和上海设有办公室。",
    "团队谨慎引用他人的数据。",
    "我们周五照发周报。",
    "visa applications and stripes of data grew; a citadel of research.",
]


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _read(text: str) -> Reading:
    return _reader().read(from_text(text, "a.txt"))


@pytest.mark.parametrize(("text", "name", "kind"), WEIGHED, ids=[name for _, name, _ in WEIGHED])
def test_a_name_that_signs_tell_is_found(text: str, name: str, kind: str) -> None:
    found = {seen.text: seen.kinds for seen in _read(text).names if seen.is_new}
    assert kind in found.get(name, ()), found


@pytest.mark.parametrize(("text", "entities"), WORLD, ids=[text[:12] for text, _ in WORLD])
def test_names_of_the_world_are_known_by_every_name(text: str, entities: set[str]) -> None:
    assert entities <= {seen.id for seen in _read(text).names}


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_name_weighs_too_little(text: str) -> None:
    assert not [seen.text for seen in _read(text).names if seen.is_new]


def test_a_known_name_is_not_cut_by_a_weighed_one() -> None:
    text = "王小川宣布成立百川智能，微软投资OpenAI，幻方量化创立了DeepSeek。"
    ids = {seen.id for seen in _read(text).names}
    assert {"wang-xiaochuan", "baichuan-ai", "microsoft", "openai", "high-flyer", "deepseek"} <= ids
    assert not [entity for entity in ids if entity.startswith("x-")]


def test_an_atlas_goes_before_the_list_of_the_world() -> None:
    assert {seen.id for seen in _read("HongShan与Satya Nadella谈到了微软。").names} >= {"microsoft"}
    atlas = {fold(name): entity for name, entity, _, how in load_names() if how == "name"}
    for name in ("英伟达", "OpenAI", "百度"):
        assert _reader().gazetteer.by_key[fold(name)][0].id == atlas[fold(name)]


def test_no_name_of_the_world_stands_twice() -> None:
    names = [fold(name) for _, row in world() for name in row]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert all(len(name) > 1 and name == name.strip() for _, row in world() for name in row)


def test_every_weight_is_of_a_sign_that_is_looked_at() -> None:
    text = fold("由李学龙领衔的衔月智能科技，在北京成立。")
    place = Place.of(text, [])
    sorts = {
        sign[0] for at in range(1, 8) for sign in (*first_signs(place, at, at + 5), *other_signs(place, at, at + 5))
    }
    rows = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    assert set(rows) == {"person", "organization", "plain"}
    for of in rows.values():
        assert {sign[0] for sign in of if sign not in ("bias", "cut")} <= sorts


def test_stretches_begin_where_something_ends() -> None:
    text = fold("客户是衔月智能科技。")
    found = {text[a:b] for group in spans.houses(text, set()) for a, b in group}
    assert "衔月智能科技" in found
    assert "月智能科技" not in found


@pytest.mark.parametrize("sort", ["三甲医院", "民营医院", "中小银行", "股份制银行", "高职院校", "头部券商"])
def test_a_sort_of_houses_is_none(sort: str) -> None:
    text = f"云栖智能卖软件。{sort}一套一年60万元。2024年公司收入是9600万元。"
    told = {claim.subject_name for claim in _read(text).claims}
    assert sort not in told
