"""Which subject goes with which object and which value: all with all, or in the order in which they are told."""

from __future__ import annotations

from baimo.reading.claiming.parts import Parts
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Group, Token, makers, members
from baimo.reading.rules.lexicon import Lexicon

# A longer list is an index or a heap of words; every member with every other would be a claim that quotes all of it.
_LONGEST_LIST = 60

Drafted = tuple[Token, Token | None, Token | None]


def drafts_of(parts: Parts, lexicon: Lexicon) -> list[Drafted]:
    """Every subject with every object and value; in order where 分别 or `respectively` pairs them."""
    subjects = members(parts.subject) if parts.subject else ()
    objects: tuple[Token | None, ...] = members(parts.object) if parts.object else (None,)
    values: tuple[Token | None, ...] = members(parts.value) if parts.value else (None,)
    if len(subjects) == len(objects) == len(values) == 1:
        return [(subjects[0], objects[0], values[0])]
    if max(len(subjects), len(objects), len(values)) > _LONGEST_LIST:
        return []
    if len(subjects) > 1 and is_paired(parts, lexicon):
        if len(objects) == len(subjects):
            return [(subject, one, rest) for subject, one in zip(subjects, objects, strict=True) for rest in values]
        if len(values) == len(subjects):
            return [(subject, rest, one) for subject, one in zip(subjects, values, strict=True) for rest in objects]
    if len(objects) > 1 and parts.object and parts.subject is makers(parts.object):
        return [(maker, thing, value) for maker, thing in _made(parts.object, subjects[0]) for value in values]
    return [(subject, thing, value) for subject in subjects for thing in objects for value in values]


def _made(things: Token, maker: Token) -> list[tuple[Token, Token]]:
    """谷歌的BERT和OpenAI的GPT-1的发布: each with the maker before it, or that of the one before."""
    made: list[tuple[Token, Token]] = []
    for one in things[3].members if isinstance(things[3], Group) else (things,):
        maker = makers(one) or maker
        made += [(members(maker)[0], thing) for thing in members(one)]
    return made


def is_unpaired(parts: Parts, drafts: list[Drafted], lexicon: Lexicon) -> bool:
    """Whether several values of one thing are told in order of times that were not found: no one time holds all."""
    predicate = parts.match.rule.predicate
    if len(drafts) < 2 or predicate.value != "quantity" or predicate.cardinality == "many":
        return False
    is_one = len({(subject[0], thing and thing[0]) for subject, thing, _ in drafts}) == 1
    measures = {value[3].unit for *_, value in drafts if value and isinstance(value[3], QuantitySpan)}
    # 输入、输出价格分别为: two prices
    return is_one and len(measures) != len(drafts) and is_paired(parts, lexicon)


def is_paired(parts: Parts, lexicon: Lexicon) -> bool:
    """Whether the clause says that its parts go together in order: 分别, `respectively`."""
    sentence, match = parts.sentence, parts.match
    low, high = sentence.clause(match.start)[0], sentence.clause(match.end - 1)[1]
    paired = lexicon.classes["respectively"]
    return any(char in paired for char in sentence.chars[low:high])
