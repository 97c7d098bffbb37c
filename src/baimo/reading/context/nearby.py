"""Whom words mean that lean on the sentence before: 前者, `both`, 这家2019年成立的公司, `it` behind a new thing."""

from __future__ import annotations

from baimo.reading.context import said
from baimo.reading.context.candidates import THINGS, UNKNOWN, Candidates, entity_of, is_mention
from baimo.reading.context.houses import Houses
from baimo.reading.context.leading import Leading
from baimo.reading.context.salience import Line, Query
from baimo.reading.naming.mentions import Group, Token, members
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

_BOTH = expression(
    r"[ “\"]*(?:(?:这|這)?(?:[两兩]家(?:公司|企业|企業|巨头|初创公司)?|[双雙]方|[两兩]者|二者)"
    r"(?=[都均皆也同]|[^。；\n]{0,12}[都均皆])"
    r"|Both(?! (?:of|the|a|an)\b)(?: (?:companies|firms|start-?ups|labs|houses|groups))?\b(?! [A-Z])"
    r"|The (?:two|pair)(?: (?:companies|firms|start-?ups|labs|houses|groups))?\b(?=[^.;\n]{0,20}\b(?:both|each)\b))"
)
# What is told of two together is told of neither.
_TOGETHER = expression(
    r"合[计計]|[总總][计計共]|一共|加起来|[双雙]方[^。]{0,6}(?:合作|联合|共同|签)"
    r"|\b(?:combined|together|in total|jointly)\b"
)
_THIS_HOUSE = expression(
    r"[ “]*[这這](?:家|间|間)(?!(?:公司|企业|企業|机构|機構))[^，。；\n]{2,18}"
    r"(?:公司|企业|企業|机构|機構|初创|厂商|廠商|实验室|實驗室)"
)
_IT = expression(r"[ “\"]*(?:它|其|It\b|Its\b|The (?:chip|model|card)\b|[该該这這](?:芯片|晶片|模型|款))")
_HOUSE = symbols.KIND["organization"]
_MADE = frozenset(symbols.KIND[kind] for kind in ("model", "chip"))
_SIZES = frozenset("".join(symbols.QUANTITY_SLOTS[slot] for slot in ("parameters", "gigabytes", "tokens")))


def leaning(query: Query, lines: list[Line], houses: Houses, names: Candidates, leading: Leading) -> Token | None:
    """Whom a sentence means that leans on who speaks in it, or on the one before it."""
    return (
        said.house_of(query, lines, houses)
        or both(query, lines, leading, names.clean)
        or just_brought(query, lines, leading, names.clean)
        or just_named(query, lines, names)
    )


def only_thing(aside: Sentence, line: Line | None, chars: frozenset[str]) -> Token | None:
    """The one model or chip named before brackets that hold sizes: `Meta shared LLaMA with researchers (7B)`."""
    if not aside.is_aside or line is None or not _SIZES.intersection(aside.seen):
        return None
    start, main = aside.tokens[aside.low][0], line.sentence
    named = [main.tokens[at] for at in line.names if main.chars[at] in _MADE and main.tokens[at][0] < start]
    return named[0] if len(named) == 1 and named[0][2] in chars else None


def both(query: Query, lines: list[Line], leading: Leading, clean: str) -> Token | None:
    """The two of whom a sentence tells that opens with `Both` or 两家公司."""
    sentence = query.sentence
    low, end = sentence.tokens[sentence.low][0], sentence.tokens[sentence.high - 1][1]
    if query.other is not None or "organization" not in query.kinds or not _BOTH.match(clean, low):
        return None
    if _named(sentence, sentence.low, query.start, query.chars) or _TOGETHER.search(clean, low, end):
        return None
    two = _told_of(query, lines, clean) or pair_of(leading.title, query.chars, clean)
    if not two:
        return None
    first, second = two
    return first[0], second[1], _HOUSE, Group((first, second)), first[4]


def _told_of(query: Query, lines: list[Line], clean: str) -> list[Token]:
    """The two houses of which the last two sentences told, and of no other."""
    said = [token for line in lines[-2:] for _, token in line.subjects]
    found = {entity_of(one, clean): one for token in said for one in members(token) if one[2] in query.chars}
    return [*found.values()] if len(found) == 2 else []


def pair_of(tokens: list[Token], chars: frozenset[str], clean: str) -> list[Token]:
    """The two of a kind that a title names, where it names no third."""
    found = {entity_of(one, clean): one for token in tokens for one in members(token) if one[2] in chars}
    return [*found.values()] if len(found) == 2 else []


def of_two(
    sentence: Sentence, at: int, chars: frozenset[str], lines: list[Line], leading: Leading, clean: str
) -> list[Token]:
    """The two that 前者 and 后者 mean: of the sentence, else of the one before, else of the title; none for more."""
    here = _singles(sentence, sentence.low, at, chars, clean)
    if here or not lines:
        return []
    before = lines[-1].sentence
    told = _singles(before, before.low, before.high, chars, clean) if before.block == sentence.block else {}
    return [*told.values()] if len(told) == 2 else pair_of(leading.title, chars, clean)


def just_brought(query: Query, lines: list[Line], leading: Leading, clean: str) -> Token | None:
    """The house that the sentence before named first of all, where this one goes on with 这家成立于2019年的公司."""
    sentence = query.sentence
    if "organization" not in query.kinds or query.other is not None or not lines:
        return None
    if lines[-1].sentence.block != sentence.block or not _THIS_HOUSE.match(clean, sentence.tokens[sentence.low][0]):
        return None
    if _named(sentence, sentence.low, query.start, frozenset([_HOUSE])):
        return None
    before = lines[-1].sentence
    named = _singles(before, before.low, before.high, frozenset([_HOUSE]), clean)
    return next((one for key, one in reversed(named.items()) if _is_first(one, key, leading, clean)), None)


def _is_first(token: Token, key: str, leading: Leading, clean: str) -> bool:
    singles = (one for mention in leading.mentions for one in members(mention))
    return next((one[0] for one in singles if entity_of(one, clean) == key), -1) == token[0]


def just_named(query: Query, lines: list[Line], names: Candidates) -> Token | None:
    """The new thing that the sentence before begins with: `Marrow's M1 is smaller. It has 32GB.`"""
    sentence, clean = query.sentence, names.clean
    is_thing = query.is_pronoun and THINGS.issuperset(query.kinds) and query.other is None and not sentence.is_aside
    if not is_thing or not lines or lines[-1].sentence.block != sentence.block:
        return None
    if not _IT.match(clean, sentence.tokens[sentence.low][0]):
        return None
    line = lines[-1]
    at = next((at for at in line.names if not _is_owner(line, at, clean)), None)
    if at is None:
        return None
    token = line.sentence.tokens[at]
    first = line.names[0]
    if not names.opens(line.sentence, first) or at - first > 2:
        return None
    said = clean[token[0] : token[1]]
    is_new = token[2] in UNKNOWN and any(char.isdigit() for char in said)
    likely = members(token)[0][3][0].likely if is_new and is_mention(token) else "-"
    return token if likely == "" or likely in query.kinds else None


def _is_owner(line: Line, at: int, clean: str) -> bool:
    """Whether a name is that of a house, or of one that no list knows with a thing of its own behind it: Marrow's."""
    token = line.sentence.tokens[at]
    return line.sentence.chars[at] == _HOUSE or (token[2] in UNKNOWN and clean[token[1] : token[1] + 2] in _OWN)


_OWN = frozenset(["'s", "’s"])


def _named(sentence: Sentence, low: int, high: int, chars: frozenset[str]) -> bool:
    return any(sentence.chars[at] in chars and is_mention(sentence.tokens[at]) for at in range(low, high))


def _singles(sentence: Sentence, low: int, high: int, chars: frozenset[str], clean: str) -> dict[str, Token]:
    """The names of some kinds in a part of a sentence, each once."""
    tokens = [sentence.tokens[at] for at in range(low, high) if is_mention(sentence.tokens[at])]
    return {entity_of(one, clean): one for token in tokens for one in members(token) if one[2] in chars}


def tells_of_its_host(aside: Sentence) -> bool:
    """Whether it stood behind a thing and a comma: `DeepL, which is worth $2 billion` is told of no other."""
    host = aside.host
    if not aside.is_aside or host is None or host[2] in (symbols.KIND["person"], symbols.CAPITALISED):
        return False
    return aside.tokens[aside.low] == host and aside.chars[aside.low + 1 : aside.low + 2] == symbols.COMMA
