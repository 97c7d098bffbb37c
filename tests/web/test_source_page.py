"""A source whose own name ends as data do has its page and its data, each under its address."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from baimo.ledger import open_ledger
from baimo.web import create_app
from page_sample import ATLAS, write_files


def test_a_page_elsewhere_that_is_data_has_a_page_and_data_here(tmp_path: Path) -> None:
    files = {name: text.replace("ex.org/news", "ex.org/prices.json") for name, text in ATLAS.items()}
    ledger = open_ledger(write_files(tmp_path / "atlas", files), tmp_path / "home")
    client = TestClient(create_app(ledger, []), headers={"accept-language": "en"})
    assert "<h1>News &amp; views</h1>" in client.get("/s/ex.org/prices.json").text
    assert client.get("/s/ex.org/prices.json.json").json()["id"] == "ex.org/prices.json"
    assert client.get("/s/ex.org/none.json").status_code == 404
