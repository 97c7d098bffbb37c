from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import pytest

from baimo.output import write_check, write_reading
from baimo.output.html.standalone import render_document, render_documents
from baimo.workspace import Checked
from page_sample import plain_document, reading_of, small_checked


class Reader(HTMLParser):
    """The tags of a page, with every id and every address in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action"):
                self.addresses.append(value or "")


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request: pytest.FixtureRequest) -> str:
    return render_document(small_checked(), None, request.param)


def test_a_file_runs_nothing_and_fetches_nothing(page: str) -> None:
    seen = Reader(page)
    assert not {"script", "link", "iframe", "img", "object", "form"} & set(seen.tags)
    assert all(address.startswith(("#", "https://ex.org/", "http://ex.org/")) for address in seen.addresses)
    assert "url(" not in page


def test_the_policy_allows_the_style_within_and_nothing_else(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert 'style="' not in page


def test_every_way_within_a_file_leads_somewhere_once(page: str) -> None:
    seen = Reader(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert {address[1:] for address in seen.addresses if address.startswith("#")} <= set(seen.ids)


def test_markup_of_the_document_is_shown_as_text(page: str) -> None:
    assert "&lt;script&gt;alert(&#39;doc&#39;)&lt;/script&gt;" in page


def test_documents_share_a_file_without_sharing_an_id() -> None:
    seen = Reader(render_documents([small_checked(), small_checked()], None, "zh"))
    assert len(seen.ids) == len(set(seen.ids))


def test_contradictions_stand_before_everything_else() -> None:
    page = render_document(small_checked(), None, "en")
    lists = re.findall(r'<details class="list v-(\w+)"( open)?', page)
    assert [name for name, _ in lists] == [
        "contradicted",
        "disputed",
        "outdated",
        "supported",
        "unknown",
        "uncheckable",
    ]
    assert [name for name, is_open in lists if is_open] == ["contradicted"]


def test_the_date_that_stood_for_today_is_named() -> None:
    checked = small_checked()
    assert '<span class="clock">today</span>' in render_document(checked, None, "en")
    checked.as_of = "2024-05"
    assert '<span class="clock">as of May 2024</span>' in render_document(checked, None, "en")


def test_a_reading_is_shown_without_verdicts() -> None:
    page = render_document(small_checked(), None, "en", judged=False)
    assert page.count('class="m v-read"') >= 5
    assert "contradicted" not in re.sub(r"<style>.*?</style>|<symbol.*?</symbol>", "", page, flags=re.DOTALL)


def test_a_claim_without_a_place_can_be_opened_all_the_same() -> None:
    checked = small_checked()
    checked.findings[3].claim.start = checked.findings[3].claim.end = -1
    seen = Reader(render_document(checked, None, "zh"))
    assert "d1-c3" in seen.ids
    assert "#d1-m3" in seen.addresses


def test_a_document_without_claims_says_so() -> None:
    document = plain_document("你好。")
    page = render_document(Checked(document, reading_of(document, []), []), None, "zh")
    assert "没有读到可核查的陈述" in page


@pytest.mark.parametrize(
    "writer", [lambda s: write_check(s, "html", "en", None), lambda s: write_reading(s, "html", "en")]
)
def test_the_writers_give_one_page_for_all_documents(writer: object) -> None:
    stream = io.StringIO()
    made = writer(stream)  # type: ignore[operator]
    for _ in range(2):
        made.document(small_checked())
    assert stream.getvalue() == ""
    made.close()
    assert stream.getvalue().count("<!doctype html>") == 1
    assert stream.getvalue().count("<h1>") == 2


def test_no_document_is_no_page() -> None:
    stream = io.StringIO()
    write_check(stream, "html", "en", None).close()
    assert stream.getvalue() == ""
