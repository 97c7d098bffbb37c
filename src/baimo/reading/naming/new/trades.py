"""Houses told by how they end alone, behind a coined stem or a town: 恒岳水泥, 岭川农商行, 江澄图书馆."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.by_town import is_town
from baimo.reading.naming.new.forms import EVERYDAY_HAN, last_word
from baimo.reading.naming.words import FORMS, LEADERS, LED_IN
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key
from baimo.values.patterns import alternatives

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_DATA: dict[str, list[str]] = datafile.load(Path(__file__).with_name("trades.yaml"))
_BODIES = frozenset(_DATA["bodies"])
_GROUP = (
    "(?:集团|股份|控股|研究院"
    "|(?:科技|智能)(?=[^\u4e00-\u9fff]|$|[是的与和由在于已获将]|完成|宣布|推出|发布|成立|创始))?"
)
_ENDS = alternatives([*_DATA["trades"], *_DATA["bodies"]])
# Endings that are words too: only where a sentence goes on as behind a name.
_SOFT = (
    r"(?<!智能)(?<!科技)(?<!投资)(?<!制造)(?<!高速)(?<!动力)(?<!零售)(?<!工业)|(?=[^\u4e00-\u9fff]|$|[的与和由是在于已将获被等也有把从]"
    r"|宣布|完成|推出|发布|成立|创始|联合|旗下|估值|今年|去年|近日|开源|上线|签|采购|采用|提供|拿|投|作为|负责|目前|今日|正式|计划|更|还|则|就)"
)
_ENDING = expression(
    rf"(?P<end>{_ENDS})(?:{_SOFT}){_GROUP}"
    rf"(?!{'|'.join(_DATA['goes_on'])}|有限|[\u4e00-\u9fff](?:行业|产业|领域|市场))"
)
_RUN = expression(r"[\u4e00-\u9fff]{2,10}$")
_REGION = expression(r"[\u4e00-\u9fff]{2,4}[省市区县州]")
_SORT = expression(f"(?:{'|'.join(_DATA['sorts'])})+")
_NEVER = expression(
    "[的了着是在不也就都及或把被将从对向其性该各每某些此这那哪什么吗呢吧啊很更最已又再均仅只但而且因所者们她他它我你年月与和个家款种项次位名等含用做让使用要能会可]"
)
_LONGEST, _RANK = 10, 5


def trades(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Such houses, wherever they stand, that no list knows and no word is part of."""
    found: list[Token] = []
    last = 0
    for match in _ENDING.finditer(folded):
        run = _RUN.search(folded, max(last, match.start() - _LONGEST), match.start())
        stem = _stem(run[0], match["end"] in _BODIES, gazetteer) if run else ""
        if not stem:
            continue
        stem = _without_town(stem, folded, match[0], gazetteer)
        start, end = match.start() - len(stem), match.end()
        if key(folded[start:end]) not in gazetteer.by_key and not _is_within(
            folded, start, match.start(), end, gazetteer
        ):
            last = end
            senses = provisional(text[start:end], "organization", "legal")
            found.append((start, end, symbols.KIND["organization"], senses, _RANK))
    return found


def _stem(run: str, is_body: bool, gazetteer: Gazetteer) -> str:
    """What stands before the ending and is the name's own, from the first place where a name may begin."""
    word = last_word(run, gazetteer.lexicon)
    for at in range(max(0, len(run) - _WIDEST), len(run) - 1):
        is_start = (at == 0 and len(run) < _LONGEST) or at == word or (at > 0 and _ends_in_leader(run, at))
        stem = run[at:]
        is_start = is_start or (is_body and is_town(stem, gazetteer))
        if is_start and not _begins_with_leader(stem) and _may_be(stem, is_body, gazetteer):
            return stem
    return ""


def _without_town(stem: str, folded: str, ending: str, gazetteer: Gazetteer) -> str:
    """A stem without the town before it where the text has the name without: 越州医院 of 绍兴越州医院."""
    town = gazetteer.by_key.get(key(stem[:2])) if len(stem) > _LONGEST_STEM else None
    if town and town[0].kind == "place" and folded.count(stem[2:] + ending) > folded.count(stem + ending):
        return stem[2:]
    return stem


def _ends_in_leader(run: str, at: int) -> bool:
    """Whether what leads a name in ends there, and no longer word of that sort goes on: the 对 of 对话."""
    if at < len(run) and run[at - 1 : at + 1] in _LONGER:
        return False
    return LEADERS.fullmatch(run[:at]) is not None or LED_IN.fullmatch(run[:at]) is not None


def _begins_with_leader(stem: str) -> bool:
    """Whether a name may begin later: behind the 由 of 由恒岳, but not behind that of 由水."""
    return any(LEADERS.fullmatch(stem[:size]) or LED_IN.fullmatch(stem[:size]) for size in range(1, len(stem) - 1))


def _may_be(stem: str, is_body: bool, gazetteer: Gazetteer) -> bool:
    """Whether a stem is coined, or for what every town has one of a town's name."""
    if is_body and _REGION.fullmatch(stem):
        return not (_SORT.match(stem) or _NEVER.search(stem) or _begins_with_leader(stem))
    known = gazetteer.by_key.get(key(stem))
    if known or len(stem) > _LONGEST_STEM + is_body:
        return is_body and known is not None and known[0].kind == "place" and not _SORT.fullmatch(stem)
    if stem in EVERYDAY_HAN or _SORT.match(stem) or _NEVER.search(stem) or stem[0] in _LITTLE:
        return False
    lexicon = gazetteer.lexicon
    pairs = [stem[at : at + 2] for at in range(len(stem) - 1)]
    return not any(pair in EVERYDAY_HAN or pair in lexicon.words or pair in lexicon.decoys for pair in pairs)


def _is_within(folded: str, start: int, ending: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a longer known name holds the find, or a known one ends it: the 深创投 of 由深创投."""
    for at in range(start + 1, ending):
        inner = gazetteer.by_key.get(key(folded[at:end]))
        if inner and inner[0].kind in _BEARERS:
            # 兰阳仁济医院 is another than 仁济医院
            return at < start + 2 or folded[ending:end] != "医院"
    low = max(0, start - 4)
    return any(
        gazetteer.by_key.get(key(folded[a:b]))
        for a in range(low, start + 1)
        for b in (end, end + 1, end + 2)
        if (a, b) != (start, end)
    )


_WIDEST, _LONGEST_STEM = 5, 3
_LITTLE = frozenset("由与和及在对向为给让被把将到于获")
_BEARERS = frozenset(["organization", "person", "model", "product"])
_LONGER = frozenset(word for word in (*FORMS["leaders"], *FORMS["leads_in"]) if len(word) == 2)
