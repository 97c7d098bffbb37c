"""Names with a version, a size or a variant behind a number: `Gale 3 mini`, `Heron-Med-8B`. Only things have such."""

from __future__ import annotations

import re

from baimo.reading.naming.known.gazetteer import VERSIONED, Gazetteer, Sense
from baimo.reading.naming.mentions import known_or_new, provisional
from baimo.reading.naming.words import FORMS
from baimo.values.expressions import expression
from baimo.values.names import key

_VERSION = expression(
    r"[A-Z][\w.&'’+-]*?(?: [A-Z][\w.&'’+-]*){0,2}?[ -]"
    r"v?(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|(?:\d{1,2}x)?\d{1,4}(?:\.\d)?[BM])"
    r"(?:[ -](?:[A-Za-z][\w.]*|\d{1,4}(?:\.\d)?[BM])){0,3}"
)
# `Voice 1.5`: an everyday word with a version that has a point, and nothing before it.
EVERYDAY_VERSION = expression(
    r"^(?:(?:The|Our|Its|Meet|Introducing|With|And|Both|In|On|From|Since|Since|Than|New) )?"
    r"((?!App|Android|Windows|Version|Section|Table|Figure|Chapter|Article|Level|Part|Release|Update|Python|About|Over|Only|Just|Nearly|Around"
    r"|Roughly|Some|Under|Almost)[A-Z][a-z]+) \d\.\d{1,2}$"
)
# What is counted through has a number too.
_COUNTED = expression(
    r"(?:CDNA|RDNA|NVLink|NVSwitch|InfiniBand|Infinity Fabric|PCIe|PCI Express|CUDA|ROCm|Zen|USB|DDR|GDDR|LPDDR|Wi-Fi"
    r"|App|APP|iOS|Android|iPadOS|macOS|Windows|HarmonyOS|SDK|Update|Phase|Series|Level|Articles?|Sections?|Annex|Chapter|Stage|Tier|Group|Fortune|Channel|Formula|Top|Gen|Part|Step|Page"
    r"|Table|Figure|Appendix|Room|Building|Route|Class|Category|Version|Form|Exhibit|Note|Item|Rule|Schedule|Track|Team"
    r"|Week|Day|Year|Quarter|Title|Division|Chapter|Question|Round|Season|Episode|Area|Zone|Pillar|Wave|Generation|Nasdaq"
    r"|Russell|FTSE|CAC|Euro|Horizon|Web|Industry|Agenda|Vision|COVID|Boeing|Airbus"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|KRW|INR|AUD|CAD|NZD|SGD|HKD|TWD|NTD|CNY|RMB|BRL|MXN|ZAR|AED|SAR|ILS"
    r"|[A-Z][a-z]+ (?:Article|Section|Phase))[ -]"
)


# So many parameters only a model has.
_SIZE = expression(r"[- ](?:\d{1,2}x)?\d{1,4}(?:\.\d)?B(?:$|[ -])")


# One in the heading of a page may tell what somebody does: `Launches 3 Models`.
_WORD_AND_VERSION = expression(
    r" (?P<word>(?!\w+(?:s|ed|ing|ly) )[A-Z][a-z]{2,9}) v?\d{1,2}(?:\.\d{1,2})?"
    r"(?: (?:mini|nano|small|large|lite|pro|max|turbo|flash))?"
)


def ends_with_version(rest: str) -> bool:
    """Whether an everyday word with a version is the rest of a name: of `Nova Fold 2`, of `MiniMax Music 2.0`."""
    match = _WORD_AND_VERSION.fullmatch(rest)
    return match is not None and match["word"] not in FORMS["not_names"] and not _COUNTED.match(rest[1:])


def is_versioned(name: str) -> bool:
    """Whether a name carries a version, and is therefore that of a thing."""
    return _VERSION.fullmatch(name) is not None and not _COUNTED.match(name)


def versioned(name: str, likely: str) -> tuple[Sense, ...]:
    """What such a name may mean: first what the words beside it say, a chip only where they say no other."""
    entity = provisional(name, "")[0].id
    if _SIZE.search(name) and likely in ("", "model"):
        return (Sense(entity, "model", "form"),)
    kinds: tuple[str, ...] = VERSIONED[1:] + VERSIONED[:1]
    if likely in VERSIONED:
        kinds = ("model", "product") if likely in ("model", "product") else ("chip",)
    first = sorted(kinds, key=lambda kind: kind != likely)
    return tuple(Sense(entity, kind, "form") for kind in first)


# What may follow the name of a known family: a bare number, or a variant.
_REST = expression(
    r"(?: (?:\d{1,2}|Fast|Heavy|Mini|Nano|Pro|Max|Ultra|Flash|Lite|Turbo|Plus|Large|Small|Medium|Thinking|Deep|Think"
    r"|Opus|Sonnet|Haiku|Reasoning|Instruct|Base|Chat|Preview|Vision|Voice|Audio|Code|Coder|Edge|Air|Image|High|Low|Exp|Experimental|Beta))+"
)
_OF_NUMBER = expression(
    r" (?:times|years?|months?|weeks?|days?|hours?|minutes?|points?|of|or|to|out|more|other|new|models|people|users"
    r"|versions)\b"
)


def of_family(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """What a known family with a number or a variant behind it means: `Grok 4 Fast`."""
    written = text[start:end]
    if not is_versioned(written) or _OF_SORT.fullmatch(written):
        return _of_sort(written, gazetteer)
    if key(written) in gazetteer.by_key or (written[-1].isdigit() and _OF_NUMBER.match(text, end)):
        return ()
    cut = written.rfind(" ")
    while cut > 0:
        senses = gazetteer.by_key.get(key(written[:cut]), ())
        if senses and senses[0].kind in VERSIONED and _REST.fullmatch(written, cut):
            return known_or_new(gazetteer, written, senses[0].kind)
        cut = written.rfind(" ", 0, cut)
    return ()


# Hunyuan-MT 2.0, Qwen3-ASR-Flash: what a model of a known family is for, in capital letters behind a hyphen.
_OF_SORT = expression(
    r"(?P<family>[A-Z][A-Za-z]+(?:[ -]?\d{1,2}(?:\.\d{1,2})?)?)-"
    r"(?!API|SDK|APP|AI|CEO|CTO|CFO|GPU|PC|UI|US|EU|UK|FAQ|HQ)"
    r"[A-Z]{2,5}\d?(?:[ -](?:v?\d{1,2}(?:\.\d{1,2})?|\d{1,3}(?:\.\d)?B|[A-Z][a-z]{2,10}))*"
)


def _of_sort(written: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """What the name of a known family means with the sort of model that it is: a model of its own."""
    match = _OF_SORT.fullmatch(written)
    if match is None or key(written) in gazetteer.by_key:
        return ()
    senses = gazetteer.by_key.get(key(match["family"]), ())
    is_family = any(sense.kind in ("model", "product") for sense in senses)
    return known_or_new(gazetteer, written, "model") if is_family else ()


# Behind a family's name in Han characters: 日日新6.0, 文心X2, 文心5 Turbo. A mere number counts something (豆包2亿用户)
# unless the name ends with it, or goes on as that of a thing; a blank and a number alone may be two cells of a table.
_TURN = r"(?:[ -]?(?:pro|max|lite|turbo|mini|flash|plus|ultra|air|thinking|preview)(?![a-z]))?"
_SORT = "(?:图像|视频|语音|翻译|世界模型|文生图|文生视频|数学|音乐|角色)"
_BEHIND_HAN = expression(
    rf" ?(?:{_SORT}?v?\d{{1,2}}\.\d{{1,2}}(?![\d%万亿元倍]){_TURN}"
    rf"|(?<=[\u4e00-\u9fff])-?(?:pro|max|lite|turbo|mini|flash|plus|ultra)(?![a-z])(?: ?\d\.\d(?![\d.%万亿元倍]))?"
    rf"|0\d(?![\d.%-]){_TURN}|[vxktrs]\d(?:\.\d)?{_TURN}(?![\w.%-])"
    rf"|v?(?:[2-9]|1\d){_TURN}(?=[,，](?!\d)|[。;；!！?？()（）”」』\"、]|(?<! \d)(?<! \d\d)(?:\n|$)"
    r"| ?(?:系列|大?模型|的|正式|发布|上线|开源|问世|亮相|支持|采用|拥有|已|将|于)))",
    re.ASCII,
)
_BARE = expression(r" ?v?(\d{1,2})(?![\d.])", re.ASCII)


def behind_han_name(folded: str, end: int) -> int:
    """Where the name of a family in Han characters ends with its version; `end` itself where none follows."""
    match = _BEHIND_HAN.match(folded, end)
    return match.end() if match else end


_STAGE = expression(r"(?:[一二三四五六]|[ⅠⅡⅢIV]{1,3}|\d)期(?:基金)?")


def behind_fund(folded: str, end: int) -> int:
    """Where the name of a fund ends with its number: 国家大基金二期."""
    match = _STAGE.match(folded, end) if folded[end - 2 : end] == "基金" else None
    return match.end() if match else end


def with_point(name: str, version: str) -> str:
    """A name with a bare number as its version, as others write it: 文心5.0 for 文心5; empty for other versions."""
    bare = _BARE.match(version)
    if bare is None or name.isascii():
        return ""
    cut = len(name) - len(version) + bare.end()
    return f"{name[:cut]}.0{name[cut:]}"
