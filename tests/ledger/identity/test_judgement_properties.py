"""Whatever is judged: the order of files plays no part, and what is taken back is gone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from baimo.ledger.text import Content, ParsedFile, content_of

IDS = ("a", "b", "c", "d", "e")
PAGES = ParsedFile(
    "sources/x.yaml",
    "source",
    "atlas",
    {
        "publisher": "X",
        "grade": "known",
        "pages": [{"id": f"x/{n}", "url": f"https://x.org/{n}", "title": "X", "kind": "media"} for n in range(2)],
    },
)


def _entity(name: str, layer: str) -> ParsedFile:
    rows: list[dict[str, Any]] = [
        {"predicate": "founded_on", "value": f"20{10 + IDS.index(name) // 2}", "sources": ["x/0", "x/1"]},
        {"predicate": "acquired", "object": IDS[IDS.index(name) - 1], "when": "2020", "sources": ["x/0"]},
    ]
    content = {"id": name, "kind": "organization", "names": {"en": name.upper()}, "statements": rows}
    return ParsedFile(f"{layer}/entities/organization/{name}.yaml", "entity", layer, content)


ENTITIES = [_entity(name, "atlas" if name < "d" else "user") for name in IDS]
PAIRS = [(one, other) for one in IDS for other in IDS if one != other]


@st.composite
def judgements(draw: st.DrawFn) -> list[ParsedFile]:
    """Files of a judgement each, of either layer."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(PAIRS),
                st.sampled_from(("same", "different", "unsure")),
                st.sampled_from(("atlas", "user")),
            ),
            max_size=6,
        )
    )
    return [
        ParsedFile(
            f"{layer}/judgements/{number}.yaml",
            "judgement",
            layer,
            {"a": a, "b": b, "verdict": verdict, "reason": "so"},
        )
        for number, ((a, b), verdict, layer) in enumerate(drawn)
    ]


def compiled(files: list[ParsedFile]) -> Content:
    return content_of([PAGES, *ENTITIES, *files])


@given(judgements(), st.randoms())
def test_the_order_of_judgements_plays_no_part(files: list[ParsedFile], chance: Any) -> None:
    shuffled = list(files)
    chance.shuffle(shuffled)
    assert compiled(shuffled) == compiled(files)
    assert repr(compiled(shuffled)) == repr(compiled(files))


@given(judgements(), judgements())
def test_a_judgement_taken_back_restores_the_same_content(files: list[ParsedFile], further: list[ParsedFile]) -> None:
    before = repr(compiled(files))
    compiled([*files, *further])
    assert repr(compiled(files)) == before


@given(judgements())
def test_no_group_holds_two_that_are_judged_different(files: list[ParsedFile]) -> None:
    content = compiled(files)
    rows = [row for row in content.judgements if row.is_applied]
    for row in rows:
        one, other = (content.moved.get(entity, entity) for entity in (row.a, row.b))
        if row.verdict == "same":
            assert one == other
        elif row.verdict == "different":
            assert one != other


@given(judgements())
def test_every_statement_is_found_under_its_old_id(files: list[ParsedFile]) -> None:
    plain, content = compiled([]), compiled(files)
    for identity, statement in plain.statements.items():
        now = content.moved.get(identity, identity)
        subject, obj = (content.moved.get(x, x) for x in (statement.claim.subject, statement.claim.object or ""))
        assert now in content.statements or subject == obj


@given(judgements())
def test_the_given_content_is_left_as_it_is(files: list[ParsedFile]) -> None:
    plain = repr(compiled([]))
    compiled(files)
    assert repr(compiled([])) == plain
