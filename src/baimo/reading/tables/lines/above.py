"""The heading under which a line stands, without its number: `## 3. Our customers`, 第2页 智谱."""

from __future__ import annotations

import re

from baimo.documents import Document
from baimo.values.expressions import expression

_NUMBERED = expression(
    r"^(?:第? ?\d+ ?页|slide \d+|p\.? ?\d+|\d+[./、)]|[一二三四五六七八九十]+、)[ :：.-]*|\s*(?:page|p\.) ?\d+$",
    re.IGNORECASE,
)


def heading(document: Document, block: int) -> str | None:
    """What the nearest heading above a block says; None where it has none."""
    blocks = document.blocks
    above = next((at for at in document.ancestors(block) if blocks[at].kind in ("heading", "title")), None)
    if above is None:
        return None
    return _NUMBERED.sub("", document.clean[blocks[above].start : blocks[above].end].strip(" #*:：")).strip(" :：-")
