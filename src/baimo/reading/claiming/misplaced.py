"""Values that stand by a name and are another's: of what it is compared with, of a body before a bracket, too small."""

from __future__ import annotations

import re

from baimo.claims import Claim, Predicate
from baimo.reading.claiming.needing import is_needed
from baimo.reading.claiming.prices.sold import is_of_another_named, is_price_of_another
from baimo.reading.context.candidates import is_edition
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

# `a substantial improvement over the H100`, `than GPT-4`, `since GPT-2`, `finetuned from X`: named beside another.
_BESIDE = expression(
    r"(?:\b(?:over|than|versus|vs\.?|since|unlike|(?:compared|relative) (?:with|to)|against)\s+(?:the\s+)?"
    r"(?:original\s+|previous\s+|older\s+)?"
    r"|\b(?:fine-?tuned|distilled|derived|initiali[sz]ed|adapted|quanti[sz]ed|pruned) from\s+(?:the\s+)?"
    r"|(?:相比于?|相较于?|比起|不同于|远超|超越|优于)\s*)$",
    re.IGNORECASE,
)
# With one of these such words end: most names have none before them, and this is far quicker to see.
_BESIDE_ENDS = (
    *("over", "than", "versus", "vs", "vs.", "since", "unlike", "with", "to", "against", "from"),
    *("the", "original", "previous", "older", "比", "比于", "较", "较于", "比起", "不同于", "远超", "超越", "优于"),
)
# After which nothing more is told of what was only named: `since GPT-2: two models (116.8B and 20.9B)`.
_CLOSED = expression(r"\s*[,:;，：；]")
# `matched the 405B on many tasks`: a size that names a model.
_RIVALS = expression(
    r"(?:\b(?:match(?:es|ed|ing)?|rival(?:s|led|ed|ling|ing)?|beat(?:s|ing)?|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|outdo(?:es)?|than|versus|vs\.?)\s+(?:the\s+)?|(?:媲美|超越|优于|比肩|击败|打败|不输|胜过)\s*(?:了\s*)?)$",
    re.IGNORECASE,
)
# 开源了7B、13B: sizes of other models.
_BROUGHT = expression(r"(?:开源|发布|推出|放出|上线)了?\s*$")
_PARAMETERS = expression(r"[ -]?(?:total |active )?param|[的个]?参数", re.IGNORECASE)
_SIZES = ("parameters", "active_parameters")
# KEG实验室（成立于1996年）: what is in brackets is told of the body before them.
_BODY = expression(
    r"(?:实验室|研究院|研究所|学院|中心|公司|集团|基金|大学|團隊|团队|實驗室|\b(?:lab|laboratory|institute|university|fund|group))"
    r"\s*[（(]\s*$",
    re.IGNORECASE,
)
_WHAT_IT_IS = expression(r"(?:一[家个所支間间]|\b(?:an?|the)\b).{0,30}$", re.IGNORECASE)
_BY = expression(r"(?:由|\bby)\s*$", re.IGNORECASE)
_BRACKETS = expression(r"\s*[（(]([^（()）]{1,24})[)）]")
_OPENS = ("（", "(")
_NEAR = 48
_LED_BY = expression(r"\b(?:company|start-?up|firm|lab|unicorn|group|team) (?:co-)?led by (?:the )?$", re.IGNORECASE)
_A_ROUND = expression(r"\b(?:rounds?|series|funding|financing|investment|raise|raised)\b[^,;]*led by", re.IGNORECASE)
_OF_MARKET = expression(
    r"\bof (?:the|its|this|that) market|\bmarket share|\bshare of|份额|市占|占有率|出货量", re.IGNORECASE
)
_INVESTS = expression(
    r"\b(?:invest|stake|shareholder|backe[rd]|round|raise|owns)|投|股东|持股|入股|融资|轮|股份|股权", re.IGNORECASE
)
_OF_HOUSE = expression(r"\b(?:(?:founders?|chief|ceo|president|chair\w*|head|director) of|at) $", re.IGNORECASE)
_PASSIVE = expression(r"^ (?:was|were|is|are|been|has been|being) (?:\w+ly )?$")
_ITS_OWN = expression(r" its own (?:[^.!?\n]|\.\d)*$")


_FAR = 110
_OF_DEAL = expression(
    r"\b(?:agreement|deal|contract|order|partnership|lease|arrangement|pact|package|purchase)s?"
    r",? (?=with|for|to|from|between|and|which|that|is|was|are|were|could|may|will|would|potentially|reportedly|worth)"
    r"(?:(?!\b(?:mak|valu|invest|raise|company|start-?up|firm)|[.;] )[^\n]){0,90}?\bworth (?:[a-z]+ ){0,3}[^\w\s]?$",
    re.IGNORECASE,
)


# invest $100 billion in the AI company: what is put into a house builds nothing.
_IN_A_HOUSE = expression(
    r" (?:in|into) (?:the|an?|its|that|this|another|his|her|their) (?:[\w’'-]+ ){0,4}?"
    r"(?:company|start-?up|firm|maker|chipmaker|lab|laborator(?:y|ies)|rival|developer|carmaker|group|business|unicorn|stake|round)\b",
    re.IGNORECASE,
)


def in_brackets_behind(clean: str, value: Token | None) -> str:
    """What the brackets right behind a value say of it."""
    found = _BRACKETS.match(clean, value[1]) if value is not None else None
    return found[1] if found else ""


def is_of_another(clean: str, predicate: Predicate, subject: Token, value: Token) -> bool:
    """Whether a quantity is not that of the subject: that is only compared with, or the value names a rival."""
    if not isinstance(value[3], QuantitySpan) or predicate.compare == "ratio":
        return False
    if value[3].unit in ("", *predicate.units) and not predicate.may_be(float(value[3].value)):
        return True
    if is_edition(clean, subject[1]) or _is_one_of(clean, predicate, subject, value):
        return True
    if _is_beside(clean, subject[0]):
        return value[1] <= subject[0] or bool(_CLOSED.match(clean, subject[1]))
    if _is_sum_of_another(clean, predicate, subject, value):
        return True
    if predicate.id == "memory" and is_needed(clean, subject, value):
        return True
    if _ITS_OWN.search(clean, max(subject[1], value[0] - _FAR), value[0]):
        return True  # `X uses GPT-4 and its own 30B model`: a second thing, of which the value is told
    before = clean[max(0, value[0] - _NEAR) : value[0]]
    if predicate.id in _SIZES and subject[1] <= value[0] and _BROUGHT.search(clean[subject[1] : value[0]]):
        return True
    is_name = predicate.id in _SIZES and not _PARAMETERS.match(clean, value[1])
    return is_name and subject[1] <= value[0] and bool(_RIVALS.search(before))


def _is_sum_of_another(clean: str, predicate: Predicate, subject: Token, value: Token) -> bool:
    """Whether a sum is the price of something else, or what a contract is worth: a deal with X worth $14 billion."""
    if predicate.id == "valued_at":
        return _OF_DEAL.search(clean[max(0, value[0] - _FAR) : value[0]]) is not None
    if predicate.id == "capital_expenditure":
        return _IN_A_HOUSE.match(clean, value[1]) is not None
    if predicate.id == "unit_cost" and is_of_another_named(clean, subject, value):
        return True
    return predicate.id == "price" and is_price_of_another(clean, subject, value)


def _is_one_of(clean: str, predicate: Predicate, subject: Token, value: Token) -> bool:
    """Whether a number counts those of whom the subject is one: 国家电网、小鹏汽车等400多家客户."""
    if predicate.id not in _OF_MANY or subject[1] > value[0]:
        return False
    return _AND_SO_ON.fullmatch(clean, subject[1], value[0]) is not None


def _is_beside(clean: str, start: int) -> bool:
    before = clean[max(0, start - _NEAR) : start]
    return before.rstrip()[-8:].lower().endswith(_BESIDE_ENDS) and _BESIDE.search(before) is not None


def is_founder(clean: str, predicate: Predicate, subject: Token) -> bool:
    """Whether it founded another: DeepSeek由幻方量化于2023年7月成立."""
    return predicate.begins == "subject" and _BY.search(clean[max(0, subject[0] - _NEAR) : subject[0]]) is not None


# `CTO of Threadline`: what stands there is the house of the post, nobody who holds it.
_POST_OF = expression(
    r"\b(?:c[a-z]{1,2}o|chief [a-z]+ officer|president|head|director|founder|chair(?:man|woman)?) of\s+$"
)


def is_house_of_post(clean: str, predicate: Predicate, subject: Token) -> bool:
    """Whether it stands where the house of a post does, in a claim of who works where."""
    if predicate.subject != ("person",):
        return False
    return _POST_OF.search(clean[max(0, subject[0] - _NEAR) : subject[0]].lower()) is not None


# 被美国商务部列入, 为英伟达代工: who does it to the subject, and for whom it is made.
_AGENT = expression(r"(?:被|遭|遭到|\bby(?: the)?)\s*$", re.IGNORECASE)
_CLIENT = expression(r"(?:[为给替帮]|\bfor)\s*$", re.IGNORECASE)


# 裁掉200名员工, `hired 50 engineers`, `rolled out to 5,000 employees`: those who come, go or are served.
_NOT_ALL = expression(
    r"(?:裁[掉员撤减]*了?|解雇了?|遣散了?|辞退了?|招[聘募]?了?|扩招|新增|增加了?|减少了?|离职|流失了?|培训了?|面向|覆盖了?|赋能|帮助"
    r"|服务于?|涉及|影响|转岗|挖走了?|挖来了?|带走了?|走了|其中|(?<![前期底末年月日则仅数员工])为)"
    r"(?:近|约|逾|超过?|至少|全球|公司|其|的|全体|其中|[了 ])*$"
    r"|\b(?:laid off|lays? off|laying off|layoffs? of|cuts?|cutting|sacked|fired|dismiss(?:ed|es|ing)?|axed|shed"
    r"|hired|hires?|hiring|recruit(?:ed|s|ing)?|adds?|added|adding|lost|loses?|poached|trained|training|moved|assigned|saved|replaced?"
    r"|out to|to all|to its|for its|among its|by its|by the|for the|to the|given to|each of|of its|of their|of the"
    r"|seats? for|licen[cs]es? for|used by|serves|serving|reach(?:es|ed)?)"
    r"(?: (?:about|around|some|nearly|almost|more than|over|up to|at least|another|roughly|the|a further|all|its))*"
    r"\s*$",
    re.IGNORECASE,
)
# `laid off 60 of its 210 employees`: all of which so many go.
_OF_ALL = expression(
    r"(?:\d%?|percent|per cent|half|third|quarter|fifth|tenth) of (?:its|their|the)"
    r"(?: (?:about|around|some|roughly|more than))?\s*$",
    re.IGNORECASE,
)
_GOES = expression(
    r"\s*(?:were|was|are being|have been|will be|would be|to be)? ?(?:laid off|let go|dismissed|sacked|fired|cut"
    r"|trained|redeployed|made redundant|left)|\s*(?:被裁|离职|转岗|参加|使用|受影响|接受|在用|用上)",
    re.IGNORECASE,
)


def is_part_of_staff(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether people that are counted are not all of a house, but those who come, go or are served."""
    if predicate.id != "employees":
        return False
    before = clean[max(0, value[0] - _NEAR) : value[0]]
    if _OF_ALL.search(before):
        return False
    return _NOT_ALL.search(before) is not None or _GOES.match(clean, value[1]) is not None


# 市值蒸发6000亿, `grew by $5 billion`: by how much a value changed is not what it is.
_CHANGED = frozenset({"market_cap", "valued_at", "revenue", "employees", "users", "market_size"})
_BY_HOW_MUCH = expression(
    r"(?:蒸发|缩水|跌去|跌掉|跌了|缩减|增加|增长|增厚|上涨|涨了|新增|净增|多出|少了|减少|下降|损失|抹去|多了|贡献)"
    r"了? ?(?:近|约|逾|超过?|大约|将近|接近|高达|多达|至少)*$"
    r"|\b(?:(?:rose|grew|fell|rises|grows|falls|dropped|increased|decreased|up|down|jumped|climbed|shrank) by"
    r"|wip(?:ed|es|ing)(?: off| out)?|eras(?:ed|es|ing)|shed|lost|los(?:es|ing)|adding|added|gained)"
    r"(?: (?:about|around|some|nearly|almost|more than|over|up to|at least|another|roughly|a further))*\s*$",
    re.IGNORECASE,
)


# 净利润10.4亿元 behind 营收28.8亿元: another measure stands right before the sum.
_NO_REVENUE = expression(
    r"(?:净利润?|利润总额|利润|毛利润?|盈利|毛利率|研发(?:投入|费用)|资本开支|市值|估值|订单|现金流?|预算|成本|合同额?)"
    r"(?:则|也|又|仅|只|同比|增长|下降|大增|骤降|转正|超过?|达到?|约|近|为|是|至|到|在|了|[0-9.%]|[ ,，:：])*$"
    r"|\b(?:profits?|net income|operating income|earnings|ebitda|cash|capex|backlog|orders|market value|valuation"
    r"|spent|spends?|invested)"
    r"(?: (?:of|was|is|came to|reached|rose to|fell to|hit|at|about|around|nearly|over|more than))*\s*:?\s*$",
    re.IGNORECASE,
)


# 净利润631亿元，去年同期为532亿元; `net income was $5 billion, up from $4 billion`: of that measure too.
_GOES_ON_SO = expression(
    r"(?:净利润?|利润总额|利润|毛利润?|盈利|现金流?|成本|订单)[^。；;，,]{0,24}[，,]\s*(?:而|较|比|与)?"
    r"(?:上年度?|去年|前年|一年前|20[0-9]{2}年)?(?:同期|同季)?(?:仅|则|的|为|约|是|只有|\s)*$"
    r"|\b(?:profits?|net income|operating income|earnings|ebitda|cash|backlog)\b[^.;,]{0,40}[,]? ?"
    r"(?:up from|down from|against|compared with|versus|from) $",
    re.IGNORECASE,
)


def is_no_revenue(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a sum that was taken for revenue is one of profit, cost or orders, told right before it."""
    if predicate.id != "revenue":
        return False
    before = clean[max(0, value[0] - _NEAR) : value[0]]
    return _NO_REVENUE.search(before) is not None or _GOES_ON_SO.search(before) is not None


def is_change(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a value is by how much that of the predicate rose or fell."""
    if predicate.id not in _CHANGED:
        return False
    return _BY_HOW_MUCH.search(clean[max(0, value[0] - _NEAR) : value[0]]) is not None


_EXCHANGE = expression(
    r"exchange|\b(?:nasdaq|nyse|asx|amex|euronext|tsxv?|lse|aim|b3|bse|nse|sgx|krx|kosdaq|hkex|sehk|otc)\b|bourse"
    r"|交易所|[科创業业新主小三]板|[港上深北纽紐台東东联聯]交?所|赴港|香港|hong kong"
    r"|纳斯达克|納斯達克|那斯達克|[东東]证|[东東]證|证交所|證交所|柜买|上柜|台股|创柜|科创|创业板|兴柜|興櫃|港股|[aA]股",
    re.IGNORECASE,
)


def is_no_exchange(clean: str, predicate: Predicate, place: Token) -> bool:
    """Whether what stands where an exchange is sought is none."""
    return predicate.id == "listed_on" and _EXCHANGE.search(clean, place[0], place[1]) is None


def is_no_rule(clean: str, predicate: Predicate, rule: Token) -> bool:
    """Whether a name in quotes is none of a rule, or the rule is one that somebody met: 通过《…办法》备案."""
    if predicate.subject != ("policy",) and not (predicate.id == "released" and rule[2] == symbols.KIND["policy"]):
        return False
    is_quoted = rule[2] == symbols.QUOTED and clean[max(0, rule[0] - 1)] not in "《〈"
    return is_quoted or _IS_MET.match(clean, rule[1]) is not None


_IS_MET = expression(r"[》〉”」』]?的?(?:算法)?(?:备案|備案|登[记記]|[审審][查核批]|认证|認證|[评評]估|考核|检查)")


# `35.8% of a market worth 22.3 billion`: a market is worth that, no house; and no share is greater than the whole.
_OF_A_MARKET = expression(r"\b(?:market|sector|industry|segment)\b[^.;,]{0,24}$|市[场場](?:[价價]?值|[约約近])*$")
_WHOLE = 100


def is_of_a_market(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a sum that was taken for the value of a house is what a market is worth, or a share is more than all."""
    if predicate.id == "market_share":
        return isinstance(value[3], QuantitySpan) and value[3].value > _WHOLE
    return predicate.id == "valued_at" and _OF_A_MARKET.search(clean[max(0, value[0] - _NEAR) : value[0]]) is not None


def is_of_structure(_: str, predicate: Predicate, value: Token) -> bool:
    """Whether what is told as achieved is how many layers or experts a model has."""
    return predicate.id == "achieved" and isinstance(value[3], QuantitySpan) and value[3].unit in ("layers", "experts")


def is_not_its_level(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a sum or a number is not what the predicate asks of the whole house."""
    tests = (is_part_of_staff, is_change, is_no_revenue, is_no_score, is_of_a_market, is_of_structure)
    return any(test(clean, predicate, value) for test in tests)


# 三项分别为, 12个基准: how many tests there are.
_TESTS = expression(
    r" ?(?:[项項个個款门門类類道]|shots?\b|tasks?\b|tests?\b|benchmarks?\b|languages?\b|exams?\b|questions?\b)"
)


def is_no_score(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether a number counts tests, or is written in Han numerals as a count is: no score is."""
    if predicate.id != "benchmark" or not isinstance(value[3], QuantitySpan):
        return False
    return _TESTS.match(clean, value[1]) is not None or _COUNT.fullmatch(clean, value[0], value[1]) is not None


_AND_SO_ON = expression(
    r"(?:(?!覆盖|应用|服务|支持|支撑|赋能|落地|用于|包括|涵盖|接入)[^，。；,;（(\n]){0,60}等(?:等|超过?|逾|近|约|共)? ?"
)
_OF_MANY = frozenset({"users", "employees", "achieved", "count_of"})
_COUNT = expression(r"[一二两兩三四五六七八九十]+[项項个個款门門类類道]?")


def is_other_party(clean: str, predicate: Predicate, party: Token) -> bool:
    """Whether a name is that of one who restricts, not who is restricted, or of one for whom a chip is made."""
    before = clean[max(0, party[0] - _NEAR) : party[0]]
    if predicate.id == "restricted_by":
        return _AGENT.search(before) is not None
    return predicate.id == "manufactured_by" and _CLIENT.search(before) is not None


def is_of_place(claim: Claim, clean: str, thing: Token) -> bool:
    """Whether a place is told to have brought out what houses bring out: BOSTON at the head of a wire, 在深圳发布."""
    if claim.predicate not in ("released", "open_sourced") or claim.subject_type != "place":
        return False
    is_quoted = thing[2] == symbols.QUOTED and clean[max(0, thing[0] - 1)] not in "《〈"
    return is_quoted or claim.object_type in ("model", "product", "chip", "vehicle")


# `2025: Series D, €600M, led by Prima Materia`
_ROUND_LED = expression(
    r"\b(?:series [a-h]\d?|(?:pre-)?seed|rounds?|funding|financing|raised|raise)\b[^;.\n]{0,60}\bled by (?:the )?$",
    re.IGNORECASE,
)


def _led_round(clean: str, leader: Token) -> bool:
    """Whether what somebody led is a round, and no house."""
    return _ROUND_LED.search(clean[max(0, leader[0] - _FAR) : leader[0]]) is not None


def is_no_head(clean: str, predicate: Predicate, person: Token, verb: Token) -> bool:
    """Whether a name is no founder's nor chief's: `co-founder of X`, `at X, as president`, `X was founded in Y`."""
    if _OF_HOUSE.search(clean[max(0, person[0] - _NEAR) : person[0]]):
        return True
    if predicate.id == "led_by" and _led_round(clean, person):
        return True
    is_deed = predicate.id == "founded_by" and person[1] <= verb[0]
    return is_deed and _PASSIVE.search(clean[person[1] : verb[0]]) is not None


def is_no_round(clean: str, start: int, backer: Token) -> bool:
    """Whether what is `led by` a name is no round: `Abridge, a Pittsburgh company led by Shiv Rao`."""
    before = clean[start : backer[0]]
    low, high = max(0, backer[0] - 2 * _NEAR), backer[1] + _NEAR
    if _OF_MARKET.search(clean, low, high) and not _INVESTS.search(clean, low, high):
        return True  # `controls 90% of the market; AMD holds 6%`
    return _LED_BY.search(before) is not None and _A_ROUND.search(before) is None


def is_aside_on_another(clean: str, subject: Token, start: int) -> bool:
    """Whether what is read from `start` stands in brackets behind a body that is not the subject."""
    before = clean[max(0, start - _NEAR) : start]
    found = _BODY.search(before) if before.rstrip()[-1:] in _OPENS else None
    if found is None or subject[1] > start or clean[subject[1] : start].strip(" （(") == "":
        return False
    return not _WHAT_IT_IS.search(clean[max(subject[1], start - _NEAR) : start - len(found[0])])


# 专注于通用大模型, `focuses on large language models`: all that houses of this trade do, and no field of
# theirs apart from others. Who enters it (布局通用大模型) enters a market.
_PLAIN_KIND = expression(
    r"(?:(?:通用|基础|基座|人工智能|ai)?(?:大模型|大语言模型|大型语言模型)(?:技术|领域|赛道|行业)?"
    r"|(?:general-purpose |foundation(?:al)? |large |large language |ai )models?|llms?)",
    re.IGNORECASE,
)


# What nobody brings out: the trade itself. `發布AI產品評測制度` launches no AI.
_TRADE = expression(
    r"(?:生成式|通用)?(?:ai|人工智能|人工智慧|aigc|agi)|(?:通用|基础|基座|多模态|行业)?(?:大模型|大语言模型|大型语言模型)|智能体"
    r"|(?:generative |artificial |physical )?(?:ai|intelligence)|(?:large )?language models?|llms?|ai agents?",
    re.IGNORECASE,
)
_MADE_BY = frozenset({"released", "open_sourced", "discontinued"})


def is_trade(clean: str, predicate: Predicate, thing: Token) -> bool:
    """Whether what is told to be brought out is no thing, but the trade."""
    return predicate.id in _MADE_BY and _TRADE.fullmatch(clean[thing[0] : thing[1]].strip()) is not None


def is_plain_kind(clean: str, predicate: Predicate, field: Token) -> bool:
    """Whether what stands in the place of a field is but the kind of thing that is made."""
    return (
        predicate.id in ("focuses_on", "applied_in") and _PLAIN_KIND.fullmatch(clean[field[0] : field[1]]) is not None
    )


def is_beside(sentence: Sentence, date: Token, verb: int) -> bool:
    """Whether no comma and no house stands between a date and a verb."""
    tokens = sentence.tokens
    low = next((i for i in range(verb, sentence.low - 1, -1) if tokens[i][0] <= date[0]), sentence.low)
    between = sentence.chars[low:verb]
    return date[0] >= tokens[verb][0] or not any(
        char in between for char in (symbols.COMMA, symbols.KIND["organization"])
    )
