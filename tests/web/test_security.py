from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from page_reading import Page
from starlette.testclient import TestClient

from baimo.claims import Verdict
from baimo.ledger import Ledger
from baimo.web import create_app
from baimo.web.serving.security import LocalNamesOnly
from baimo.workspace import Checked
from page_sample import finding, plain_document, reading_of

ADDRESSES = [
    "/",
    "/d/deck.txt",
    "/d/deck.txt.json",
    "/e/hostile",
    "/s/ex.org/trap",
    "/baimo.css",
    "/none",
    "/e/none.json",
]


# Files of this host only: no word `unsafe`, no digest, no scheme and no other host opens the way to anything else.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy_of(header: str) -> dict[str, str]:
    """What each directive of a Content-Security-Policy allows."""
    return {name: allowed for name, _, allowed in (part.strip().partition(" ") for part in header.split(";"))}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_forbids_running_fetching_and_leaking(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert policy_of(headers["content-security-policy"]) == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "address", ["/", "/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/d/deck.txt", "/e/hostile", "/s/ex.org/trap"]
)
def test_nothing_of_a_document_or_a_source_becomes_markup(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert not {"img", "iframe", "object", "base"} & {tag for tag, _ in page.tags}
    assert all(is_ours(script) for script in page.all("script"))
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]


def is_ours(script: dict[str, str]) -> bool:
    """A module of the application by its address, or data that no browser runs."""
    return script.get("src", "").startswith("/script/") or script.get("type") == "application/json"


def test_only_addresses_of_the_web_become_links(client: TestClient) -> None:
    for address in ("/e/hostile", "/s/ex.org/trap"):
        assert all(not href.startswith("javascript") for href in Page(client.get(address).text).values("href"))
    assert "javascript:alert(3)" in Page(client.get("/s/ex.org/trap").text).text


def test_a_page_asks_nothing_of_another_host(client: TestClient) -> None:
    page = Page(client.get("/d/deck.txt").text)
    fetched = [attrs["href"] for attrs in page.all("link") if attrs["rel"] in ("stylesheet", "icon")]
    assert all(re.match(r"/[^/]", address) for address in (*fetched, *page.values("src")))
    styles = [client.get(address).text for address in fetched if ".css" in address]
    assert styles
    assert not any(re.search(r"url\(|@import|@font-face", style) for style in styles)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8765", 200),
        ("127.0.0.1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
    ],
)
def test_a_strange_name_that_leads_here_gets_no_document(app: FastAPI, host: str, status: int) -> None:
    client = TestClient(LocalNamesOnly(app))
    assert client.get("/d/deck.txt", headers={"host": host}).status_code == status


def test_characters_that_cannot_be_shown_are_marked(ledger: Ledger) -> None:
    document = plain_document("a\x00b\x1b[31mc\ud800d\u202ee")
    half = finding("c\ud800d", "known_for", Verdict.UNKNOWN, text=document.text)
    client = TestClient(create_app(ledger, [Checked(document, reading_of(document, [half]), [half])]))
    page = client.get("/d/deck.txt")
    assert client.get("/d/deck.txt.json").json()["findings"][0]["quote"] == "c\ud800d"
    assert page.status_code == 200
    assert "a\u2400b\u241b[31m" in page.text
    assert "c\ufffdd" in page.text
    assert not {"\x00", "\x1b", "\u202e"} & set(page.text)
