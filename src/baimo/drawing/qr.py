"""QR codes: an address as squares, drawn as one path (segno, of the extra `pictures`)."""

from __future__ import annotations

from urllib.parse import urlsplit

from baimo.drawing.canvas import svg
from baimo.values.errors import BaimoError

QUIET = 4  # modules of white around a code, as its standard asks
LONGEST = 400


def checked_address(address: str) -> str:
    """An address of the web. Raises BaimoError for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or len(address) > LONGEST or " " in address:
        raise BaimoError(f"{address[:60]!r} is no address of a map; write it as https://example.org/map")
    return address


def qr(address: str, x: float, y: float, size: float) -> str:
    """The code of an address on white, a link to it as well. Raises BaimoError where the extra is missing."""
    try:
        import segno
    except ImportError:
        raise BaimoError(
            "a QR code needs the extra: pip install 'baimo[pictures]'; without --url the poster needs none"
        ) from None
    rows = [list(row) for row in segno.make(checked_address(address), error="m", micro=False).matrix]
    step = size / (len(rows) + 2 * QUIET)
    ground = svg.rect(x, y, size, size, rx=6, fill="#ffffff")
    place = f"translate({svg.number(x + QUIET * step)} {svg.number(y + QUIET * step)}) scale({step:.4f})"
    return svg.link(
        address, ground, svg.tag("path", d=_runs(rows), transform=place, fill="#000000"), aria_label=address
    )


def _runs(rows: list[list[int]]) -> str:
    """Dark modules as bars: one for each run of a row."""
    bars = []
    for y, row in enumerate(rows):
        start = None
        for x, is_dark in enumerate([*row, 0]):
            if is_dark and start is None:
                start = x
            elif not is_dark and start is not None:
                bars.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
                start = None
    return "".join(bars)
