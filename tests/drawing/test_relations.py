"""The graph of relations: names in columns, lines between them that cross none, each line its claim."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from boxes import SVG, overlaps, words_of
from worlds import world

from baimo.drawing.album import Album
from baimo.drawing.charts.relating import MOST, Around
from baimo.drawing.charts.relations import draw_relations
from baimo.drawing.ties import types
from baimo.ledger import Ledger

both_languages = pytest.mark.parametrize("lang", ["zh", "en"])
NAMED = ("openai", "zhipu-ai", "nvidia", "langboat", "elon-musk", "us-export-controls-2023-10", "gpt-4", "h100")


def _centres(album: Album) -> list[str]:
    tied = sorted(one for one in album.evidence.entities if album.evidence.about[one])
    return [*NAMED, *random.Random(7).sample(tied, 22)]


@pytest.fixture(scope="module")
def drawn(album: Album) -> dict[tuple[str, str], str]:
    """Thirty graphs in both languages."""
    return {
        (one, lang): draw_relations(album._ledger, one, lang).svg() for one in _centres(album) for lang in ("zh", "en")
    }


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    rows = yaml.safe_load((Path(__file__).parent / "tied.yaml").read_text(encoding="utf-8"))
    return world(tmp_path_factory.mktemp("related"), rows)


def test_names_and_words_never_overlap(drawn: dict[tuple[str, str], str]) -> None:
    assert {key: found for key, svg in drawn.items() if (found := overlaps(words_of(svg)))} == {}


def test_words_stay_on_the_sheet(drawn: dict[tuple[str, str], str]) -> None:
    for key, svg in drawn.items():
        root = ElementTree.fromstring(svg.encode())
        wide, high = float(root.get("width") or 0), float(root.get("height") or 0)
        assert [w.text for w in words_of(svg) if w.left < 0 or w.right > wide or w.bottom > high] == [], key


def _grounds(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    found = []
    for rect in root.iter(f"{SVG}rect"):
        if rect.get("class") == "tile":
            x, y, wide, high = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
            found.append((x, y, x + wide, y + high))
    return found


def test_no_name_stands_on_another(drawn: dict[tuple[str, str], str]) -> None:
    for key, svg in drawn.items():
        grounds = sorted(_grounds(ElementTree.fromstring(svg.encode())))
        for n, one in enumerate(grounds):
            for other in grounds[n + 1 :]:
                apart = other[0] >= one[2] or other[1] >= one[3] or other[3] <= one[1]
                assert apart, key


def test_no_line_crosses_a_name(drawn: dict[tuple[str, str], str]) -> None:
    for key, svg in drawn.items():
        root = ElementTree.fromstring(svg.encode())
        grounds = _grounds(root)
        for path in root.iter(f"{SVG}path"):
            if (path.get("class") or "").startswith("e ") and "h30" not in (path.get("d") or ""):
                crossed = [
                    ground for point in _along(path.get("d") or "") for ground in grounds if _inside(point, ground)
                ]
                assert crossed == [], key


def _along(course: str) -> list[tuple[float, float]]:
    """Points of a course of straight pieces and round corners: the ends of each, and between them."""
    points: list[tuple[float, float]] = []
    for command, rest in re.findall(r"([MHVQ])([^MHVQ]*)", course):
        numbers = [float(part) for part in rest.split()]
        x, y = points[-1] if points else (0.0, 0.0)
        to = {"H": (numbers[0], y), "V": (x, numbers[0])}.get(command) or (numbers[-2], numbers[-1])
        points += [(x + (to[0] - x) * n / 20, y + (to[1] - y) * n / 20) for n in range(1, 20)] if points else []
        points.append(to)
    return points


def _inside(point: tuple[float, float], ground: tuple[float, float, float, float]) -> bool:
    return ground[0] + 1 < point[0] < ground[2] - 1 and ground[1] + 1 < point[1] < ground[3] - 1


def test_at_most_sixty_names(album: Album) -> None:
    counts = [1 + len(list(Around(album._ledger, one).all())) for one in _centres(album)]
    assert max(counts) <= MOST
    assert max(counts) > MOST / 2


def test_every_line_opens_the_claim_that_it_tells(album: Album) -> None:
    around = Around(album._ledger, "openai")
    drawn = ElementTree.fromstring(draw_relations(album._ledger, "openai", "en").svg().encode())
    edges = [one for one in drawn.iter(f"{SVG}a") if one.get("class") == "edge"]
    assert len(edges) == len(list(around.all()))
    assert {(one.get("href"), one.findtext(f"{SVG}title")) for one in edges} == {
        (node.href, around.title(node, "en")) for node in around.all()
    }


@both_languages
def test_rows_tell_what_is_drawn(album: Album, lang: str) -> None:
    rows = album.rows("graph", lang, None, "zhipu-ai")
    drawn = album.graph(lang, "zhipu-ai").svg()
    assert all(row["href"] in drawn for row in rows)
    assert {row["step"] for row in rows} == {1, 2}
    assert all(row["type_label"] == types()[row["type"]].labels[lang] for row in rows)


def test_an_arrow_leads_the_way_of_its_claim(ledger: Ledger) -> None:
    leads = {(node.id, node.claim.predicate): node.leads for node in Around(ledger, "maker").nodes}
    assert leads["fund", "invested_in"] == -1
    assert leads["ann", "founded_by"] == -1
    assert leads["model-1", "released"] == 1
    assert {node.id: node.leads for node in Around(ledger, "ann").nodes}["foundry"] == 1


def test_who_is_tied_to_nobody_is_said_to_be(tmp_path: Path) -> None:
    alone: dict[str, Any] = {"id": "alone", "kind": "organization", "names": {"zh": "独", "en": "Alone"}}
    sheet = draw_relations(world(tmp_path, [alone]), "alone", "en")
    assert "the record ties it to nobody yet" in sheet.svg()


def test_a_graph_of_nobody_known_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        draw_relations(ledger, "nobody", "zh")


def test_hostile_and_long_names_are_cut_and_escaped(tmp_path: Path) -> None:
    names = {"zh": "很" * 200, "en": '"><script>alert(1)</script>' * 9}
    head: dict[str, Any] = {"id": "long", "kind": "organization", "names": names}
    head["statements"] = [{"predicate": "invested_in", "object": f"one-{n}"} for n in range(9)]
    others: list[dict[str, Any]] = [{"id": f"one-{n}", "kind": "organization", "names": names} for n in range(9)]
    long = world(tmp_path, [head, *others])
    for lang in ("zh", "en"):
        svg = draw_relations(long, "long", lang).svg()
        assert overlaps(words_of(svg)) == []
        assert list(ElementTree.fromstring(svg.encode()).iter(f"{SVG}script")) == []


def test_as_of_a_month_what_came_later_is_not_there(album: Album) -> None:
    early = {node.claim.when for node in Around(album._ledger, "openai", _clocks("2020-01")).all() if node.claim.when}
    assert early
    assert max(early) < "2020-02"


def _clocks(month: str) -> Any:
    from baimo.asking.clocks import Clocks

    return Clocks.at(month, None)
