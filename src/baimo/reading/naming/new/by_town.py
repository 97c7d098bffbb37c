"""Names that begin with that of a town, or with an everyday word: `Porto Seguro`, `New Harwick`, `Project Juniper`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.mentions import provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer


def is_town(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a known place and of nothing else."""
    senses = gazetteer.by_key.get(key(name), ())
    return bool(senses) and all(sense.kind == "place" for sense in senses)


def is_house_of_town(written: str, gazetteer: Gazetteer, is_word: Callable[[str], bool]) -> bool:
    """Whether a house of its own name bears that of its town before it; its ending tells that it is a house."""
    words = written.split(" ")
    if len(words) < 3 or not is_town(words[0], gazetteer):
        return False
    return key(words[1]) not in gazetteer.by_key and not is_word(words[1])


def begins_with_town(text: str, start: int, written: str, gazetteer: Gazetteer, is_word: Callable[[str], bool]) -> bool:
    """Whether a name of several words is no town, though it begins with one; behind a comma the town stands apart."""
    first, second = written.split(" ")[:2]
    if not is_town(first, gazetteer) or text.endswith(", ", 0, start):
        return False
    is_known = key(written) in gazetteer.by_key or key(second) in gazetteer.by_key
    return not is_known and not is_word(second)


# `in New Harwick, Indiana`, `near Fort Oxley`: an everyday word before a name is its own where a place is due.
_IN = expression(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|from|to|at) $")
_NEW = expression(r"(?:New|North|South|East|West|Fort|Mount|Port|Lake) (?P<town>[A-Z][a-z]{3,})")


def new_town(text: str, name: str, start: int, is_word: Callable[[str], bool]) -> tuple[int, int, str, Any] | None:
    """A town that is called after another, or after how it lies, where the text tells where something is."""
    match = _NEW.fullmatch(name)
    is_told = match is not None and _IN.search(text, max(0, start - 9), start)
    if match is None or not is_told or is_word(match["town"]):
        return None
    return start, start + len(name), symbols.KIND["place"], provisional(name, "place", "form")


def of_project(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a name begins that the word before it is part of: `Project Juniper`."""
    is_named = text.endswith("Project ", 0, start) and text[start:end].isalpha() and text[start].isupper()
    return start - len("Project ") if is_named and key(text[start:end]) not in gazetteer.by_key else start
