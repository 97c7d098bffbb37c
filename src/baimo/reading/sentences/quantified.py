"""Which symbol a quantity has in a sentence: by its unit, what it measures, or the words within it."""

from __future__ import annotations

from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_OF_THINGS = frozenset("项张块颗片台枚")
_CURRENCY = expression("[A-Z]{3}")


def quantity_symbol(quantity: QuantitySpan, folded: str) -> str:
    """The symbol of a quantity, from its unit or what it measures."""
    unit = quantity.unit
    char = symbols.UNIT.get(unit)
    if char is not None:
        if not unit and folded[quantity.end - 1 : quantity.end] in _OF_THINGS:
            return symbols.OTHER_COUNT  # 三项分别为: how many, and no value of one; 1万张: neither users nor people
        if unit == "parameters" and (
            _ACTIVE.search(folded, quantity.start, quantity.end) or _ACTIVE_BEHIND.match(folded, quantity.end)
        ):
            return symbols.ACTIVE
        return symbols.STAFF if unit == "people" and _STAFF.search(folded, quantity.start, quantity.end) else char
    if quantity.dimension == "price":
        return symbols.UNIT["price"]
    if quantity.dimension == "money" or _CURRENCY.fullmatch(unit):
        return symbols.MONEY
    return symbols.OTHER_COUNT if quantity.dimension == "count" else symbols.OTHER_QUANTITY


_ACTIVE = expression("activ|激活|活跃")
# 17B激活; but 1060亿激活120亿 tells what stands behind it to be active
_ACTIVE_BEHIND = expression(
    r"(?: (?:of them|of which|which|that))?(?: (?:is|are))? (?:active|activated)\b(?! users)"
    r"|\s?(?:的)?(?:被)?(?:激活|活跃)(?!函数|用户|参数|的|\s?[了约仅只为]{0,2}\s?\d)"
    r"| per token\b"
)
_STAFF = expression("employee|staff|worker|of us|员工|雇员|职工|号人")
