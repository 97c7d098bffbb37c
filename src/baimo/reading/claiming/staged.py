"""Where something is launched is not what is launched: 在魔搭开源, 登陆App Store, `a version for Microsoft Teams`."""

from __future__ import annotations

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

_LAUNCHES = frozenset({"released", "open_sourced", "discontinued"})
_ON = expression(
    r"(?:[在于於]|登[陆陸]|入[驻駐]|上架到?|托管[在于])了?[ ]?[“「『\"]?$"
    r"|\b(?:(?:available|live|out|hosted|launched|released|published) (?:on|via|through)"
    r"|(?:version|app|plug-?in|extension|support|integration|client)s? for) (?:the )?[*_`\"“]{0,2}$",
)
_NEAR = 24


def is_stage(clean: str, predicate: Predicate, thing: Token) -> bool:
    """Whether the words before a name tell that something is launched there."""
    if predicate.id not in _LAUNCHES:
        return False
    return _ON.search(clean[max(0, thing[0] - _NEAR) : thing[0]]) is not None
