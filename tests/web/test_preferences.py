from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient


def lang(text: str) -> str:
    found = re.search(r'<html lang="([\w-]+)"', text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"), ("de,zh-TW;q=0.5", "zh-CN"), ("fr", "en"), ("en-GB", "en"), ("", "en")],
)
def test_the_language_is_that_of_the_browser(client: TestClient, accepted: str, expected: str) -> None:
    assert lang(client.get("/", headers={"accept-language": accepted}).text) == expected


def test_a_language_once_chosen_is_kept_on_every_page(client: TestClient) -> None:
    client.get("/?lang=zh")
    assert lang(client.get("/e/acme-ai").text) == "zh-CN"
    assert "顶点智能" in client.get("/e/acme-ai").text


def test_colours_once_chosen_are_kept_on_every_page(client: TestClient) -> None:
    assert "data-theme" not in client.get("/").text
    client.get("/?theme=dark")
    assert 'data-theme="dark"' in client.get("/d/deck.txt").text
    client.get("/?theme=auto")
    assert "data-theme" not in client.get("/d/deck.txt").text


def test_an_unknown_choice_is_not_kept(client: TestClient) -> None:
    answer = client.get("/?lang=xx&theme=%22onload")
    assert "set-cookie" not in answer.headers
    assert "onload" not in answer.text.split("<body", 1)[0]


def test_a_switch_keeps_the_rest_of_the_address(client: TestClient) -> None:
    assert 'href="?q=acme&amp;lang=zh"' in client.get("/?q=acme").text
