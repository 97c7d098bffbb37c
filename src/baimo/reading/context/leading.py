"""What a document is about: what its title names, and what it speaks of far more than of any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from baimo.reading.context.candidates import entity_of, is_mention
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

# 旗舰款云岭3.0-Max, `the flagship, Heron 3 Ultra`
_FLAGSHIP = expression(
    r"(?:旗[舰艦](?:款|版|[级級]|模型|大模型|型[号號]|芯片|[产產]品|新品)?(?:[为為是])?[“「 ]*"
    r"|\bflagship(?: (?:model|chip|version|product|part))?(?:,| is)?(?: the)? )",
    re.IGNORECASE,
)
_KINDS = frozenset({"model", "chip", "organization"})
# What a model is after one step or another of its training, or in other numbers.
_STAGE = expression(r"-?(?:base|instruct|chat|thinking|it|sft|dpo|fp8|bf16|int[48]|[48]bits|gguf|awq|gptq)$")
# It is named so often, in so large a share of the places where one of its kind is, and so much oftener than the next.
_OFTEN, _SHARE, _LEAD = 3, 0.4, 2


@dataclass(slots=True)
class Leading:
    """What a document is about, as far as it can be told before it is read.

    `first` holds the first mention of the leading model, chip and house, where there are such; `title` the names of the
    first block that has any.
    """

    first: dict[str, Token] = field(default_factory=dict)
    title: list[Token] = field(default_factory=list)
    mentions: list[Token] = field(default_factory=list)
    _counts: Counter[str] | None = None
    _house: str | None = None
    _flagship: str | None = None

    def counts(self, clean: str) -> Counter[str]:
        """How often the document names each entity."""
        if self._counts is None:
            self._counts = Counter(entity_of(one, clean) for token in self.mentions for one in members(token))
        return self._counts

    def flagship(self, clean: str) -> str:
        """The one thing that the document calls the flagship of its line, empty where there is none."""
        if self._flagship is None:
            ends = {found.end() for found in _FLAGSHIP.finditer(clean)}
            singles = [one for token in self.mentions for one in members(token)] if ends else []
            named = {entity_of(one, clean) for one in singles if one[0] in ends}
            self._flagship = named.pop() if len(named) == 1 else ""
        return self._flagship

    def most_named_house(self, clean: str) -> str:
        """The house that the document names most often, empty where two are named as often."""
        if self._house is None:
            counts, house = self.counts(clean), symbols.KIND["organization"]
            named = {entity_of(one, clean) for token in self.mentions for one in members(token) if one[2] == house}
            ranked = sorted(((counts[one], one) for one in named), reverse=True)[:2]
            is_alone = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][0] > ranked[1][0])
            self._house = ranked[0][1] if is_alone else ""
        return self._house


def leading(tokens: list[Token]) -> Leading:
    """What the document with these tokens is about."""
    return Leading(_first(tokens), _title(tokens), [token for token in tokens if is_mention(token)])


def _first(tokens: Iterable[Token]) -> dict[str, Token]:
    first: dict[str, dict[str, Token]] = {kind: {} for kind in _KINDS}
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
    for token in tokens:
        for single in members(token) if token[3] is not None else ():
            senses = single[3]
            if isinstance(senses, tuple) and senses and isinstance(senses[0], Sense) and senses[0].kind in _KINDS:
                kind, entity = senses[0].kind, senses[0].id
                counts[kind][entity] += 1
                first[kind].setdefault(entity, single)
    found = {}
    for kind, told in counts.items():
        _of_one(told)
        ranked = told.most_common(2)
        if not ranked:
            continue
        entity, count = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0
        if count >= _OFTEN and count >= _SHARE * told.total() and count >= _LEAD * second:
            found[kind] = first[kind][entity]
    return found


def _of_one(told: Counter[str]) -> None:
    """Count stages of one model for it, where the document names that too: Kimi-K2-Base and Kimi-K2-Instruct."""
    known = {_bare(entity): entity for entity in told}
    for entity in list(told):
        stage = _STAGE.search(entity)
        of = known.get(_bare(entity[: stage.start()])) if stage else None
        if of is not None and of != entity:
            told[of] += told.pop(entity)


def _bare(entity: str) -> str:
    """An id by its letters and digits alone, whether a list has it or not."""
    return entity.removeprefix("x-").replace("-", "").replace(".", "")


def _title(tokens: Iterable[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token[2] == symbols.BLOCK and found:
            break
        # What only looks like a name, in a title, is as soon what the text is about: 百模大战.
        if is_mention(token) and members(token)[0][3][0].how != "weighed":
            found.append(token)
    return found
