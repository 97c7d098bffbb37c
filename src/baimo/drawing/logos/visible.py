"""Whether a logo is seen on the white of a tile; one that begins in white gets a dark ground."""

from __future__ import annotations

import re

GROUND = "#1c1e22"
SEEN, HUE = 1.5, 40  # the contrast below which a shape without a hue is lost on white
_SHAPE = re.compile(r"<(?:path|circle|ellipse|rect|polygon|polyline|line)\b[^>]*>")
_FILL = re.compile(r'\sfill="([^"]+)"')
_UNPAINTED = re.compile(r"<(defs|clipPath)\b.*?</\1>", re.DOTALL)
_NAMED = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "none": "", "transparent": ""}


def needs_ground(shapes: str, fill: str | None) -> bool:
    """Whether its first painted shape is white or nearly so: nothing of the logo lies under it."""
    for shape in _SHAPE.findall(_UNPAINTED.sub("", shapes)):
        told = _FILL.search(shape)
        colour = told[1] if told else fill or "#000000"
        if colour.lower() not in ("none", "transparent"):
            return is_lost(colour)
    return False


def is_lost(colour: str) -> bool:
    """Whether a colour cannot be told from white: as bright, and without a hue. What is no plain colour can."""
    parts = channels(colour)
    return parts is not None and max(parts) - min(parts) < HUE and contrast_to_white(parts) < SEEN


def channels(colour: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a plain colour."""
    digits = _NAMED.get(colour.lower(), colour).lstrip("#")
    digits = "".join(2 * digit for digit in digits[:3]) if len(digits) in (3, 4) else digits[:6]
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def contrast_to_white(parts: tuple[int, int, int]) -> float:
    """The contrast of a colour to white after WCAG: 1 for white, 21 for black."""
    red, green, blue = (_linear(part / 255) for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
