"""Where an entity stands on the map, in words and as JSON: as sources say, by a rule, or by a judgement of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from baimo.claims.taxonomy import taxonomy
from baimo.output.wording import Words

if TYPE_CHECKING:
    from baimo.ledger import Ledger


def place_label(box: str | None, lang: str) -> str:
    """A place in words: 行业大模型·金融; empty where there is none."""
    return taxonomy().label(box, lang) if box else ""


def places_line(ledger: Ledger, entity_id: str, say: Words, as_of: str | None = None) -> str:
    """The places of an entity in one line, the main one first; what no source says is marked with how it was found."""
    from baimo.ledger.placing import places

    said = []
    for place in places(ledger, entity_id, known_by=as_of):
        how = "" if place.rule is None else say.of("placed", "hand" if place.rule == "hand" else "rule")
        said.append(place_label(place.box, say.lang) + (say("text.open") + how + say("text.close") if how else ""))
    return say.join(said)


def places_json(ledger: Ledger, entity_id: str, as_of: str | None = None) -> dict[str, Any]:
    """`taxonomy` (its version), `places` and `tiers`, each with ids of the statements behind it.

    `rule` is null where a source says so.
    """
    from baimo.ledger.placing import Placement

    placement, map_of = Placement(ledger, known_by=as_of), taxonomy()
    return {
        "taxonomy": map_of.version,
        "places": [
            {
                "box": place.box,
                "label": {lang: map_of.label(place.box, lang) for lang in ("zh", "en")},
                "main": place.main,
                "rule": place.rule,
                "why": list(place.why),
            }
            for place in placement.places(entity_id)
        ],
        "tiers": [
            {"level": tier.level, "rule": tier.rule, "why": list(tier.why)} for tier in placement.tiers(entity_id)
        ],
    }
