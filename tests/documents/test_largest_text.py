"""More text than a document can hold is refused at once, with what to do."""

from __future__ import annotations

import pytest

from baimo.documents import from_bytes, loading
from baimo.values.errors import BaimoError


def test_more_text_than_a_document_holds_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LARGEST_TEXT", 1 << 20)
    with pytest.raises(BaimoError, match=r"a.txt: 2 MB of text; split it, or make it records of a corpus"):
        from_bytes(b"x" * (2 << 20), "a.txt")
    assert from_bytes(b"x" * 100, "a.txt").text
