from __future__ import annotations

import re

import pytest

from baimo.claims import Verdict
from baimo.output.html.environment import STYLE

CSS = STYLE.read_text(encoding="utf-8")
VERDICTS = [*(verdict.value for verdict in Verdict), "read"]


def palette(selector: str) -> dict[str, str]:
    block = CSS[CSS.index(selector) :].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


PALETTES = {
    "light": palette(":root {"),
    "dark by the browser": palette(':root:not([data-theme="light"])'),
    "dark by choice": palette(':root[data-theme="dark"]'),
}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_verdicts_can_be_read_on_every_ground(name: str, verdict: str) -> None:
    colours = PALETTES[name]
    for ground in ("ground", "paper", f"{verdict}-tint"):
        assert contrast(colours[verdict], colours[ground]) >= 4.5, ground
    assert contrast(colours["ink"], colours[f"{verdict}-tint"]) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("text", ["ink", "quiet", "link"])
def test_text_can_be_read_on_every_ground(name: str, text: str) -> None:
    for ground in ("ground", "paper", "hover"):
        assert contrast(PALETTES[name][text], PALETTES[name][ground]) >= 4.5, ground


def test_dark_is_the_same_by_choice_and_by_the_browser() -> None:
    assert PALETTES["dark by choice"] == PALETTES["dark by the browser"]


def test_every_verdict_has_its_colour() -> None:
    assert all(f".v-{verdict} {{ --v: var(--{verdict})" in CSS for verdict in VERDICTS)
