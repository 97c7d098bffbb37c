"""Laws and orders in English that no list knows: by their number, or by what they are and of what they treat."""

from __future__ import annotations

from baimo.reading.expressions import expression
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.values.names import fold

# Behind the name of a law its number is no other one.
NUMBERED = expression(
    r"(?<!Act, )(?<!Act \()\b(?:Executive Order|EO|Regulation \(EU\)|Directive \(EU\)|[SAH]B|H\.?R\.?"
    r"|(?:Senate|House|Assembly) Bill|Public Law|Law(?= No))[ -](?:No\. ?)?\d[\d/-]*(?!\w)"
)
# `Opinions on the AI Plus Initiative`, `Interim Measures for the Management of Generative AI Services`.
_TITLED = expression(
    r"\b(?:[A-Z][\w-]+ ){1,5}(?:Code of (?:Practice|Conduct)|Bill of Rights)\b"
    r"|\b(?:(?:Interim|Provisional|Administrative|Draft|Trial|National|Basic|New) ){0,2}"
    r"(?:Measures|Opinions|Provisions|Regulations?|Rules|Guidelines|Guidance|Notice|Action Plan|Plan|Framework"
    r"|Principles|Code of Practice|Recommendation|Convention|Act|Law|Order|Decree|Strategy|Roadmap)"
    r" (?:on|for|of|concerning|regarding)(?: the)? [A-Z][\w-]+(?:(?:(?: (?:and|of|for|the|on|in|to))* [A-Z][\w-]+))*"
)
# Most texts hold none, and this is far quicker to see.
_LAW = expression(r"Law No|Executive|EO|SB|AB|HR|H\.|Senate|House|Assembly|Public Law|Directive")
_TITLE = expression(
    r"(?:Code|Bill|Measures|Opinions|Provisions|Regulations?|Rules|Guid|Notice|Plan|Framework|Principles|Recomm|Conv|Act"
    r"|Law|Order|Decree|Strategy|Roadmap)[a-z]* (?:on|for|of|concerning|regarding) "
)


def laws(text: str, gazetteer: Gazetteer, rank: int, rank_of_titles: int) -> list[Token]:
    """The laws told by their number, and those told by their title."""
    found = [(match, rank) for match in (NUMBERED.finditer(text) if _LAW.search(text) else ())]
    found += [(match, rank_of_titles) for match in (_TITLED.finditer(text) if _TITLE.search(text) else ())]
    policy = symbols.KIND["policy"]
    return [(*match.span(), policy, known_or_new(gazetteer, match[0], "policy"), rank) for match, rank in found]


_ASIDES = expression(r"[（(][^）)]*[）)]|[《》〈〉“”\"「」『』\s]")
# How rules are titled in Chinese: a title with such an end is no book and no product.
_RULE = expression(
    r"(?:办法|条例|措施|规定|意见|通知|规划|方案|法案|指南|细则|行动计划|准则|决定|公告|规范|指引|守则|公约|纲要|决议|行政令"
    r"|(?<!方|算|做|想|说|用|写|看|语|技|魔|书|兵)法)$"
)
# Of a title so long the end alone may stand for it further on: 《上海市……若干措施》 is 《若干措施》.
_WHOLE, _SHORT = 8, 2
_QUOTED, _POLICY = symbols.QUOTED, symbols.KIND["policy"]


def titled(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, with the titles of rules typed; one that is called by the end of its title is the whole."""
    titles: list[tuple[str, Token]] = []
    linked = []
    for token in tokens:
        if token[2] in (_QUOTED, _POLICY) and type(token[3]) is tuple:
            title = fold(_ASIDES.sub("", text[token[0] : token[1]]))
            if token[2] == _POLICY or (token[3][0].how == "title" and _RULE.search(title)):
                token = _as_rule(token, title, titles)
        linked.append(token)
    return linked


def _as_rule(token: Token, title: str, titles: list[tuple[str, Token]]) -> Token:
    """The token of a rule: of the one named before it whose title ends so, else its own, which is kept in mind."""
    start, end, _, senses, rank = token
    if not senses[0].kind:
        senses = (Sense(senses[0].id, "policy", senses[0].how),)
    if senses[0].id[:2] == "x-":
        whole = next((of for named, of in reversed(titles) if _stands_for(title, named)), None)
        senses = whole[3] if whole is not None else senses
    token = start, end, _POLICY, senses, rank
    if len(title) >= _WHOLE:
        titles.append((title, token))
    return token


def _stands_for(title: str, whole: str) -> bool:
    return _SHORT <= len(title) < len(whole) - 1 and title[-1] > "z" and whole.endswith(title)
