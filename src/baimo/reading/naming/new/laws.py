"""Laws and orders in English that no list knows: by their number, or by what they are and of what they treat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, known_or_new, places_of
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b"
# Behind the name of a law its number is no other one.
NUMBERED = expression(
    r"(?<!Act, )(?<!Act \()\b(?:Executive Order|EO|Regulation \(EU\)|Directive \(EU\)|[SAH]B|H\.?R\.?"
    r"|(?:Senate|House|Assembly) Bill|Public Law|Law(?= No))[ -](?:No\. ?)?\d[\d/-]*(?!\w)"
    r"|(?<!Act, )(?<!Act \()\b[SAH]B[ -]?\d{2}[A-Z]?-\d{2,4}(?!\w)",
    re.ASCII,
)
# `Opinions on the AI Plus Initiative`, `Interim Measures for the Management of Generative AI Services`.
_TITLED = expression(
    r"\b(?!(?:The|In|On|Under|This|That|An?) )(?:[A-Z][\w-]+ ){1,5}(?:\([A-Z]{2,6}\) )?"
    r"(?:Code of (?:Practice|Conduct)|Bill of Rights)\b"
    r"|\b(?:(?:Interim|Provisional|Administrative|Draft|Trial|National|Basic|New) ){0,2}"
    r"(?:Measures|Opinions|Provisions|Regulations?|Rules|Guidelines|Guidance|Notice|Action Plan|Plan|Framework"
    r"|Principles|Code of Practice|Recommendation|Convention|Act|Law|Order|Decree|Strategy|Roadmap)"
    rf" (?:on|for|of|concerning|regarding)(?: the)? (?!{_MONTH})[A-Z][\w-]+"
    rf"(?:(?:(?: (?:and|of|for|the|on|in|to|an?))* (?!{_MONTH})[A-Z][\w-]+))*"
)
_WORD = r"(?:(?:[A-Z][\w'-]*|AI\+?) )"
# `the CHIPS and Science Act`, `the Data (Use and Access) Act 2025`, `the National AI Policy 2082`
_ACT = expression(
    rf"(?:(?<=[Tt]he )|(?<=['’]s )|(?<=\()){_WORD}{{1,5}}Act\b"
    rf"|(?:(?<=[Tt]he )|(?<=['’]s )|(?<=\()){_WORD}{{1,5}}"
    rf"(?:(?:and|of|on|in|for|by|from|to) (?:the )?{_WORD}{{1,4}}){{1,3}}(?:Act|Law|Bill)\b"
    r"|\b(?!(?:The|In|Under|This|That|And|But|Our|An?) )"
    rf"{_WORD}{{1,4}}\([A-Z][\w ]{{3,40}}\) (?:Act|Law|Bill)(?: (?:19|20)[0-9]{{2}})?\b"
    rf"|\b(?:America's )?{_WORD}{{1,4}}Action Plan\b"
    rf"|\bNational {_WORD}{{1,4}}(?:Policy|Strategy|Plan|Programme|Program|Roadmap)(?: (?:19|20)[0-9]{{2}})?\b"
)
# `Announcement No. 61`, `Law 132/2025`, GB 45438-2025, TC260-003
_BY_NUMBER = expression(
    r"\b(?:Announcement|Notice|Order|Decree|Circular|Proclamation|Resolution|Bill|Law|Act|Ordinance|Memorandum)"
    r" (?:No\. ?[0-9]|[0-9]+/)[0-9/-]*(?!\w)"
    # Law 31814, Supreme Decree 115-2025-PCM, Guideline TR-03184; a year alone is no number of a law
    r"|\b(?:(?:Supreme|Royal|Presidential|Government|Federal|Ministerial|Cabinet) )?(?:Law|Decree|Resolution"
    r"|Ordinance|Guideline"
    r"|Regulation|Circular|Directive|Instruction|Decision) (?:No\.? )?(?!(?:19|20)[0-9]{2}\b(?![-/]))"
    r"(?:[A-Z]{1,4}-?)?(?:[0-9]{3,6}|[0-9]{1,6}(?=[-/][0-9A-Z]))(?:[-/][0-9A-Z]+){0,3}(?![\w%]|[.,][0-9])"
    r"|(?<![A-Za-z])(?:ISO(?:/IEC)?|IEC|IEEE|ETSI EN) (?!20[012][0-9]\b)[0-9]{3,5}(?:[-:][0-9]{1,4})?(?![\w%])"
    r"|(?<![A-Za-z])(?:GB(?:/[TZ])? ?[0-9]{4,5}(?:\.[0-9]+)?[-—][0-9]{4}|TC260-[0-9]{3})(?![0-9])"
    r"|第 ?[0-9]{1,6} ?[号號](?:行政令|行政命令|总统令|總統令|法律|公告|令)"
    r"|[0-9]{3,6} ?[号號](?:行政令|行政命令|总统令|總統令)"
    # Bulletin MC-25, Guidance Note 12/2025; a national standard without its year
    r"|\b(?:Bulletin|Guidance Note|Policy Statement|Advisory Letter|Practice Note) (?:No\. ?)?(?!(?:19|20)[0-9]{2}\b)"
    r"(?:[A-Z]{1,4}-)?[0-9]{1,5}(?:[-/][0-9A-Z]+){0,2}(?![\w%])"
    r"|(?<![0-9A-Za-z])(?<![0-9] )GB(?:/[TZ])? ?[0-9]{5}(?![0-9-])"
)
# AI推进法, 芯片法案: without the marks of a title, where the words before them belong to them.
_IN_CHINESE = expression(
    r"(?:AI|人工智能|人工智慧|芯片|晶片|数据|數據|网络|網絡|個人資料|个人信息|数字|算法)[\u4e00-\u9fff]{0,6}?"
    r"(?:基本法|推进法|推進法|促进法|促進法|发展法|發展法|治理法|责任法|責任法|安全法|保护法|保護法|法案)(?![律院学則则人理])"
)
# Most texts hold none, and this is far quicker to see.
_LAWS = expression(r"\b(?:Act|Law|Bill|Action Plan)\b|National ")
_NUMBERS = expression(
    r" No\. ?[0-9]|[0-9]/20|GB[ /0-9]|TC260|ISO|IE[CE]|ETSI|[号號][行总總法公令]"
    r"|(?:Law|Decree|tion|nance|line|ular|tive|sion|etin|Note|ment|tter) [A-Z]{0,4}-?[0-9]"
)
_LAW = expression(r"Law No|Executive|EO|SB|AB|HR|H\.|Senate|House|Assembly|Public Law|Directive")
_TITLE = expression(
    r"(?:Code|Bill|Measures|Opinions|Provisions|Regulations?|Rules|Guid|Notice|Plan|Framework|Principles|Recomm|Conv"
    r"|Act"
    r"|Law|Order|Decree|Strategy|Roadmap)[a-z]* (?:on|for|of|concerning|regarding) "
)


# Colorado's AI Act is not that of Europe, nor the Colorado AI Act, nor the one of `Colorado replaced its AI Act`.
_AI_LAW = "(?:AI|[Aa]rtificial [Ii]ntelligence) (?:Basic )?(?:[Aa]ct|[Ll]aw|[Bb]ill)"
_LANDS = (
    "Colorado|Oregon|Nevada|Minnesota|Texas|Utah|California|Illinois|New York|Virginia|Connecticut|Maryland|Florida"
    "|Massachusetts|Michigan|Kentucky|Montana|Arkansas|Tennessee|Ohio|(?:South )?Korean?|Vietnam(?:ese)?|Japan(?:ese)?"
    "|Ital(?:y|ian)|UK|British|Brazil(?:ian)?|Canad(?:a|ian)|Kazakh(?:stan)?|Indian?|Taiwan(?:ese)?|Peru(?:vian)?|Chile(?:an)?|Turk(?:ey|ish)"
)
_ELSEWHERE = expression(
    rf"\b(?P<of>[A-Z]\w+(?: [A-Z]\w+)?)['’]s (?P<law>{_AI_LAW})\b"
    rf"|\b(?P<whole>(?:{_LANDS}) {_AI_LAW})\b"
    rf"|\b(?P<land>{_LANDS})\b[^.;\n]{{1,60}}?\bits (?:own |original |landmark |new )?(?P<its>{_AI_LAW})\b"
)
# an executive order titled “Removing Barriers to ...”: the title of a rule, in quotation marks
_ENTITLED = expression(
    r"\b(?:[Oo]rder|[Rr]ule|[Aa]ct|[Ll]aw|[Bb]ill|[Rr]egulation|[Pp]roclamation|[Mm]emorandum|[Dd]irective|[Dd]ecree"
    r"|[Gg]uid(?:ance|elines)|[Mm]easures|[Nn]otice|[Cc]ircular|[Oo]rdinance|[Rr]esolution)s?,? (?:en)?titled[:,]? "
    r"[“\"'‘](?P<name>[A-Z][^“”\"\n]{8,160}?)[.,]?(?:[”\"]|['’](?!\w))"
)
# The number of a bill behind the name of a law, or before it: `the Colorado AI Act (SB 24-205)`, `SB 53, the ... Act`.
BILL = expression(r"\b(?:[SAH]B[ -]?\d[\dA-Z]*(?:-\d+)?|(?:Senate|House|Assembly) Bill \d[\d-]*)(?!\w)", re.ASCII)
_HUNG = expression(
    r"(?P<gap> \(|,? (?:formally|officially|also known as|known as|or|passed as|enacted as) |, (?!SB|AB|HB))"
)
_NAMING = expression(r" \((?:the )?|, (?:also |better )?(?:(?:known|referred to) as |called |or )?the ")
_EUROPE = expression(r"Europe|\bEU\b|Union|Brussels|Commission|Parliament|Council")


def laws(text: str, gazetteer: Gazetteer, rank: int, rank_of_titles: int) -> list[Token]:
    """The laws told by their number, and those told by their title."""
    found = [(match, rank) for match in (NUMBERED.finditer(text) if _LAW.search(text) else ())]
    found += [(match, rank_of_titles) for match in (_TITLED.finditer(text) if _TITLE.search(text) else ())]
    if _LAWS.search(text):
        found += [(match, rank_of_titles) for match in _ACT.finditer(text) if not _OPENS_NONE.match(match[0])]
    if _NUMBERS.search(text):
        found += [(match, rank_of_titles) for match in _BY_NUMBER.finditer(text)]
    if "法" in text:
        found += [(match, rank_of_titles) for match in _IN_CHINESE.finditer(text)]
    policy = symbols.KIND["policy"]
    told = [_of_land(match, gazetteer, rank_of_titles) for match in _ELSEWHERE.finditer(text)]
    told += [(*match.span(), policy, known_or_new(gazetteer, match[0], "policy"), rank) for match, rank in found]
    if "titled" in text:
        told += [
            (*match.span("name"), policy, known_or_new(gazetteer, match["name"], "policy"), rank_of_titles)
            for match in _ENTITLED.finditer(text)
        ]
    return told if _BILLS.search(text) is None else _with_bills(text, told, gazetteer, rank_of_titles)


_BILLS = expression(r"\b[SAH]B[ -]?\d|(?:Senate|House|Assembly) Bill \d", re.ASCII)


def _of_land(match: re.Match[str], gazetteer: Gazetteer, rank: int) -> Token:
    """The law on AI of a land by the name of the land; what is said to be Europe's is that of the union."""
    if match["of"] and _EUROPE.search(match["of"]):
        return *match.span(), symbols.KIND["policy"], known_or_new(gazetteer, "EU AI Act", "policy"), rank
    where = "law" if match["of"] else "whole" if match["whole"] else "its"
    land = match["of"] or match["land"]
    name = f"{land} {match[where]}" if land else match["whole"]
    return *match.span(where), symbols.KIND["policy"], known_or_new(gazetteer, name, "policy"), rank


def _with_bills(text: str, told: list[Token], gazetteer: Gazetteer, rank: int) -> list[Token]:
    """The laws, and the numbers of bills beside them, which name the same; a number by itself is a law of its own."""
    ends, starts = {token[1]: token for token in reversed(told)}, {token[0]: at for at, token in enumerate(told)}
    bills = []
    for bill in BILL.finditer(text):
        before = next((ends[end] for end in _ends_before(text, bill.start()) if end in ends), None)
        senses = before[3] if before else known_or_new(gazetteer, bill[0], "policy")
        bills.append((*bill.span(), symbols.KIND["policy"], senses, rank))
        naming = _NAMING.match(text, bill.end()) if before is None else None
        if naming and (at := starts.get(naming.end())) is not None:
            told[at] = (*told[at][:3], senses, rank)
    return [token for token in told if not BILL.fullmatch(text, token[0], token[1])] + bills


# The longest words between a law and its number, the longest number of a bill.
_WIDEST, _DIGITS = 22, 8


def without_bill(text: str, start: int, name: str) -> str:
    """A run of capitals without the bill that ends it: California SB 53 is the state, and its bill."""
    bill = BILL.search(text, start, start + len(name) + _DIGITS) if "B" in name else None
    return text[start : bill.start()].rstrip() if bill and start < bill.start() < start + len(name) else name


def _ends_before(text: str, start: int) -> list[int]:
    """Where a law may end whose number begins at `start`."""
    low = max(0, start - _WIDEST)
    return [match.start() for match in _HUNG.finditer(text, low, start) if match.end() == start]


_OPENS_NONE = expression(r"(?:The|In|On|Under|Its?|This|That|And|But|Our|A|An) ")
_ASIDES = expression(r"[（(][^）)]*[）)]|[《》〈〉“”\"「」『』\s]")
# How rules are titled in Chinese: a title with such an end is no book and no product.
RULE = expression(
    r"(?:办法|条例|措施|规定|(?<!游戏)(?<!算法)(?<!命名)(?<!比赛)(?<!评分)(?<!潜)规则|意见|通知|规划|方案|法案|指南|细则|行动计划|准则|决定|公告|规范|指引|守则|公约|纲要|决议|行政令|框架|清单|标准|战略|倡议|宣言|承诺|原则|要求|蓝图|路线图"
    r"|(?<!方|算|做|想|说|用|写|看|语|技|魔|书|兵)法)$"
)
# Of a title so long the end alone may stand for it further on: 《上海市……若干措施》 is 《若干措施》.
_WHOLE, _SHORT = 8, 2
# ... by so many of its characters, with the rank of a word in a text; these may stand right before it.
_ENDING, _OF_SHORT, _PARTED = 4, 0, frozenset("该本此与和及据按照在的对由是将为了布施违反")
_QUOTED, _POLICY = symbols.QUOTED, symbols.KIND["policy"]


def titled(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, with the titles of rules typed; one that is called by the end of its title is the whole."""
    titles: list[tuple[str, Token]] = []
    linked = []
    for token in tokens:
        if token[2] in (_QUOTED, _POLICY) and type(token[3]) is tuple:
            title = fold(_ASIDES.sub("", text[token[0] : token[1]]))
            if token[2] == _POLICY or (token[3][0].how == "title" and RULE.search(title)):
                token = _as_rule(token, title, titles)
        linked.append(token)
    return linked


def shortened(text: str, found: list[Token]) -> list[Token]:
    """Where the end of a long title stands for it further on without marks: 标识办法 of 《…内容标识办法》."""
    again: list[Token] = []
    for start, end, char, senses, _ in found:
        if char not in (_QUOTED, _POLICY) or end - start < _WHOLE or type(senses) is not tuple:
            continue
        short = text[end - _ENDING : end]
        if text[start] > "z" and RULE.search(short):
            again += [(a, a + _ENDING, char, senses, _OF_SHORT) for a in _places(text, short, end)]
    return again


def _places(text: str, word: str, start: int) -> Iterator[int]:
    """Where a word stands by itself behind a place: no part of a title, nor of a longer name of a rule."""
    for at in places_of(word, text, start):
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if (before in _PARTED or not "\u4e00" <= before <= "\u9fff") and before not in "《〈" and after not in "》〉":
            yield at


def _as_rule(token: Token, title: str, titles: list[tuple[str, Token]]) -> Token:
    """The token of a rule: of the one named before it whose title ends so, else its own, which is kept in mind."""
    start, end, _, senses, rank = token
    if not senses[0].kind:
        senses = (Sense(senses[0].id, "policy", senses[0].how),)
    if senses[0].is_outside:
        whole = next((of for named, of in reversed(titles) if _stands_for(title, named)), None)
        senses = whole[3] if whole is not None else senses
    token = start, end, _POLICY, senses, rank
    if len(title) >= _WHOLE:
        titles.append((title, token))
    return token


def _stands_for(title: str, whole: str) -> bool:
    return _SHORT <= len(title) < len(whole) - 1 and title[-1] > "z" and whole.endswith(title)
