"""What a symbol may stand for: a token of the text, and the mentions that are more than one known name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.gazetteer import Sense
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.gazetteer import Gazetteer


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
_EXTENSION = re.compile(
    r"""(?:
        -?v?\d[\w.]*(?:-[\w.]+)*                                     # GPT-5, glm3, Qwen2.5-72B
      | -(?:[vr]?\d[\w.]*|turbo|mini|chat|instruct|base|pro|max|lite|nano|vl|audio|preview|coder|math|flash|ultra
            |plus|omni|reasoner|air|long|vision|small|medium|large|next|thinking|distill)\b(?:-[\w.]+)*
      | [ ](?:v?\d{1,2}\.\d{1,2}|[vkrm]\d{1,2}|\d{1,4}(?:\.\d)?b|pro|max|mini|turbo|ultra|flash|plus|lite|opus|sonnet
            |haiku|nano|instruct|coder|next(?![ ](?:year|month|week|quarter|spring|summer|fall|autumn))
            )\b(?![ ]?[年月亿万个%款])
            (?:[- ](?:v?\d{1,2}\.\d{1,2}|\d{1,4}b|pro|max|mini|turbo|ultra|flash|plus|lite|preview|chat|instruct)\b)*
    )""",
    re.VERBOSE | re.ASCII,
)
_TAIL = ".-_"
# Variants that are everyday words: behind the name of a family with a capital alone.
_VARIANT = re.compile(
    r"(?:[ ](?:Large|Medium|Small|Reasoning|Reasoner|Thinking|Think|Deep Think|Vision|Voice|Audio|Image|Chat|Preview"
    r"|Edge|Air|Code))+(?![\w'’])"
)


def extension(folded: str, end: int) -> int:
    """Where a name ends whose version or variant no list knows; `end` itself where nothing of the kind follows."""
    match = _EXTENSION.match(folded, end)
    if not match:
        return end
    stop = match.end()
    while folded[stop - 1] in _TAIL:
        stop -= 1
    return stop


def variant(text: str, end: int) -> int:
    """Where a name ends behind which a variant is told by everyday words: `Gemini 2.5 Deep Think`."""
    match = _VARIANT.match(text, end)
    return match.end() if match else end


def provisional(text: str, kind: str, how: str = "form", likely: str = "") -> tuple[Sense, ...]:
    """The sense of a name that no list knows: its id is made of its letters, so that every text gives the same one."""
    return (Sense("x-" + _NO_LETTERS.sub("-", key(text)), kind, how, likely),)


_NO_LETTERS = re.compile(r"[^\w.]+")


# The sense of a name by form whose id is made only when a claim needs it.
LATE = (Sense("", "", "form"),)


def known_or_new(gazetteer: Gazetteer, text: str, kind: str) -> tuple[Sense, ...]:
    """The senses of a name by its letters alone, with or without its maker before it, or a new one."""
    return gazetteer.by_key.get(key(text)) or _behind_maker(gazetteer, text) or provisional(text, kind)


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
