"""The encoder: a text in pieces, pieces in windows, windows as what they mean; and what joining makes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.reading.encoding.encoder import Encoder, Shape, load, save
from baimo.reading.encoding.pieces import Pieces, Vocabulary
from baimo.reading.encoding.sight import Sight, signs_of
from baimo.reading.encoding.windows import BEFORE, OWN, Windows

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "\u2581", "\u2581raised", "\u2581rais", "ed", "\u2581a", "a", "b"]
PIECES += ["发布", "发", "布", "了", "新", "款", "发布了", "1", ".", "。", "\u2581OpenAI", "\u2581Open", "AI"]
SCORES = [0.0] * 5 + [-4.0, -6.0, -7.0, -5.0, -5.0, -6.0, -6.0, -7.0, -8.0, -8.0, -6.0, -7.0, -9.0, -8.0]
SCORES += [-5.0, -5.0, -5.0, -9.0, -8.0, -8.0]
VOCABULARY = Vocabulary(PIECES, SCORES)


def cut(text: str) -> list[str]:
    pieces = VOCABULARY.cut(text)
    return [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("OpenAI raised", ["OpenAI", "raised"]),
        ("新款发布了", ["新", "新", "款", "发布了"]),
        ("发布", ["发", "发布"]),
        ("a\n\nb", ["a", "\n\n", "b", "b"]),
        ("①1", ["①", "①", "1"]),
    ],
)
def test_a_text_is_cut_into_the_likeliest_pieces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_word_that_no_piece_holds_is_unknown_but_keeps_its_place() -> None:
    pieces = VOCABULARY.cut("新ß款")
    unknown = [(a, b) for n, a, b in zip(pieces.ids, pieces.starts, pieces.ends, strict=True) if PIECES[n] == "<unk>"]
    assert unknown == [(1, 2)]


@given(
    st.text(alphabet=st.sampled_from("ab1. \n\t发布了新款OpenAI①…㎡ﷺ\u3000\ud83d"), max_size=200) | st.text(max_size=60)
)
def test_pieces_stand_in_order_within_the_text(text: str) -> None:
    pieces = VOCABULARY.cut(text)
    assert all(0 <= a <= b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))
    assert [*pieces.starts] == sorted(pieces.starts)
    kept = {at for a, b in zip(pieces.starts, pieces.ends, strict=True) for at in range(a, b)}
    assert all(at in kept for at, char in enumerate(text) if PIECES.count(char))


@given(st.lists(st.sampled_from(["发布了", "新款。", "raised ", "\n", "a. "]), min_size=1, max_size=400))
def test_every_piece_is_its_windows_own_once(parts: list[str]) -> None:
    text = "".join(parts)
    windows = Windows(text, VOCABULARY.cut(text))
    assert [at for window in windows.all for at in range(window.start, window.end)] == [*range(len(windows.pieces.ids))]
    assert all(window.end - window.start <= OWN and window.start - window.first <= BEFORE for window in windows.all)


def test_a_window_ends_with_a_sentence_where_one_ends() -> None:
    text = "新款发布了。" * 100
    pieces = VOCABULARY.cut(text)
    windows = Windows(text, pieces)
    assert all(text[: pieces.ends[window.end - 1]].endswith("。") for window in windows.all)


def test_a_place_before_a_window_is_seen_only_if_the_window_reaches_back_to_it() -> None:
    text = "新款发布了。" * 100
    windows = Windows(text, VOCABULARY.cut(text))
    number, low, high = windows.of(300, 302)
    start = windows.pieces.starts[windows.all[number].first + low]
    assert (start, high - low) == (300, 2)
    assert windows.within(number, 0, 1) is None


def test_pieces_carry_the_sign_of_what_they_are_part_of() -> None:
    pieces = Pieces()
    for number in range(4):
        pieces.add(number, 2 * number, 2 * number + 2)
    assert signs_of(pieces, [(2, 6, "<M>"), (6, 8, "<?>")], {"": 0, "<M>": 1}) == [0, 1, 1, 0]


def tensors(width: int = 8) -> dict[str, np.ndarray]:
    """A small encoder of one layer whose numbers are drawn by lot."""
    random = np.random.default_rng(1)
    shapes = {"words": (len(PIECES), width), "places": (OWN + BEFORE + 2, width), "signs": (2, width)}
    shapes |= {"0.qkv": (width, 3 * width), "0.qkv.b": (3 * width,), "0.o": (width, width), "0.o.b": (width,)}
    shapes |= {"0.in": (width, 4 * width), "0.in.b": (4 * width,), "0.out": (4 * width, width), "0.out.b": (width,)}
    shapes |= {f"{name}.{part}": (width,) for name in ("embedded", "0.seen", "0.told") for part in "wb"}
    shapes |= {"what": (width, 6), "what.b": (6,), "places.of": (6, 2), "places.of.b": (2,)}
    shapes |= {"asks": (width, 4), "asks.of": (2, 4), "offers": (width, 4), "absent": (2, 4)}
    return {name: random.normal(0, 1, shape).astype(np.float32) for name, shape in shapes.items()}


SHAPE = {"layers": 1, "heads": 2, "epsilon": 1e-5, "signs": {"": 0, "<M>": 1}, "names": {"raised": 0, "released": 1}}
SHAPE["learnt"] = {"raised": 1000, "released": 7}


@pytest.fixture
def small(tmp_path: Path) -> Encoder:
    save(tmp_path / "small.npz", SHAPE, PIECES, SCORES, tensors())
    found = load(tmp_path / "small.npz")
    assert found is not None
    return found


def test_what_is_kept_in_bytes_means_almost_the_same(small: Encoder) -> None:
    full = tensors()
    exact = Encoder(Shape(**SHAPE), VOCABULARY, full | {"words:scale": np.ones(len(PIECES))})  # type: ignore[arg-type]
    ids, signs = [6, 12, 13], [0, 1, 0]
    assert np.abs(small.states(ids, signs) - exact.states(ids, signs)).max() < 0.1


def test_a_piece_means_what_its_window_makes_of_it(small: Encoder) -> None:
    alone, beside = small.states([12], [0])[0], small.states([12, 15], [0, 0])[0]
    assert not np.allclose(alone, beside)
    assert not np.allclose(small.states([12], [1])[0], alone)
    assert np.allclose(small.states([12], [0])[0], alone)


def test_a_window_is_looked_at_once_and_only_if_asked_for(small: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    states = Encoder.states
    monkeypatch.setattr(Encoder, "states", lambda self, ids, signs: seen.append(len(ids)) or states(self, ids, signs))
    sight = Sight(small, "新款发布了。" * 100, [])
    assert not seen
    first = sight.fits(0, 2, "raised")
    assert sight.fits(0, 2, "raised") == first != sight.fits(2, 4, "raised")
    assert len(seen) == 1
    sight.fits(500, 502, "released")
    assert len(seen) == 2


def test_of_a_long_text_only_the_last_windows_are_remembered(small: Encoder) -> None:
    text = "新款发布了。" * 2000
    sight = Sight(small, text, [])
    first = sight.fits(0, 2, "raised")
    for start in range(0, len(text), 300):
        sight.fits(start, start + 2, "raised")
    assert len(sight._seen) <= 16
    assert sight.fits(0, 2, "raised") == first


def test_what_was_not_learnt_has_no_fit(small: Encoder) -> None:
    sight = Sight(small, "OpenAI raised", [])
    assert sight.fits(0, 6, "valued_at") == 0
    assert sight.others(0, 6, "valued_at", [(7, 13), None]).tolist() == [0, 0]


def test_the_other_part_may_stand_here_or_elsewhere_or_be_nobody(small: Encoder) -> None:
    text = "OpenAI raised " + "新款发布了。" * 100
    here, elsewhere, nobody = Sight(small, text, []).others(0, 6, "raised", [(7, 13), (500, 502), None]).tolist()
    assert len({here, elsewhere, nobody}) == 3
    assert Sight(small, text, []).others(0, 6, "raised", [(300, 302), None]).tolist() == [elsewhere, nobody]


def test_without_its_file_there_is_no_encoder(tmp_path: Path) -> None:
    assert load(tmp_path / "none.npz") is None
