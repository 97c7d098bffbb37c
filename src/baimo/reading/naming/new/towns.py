"""Towns and parks that no list knows: 总部位于翠湖科技园, 落户苍溪县, 江澄市."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import EVERYDAY_HAN
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key
from baimo.values.patterns import alternatives

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("towns.yaml"))
_HAN = "[\u4e00-\u9fff]"
_END = alternatives(_DATA["towns"] + _DATA["parks"])
# Behind the word for a seat, up to where the sentence goes on.
_SEATED = expression(
    rf"(?:{alternatives(_DATA['seats'])})[了：: ]?"
    rf"(?P<name>{_HAN}{{2,6}}?(?:{_END}))(?P<more>{_HAN}{{0,6}}?(?:{alternatives(_DATA['parks'])}))?"
    rf"(?!{_HAN}?(?:{alternatives(_DATA['goes_on'])}))"
)
_TOWN = expression(rf"(?<!{_HAN})(?P<name>{_HAN}{{2,3}}[市县])(?=[，。、；：:\s（）)(|]|$)")
_NEVER = expression(_DATA["never"])
_SORTS = f"(?:{alternatives(_DATA['sorts'])})"
_SORT = expression(rf"{_SORTS}+(?:{_END})?|.?{_SORTS}{{1,3}}(?:{alternatives(_DATA['parks'])})")
_RANK = 5


def towns(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Such places; one that begins with a known town is that town: 成都高新区."""
    found: list[Token] = []
    for match in (*_SEATED.finditer(folded), *_TOWN.finditer(folded)):
        start, end = match.span("name")
        name = folded[start:end]
        if _NEVER.search(name[-2:]):
            continue
        if town := _known_town(name, gazetteer):
            found.append((start, match.end(), symbols.KIND["place"], town, _RANK))
        elif not (_NEVER.search(name) or _SORT.fullmatch(name) or key(name) in gazetteer.by_key or _is_word(name)):
            senses = provisional(text[start:end], "place", "legal")
            found.append((start, end, symbols.KIND["place"], senses, _RANK))
    return found


def _known_town(name: str, gazetteer: Gazetteer) -> Any:
    """What the town means with which a name begins, the nearer one of two: 山东省济南市高新区."""
    for size in (4, 3, 2):
        senses = gazetteer.by_key.get(key(name[:size])) if size < len(name) else None
        if senses and senses[0].kind == "place":
            return _known_town(name[size:], gazetteer) or senses
    return None


def _is_word(name: str) -> bool:
    """Whether the name without its ending is a word: 本市, 城市."""
    return name in EVERYDAY_HAN or name[:-1] in EVERYDAY_HAN
