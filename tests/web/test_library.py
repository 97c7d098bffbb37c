from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from baimo.claims import Verdict
from baimo.ledger import Ledger
from baimo.output.html.rows import PART_CHARACTERS
from baimo.web import create_app
from baimo.web.frame.library import Library
from baimo.workspace import Checked
from page_sample import finding, plain_document, reading_of, small_checked


def named(name: str) -> Checked:
    document = plain_document("x", name=name)
    return Checked(document, reading_of(document, []), [])


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["a.txt", "b.txt"], ["a.txt", "b.txt"]),
        (["one/a.txt", "two\\a.txt", "a.txt"], ["a.txt", "a.txt-2", "a.txt-3"]),
        (["-"], ["stdin"]),
        (["x.json", ""], ["x", "document"]),
        (["百模 大战?.pdf"], ["百模 大战?.pdf"]),
        (["a\nb\x1b\udcff.txt"], ["a␊b␛\ufffd.txt"]),
    ],
    ids=["plain", "same name", "standard input", "json and nothing", "any letters", "no letters"],
)
def test_documents_have_keys_of_their_own(names: list[str], keys: list[str]) -> None:
    assert list(Library([named(name) for name in names]).documents) == keys


@pytest.mark.parametrize("name", ['百模 大战?#"<b>.pdf', "a\nb\x1b\udcff.txt"], ids=["signs", "no letters"])
def test_a_document_with_any_name_can_be_opened(name: str, ledger: Ledger) -> None:
    app = create_app(ledger, [named(name)])
    answer = TestClient(app).get(app.state.addresses[0])
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_entities_lead_to_the_claims_about_them() -> None:
    library = Library([small_checked()])
    assert library.speaking_of("acme-1") == [("deck.txt", [2, 3])]
    assert library.speaking_of("nobody") == []


@pytest.fixture(scope="module")
def long(ledger: Ledger) -> TestClient:
    """A document of one endless line, a claim at its start and one at its end, at odds with each other."""
    text = "顶点智能成立于2022年。" + "大模型很多。" * (3 * PART_CHARACTERS // 6) + "顶点智能创立于2023年。"
    first = finding("顶点智能成立于2022年", "founded_on", Verdict.DISPUTED, text=text, value="2022", conflicts=[1])
    last = finding("顶点智能创立于2023年", "founded_on", Verdict.CONTRADICTED, text=text, value="2023", conflicts=[0])
    document = plain_document(text, name="long.txt")
    return TestClient(create_app(ledger, [Checked(document, reading_of(document, [first, last]), [first, last])]))


def test_a_long_document_opens_in_parts(long: TestClient) -> None:
    answer = long.get("/d/long.txt", headers={"accept-language": "en"})
    assert "Part 1 of 4" in answer.text
    assert len(answer.text) < 2 * PART_CHARACTERS


def test_claims_of_other_parts_are_reached_from_the_first(long: TestClient) -> None:
    assert 'href="?part=4#m1"' in long.get("/d/long.txt").text
    assert 'id="m1"' in long.get("/d/long.txt?part=4").text
    assert 'href="?part=1#m0"' in long.get("/d/long.txt?part=4").text
