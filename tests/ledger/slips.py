"""What is wrong in a layer's text, as the tests of validation write it: sound parts, and one slip a case."""

from __future__ import annotations

ENTITY = "entities/organization/acme.yaml"
SOURCE = "sources/acme.com.yaml"
HEAD = """
id: acme
kind: organization
names: {en: Acme}
"""
STATEMENT = """
id: acme
kind: organization
names: {en: Acme}
statements:
- predicate: %s
  sources: [36kr.com/1001]
"""
PAGES = """
publisher: Acme
grade: official
pages:
- id: acme.com/1
  url: https://acme.com/1
  title: One
  date: 2024-01
  kind: official
"""


def statement(predicate: str, *lines: str) -> str:
    return STATEMENT % "\n  ".join((predicate, *lines))


# name: file, text, line, key, part of the message, part of the repair


CASES: dict[str, tuple[str, str, int, str, str, str]] = {
    # text that is no YAML
    "half-written-list": (ENTITY, "id: acme\naliases: [A, B\nkind: x\n", 2, "aliases", "not YAML", "bracket"),
    "half-written-quote": (ENTITY, 'id: acme\nkind: "org\nnames: {}\n', 2, "kind", "not YAML", "close the quote"),
    "half-written-key": (ENTITY, "id: acme\nkind\nnames: {}\n", 2, "kind", "not YAML", "`key: value`"),
    "tab": (ENTITY, "id: acme\nnames:\n\ten: Acme\n", 3, "en", "not YAML", "spaces instead of tabs"),
    "colon-in-text": (ENTITY, "id: acme\nnote: so: what\n", 2, "note", "not YAML", "in quotes"),
    "indentation": (ENTITY, "id: acme\n  kind: organization\n", 2, "kind", "not YAML", "indentation"),
    "key-twice": (ENTITY, "id: acme\nkind: chip\nkind: organization\n", 3, "kind", "second time", "keep one"),
    "anchor": (ENTITY, "id: acme\nnames: &n {en: A}\naliases: *n\n", 2, "names", "anchor", "in both places"),
    "not-utf8": (ENTITY, "id: acme\nnames: {en: \udcff}\n", 2, "", "not UTF-8", "as UTF-8"),
    "empty": (ENTITY, "", 1, "", "no entity", "begin with `id"),
    "list": (ENTITY, "- id: acme\n", 1, "", "no entity", "begin with `id"),
    # the entity
    "unknown-key": (ENTITY, HEAD + "alias: [A]\n", 4, "alias", "unknown key 'alias'", "rename it to 'aliases'"),
    "strange-key": (ENTITY, HEAD + "zzz: 1\n", 4, "zzz", "unknown key 'zzz'", "remove it"),
    "no-id": (ENTITY, "kind: organization\nnames: {en: A}\n", 1, "", "'id' is missing", "`id: acme`"),
    "id-other-than-file": (ENTITY, HEAD.replace("acme", "acne"), 1, "id", "another name", "acne.yaml"),
    "id-no-id": (ENTITY, HEAD.replace("acme", "Acme Inc"), 1, "id", "is no id", "small letters"),
    "no-kind": (ENTITY, "id: acme\nnames: {en: A}\n", 1, "", "'kind' is missing", "`kind: organization`"),
    "unknown-kind": (ENTITY, HEAD.replace("organization", "organisation"), 2, "kind", "unknown kind", "'organization'"),
    "kind-other-than-folder": (ENTITY, HEAD.replace("organization", "chip"), 2, "kind", "in the folder", "chip/"),
    "no-names": (ENTITY, "id: acme\nkind: organization\n", 1, "", "'names' is missing", "names: {zh"),
    "names-no-mapping": (ENTITY, "id: acme\nkind: organization\nnames: Acme\n", 3, "names", "by language", "{zh: ..."),
    "no-language": (ENTITY, HEAD.replace("en:", "English:"), 3, "names.English", "no language", "ISO 639"),
    "empty-name": (ENTITY, HEAD.replace("Acme}", "''}"), 3, "names.en", "empty name", "write the name"),
    "aliases-no-list": (ENTITY, HEAD + "aliases: A\n", 4, "aliases", "no list", "`aliases: [A]`"),
    "alias-twice": (ENTITY, HEAD + "aliases:\n- A\n- A\n", 6, "aliases[1]", "second time", "remove one"),
    "alias-nothing": (ENTITY, HEAD + "aliases:\n- \n", 5, "aliases[0]", "no name", "write a name"),
    "name-of-another": (ENTITY, HEAD + "aliases: [Zhipu-AI]\n", 4, "aliases[0]", "also means", "context_only"),
    "place-misspelt": (ENTITY, HEAD + "category: infra/ai-chip\n", 4, "category", "no place", "'infra/ai-chips'"),
    "place-a-whole-layer": (ENTITY, HEAD + "category: infra\n", 4, "category", "no place on the map", "write"),
    "place-claimed-that-is-none": (
        ENTITY,
        statement("category", "value: 六小虎"),
        6,
        "statements[0].value",
        "'六小虎' is no place",
        "a category of the map",
    ),
    # the statement
    "statements-no-list": (ENTITY, HEAD + "statements: {}\n", 4, "statements", "no list", "- predicate"),
    "statement-no-mapping": (ENTITY, HEAD + "statements:\n- x\n", 5, "statements[0]", "no statement", "`predicate`"),
    "statement-unknown-key": (
        ENTITY,
        statement("founded_on", "value: 2019", "source: x"),
        7,
        "statements[0].source",
        "unknown key",
        "'sources'",
    ),
    "unknown-predicate": (
        ENTITY,
        statement("founded_at", "value: 2019"),
        5,
        "statements[0].predicate",
        "unknown predicate 'founded_at'",
        "'founded_on'",
    ),
    "no-predicate": (
        ENTITY,
        HEAD + "statements:\n- value: 1\n  sources: [36kr.com/1001]\n",
        5,
        "statements[0]",
        "'predicate' is missing",
        "add `predicate",
    ),
    "wrong-subject": (ENTITY, statement("memory", "value: 8", "unit: GB"), 5, "statements[0].predicate", "chip", "use"),
    "wrong-object": (
        ENTITY,
        statement("released", "object: meta"),
        6,
        "statements[0].object",
        "'meta' is a organization",
        "another object",
    ),
    "dangling-object": (
        ENTITY,
        statement("released", "object: glm4"),
        6,
        "statements[0].object",
        "no entity has the id 'glm4'",
        "'glm-4'",
    ),
    "object-by-name": (
        ENTITY,
        statement("released", "object: GLM 4"),
        6,
        "statements[0].object",
        "no entity has the id",
        "'glm-4'",
    ),
    "object-for-value": (
        ENTITY,
        statement("founded_on", "object: glm-4"),
        6,
        "statements[0].object",
        "has a value, no object",
        "'value'",
    ),
    "value-for-object": (
        ENTITY,
        statement("released", "value: glm-4"),
        6,
        "statements[0].value",
        "has an object, no value",
        "'object'",
    ),
    "half-written-statement": (
        ENTITY,
        statement("released", "when: 2024"),
        5,
        "statements[0]",
        "without object",
        "add `object",
    ),
    "bad-when": (
        ENTITY,
        statement("released", "object: glm-4", "when: 2024-13"),
        7,
        "statements[0].when",
        "2024-13",
        "",
    ),
    "backward-when": (
        ENTITY,
        statement("released", "object: glm-4", "when: 2024/2023"),
        7,
        "statements[0].when",
        "no interval",
        "ends before",
    ),
    "bad-date": (ENTITY, statement("founded_on", "value: 2019年"), 6, "statements[0].value", "2019年", "2023-03"),
    "no-number": (
        ENTITY,
        statement("revenue", "value: 1.5亿", "unit: CNY"),
        6,
        "statements[0].value",
        "'1.5亿' is no number",
        "write 150000000",
    ),
    "no-unit": (ENTITY, statement("revenue", "value: 5"), 5, "statements[0]", "without a unit", "`unit: CNY`"),
    "bad-unit": (
        ENTITY,
        statement("revenue", "value: 5", "unit: 元"),
        7,
        "statements[0].unit",
        "has no unit '元'",
        "'CNY'",
    ),
    "other-unit": (ENTITY, statement("revenue", "value: 5", "unit: GB"), 7, "statements[0].unit", "'GB'", "one of CNY"),
    "backward-range": (
        ENTITY,
        statement("revenue", "value: 5", "value_to: 4", "unit: CNY"),
        7,
        "statements[0].value_to",
        "ends before",
        "larger",
    ),
    "true-is-no-value": (ENTITY, statement("known_for", "value: true"), 6, "statements[0].value", "no value", ""),
    "bad-bound": (
        ENTITY,
        statement("revenue", "value: 5", "unit: CNY", "bound: atleast"),
        8,
        "statements[0].bound",
        "unknown bound",
        "'at-least'",
    ),
    "bad-modality": (
        ENTITY,
        statement("founded_on", "value: 2019", "modality: report"),
        7,
        "statements[0].modality",
        "unknown modality",
        "'reported'",
    ),
    "bad-rank": (
        ENTITY,
        statement("founded_on", "value: 2019", "rank: prefered"),
        7,
        "statements[0].rank",
        "unknown rank",
        "'preferred'",
    ),
    "rank-without-reason": (
        ENTITY,
        statement("founded_on", "value: 2019", "rank: deprecated"),
        7,
        "statements[0].rank",
        "without a reason",
        "`reason: ...`",
    ),
    "bad-qualifier": (
        ENTITY,
        statement("released", "object: glm-4", "qualifier: beta"),
        7,
        "statements[0].qualifier",
        "unknown qualifier",
        "preview",
    ),
    "no-sources": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n",
        5,
        "statements[0]",
        "no source",
        "add `sources",
    ),
    "empty-sources": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: []\n",
        7,
        "statements[0].sources",
        "no source",
        "add `sources",
    ),
    "sources-no-list": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: 36kr.com/1001\n",
        7,
        "statements[0].sources",
        "no list",
        "`sources: [36kr.com/1001]`",
    ),
    "dangling-source": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources:\n  - 36kr.com/1009\n",
        8,
        "statements[0].sources[0]",
        "no source has the id",
        "'36kr.com/100",
    ),
    "source-twice": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: [36kr.com/1001, 36kr.com/1001]\n",
        7,
        "statements[0].sources[1]",
        "second time",
        "remove one",
    ),
    "statement-twice": (
        ENTITY,
        statement("founded_on", "value: 2019") + "- {value: 2019, predicate: founded_on, sources: [36kr.com/1002]}\n",
        8,
        "statements[1]",
        "the same as statements[0]",
        "the sources of both",
    ),
    "note-no-text": (
        ENTITY,
        statement("founded_on", "value: 2019", "note: [a]"),
        7,
        "statements[0].note",
        "one text",
        "on one line",
    ),
    # the source
    "no-publisher": (SOURCE, PAGES.replace("publisher: Acme\n", ""), 1, "", "'publisher' is missing", "add"),
    "bad-grade": (SOURCE, PAGES.replace("grade: official", "grade: offical"), 2, "grade", "unknown", "'official'"),
    "no-pages": (SOURCE, "publisher: A\ngrade: known\npages: x\n", 3, "pages", "no list of pages", "- id"),
    "page-no-mapping": (SOURCE, "publisher: A\ngrade: known\npages: [x]\n", 3, "pages[0]", "no page", "`id`"),
    "page-unknown-key": (SOURCE, PAGES + "  pubdate: 2024\n", 9, "pages[0].pubdate", "unknown key", "'date'"),
    "page-no-title": (SOURCE, PAGES.replace("  title: One\n", ""), 4, "pages[0]", "'title' is missing", "add"),
    "page-bad-kind": (SOURCE, PAGES.replace("kind: off", "kind: 0ff"), 8, "pages[0].kind", "unknown", "'official'"),
    "page-bad-date": (SOURCE, PAGES.replace("2024-01", "2024.5"), 7, "pages[0].date", "2024.5", "2023-03"),
    "page-no-address": (SOURCE, PAGES.replace("https://", ""), 5, "pages[0].url", "no address", "https://"),
    "page-twice": (SOURCE, PAGES + PAGES.partition("pages:\n")[2], 9, "pages[1].id", "in this file", "keep one"),
    "page-of-another": (SOURCE, PAGES.replace("id: acme.com/1", "id: 36kr.com/1001"), 4, "pages[0].id", "already", ""),
    "address-of-another": (
        SOURCE,
        PAGES.replace("https://acme.com/1", "https://36kr.com/p/1001"),
        5,
        "pages[0].url",
        "'36kr.com/1001' has this address",
        "keep one page",
    ),
}
