"""What stands in the place of a part and is only used there: a model that runs what is launched, shops among users."""

from __future__ import annotations

from baimo.claims import Predicate
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, members
from baimo.values.expressions import expression

# 助手采用讯飞星火，6月上线, `launched in 2023 on GPT-4`: the assistant came out.
_USED = expression(
    r"(?:采用|采用了|接入|接入了|基于|调用|调用了|依托|选用|选用了|部署了?|用的是|引入了?|以"
    r"|\b(?:launched|debuted|started|went live|shipped)(?: in [\w ]{4,14})? on"
    r")\s*[“「‘\"]?$"
)
# 基于HiAgent搭建了“锦小智”: what was built is no ground of it.
_BUILT = expression(r"(?:搭建|打造|开发|推出|构建|建设|研发|训练|建成)(?:出|了|出了)\s*[“「‘\"]?$")
# 拥有门店1860家, 床位2200张: none of them uses anything.
_NO_USERS = expression(
    r"(?:门店|分店|网点|营业部|工厂|厂区|院区|床位|专利|酒店|餐厅|校区|产线|仓库|机场|加盟店)(?:数|数量|总数)?"
    r"(?:超过?|约|近|达|有|共)?$"
)
_NO_USERS_BEHIND = expression(
    r"\s*(?:多|余)?(?:门店|分店|网点|营业部|工厂|床位|专利|酒店|餐厅|校区|产线|加盟店|stores|branches|shops|outlets"
    r"|hotels|beds|restaurants|plants|patents)"
)
# 扩大至全集团1.5万名员工: who is to use it are not all.
_REACHED = expression(
    r"(?:扩大|推广|开放|覆盖|普及|铺开|拓展|延伸|扩展)(?:到|至|给)?[^，。；,;]{0,8}$"
    r"|\b(?:extended?|roll(?:ed|ing)? (?:it )?out|available|expand(?:ed)?|open(?:ed)?) to (?:[a-z]+ ){0,3}$"
)
_STAKE = expression(
    r"\s*(?:stake|interest|holding|shareholding)\b"
    r"|\s*of [A-Z][\w.]+(?![\w ]{0,36}(?:market|sales|shipments?|share|spending|revenue|demand|capacity|traffic))"
)
_OWN_TEAM = expression(
    r"\b(?:team|unit|division|department|project|effort|committee|programme|program)s?,? (?:is |was )?$"
)
# 并向华为订购了10万张: who sells does not use them.
_SOLD_BY = expression(r"[向从找]\s*$")
_NEAR = 40


# 8卡H20勉强能跑: it was not trained on them.
_SERVES = expression(r"[^，。；,;\n]{0,8}(?:跑|部署|推理|运行|装下|放下|塞下)")
# 训练数据超过4.3亿条: records, and no tokens.
_RECORDS = expression(r"[条篇张份对幅段]$")
# 拾页是一款AI读书应用: of what sort it is, not where it is used.
_SORT = expression(r"是(?:一[款个家种项]|国内|全球|中国)[^，。；]{0,12}$")
# 信息和数字化管理部总经理王子宗: he heads a part of the house.
_PART = expression(
    r"(?:部门?|中心|处|科|室|分公司|事业群|支行|分行|学院|研究院|实验室|项目组?)(?:副)?(?:总经理|总裁|负责人|主任|总监|院长|所长|部长|经理|行长|处长|主管)\s*$"
)
# `X supplies Y and reported revenue of ...`: X did.
_OBJECT = expression(
    r"\b(?:supplies|supplied|acquired|bought|sued|hired|backs|backed|joined|serves|served|owns|with|from|to|for|by)"
    r"\s+(?:the\s+)?$"
)
_GOES_ON = expression(
    r"^[^.;]*?\band (?:has |had )?(?:reported|posted|raised|employs|had|made|generated|booked|earned)\b"
)
_OF_HOUSES = frozenset({"revenue", "loss", "employees", "valued_at", "raised"})


# 拿下了宝马新世代车型的订单: the order was won, not the house bought.
_WON = expression(r"拿下了?\s*$")
_WHOLE = expression(r"\s*(?:[，。；、,;（()）]|$|股权|控股权|全部|公司|的[^，。；]{0,8}股)")
# `cut our monthly cost from €4,100`: what one pays in all is the price of no thing.
_BILL = expression(r"\b(?:our|my|their|its) (?:\w+ ){0,2}(?:bills?|costs?|spend|spending|invoice|budget)\b[^.;]{0,30}$")

# `X has invested $8 billion in the company`: who invests raises nothing.
_PAID_INTO = expression(r" (?:in|into) (?:the (?:company|start-?up|firm|lab|group|bank)|it)\b")


def is_only_used(clean: str, predicate: Predicate, thing: Token, gazetteer: Gazetteer, subject: Token) -> bool:
    """Whether a thing in the place of the object is one that is used there, or a house its own maker."""
    before = clean[max(0, thing[0] - _NEAR) : thing[0]]
    if predicate.id == "released":
        return _USED.search(before) is not None
    if predicate.id == "uses_chip":
        return _SOLD_BY.search(clean[max(0, subject[0] - _NEAR) : subject[0]]) is not None
    if predicate.id == "based_on":
        return _BUILT.search(before) is not None
    if predicate.id == "trained_on":
        return _SERVES.match(clean, thing[1]) is not None
    if predicate.id == "acquired":
        return _WON.search(before) is not None and _WHOLE.match(clean, thing[1]) is None
    if predicate.id == "led_by":
        return _PART.search(before) is not None
    if predicate.id != "applied_in":
        return False
    if _SORT.search(clean[subject[1] : thing[0]]):
        return True
    maker = family_house(subject, gazetteer, clean)
    senses = members(thing)[0][3]
    return maker is not None and type(senses) is tuple and bool(senses) and senses[0].id == maker[3][0].id


def is_counted_otherwise(clean: str, predicate: Predicate, value: Token, subject: Token) -> bool:
    """Whether a number tells of something else than its words do: of shops, of those who are to be reached."""
    if predicate.id in _OF_HOUSES and subject[1] <= value[0]:
        is_object = _OBJECT.search(clean[max(0, subject[0] - _NEAR) : subject[0]]) is not None
        if is_object and _GOES_ON.search(clean[subject[1] : value[0]]):
            return True
    if not isinstance(value[3], QuantitySpan):
        return False
    before = clean[max(0, value[0] - _NEAR) : value[0]]
    if predicate.id == "users":
        return _NO_USERS.search(before) is not None or _NO_USERS_BEHIND.match(clean, value[1]) is not None
    if predicate.id == "raised":
        return subject[1] <= value[0] and _PAID_INTO.match(clean, value[1]) is not None
    if predicate.id == "employees":
        return _REACHED.search(before) is not None
    if predicate.id == "price":
        return _BILL.search(before) is not None
    if predicate.id == "training_tokens":
        return _RECORDS.search(clean[value[0] : value[1]]) is not None
    if predicate.id == "market_share":
        return _STAKE.match(clean, value[1]) is not None
    return predicate.id == "achieved" and value[3].unit in ("layers", "experts")


def is_of_a_team(clean: str, predicate: Predicate, verb: Token) -> bool:
    """Whether only a part of the house is led: `its data team, led by X`."""
    return predicate.id == "led_by" and _OWN_TEAM.search(clean[max(0, verb[0] - _NEAR) : verb[0]]) is not None
