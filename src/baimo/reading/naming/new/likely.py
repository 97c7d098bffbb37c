"""What kind of thing a new name is, told by the words right beside it: the chip Q300, Wren, a chatbot, “言犀”App."""

from __future__ import annotations

import re

from baimo.reading.naming.words import FORMS
from baimo.values.expressions import expression
from baimo.values.names import fold

# Kinds with the words for them, in both languages, and what may stand before such a word; never a word for a trait.
_WORDS = {
    "chip": (
        "推理|推论|训练|AI|云端|边缘|加速|人工智能|端侧|自研|车规级?",
        "芯片|晶片|加速卡|加速器|处理器|显卡|GPU|NPU|DPU|ASIC",
        "",
        "accelerators?|chips?|GPUs?|NPUs?|processors?|ASICs?|chiplets?|superchip",
    ),
    "model": (
        "企业级?|医疗|金融|教育|工业|法律|政务|语言|基础|基座|开源|推理|多模态|视觉|视频|行业|垂类|通用|世界|文生图|语音|代码|嵌入|预训练|系列|AI",
        "大模型|模型",
        "language|foundation|frontier|reasoning|open|open-weight|open-source|multimodal|video|image|embedding|base"
        "|flagship|vision|speech|coding|small|large|AI|latest|new",
        "models?|LLMs?",
    ),
    "dataset": ("", "数据集|资料集|语料库|语料集|语料|评测集|测试集|评测基准|题库", "", "datasets?|data set|corpus"),
    "product": (
        "AI|智能|对话|办公|编程|写作|搜索|学习|聊天|语音|人形|具身|陪伴|操作|教学|导购|问诊|政务|企业级?|巡检|行内|院内|校内|内部|自研",
        "App|APP|app|应用|助手|助理|产品|机器人|机器狗|客户端|浏览器|插件|小程序|软件|平台|智能体|数字人|系统|工具|眼镜|一体机|学习机|耳机|音箱|客服|管家|学伴|助教|数字员工|虚拟人"
        "|工作台|应用程式|软体|机械狗|灵巧手|玩具|手机|门户|服务台|小秘书|伴侣",
        "AI|coding|writing|shopping|search|voice|mobile|web|desktop|research|personal|digital|virtual"
        "|customer-service|flagship",
        "apps?|chatbots?|assistants?|copilot|agents?|browsers?|plugins?|tools?|software|service|platform|products?",
    ),
    "organization": (
        "初创|创业|科技|人工智能|AI|上市|独角兽|芯片|软件|机器人",
        "公司|企业|厂商|开发商|服务商",
        "AI|chip|software|robotics|cloud|security|tech|French|German|British|Chinese|Israeli|Canadian|Indian",
        "start-?ups?|scale-?up|company|companies|firms?|unicorn|chipmaker|labs?|developer|maker|vendor|publisher"
        "|fintech"
        "|airline|carrier|bank|lender|retailer|insurer|carmaker|automaker|hospital|utility|grocer|supermarket|brokerage"
        "|manufacturer|conglomerate|consultancy|university|charity|subsidiary|newspaper|broadcaster|integrator|reseller"
        "|steelmaker|shipbuilder|drugmaker|drug maker|shipyard|school district|building society|credit union"
        "|refiner|brewer"
        "|distributor|logistics group|hospital group|retail chain|law firm|chip designer|wholesaler|telco|spin-?out"
        "|spin-?off",
    ),
}


# What stands before the name of a house and never says behind one what it is.
_LED = {"organization": "|rivals?|competitors?|customers?|clients?|neobank"}
# `a model maker` is no model, `a chip designer` no chip.
_NO_THING = (
    r"(?![ -](?:makers?|designers?|developers?|builders?|company|companies|firms?|start-?ups?|labs?|vendors?|providers?"
    r"|houses?|business|group|team|division|arm|unit|specialist|supplier|retailer|manufacturer|engineer\w*|researcher"
    r"|seller|reseller|giant|outfit|industry|market|sector|studio|shop|agency|people|folks|crowd)\b)"
)


# `a family of Norwegian language models`; `a maker of chips` is no chip.
_TRAITS = (
    r"(?:(?:[a-z-]+[ ])?(?:family|series|line|suite|pair|trio|version|range)[ ]of[ ])?"
    r"(?:(?!(?:of|by|for|to|with|in|at|from|that|which|who|whose|and|company|firm|start-?up|group"
    r"|maker)[ ])[\w-]+[ ]){0,3}?"
)


def _with_traits(traits: str, words: str, blank: str = "") -> str:
    return f"(?:(?:{traits}){blank})*(?:{words})" if traits else f"(?:{words})"


_SUCH_AS = expression(
    r"\b(?:companies|firms|start-?ups|rivals|backers|investors|customers|competitors) (?:such as|like|including) "
    r"(?:[A-Z]\w*(?: [A-Z]\w*)*(?:, and |, | and ))*$"
)
_QUOTE = '[“"「『]?'
# 这款芯片叫“岚芯”: the sort of thing and its name may be parted by how it is called.
_CALLED = "[，,]?(?:就|则|被|它)?(?:名字?叫|名为|取名为?|命名为|起名|称为|叫做|叫|(?:内部|项目|研发|开发)?代号)"
_CALLED += "(?:做|作|是|为)?"
# Before a name the word is the last thing, whatever stands before it; no word of one kind ends with one of another.
_BEFORE_ZH = expression(
    "(?:" + "|".join(f"(?P<{kind}>{zh})" for kind, (_, zh, _, _) in _WORDS.items()) + f")(?:{_CALLED})?[ ]?{_QUOTE}$",
    re.IGNORECASE,
)
_CALLED_ZH = expression(f"{_CALLED}[ ]?{_QUOTE}$")
_BEFORE_EN = expression(
    r"\b(?:"
    + "|".join(f"(?P<{kind}>{en}{_LED.get(kind, '')})" for kind, (_, _, _, en) in _WORDS.items())
    + f")(?:,?(?: called| named| dubbed| codenamed| known as)|,)?[ ]{_QUOTE}$"
)
# The longest of those words, with what stands behind it.
_WIDEST_ZH, _WIDEST_EN = 18, 28
# “恒工”是甲公司与乙公司联合开发的维护大模型: who made it may stand before what it is.
_MADE = "[^，。；]{2,28}?(?:开发|研发|打造|推出|训练|自研|研制|构建|定制)的[^，。；的]{0,8}?"
_IS_ZH = f"(?:是(?:一[款个家颗])?(?:[^，。；]{{0,8}}?|{_MADE}))?"
# “岚言”病历大模型: whatever sort of model it is, but for a word of what was done with one.
_SORTED = {
    "model": "[”」』](?![发推引接采使部训研自打上支搭调基公团平用等和与及的是在由被将把为开入])"
    "(?!集成|相关|同类|其他|国产|多个|之类)[\u4e00-\u9fff]{1,4}大模型|"
}
_BEHIND = expression(
    "|".join(
        rf"(?P<{kind}>{_SORTED.get(kind, '')}[”\"」』]?(?:[ ]?{_IS_ZH}{zh}|[’'”\"]?[ ]{en}\b(?!['’-])"
        rf"|(?:,|[ ](?:is|was))[ ](?:an?|the|its|our|their)[ ]{_TRAITS}{en}\b{_NO_THING}))"
        for kind, zh, en in (
            (kind, _with_traits(zh_traits, zh_words), _with_traits(en_traits, en_words, " "))
            for kind, (zh_traits, zh_words, en_traits, en_words) in _WORDS.items()
        )
    ),
    re.IGNORECASE,
)
_HOUSE = expression(
    r"['’]s (?:co-?founders?|founders?|CEO|chief|investors?|backers?|board|valuation|shares|headquarters|employees"
    r"|engineers)"
    r"|,? (?:was |is )?(?:co-?founded|headquartered|based in|backed by)"
    r"|[”」]?[ ]?的?(?:联合|共同)?(?:创始人|创办人|创始团队|执行长|總經理|总经理|总裁)"
    r"|[ ]?(?:CEO|董事长|官网|旗下|完成.{0,12}(?:融资|募资))"
)
_AFTER_POST = expression(
    r", (?:[\w'’]+ )?(?:the |a |an |its |our |their |[A-Z][\w.]+['’]s? |[\w-]+['’]s )?(?:[\w-]+ ){0,4}?"
    r"(?:co-?founder|founder|CEO|CTO|CFO|COO"
    r"|chief|president|chair(?:man|woman)?|head of|partner at|partner with|director|professor|analyst"
    r"|researcher|engineer|scientist|manager|lead|minister"
    r"|senator|spokes(?:man|woman|person)|lawyer|vice president|economist|lecturer|fellow)\b"
    r"|, [2-7]\d, "
)
_BEFORE_POST = expression(
    r"(?:\b(?:founder|CEO|CTO|CFO|COO|chief executive(?: officer)?|president|chair(?:man|woman)?"
    r"|director|professor|analyst|researcher|engineer"
    r"|scientist|spokes(?:man|woman|person)|economist"
    r"|Representative|Governor|Senator|Judge|Mayor|Secretary|Commissioner|Chancellor"
    r"|Mr|Mrs|Ms|Dr|Prof|Sir|minister|senator|partner)\.?,? "
    r"|\b(?:[Oo]ur|[Tt]he|[Ii]ts|[Tt]heir|[Aa]|[A-Z]\w+['’]s) (?:[\w-]+ ){0,2}"
    r"(?:co-?founder|founder|CEO|CTO|CFO|COO|chief executive|president|chair(?:man|woman)?|director|boss)"
    r" (?:is|was|will be) )$"
)
_TITLE = expression(r"\b(?:Mrs?|Ms|Dr|Prof|Sir|Sen|Rep|Gov|St)\. $")
_NAME = expression(r"[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.)?(?: (?:[A-Z][\w'’-]+|de|van|von|al|bin)){1,2}")
_PARTICLE = expression(r"^[A-Z][a-zà-ÿ]+(?: [A-Z]\.)? (?:van|von|der|den|bin|ibn|dos|das)(?: [a-z]+)? [A-Z]")
_NEAR, _FAR = 40, 64


def kind_beside(text: str, start: int, end: int) -> str:
    """The kind that the words before a name or behind it tell; nothing where they tell none."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _FAR]
    if _HOUSE.match(behind) or _SUCH_AS.search(before):
        return "organization"
    if before.endswith(" ") and _BODY_IN.search(before):
        return "place"
    if not before.isascii() or not behind.isascii():
        before, behind = fold(before), fold(behind)
        if _HOUSE.match(behind):
            return "organization"
    told = _BEHIND.match(behind) or _BEFORE_ZH.search(before, max(0, len(before) - _WIDEST_ZH))
    if told is None and " " in before[-2:]:
        told = _BEFORE_EN.search(before, max(0, len(before) - _WIDEST_EN))
    if told and told.lastgroup == "organization" and told[0][:1] == " " and _ADJECTIVE.search(before):
        return ""  # `a Caesarea start-up`: the town of one
    return (told.lastgroup or "") if told else ""


# `Harbour Hospital in Cork employs`: where a body sits.
_BODY_IN = expression(
    r"(?:Hospitals?|University|Institute|College|School|Council|Bank|Labs?|Cent(?:re|er)|Conservancy|Clinic|Airport|Court"
    r"|Works|Mills?|Foundation|Group|Brewery|Shipyard|Museum|Library|Foundry|Observatory)"
    r"(?: \([\w&. -]{2,12}\))?,? in (?:southern |northern |eastern |western |central |downtown )?$"
)
_ADJECTIVE = expression(r"\b[Aa]n? $")


# `Agentic AI`, `Manipulative AI`, `High-Risk AI`: sorts of it, at the head of a line or in a title.
_SORT_OF_AI = expression(
    rf"(?:{'|'.join(sorted({*FORMS['kinds_of_ai']} - {'Open', 'Big', 'Edge', 'Science', 'Voice', 'Global', 'US'}))}"
    r"|[A-Z][a-z]{2,}(?:ative|itive|utive|ptive|ective|uctive)|[A-Z][a-z]+-(?:[Pp]urpose|[Rr]isk|[Ss]cale|[Pp]owered"
    r"|[Ee]nabled|[Dd]riven|[Nn]ative|[Gg]enerated|[Aa]ssisted|[Cc]ent(?:ric|ered|red))) AI"
)


def is_sort_of_ai(text: str, start: int, end: int) -> bool:
    """Whether a run of capitals is a sort of AI, which nothing beside it tells to be a house."""
    return _SORT_OF_AI.fullmatch(text, start, end) is not None and kind_beside(text, start, end) != "organization"


def apposed_kind(text: str, end: int) -> str:
    """The kind of what a name is said to be right behind it: `Fjell, a family of models`, `Cairn was our product`."""
    told = _BEHIND.match(text, end, end + _FAR)
    return (told.lastgroup or "") if told and _SAYS_WHAT.match(told[0]) else ""


_SAYS_WHAT = expression(r",|[ ](?:is|was)[ ]")


def called_kind(text: str, start: int, end: int) -> str:
    """The kind of what the words before a name in Chinese say that it is called so: 这颗芯片叫“岚芯”."""
    before = fold(text[max(0, start - _WIDEST_ZH) : start])
    told = _CALLED_ZH.search(before)
    return kind_beside(text, start, end) if told else ""


def is_person_beside(text: str, start: int, end: int) -> bool:
    """Whether a post beside a name of several words shows that it is a person's: `Ana Diaz, head of research at`."""
    name = text[start:end]
    if _PARTICLE.search(name):
        return True
    before = text[max(0, start - _NEAR) : start]
    if before.endswith(" ") and _BEFORE_POST.search(before):
        if before.endswith(". "):  # `said the founder. Harvey employs`: a sentence ended, but for Dr.
            return name.replace(" ", "").isalpha() and _TITLE.search(before) is not None
        return _NAME.fullmatch(name) is not None
    return _NAME.fullmatch(name) is not None and _AFTER_POST.match(text, end, end + _FAR) is not None
