"""Everyday words that a capital at the head of a sentence or a heading makes look like names: `Renting an H100`."""

from __future__ import annotations

import re
from pathlib import Path

from baimo.reading.naming.words import FORMS
from baimo.values import datafile
from baimo.values.expressions import expression

_ADVERBS = frozenset(FORMS["adverbs"])
_WORDS = frozenset(datafile.load(Path(__file__).with_name("everyday.yaml"))["words"])
_PLAIN = expression(r"[A-Z][a-z]{2,}")
# The end of a sentence, of a line or of a mark before a word.
_OPENS = expression(r"(?:^|[.!?:;\n#*|>“\"•–-])[ #*_“\"]*$")
# Endings of verbs, adverbs and nouns of doing; a name that has one is named again.
_FORM = expression(r"[A-Z][a-z]+(?:ing|ed|ly|tions?|ments?|ness|ities|ances?|ences?|ables?|ers|ors|ists|als|ics)")
_AROUND = 6000
# Grammarly raised $200 million: no adverb, for what follows tells that it is the subject. A participle behind an adverb
# has no object of its own (`Newly launched, it ...`), and an aside behind one has no verb behind it.
_LY = expression(r"[A-Z][a-z]+ly")
_DEED = (
    r"(?:has|have|had|is|was|will|said|says|plans|makes|builds|offers|sells|develops|runs|counts|employs|charges|costs|competes"
    r"|(?:raised|launched|released|unveiled|introduced|acquired|closed|announced|bought|secured|landed|opened|signed|cut|passed|reached|hit|topped)"
    r" (?=an?\b|its\b|the\b|that\b|it\b|more\b|about\b|over\b|nearly\b|another\b|[$€£¥\d]|[A-Z]))"
)
_IS_SUBJECT = expression(
    rf"(?:'s|’s)\b"
    rf"| of (?!the\b|which|course|all|these|those|them|our|its|his|her|their)[A-Z][a-z]+(?: [A-Z][a-z]+)? {_DEED}"
    rf"|(?: (?:also|now|already|recently|today|just))? {_DEED}"
    rf"|, (?:which|(?:an?|the)\b[^,.;]{{3,80}}|based in [^,.;]+|founded [^,.;]+)[^,.;]*, {_DEED}"
)


def is_opening_word(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is no name: it opens a sentence, and the text writes it small, or never again."""
    word = text[start:end]
    if not _PLAIN.fullmatch(word) or not _OPENS.search(text, max(0, start - 6), start):
        return False
    around = text[max(0, start - _AROUND) : end + _AROUND]
    if f" {word.lower()}" in around:
        return True
    is_subject = _IS_SUBJECT.match(text, end) is not None
    if word.lower() in _WORDS and not is_subject and _only_opens(word, around):
        return True
    if not is_adverb(word) and is_subject and (_LY.fullmatch(word) or text[end : end + 4] == " of "):
        return False
    return _FORM.fullmatch(word) is not None and around.count(word) == 1


def _only_opens(word: str, around: str) -> bool:
    """Whether a word stands at the head of sentences and lines alone, never as a name within one."""
    places = (match.start() for match in re.finditer(rf"\b{word}\b", around))
    return all(_OPENS.search(around, max(0, at - 6), at) for at in places)


def is_everyday(word: str) -> bool:
    """Whether a capitalised word is one of everyday language."""
    return word.lower() in _WORDS


def is_adverb(word: str) -> bool:
    """Whether a word in -ly is one of those with which sentences open."""
    return word.lower() in _ADVERBS
