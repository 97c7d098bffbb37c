"""What is called by a known name and by what it is: 小米AI眼镜, 讯飞学习机, 秘塔写作猫, 讯飞医疗, 蚂蚁医疗大模型."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.numbered.models import SORTS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_BEARERS = frozenset(["organization", "model", "product"])
# What is sold under a name of its own; a plain phone or a server is a sort of thing.
_GOODS = expression(
    r"(?:AI|ai|智能|大模型|超级)?(?:眼镜|眼鏡|一体机|一體機|学习机|學習機|录音笔|錄音筆|翻译机|翻譯機|音箱|耳机|耳機|戒指|词典笔|办公本|浏览器|瀏覽器|输入法|小程序)"
    r"(?![\u4e00-\u9fff]?(?:市场|行业|厂商|业务|产业|赛道|销量|出货|类|品类|领域))(?:[A-Z]\d{1,2}(?![A-Za-z0-9]))?"
)
# Software that bears the name of its house and of its purpose, where nothing goes on behind: 火山写作, 百度翻译.
_SOFTWARE = expression(
    r"(?:AI|ai)?(?:写作猫?|寫作|翻译|翻譯|搜索|会议|會議|文档|文檔|听见|聽見|智文|绘画|繪畫|同传|识图|日程|笔记|助手|助理|小[A-Z](?![A-Za-z0-9]))"
    r"(?=[，。；：、！？,;:（(”」\n]|$|[和与及]|的|是|由|属于|推出|发布|上线|已|将|于|[ ]?\d|今|去|月)"
)
# Houses within a house, by their trade: 讯飞医疗, 京东物流, 中国电信人工智能研究院.
_BRANCH = expression(
    r"(?:医疗|醫療|健康|物流|金融|数科|數科|影业|影業|音乐|音樂|文学|游戏|遊戲|体育|创投|[資资]本(?!开支|開支|支出|运作|結構|结构|金|公[积積]|回[报報])|(?:[\u4e00-\u9fff]{2,6}|AI|AI创新|AI安全)?(?:研究院|实验室|實驗室|研究中心|创新中心|創新中心))"
    r"(?![\u4e00-\u9fff]?(?:大?模型|行业|產業|产业|领域|領域|业务|業務|市场|市場|场景|場景|方面|板块|需求|应用|應用|服务|服務|机构|機構|系统|系統|客户|客戶|级|類|类|界|化|设备|数据|影像|健康|器械|机器人|专用|科技))"
)
_RANK = 5
_NAMED = frozenset(["name", "alias", "field name", "field"])
# What is done in a room of a university its texts tell of the university.
_SCHOOLS = frozenset(["大学", "大學", "学院", "學院", "清华", "清華", "北大"])


def goods(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Such things and houses, that begin with one of the names found in a text."""
    told: list[Token] = []
    if text.isascii():
        return told
    for start, end, _, senses, _ in found:
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or senses[0].kind not in _BEARERS:
            continue
        stop, kind = _grown(text, end, senses[0])
        if stop > end and key(name := text[start:stop]) not in gazetteer.by_key:
            name = name[_maker(text[start:end], senses[0], gazetteer) :]
            told.append((start, stop, symbols.KIND[kind], provisional(name, kind), _RANK))
    return told


def _maker(written: str, bearer: Sense, gazetteer: Gazetteer) -> int:
    """How much of the name of a family is that of its house, which its members go without: 华为盘古."""
    if bearer.kind != "model":
        return 0
    ends = (at for at in range(1, len(written) - 1) if gazetteer.by_key.get(key(written[:at])))
    return next((at for at in ends if _is_same(gazetteer.by_key.get(key(written[at:]), ()), bearer)), 0)


def _is_same(senses: tuple[Sense, ...], bearer: Sense) -> bool:
    return any(sense.id == bearer.id for sense in senses)


def _grown(text: str, end: int, bearer: Sense) -> tuple[int, str]:
    """Where such a name ends that begins with another, and of what kind it is; the end itself where none does."""
    if match := _GOODS.match(text, end):
        return match.end(), "product"
    if bearer.kind == "model" and (match := _SORTED_MODEL.match(text, end)):
        return match.end(), "model"
    if bearer.kind == "organization" and bearer.how in _NAMED:
        if match := _SOFTWARE.match(text, end):
            return match.end(), "product"
        if text[end - 2 : end] not in _SCHOOLS and (match := _BRANCH.match(text, end)):
            return match.end(), "organization"
        if match := _SORTED_MODEL.match(text, end):
            return match.end(), "model"
    return end, ""


# A model that has but the name of its house and what sort it is: 蚂蚁医疗大模型.
_SORTED_MODEL = expression(
    rf"(?:{SORTS.pattern})大模型(?![\u4e00-\u9fff]?(?:市场|行业|厂商|业务|产业|赛道|领域|公司|企业|团队))"
)
