"""Names that begin with that of a town: `Ningbo Seaspark Robotics`, `Porto Seguro`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
