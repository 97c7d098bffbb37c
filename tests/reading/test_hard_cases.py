"""The hard ways in which texts speak, each with a sentence of its own; docs/reading.md tells of every one."""

from __future__ import annotations

from typing import Any

import pytest

from baimo.claims import Claim
from baimo.documents import from_text
from reading_examples import is_told, reader, wanted


def read(text: str, name: str = "example.txt", media: str = "txt") -> list[Claim]:
    return reader().read(from_text(text, name, media)).claims


# Each: what it is about, the text, what must be read of it (predicate: claims), predicates that must not be read.
CASES: list[tuple[str, str, dict[str, list[str]], list[str]]] = [
    ("a word cut by a line end", "• OpenAI 在 2023年 3 月发布了多模态大模型 GPT-4，在复杂任务中表现出色，它能够处理文本和图\n\n像，并在2024年 7 月，经过很长时间的准备，又推出了名字听起来差不多的下一个模型，叫做 GPT-4o min\n\ni。\n", {"released": ["openai > gpt-4 @ 2023-03"], "modality": ["gpt-4 = text", "gpt-4 = image"]}, []),
    ("blanks between Latin and Han", "截至 2023年 10 月，ChatGPT 月活用户突破 1 亿。", {"users": ["chatgpt = 100000000 users @ 2023-10 ~at-least"]}, []),
    ("a colon head is the subject", "• 月之暗面：2023年3月成立，创始人为杨植麟。", {"founded_on": ["moonshot-ai = 2023-03"], "founded_by": ["moonshot-ai > yang-zhilin"]}, []),
    ("a second colon head within a line", "• 智谱：成立于2019年，推出了多个模型。百川智能：成立于2023年。", {"founded_on": ["zhipu-ai = 2019", "baichuan = 2023"]}, []),
    ("a head that names a topic is no subject", "• 科技巨头：\n\n◦ 推出了GPT-4。", {}, ["released"]),
    ("a heading carries the subject", "# H200\n\n显存为141GB。", {"memory": ["h200 = 141 GB"]}, []),
    ("coordinated subjects", "百度、阿里、腾讯等互联网大厂纷纷入局大模型。", {"entered": ["baidu > large-models", "alibaba > large-models", "tencent > large-models"]}, []),
    ("a list in English", "Microsoft, Amazon and Nvidia invested in Anthropic.", {"invested_in": ["microsoft > anthropic", "amazon > anthropic", "nvidia > anthropic"]}, []),
    ("a series of sizes", "百川智能推出Baichuan 7B/13B系列模型。", {"released": ["baichuan > baichuan-7b", "baichuan > baichuan-13b"], "parameters": ["baichuan-7b = 7000000000 parameters", "baichuan-13b = 13000000000 parameters"]}, []),
    ("pairs in order", "2023年和2024年之间，H200的内存和带宽分别约为H100的1.8倍和1.4倍。", {"compares_with": ["h200 > h100 = 1.8 ratio ~about", "h200 > h100 = 1.4 ratio ~about"]}, []),
    ("apposition of maker and thing", "百度“文心一言”在教育领域应用。", {"applied_in": ["ernie-bot > education"]}, []),
    ("a former post in apposition", "智谱由前搜狗CEO王小川创立。", {"founded_by": ["zhipu-ai > wang-xiaochuan"], "led_by": ["sogou > wang-xiaochuan"]}, []),
    ("blended syntax of founders", "阶跃星辰：2023年成立，创始团队包括微软前副总裁姜大昕等人创立。", {"founded_by": ["stepfun > jiang-daxin"]}, []),
    ("a team walks out", "MiniMax：闫俊杰带领商汤原班人马出走。", {"founded_by": ["minimax > yan-junjie"], "spun_out_of": ["minimax > sensetime"]}, []),
    ("reversed roles", "零一万物在2025年1月被阿里收购。", {"acquired": ["alibaba > 01-ai @ 2025-01"]}, []),
    ("the passive in English", "Llama 2 was released by Meta in July 2023.", {"released": ["meta > llama-2 @ 2023-07"]}, []),
    ("a dropped subject", "智谱成立于2019年，估值超过200亿元。", {"valued_at": ["zhipu-ai = 20000000000 CNY ~at-least"]}, []),
    ("a pronoun for the company", "月之暗面成立于2023年。该公司完成10亿美元融资。", {"raised": ["moonshot-ai = 1000000000 USD"]}, []),
    ("a subject that changes in mid sentence", "Meta发布了LLaMA模型并被开源。", {"released": ["meta > llama"], "open_sourced": ["meta > llama"]}, []),
    ("a chief shows the company's product", "2023年8月26日，马斯克展示了特斯拉 FSD V12。", {"released": ["tesla > fsd-v12 @ 2023-08-26"]}, []),
    ("a two-digit year", "23 年3 月份百度发布“文心一言”。", {"released": ["baidu > ernie-bot @ 2023-03"]}, []),
    ("a date over clauses with other subjects", "23 年3 月份百度发布“文心一言”，华为发布盘古大模型。", {"released": ["baidu > ernie-bot @ 2023-03", "huawei > pangu @ 2023"]}, []),
    ("the same year", "2023年，OpenAI发布了ChatGPT。\n\n同年，百度发布文心一言。", {"released": ["openai > chatgpt @ 2023", "baidu > ernie-bot @ 2023"]}, []),
    ("a founding date is not that of the release", "• 月之暗面：2023年3月成立，推出了Kimi。", {"released": ["moonshot-ai > kimi"]}, []),
    ("a date behind its verb", "Kimi由月之暗面推出，月之暗面成立于2023年。", {"founded_on": ["moonshot-ai = 2023"]}, []),
    ("a half year", "2023年下半年，百度发布文心一言。", {"released": ["baidu > ernie-bot @ 2023-41"]}, []),
    ("a fall to a price, and against a base", "字节的“豆包大模型”将每千tokens输入价格降至0.003元，比行业价格低85%。", {"price": ["doubao-model = 0.003 CNY/1k-input-tokens"], "price_vs": ["doubao-model = -85 %"]}, []),
    ("a number without a measure word", "GPT-4训练需要1万张A100，成本高达1亿美元。", {"trained_on": ["gpt-4 > a100 = 10000 chips"], "training_cost": ["gpt-4 = 100000000 USD"]}, ["unit_cost"]),
    ("a cost that fell to a sum", "百度发布了Apollo RT6，成本降低至25万元。", {"unit_cost": ["apollo-rt6 = 250000 CNY"]}, []),
    ("digits within a name", "多模态大模型 OpenAI GPT-4、Sora 成为主流。", {}, ["price_vs", "users", "count_of"]),
    ("values in brackets", "与H100相比，H200的内存更大（141GB），带宽更高（4.8 TB/s）。", {"memory": ["h200 = 141 GB"], "memory_bandwidth": ["h200 = 4.8 TB/s"]}, []),
    ("hearsay", "据报道，零一万物被阿里收购。", {"acquired": ["alibaba > 01-ai !reported"]}, []),
    ("a denial", "零一万物否认被阿里收购。", {"acquired": ["alibaba > 01-ai !negated"]}, []),
    ("a negated release", "OpenAI没有发布GPT-4.5。", {"released": ["openai > gpt-4.5 !negated"]}, []),
    ("a plan", "华为将于2025年5月发布昇腾910C。", {"released": ["huawei > ascend-910c @ 2025-05 !predicted"]}, []),
    ("a particle that turns the object round is no future", "百度将文心一言全面开放。", {"released": ["baidu > ernie-bot !asserted"]}, []),
    ("praise is no claim", "月之暗面的Kimi一夜走红，表现出色，引领了行业发展。", {}, ["known_for", "achieved", "released"]),
    ("a question is no claim", "OpenAI会发布GPT-4.5吗？", {}, ["released"]),
    ("a hope is no claim", "如果百度发布GPT-4，行业会变。希望阿里收购零一万物。", {}, ["released", "acquired"]),
    ("a judgement", "我更看好DeepSeek。", {"trend": ["deepseek = 看好 !opinion"]}, []),
    ("a prediction of a winner", "Kimi会成为行业里面的赢家。", {"trend": ["kimi = 赢家 !predicted"]}, []),
    ("two sums for one thing", "智谱估值200亿元。另一说，智谱估值30亿美元。", {"valued_at": ["zhipu-ai = 20000000000 CNY", "zhipu-ai = 3000000000 USD"]}, []),
    ("traditional characters", "英偉達在2023年11月發布了H200。", {"released": ["nvidia > h200 @ 2023-11"]}, []),
    ("a version written otherwise", "OpenAI发布GPT4。", {"released": ["openai > gpt-4"]}, []),
    ("a title in angle marks", "2023年7月13日，国家网信办公布《生成式人工智能服务管理暂行办法》。", {"released": ["cac > genai-interim-measures @ 2023-07-13"]}, []),
    ("a cleft sentence", "这是2023年百度发布的文心一言。", {"released": ["baidu > ernie-bot @ 2023"]}, []),
    ("a state as a releasing body", "欧盟推出《人工智能法案》。", {"released": ["european-union > eu-ai-act"]}, []),
    ("an unknown company by its ending", "衔月智能科技于2023年11月成立。", {"founded_on": ["x-衔月智能科技 = 2023-11"]}, []),
    ("an unknown model by its form", "智谱发布了玄鸟-7B-Base。", {"released": ["zhipu-ai > x-玄鸟7bbase"]}, []),
    ("an unknown company in English", "In May 2024, Fjordlight raised $7.5 million.", {"raised": ["x-fjordlight = 7500000 USD @ 2024-05"]}, []),
    ("a table", "| 公司 | 成立时间 | 总部 |\n| --- | --- | --- |\n| 智谱 | 2019年6月 | 北京 |\n", {"founded_on": ["zhipu-ai = 2019-06"], "located_in": ["zhipu-ai > beijing"]}, []),
    ("key and value", "英伟达H20\n\n显存：96GB HBM3\n\n功耗：400W\n", {"memory": ["h20 = 96 GB"], "power": ["h20 = 400 W"]}, []),
]


@pytest.mark.parametrize(("text", "told", "untold"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_hard_case_is_read(text: str, told: dict[str, list[str]], untold: list[str]) -> None:
    media = "md" if text.startswith(("#", "|")) else "txt"
    claims = read(text, f"example.{media}", media)
    for predicate, lines in told.items():
        of_it = [claim for claim in claims if claim.predicate == predicate]
        expected = [wanted(line) for line in lines]
        missing = [line for line in expected if not any(is_told(claim, line) for claim in of_it)]
        extra = [_shown(c) for c in of_it if not any(is_told(c, line) for line in expected)]
        assert not missing and not extra, f"{predicate}: missing {missing}, not told {extra}"
    wrong = [_shown(claim) for claim in claims if claim.predicate in untold]
    assert not wrong


def _shown(claim: Claim) -> dict[str, Any]:
    return {k: v for k, v in claim.to_json().items() if k in ("subject", "predicate", "object", "value", "unit", "when", "modality")}


def test_the_founding_date_is_not_passed_on() -> None:
    released = next(c for c in read("• 月之暗面：2023年3月成立，推出了Kimi。") if c.predicate == "released")
    assert released.when is None


def test_a_comment_speaks_for_itself() -> None:
    page = (
        "<p>正文。</p><ul><li><span>南山</span> 👍（5） 💬（1）<div>我觉得Kimi比文心一言好用。</div>2024-03-02</li>"
        "<li><span>Lynn</span> 👍（2） 💬（0）<div>OpenAI去年发布了GPT-4。</div>2024-04-11</li></ul>"
    )
    claims = {claim.predicate: claim for claim in read(page, "page.html", "html")}
    assert (claims["compares_with"].modality, claims["compares_with"].said_by) == ("opinion", "南山")
    assert (claims["released"].when, claims["released"].said_on) == ("2023", "2024-04-11")


def test_what_is_said_twice_is_one_claim_with_two_places() -> None:
    claims = [c for c in read("2023年3月，OpenAI发布GPT-4。后来，OpenAI发布GPT-4。") if c.predicate == "released"]
    assert len(claims) == 1
    assert claims[0].when == "2023-03"
    assert len(claims[0].also_at) == 1


def test_what_was_not_understood_is_listed() -> None:
    reading = reader().read(from_text("百度在那天说了很多，谈到3亿美元。", "a.txt"))
    assert [(left.kind, left.text) for left in reading.leftovers] == [("name", "百度"), ("quantity", "3亿美元")]


def test_new_entities_are_told_by_form() -> None:
    reading = reader().read(from_text("衔月智能科技于2023年11月成立。", "a.txt"))
    assert reading.provisional == {"x-衔月智能科技": ("衔月智能科技", "organization")}
