"""How names sound: pinyin without tones, whole and by initials. For compiling only; a query needs none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

from baimo.values import datafile
from baimo.values.names import fold, key

TABLE = Path(__file__).with_name("readings.yaml")
_RUNS = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_MOST = 4  # readings of one name: it would take several doubtful characters to need more


def sounds(name: str, kind: str) -> list[list[str]]:
    """Every way to type a name by its sound, each as heads: the reading itself, then what begins with later syllables.

    月之暗面 gives `yuezhianmian` with its syllables, and `yzam`; a name without Chinese gives nothing. `kind` is the
    entity's: a person's name begins with a surname.
    """
    folded = fold(name)
    if not _CHINESE.search(folded):
        return []
    found: dict[str, list[str]] = {}
    for syllables in islice(product(*_options(folded, kind)), _MOST):
        whole = _heads(syllables)
        initials = "".join(part[0] if is_chinese else key(part) for part, is_chinese in syllables)
        found.setdefault(whole[0], whole)
        found.setdefault(initials, [initials])
    return list(found.values())


Syllable = tuple[str, bool]  # its letters, and whether it reads a Chinese character


def _options(folded: str, kind: str) -> Iterator[list[Syllable]]:
    """For each character of a name, or each run of others, how it can be read, the usual reading first."""
    from pypinyin import lazy_pinyin

    for run in _RUNS.findall(folded):
        if not _CHINESE.match(run):
            yield [(run, False)]
            continue
        # What has no reading stays what it is, a character an item.
        for place, (mark, usual) in enumerate(zip(run, lazy_pinyin(run, errors=_each), strict=True)):
            group = "surnames" if kind == "person" and place == 0 else "others"
            other = _table()[group].get(mark)
            yield [(reading, True) for reading in dict.fromkeys([usual, other or usual, usual.replace("v", "u")])]


def _each(unknown: str) -> Any:
    return list(unknown)


def _heads(syllables: tuple[Syllable, ...]) -> list[str]:
    parts = [key(part) for part, _ in syllables]
    return ["".join(parts[start:]) for start in range(len(parts)) if parts[start]] or [""]


def homophones() -> dict[str, str]:
    """The common characters by how they sound, so that a name can be found by one that is heard the same."""
    from pypinyin import lazy_pinyin

    common = [chr(code) for code in range(0x4E00, 0x9FA6) if _is_common(chr(code))]
    found: dict[str, str] = {}
    for mark, reading in zip(common, lazy_pinyin(common), strict=True):
        found[reading] = found.get(reading, "") + mark
    return found


def _is_common(mark: str) -> bool:
    # The 6,763 characters of the first national standard: what is typed by mistake is a common one.
    try:
        return bool(mark.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@cache
def _table() -> Any:
    return datafile.load(TABLE)
