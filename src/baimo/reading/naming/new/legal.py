"""Names of companies in full: 北京星衡科技有限公司 is 星衡科技, `Foundry Technologies Inc.` is Foundry Technologies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_LIMITED = expression(
    r"(?:股份|集团|控股|集团股份)?有限(?:责任)?公司|(?:集团)?股份公司|合伙企业(?:[（(]有限合伙[）)])?"
)
_RUN = expression(r"[\u4e00-\u9fffA-Za-z0-9（）()]+$")
# 海棠智能（南京海棠智能科技有限公司）: a name in brackets begins behind the bracket.
_UNCLOSED = expression(r".*[（(](?=[^）)]*$)")
_PLACE_IN_BRACKETS = expression(r"[（(][\u4e00-\u9fff]{2,4}[）)]")
_CUT = expression(
    r".*(?:[的由与和是为向对在了被将及据让给跟]|收购|投资|创办|创立|成立|入股|控股了|注册|公司|企业|厂商|独角兽|服务商|供应商|开发商|运营商|名为|来自|位于)",
    re.DOTALL,
)
# These lead names in, and no name has them within: even a place before them begins none.
_LED_IN = expression(r".*(?:包括|包含|例如|比如|分别[为是]|其中有|以及|还有|[把被]|[0-9][ ]?[年月日号])", re.DOTALL)
_REGION = expression(r"[\u4e00-\u9fff]{2,3}?[省市区县]")
_FULL = expression(
    r",? (?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|plc|Co|Company|GmbH|AG|SA|SAS|BV|Pte|Pty|KK)"
    r"(?:\.?,? (?:Ltd|Limited|Inc|LLC))?$"
)
# `Lightpath Sweden AB`, `Parlance Sp. z o.o.`: what stands before such a form is the name of a house, words and all.
_LONG_FORM = (
    r"GmbH(?: & Co\. KG(?:aA)?)?|gGmbH|KGaA|OÜ|B\.V\.|N\.V\.|S\.A\.S\.|S\.A\.R\.L\.|SARL|Sàrl|S\.A\. de C\.V\."
    r"|S\.A\.|S\.L\.|S\.r\.l\."
    r"|Srl|S\.p\.A\.|SpA|Lda\.?|Ltda\.?|s\.r\.o\.|a\.s\.|d\.o\.o\.|Kft\.|Zrt\.?|Nyrt\.?|Sp\. z o\.o\.|Pte\.? Ltd\.?"
    r"|Pty\.? Ltd\.?"
    r"|Pvt\.? Ltd\.?|Private Limited|Sdn\.? Bhd\.?|K\.K\.|Co\.,? Ltd\.?|Ltd\.?|Limited|LLC|LLP|PLC|plc|Inc\.?"
    r"|Incorporated"
    r"|Corporation|Corp\."
)
_SHORT_FORM = r"AB|A/S|ApS|ASA|AS|Oyj?|UAB|SIA|BV|NV|SAS|SA|Tbk|PBC"
_REGISTERED = expression(
    r"(?<![\w.&'’-])(?P<name>[A-ZÀ-Þ0-9][\w&'’+.-]*(?: (?:(?:&|of|and|de|van|the) )?[A-ZÀ-Þ0-9][\w&'’+-]*){0,4})"
    rf"(?:,? (?:{_LONG_FORM})|(?<=[a-zà-ÿ0-9]) (?:{_SHORT_FORM}))(?!\w)"
)
_ANY_FORM = expression(rf"(?:,? (?:{_LONG_FORM})|(?<=[a-zà-ÿ0-9]) (?:{_SHORT_FORM}))$")
_FORMS = expression(rf"(?<=[\w,] )(?:{_LONG_FORM}|{_SHORT_FORM})(?!\w)")
# What stands before a name with a capital and is none.
_LEADS = expression(
    "(?:(?:An?|The|In|At|On|By|From|With|And|But|While|When|Since|As|For|To|Both|That|Under|After|Before|Of|Its|Our|Their"
    "|Then|Today|Meanwhile|About|Inside|Why|How|Like|Unlike|Now|Copyright|©|Contact|Parent|Customer|Supplier|Client|Owner"
    "|CEO|Via|If|Is|of|and|the|&) )+"
)


def registered(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Companies of other tongues with their legal form, each under the name without it."""
    found: list[Token] = []
    for match in _REGISTERED.finditer(text) if _FORMS.search(text) else ():
        name = _LEADS.sub("", match["name"], 1) if _LEADS.match(match["name"]) else match["name"]
        start = match.end("name") - len(name)
        if len(name) < 2 or name.isdigit() or _PERIOD.match(name):
            continue
        known = gazetteer.by_key.get(key(name)) or gazetteer.by_key.get(key(_GROUP.sub("", name)))
        senses = known or provisional(name, "organization", "legal")
        if senses[0].kind == "organization":
            found.append((start, match.end(), symbols.KIND["organization"], senses, _TITLE))
    return found


_GROUP = expression(r" (?:Group|Holdings?)$")
_PERIOD = expression(
    r"(?:Series|Class|Q[1-4]|H[12]|FY|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
# Without one of these no text has such a form; 合夥 is folded to 合伙.
_SIGNS = ("有限", "股份", "合伙", "合夥")
_LONGEST = 24
_TITLE = 5


def legal(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Chinese companies by their legal form, each under the name that is left without place and form."""
    found: list[Token] = []
    if not any(sign in text for sign in _SIGNS):
        return found
    for match in _LIMITED.finditer(fold(text)):
        low = max(0, match.start() - _LONGEST)
        run = _RUN.search(text, low, match.start())
        if run is None:
            continue
        inside = _UNCLOSED.match(run[0])
        start = run.start() + (inside.end() if inside else 0)
        begins = start == run.start() and _opens(text, start)
        start += _begin(fold(text[start : match.start()]), gazetteer, begins)
        core = _core(text[start : match.start()], gazetteer)
        if len(core) < 2 or "公司" in core:
            continue
        senses = _known(text[start : match.start()], core, gazetteer) or provisional(core, "organization", "legal")
        found.append((start, match.end(), symbols.KIND["organization"], senses, _TITLE))
    return found


# 和泰精密工業股份有限公司, where nothing stands before it: what opens a sentence joins nothing.
_OPENING = expression(r"(?:^|[\n。；：:|！？]\s*|^#+ *)$")
_JOINS = frozenset("和与是为向对在同由")


def _opens(text: str, start: int) -> bool:
    """Whether a run begins a sentence or a line with a character that elsewhere leads a name in."""
    return text[start] in _JOINS and _OPENING.search(text, max(0, start - 2), start) is not None


def _begin(run: str, gazetteer: Gazetteer, is_opening: bool = False) -> int:
    """Where the name begins in what stands before its form: at a place, or behind the last little word."""
    led = _LED_IN.match(run[:-2])
    if led:
        return led.end() + _begin(run[led.end() :], gazetteer)
    for at in range(len(run) - 1):
        for size in (2, 3):
            # a place in brackets tells where a house is registered: 云栖智元（杭州）科技有限公司
            is_inner = "(" in run[max(0, at - 1) : at + 1]
            if not is_inner and _is_place(run[at : at + size], gazetteer) and len(run) - at - size >= 2:
                return at
    cut = _CUT.match(run[:-2])
    return 0 if cut is None or (is_opening and cut.end() == 1) else cut.end()


def _core(name: str, gazetteer: Gazetteer) -> str:
    """A name without the place before or within it."""
    name = _PLACE_IN_BRACKETS.sub("", name)
    region = _REGION.match(name)
    if region and len(name) - region.end() >= 2:
        return name[region.end() :]
    for size in (3, 2):
        if len(name) - size >= 2 and _is_place(name[:size], gazetteer):
            return name[size:]
    return name


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    senses = gazetteer.by_key.get(key(name))
    return bool(senses) and senses[0].kind == "place"  # type: ignore[index]


def _known(name: str, core: str, gazetteer: Gazetteer) -> Any:
    """The known company that it is, with or without the place, the sector or the form."""
    for spelling in (
        name,
        core,
        name + "有限公司",
        core + "有限公司",
        core.removesuffix("科技"),
        core.removesuffix("技术"),
    ):
        senses = gazetteer.by_key.get(key(spelling)) if len(spelling) > 1 else None
        if senses and senses[0].kind == "organization":
            return senses
    return None


def without_form(name: str) -> str:
    """A company's name without its legal form."""
    return _FULL.sub("", _ANY_FORM.sub("", name))
