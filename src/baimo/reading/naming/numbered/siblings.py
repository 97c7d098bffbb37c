"""Members of a family by what sets them apart: Nano and Max beside `Marlow 2 Nano` and `Marlow 2 Max`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.words import FORMS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_VARIANTS = (
    "Nano|Micro|Tiny|Mini|Small|Base|Medium|Large|Lite|Light|Plus|Pro|Max|Ultra|Flash|Turbo|Edge|Core|Scout|Air|XL"
)
_WHOLE = expression(rf"(?P<stem>[A-Z][\w.&’'-]*(?: [\w.&’'-]+){{0,2}}?)[ -](?P<variant>{_VARIANTS})")
# Most texts name no two of a family so, and this is quicker to see.
_ALONE = expression(
    rf"(?<![\w-])(?P<variant>{_VARIANTS})(?=[,.;:)]|$|\n| {{2,}}| \d{{1,3}}(?:[.,\s]|$)|['’]s\b| [$£€¥(—–]| (?:and|or"
    rf"|is|are|was|were|has|have|had|can|for|accepts?"
    rf"|will|runs?|takes?"
    r"|costs?|scores?|needs?|beats?|supports?|also|uses?|handles?|adds?|comes?|keeps|goes|gets|reads|reaches|fits|on"
    r"|in|at|by|from"
    r"|with|over|under|only|model|weights|stays|remains|does|replaces|drives|powers|we|you|to|as|that|which|because"
    r"|when|if|while|per|than|instead|itself)\b)",
    re.MULTILINE,
)
_NAMED_BEFORE = expression(r"(?P<word>[A-Z0-9][\w’'-]*(?:\.\w+)*)[ -]$")
_NOT_NAMES = frozenset(FORMS["not_names"])
_THINGS = frozenset(["", "model", "product", "chip"])
_RANK = 6


def siblings(text: str, found: list[Token]) -> list[Token]:
    """Such members, wherever they stand by themselves; what two families have means neither."""
    members = _members(text, found)
    return list(_again(text, members)) if members else []


def _members(text: str, found: list[Token]) -> dict[str, Token]:
    """The members of families of which the text names two or more, by what sets them apart."""
    families: dict[str, dict[str, Token]] = defaultdict(dict)
    for token in found:
        senses = token[3]
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or senses[0].kind not in _THINGS:
            continue
        match = _WHOLE.fullmatch(text, token[0], token[1])
        if match is not None and senses[0].id and token[2] != symbols.QUOTED:
            families[match["stem"]].setdefault(match["variant"], token)
    return {
        variant: token
        for stem, family in families.items()
        if len(family) > 1
        for variant, token in family.items()
        if not any(variant in other and _rivals(stem, one, other) for one, other in families.items())
    }


def _rivals(stem: str, one: str, other: dict[str, Token]) -> bool:
    """Whether a member may as well be that of another family: not that of an older version with no second member."""
    return one != stem and (len(other) > 1 or one.partition(" ")[0] != stem.partition(" ")[0])


def _again(text: str, members: dict[str, Token]) -> Iterator[Token]:
    for match in _ALONE.finditer(text):
        token = members.get(match["variant"])
        if token is None:
            continue
        before = _NAMED_BEFORE.search(text, max(0, match.start() - 24), match.start())
        if before is None or before["word"] in _NOT_NAMES:
            yield (*match.span("variant"), token[2], token[3], _RANK)
