"""Where a house only has something: 位于郴州的智算中心 tells where the centre is, not who built it."""

from __future__ import annotations

from pathlib import Path

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.values import datafile
from baimo.values.expressions import expression

_SITES: list[str] = datafile.load(Path(__file__).with_name("sites.yaml"))["zh"]
# Words may stand between: 位于郴州的第二座智算中心; a comma or a verb ends them.
_SITE = expression(rf"[一-鿿]{{0,3}}的[^，。；、,;\n的是]{{0,10}}?(?:{'|'.join(_SITES)})(?!公司|企业)")


def is_site(clean: str, predicate: Predicate, place: Token) -> bool:
    """Whether the place of a house is but that of something it has."""
    return predicate.id == "located_in" and _SITE.match(clean, place[1]) is not None
