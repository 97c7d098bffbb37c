"""A small ledger for the tests of the pages beside the map: two houses, models, prices, disputes, hostile names."""

from __future__ import annotations

from pathlib import Path

from baimo.ledger import Ledger, open_ledger
from page_sample import write_files

LONG = "北京非常非常非常非常非常长的名字人工智能大模型基础研究院有限责任公司"
SCRIPT = "<script>alert('name')</script>"

_ATLAS = {
    "entities/organization/north.yaml": """
        id: north
        kind: organization
        names: {zh: 北方智能, en: North AI}
        aliases: [北方, Northern]
        category: models/general-models
        statements:
        - {predicate: category, value: models/general-models, sources: [ex.org/list, ex.net/map]}
        - {predicate: founded_on, value: 2023-04-10, rank: preferred, reason: registry, sources: [ex.org/registry]}
        - {predicate: founded_on, value: 2023-03, sources: [ex.net/news, ex.net/copy, ex.com/blog]}
        - {predicate: founded_on, value: 2022, rank: deprecated, reason: typo, sources: [ex.com/blog]}
        - {predicate: located_in, object: beijing, sources: [ex.org/registry]}
        - {predicate: led_by, object: hostile-person, when: 2023-05, sources: [ex.net/news]}
        - {predicate: valued_at, value: 1000000000, unit: USD, when: 2023-09, sources: [ex.net/news]}
        - {predicate: valued_at, value: 3000000000, unit: USD, when: 2024-09, sources: [ex.net/news, ex.com/blog]}
        - {predicate: released, object: aurora, when: 2023-06-01, sources: [ex.net/news, ex.org/list]}
        - {predicate: released, object: aurora-2, when: 2024-06-01, sources: [ex.net/news]}
        """,
    "entities/organization/south.yaml": """
        id: south
        kind: organization
        names: {en: "<script>alert('name')</script>"}
        aliases: ['South "Labs" & Co']
        category: models/general-models
        statements:
        - {predicate: category, value: models/general-models, sources: [ex.org/list, ex.net/map]}
        - {predicate: founded_on, value: 2021-01-05, sources: [ex.org/registry]}
        - {predicate: located_in, object: london, sources: [ex.org/registry]}
        - {predicate: released, object: beacon, when: 2023-07-01, sources: [ex.net/news]}
        - {predicate: invested_in, object: north, when: 2023-08, sources: [ex.net/news]}
        - {predicate: discontinued, object: beacon, when: 2024-02, sources: [ex.net/news]}
        """,
    "entities/organization/long-name.yaml": """
        id: long-name
        kind: organization
        names: {zh: 北京非常非常非常非常非常长的名字人工智能大模型基础研究院有限责任公司}
        statements:
        - {predicate: founded_on, value: '2020', sources: [ex.org/registry]}
        """,
    "entities/model/aurora.yaml": """
        id: aurora
        kind: model
        names: {zh: 极光, en: Aurora}
        category: models/general-models
        statements:
        - {predicate: parameters, value: 7000000000, unit: parameters, sources: [ex.net/news]}
        - {predicate: context_length, value: 32000, unit: tokens, sources: [ex.org/registry]}
        - {predicate: context_length, value: 128000, unit: tokens, sources: [ex.net/news]}
        - {predicate: price, value: 1, unit: USD/1M-input-tokens, when: 2023-07-01/.., sources: [ex.net/prices]}
        - {predicate: developed_by, object: north, sources: [ex.net/news]}
        """,
    "entities/model/aurora-2.yaml": """
        id: aurora-2
        kind: model
        names: {zh: 极光 2, en: Aurora 2}
        category: models/general-models
        statements:
        - {predicate: version_of, object: aurora, sources: [ex.net/news]}
        - {predicate: context_length, value: 128000, unit: tokens, sources: [ex.net/news]}
        - {predicate: price, value: 2, unit: CNY/1M-input-tokens, when: 2024-07-01/.., sources: [ex.net/prices]}
        - {predicate: developed_by, object: north, sources: [ex.net/news]}
        """,
    "entities/model/beacon.yaml": """
        id: beacon
        kind: model
        names: {en: Beacon}
        category: models/general-models
        statements:
        - {predicate: parameters, value: 9000000000, unit: parameters, sources: [ex.net/news]}
        """,
    "entities/person/hostile-person.yaml": """
        id: hostile-person
        kind: person
        names: {en: '"><img src=x onerror=alert(1)>'}
        """,
    "entities/person/hermit.yaml": """
        id: hermit
        kind: person
        names: {zh: 隐士, en: Hermit}
        """,
    "entities/place/beijing.yaml": "id: beijing\nkind: place\nnames: {zh: 北京, en: Beijing}\n",
    "entities/place/london.yaml": "id: london\nkind: place\nnames: {zh: 伦敦, en: London}\n",
    "sources/ex.org.yaml": """
        publisher: Example Registry
        grade: official
        pages:
        - {id: ex.org/registry, url: 'https://ex.org/registry', title: Registry, date: 2023-04-11, kind: regulator}
        - {id: ex.org/list, url: 'https://ex.org/list?a=1&b=2', title: A <list>, date: 2024-01-05, kind: dataset}
        """,
    "sources/ex.net.yaml": """
        publisher: News & Views
        grade: known
        pages:
        - {id: ex.net/news, url: 'https://ex.net/news', title: News, date: 2024-10-02, kind: media}
        - {id: ex.net/copy, url: 'https://ex.net/copy', title: The same news, date: 2024-10-03, kind: media}
        - {id: ex.net/map, url: 'https://ex.net/map', title: A map, date: 2023-12, kind: media}
        - {id: ex.net/prices, url: 'https://ex.net/prices', title: Prices, date: 2024-07-02, kind: media}
        """,
    "sources/ex.com.yaml": """
        publisher: A blog
        grade: unknown
        pages:
        - {id: ex.com/blog, url: 'javascript:alert(3)', title: "'\\"><script>alert(4)</script>", kind: social}
        """,
}


def beside_ledger(folder: Path) -> Ledger:
    """The ledger, written and compiled below a folder."""
    return open_ledger(write_files(folder / "atlas", _ATLAS), folder / "home")
