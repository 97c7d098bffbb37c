"""Names that no list knows, told by their form: capital letters, hyphens, the endings of companies."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from pathlib import Path

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, provisional
from baimo.reading.naming.new.by_town import begins_with_town, is_house_of_town, new_town, of_project
from baimo.reading.naming.new.endings import (
    BRANCH,
    CALLED,
    CALLED_ENDS,
    DEVICE,
    ENDS,
    EVERY_TOWN,
    INVESTOR,
    OF_TOWN,
    SOFTWARE,
    TEST,
)
from baimo.reading.naming.new.everyday import is_opening_word
from baimo.reading.naming.new.laws import NUMBERED, laws, without_bill
from baimo.reading.naming.new.legal import without_form
from baimo.reading.naming.new.likely import is_person_beside, is_sort_of_ai, kind_beside
from baimo.reading.naming.new.people import GIVEN_WORDS, is_english
from baimo.reading.naming.new.purposes import by_purpose
from baimo.reading.naming.new.ranges import is_of_house
from baimo.reading.naming.new.titled import titled_in_english
from baimo.reading.naming.numbered.cards import seller_before
from baimo.reading.naming.numbered.of_page import kind_of_page
from baimo.reading.naming.numbered.runs import behind_han
from baimo.reading.naming.numbered.versions import (
    EVERYDAY_VERSION,
    ends_with_version,
    is_versioned,
    of_family,
    versioned,
)
from baimo.reading.naming.words import FORMS, LABEL, LED_IN, LIKENED
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold, key

# Of two finds that overlap, the one of the higher rank stays.
WORD, CAPITAL, QUANTITY, DATE, NAME, TITLE = range(6)

POLICY = expression(
    r"(?:法案|办法|條例|辦法|条例|规定|意见|通知|规划|指南|法|行动计划|纲要|方案|标准|命令|准则|公约|计画|行动计画|指引|纲领|Act|Regulation|Order|Measures|Bill"
    r"|Law|Guidelines|Rules?|Framework|Directive|Decree|Action Plan|Accord|Convention|Omnibus|Declaration"
    r"|Charter|Treaty|Strategy)(?: \d\.\d)?(?:[（(].{0,12}[）)])?$"
)
# Letters with marks too: Inès, Zürich, Łukasz.
_WORD = r"(?:[a-z]{1,3}(?=[A-Z][A-Za-z]{2}))?[A-ZÀ-ÖØ-Þ\u0100-\u017f][A-Za-z0-9À-ÖØ-öø-\u017f]*"
_WORD += r"(?:(?!['’]s\b)[-.&'’+][A-Za-z0-9À-ÖØ-öø-\u017f]+)*"
# `Gale 3 mini`, but not the 3 of 3,000 nor the 20 of 20美元.
_VERSIONED = (
    r"(?:v(?=\d)|)(?:1?\d(?:\.\d+)?|[2-9]\d(?!\.\d))(?![\d%B/]|x\d|[.,]\d|[ -]?(?:[GTM]i?B|W)(?![A-Za-z])"
    r"| ?(?:[美欧港日澳]?元|块|英镑|人民币|[万亿千百年月日号])"
    r"| (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|million|billion|trillion|thousand|percent|points)\b)"
    r"(?:[ ](?:mini|nano|small|medium|large|lite|pro|max|turbo|flash)(?![A-Za-z0-9_]))?"
)
# What joins the parts of a name of a person: Jelle van Rossum.
_JOINED = r"(?:van|von|de|da|di|du|do|el|ten|ter|bin|ibn|dos)(?: (?:der|den|la))?"
_CAPITAL = expression(
    # PARIS--(BUSINESS WIRE)--Vireo: two hyphens are a dash
    rf"(?<![A-Za-z0-9.@/_])(?:(?<=--)|(?<!-)){_WORD}"
    rf"(?:[ ](?:(?:{_JOINED} )?{_WORD}|(?:\d{{1,2}}x)?\d{{1,4}}B(?![A-Za-z0-9])|{_VERSIONED}))*"
)
_COMPANY = expression(
    r"(?:^|[的了在于与和及由被将把同据另是有])((?:(?![的了在于与和及由被将把同据另是有])[\u4e00-\u9fffA-Za-z]){2,6}(?:科技|智能|集团|研究院|实验室|资本|创投|智驾|机器人"
    r"|半导体|微电子|人工智能|软件|网络|数科|数智|智联|智造|智算|智行|国投|控股|光电|互娱|大学|基金会))"
    r"(?=$|[于在则也就将还近正已宣的连再又拟是为由日今累首共目现])"
)
# The last two characters of those endings: most gaps hold none, and this is far quicker to see.
ENDING = expression(
    "科技|智能|集团|究院|验室|资本|创投|智驾|器人|导体|电子|软件|网络|数科|数智|智联|智造|智算|智行|国投|控股|光电|互娱|大学|金会"
)
NO_COMPANY = expression(
    r"^(?:一|这|该|多|几|国内|国外|上市|创业|初创|科技|大型|互联网|头部|两|三|各|其|母|子|分|控股|某|本|我|很|许多|有关|相关|新|和|与|及|在|从|对|为|以"
    r"|人工|通用|高|全球|中国|美国|专用|具身|移动|深度|神经|复杂|计算机|互联|社交|服务|仿生|人形|工业|先进|开源|国产|海外"
    r"|西方|搅动|背后|知名|云端"
    r"|轮式|双足|四足|足式|履带|协作|配送|巡检|清洁|陪伴|桌面|类人|商用|家用|家庭)"
)
_WORDS: dict[str, list[str]] = datafile.load(Path(__file__).with_name("words.yaml"))
COMMON_HAN = frozenset(FORMS["common_han"])
# What no name is where only its place speaks for one; a house told in full may be called by such a word for short.
EVERYDAY_HAN = COMMON_HAN.union(_WORDS["common"])
NOT_NAMES = frozenset(FORMS["not_names"])
KINDS_OF_AI = frozenset(FORMS["kinds_of_ai"])
_EVENT_AFTER = expression(r" ?(?:大会|大會|峰会|论坛|會議|会议|展会|conference|summit|event|keynote|forum|杯|奖|榜)")
_EVENT_BEFORE = expression(r"(?:(?P<at>[在于於])|at the|during)[ ]?$")
# 在GTC上发布: an event; 在Kolibri工作, 在Nimbus-Base的基础上: none.
_EVENT_BEHIND = expression(
    r"(?: ?20\d\d)?(?: ?[上中](?![班海市线游央国文])| ?(?:期间|現場|现场|会上|大会|峰会|论坛|展|开幕|闭幕|首日|主题演讲"
    r"|宣布|發布|发布|亮相|登场)|[ ]?[，,])"
)


@cache
def _heads() -> frozenset[str]:
    rows: dict[str, list[str]] = datafile.load(Path(__file__).parents[2] / "tables" / "columns.yaml")["predicates"]
    return frozenset(fold(head) for heads in rows.values() for head in heads)


@cache
def _keys() -> frozenset[str]:
    """Words that head a column or stand before a colon: no names either."""
    return frozenset(word for head in _heads() for word in head.split(" "))


def _is_given(word: str, after: str, lexicon: Lexicon) -> bool:
    """Whether an everyday word is the given name of a person: the Bill of Bill McDermott."""
    return word in GIVEN_WORDS and after.isalpha() and not _is_word(after, lexicon)


def _may_end(word: str, lexicon: Lexicon) -> bool:
    return f" {word}" in _SUFFIXES or _is_half_a_head(word, lexicon)


def _is_half_a_head(word: str, lexicon: Lexicon) -> bool:
    """Whether a word stands but in heads of several (thermal design power), and may end a name: Tarpon Thermal."""
    return not _is_everyday(word, lexicon) and fold(word) not in _heads() and fold(word) in _keys()


def capitals(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Runs of capitalised words that may be names, without the everyday words at their ends."""
    found: list[Token] = laws(text, gazetteer, NAME, TITLE)
    found += [
        (a, b, symbols.KIND["organization"], known_or_new(gazetteer, text[a:b], "organization"), TITLE)
        for a, b in by_purpose(text, partial(_is_plain, gazetteer=gazetteer))
    ]
    lexicon = gazetteer.lexicon
    found += titled_in_english(text, partial(_is_word, lexicon=lexicon), gazetteer)
    called = {match["name"] for match in CALLED.finditer(text)} if CALLED_ENDS.search(text) else set()
    for match in _CAPITAL.finditer(text):
        name, start = match[0], match.start()
        if name in called and name not in NOT_NAMES and key(name) not in gazetteer.by_key:
            found.append((start, match.end(), symbols.KIND["product"], provisional(name, "product"), TITLE))
            continue
        name = without_bill(text, start, name)
        if _is_word(name, lexicon) or NUMBERED.match(text, start) or LIKENED.fullmatch(name):
            continue
        second = _SECOND_NUMBER.search(name)
        if second:
            name = name[: second.start()]  # the score behind DeepSeek-R1
        if name.endswith("-based"):
            name = name[:-6]
        hung = _HUNG.search(name)
        if hung:
            of = name[: hung.start()]
            found.append((start, start + len(of), symbols.CAPITALISED, provisional(of, ""), CAPITAL))
            name, start = name[hung.end() :], start + hung.end()
        if town := new_town(text, name, start, partial(_is_word, lexicon=lexicon)):
            found.append((*town, NAME))
            continue
        piece = _backer(text, name, start) or _core(name, start, lexicon)
        if piece is None or _is_event(text, start, piece[1]):
            continue
        a, b = _trimmed(text, of_project(text, *piece, gazetteer), piece[1])
        if not (
            is_sort_of_ai(text, a, b)
            or LABEL.fullmatch(text, a, b)
            or _NOT_BEFORE.match(text, b)
            or is_opening_word(text, a, b)
        ):
            found.append(_capital(text, a, b, name, gazetteer))
    return found


def _is_event(text: str, start: int, end: int) -> bool:
    """Whether the words around a name make it that of an event, at which something happened."""
    before = _EVENT_BEFORE.search(text, max(0, start - 7), start)
    if before is None or TEST.search(text[start:end]):
        return False
    return not before["at"] or _EVENT_BEHIND.match(text, end) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without what its end says of it: GB300s are several, a `Sydney AI firm` is one in AI; a plan is whole."""
    if _CODES.fullmatch(text, start, end):
        return start, end - 1
    if plan := _PLANNED.match(text, end):
        return start, plan.end()
    is_in_ai = text.endswith(" AI", start, end) and _OF_SORT_AI.match(text, end)
    return (start, end - 3) if is_in_ai else (start, end)


def _is_plain(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is an everyday one, or a name by itself."""
    return _is_word(word, gazetteer.lexicon) or key(word) in gazetteer.by_key


# A round, and an event, are no names.
_NOT_BEFORE = expression(r"\+{0,2}轮|" + _EVENT_AFTER.pattern)
_CODES = expression(r"[A-Z]{1,4}\d{2,4}[A-Z]{0,2}s")
# `Oslo-based X`, `Google-owned X`: two names.
_HUNG = expression(r"-(?:based|owned|controlled|backed|funded) ")
_SECOND_NUMBER = expression(r"(?<=\d) \d{1,4}(?:\.\d+)?$")
_OF_SORT_AI = expression(
    r" (?:firm|start-?up|company|lab|chip-?maker|unicorn|giant|developer|pioneer"
    r"|researcher|specialist|group|business|ventures?)s?\b"
)


def _capital(text: str, a: int, b: int, run: str, gazetteer: Gazetteer) -> Token:
    """What a capitalised name may be, by its ending, the words beside it or its version: a law, a house, a person."""
    a += seller_before(text[a:b], gazetteer)
    written = text[a:b]
    if " " in written and POLICY.search(written):
        rank = NAME if gazetteer.holds_name(run, "policy") else TITLE
        return a, b, symbols.KIND["policy"], provisional(written, "policy"), rank
    if _is_company(written, gazetteer):
        bare = without_form(written)
        how = "form" if bare == written else "legal"
        return a, b, symbols.KIND["organization"], provisional(bare, "organization", how), TITLE
    if is_english(written) or is_person_beside(text, a, b):
        rank = CAPITAL if key(written) in gazetteer.by_key else TITLE
        return a, b, symbols.KIND["person"], provisional(written, "person"), rank
    known = gazetteer.by_key.get(key(written)) if written[-1].isdigit() else None
    if not known and is_of_house(written, gazetteer):
        kind = kind_beside(text, a, b)
        return a, b, gazetteer.versioned, versioned(written, kind if kind in THINGS else "model"), TITLE
    if known and known[0].kind in THINGS:
        return a, b, symbols.KIND[known[0].kind], known, NAME
    device = "product" if DEVICE.search(written) or SOFTWARE.search(written) else ""
    device = "dataset" if TEST.search(written) else device
    rank, likely = _rank(text, a, b, gazetteer), kind_beside(text, a, b) or device
    if likely == "place":
        return a, b, symbols.KIND["place"], provisional(written, "place", "beside"), rank
    if family := of_family(text, a, b, gazetteer):
        return a, b, symbols.KIND[family[0].kind], family, TITLE
    if is_versioned(written):
        return a, b, gazetteer.versioned, versioned(written, likely or kind_of_page(text)), max(rank, NAME)
    if not likely and _CODE.fullmatch(written):
        likely = kind_of_page(text)
    return a, b, symbols.CAPITALISED, provisional(written, "", likely=likely), rank


THINGS = frozenset(["model", "product", "chip"])
# G1, X30, PM01: the number of something that is built.
_CODE = expression(r"[A-Z]{1,3}\d{1,3}[A-Z]?")


def _is_company(written: str, gazetteer: Gazetteer) -> bool:
    """Whether a name ends as those of organizations do: `Northvane Labs`, neither `Google Research` nor `Open AI`."""
    if " " not in written or not ENDS.search(written) or key(written) in gazetteer.by_key:
        return False
    first = written.split(" ")[0]
    if first in KINDS_OF_AI or EVERY_TOWN.match(written):
        return False
    known = gazetteer.by_key.get(key(first), ())
    if not known or known[0].kind == "person" or INVESTOR.search(written) or OF_TOWN.search(written):
        return True
    return is_house_of_town(written, gazetteer, partial(_is_word, lexicon=gazetteer.lexicon))


def _rank(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """How well a form holds against a known name within it: `Mind GPT` in a Chinese sentence is one name, not GPT."""
    written = text[start:end]
    if " " not in written:
        first, hyphen, rest = written.partition("-")
        if hyphen and len(first) > 2 and key(first) not in gazetteer.by_key and gazetteer.holds_name(rest, "model"):
            return TITLE  # Canto-Whisper-L is none of Whisper's versions
        return NAME if _MIXED.search(written) else CAPITAL
    if INVESTOR.search(written):
        return CAPITAL if key(written) in gazetteer.by_key else TITLE
    first, _, last = written.rpartition(" ")
    if BRANCH.search(written) and key(first) not in gazetteer.by_key:
        return TITLE
    if key(first) not in gazetteer.by_key and _is_field(last, gazetteer):
        return NAME  # `Osprey Health`: the name of a field that ends a name means none
    if begins_with_town(text, start, written, gazetteer, partial(_is_word, lexicon=gazetteer.lexicon)):
        return TITLE
    first = written.split(" ")[0]
    if start and "\u4e00" <= text[start - 1] <= "\u9fff" and key(first) not in gazetteer.by_key:
        return NAME if key(written) in gazetteer.by_key else TITLE
    return NAME if _MIXED.search(written) else CAPITAL


def _is_field(word: str, gazetteer: Gazetteer) -> bool:
    senses = gazetteer.by_key.get(key(word), ())
    return bool(senses) and all(sense.kind in ("industry", "technology") for sense in senses)


def hyphened(text: str, lexicon: Lexicon) -> list[Token]:
    """Chinese names with a version or a size behind a hyphen: 玄鸟-7B-Base."""
    found: list[Token] = []
    for match in behind_han(_HYPHENED, text, 6):
        cut = last_word(match[1], lexicon)
        if led := _LED.match(match[1], cut):
            cut = led.end()  # 玉山银行以皓月-13B
        han, start = match[1][cut:], match.start() + cut
        if len(han) >= 2:
            name = text[start : match.end()]
            found.append((start, match.end(), symbols.CAPITALISED, provisional(name, ""), TITLE))
    return found


def last_word(han: str, lexicon: Lexicon) -> int:
    """Where the last everyday word of some Han characters ends, that leaves at least two."""
    folded = fold(han)
    ends = [i + 1 for i in range(len(han) - 2) if han[i] in _PARTICLES]
    ends += [match.end() for match in (_FORMER.match(han),) if match and len(han) - match.end() >= 2]
    for size in (2, 3):
        ends += [i + size for i in range(len(han) - 1 - size) if folded[i : i + size] in lexicon.words]
    return max(ends, default=0)


_HYPHENED = expression(
    r"([\u4e00-\u9fff]{2,6})(?:\d{1,2}(?=-\d{1,4}[BM](?![A-Za-z])))?-((?:\d+(?:\.\d+)?[BbMm]?|[A-Z][A-Za-z]+\d[\w.]*"
    r"|[A-Z]\d[\w.]*)(?:-[A-Za-z0-9.]+)*)(?![\u4e00-\u9fff]-)"
    # 净利润为-57,904万元: a sum below nothing
    r"(?![\d,.]*\d| ?[万萬亿億元%])"
)
_LED = expression(r".*[以从向用为给到让](?=[\u4e00-\u9fff]{2})")
_PARTICLES = "了的和与及在是由把将对叫们"
_FORMER = expression(r".*(?:[旧新老]版|[老新旧]款|[上前本]代|初代|底座|基座|自研|改用|换成|名为|叫做)")
_MIXED = expression(r"[A-Za-z]-?\d|\D \d{1,4}B$")


@lru_cache(maxsize=20000)
def _is_everyday(word: str, lexicon: Lexicon) -> bool:
    folded = fold(word)
    return word in NOT_NAMES or folded in lexicon.words or folded in lexicon.tight or folded in lexicon.decoys


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return _is_everyday(word, lexicon) or fold(word) in _keys()


def _core(name: str, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first run of words that are no everyday words."""
    numbered = EVERYDAY_VERSION.search(name)
    if numbered and numbered[1] not in NOT_NAMES:
        return start + numbered.start(1), start + numbered.end()
    at, first, last = 0, -1, -1
    words = name.split(" ")
    for word, after in zip(words, [*words[1:], ""], strict=True):
        plain = (
            not _is_given(word, after, lexicon)
            and _is_word(word, lexicon)
            and not (first >= 0 and _may_end(word, lexicon))
        )
        if not plain:
            first, last = (at if first < 0 else first), at + len(word)
        elif first >= 0:
            break
        at += len(word) + 1
    if first < 0 or last - first < 2 or not (name[first].isupper() or _CAMEL.match(name, first)):
        return None
    if last < len(name) and (_DEED.search(name) or _is_house_with(name[last:]) or ends_with_version(name[last:])):
        last = len(name)  # `Frontier Compliance Framework`: everyday words within the title of a rule
    if first and (ENDS.search(name[:last]) or POLICY.search(name[:last])):
        # `Technology Innovation Institute`, `AI Basic Act`: everyday words belong to the name of a house or a law.
        lead = name[:first].split(" ")[:-1]
        while lead and lead[0] in NOT_NAMES:
            lead.pop(0)
        first -= len(" ".join(lead)) + 1 if lead else 0
    return start + first, start + last


# `led by Reach Capital`: everyday words are the name of a fund where somebody is named as one who gives.
_FUND = expression(
    r"(?!(?:Venture|Human|Working|Private|Growth|Seed|Risk|Joint|Corporate|General|Managing|Strategic|Limited|Share"
    r"|Social"
    r"|Founding|Senior|Key|New|Our|Its|Their|Business|Channel|Launch|Design|Technology) [A-Z]\w+$)"
    r"(?:[A-Z][A-Za-z]+ ){1,2}(?:Ventures|Capital|Partners)"
)
_GIVES = expression(r"\b(?:by|from|with|and|including|,) $")


def _backer(text: str, name: str, start: int) -> tuple[int, int] | None:
    """A fund whose name is everyday words alone."""
    if not name.endswith(("Ventures", "Capital", "Partners")) or not _FUND.fullmatch(name):
        return None
    return (start, start + len(name)) if _GIVES.search(text, max(0, start - 12), start) else None


def _is_house_with(rest: str) -> bool:
    """Whether what is left of a run ends a house, everyday words and all: the rest of `Air Street Capital`."""
    words = rest.split()
    return 1 < len(words) < 4 and ENDS.search(rest) is not None and NOT_NAMES.isdisjoint(words[:-1])


_CAMEL = expression("[a-z]{1,3}[A-Z][A-Za-z]{2}")
_DEED = expression(r" (?:Act|Regulation|Measures|Guidelines|Framework|Directive|Action Plan|Convention|Charter)$")
# `Marlin Team will stay at $30 per user`: an everyday word that is a plan where a price is told of it.
_PLANNED = expression(
    r" (?:Teams?|Business|Basic|Starter|Family|Individual|Free|Standard|Growth|Scale|Edu|Personal|Advanced|Unlimited)"
    r"(?=:? ?(?:[$€£¥]|(?:plan |now |still |will |also )*(?:costs?|is|was|stays?|goes|go|went|starts?|at|from|drops?"
    r"|rises?|remains?|moves?)\b[^.\n]{0,24}[$€£¥]))"
)
_SUFFIXES = frozenset(f" {word}" for word in FORMS["suffixes"])


_SHORTEST = 4


def company_by_ending(text: str, start: int, gap: str) -> Token | None:
    """The company in a stretch of Chinese that its ending tells."""
    match = _COMPANY.search(gap) if ENDING.search(gap) else None
    if not match:
        return None
    led = LED_IN.match(match[1])
    a, b = start + match.start(1) + (led.end() if led else 0), start + match.end(1)
    if b - a < _SHORTEST or NO_COMPANY.match(text[a:b]):
        return None
    return a, b, symbols.KIND["organization"], provisional(text[a:b], "organization"), WORD


def filler(text: str, start: int, end: int) -> list[Token]:
    """What is left of a stretch beside a name."""
    size = len(text[start:end].strip(" \n\"'“”"))
    if not size:
        return []
    return [(start, end, symbols.SHORT if size <= 6 else symbols.LONGER, None, WORD)]
