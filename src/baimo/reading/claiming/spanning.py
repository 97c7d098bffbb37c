"""A value that rose over a span of years had its first size in the first of them: 2017-2022年从8亿元增长至45亿元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from baimo.claims import Claim
from baimo.values.expressions import expression

_YEARS = expression(r"[0-9]{4}/[0-9]{4}")
_TO = expression(
    r"[^，。；,;\n]{0,14}(?:至|到)(?:约|近|逾|了)?|,? (?:\w+ ){0,2}to (?:about |nearly |over |some )?[^\w\s]?"
)
_FROM = expression(r"(?:[从從由自]|\bfrom\b)[^，。；,;]*$")


def part_years(claims: Iterable[Claim], text: str) -> None:
    """Gives two values that a text tells of a span of years, from one to the other, each the year that is its own."""
    told: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.when is not None and claim.object is None and _YEARS.fullmatch(claim.when):
            told[claim.subject, claim.predicate, claim.when].append(claim)
    for (_, _, span), both in told.items():
        both.sort(key=lambda claim: claim.end)
        if len(both) == 2 and _rose(text, *both):
            both[0].when, both[1].when = span.split("/")


def _rose(text: str, first: Claim, last: Claim) -> bool:
    """Whether the text leads from the first value to the last: 从8亿元增长至45亿元, `from $1 billion to $4 billion`."""
    between = text[first.end : last.end] if first.end < last.end else ""
    return _FROM.search(first.quote) is not None and _TO.match(between) is not None
