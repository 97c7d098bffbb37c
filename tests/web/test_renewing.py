"""A running server sees what is accepted meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_reading import Page
from starlette.testclient import TestClient

from baimo.web import create_app
from baimo.web.frame import site
from page_sample import small_ledger

GLOBEX = "id: globex\nkind: organization\nnames: {en: Globex}\n"


def test_a_running_server_sees_what_came_into_the_users_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "AFRESH", 0.0)
    client = TestClient(create_app(small_ledger(tmp_path), []), headers={"accept-language": "en"})
    assert client.get("/e/globex").status_code == 404
    path = tmp_path / "home" / "entities" / "organization" / "globex.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(GLOBEX, encoding="utf-8")
    assert client.get("/e/globex").status_code == 200
    assert "/e/globex" in Page(client.get("/?q=glob").text).values("href")
    path.unlink()
    assert client.get("/e/globex").status_code == 404


def test_a_ledger_that_nobody_changed_is_not_opened_again(tmp_path: Path) -> None:
    ledger = small_ledger(tmp_path)
    assert ledger.renewed() is ledger
    (tmp_path / "home" / "judgements").mkdir(parents=True)
    assert ledger.renewed() is ledger
    (tmp_path / "home" / "judgements" / "one.yaml").write_text("[]", encoding="utf-8")
    assert ledger.renewed() is not ledger
