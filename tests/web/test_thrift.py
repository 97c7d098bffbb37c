"""The second view costs little, and HEAD is answered like GET."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.background import BackgroundTask
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from baimo.web.serving.thrift import Packed, ThriftyAnswers

# A small page, a page worth compressing, data, a style, nothing.
ADDRESSES = ["/d/deck.txt", "/e/acme-ai", "/e/acme-ai.json", "/baimo.css", "/baimo.svg", "/nowhere"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_has_the_headers_of_get_and_no_body(client: TestClient, address: str) -> None:
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("address", ["/d/deck.txt", "/e/acme-ai.json", "/baimo.css"])
def test_who_has_a_page_already_is_not_sent_it_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert "content-length" not in again.headers


def test_another_language_is_another_page(client: TestClient) -> None:
    english = client.get("/d/deck.txt")
    chinese = client.get("/d/deck.txt", headers={"accept-language": "zh", "if-none-match": english.headers["etag"]})
    assert chinese.status_code == 200
    assert {"Accept-Language", "Cookie", "Accept-Encoding"} <= set(chinese.headers["vary"].split(", "))


def test_a_choice_is_kept_though_the_page_is_the_same(client: TestClient) -> None:
    first = client.get("/d/deck.txt?theme=dark")
    again = client.get("/d/deck.txt?theme=dark", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert "baimo-theme=dark" in again.headers["set-cookie"]


def test_what_is_not_there_is_asked_for_again(client: TestClient) -> None:
    assert "etag" not in client.get("/nowhere").headers


def test_pages_are_compressed_for_who_can_read_that(client: TestClient) -> None:
    packed = client.get("/d/deck.txt", headers={"accept-encoding": "gzip"})
    plain = client.get("/d/deck.txt", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert packed.text == plain.text
    assert "content-encoding" not in plain.headers


def test_a_reader_does_not_wait_for_what_is_done_afterwards() -> None:
    done = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("said", background=BackgroundTask(done.append, "after"))(scope, receive, send)

    async def send(message: Message) -> None:
        done.append(message["type"])

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    asked = ThriftyAnswers(application)({"type": "http", "method": "GET", "headers": []}, receive, send)
    with ThreadPoolExecutor(1) as aside:  # a browser of another test may hold this thread's loop
        aside.submit(asyncio.run, asked).result()
    assert done == ["http.response.start", "http.response.body", "after"]


def test_no_more_is_kept_than_there_is_room_for() -> None:
    packed = Packed(most=60)
    bodies = {str(number): bytes([number]) * 500 for number in range(9)}
    for digest, body in bodies.items():
        assert gzip.decompress(packed.body(digest, body)) == body
        assert sum(map(len, packed._bodies.values())) == packed._held <= 60
    assert "8" in packed._bodies
    assert "0" not in packed._bodies
