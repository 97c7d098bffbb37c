"""Who issued a rule, and when; and times that a text tells only against another."""

from __future__ import annotations

from pathlib import Path

import pytest

from baimo.documents import load
from baimo.reading import Reading
from baimo.workspace import Workspace


def read(folder: Path, text: str) -> Reading:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return Workspace(home=folder).reader.read(load(path))


def told(reading: Reading, predicate: str) -> set[tuple[str, str]]:
    """What is told of each subject: the object or the value."""
    return {(c.subject_name, str(c.object_name or c.value)) for c in reading.claims if c.predicate == predicate}


ISSUED = {
    "2024年7月，工信部等四部门印发《云港市算力建设指南》。": ("云港市算力建设指南", "2024-07"),
    "2023年4月11日，网信办就《云港市算法管理办法》公开征求意见。": ("云港市算法管理办法", "2023-04-11"),
    "日本参议院于2025年5月28日通过了AI推进法。": ("AI推进法", "2025-05-28"),
    "On 9 October 2025 the ministry issued Announcement No. 61.": ("Announcement No. 61", "2025-10-09"),
    "In June 2025 the parliament passed the Data (Use and Access) Act 2025.": (
        "Data (Use and Access) Act 2025",
        "2025-06",
    ),
    "加利福尼亚州SB 417于2025年10月3日经州长签署。": ("SB 417", "2025-10-03"),
    "The Model (Testing and Audit) Act received Royal Assent on 4 June 2025.": (
        "Model (Testing and Audit) Act",
        "2025-06-04",
    ),
    "Parliament debated Law No. 88 for a year. Publication followed on 6 June 2025.": ("Law No. 88", "2025-06-06"),
    "On 6 June 2025 the ministry brought out the Guidelines on Synthetic Media.": (
        "Guidelines on Synthetic Media",
        "2025-06-06",
    ),
    "ISO/IEC 42999 was published in December 2023.": ("ISO/IEC 42999", "2023-12"),
    "一、《企业使用智能体的清单》\n\n云港市数据局2025年6月6日发表。": ("企业使用智能体的清单", "2025-06-06"),
    "一、《企业使用智能体的清单》\n\n同样由云港市数据局发出，2025年6月6日。": ("企业使用智能体的清单", "2025-06-06"),
}


@pytest.mark.parametrize(("text", "issued"), ISSUED.items())
def test_a_rule_is_issued_on_a_day(tmp_path: Path, text: str, issued: tuple[str, str]) -> None:
    assert told(read(tmp_path, text), "issued_on") == {issued}


IN_FORCE = {
    "Act No. 88 on testing is in force since 2 August 2025.": ("Act No. 88", "2025-08-02"),
    "Vietnam's AI law enters into force on 1 March 2026.": ("AI law", "2026-03-01"),
    "Law No. 88: since 1 September 2025.": ("Law No. 88", "2025-09-01"),
    "Law No. 88 commences on 1 September 2025.": ("Law No. 88", "2025-09-01"),
}


@pytest.mark.parametrize(("text", "day"), IN_FORCE.items())
def test_a_rule_holds_from_a_day_on(tmp_path: Path, text: str, day: tuple[str, str]) -> None:
    assert told(read(tmp_path, text), "in_force_on") == {day}


NOTICE = """云港市数据局关于印发《云港市算力券实施细则》的通知

云数规〔2025〕6号

各有关单位：

现将《云港市算力券实施细则》印发给你们，请遵照执行。

云港市数据局
2025年7月3日
"""


def test_a_notice_issues_on_its_day_what_it_is_about(tmp_path: Path) -> None:
    reading = read(tmp_path, NOTICE)
    assert told(reading, "issued_on") == {("云港市算力券实施细则", "2025-07-03")}
    assert [claim.when for claim in reading.claims if claim.predicate == "issued_by"] == ["2025-07-03"]
    day = NOTICE.index("2025年7月3日")
    assert any(start <= day < end for claim in reading.claims for start, end in claim.also_at)


def test_who_issued_a_rule_is_not_told_to_have_released_it_too(tmp_path: Path) -> None:
    reading = read(tmp_path, "2025年7月3日，云港市数据局印发《云港市算力券实施细则》。")
    assert told(reading, "issued_by") and not told(reading, "released")


def test_what_lies_behind_the_text_is_no_target(tmp_path: Path) -> None:
    text = "2025年7月3日，云港市数据局印发《云港市产业规划》。到{}年，全市人工智能核心产业规模达到800亿元。"
    assert told(read(tmp_path, text.format(2027)), "targets") and not told(read(tmp_path, text.format(2021)), "targets")


LISTED = (
    "通过备案的有北京星衡科技有限公司的“沧浪”大模型、江海大学的“问津”大模型，"
    "其中包括深圳市启元科技有限公司的“启元”大模型。"
)


def test_whose_each_model_of_a_list_is(tmp_path: Path) -> None:
    names = {name for name, _ in told(read(tmp_path, LISTED), "developed_by")}
    assert names == {"沧浪", "问津", "启元"}


LAWS = {
    "Governor Ann Lee signed the Transparency in Frontier Artificial Intelligence Act on 9 May 2025.": (
        "Transparency in Frontier Artificial Intelligence Act"
    ),
    "The Protection of Minors in Digital Services Bill was passed on 9 May 2025.": (
        "Protection of Minors in Digital Services Bill"
    ),
    "Canada's Artificial Intelligence and Data Act was passed on 9 May 2025.": "Artificial Intelligence and Data Act",
    "Northvane published its Frontier Compliance Framework on 9 May 2025.": "Frontier Compliance Framework",
}


@pytest.mark.parametrize(("text", "law"), LAWS.items())
def test_a_law_has_its_whole_title(tmp_path: Path, text: str, law: str) -> None:
    assert told(read(tmp_path, text), "issued_on") == {(law, "2025-05-09")}


UNNAMED = (
    "The EU AI Act binds deployers; a bill signed on 28 August 2025 delays it.",
    "The EU AI Act binds deployers. Italy's chamber of deputies approved the national AI bill on 25 June 2025.",
    "立法院通过《人工智能基本法》。数发部将参考国际标准，最快2026年第一季公布草案。",
)


@pytest.mark.parametrize("text", UNNAMED)
def test_a_rule_without_a_name_is_none_that_the_text_names(tmp_path: Path, text: str) -> None:
    assert not told(read(tmp_path, text), "issued_on")


PLANS = {
    "工信部2025年5月印发“人工智能+制造”专项行动方案。": "人工智能+制造",
    "行政院2025年5月核定“AI新十大建设”推动方案。": "AI新十大建设",
}


@pytest.mark.parametrize(("text", "plan"), PLANS.items())
def test_a_plan_may_be_named_in_quotes_alone(tmp_path: Path, text: str, plan: str) -> None:
    assert told(read(tmp_path, text), "issued_on") == {(plan, "2025-05")}


def test_an_office_puts_houses_on_a_list_of_its_own(tmp_path: Path) -> None:
    text = "经济部国际贸易署2025年6月10日将中芯国际等601个实体列入“战略性高科技货品出口实体管理名单”。"
    assert told(read(tmp_path, text), "restricted_by") == {("中芯国际", "战略性高科技货品出口实体管理名单")}


def test_each_entry_of_a_chronicle_tells_of_a_deal_of_its_own(tmp_path: Path) -> None:
    text = "January 6, 2026 - Cohere closes a $20 billion round.\n\n"
    text += "February 2, 2026 - Google acquires Cohere. The deal values Cohere at $250 billion."
    valued = [claim.when for claim in read(tmp_path, text).claims if claim.predicate == "valued_at"]
    assert valued == ["2026-02-02"]


def test_a_product_that_was_filed_under_a_rule_issued_none(tmp_path: Path) -> None:
    reading = read(tmp_path, "8月31日，猛犸智能的猛犸-2通过《云港市算法管理办法》备案。")
    assert not told(reading, "issued_on") | told(reading, "issued_by")


def test_a_rule_is_called_by_the_end_of_its_title(tmp_path: Path) -> None:
    text = "2025年3月14日，四部门发布《人工智能合成内容标识办法》。标识办法自2025年9月1日起施行。"
    assert told(read(tmp_path, text), "in_force_on") == {("人工智能合成内容标识办法", "2025-09-01")}


RELATIVE = {
    "In June 2018 OpenAI released GPT. That October, Google released BERT.": "2018-10",
    "In June 2018 OpenAI released GPT. The following February, Google released BERT.": "2019-02",
    "2018年6月5日，OpenAI发布GPT。次月，谷歌发布BERT。": "2018-07",
    "2018年6月，OpenAI发布GPT。到了第二年2月，谷歌发布BERT。": "2019-02",
}


@pytest.mark.parametrize(("text", "when"), RELATIVE.items())
def test_a_time_told_against_another(tmp_path: Path, text: str, when: str) -> None:
    claims = read(tmp_path, text).claims
    assert {c.when for c in claims if c.predicate == "released" and c.object_name == "BERT"} == {when}


def test_a_chronicle_bears_the_date_of_no_entry(tmp_path: Path) -> None:
    lines = ["Fennel Labs", "September 2023. Fennel Labs is founded in Dublin.", "12 June 2024. It launches Fennel-7B."]
    path = tmp_path / "chronicle.txt"
    path.write_text("\n\n".join([*lines, "March 2025. Fennel Labs acquires Dillweed."]), encoding="utf-8")
    document = load(path)
    assert document.date is None
    claims = Workspace(home=tmp_path).reader.read(document).claims
    assert {c.modality for c in claims if c.predicate in ("released", "acquired")} == {"asserted"}


@pytest.mark.parametrize("behind", ["销量较2023年同期增长三倍", "创始人1990年出生"])
def test_a_year_that_is_but_a_measure_dates_nothing(tmp_path: Path, behind: str) -> None:
    claims = read(tmp_path, f"云帆科技发布新款眼镜\n\n3月16日，云帆科技发布云帆X2。{behind}。").claims
    assert {c.when for c in claims if c.predicate == "released"} == {"XXXX-03-16"}


PAGE = """云港市互联网信息办公室等五部门联合印发《云港市智能体服务管理办法》

发布时间：2025-06-20 09:12  来源：云港网信

近日，云港市互联网信息办公室等五部门联合印发《云港市智能体服务管理办法》，共四章。

现将《云港市智能体服务管理办法》印发给你们，请认真贯彻执行。

云港市互联网信息办公室

云港市公安局

2025年5月28日
"""
ORDER = """《云港市智能体服务管理办法》已经2025年5月9日云港市互联网信息办公室会议审议通过，现予公布，8月1日起施行。

主任　陆明

2025年6月3日
"""


@pytest.mark.parametrize(("text", "day"), [(PAGE, "2025-05-28"), (ORDER, "2025-06-03")])
def test_a_signature_dates_a_rule_before_its_page_and_its_passing(tmp_path: Path, text: str, day: str) -> None:
    reading = read(tmp_path, text)
    assert told(reading, "issued_on") == {("云港市智能体服务管理办法", day)}
    assert {claim.when for claim in reading.claims if claim.predicate == "issued_by"} == {day}
