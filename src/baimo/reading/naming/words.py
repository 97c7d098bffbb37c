"""The words by which a name that no list knows is told from words that are none: `forms.yaml`, read once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from baimo.values import datafile
from baimo.values.expressions import expression

FORMS: dict[str, Any] = datafile.load(Path(__file__).with_name("forms.yaml"))
# 专访开阳智能, 走进A: what leads the name of a house in, in headings above all.
LED_IN = expression(rf"(?:独家)?(?:{'|'.join(FORMS['leads_in'])})")
# `Jun 2024`, `Slide 4`, 发展历程: the mark of a line.
LABEL = expression("|".join(FORMS["labels"]), re.IGNORECASE)
# 网信办, `Ministry of Finance`, the FTC.
OFFICE = expression(FORMS["office"])
# What leads a name into a sentence, up to its end: 记者从, 包括, 帮助.
LEADERS = expression(rf".*(?:{'|'.join(sorted(FORMS['leaders'], key=len, reverse=True))})")
# `an MIT-style licence`, `OpenAI-compatible`: of that sort, and none of them.
LIKENED = expression(
    r"[A-Z][\w.]*-(?:style|like|class|grade|level|compatible|type|sized|ready|aware|powered|enabled|native|heavy|rich|poor|intensive|savvy|hungry|driven|focused|focussed|first|centric|friendly|linked|related|specific|optimi[sz]ed|curious|obsessed|fueled|fuelled|exposed)"
)
