"""Versions that the ledger does not know: a text on 通义千问2.5 says nothing of 通义千问."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from baimo.checking.case import Case
from baimo.values import datafile

FILE = Path(__file__).with_name("versions.yaml")

# What makes another version of a name when it stands right behind it: a short number that is no date, or a word.
_BEHIND = r"[\s\-_·“”\"'》」]*(?:v?\d{{1,2}}(?:\.\d+)?(?!\s*[\d年月日])|(?:{words})\b)"


def names_another_version(case: Case) -> bool:
    """Whether the quote says more behind a name than the ledger knows by it: a number, Pro, Turbo, NVL."""
    quote = case.claim.quote
    names = (case.claim.subject_text, case.claim.object_text)
    return bool(quote) and any(name and _behind(name).search(quote) for name in names)


@lru_cache(maxsize=4096)
def _behind(name: str) -> re.Pattern[str]:
    letters = r"\s*".join(re.escape(letter) for letter in name if not letter.isspace())
    return re.compile(letters + _BEHIND.format(words="|".join(_words())), re.IGNORECASE)


@cache
def _words() -> list[str]:
    return [re.escape(word) for word in datafile.load(FILE)]
