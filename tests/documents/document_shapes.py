"""Short ways to say what a document looks like, and small files of every kind."""

from __future__ import annotations

import io
from collections.abc import Sequence

from baimo.documents import Block, Document, from_text


def said(document: Document) -> list[str]:
    """What each block says."""
    return [document.clean[block.start : block.end] for block in document.blocks]


def kinds(document: Document) -> list[str]:
    """The kind of each block."""
    return [block.kind for block in document.blocks]


def blocks(text: str, media: str = "txt") -> list[tuple[str, str]]:
    """Kind and words of each block of a text."""
    document = from_text(text, "a", media)
    return list(zip(kinds(document), said(document), strict=True))


def dropped(document: Document) -> list[tuple[str, str]]:
    """Why and what was dropped, markup aside."""
    return [(n.why, document.text[n.start : n.end]) for n in document.noise if n.why != "markup"]


def find(document: Document, words: str) -> Block:
    """The first block that holds the words."""
    return next(b for b, s in zip(document.blocks, said(document), strict=True) if words in s)


def parent(document: Document, words: str) -> str:
    """What the block that holds the words hangs under, empty for nothing."""
    index = find(document, words).parent
    return document.block_text(index) if index >= 0 else ""


def head(document: Document, words: str) -> str | None:
    """The topic of the block that holds the words."""
    span = find(document, words).head
    return document.clean[span[0] : span[1]] if span else None


def assert_sound(document: Document) -> None:
    """Every run that was kept says in the text what it says in the clean text, and blocks and noise are in order."""
    offsets = document.offsets
    runs = zip(offsets.clean_starts, offsets.clean_ends, offsets.text_starts, offsets.text_ends, strict=True)
    for a, b, c, d in runs:
        if b - a == d - c and document.clean[a:b] != document.text[c:d]:
            assert document.text[c] == "&", (document.clean[a:b], document.text[c:d])
    for one, two in zip(document.blocks, document.blocks[1:], strict=False):
        assert one.end <= two.start
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.clean)
        start, end = offsets.to_text(block.start, block.end)
        assert offsets.to_clean(start, end) == (block.start, block.end)
    for one, two in zip(document.noise, document.noise[1:], strict=False):
        assert one.start < one.end <= two.start or one.start <= two.start


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with the lines of each page as its text layer, in a font that is named and not embedded."""
    chars = sorted({char for page in pages for line in page for char in line})
    mapping = "".join(f"<{ord(c):04x}> <{ord(c):04x}>\n" for c in chars)
    cmap = f"/CIDInit /ProcSet findresource begin begincmap {len(chars)} beginbfchar\n{mapping}endbfchar endcmap"
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 1000 >>",
        _stream(cmap),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        shown = "".join(f"<{''.join(f'{ord(c):04x}' for c in line)}> Tj 0 -20 Td\n" for line in page)
        objects.append(_stream(f"BT /F 12 Tf 50 750 Td\n{shown}ET"))
    return _written(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _written(objects: list[str]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()
