"""Addresses of the server as files of a site: the rules, the names of files, the way from one to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.web.publishing.addresses import Addresses, relative
from baimo.web.publishing.filenames import file_name

CHOSEN = "/changes?from=2023-12&to=2024-12"
LED = {
    "/": "zh/index.html",
    "/map?focus=acme&lang=zh": "zh/index.html?focus=acme",
    "/map?view=full": "zh/full.html?view=full",
    "/e/acme#t1": "zh/e/acme.html#t1",
    "/e/acme?lang=en": "en/e/acme.html",
    "/e/acme.json": "data/e/acme.json",
    "/s/ex.org/news": "zh/s/ex.org/news.html",
    "/s/ex.org/config.json": "zh/s/ex.org/config.json~49510d9331.html",
    "/s/ex.org/config.json.json": "data/s/ex.org/config.json~49510d9331.json",
    "/search?q=%E6%99%BA%E8%B0%B1&page=2": "zh/search.html?q=%E6%99%BA%E8%B0%B1",
    "/d/deck.pdf?part=2": "zh/d/deck.pdf/part-2.html",
    "/graph/acme": "zh/e/acme.html",
    "/path?from=a&to=b": "zh/index.html?focus=a&to=b",
    "/changes?from=2023-12&to=2024-12": "zh/changes/2023-12/2024-12.html",
    "/changes?from=2020-01&to=2024-12": "zh/changes.html",
    "/changes.atom?from=2020-01": "zh/feed.atom",
    "/timeline.svg?at=2023-10": "zh/timeline.svg",
    "/drawing.css": "style/drawing.css",
    "/a-page-of-tomorrow/of/x": "zh/a-page-of-tomorrow/of/x.html",
}


def addresses() -> Addresses:
    return Addresses({CHOSEN}, {"/s/ex.org/config.json"})


@pytest.mark.parametrize("address", LED)
def test_an_address_leads_to_its_file(address: str) -> None:
    target = addresses().target(address, "zh")
    assert target is not None
    assert target.place.file + target.rest == LED[address]


@pytest.mark.parametrize("address", ["/e/acme?theme=dark", "/e/acme?lang=fr", "/compare?e=a&e=b", "/openapi.json"])
def test_what_needs_a_server_leads_nowhere(address: str) -> None:
    assert addresses().target(address, "en") is None


def test_what_turned_out_to_be_missing_leads_nowhere_and_what_moved_to_its_new_place() -> None:
    made = addresses()
    assert made.target("/e/old", "en") is not None
    made.forget({"/e/lost": None, "/e/old": "/e/new#t"})
    assert made.target("/e/lost", "en") is None
    moved = made.target("/e/old", "en")
    assert moved is not None
    assert (moved.place.file, moved.rest) == ("en/e/new.html", "#t")


@pytest.mark.parametrize(
    ("folder", "file", "way"),
    [
        ("", "zh/index.html", "zh/index.html"),
        ("zh/e", "zh/e/acme.html", "acme.html"),
        ("zh/e", "en/e/acme.html", "../../en/e/acme.html"),
        ("zh/s/ex.org", "style/a.css", "../../../style/a.css"),
        ("zh", "zh/e/acme.html", "e/acme.html"),
        ("zh/e", "zh/e.html", "../e.html"),
    ],
)
def test_the_way_to_a_file(folder: str, file: str, way: str) -> None:
    assert relative(folder, file) == way


@pytest.mark.parametrize("name", ["zhipu-ai", "qwen2.5-7b", "36kr.com", "a_b", "0"])
def test_a_plain_name_stays(name: str) -> None:
    assert file_name(name) == name


HARD = [
    "Deck.pdf",
    "deck.PDF",
    "讲稿.pdf",
    "..",
    ".",
    "",
    "a/b",
    "con",
    "nul.txt",
    "COM1",
    "a b",
    "x" * 300,
    "a:b",
    "a?b",
]
HARD += ["e.html", "trail.", "-rf", "a\x00b", "\ud800", "a~b", "café", "cafe\u0301", "~"]


def test_hard_names_are_plain_and_apart() -> None:
    made = [file_name(name) for name in [*HARD, "deck.pdf", "a-b"]]
    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert name.isascii()
        assert not set(name) & set('/\\:*?"<>| ')
        assert len(name) <= 120
        assert name.lower().split(".")[0] not in {"con", "nul", "com1", ""}


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_names_never_share_a_file(one: str, other: str) -> None:
    assert (file_name(one).casefold() == file_name(other).casefold()) == (one == other)
