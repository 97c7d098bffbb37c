"""Stretches of Chinese in which nothing is known: the company or the person whom the words around them tell."""

from __future__ import annotations

from functools import lru_cache

from baimo.reading.naming.known.homophones import Homophones
from baimo.reading.naming.mentions import LATE, Token, provisional
from baimo.reading.naming.new import people
from baimo.reading.naming.new.forms import COMMON_HAN, ENDING, EVERYDAY_HAN, company_by_ending, filler
from baimo.reading.naming.words import FORMS, LED_IN
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.values.expressions import expression

_HERALDS = ("by", "post", "chief", "founder", "founder_and_chief", "and", "naming")
_DEEDS = ("raise", "announce", "found", "founder", "founder_and_chief", "chief", "value_at", "list", "belong", "locate")
_MORE_DEEDS = ("finance", "backing", "acquire", "release", "open_source", "develop", "focus", "self_develop", "spin")
_COMPANIES = [
    "公司",
    "企业",
    "科技公司",
    "初创公司",
    "创业公司",
    "初创企业",
    "创业企业",
    "厂商",
    "巨头",
    "大厂",
    "新创",
]
_COMPANIES += ["新创公司", "新创企业", "独角兽", "子公司", "全资子公司", "控股子公司"]
# 在苏州创办澜石芯科: what somebody founds is a company.
_FOUNDED = ["创办", "创立", "创建", "联合创办", "联合创立", "共同创立", "共同创办"]
# What stands before a name and behind it, and belongs to neither.
_LEAD = expression(
    rf"(?:{LED_IN.pattern}|的|之|其中|而|但|例如|比如|据|由|与|和|及|对|向|从|让|是|为|即|名为|叫做?"
    r"|新锐|明星|知名|著名|老牌|头部|领先|一家|这家|本土|包括|来自|[ “\"‘'])*"
)
_TAIL = expression(
    r"(?:今日|今天|今晚|昨日|昨天|近日|日前|近期|此前|随后|正式|率先|首次|官网|官方|方面|今年|去年|目前|当前|刚刚|最近|同时|一共|累计"
    r"|[又也已还则将再刚曾才便即共在于等自由就均都正的[ ”\"’'])*$"
)
# What in a stretch itself may tell of a name.
_HINT = expression(f"{ENDING.pattern}|券商|[药车国央民创]企|运营商|独角兽|车厂")
_CALLED = expression(r"(?:叫做?|名叫|名为|称为)([\u4e00-\u9fff]{2,6})的$")
_BEHIND_WORD = expression(r".*(?:[了过到的是叫由与和被]|见|采访|走进|投资|收购)([\u4e00-\u9fff]{2,6}?)的?$")
# The sort of company right before its name, within a stretch: 药企百衲制药.
_SORTED = expression(
    r"(?:券商|药企|车企|国企|央企|民企|创企|运营商|独角兽|车厂|银行)([\u4e00-\u9fff]{2,6}?)(?:$|[和与、的在已也将])"
)
_HAN_NAME = expression(r"[\u4e00-\u9fff]{2,7}")
_HAN = expression(
    r"(?![也又还并都就再已刚正将更最仍却则亦均皆进加大小不没占在对向从为被把与和而但且如若因所其该这那此本每各某另凡第可能凭因以由据按经会要想让使令给到去来说是有无多少很太较极首次同共曾未先后前上下中内外间年月日时约近逾超它他她我你您才讲像谁它他她我你您才讲像谁们底]"
    r"|目前|同样|听说|据说|至今|迄今|然后|后来|接着|接下|于是|其实|当然|那边|这边|那么|整个|讲师|主讲|讲者|手机|大概|差不|属实|所以|因此)([\u4e00-\u9fff]{2,4}?)(?:[则也还又已将曾就再正均都]{0,2}[于在是为从自以有]?)"
)
_NO_BEGIN = expression(
    r"[的了着不都就及或把被将从对向其该各每某些此个这那哪什吗呢吧啊很更最已曾又还再均仅只但而且因所者们一两三四五六七八九十几多如若虽随当我你他她它本另除按据目前原同]"
    r"|刚|是|听说|据说|至今|迄今|上述|以上|以下|有关|相关|许多|业内|国内|国外|海外|全球|全国|世界|多家|两家|首批|首个|首款|新款|旗下|最新|最大|整个|整体|全部|部分|其他|主要|重要|正式|近日|日前|同时|同年|去年|今年|明年"
)
_NO_NAME = expression("[的们了着]")
_NO_PERSON = expression(
    "[^\u4e00-\u9fff]|[的了着是在不也都及或把被将从对向其该各每某这那哪们我你他她它与和等曾还则已于]|先生|女士|教授|博士|本人|团队|方面|今天|昨天|近日|日前"
)
_NO_CHAR = expression(
    r"[的了着是在不也就及或把被将从对向其该各每某些此个这那哪什么吗呢吧啊很更最已曾又还再均仅只但而且因所者们她他它你我年月日与和并则副]"
)
_NO_END = expression("(?:" + "|".join(FORMS["no_house_ends"]) + ")$")


class Gaps:
    """Holds what an alphabet has for the words that lead to a name or follow one."""

    def __init__(self, lexicon: Lexicon, homophones: Homophones) -> None:
        words = lexicon.classes
        self._heralds = frozenset("".join(words[name] for name in _HERALDS))
        self._posts = frozenset("".join(words[name] for name in _HERALDS if name not in ("by", "and")))
        self._before_company = frozenset(c for word in _COMPANIES + _FOUNDED if (c := lexicon.words.get(word)))
        longer = lexicon.longer()

        def all_of(names: tuple[str, ...]) -> frozenset[str]:
            chars = "".join(words[name] for name in names)
            return frozenset(chars + "".join(longer.get(char, "") for char in chars))

        self._deeds = all_of(_DEEDS)
        self._all_deeds = self._deeds | all_of(_MORE_DEEDS)
        self._says = frozenset(words["announce"] + words["opinion"] + words["join"] + words["appoint"])
        place = "".join(char for kinds, char in lexicon.alphabet.kind_sets.items() if "place" in kinds)
        self._places = frozenset(place + words["of"])
        self._starts = self._heralds | _STARTS
        # Behind any other symbol a stretch holds a name only where it tells so itself.
        self._leads = self._starts | self._posts | self._before_company | self._places
        self._follows = self._deeds | self._before_company
        self._homophones = homophones

    def split(self, text: str, start: int, gap: str, before: str, after: str) -> list[Token] | None:
        """A folded stretch split around the name that it holds, if any; `before`, `after` are the symbols beside it."""
        end = start + len(gap)
        bare = gap.strip()
        if len(bare) < 2 or (before not in self._leads and after not in self._follows and not _HINT.search(gap)):
            return None
        named = company_by_ending(text, start, gap) if len(bare) > 3 else None
        if named is not None:
            left = self.split(text, start, gap[: named[0] - start], before, named[2]) or filler(text, start, named[0])
            return [*left, named, *filler(text, named[1], end)]
        at = start + gap.index(bare)
        person = self._person(bare, before, after)
        if person is not None:
            return _around(text, start, end, _token(text, at + person[0], at + person[1], "person"))
        house = self._house(bare, before, after) or self._inner_house(bare, after)
        if house is not None:
            a, b = at + house[0], at + house[1]
            known = self._homophones.of(bare[house[0] : house[1]], ("organization",))
            token = (a, b, symbols.KIND[known[0].kind], known, _RANK) if known else _token(text, a, b, "organization")
            return _around(text, start, end, token)
        return self._perhaps(text, start, gap, bare, before)

    def _person(self, bare: str, before: str, after: str) -> tuple[int, int] | None:
        if before in self._posts:
            # 创始人花不染表示: whatever the surname
            is_told = after in self._says and 2 <= len(bare) <= 4 and not _NO_PERSON.search(bare)
            return people.actor(bare, True) or ((0, len(bare)) if is_told and bare not in EVERYDAY_HAN else None)
        if before not in _STARTS:
            return None
        if after in self._says and 2 <= len(bare) <= 4 and people.is_sure_person(bare):
            return 0, len(bare)
        return people.actor(bare, False)

    def _house(self, bare: str, before: str, after: str) -> tuple[int, int] | None:
        """Where a company's name stands: behind 初创公司, or at the start of a clause before what only companies do."""
        led = before in self._before_company
        if not led and (after not in self._all_deeds or (before not in self._starts and before not in self._places)):
            return None
        low = _LEAD.match(bare).end()  # type: ignore[union-attr]
        high = _TAIL.search(bare, low).start()  # type: ignore[union-attr]
        if not led and before in self._places and not low:
            return None
        if led and high == len(bare) and after not in self._all_deeds and after not in _ENDS:
            return None
        if led and _is_made_of_words(bare[low:high]):
            return None
        return (low, high) if is_house(bare[low:high], after in self._deeds or led) else None

    def _inner_house(self, bare: str, after: str) -> tuple[int, int] | None:
        """Where a company stands at the end of a longer stretch: 见到了X的 before 创始人, 有一家叫X的 before 公司."""
        called = _CALLED.search(bare) if after in self._before_company else None
        if called is None and after in self._deeds:
            called = _BEHIND_WORD.search(bare)
        called = called or _SORTED.search(bare)
        return called.span(1) if called and is_house(called[1], True) else None

    def _perhaps(self, text: str, start: int, gap: str, bare: str, before: str) -> list[Token] | None:
        """A few characters that may be a name and may be nothing: where a rule expects one, it is."""
        end = start + len(gap)
        if before in self._heralds and bare[:1] in ("为", "是"):
            start, bare = start + gap.index(bare) + 1, bare[1:]
            gap = gap[start - end :]
        han = _HAN.fullmatch(bare) if before in self._starts else None
        if not han or _is_made_of_words(han[1]) or han[1] in people.NOT_PERSONS or _NO_NAME.search(han[1]):
            return None
        a = start + gap.index(han[1])
        b = a + len(han[1])
        known = self._homophones.of(han[1]) if len(han[1]) > 2 else None
        what = (a, b, symbols.KIND[known[0].kind], known, _RANK) if known else (a, b, symbols.HAN, LATE, _RANK)
        return [what, *filler(text, b, end)]


_RANK = 0
_STARTS = frozenset([symbols.COMMA, symbols.STOP, symbols.BLOCK, symbols.COLON, symbols.LIST, symbols.DATE])
_ENDS = frozenset([symbols.COMMA, symbols.STOP, symbols.BLOCK, symbols.LIST, symbols.OPEN, symbols.CLOSE, symbols.DATE])


@lru_cache(maxsize=20000)
def _is_made_of_words(name: str) -> bool:
    """Whether a few Han characters are an everyday word, two of them, or one and what goes on: 业绩超."""
    if name in EVERYDAY_HAN:
        return True
    return len(name) > 2 and name[:2] in EVERYDAY_HAN and (len(name) == 3 or name[2:] in EVERYDAY_HAN)


@lru_cache(maxsize=20000)
def is_house(name: str, is_sure: bool) -> bool:
    """Whether some Han characters can be the name of a company; longer ones only where the words beside are sure."""
    if not _HAN_NAME.fullmatch(name) or name in (COMMON_HAN if is_sure else EVERYDAY_HAN):
        return False
    if len(name) > 4 and not is_sure:
        return False
    if people.is_sure_person(name):
        return False
    return not (_NO_BEGIN.match(name) or _NO_CHAR.search(name) or _NO_END.search(name))


@lru_cache(maxsize=20000)
def may_be_house(name: str) -> bool:
    """Whether some Han characters are neither a word, nor a person's name, nor end as no company does."""
    return name not in COMMON_HAN and not people.is_sure_person(name) and not _NO_END.search(name)


def _token(text: str, start: int, end: int, kind: str) -> Token:
    return start, end, symbols.KIND[kind], provisional(text[start:end], kind, "beside"), _RANK


def _around(text: str, start: int, end: int, token: Token) -> list[Token]:
    return [*filler(text, start, token[0]), token, *filler(text, token[1], end)]
