"""What a symbol may stand for: a token of the text, and the mentions that are more than one known name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.known.senses import Sense as Sense
from baimo.reading.naming.known.senses import entity_of
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer


# A stretch of the clean text: start, end, symbol, what it is (senses of a name, a date, a quantity, a mention of the
# kinds below, None for words), and its rank among overlapping finds. A plain tuple: a page has thousands.
Token = tuple[int, int, str, Any, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Several of a kind in one breath: 百度、阿里、腾讯."""

    members: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Owned:
    """A thing named with its maker: OpenAI GPT-4."""

    token: Token
    maker: Token


def members(token: Token) -> tuple[Token, ...]:
    """The single things that a token stands for."""
    what = token[3]
    of = type(what)
    if of is Group:
        return tuple([inner for member in what.members for inner in members(member)])
    return members(what.token) if of is Owned else (token,)


def makers(token: Token) -> Token | None:
    """The maker that the text names with a thing."""
    what = token[3]
    if isinstance(what, Group):
        return makers(what.members[0])
    return what.maker if isinstance(what, Owned) else None


# What may follow the name of a family: a version, a size, a variant.
_EXTENSION = expression(
    r"""(?:
        -?v?\d[\w.]*(?:-[\w.]+)*                                     # GPT-5, glm3, Qwen2.5-72B
      | (?<=\d)\.\d{1,2}(?![\d%]|[ ](?:times|x|million|billion|tb|gb))(?:-[\w.]+)*  # the 3.1 of what is known as 3
      | -(?:[vr]?\d[\w.]*|turbo|mini|chat|instruct|base|pro|max|lite|nano|vl|audio|image|oss
            |realtime|embedding|standard|character|speed|tiny|novel|preview|coder|math|flash|ultra
            |plus|omni|reasoner|air|long|vision|small|medium|large|next|thinking|distill
            |ocr|prover|guard|tts|asr|vla|moe|edge)\b(?:-[\w.]+)*
      | -[a-z]{1,12}(?:-[a-z]{1,12})?-\d{1,4}(?:\.\d)?b\b                  # TAIDE-LX-7B: a size ends it
      | [ ]gen[ ]\d\b
      | [ ](?:\d[no]|(?<!\d[ ])v?1?\d\.\d{1,2}|[vkrm]\d{1,2}|\d{1,4}(?:\.\d)?b|pro|max|mini|turbo|ultra|flash|plus
            |lite|opus|sonnet|haiku|nano|instruct|coder
            |next(?![ ](?:to|in|comes|up|year|month|week|quarter|spring|summer|fall|autumn))
            )\b(?![ ]?[年月日亿万个%款元块折倍分美港欧])
            (?:[- ](?:v?\d{1,2}\.\d{1,2}|\d{1,4}b|pro|max|mini|turbo|ultra|flash|plus|lite|preview|chat|instruct)\b)*
    )""",
    re.VERBOSE | re.ASCII,
)
_TAIL = ".-_"
# Variants that are everyday words: behind the name of a family with a capital alone.
_VARIANT = expression(
    r"(?:[ ](?:Large|Medium|Small|Reasoning|Reasoner|Thinking|Think|Deep Think|Vision|Voice|Audio|Image|Chat|Preview"
    r"|Fast|Heavy|Realtime|Transcribe|Scout|Maverick|Prime|Kontext|Codex|MoE|Mini|Nano|Lite|Flash|Exp|Beta|Edge|Air|Code|Team|Business|Enterprise|Premium|Edu|Go|Pro|Plus|Max|Ultra))+(?![A-Za-z0-9_'’])"
    # MiniCPM4-Survey: any word with a capital behind a number and a hyphen, but those that liken others to the thing
    r"|(?<=\d)-(?!(?:Based|Powered|Driven|Level|Class|Style|Like|Compatible|Native|Ready|Only|Generated|Era|Sized|Scale|Enabled"
    r"|Equipped|Series|Family|Team|Inspired|Beating|Killer|Quality|Models?|Related|Specific|Equivalent|Derived|Trained|Maker)\b)"
    r"[A-Z][A-Za-z]{2,14}\d?(?:-\w[\w.]*)*(?<!\.)(?![A-Za-z0-9_'’])"
)
# A plan that goes by the name of a house: `Perplexity Pro`, `Google AI Ultra`.
_PLAN = expression(r"(?: AI)? (?:Pro|Plus|Max|Ultra|Premium|Go)(?![A-Za-z0-9_'’-])")


def extension(folded: str, end: int) -> int:
    """Where a name ends whose version or variant no list knows; `end` itself where nothing of the kind follows."""
    match = _EXTENSION.match(folded, end)
    if not match:
        return end
    stop = match.end()
    while folded[stop - 1] in _TAIL:
        stop -= 1
    return stop


def plan(text: str, end: int) -> int:
    """Where the name of a plan ends that begins with the name of its house."""
    match = _PLAN.match(text, end)
    return match.end() if match else end


def variant(text: str, end: int) -> int:
    """Where a name ends behind which a variant is told by everyday words: `Gemini 2.5 Deep Think`."""
    match = _VARIANT.match(text, end)
    return match.end() if match else end


def provisional(text: str, kind: str, how: str = "form", likely: str = "") -> tuple[Sense, ...]:
    """The sense of a name that no list knows: its id is made of its letters, so that every text gives the same one."""
    return (Sense(entity_of(text), kind, how, likely),)


# The sense of a name by form whose id is made only when a claim needs it.
LATE = (Sense("", "", "form"),)


def known_or_new(gazetteer: Gazetteer, text: str, kind: str) -> tuple[Sense, ...]:
    """The senses of a name by its letters alone, with or without its maker before it, or a new one."""
    pointed = _POINT.sub(".", text)
    known = gazetteer.by_key.get(key(text)) or gazetteer.by_key.get(key(pointed))
    known = known or _behind_maker(gazetteer, text) or _of_snapshot(gazetteer, pointed) or _of_snapshot(gazetteer, text)
    return known or _registered(gazetteer, text) or provisional(text, kind)


# Where a company is registered, its name, and what sort of company it is.
_REGISTER = expression(
    r"(?:(?:北京|上海|深圳|杭州|广州|合肥|南京|成都|苏州|武汉|天津|西安|重庆|长沙|厦门|珠海)市?)?(?P<core>[\u4e00-\u9fffA-Za-z]{2,20}?)"
    r"(?:[（(][\u4e00-\u9fff]{2,4}[）)])?(?:股份|集团|控股)*(?:有限责任|有限)?公司"
)
_TRADE = expression(
    r"(?:信息|网络|智能|数据|软件|人工智能|计算机|电子)?(?:科技|技术)(?:发展)?$|(?:人工智能|智能|信息|科技)$"
)


def _registered(gazetteer: Gazetteer, text: str) -> tuple[Sense, ...]:
    """Whom the name in a register means: 北京面壁智能科技有限责任公司 is 面壁智能."""
    match = _REGISTER.fullmatch(text)
    core: str = match["core"] if match else ""
    while len(core) > 1:
        senses = gazetteer.by_key.get(key(core))
        if senses and senses[0].kind == "organization":
            return senses
        shorter = _TRADE.sub("", core)
        core = shorter if shorter != core else ""
    return ()


# The identifiers of interfaces have no points: claude-3-5-sonnet.
_POINT = expression(r"(?<=[^\d]\d)-(?=\d(?!\d))")
# A copy of a model kept under its day: gpt-4o-2024-08-06, claude-3-opus-20240229, qwen-max-latest.
_SNAPSHOT = expression(r"[-@](?:20\d\d-?[01]\d-?[0-3]\d|latest)$")


def _of_snapshot(gazetteer: Gazetteer, text: str) -> tuple[Sense, ...]:
    day = _SNAPSHOT.search(text)
    return gazetteer.by_key.get(key(text[: day.start()]), ()) if day else ()


def _behind_maker(gazetteer: Gazetteer, text: str) -> tuple[Sense, ...]:
    """What a name means whose beginning is that of its maker: 零一万物Yi-Large."""
    if not text or (text[0].isascii() and " " not in text):
        return ()
    for size in range(2, min(len(text) - 1, _LONGEST_MAKER)):
        maker = gazetteer.by_key.get(key(text[:size]))
        if maker and maker[0].kind == "organization" and (thing := gazetteer.by_key.get(key(text[size:]))):
            return thing
    return ()


_LONGEST_MAKER = 12


def places_of(name: str, text: str, start: int = 0) -> Iterator[int]:
    """Where a text has a name, from a place on; of two that overlap the first."""
    while (at := text.find(name, start)) >= 0:
        yield at
        start = at + len(name)
