"""A layer laid over a compiled atlas is what compiling both together gives: every row, in its place, and every name."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.ledger.copies import sql, writing
from baimo.ledger.copies.laying import Laid, laid_over
from baimo.ledger.databases import Written
from baimo.ledger.text import Content, ParsedFile, content_of

ATLAS, OWN = ("a", "b", "c"), ("a", "b", "d", "e")
PAGES = {"publisher": "X", "grade": "known"}


def page(number: int, title: str = "X") -> dict[str, Any]:
    return {"id": f"x/{number}", "url": f"https://x.org/{number}", "title": title, "kind": "media"}


def entity(name: str, layer: str, statements: list[Any], more: dict[str, Any] | None = None) -> ParsedFile:
    content = {"id": name, "kind": "organization", "names": {"en": name.upper()}, "statements": statements}
    return ParsedFile(f"{layer}/entities/organization/{name}.yaml", "entity", layer, content | (more or {}))


def said(predicate: str, **more: Any) -> dict[str, Any]:
    return {"predicate": predicate, "sources": ["x/0"]} | more


BELOW = [
    ParsedFile("atlas/sources/x.yaml", "source", "atlas", PAGES | {"pages": [page(0), page(1)]}),
    entity("a", "atlas", [said("founded_on", value="2019", sources=["x/0", "x/1"]), said("acquired", object="b")]),
    entity("b", "atlas", [said("founded_on", value="2019"), said("part_of", object="a"), said("acquired", object="c")]),
    entity(
        "c", "atlas", [said("acquired", object="b", when="2020"), said("part_of", object="a")], {"aliases": ["Sea"]}
    ),
]
STATEMENTS = list(content_of(BELOW).statements)


def filled(content: Content) -> Written:
    connection = sqlite3.connect(":memory:")
    writing.fill(connection, content)
    return Written(connection)


def rows(database: Written) -> dict[str, list[Any]]:
    """Every table with its rows in their places; entities are asked for by their ids alone, wherever they stand."""
    held = {name: database.connection.execute(f"SELECT rowid, * FROM {name}").fetchall() for name in sql.tables()}
    held["entity"] = sorted(
        (key, kind, name, json.loads(body), weight) for _, key, kind, name, body, weight in held["entity"]
    )
    return {name: [row[1:] for row in found] if name != "entity" else found for name, found in held.items()}


def laid(files: list[ParsedFile], below: list[ParsedFile] = BELOW) -> Laid | None:
    return laid_over(filled(content_of(below)), files)


SAID = st.sampled_from(
    [
        said("founded_on", value="2019"),
        said("founded_on", value="2019", rank="deprecated", reason="no"),
        said("founded_on", value="2021", sources=["x/1", "y/0"]),
        said("acquired", object="b"),
        said("acquired", object="e", sources=["y/0", "nowhere"]),
        said("part_of", object="d"),
        said("nonsense", value="1"),
        "no row",
    ]
)
NAMED = st.fixed_dictionaries(
    {},
    optional={
        "names": st.sampled_from([{"zh": "甲"}, {"en": "Other"}, {}]),
        "aliases": st.sampled_from([["One"], ["One", "Sea"], "no list"]),
        "kind": st.sampled_from(["organization", "model", "no kind"]),
        "statements": st.sampled_from(["no list", None]),
    },
)
ENTITIES = st.lists(
    st.builds(
        lambda name, statements, more: entity(name, "user", statements, more),
        st.sampled_from(OWN),
        st.lists(SAID, max_size=4),
        NAMED,
    ),
    max_size=4,
)
OTHERS = st.lists(
    st.sampled_from(
        [
            ParsedFile("user/sources/x.yaml", "source", "user", PAGES | {"pages": [page(0, "Another"), page(7)]}),
            ParsedFile("user/entities/organization/z.yaml", "entity", "user", None, ValueError("broken")),
            ParsedFile("user/entities/organization/y.yaml", "entity", "user", ["a list"]),
            ParsedFile("user/sources/z.yaml", "source", "user", "a text"),
        ]
    ),
    max_size=3,
)
JUDGED = st.builds(
    lambda a, b, verdict, moved: (
        {"a": a, "b": b, "verdict": verdict, "reason": "so"} | ({"statements": moved} if verdict == "moved" else {})
    ),
    st.sampled_from("abcde"),
    st.sampled_from("abcde"),
    st.sampled_from(["same", "same", "different", "unsure", "moved"]),
    st.lists(st.sampled_from([*STATEMENTS, "no-such-id"]), min_size=1, max_size=2),
)
SOURCE = ParsedFile("user/sources/y.yaml", "source", "user", PAGES | {"pages": [page(0) | {"id": "y/0"}]})


@given(ENTITIES, OTHERS, st.lists(JUDGED, max_size=3))
def test_it_is_what_compiling_both_gives(files: list[ParsedFile], others: list[ParsedFile], judged: list[Any]) -> None:
    layer = [*files, SOURCE, *others]
    layer += [ParsedFile("user/judgements/j.yaml", "judgement", "user", judged)] if judged else []
    over, together = laid(layer), content_of([*BELOW, *layer])
    assert over is not None
    connection = sqlite3.connect(":memory:")
    over.write(connection)
    assert rows(Written(connection)) == rows(filled(together))
    assert over.names(content_of(BELOW).names()) == together.names()
    assert over.after.problems == together.problems


def judgement(layer: str, verdict: str) -> ParsedFile:
    row = {"a": "a", "b": "b", "verdict": verdict, "reason": "so"}
    return ParsedFile(f"{layer}/judgements/j.yaml", "judgement", layer, row)


@pytest.mark.parametrize(
    ("below", "above", "is_laid"),
    [("different", None, True), ("unsure", "same", False), ("same", None, False), (None, "same", True)],
)
def test_where_both_judge_they_are_compiled_together(below: str | None, above: str | None, is_laid: bool) -> None:
    atlas = [*BELOW, *([judgement("atlas", below)] if below else [])]
    own = [SOURCE, *([judgement("user", above)] if above else [])]
    assert (laid(own, atlas) is not None) is is_laid


def test_the_sql_that_is_written_down_is_what_sqlalchemy_says() -> None:
    """Else run `python -m baimo.ledger.copies.sql`."""

    def plain(text: str) -> Any:
        return json.loads(" ".join(text.replace("\\n", " ").split()))

    assert plain(sql.FILE.read_text(encoding="utf-8")) == plain(json.dumps(sql.fresh(), ensure_ascii=False))
