"""A small industry for the tests of the map: houses of both regions in four boxes, tied, bought, closed and renamed."""

from __future__ import annotations

from pathlib import Path

from baimo.ledger import Ledger, open_ledger
from page_sample import write_files

_TWO = "sources: [ex.org/news, ex.net/list]"


def _house(entity: str, zh: str, en: str, category: str, place: str, *told: str) -> str:
    lines = [
        f"id: {entity}",
        "kind: organization",
        f"names: {{zh: {zh}, en: '{en}'}}",
        f"category: {category}",
        "statements:",
        f"- {{predicate: category, value: {category}, {_TWO}}}",
        f"- {{predicate: located_in, object: {place}, {_TWO}}}",
        *(f"- {{{one}, {_TWO}}}" for one in told),
    ]
    return "\n".join(lines)


def _system(entity: str, kind: str, zh: str, en: str, *told: str) -> str:
    lines = [f"id: {entity}", f"kind: {kind}", f"names: {{zh: {zh}, en: '{en}'}}", "statements:"]
    return "\n".join([*lines, *(f"- {{{one}, {_TWO}}}" for one in told)])


ATLAS = {
    "entities/organization/acme-ai.yaml": _house(
        *("acme-ai", "顶点智能", "Acme AI", "models/general-models", "beijing"),
        "predicate: founded_on, value: 2023-04-10",
        "predicate: released, object: acme-1, when: 2023-06-01",
        "predicate: open_sourced, object: acme-1, when: 2023-07",
        "predicate: valued_at, value: 1000000000, unit: USD, when: 2023-09",
        "predicate: uses_chip, object: north-chip-1, when: 2023-08",
    ),
    "entities/organization/north.yaml": _house(
        *("north", "北方", "North", "infra/ai-chips", "san-francisco"),
        "predicate: founded_on, value: 2001-02",
        "predicate: released, object: north-chip-1, when: 2022-12",
    ),
    "entities/organization/cloud.yaml": _house(
        *("cloud", "云海", "Cloud Sea", "infra/compute-cloud", "beijing"),
        "predicate: founded_on, value: 2009-03",
        "predicate: invested_in, object: acme-ai, when: 2023-10",
        "predicate: acquired, object: minor, when: 2024-03",
    ),
    "entities/organization/rival.yaml": _house(
        *("rival", "对手", 'Rival <b>"Labs"</b>', "models/general-models", "san-francisco"),
        "predicate: founded_on, value: 2015-12",
        "predicate: released, object: rival-1, when: 2023-03-14",
        "predicate: invested_in, object: minor, when: 2023-05",
        "predicate: also_known_as, value: Rival Labs, when: 2024-02",
    ),
    "entities/organization/minor.yaml": _house(
        *("minor", "小小", "Minor", "products/assistants", "beijing"),
        "predicate: founded_on, value: 2023-02",
    ),
    "entities/organization/gone.yaml": _house(
        *("gone", "远去", "Gone", "products/assistants", "san-francisco"),
        "predicate: founded_on, value: 2022-12",
        "predicate: discontinued, object: gone, when: 2024-01",
    ),
    "entities/organization/alone.yaml": _house(
        *("alone", "独自", "Alone", "industry/healthcare", "beijing"),
        "predicate: founded_on, value: 2024-05",
    ),
    "entities/model/acme-1.yaml": _system(
        *("acme-1", "model", "顶点一号", "Acme-1"),
        "predicate: category, value: models/general-models",
        "predicate: parameters, value: 7000000000, unit: parameters",
    ),
    "entities/model/rival-1.yaml": _system(
        *("rival-1", "model", "对手一号", "Rival-1"), "predicate: category, value: products/assistants"
    ),
    "entities/chip/north-chip-1.yaml": _system(
        *("north-chip-1", "chip", "北方一号", "North Chip 1"), "predicate: memory, value: 80, unit: GB"
    ),
    "entities/place/beijing.yaml": "id: beijing\nkind: place\nnames: {zh: 北京, en: Beijing}\nstatements: []",
    "entities/place/san-francisco.yaml": (
        "id: san-francisco\nkind: place\nnames: {zh: 旧金山, en: San Francisco}\nstatements: []"
    ),
    "sources/ex.org.yaml": """
        publisher: Example
        grade: known
        pages:
        - {id: ex.org/news, url: 'https://ex.org/news', title: News, date: 2024-06-01, kind: media}
        """,
    "sources/ex.net.yaml": """
        publisher: Another
        grade: known
        pages:
        - {id: ex.net/list, url: 'https://ex.net/list', title: List, date: 2024-06-02, kind: media}
        """,
}


def map_ledger(folder: Path) -> Ledger:
    """The ledger of the small industry, written and compiled below a folder."""
    return open_ledger(write_files(folder / "atlas", ATLAS), folder / "home")


def empty_ledger(folder: Path) -> Ledger:
    """A ledger that holds nothing."""
    return open_ledger(
        write_files(folder / "atlas", {"sources/ex.org.yaml": "publisher: Example\npages: []"}), folder / "home"
    )
