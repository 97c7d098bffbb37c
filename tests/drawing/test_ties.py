"""Ties between tiles: what is rolled up to whom, of which type, which way round, when; and how they are drawn."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from boxes import SVG, overlaps, words_of
from hypothesis import given
from hypothesis import strategies as st
from worlds import homes, standing_there, world

from baimo.asking.relating import paths
from baimo.asking.relating.relations import rules
from baimo.claims import table
from baimo.drawing.album import Album
from baimo.drawing.canvas.sheet import page_style, style
from baimo.drawing.population.evidence import gather
from baimo.drawing.ties import Tie, Ties, ties, types
from baimo.drawing.ties.curves import Ground, courses
from baimo.drawing.ties.edges import MOST
from baimo.drawing.ties.types import TABLE, joinings
from baimo.ledger import Ledger

HOUSES = ("maker", "foundry", "fund", "rival", "loner")
SCRIPT = Path(__file__).parents[2] / "src/baimo/web/script/courses.js"


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Ties]:
    rows = yaml.safe_load((Path(__file__).parent / "tied.yaml").read_text(encoding="utf-8"))
    ledger = world(tmp_path_factory.mktemp("tied"), rows)
    return ledger, ties(ledger, gather(ledger), standing_there(HOUSES))


def _tie(found: Ties, tail: str, head: str) -> Tie | None:
    return next((tie for tie in found.all if (tie.tail, tie.head) == (tail, head)), None)


def _drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>')


def test_a_system_counts_for_its_maker(tied: tuple[Ledger, Ties]) -> None:
    tie = _tie(tied[1], "foundry", "maker")
    assert tie is not None
    powers = next(one for one in tied[1].between("maker", "foundry") if one.type == "powers")
    assert (powers.tail, powers.head) == ("foundry", "maker")
    assert powers.facts[0].href.startswith("/e/model-1#f-")


@pytest.mark.parametrize(
    ("tail", "head", "kind"),
    [
        ("fund", "maker", "invests"),
        ("maker", "rival", "invests"),
        ("foundry", "maker", "powers"),
        ("foundry", "maker", "people"),
        ("foundry", "maker", "develops"),
        ("maker", "rival", "compares"),
    ],
)
def test_types_and_directions(tied: tuple[Ledger, Ties], tail: str, head: str, kind: str) -> None:
    assert (tail, head, kind) in {(tie.tail, tie.head, tie.type) for tie in tied[1].all}


def test_what_is_foretold_or_given_up_ties_nobody(tied: tuple[Ledger, Ties]) -> None:
    assert tied[1].between("fund", "rival") == []


def test_what_is_denied_is_told_apart_and_counts_for_less(tied: tuple[Ledger, Ties]) -> None:
    (bought,) = tied[1].between("fund", "foundry")
    assert bought.facts[0].is_denied
    assert bought.facts[0].cost >= rules().relations["acquired"].cost + rules().step["denied"]
    assert "denied by some" in tied[1].edges(homes(HOUSES), "fund", "en")


def test_the_coarser_date_lends_its_sites_to_the_closer_one(tied: tuple[Ledger, Ties]) -> None:
    (invested,) = tied[1].between("fund", "maker")
    assert [fact.claim.when for fact in invested.facts] == ["2021-02"]
    assert invested.facts[0].sites == {"office.example", "paper.example"}


def test_a_state_that_is_over_ties_nobody_later(tied: tuple[Ledger, Ties]) -> None:
    def held(month: str) -> bool:
        return any(tie.type == "invests" for tie in tied[1].of("rival", month))

    assert [held(month) for month in ("2020-12", "2021-01", "2023-06", "2023-07")] == [False, True, True, False]


def test_what_bears_no_time_begins_with_its_subject(tied: tuple[Ledger, Ties]) -> None:
    powers = next(one for one in tied[1].between("maker", "foundry") if one.type == "powers")
    assert powers.since == "2022-06"


def test_a_founder_came_from_where_she_worked(tied: tuple[Ledger, Ties]) -> None:
    people = next(one for one in tied[1].between("maker", "foundry") if one.type == "people")
    assert [claim.predicate for claim in people.facts[0].claims] == ["works_for", "founded_by"]
    assert people.facts[0].href.startswith("/e/ann#f-")


def test_who_has_no_tie_has_no_edge(tied: tuple[Ledger, Ties]) -> None:
    assert tied[1].of("loner") == []
    assert tied[1].edges(homes(HOUSES), "loner", "zh") == ""
    assert tied[1].edges(homes(HOUSES), "nobody", "zh") == ""
    assert tied[1].edges({}, "maker", "zh") == ""


def test_an_empty_record_ties_nobody(tmp_path: Path) -> None:
    ledger = world(tmp_path, [])
    assert ties(ledger, gather(ledger), standing_there([])).all == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_names_are_only_words(tied: tuple[Ledger, Ties], lang: str) -> None:
    drawn = _drawn(tied[1].edges(homes(HOUSES), "fund", lang))
    assert {element.tag.removeprefix(SVG) for element in drawn.iter()} <= {
        *("svg", "g", "a", "title", "path", "text", "rect"),
    }
    titles = [title.text or "" for title in drawn.iter(f"{SVG}title")]
    assert titles
    assert lang == "zh" or any('<script>alert("fund")</script> & Söhne' in title for title in titles)


def test_an_edge_says_what_it_is_and_opens_its_claim(tied: tuple[Ledger, Ties]) -> None:
    ledger, found = tied
    edges = list(_drawn(found.edges(homes(HOUSES), "maker", "en")).iter(f"{SVG}a"))
    assert {one.get("data-type") for one in edges} == {tie.type for tie in found.of("maker")}
    for edge in edges:
        subject, _, fact = (edge.get("href") or "").removeprefix("/e/").partition("#f-")
        assert ledger.fact(fact)[0].claim.subject == subject
        assert edge.get("aria-label") == edge.findtext(f"{SVG}title")


def test_a_path_is_drawn_step_by_step(tied: tuple[Ledger, Ties]) -> None:
    ledger, found = tied
    (story,) = paths(ledger, "fund", "foundry").stories
    words = [
        one.text
        for one in words_of(
            f"<svg xmlns='http://www.w3.org/2000/svg'>{found.path(story.steps, homes(HOUSES), 'en')}</svg>"
        )
    ]
    numbers = [int(part) for word in words for part in word.split("–")]
    assert numbers[0] == 1
    assert numbers[-1] == len(story.steps)
    assert numbers == sorted(numbers)


# The table of types.


def test_every_predicate_that_joins_two_entities_has_a_type() -> None:
    joining = {name for name, row in table().items() if row.object}
    assert joining == set(joinings())
    assert {row.type for row in joinings().values()} <= set(types())


def test_what_is_not_drawn_on_the_map_has_a_reason() -> None:
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["predicates"]
    unsaid = [name for name, row in rows.items() if not joinings()[name].is_on_map and not row.get("why")]
    assert unsaid == []
    assert all(
        joinings()[name].is_on_map == types()[row["type"]].is_on_map or row.get("why") for name, row in rows.items()
    )


def test_types_are_told_apart_without_colour() -> None:
    assert len({one.dash for one in types().values()}) == len(types())


@pytest.mark.parametrize("theme", [0, 1])
def test_the_colours_of_edges_stand_out_from_the_ground(theme: int) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    ground = light(("#ffffff", "#111317")[theme])
    for one in types().values():
        pair = sorted((light(one.colour[theme]), ground))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, one.id


def test_each_type_has_its_style_in_files_and_pages() -> None:
    for one in types():
        assert f".e-{one} {{ stroke: #" in style("light")
        assert f".drawing .e-{one} {{ stroke: var(--d-e_{one})" in page_style()


# The whole atlas.


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("focus", ["openai", "zhipu-ai", "nvidia", "huawei", "tsinghua", "langchain"])
def test_words_of_edges_never_meet(album: Album, focus: str, lang: str) -> None:
    drawn = album.ties.edges(album.base(lang).homes(), focus, lang)
    assert overlaps(words_of(f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>')) == []


def test_a_hub_is_drawn_with_its_strongest_and_says_the_rest(album: Album) -> None:
    drawn = _drawn(album.ties.edges(album.base("en").homes(), "nvidia", "en"))
    edges = [one for one in drawn.iter(f"{SVG}a") if one.get("class") == "edge"]
    more = next(one for one in drawn.iter(f"{SVG}a") if one.get("class") == "more")
    assert len(edges) <= MOST
    assert more.findtext(f"{SVG}text") == f"+{len(album.ties.of('nvidia')) - len(edges)} more"
    assert more.get("href") == "/graph/nvidia"


def test_edges_begin_and_end_beside_tiles(album: Album) -> None:
    cells = album.base("en").homes()
    grounds = {one: Ground(*cells[one].middle, cells[one].wide / 2, cells[one].high / 2) for one in cells}
    pairs = [(tie.tail, tie.head) for tie in album.ties.of("openai") if tie.tail in cells and tie.head in cells]
    for (tail, head), way in zip(pairs, courses(pairs, grounds), strict=True):
        for one, point in ((tail, way.start), (head, way.end)):
            ground = grounds[one]
            assert not ground.holds(point)
            assert abs(point[0] - ground.x) <= ground.half_wide + 4
            assert abs(point[1] - ground.y) <= ground.half_high + 4


def test_the_same_data_give_the_same_edges(album: Album) -> None:
    again = ties(album._ledger, album.evidence, album.population(album.month))
    cells = album.base("zh").homes()
    assert again.edges(cells, "openai", "zh") == album.ties.edges(cells, "openai", "zh")


def test_the_ties_that_everybody_knows(album: Album) -> None:
    known = {(tie.tail, tie.head, tie.type) for tie in album.ties.all}
    assert {
        ("microsoft", "openai", "invests"),
        ("openai", "anthropic", "people"),
        ("tsmc", "nvidia", "powers"),
        ("sogou", "baichuan-ai", "people"),
        ("high-flyer", "deepseek", "people"),
        ("cac", "zhipu-ai", "regulates"),
    } <= known


grounds_of_any = st.lists(
    st.builds(Ground, st.integers(0, 1600), st.integers(0, 900), st.just(40.0), st.just(25.0)), min_size=2, max_size=9
)


@given(grounds_of_any)
def test_any_tiles_can_be_joined(found: list[Ground]) -> None:
    grounds = {str(n): ground for n, ground in enumerate(found)}
    ways = courses([("0", one) for one in grounds if one != "0"], grounds)
    assert len(ways) == len(grounds) - 1
    assert all(abs(part) < 1e4 for way in ways for point in way for part in point)


def test_the_script_draws_the_same_courses() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node to run the script with")
    grounds = {f"g{n}": Ground(50 + n * 397 % 1450, 50 + n * 211 % 750, 40 + n % 3 * 15, 25) for n in range(24)}
    edges = [("g0", f"g{n}") if n % 2 else (f"g{n}", "g0") for n in range(1, 24)]
    rows = {k: {"x": g.x, "y": g.y, "halfWide": g.half_wide, "halfHigh": g.half_high} for k, g in grounds.items()}
    asked: list[dict[str, Any]] = [{"tail": tail, "head": head} for tail, head in edges]
    program = SCRIPT.read_text(encoding="utf-8").replace("export ", "") + (
        f"const grounds = new Map(Object.entries({json.dumps(rows)}));"
        f"console.log(JSON.stringify(coursesOf({json.dumps(asked)}, grounds)));"
    )
    done = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True)
    for way, theirs in zip(courses(edges, grounds), json.loads(done.stdout), strict=True):
        assert [tuple(point) for point in theirs] == [pytest.approx(point) for point in way]
