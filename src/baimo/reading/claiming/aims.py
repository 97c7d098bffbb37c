"""What is raised and is no money: a forecast, a price, a stake."""

from __future__ import annotations

import re

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

_NEAR = 60
_RAISED = expression(
    r"\b(?:raised|raises|raise|raising|lifted|upped|increased)"
    r" (?:(?:its|their|the|his|her|our|that|a|full-year|annual|quarterly|\w+[’']s|capex|capital|spending|revenue|sales"
    r"|price|20\d\d) )*"
    r"(?:forecasts?|guidance|outlook|targets?|estimates?|projections?|prices?|stake|bid|offer|dividend|budget|expenditures?"
    r"|capex|fees?|valuation|cap|limit|minimum|wages?|salar(?:y|ies))\b[^.;,]{0,30}$",
    re.IGNORECASE,
)


def is_forecast(clean: str, predicate: Predicate, value: Token) -> bool:
    """Whether the sum is what a forecast was raised to: `raised its forecast to $85 billion` raises nothing."""
    return predicate.id == "raised" and _RAISED.search(clean[max(0, value[0] - _NEAR) : value[0]]) is not None


# `2025: Series D, €600M, led by Prima Materia`
_ROUND_LED = expression(
    r"\b(?:series [a-h]\d?|(?:pre-)?seed|rounds?|funding|financing|raised|raise)\b[^;.\n]{0,60}\bled by (?:the )?$",
    re.IGNORECASE,
)


def led_round(clean: str, leader: Token) -> bool:
    """Whether what somebody led is a round, and no house."""
    return _ROUND_LED.search(clean[max(0, leader[0] - 2 * _NEAR) : leader[0]]) is not None
