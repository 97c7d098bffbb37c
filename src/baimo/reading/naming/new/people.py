"""Names of people by their form: Chinese by surname, foreign ones in Chinese characters, English by given name."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("people.yaml"))
SURNAMES: str = _DATA["surnames"]
_SURNAMES = frozenset(SURNAMES)
COMPOUND = frozenset(_DATA["compound_surnames"])
NOT_PERSONS = frozenset(_DATA["not_persons"])
_GIVEN = frozenset(_DATA["given"])
GIVEN_WORDS = frozenset(_DATA["given_words"])
_PINYIN = frozenset(_DATA["pinyin_surnames"])
_NOT_LAST = frozenset(_DATA["not_last"])
# No given name holds one of these.
_NO_GIVEN = frozenset("的了是在和与及或不也都就而但被把将于对从向这那该其们个些吗呢吧啊款种项家位名次年月日元亿")
# What may follow a name behind a post; what follows one that opens a clause must be an act of speech.
ACT: str = rf"[ ]?(?:{_DATA['acts']})"
_ACT = expression(rf"{ACT}|$")
_SAYS = expression(rf"(?:也|还|曾|则|直接|近日|今日|日前)?(?:{_DATA['says']})")
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie"
    r"|in|iu"
    r"|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_PINYIN_GIVEN = expression(rf"{_SYLLABLE}[-']?(?:{_SYLLABLE})?", re.IGNORECASE)


def is_person(name: str) -> bool:
    """Whether a Chinese name looks like a person's."""
    if name[:2] in COMPOUND:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and fold(name[0]) in _SURNAMES and name not in NOT_PERSONS


def is_sure_person(name: str) -> bool:
    """Whether it can hardly be anything else where a person is expected."""
    folded = fold(name)
    if not is_person(folded) or any(char in _NO_GIVEN for char in folded[1:]):
        return False
    return not (len(folded) == 3 and folded[:2] in NOT_PERSONS)


@lru_cache(maxsize=20000)
def actor(bare: str, is_herald: bool) -> tuple[int, int] | None:
    """Where a person's name stands at the start of a stretch: behind a post, or before a word of saying."""
    start = int(is_herald and bare[:1] in ("为", "是"))
    ends = _ACT if is_herald else _SAYS
    for size in (4, 3) if bare[start : start + 2] in COMPOUND else (3, 2):
        stop = start + size
        if stop <= len(bare) and is_sure_person(bare[start:stop]) and ends.match(bare, stop):
            return start, stop
    return None


_DOTTED = expression(r"([\u4e00-\u9fff]{1,8})((?:·(?:(?![与和及])[\u4e00-\u9fffA-Z.]){1,8}){1,3})")
_FOREIGN = frozenset(_DATA["transliterating"])
# Hardly another foreign name is written with 卫.
_DAVID = "大卫"


def dotted(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Foreign names in Chinese letters, their parts joined by a dot: 萨姆·奥尔特曼."""
    found: list[Token] = []
    for match in _DOTTED.finditer(folded):
        start, end = match.start(2), match.end()
        low = match.start()
        if folded.endswith(_DAVID, low, start):
            start -= len(_DAVID)
        while start > low and folded[start - 1] in _FOREIGN:
            start -= 1
        last = folded.rfind("·", 0, end) + 1
        stop = last
        while stop < end and folded[stop] in _FOREIGN:
            stop += 1
        if stop == last and folded[last] in _SURNAMES:
            stop += 1  # 大卫·栾
        if start == match.start(2) or stop == last:
            continue
        senses = _whole(folded, start, last, end, gazetteer)
        if senses is not None:
            stop, known = senses
            found.append((start, stop, symbols.KIND["person"], known, _RANK))
        else:
            found.append((start, stop, symbols.KIND["person"], provisional(text[start:stop], "person"), _RANK))
    return found


def _whole(folded: str, start: int, last: int, end: int, gazetteer: Gazetteer) -> tuple[int, Any] | None:
    """The known person whose name this is, or whose family name ends it; the longest first."""
    for stop in range(end, last, -1):
        for begin in (start, last):
            senses = gazetteer.by_key.get(key(folded[begin:stop]))
            if senses and senses[0].kind == "person":
                return stop, senses
    return None


_RANK = 5


@lru_cache(maxsize=20000)
def is_english(name: str) -> bool:
    """Whether some capitalised words are a person's name: a given name that is widely known, or a name in pinyin."""
    words = name.split(" ")
    if not 2 <= len(words) <= 4 or words[-1] in _NOT_LAST or any(char.isdigit() for char in name):
        return False
    if not all(_PART.fullmatch(word) for word in words):
        return False
    if words[0].partition("-")[0] in _GIVEN or words[0] in GIVEN_WORDS or _is_of_east(words):
        return True
    if _FAMILY.fullmatch(words[-1]) and words[0].isalpha() and not words[0].isupper():
        return True
    return len(words) == 2 and (
        (words[0] in _PINYIN and _PINYIN_GIVEN.fullmatch(words[1]) is not None and len(words[1]) > 2)
        or (words[1] in _PINYIN and _PINYIN_GIVEN.fullmatch(words[0]) is not None and len(words[0]) > 3)
    )


def is_led_by_family(words: list[str]) -> bool:
    """Whether a name begins with that of the family: Seo of Seo Min-jae, Tang of Tang Jie."""
    if len(words) == 2 and words[0] in _KOREAN and _HYPHENED.fullmatch(words[1]):
        return True
    if words[0] in _GIVEN or words[-1] in _PINYIN:
        return False
    return len(words) == 2 and words[0] in _PINYIN and _PINYIN_GIVEN.fullmatch(words[1]) is not None


def _is_of_east(words: list[str]) -> bool:
    """Whether words are a name of Korea or Viet Nam: Park Jin-woo, Seo-yeon Kim, Pham Thi Lan."""
    if len(words) == 2 and any(a in _KOREAN and _HYPHENED.fullmatch(b) for a, b in (words, words[::-1])):
        return True
    return len(words) > 2 and words[0] in _VIETNAMESE and all(len(word) < 7 and word.isalpha() for word in words)


_KOREAN, _VIETNAMESE = frozenset(_DATA["korean_surnames"]), frozenset(_DATA["vietnamese_surnames"])
_HYPHENED = expression(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
# What only family names end with, or begin with.
_FAMILY = expression(rf"[^\W\d_a-z][^\W\d_]+(?:{_DATA['family_endings']})|(?:Mc|Mac|O['’])[A-Z][a-z]+")
_PART = expression(
    r"[^\W\d_a-z][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*|[A-Z]\.?|(?:Mc|Mac|O['’]|De|Di|Le|La|Van)[A-Z][a-z]+|de|van|von"
)


def is_compound(surname: str) -> bool:
    """Whether two characters are a surname of two."""
    return surname in COMPOUND


def is_foreign(name: str) -> bool:
    """Whether foreign names in Chinese are written with all of these characters."""
    return _FOREIGN.issuperset(name)
