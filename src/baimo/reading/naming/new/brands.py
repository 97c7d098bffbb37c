"""Brands in small letters: xbow, a security start-up; a lab called oriel; together.ai."""

from __future__ import annotations

from functools import lru_cache

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.everyday import is_adverb
from baimo.reading.naming.new.forms import NOT_NAMES, TITLE
from baimo.reading.naming.new.people import is_english
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.values.expressions import expression
from baimo.values.names import key

_SORT = r"(?:start-?up|company|firm|maker|lab|laboratory|provider|platform|chipmaker|unicorn|outfit|developer|vendor)"
_DOMAIN = expression(r"(?<![\w/@.:-])[a-z][a-z0-9-]{1,20}\.(?:ai|io)\b(?![/\w@])")
# A sentence that begins with a small letter begins with a brand; so does what says of itself of what sort it is.
_APPOSED = expression(rf", (?:an?|the) (?:[\w-]+ ){{0,5}}?{_SORT}\b")
_DONE = expression(
    r" (?:has |have )?(?:raised|launched|announced|unveiled|secured|closed|released|said|was founded|is valued)\b"
)
_CALLED = expression(rf"\b{_SORT} (?:called|named|dubbed) (?P<name>[a-z][a-z0-9]{{2,15}})\b")
_SMALL = r"[a-z](?:[a-z0-9]{2,15}|[a-z]{1,7}[A-Z][A-Za-z]{1,9})"
_OPENING = expression(rf"{_SMALL}(?=,| [a-z])")
_NEXT = expression(rf"[.!?”\"] (?P<name>{_SMALL})(?=,| [a-z])")
_EVERYDAY = frozenset(word.lower() for word in NOT_NAMES)


# `Quietly (London) — £11M`: what heads a line with its town in brackets and a sum behind them, everyday word or not.
_HEADED = expression(
    r"(?P<name>[A-Z][\w&.'’+-]*(?: [A-Z][\w&.'’+-]*){0,2}) \([A-Z][^()\n]{2,40}\)(?: ?[—–:,-]+ ?| )"
    r"(?=(?:raises?|raised|closes?|closed|secures?|secured|lands?|landed|gets|bags|nabs)\b|(?:[A-Z]{2,3} ?)?[€$£¥]\d"
    r"|\d+[mMkK]\b)"
)


def brands(text: str, starts: list[int], gazetteer: Gazetteer) -> list[Token]:
    """Such names; `starts` are where blocks begin: at the head of a mere line a small letter says nothing."""
    spans: list[tuple[int, int]] = []
    if ".ai" in text or ".io" in text:
        spans += [match.span() for match in _DOMAIN.finditer(text)]
    if " called " in text or " named " in text or " dubbed " in text:
        spans += [match.span("name") for match in _CALLED.finditer(text)]
    opening = [match.span() for start in starts if (match := _OPENING.match(text, start))]
    opening += [match.span("name") for match in _NEXT.finditer(text)]
    spans += [span for span in opening if _APPOSED.match(text, span[1]) or _DONE.match(text, span[1])]
    spans += [
        match.span("name")
        for start in starts
        if (match := _HEADED.match(text, start)) and key(match["name"]) not in gazetteer.by_key
    ]
    found = [
        (start, end, symbols.CAPITALISED, provisional(text[start:end], "", likely="organization"), _RANK)
        for start, end in spans
        if not _is_word(text[start:end], gazetteer.lexicon)
    ]
    return found + _of_words(text, gazetteer)


# `Second Nature, the robotics start-up,`; `Ground Truth acquired Paper Lantern for $75 million`: two everyday words.
_PAIR = r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}"
_OF_WORDS = expression(
    rf"(?<![\w.&'’-])(?P<name>{_PAIR})(?:, (?:an?|the) (?:[\w-]+ ){{0,5}}?{_SORT}\b"
    r"|(?: has| have)? (?:raised|secured|closed|landed) (?:an? )?(?:about |nearly |over |more than )?[$€£]\d"
    rf"|(?: has)? (?:acquired|bought|hired) (?:[a-z]+ )?[A-Z]| was founded (?:in|by)\b)"
)
_BOUGHT = expression(
    rf"\b(?:acquir(?:ed?|es|ing)|buys?|bought|buying) (?P<name>{_PAIR})(?= for (?:about |nearly )?[$€£]\d)"
)
_NO_PAIR = expression(rf"\b(?i:{_SORT}|researchers?|rival|founders?|group|giant|investors?|analysts?|engineers?)\b")


def _of_words(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Houses called by everyday words, where what is told of them is told of houses alone."""
    found: list[Token] = []
    bought = [*_BOUGHT.finditer(text)]
    for match in (*bought, *_OF_WORDS.finditer(text)):
        name = match["name"]
        words = name.split(" ")
        if not any(_is_word(word.lower(), gazetteer.lexicon) or word in NOT_NAMES for word in words):
            continue  # any other is found by its capitals
        if words[0] in NOT_NAMES and not (text.count(name) > 1 or match in bought):
            continue
        if _NO_PAIR.search(name) or is_english(name) or is_adverb(words[0]):
            continue
        if any(key(part) in gazetteer.by_key for part in (name, *words)):
            continue
        found.append((*match.span("name"), symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


_RANK = 1


@lru_cache(maxsize=4096)
def _is_word(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.words or word in lexicon.tight or word in lexicon.decoys or word in _EVERYDAY
