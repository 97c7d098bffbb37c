"""Who takes part in a round: what is listed before 领投 and 跟投, behind 投资方包括, `led by`, `participation from`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import COMMON_HAN, TITLE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key


def investors(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Who takes part in a round: what is listed before 领投 and 跟投, or behind 投资方包括."""
    found: list[Token] = []
    for match in _ROUND.finditer(text):
        if match[0][-1] in "投资与":
            low = max(0, match.start() - 80)
            start = low + _CLAUSE.search(text, low, match.start()).start(1) - low  # type: ignore[union-attr]
            by = _BY.match(text, start, match.start())
            at = by.end() if by else start
            listed = text[at : match.start()]
        else:
            listed, at = _LISTED.match(text, match.end())[0], match.end()  # type: ignore[index]
        for part in _PART.finditer(listed):
            bare = _BESIDE.match(part[0])
            begin = bare.end() if bare else 0
            name = _ETC.sub("", part[0][begin:]).rstrip()
            if name[-1:] in "为是" and text[match.end() : match.end() + 1] == "方":
                name = name[:-1]  # 智谱为跟投方
            start = at + part.start() + begin
            if _is_investor(name) and key(name) not in gazetteer.by_key:
                end = start + len(name)
                found.append((start, end, symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


def _is_investor(name: str) -> bool:
    return 2 < len(name) <= 12 and name not in COMMON_HAN and not _NO_INVESTOR.search(name)


_JOINS = "领投|跟投|参投|参与投资"
# Every branch begins with a character of its own, so that the search passes over all others in one step.
_ROUND = expression(
    rf"联合?(?:独家|战略)?(?:{_JOINS})|独家(?:{_JOINS})|战略(?:{_JOINS})|{_JOINS}"
    r"|等(?:机构)?参与|独家投资|投资[方人](?:包括|为|有|是)了?|股东(?:包括|阵容包括)"
)
_CLAUSE = expression(r"(?:.*[，。；：！？,;:\n（(“「]|^)?([^，。；：！？,;:\n（(“「]*)$", re.DOTALL)
_BY = expression(r"[^，。；]*(?:由|获得?|引入|来自|拿到)")
_LISTED = expression(r"[^，。；！？,;\n）)]{0,80}")
_PART = expression(r"(?:(?!以及)[^、和与及])+")
_BESIDE = expression(
    r"[ •·*-]*(?:本轮(?:融资)?|此轮(?:融资)?|该轮(?:融资)?|此次融资|融资|[A-Z]\+?轮|其中)?"
    r"(?:据悉|据称"
    r"|由|是|获得?|分别由|均由|新老股东|[新老]股东|股东|投资机构|知名|产业方|(?:战略|财务|产业|外部)?投资[人方])+[ ]*"
    r"|[^，。；、等]{1,8}(?:机构|产业资本)(?=[\u4e00-\u9fff]{2})"
    # 芯片设计公司兆易创新, EDA龙头华大九天: of what sort who gave it is
    r"|[^，。；、等]{1,10}(?:公司|企业|厂商|龙头|巨头|大厂|独角兽|服务商|供应商|运营商|车企|药企|主机厂|家族办公室)(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_ETC = expression(
    r"作为[^、，。]{0,10}$|等[^、，。等]{0,6}(?:巨头|巨頭|大佬|力量|资方|資方|大厂|大廠|资本|資本|投资人|投资方|投資人)$|(?:等?(?:多家|[一二三四五六七八九十\d]+家)?(?:知名)?(?:机构|投资机构|公司|老股东|股东)?|等)?(?:共同|联合|持续|继续|继续加码|超额|独家|有意|有望|或将|拟|将|也|均|还|還|又|再|再次|曾|也曾|则|就|便|便已|已|已经|此前|随后|同时|先后)*$"
)
_NO_INVESTOR = expression(
    r"^旗下|^一众|^一眾|明星$|^.(?:基金|资本|创投|投资)$|[的了在将被把年月日轮亿万%0-9\"”」]|完成|宣布|融资|旗下|公司$|机构|股东|大部分|上述|此次|所有|全部|本轮|投资者|其|这|该|多家|知名|领投|跟投|参投|收购|[\u4e00-\u9fff]家"
)


def listed_in_english(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Houses that their list alone tells: `led by Benchmark, with participation from First Round and 1789 Capital`.

    Only those that nothing else has found whole: numbers and everyday words are parts of such names.
    """
    spans = list(_in_english(text))
    if not spans:
        return []
    kinds: dict[tuple[int, int], set[str]] = {}
    for start, end, _, senses, _ in found:
        if type(senses) is tuple and type(senses[0]) is Sense:
            kinds.setdefault((start, end), set()).update(sense.kind for sense in senses)
    return [
        (a, b, symbols.KIND["organization"], provisional(text[a:b], "organization", "listed"), TITLE)
        for a, b in dict.fromkeys(spans)
        if not _is_found(kinds.get((a, b), _NOTHING))
        and not _is_found({sense.kind for sense in gazetteer.by_key.get(key(text[a:b]), ())})
        and not _NO_HOUSE.search(text[a:b])
    ]


def _is_found(kinds: Set[str]) -> bool:
    """Whether a name is already one of somebody, or of a kind that is left open: no model and no number."""
    return bool(kinds & _SOMEBODY) or kinds == _OPEN


def _in_english(text: str) -> Iterator[tuple[int, int]]:
    """The places of the members of each list of those who gave money."""
    for lead in _GIVEN_BY.finditer(text):
        yield from _members(text, lead.end(), len(text))
    for verb in _GAVE.finditer(text):
        low = max(0, verb.start() - _LONGEST_LIST)
        start = max((match.end() for match in _OPENS.finditer(text, low, verb.start())), default=-1)
        spans = list(_members(text, start, verb.start())) if start >= 0 else []
        if spans and not text[spans[-1][1] : verb.start()].strip(" ,"):
            yield from spans


def _members(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    while (match := _MEMBER.match(text, at, stop)) is not None:
        yield match.start("name"), match.start("name") + len(_STOP_BEHIND.sub("", match["name"]))
        joint = _JOINT.match(text, match.end(), stop)
        if joint is None or match["name"] != _STOP_BEHIND.sub("", match["name"]):
            return
        at = joint.end()


_NOTHING: frozenset[str] = frozenset()
_SOMEBODY, _OPEN = frozenset(["organization", "person"]), frozenset([""])
_LONGEST_LIST = 160
_GIVEN_BY = expression(
    r"(?i:\b(?:led by|participation (?:from|by)|joined by|backed by"
    r"|(?:investors?|backers|shareholders) (?:including|include|such as|like)"
    r"|(?:investment|funding|backing|cheques|checks) from)) (?=[A-Za-z0-9])"
)
_GAVE = expression(
    r" (?:(?:all |both |have |has )?(?:also |then )?(?:participated|invested|took part|taking part|joined|joining in"
    r"|joining|put in money|put money in|participating|chipped in|co-led)|led the round|leading)\b"
)
_OPENS = expression(r"(?<=[a-z0-9)”\"])[.;] |\n|, with | with |, while |(?<=\A)")
_SORT = (
    r"(?:(?:[Ee]xisting|[Nn]ew|[Rr]eturning|[Ee]arlier|[Ee]arly|[Pp]revious|[Pp]rior|[Cc]urrent|its|the|venture|capital"
    r"|private|equity|strategic|firms?|funds?|investors?|backers?|shareholders?|giants?|chipmakers?|seed|long-time"
    r"|longtime|as well as|from|by) )*"
)
_MEMBER = expression(
    rf"{_SORT}(?P<name>(?:(?:(?:[A-Z]\.)?[A-Z]{{1,2}}|St|Mt)\.(?= [A-Z])|[A-Z][\w+-]*|\d{{1,2}}[A-Z]\w*"
    r"|\d{1,4}(?= (?:Capital|Ventures?|Partners|Fund|Global|Advisors|Group)\b))"
    r"(?: (?:&|of|(?:Co|Inc|Ltd|Corp)\.|[A-Z][\w+-]*(?:\.(?= [A-Z]\.? ?[A-Z]))?))*)(?! ?[’'$€£\d])"
    # `led by Dutch chip maker ASML`: of what sort who gave it is, no name
    r"(?=[,.;:)\n]|$| \(| (?:and|with|at|in|for|as|to|on|that|which|who|also|all|both|joined|joining|participated"
    r"|participating|took|taking|put|led|leading|invested|chipped|co-led|have|has|then)\b)"
)
_JOINT = expression(r"(?: \([^()]{1,20}\))?(?:,? and |, | as well as )")
_STOP_BEHIND = expression(r"(?: (?:of|&|Series|in|In|The))+$")
_NO_HOUSE = expression(
    r"\b(?:Series|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|C[EFTOISPMR]O|Chief|Chair(?:man|woman)?|Director|President|Professor|Dr|Mr|Ms|Sir|The|It|Its|In|Existing|New|Others?|We|I|You|They|He|She)\b"
)
