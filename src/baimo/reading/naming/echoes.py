"""One name for one thing in a document: where a text has told who bears a new name, every other place means the same.

星衡科技 is 星衡 further on, `Foundry Technologies` is `Foundry`, Priya Raman is `Raman`, and what stands in brackets
behind a name (以下简称“星衡”, ICG) is a name for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

import ahocorasick_rs

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.endings import ENDS, OF_TOWN_ALONE
from baimo.reading.naming.new.everyday import is_everyday
from baimo.reading.naming.new.forms import COMMON_HAN, KINDS_OF_AI, NOT_NAMES, filler
from baimo.reading.naming.new.people import NOT_PERSONS, is_led_by_family
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold

Meant = tuple[str, object]
_PLACE = symbols.KIND["place"]
_HOUSE, _PERSON = symbols.KIND["organization"], symbols.KIND["person"]
_OPEN = frozenset([symbols.CAPITALISED, symbols.QUOTED, symbols.HAN])
_FILLERS = frozenset(symbols.SHORT + symbols.LONGER + symbols.LONG + symbols.POSSESSIVE)
_HAN = expression(r"[\u4e00-\u9fff]+")
_HOLDS_HAN = expression(r"[\u2e80-\u9fff·]")
_SECTOR = expression(
    r"(?:科技|智能|集团|资本|创投|机器人|半导体|微电子|人工智能|软件|网络|数科|数智|智联|基金|控股|技术|信息|医疗|芯片|生物|动力|智算"
    r"|算力|光电|光子|智驾|智造|智行|具身|脑机|云科|量子|存算|医药|制药|航天|引力|矩阵|无界)+$"
)
_BEHIND = expression(
    r"\s*[（(]\s*(?P<told>(?:以下|下文|下)?(?:简称|下称|统称|称)为?[：:]?|英文名?(?:为|：|:)?|hereinafter|“|\"|「)?\s*[“\"「]?"
    r"(?P<name>[^（(）)“”\"「」，。；,;:：\n]{2,24})[”\"」]?\s*[）)]"
)
_LATIN = expression(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}")
_LITTLE = frozenset("的由与和及在是被将把对向从为或让给等据称到于自")


def spread(text: str, folded: str, tokens: list[Token]) -> list[Token]:
    """The tokens, with the names that the document brings in found wherever they stand again."""
    meant: dict[str, Meant] = {}
    new = [token for token in tokens if token[2] in (_HOUSE, _PERSON) and _is_new(token)]
    meant |= _givens(text, tokens) | _families(text, tokens) | _stems(text, tokens) | _quoted(text, tokens)
    if not new and not meant:
        return tokens
    # The longest first, so that a short name means the same whether it is told before the whole one or behind it; and
    # what weights alone call a name last, which may be another name of one that stands before a bracket.
    new.sort(key=lambda token: (token[3][0].how == "typed", token[0] - token[1], text[token[0] : token[1]]))
    for token in new:
        _learn(text, token, meant)
    meant |= _called(text, new, meant) | _in_brackets(text, tokens, meant)
    linked = [token if token[3] is None else _linked(text, token, meant) for token in tokens]
    return _again(text, folded, linked, meant)


def _families(text: str, tokens: list[Token]) -> dict[str, Meant]:
    """The family names of known people whom a text in English has named in full: Gomez of Aidan Gomez."""
    found: dict[str, Meant] = {}
    for start, end, char, senses, _ in tokens:
        if char == _PERSON and type(senses) is tuple and not senses[0].is_outside:
            words = text[start:end].split(" ")
            if len(words) > 1 and words[-1].isascii() and len(words[-1]) > 3:
                found.setdefault(words[-1].lower(), (char, senses))
    return found


def _givens(text: str, tokens: list[Token]) -> dict[str, Meant]:
    """The given names of persons named in full, where one alone bears it and nothing else does: Nikita of Nikita S."""
    found: dict[str, dict[str, Meant]] = {}
    others: set[str] = set()
    for start, end, char, senses, _ in tokens:
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
            continue
        if char == _PERSON:
            words = text[start:end].split(" ")
            if len(words) > 1 and _is_given(words):
                found.setdefault(fold(words[0]), {}).setdefault(senses[0].id, (char, senses))
        elif char not in _OPEN and not (char == _HOUSE and senses[0].how in _WEIGHED):
            others.add(fold(text[start:end]))
    return {
        given: next(iter(bearers.values()))
        for given, bearers in found.items()
        if len(bearers) == 1 and given not in others
    }


def _is_given(words: list[str]) -> bool:
    """Whether a name in Latin letters opens with a given name that is no word: Nikita, no Will and no Tang."""
    first = words[0]
    is_name = len(first) > 2 and first.isalpha() and first.isascii() and not first.isupper() and first.istitle()
    return is_name and not is_led_by_family(words) and first not in NOT_NAMES and not is_everyday(first)


def _stems(text: str, tokens: list[Token]) -> dict[str, Meant]:
    """Known houses that a text in Chinese has named in full, by what is left without their sector: 沄柏 of 沄柏资本."""
    found: dict[str, Meant] = {}
    for start, end, char, senses, _ in tokens:
        if char == _HOUSE and type(senses) is tuple and 4 <= end - start <= 7 and not senses[0].is_outside:
            name = fold(text[start:end])
            stem = _SECTOR.sub("", name)
            if 2 <= len(stem) < len(name) and _HAN.fullmatch(stem) and stem not in COMMON_HAN | NOT_PERSONS:
                found.setdefault(stem, (char, senses))
    return found


def _quoted(text: str, tokens: list[Token]) -> dict[str, Meant]:
    """Names in Chinese that a text has put in quotes once, by the kind that the words beside them told there."""
    found: dict[str, Meant] = {}
    houses = {fold(text[a:b]) for a, b, char, senses, _ in tokens if char == _HOUSE and senses[0].how not in _GUESSED}
    for start, end, char, senses, _ in tokens:
        is_quoted = char == symbols.QUOTED or (char in _KINDS and senses[0].how == "title")
        if is_quoted and (kind := senses[0].kind or senses[0].likely) in _THINGS:
            name = text[start:end]
            folded = fold(name)
            if _HAN.fullmatch(name) and not (folded in COMMON_HAN or folded in houses or _SECTOR.search(name)):
                found.setdefault(folded, (char, provisional(name, senses[0].kind, "title", kind)))
    return found


_THINGS = frozenset(["model", "product", "chip"])
_KINDS = frozenset(symbols.KIND[kind] for kind in _THINGS)
# A house told by weights, or by the words beside it alone (墨海拿到89.7分), gives way to what the text calls a model.
_GUESSED = frozenset(["weighed", "beside"])
_WEIGHED = frozenset(["typed", "weighed"])


def _is_new(token: Token) -> bool:
    senses = token[3]
    return type(senses) is tuple and bool(senses) and senses[0].is_outside


def _learn(text: str, token: Token, meant: dict[str, Meant]) -> None:
    """Every way in which a document may write a name that it has brought in."""
    start, end, char, senses, _ = token
    name = text[start:end]
    behind = _BEHIND.match(text, end) if text[end : end + 2].strip()[:1] in ("（", "(") else None
    if behind and not _is_name_for(name, behind["name"], bool(behind["told"])):
        behind = None
    # 星睿奇点（StarWise AI）: the longer one, told first, gives the id
    other = meant.get(fold(behind["name"].strip())) if behind else None
    what = meant.setdefault(fold(name), other if other and other[0] == char else (char, senses))
    for stem in short(name, char, senses[0].id):
        meant.setdefault(fold(stem), what)
    if behind:
        meant.setdefault(fold(behind["name"].strip()), what)


def _called(text: str, new: list[Token], meant: dict[str, Meant]) -> dict[str, Meant]:
    """The given names of persons named in full, where weights alone took one for a house: Marta of Marta Kessler."""
    typed = {fold(text[a:b]) for a, b, char, senses, _ in new if char == _HOUSE and senses[0].how in _WEIGHED}
    found: dict[str, Meant] = {}
    for start, end, char, senses, _ in new if typed else ():
        given, _, family = text[start:end].partition(" ")
        what = meant.get(fold(given))
        if char == _PERSON and family and fold(given) in typed and what and what[0] == _HOUSE:
            found.setdefault(fold(given), (char, senses))
    return found


def _in_brackets(text: str, tokens: list[Token], meant: dict[str, Meant]) -> dict[str, Meant]:
    """Names in Chinese of open kind behind which a house stands in Latin letters: 星睿奇点（StarWise AI）."""
    found: dict[str, Meant] = {}
    for start, end, char, *_ in tokens:
        behind = _BEHIND.match(text, end) if char == symbols.HAN and text[end : end + 1] in _BRACKETS else None
        what = meant.get(fold(behind["name"].strip())) if behind else None
        if what and what[0] == _HOUSE and behind and _LATIN.fullmatch(behind["name"].strip()):
            found.setdefault(fold(text[start:end]), what)
    return found


_BRACKETS = frozenset("（(")


@lru_cache(maxsize=4096)
def short(name: str, char: str, entity: str) -> tuple[str, ...]:
    """What is left of a name where a text is short: without its form, its sector, the given name."""
    if not _HOLDS_HAN.search(name):
        words = name.split(" ")
        if char == _PERSON:
            if is_led_by_family(words):
                return (words[0],)
            return _families_of(words) if len(words) > 1 and len(words[-1]) > 2 else ()
        if (
            len(words) > 1
            and ENDS.search(name)
            and not OF_TOWN_ALONE.search(name)
            and words[0] not in KINDS_OF_AI
            and len(words[0]) > 3
        ):
            return tuple(" ".join(words[:size]) for size in range(1, len(words)))
        return (words[0],) if _may_stand_alone(words) else ()
    if char == _PERSON:
        return (name[name.rindex("·") + 1 :],) if "·" in name and len(name) - name.rindex("·") > 2 else ()
    core = entity[2:] if _HAN.fullmatch(entity[2:]) else name
    stem = _SECTOR.sub("", core)
    is_word = stem in COMMON_HAN or stem in NOT_PERSONS or not _HAN.fullmatch(stem)
    return (core,) if len(stem) < 2 or is_word else (core, stem)


def _families_of(words: list[str]) -> tuple[str, ...]:
    """The family name of a person, with the little words that belong to it: de Haan and Haan of Marit de Haan."""
    at = next((i for i, word in enumerate(words[1:-1], 1) if word.lower() in _NOBILITY), len(words) - 1)
    return tuple(dict.fromkeys((words[-1], " ".join(words[at:]))))


_NOBILITY = frozenset(
    ["de", "van", "von", "der", "den", "di", "da", "du", "del", "della", "la", "le", "ten", "ter", "al"]
)


def _may_stand_alone(words: list[str]) -> bool:
    """Whether the first word of a house is a name by itself: Goldman of Goldman Sachs, no National of National Grid."""
    first = words[0]
    is_name = 1 < len(words) < 4 and len(first) > 4 and first.isalpha() and words[1][0].isupper()
    return is_name and first not in NOT_NAMES and first not in KINDS_OF_AI and not is_everyday(first)


def _is_name_for(name: str, other: str, is_told: bool) -> bool:
    """Whether what stands in brackets behind a name is another name: said to be one, its initials, its Latin form."""
    other = other.strip()
    if is_told:
        return len(other) > 1 and other not in COMMON_HAN
    if not _HOLDS_HAN.search(name):
        initials = "".join(word[0] for word in name.split(" ") if word[0].isupper())
        return other.isupper() and len(other) > 1 and other in (initials, initials[: len(other)])
    return _LATIN.fullmatch(other) is not None and not any(char.isdigit() for char in other)


def _linked(text: str, token: Token, meant: dict[str, Meant]) -> Token:
    """A name of open kind under the meaning that the document gives it."""
    # a town is no house that is called after it: 贵州 beside 贵州数智科技
    if not (token[2] in _OPEN or (_is_new(token) and token[2] != _PLACE)):
        return token
    what = meant.get(fold(text[token[0] : token[1]]))
    return (token[0], token[1], what[0], what[1], token[4]) if what else token


def _again(text: str, folded: str, tokens: list[Token], meant: dict[str, Meant]) -> list[Token]:
    """The tokens, those split in which a name in Chinese stands again among unknown words."""
    names = [name for name in meant if _HAN.fullmatch(name)]
    if not names:
        return tokens
    find = ahocorasick_rs.AhoCorasick(names, ahocorasick_rs.MatchKind.LeftmostLongest).find_matches_as_indexes
    found = [(start, end, meant[names[index]]) for index, start, end in find(folded)]
    tokens = _mended(text, tokens, found)
    starts = [token[0] for token in tokens]
    pieces: dict[int, list[tuple[int, int, Meant]]] = {}
    for start, end, what in found:
        at = bisect_right(starts, start) - 1
        token = tokens[at] if at >= 0 else None
        if token is None or token[2] not in _FILLERS or token[1] < end:
            continue
        if end - start > 2 or _is_apart(folded, start, end, token):
            pieces.setdefault(at, []).append((start, end, what))
    return _split(text, tokens, pieces) if pieces else tokens


def _mended(text: str, tokens: list[Token], found: list[tuple[int, int, Meant]]) -> list[Token]:
    """The tokens, those joined that cut a name which the document has brought in: 晟工 and the 智联 that is a site."""
    starts = [token[0] for token in tokens]
    done = list(tokens)
    for start, end, (char, senses) in reversed(found):
        low, high = bisect_right(starts, start) - 1, bisect_left(starts, end)
        run = tokens[low:high] if low >= 0 else []
        if len(run) < 2 or end - start < _WHOLE or not all(_may_be_cut(token) for token in run):
            continue
        first, last = run[0], run[-1]
        if (first[0] == start or first[2] in _FILLERS) and (last[1] == end or (last[2] in _FILLERS and last[1] > end)):
            whole = (start, end, char, senses, 0)
            done[low:high] = [*filler(text, first[0], start), whole, *filler(text, end, last[1])]
    return done


# So long a name is the document's own wherever it stands.
_WHOLE = 4


def _may_be_cut(token: Token) -> bool:
    """Whether a token may be a piece of a name: words and names, no date, quantity or beginning of a block."""
    return token[2] != symbols.BLOCK and (token[3] is None or (type(token[3]) is tuple and type(token[3][0]) is Sense))


def _is_apart(folded: str, start: int, end: int, token: Token) -> bool:
    """Whether a name of two characters stands by itself and is no part of a longer word."""
    left = start == token[0] or not folded[start - 1].isalnum() or folded[start - 1] in _LITTLE
    right = end == token[1] or not folded[end].isalnum() or folded[end] in _LITTLE or folded[end] in _GOES_ON
    return left and right


_GOES_ON = frozenset("已也还则又称说则曾宣表近今此内首总创过现目采用每能可会最支覆")


def _split(text: str, tokens: list[Token], pieces: dict[int, list[tuple[int, int, Meant]]]) -> list[Token]:
    done: list[Token] = []
    for at, token in enumerate(tokens):
        if at not in pieces:
            done.append(token)
            continue
        last = token[0]
        for start, end, (char, senses) in pieces[at]:
            done += filler(text, last, start)
            done.append((start, end, char, senses, 0))
            last = end
        done += filler(text, last, token[1])
    return done
