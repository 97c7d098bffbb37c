"""Logos: what others made is drawn only where it is shapes, and what is refused says why and stays a monogram."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.drawing.logos import Mark, adopt, mark_of
from baimo.drawing.logos.own import slug_of
from baimo.drawing.logos.safe import UnsafeLogoError, logo_of, read_logo
from baimo.drawing.logos.visible import needs_ground
from baimo.workspace import Workspace

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24">'
PLAIN = f'{HEAD}<path d="M0 0h24v24z" fill="#123456"/></svg>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

MANY = '<path d="M0 0"/>' * 401

HOSTILE = {
    "a script": f"{HEAD}<script>alert(1)</script></svg>",
    "a script of no namespace": '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>',
    "an event": f'{HEAD}<path d="M0 0" onload="alert(1)"/></svg>',
    "an event on the root": PLAIN.replace("viewBox", 'onload="alert(1)" viewBox'),
    "a link to the web": f'{HEAD}<linearGradient id="a" xlink:href="http://x.example/#b"/><path d="M0 0"/></svg>',
    "a link to data": f'{HEAD}<linearGradient id="a" href="data:image/svg+xml,x"/><path d="M0 0"/></svg>',
    "a link to script": f'{HEAD}<linearGradient id="a" href="javascript:alert(1)"/><path d="M0 0"/></svg>',
    "an anchor": f'{HEAD}<a href="https://x.example"><path d="M0 0"/></a></svg>',
    "an image": f'{HEAD}<image href="https://x.example/a.png"/></svg>',
    "a use": f'{HEAD}<path id="a" d="M0 0"/><use href="#a"/></svg>',
    "a foreign object": f"{HEAD}<foreignObject><p/></foreignObject></svg>",
    "HTML": f'{HEAD}<p xmlns="http://www.w3.org/1999/xhtml"/></svg>',
    "a style sheet": f"{HEAD}<style>@import url(//x.example)</style><path d='M0 0'/></svg>",
    "an import in a style": f"{HEAD}<path d='M0 0' style='@import url(//x.example)'/></svg>",
    "an address in a style": f"{HEAD}<path d='M0 0' style='fill:url(//x.example#a)'/></svg>",
    "an address in a fill": f"{HEAD}<path d='M0 0' fill='url(https://x.example#a)'/></svg>",
    "an animation": f"{HEAD}<path d='M0 0'><set attributeName='href' to='javascript:alert(1)'/></path></svg>",
    "words": f"{HEAD}<text>hello</text></svg>",
    "bare words": f"{HEAD}hello<path d='M0 0'/></svg>",
    "an entity": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{PLAIN}',
    "a billion laughs": f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>{HEAD}<title>&l9;</title><path d="M0 0"/></svg>',
    "an unknown entity": f"{HEAD}&nbsp;<path d='M0 0'/></svg>",
    "a style sheet's instruction": f'<?xml-stylesheet href="//x.example"?>{PLAIN}',
    "no end": HEAD,
    "two roots": PLAIN + PLAIN,
    "no XML": "GIF89a",
    "nothing": "",
    "nothing drawn": f"{HEAD}</svg>",
    "another root": '<html viewBox="0 0 1 1"/>',
    "no box": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "a box without end": PLAIN.replace("0 0 24 24", "0 0 inf nan"),
    "a box without size": PLAIN.replace("0 0 24 24", "0 0 0 0"),
    "a gradient that is not there": f"{HEAD}<path d='M0 0' fill='url(#b)'/></svg>",
    "too many shapes": f"{HEAD}{MANY}</svg>",
    "too deep": f"{HEAD}{'<g>' * 30}<path d='M0 0'/>{'</g>' * 30}</svg>",
    "another language": f'{HEAD}<path d="M0 0" xmlns:i="http://ns.adobe.com/x" i:knockout="Off"/></svg>',
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_more_than_shapes_is_refused_with_its_reason(what: str) -> None:
    with pytest.raises(UnsafeLogoError) as refused:
        logo_of(HOSTILE[what].encode(), "x")
    assert 10 < len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00<", PLAIN.encode("utf-16"), b"\x00" * 100])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(UnsafeLogoError):
        logo_of(content, "x")


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    with path.open("wb") as file:
        file.write(PLAIN.encode())
        file.truncate(50_000_000)
    with pytest.raises(UnsafeLogoError, match="200 kB"):
        read_logo(path, "x")


def test_a_plain_logo_keeps_its_shapes_and_its_own_ids() -> None:
    text = PLAIN.replace("<path", '<title>A &amp; B</title><defs><linearGradient id="a"/></defs><path id="p"')
    row = logo_of(text.replace("#123456", "url(#a)").encode(), "own-x")
    assert row["box"] == "0 0 24 24"
    assert row["shapes"] == (
        '<defs><linearGradient id="own-x-a"/></defs><path id="own-x-p" d="M0 0h24v24z" fill="url(#own-x-a)"/>'
    )


def test_the_style_of_a_shape_becomes_attributes() -> None:
    row = logo_of(f"{HEAD}<path d='M0 0' style='fill: #fff; line-height: 1'/></svg>".encode(), "x")
    assert row["shapes"] == '<path d="M0 0" fill="#fff"/>'


@given(st.text(max_size=200), st.sampled_from(["text", "attribute", "style", "element", "all"]))
def test_no_text_at_all_comes_through_as_anything_but_shapes(text: str, place: str) -> None:
    content = {
        "text": f"{HEAD}{text}<path d='M0 0'/></svg>",
        "attribute": f'{HEAD}<path d="M0 0" fill="{text}"/></svg>',
        "style": f'{HEAD}<path d="M0 0" style="{text}"/></svg>',
        "element": f"{HEAD}<{text}/><path d='M0 0'/></svg>",
        "all": text,
    }[place]
    try:
        row = logo_of(content.encode("utf-8", "surrogatepass"), "own-x")
    except UnsafeLogoError:
        return
    drawn = ElementTree.fromstring(f"<svg>{row['shapes']}</svg>")
    assert {element.tag for element in drawn.iter()} <= {"svg", "path", "g", "defs", "circle", "line", "rect"}
    assert not [key for element in drawn.iter() for key in element.attrib if key.startswith("on") or "href" in key]
    assert "://" not in row["shapes"]


@given(st.sampled_from(sorted(HOSTILE)), st.integers(0, 400), st.text(min_size=1, max_size=3))
def test_a_hostile_file_with_a_slip_in_it_never_comes_through(what: str, at: int, slip: str) -> None:
    text = HOSTILE[what][:at] + slip + HOSTILE[what][at:]
    try:
        shapes = logo_of(text.encode("utf-8", "surrogatepass"), "x")["shapes"]
    except UnsafeLogoError:
        return
    assert not any(word in shapes for word in ("<script", "onload", "://", "javascript:", "data:", "<use", "<image"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_ids_never_share_a_slug(one: str, other: str) -> None:
    assert (slug_of(one) == slug_of(other)) == (one == other)
    assert re.fullmatch(r"own-[a-z0-9-]*", slug_of(one))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A user's folder with a logo that is sound and one that is not."""
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "cambricon.svg").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "logos" / "moore-threads.svg").write_text(HOSTILE["a script"], encoding="utf-8")
    yield tmp_path
    adopt(tmp_path / "nowhere")


def test_a_users_own_logo_is_drawn_and_a_refused_one_is_told(home: Path) -> None:
    told: list[str] = []
    assert Workspace(home=home, on_problem=told.append).ledger
    mark = mark_of("cambricon")
    assert isinstance(mark, Mark)
    assert "#123456" in mark.symbol()
    assert mark_of("moore-threads") is None
    assert [line for line in told if "moore-threads.svg" in line and "<script>" in line]
    assert len(told) == 1


def test_a_users_own_logo_stands_before_the_bundled_one(home: Path) -> None:
    (home / "logos" / "openai.svg").write_text(PLAIN, encoding="utf-8")
    bundled = mark_of("openai")
    assert adopt(home)
    assert mark_of("openai") != bundled
    adopt(home / "nowhere")
    assert mark_of("openai") == bundled


@pytest.mark.parametrize(
    ("shapes", "fill", "is_lost"),
    [
        ('<path d="M0 0"/>', "#fff", True),
        ('<path d="M0 0"/>', None, False),
        ('<path d="M0 0" fill="white"/><path d="M1 1" fill="#000"/>', None, True),
        ('<rect width="9" fill="#d40000"/><path d="M1 1" fill="#ffffff"/>', None, False),
        ('<path d="M0 0" fill="#ffff66"/>', None, False),
        ('<defs><path fill="#fff"/></defs><path d="M0 0" fill="url(#a)"/>', None, False),
        ('<path fill="none" d="M0 0"/><path fill="#fdfdfd" d="M0 0"/>', None, True),
    ],
)
def test_what_is_lost_on_white_gets_a_ground(shapes: str, fill: str | None, is_lost: bool) -> None:
    assert needs_ground(shapes, fill) == is_lost
    assert ("<rect" in Mark("x", "0 0 24 24", shapes, fill, None).symbol().partition("M")[0]) >= is_lost
