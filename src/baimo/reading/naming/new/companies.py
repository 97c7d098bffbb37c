"""Chinese companies by their ending, where the words beside them say so: 由云梯机器人完成, 加入星阑科技."""

from __future__ import annotations

import re

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import COMMON_HAN, EVERYDAY_HAN, NO_COMPANY, TITLE, last_word
from baimo.reading.naming.new.gaps import is_house
from baimo.reading.naming.words import LED_IN
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key


def companies(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Chinese companies by their ending where the words beside them say so: 由云梯机器人完成, 公司衔月智能."""
    found: list[Token] = []
    for match in _ENDED.finditer(text):
        run = _HAN_RUN.search(text, max(0, match.start() - 8), match.start())
        if run is None:
            continue
        stem = run[0][last_word(run[0], gazetteer.lexicon) :].lstrip("获由")
        stem = stem[led.end() :] if (led := LED_IN.match(stem) or _GOT.match(stem)) else stem
        start = match.start() - len(stem)
        name = text[start : match.end()]
        if not 2 <= len(stem) <= 4 or NO_COMPANY.match(name) or _NO_STEM.search(stem) or key(name) in gazetteer.by_key:
            continue
        if not _is_beside_company(text, start, match):
            continue
        is_fund = name.endswith(("创投", "基金"))
        if (gazetteer.holds_name(stem, "organization") and not is_fund) or gazetteer.holds_name(stem, "person"):
            continue
        found.append((start, match.end(), symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found + _introduced(text, gazetteer)


def _is_beside_company(text: str, start: int, ending: re.Match[str]) -> bool:
    """Whether the words beside a name are those beside companies; more count beside 科技 and 集团."""
    end, low = ending.end(), max(0, start - 6)
    if _COMPANY_AFTER.match(text, end) or _COMPANY_BEFORE.search(text, low, start):
        return True
    if ending[0] not in _STRONG_ENDINGS or _SORT.fullmatch(text, start, ending.start()):
        return False
    return _PARTNER_AFTER.match(text, end) is not None or _PARTNER_BEFORE.search(text, low, start) is not None


# Endings that hardly anything but a company has, the sorts of company that end so, and what stands by companies only.
_STRONG_ENDINGS = frozenset(
    ["科技", "集团", "创投", "资本", "微电子", "半导体", "数科", "智驾", "智造", "智算", "控股", "光电"]
)
_SORT = expression(
    r"[高新硬软黑前金生数互教绿农航国跨保汽电能房传风社民产海外耐人长巨大小中某][\u4e00-\u9fff]{0,3}科?"
    r"|.*(?:技术|信息|工业|先进|功率|车规|碳化硅|化合物|上市|头部|龙头|科技|企业|财团|电商|文化|商业|家电|消费|机构|海内外|社会|私募|股权)"
)
_PARTNER_AFTER = expression(
    r"[”」]?(?:现有|现在|目前|拥有|采购|中标|签约|收购|并购|投资|卖给|被|加入|透露|表示|认为|曾|计划|拟|是|为|掌门|首席|副总裁|员工|上下|背后|去年|今年"
    r"|最早的|估了|进账|在[\u4e00-\u9fff]{2,3}(?:成立|办公|起家|设立|注册)|把|将|[（(]"
    r"|的(?:创始人|CEO|董事长|客户|估值|营收|收入|员工|总部|团队|产品|模型|天使轮|[A-E]轮|种子轮|股东|投资|老板|办公室|CTO|首席|合伙人|母公司|子公司|大模型|供应商|股份|股权))",
)
_PARTNER_BEFORE = expression(
    r"(?:加入|入职|任职于|就职于|供职于|卖给了?|出售给|投了|领投|收购了?|并购了?|吃下了?|拿下了?|来自|采购了?|中标|签约|客户(?:包括|有)|供应商|创办了?|做了"
    r"|子公司|旗下的?|母公司|前身[是为]|离开|一家叫|名为|叫做|客户|股东|投资方|合作伙伴|对手|的老板|背后站着|大股东是)[“「]?$"
)
_ENDED = expression(
    r"(?:科技|智能|集团|资本|创投|基金|投资|智驾|机器人|半导体|微电子|人工智能|软件|网络|数科|医疗|芯片|动力|智算|智慧|智联|智造|国投|控股|光电|互娱|数智|算力)"
    r"(?!大[学學]|[学學]院|[\u4e00-\u9fff]?(?:业|化|体|性)|(?<=资本)(?:开支|支出|市场|运作|结构|金|公积|回报|性))"
)
_HAN_RUN = expression(r"[\u4e00-\u9fff]{2,8}$")
_COMPANY_AFTER = expression(
    r"[”」]?(?:正式|[今昨](?:日|天|[（(]?[0-9]{1,2}[）)]?日)?|已|近日|于[0-9]|在[0-9])?(?:宣布|完成了?|获得?|成立|创立|创始人|联合创始|董事长|总部|领投|跟投|参投|联合领投|独家|估值|[CF]EO|由|等(?:跟投|参投|机构|投资|领投)|推出|发布|上线|研发的|是一家|为一家|旗下|官网|CEO|20\d\d年)"
    r"|、[^，。；]{2,24}?(?:领投|跟投|参投|参与|投资)|和[^，。；]{2,12}?(?:领投|跟投|参投)"
)
_COMPANY_BEFORE = expression(
    r"(?:(?:北京|上海|深圳|杭州|广州|成都|南京|苏州|武汉|合肥|西安|天津|重庆|厦门|长沙|香港|台北|硅谷)的|公司|企业|创立了?|创办了?|创办的|投资了|领投了|收购了?|获)[“「]?$"
)
_NO_STEM = expression(
    r"[的了在于与和及由被将把使让同据另是有对从向为以等个这该其轮新一二三四五六七八九十多几年月日]|公司|企业|行业|市场|领域|融资|投资|发布|人工"
    r"|(?:智能|推理|训练|通用|云端|边缘|端侧|国产|普惠|绿色|异构|超级|整体|底层|区域|公共|城市|海量|高端|庞大|所需|闲置|租赁"
    r"|购买|采购|投入|提供|释放|消耗|需求|车端|先进|社会|自有|自建|外部|内部|总体|可用|单卡|集群|枢纽|充沛|充足|调度|东数西|西方|东方|搅动|背后|巨额|闯关|拒绝|初始|保留|典型)$"
    r"|近年|顶级|頂級|顶尖|頂尖|知名|著名|全球|欧洲|歐洲|北美|亚洲|亞洲|领先|領先|明星|热门|熱門|本土|出任|担任|擔任|升任|接任|任命|加入|获聘|獲聘|宣布|官宣|主权|主權|财富|財富|养老|社保|多头|长线|公募|私募|美元|人民币|政府|引导|国际|對沖|对冲"
)


# 并获国发基金, 引入云岫资本
_GOT = expression(r"[\u4e00-\u9fff]?(?:获得?|引入|来自|拿到|并)(?=[\u4e00-\u9fff]{2})")


def headed(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Companies that head a line of which a round, a value or their founding is told: - 星尘动力：B轮 12亿元."""
    found: list[Token] = []
    heads = [*_HEADED.finditer(text), *_HEADED_LATER.finditer(text), *_HEADED_BY_ROUND.finditer(text)]
    heads += [match for match in _HEADED_BY_DEED.finditer(text) if _is_of_trade(match["name"])]
    for match in heads:
        name = match["name"]
        if key(name) in gazetteer.by_key or _PLAIN_HEAD.search(name) or name in COMMON_HAN:
            continue
        span = match.span("name")
        found.append((*span, symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


_HEADED = expression(
    r"^[ \t•·◦▪–—*-]*(?:\d{1,2}[.、)] ?)?(?P<name>[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{1,4}[A-Za-z]{2,8})[:：] ?"
    r"(?=(?:(?:完成|获|获得|宣布完成|拟|启动)?(?:[\d.]+ ?[亿億万萬千]+(?:[美欧港日]?元|人民[币幣])?)?"
    r"(?:天使|种子|战略|[Pp]re-?[A-E]\+?|[A-H]\d?\+?)轮|估值|总部|创始人|成立于|(?:19|20)\d\d年[^，。\n]{0,8}成立"
    r"|启动[^，。\n]{0,8}上市|获[^，。\n]{2,12}(?:投资|领投)))",
    re.MULTILINE,
)
# Behind the mark of a line a house heads what is told of one further on: （1）小满农服：…，种子轮800万元。
_HEADED_LATER = expression(
    r"^[ \t]*(?:[•·◦▪–—*-] ?|[（(]?\d{1,2}[.、)）] ?|[①-⑩] ?)(?:\*\*)?(?P<name>[\u4e00-\u9fff]{2,6})(?:\*\*)?[:：] ?"
    r"(?=[^\n]{0,80}?(?:[A-H]\+?轮|天使轮|种子轮|领投|跟投|融资|估值|营收|员工|创始人|获投|投后|订单|挂牌|上市|中标))",
    re.MULTILINE,
)


# In a weekly of rounds a house heads its item, with its trade, its round and the sum: ● 言午数据 A+轮 8000万元.
_HEADED_BY_ROUND = expression(
    r"^[ \t#•·●◦▪–—*-]*(?:\d{1,2}[.、) \u3000] ?)?"
    r"(?P<name>[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{1,4}[A-Za-z]{2,8})[ \u3000]+"
    r"(?:[^\s，。：:]{2,14}[ \u3000]+)?(?:天使\+?|种子|战略|[Pp]re-?[A-E]\+{0,2}|[A-H]\d?\+{0,2})轮"
    r"(?:[ \u3000]+[^\s，。：:]{2,12})?[ \t*]*$",
    re.MULTILINE,
)


# So does one with its town or its trade, of which a deed is told at once: 大衍机器人：发布四足机器人.
_HEADED_BY_DEED = expression(
    r"^[ \t]*(?:[•·◦▪–—*-] ?|[（(]?\d{1,2}[.、)）] ?|[①-⑩] ?)?(?:\*\*)?(?P<name>[\u4e00-\u9fff]{4,8})(?:\*\*)?[:：] ?"
    r"(?=(?:[今昨]日|近日|正式)?(?:发布|發布|推出|开源|開源|上线|上線|宣布|中标|得標|收购|收購|递表|遞表|获|獲|完成"
    r"|[与與同和][^，。\n]{2,16}(?:达成|達成|签署|簽署|签约|簽約|合作|共建)|创始人|創辦人|CEO|董事长|董事長|营收|營收))",
    re.MULTILINE,
)


def _is_of_trade(name: str) -> bool:
    """Whether a name is a coined one with its town or its trade: 上海光羽芯辰, 大衍机器人."""
    stem = _TRADED.sub("", _OF_TOWN.sub("", name))
    return 1 < len(stem) < len(name) and not NO_COMPANY.match(name) and _is_coined(stem)


def _is_coined(name: str) -> bool:
    """Whether no two characters of a name are a word, nor all of it a person's."""
    pairs = [fold(name[at : at + 2]) for at in range(len(name) - 1)]
    return is_house(fold(name), True) and not any(pair in EVERYDAY_HAN for pair in pairs)


def lengthened(text: str, gazetteer: Gazetteer) -> list[Token]:
    """New houses whose name begins with a known short one, which the text never has alone: 智谱清源成立于2023年."""
    found: list[Token] = []
    for match in _LENGTHENED.finditer(text):
        name = match["name"]
        head, rest = name[:2], fold(name[2:])
        is_known = any(sense.kind == "organization" for sense in gazetteer.by_key.get(key(head), ()))
        if not is_known or key(name) in gazetteer.by_key or rest in COMMON_HAN or rest in gazetteer.lexicon.words:
            continue
        if key(rest) in gazetteer.by_key or not is_house(fold(name), True):
            continue
        if 1 < text.count(name) == text.count(head):
            found.append((*match.span("name"), symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


_LENGTHENED = expression(
    r"(?:^|[。；！？\n“])[ \u3000]*(?P<name>[\u4e00-\u9fff]{4})”?"
    r"(?=[则則]|[专專]注|成立[于於]|[创創]立[于於]|[总總]部[位设設在]|是一家|由[^，。\n]{2,16}(?:[创創][办辦立])|完成[^，。\n]{0,14}[轮輪]|[创創]始人)"
)


# What heads a line and is a topic: 融资进展：B轮...
_PLAIN_HEAD = expression(
    r"[一上本首此这近两前]轮$|股东|客户|收入|业务|亮点|用途|资金|备注|点评|一句话|关键词|看点|标签|赛道|融资|估值|进展|情况|背景|概况|公司|企业|轮次|投资|案例|阶段|历史|历程|团队|总部|地点|时间|信息|要点|其他|机构|产品|模型|市场|行业"
    r"|[档檔]案|[简簡]介|大事[记記]|[一速概]览|[一速概]覽|小传|小傳|名片|资料|資料|集[团團]$|數據|数据|亮点|亮點|要[闻聞]|点评|點評|[动動][态態向]"
    r"|快讯|快訊|[总總]结|[总總]結|盘点|盤點|人事|业绩|業績|[财財][务務]|股[东東]|[员員]工|客[户戶]|募[资資]|上市|[资資]本|政策|事件|观察|觀察"
)


def _introduced(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Companies that a sentence brings in by what they are: 泓宇具身是一家机器人企业; 衡钧律师事务所 by its sort."""
    found: list[Token] = []
    if "是一家" not in text and "事务所" not in text:
        return found
    for match in (*_BROUGHT_IN.finditer(text), *_PRACTICE.finditer(text)):
        name, stem = match["name"], match["stem"]
        if key(name) in gazetteer.by_key or not is_house(stem, True) or _NO_HOUSE.search(stem):
            continue
        found.append((*match.span("name"), symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


# At the head of a sentence or a line, with its name in Latin letters or its full one in brackets behind it.
_BROUGHT_IN = expression(
    r"(?:^|[。；！？\n])[ \u3000\t>*#•·-]*(?P<name>(?P<stem>[\u4e00-\u9fff]{2,7}))(?:[（(][^（()）\n]{1,40}[)）])?"
    r"(?:本身)?是一家[^，。；！？\n]{0,30}?"
    r"(?:公司|企业|厂商|机构|实验室|研究院|服务商|供应商|开发商|运营商|独角兽|工作室|初创|事务所|律所|车企|药企|券商|银行|基金)"
)
_NO_HOUSE = expression(
    r"(?:[方者们家里边人后前]|[前自本替]身|对手|单位|之一|东家|老板)$|背后|[这那]里|公司|企业|机构|一家|律师|客户|股东"
)
_TOWNS = "北京|上海|深圳|广州|杭州|香港|台北|南京|成都|重庆|武汉|苏州|天津|西安"
_OF_TOWN = expression(rf"^(?:{_TOWNS}|中科)(?=[\u4e00-\u9fff]{{2}})")
_TRADED = expression(rf"(?:{_ENDED.pattern}|无界|具身|脑机|腦機|機器人|雲科|云科|引力|矩阵|矩陣|量子)$")
_PRACTICE = expression(
    rf"(?:(?:{_TOWNS})市?)?(?P<name>(?P<stem>(?:(?![的由与和是为向对在了被将及据让给跟]|来自|聘请|委托|{_TOWNS})"
    r"[\u4e00-\u9fff]){2,4})(?:律师|会计师|税务师)事务所)"
)
