"""The names of the atlas for a search without a server: a row for each entity, as small as it can be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from baimo.ledger.searching.pinyin import sounds
from baimo.output.places_text import place_label
from baimo.values.names import key
from baimo.web.frame.site import page_words

if TYPE_CHECKING:
    from baimo.ledger import Entity, Ledger


class SearchIndex:
    """Rows for both languages; how names sound is looked up once."""

    def __init__(self, ledger: Ledger, boxes: dict[str, str]) -> None:
        """`boxes` are the places of entities on the map."""
        self._boxes = boxes
        self._rows = [(entity, _heard(entity)) for entity in ledger.entities()]

    def data(self, lang: str) -> bytes:
        """The index in one language: `kinds` and `places` in words, and rows that count into them.

        A row is [id, name, kind, place or -1, other names, how names sound]; the last two are parted by line ends.
        """
        kinds = sorted({entity.kind for entity, _ in self._rows})
        places = sorted({self._boxes[entity.id] for entity, _ in self._rows if entity.id in self._boxes})
        rows = [self._row(entity, heard, lang, kinds, places) for entity, heard in self._rows]
        say = page_words(lang)
        content: dict[str, Any] = {
            "kinds": [[kind, say.of("kind", kind)] for kind in kinds],
            "places": [place_label(place, lang) for place in places],
            "rows": rows,
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def _row(self, entity: Entity, heard: str, lang: str, kinds: list[str], places: list[str]) -> list[Any]:
        name = entity.name(lang)
        box = self._boxes.get(entity.id)
        place = places.index(box) if box else -1
        return [entity.id, name, kinds.index(entity.kind), place, _others(entity, name), heard]


def _others(entity: Entity, name: str) -> str:
    """The other names; what differs by case and signs alone is one name."""
    spelled = (*entity.names.values(), *entity.aliases, *entity.former, *entity.misspellings)
    found = {key(one): one for one in reversed(spelled)}
    found.pop(key(name), None)
    return "\n".join(reversed(found.values()))


def _heard(entity: Entity) -> str:
    spelled = (*entity.names.values(), *entity.aliases, *entity.former)
    return "\n".join(dict.fromkeys(heads[0] for name in spelled for heads in sounds(name, entity.kind)))


def boxes_of(ledger: Ledger) -> dict[str, str]:
    """The place of each entity that has one."""
    from baimo.ledger.placing import Placement

    placement = Placement(ledger, everything=True)
    found = ((entity.id, placement.main(entity.id)) for entity in ledger.entities())
    return {entity: place.category for entity, place in found if place}
