"""New models in Chinese: 知止大模型2.0, 见微-医疗大模型, and what stands in quotes before the word: “见微”大模型."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ahocorasick_rs

from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.naming.new.forms import EVERYDAY_HAN
from baimo.reading.naming.new.likely import kind_beside
from baimo.reading.naming.new.people import is_person
from baimo.reading.naming.words import FORMS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_WORD = expression(
    r"(?:多模态|语言|视频|语音|推理|视觉)?大模型"
    r"(?:[ ]?[vV]?\d{1,2}\.\d{1,2}(?![\d%万亿元倍])|[ ]?[vV]\d{1,2}(?![\w.])|[ ][vV]?\d(?=[，。、；的 ]))?"
)
_RUN = expression(r"[\u4e00-\u9fff]{2,8}$")
# What sort of model it is makes no name of it.
SORTS = expression("(?:" + "|".join(FORMS["sorts_of_model"]) + "|[\u4e00-\u9fff]{2}业)+")
_PARTICLE = expression(
    r".*(?:[的了和与及在是由把将对等个款种类这该其各每某家些向为以从到于用做入新最更之其有无不]"
    r"|发布|推出|开源|上线|自研|研发|训练|打造|接入|基于|搭载|升级|名为|采用|使用|支持|布局|包括|旗下|全新|国产|国内|首个|首款|主流|公司"
    r"|保证|关注|加速|推动|拥抱|衡量|调整|玩转|接触|统管|构筑|折射出|预示着|点评|能够|许多|高效|融合式|本场|尽管|多模态|助推|赋能"
    r"|看好|押注|超)"
)
_TITLE = 5


def is_particle(run: str) -> bool:
    """Whether a run of Han characters ends in, or holds, what is no part of a name: 发布, 全新, 的."""
    return _PARTICLE.match(run) is not None


def models(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Names that end in 大模型, each with the version behind it, where what stands before is a name and no sort."""
    found = _quoted(text, gazetteer)
    if "大模型" not in text:
        return found
    folded = fold(text)
    for match in _WORD.finditer(folded):
        run = _RUN.search(folded, max(0, match.start() - 8), match.start())
        is_sort = run is not None and text[run.start() - 1 : run.start()] in _CLOSING
        if run is None or is_sort or folded[match.end() : match.end() + 1] in _OPENING:
            continue  # 烟叶分级大模型“金叶”: of what sort it is, and then its name
        stem = _stem(run[0], gazetteer)
        if not 2 <= len(stem) <= 4 or SORTS.fullmatch(stem):
            stem = _with_sort(run[0], gazetteer)
        if not stem:
            found += _behind_house(text, run.start(), run[0], match.end(), gazetteer)
            continue
        start = match.start() - len(stem)
        name = text[start : match.end()]
        if key(name) not in gazetteer.by_key:
            found.append((start, match.end(), symbols.KIND["model"], known_or_new(gazetteer, name, "model"), _TITLE))
    return found


def _behind_house(text: str, start: int, run: str, end: int, gazetteer: Gazetteer) -> list[Token]:
    """A house and its model, where the family is known with its house before it: 百度文心大模型4.5."""
    for at in range(2, len(run) - 1):
        low = next((i for i in range(at - 1) if _is_kind(gazetteer, run[i:at], ("organization",))), -1)
        if low >= 0 and _is_kind(gazetteer, run[at:], ("model", "product")):
            name, house = text[start + at : end], gazetteer.by_key[run[low:at]]
            return [
                (start + low, start + at, symbols.KIND["organization"], house, _TITLE),
                (start + at, end, symbols.KIND["model"], known_or_new(gazetteer, name, "model"), _TITLE),
            ]
    return []


def _is_kind(gazetteer: Gazetteer, name: str, kinds: tuple[str, ...]) -> bool:
    senses = gazetteer.by_key.get(name, ())
    return bool(senses) and senses[0].kind in kinds


# “拓源”发电大模型: a name, and of what sort it is.
_CLOSING = frozenset("”」』")
_OPENING = frozenset('“「『"')


def _with_sort(run: str, gazetteer: Gazetteer) -> str:
    """A name with the sort behind it, empty where there is none: the 晓雨政务 of 晓雨政务大模型."""
    sort = _ENDS_IN_SORT.search(run, 2)
    head = run[: sort.start()] if sort else ""
    stem = _stem(head, gazetteer) if sort else ""
    if not 2 <= len(stem) <= 3 or stem in EVERYDAY_HAN or SORTS.match(stem) or _NO_STEM.search(stem) or is_person(stem):
        return ""
    return run[len(head) - len(stem) :]


_ENDS_IN_SORT = expression(
    "(?:政务|医疗|法律|司法|农业|气象|教育|金融|工业|电力|交通|能源|文旅|矿山|铁路|城市|财税|税务|警务|公安|水利|化工|航运|港口|建筑"
    "|心理|中医|医学|营销|客服|办公|政法|审计|保险|银行|证券|林业|海洋|地质|应急|环保|出行|家装|招聘|人力|养老|育种|种业|物流|供应链)$"
)


# “知衡”企业大模型3.0 is what further on is called 知衡3.0.
_QUOTED = expression(
    r"[“「『](?P<stem>[\u4e00-\u9fff·]{2,6})[”」』](?P<sort>[\u4e00-\u9fff]{0,6}?)大?模型"
    r"[ ]?(?P<version>[vV]?\d{1,2}(?:\.\d{1,2})?)(?![\d.%万亿元倍个款项家年月])"
)


# 大模型“栈语”2.0
_QUOTED_VERSION = expression(
    r"[“「『](?P<stem>[\u4e00-\u9fff·]{2,6})[”」』][ ]?(?P<version>[vV]?\d{1,2}\.\d{1,2})(?![\d.%万亿元倍])"
)


def _quoted(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Models whose name stands in quotes and whose version behind the word for the thing."""
    found: list[Token] = []
    for match in _QUOTED_VERSION.finditer(text):
        if kind_beside(text, *match.span("stem")) == "model":
            senses = known_or_new(gazetteer, match["stem"] + match["version"], "model")
            found.append((match.start("stem"), match.end(), symbols.KIND["model"], senses, _TITLE + 1))
    for match in _QUOTED.finditer(text) if "模型" in text else ():
        if match["sort"] and not SORTS.fullmatch(match["sort"]):
            continue
        senses = known_or_new(gazetteer, match["stem"] + match["version"], "model")
        found.append((match.start("stem"), match.end(), symbols.KIND["model"], senses, _TITLE + 1))
    return found


# 沧海2.0: a version of a thing where a word before leads to one, or one behind goes on as of one.
_NUMBER = expression(
    r"\d(?<![\d.]\d)\.\d(?:B(?![A-Za-z])|-[A-Za-z]+|[ ]?(?:Pro|Max|Lite|Turbo|Mini|Flash|Plus))?"
    r"(?![\d.%亿万千百元倍个折分款版时代项家次])"
)
_BEFORE_NUMBER = expression(r"(?P<run>[\u4e00-\u9fff]{2,8})[ ]?[vV]?$")
_LEADS = expression(
    r".*(?:发布|推出|上线|开源|升级到|升级至|升级为|迭代至|迭代到|基于|接入|搭载|模型|产品|芯片|助手|名为|由|[“「])了?$"
)
_GOES_ON = expression(
    r"[”」]?(?:的|发布|上线|支持|总参数|参数|采用|在|是|于|正式|已|将|和|与|、|由|[（(]|上下文|最高|最长|最大|基于|可以?(?!见|谓)|输入|输出"
    r"|API|接口|定价|得分|训练|推理|能够|也|比|较|超过|超越|优于|达到|拥有|具备|模型|开源|面向|搭载|接入)"
)
_NO_STEM = expression(
    "医院|银行|企业|学校|高校|县域|机关|园区|社区|中小|大型|三甲|基层|工业|时代|战略|计划|平台|系统|版本|行动|方案|规划|评分|得分|排名|价格|成本|收入|营收|利润|市场|增长|下降|上涨|下跌|升级"
    "|降低|提升|同比|环比|[约超近达为至比率量额度时年月日第版仅共总每均]"
)


def numbered(text: str, gazetteer: Gazetteer) -> list[Token]:
    """New names in Chinese with a version behind them: 沧海2.0, 星槎3.5 Pro."""
    found: list[Token] = []
    for match in _NUMBER.finditer(text) if not text.isascii() else ():
        run = _BEFORE_NUMBER.search(text, max(0, match.start() - 10), match.start())
        stem = _stem(fold(run["run"]), gazetteer) if run else ""
        if run is None or not 2 <= len(stem) <= 4 or SORTS.fullmatch(stem) or _NO_STEM.search(stem):
            continue
        start = run.end("run") - len(stem)
        led = _LEADS.match(text[max(0, start - 6) : start])
        opens = start == 0 or text[start - 1] in "，。、；：\n“「 "
        if led or (opens and _GOES_ON.match(text, match.end())):
            senses = known_or_new(gazetteer, text[start : match.end()], "")
            found.append((start, match.end(), symbols.CAPITALISED, senses, _TITLE))
    return found


def again(text: str, folded: str, quoted: list[Token]) -> list[Token]:
    """Names that a document has put in quotes once, where they stand without them: 沧海2.0的输入价格."""
    meant = {
        folded[start:end]: (char, senses)
        for start, end, char, senses, _ in quoted
        if char == symbols.QUOTED and not text[start:end].isascii() and _is_told(text[start:end], senses)
    }
    if not meant:
        return []
    names = sorted(meant)
    find = ahocorasick_rs.AhoCorasick(names, ahocorasick_rs.MatchKind.LeftmostLongest).find_matches_as_indexes
    return [
        (start, end, *meant[names[index]], _TITLE)
        for index, start, end in find(folded)
        if not (folded[end - 1].isascii() and _RUNS_ON.match(folded, end))
    ]


# 沧海3.0-Mini is another than 沧海3.0.
_RUNS_ON = expression(r"[a-z0-9]|-[a-z0-9]")


def _is_told(name: str, senses: Any) -> bool:
    """Whether a quoted name is surely one: it has a version, or the words beside it tell of what kind it is."""
    return any(char.isdigit() for char in name) or (len(name) > 2 and bool(senses[0].likely))


def _stem(run: str, gazetteer: Gazetteer) -> str:
    """What may be the name in what stands before 大模型: behind the last known name, little word or everyday word."""
    low = 0
    for index, _, end in gazetteer.automaton.find(run):
        if gazetteer.entries[index][1] is not None or end - low > 1:
            low = end
    particle = _PARTICLE.match(run, low)
    return run[particle.end() if particle else low :]
