"""What stands in a list of names is one, of the kind of those beside it: 由深创投、正和岛领投, 京东物流、安得智联."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import COMMON_HAN, TITLE
from baimo.reading.naming.words import FORMS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_RULES: dict[str, str] = FORMS["companions"]
# A list is what signs part; the ends of its members are those signs, or words that lead it in or go on behind it.
_LISTS = expression("、| [＋+] |(?<=[\u4e00-\u9fff）])[＋+](?=[\u4e00-\u9fff])")
_NO_MEMBER = '，。；：！？,;:!?\n\t|“”"「」《》…—'
_LEFT, _RIGHT = expression(f"[^{_NO_MEMBER}]{{0,40}}$"), expression(f"[^{_NO_MEMBER}]*")
_SIGN = expression(
    r"[ ]?[、＋+][ ]?|(?<=[\u4e00-\u9fffA-Za-z）)])[ ]?(?:以及|和|与|及|跟|暨)[ ]?(?=[\u4e00-\u9fffA-Za-z])"
)
_PAIR = expression(r"(?:以及|[和与及跟暨])[ ]?(?P<name>[\u4e00-\u9fff]{2,8}?)" + _RULES["behind"])
_LEAD = expression(r".*" + _RULES["before"])
_REST = expression(_RULES["behind"])
_ASIDE = expression(r"[ ]?[（(][^（()）]{0,12}[）)]$")
_NAME = expression(r"[\u4e00-\u9fff·]{2,10}|[\u4e00-\u9fff]{1,6}[A-Za-z][A-Za-z0-9-]{0,8}")
_NO_NAME = expression(_RULES["no_name"])
_KINDS = frozenset(["organization", "person", "product", "model", "place"])
_LONGEST = {"person": 4, "place": 4}
Spans = dict[tuple[int, int], str]


def companions(text: str, folded: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """The names of a text, given folded too, that nothing tells but those with which they are listed."""
    if text.isascii():
        return []
    kinds = {token[:2]: token[3][0].kind for token in found if type(token[3]) is tuple and _is_name(token[3])}
    held = {at for start, end in kinds for at in range(start, end) if kinds[start, end] in _KINDS}
    spans: Spans = {}
    last = 0
    for sign in _LISTS.finditer(folded):
        if sign.start() >= last:
            start = _LEFT.search(folded, max(last, sign.start() - 40), sign.start()).start()  # type: ignore[union-attr]
            last = _RIGHT.match(folded, sign.end()).end()  # type: ignore[union-attr]
            _listed(list(_members(folded, start, last)), kinds, spans, folded)
    for start, end in list(kinds):
        if kinds[start, end] == "organization" and (match := _PAIR.match(folded, end)):
            spans.setdefault(match.span("name"), "organization")
    return [
        (start, end, symbols.KIND[kind], provisional(text[start:end], kind, "listed"), TITLE)
        for (start, end), kind in spans.items()
        if held.isdisjoint(range(start, end)) and _may_be(folded[start:end], kind, gazetteer)
    ]


def _is_name(what: Any) -> bool:
    return bool(what) and type(what[0]) is Sense and bool(what[0].kind)


def _listed(members: list[tuple[int, int]], kinds: Spans, spans: Spans, folded: str) -> None:
    """The members of one list that are unknown, under the kind that most of the others share."""
    members = [_settled(span, kinds, folded) for span in members]
    told = [kinds.get(span, "") for span in members]
    most = Counter(kind for kind in told if kind).most_common(2)
    if not most or len(most) > 1 or most[0][0] not in _KINDS:
        return
    kind, often = most[0]
    unknown = [span for span, of in zip(members, told, strict=True) if not of]
    if often * 3 >= len(unknown):
        for span in unknown:
            spans.setdefault(span, kind)


def _settled(span: tuple[int, int], kinds: Spans, folded: str) -> tuple[int, int]:
    """The house of a member that begins with where it is from: 鸿海与德国的西门子."""
    if kinds.get(span) != "place" or not folded.startswith("的", span[1]):
        return span
    at = span[1] + 1
    return next(((at, end) for end in range(at + 2, at + 9) if (at, end) in kinds), span)


def _members(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a list, the first without what leads it in, the last without what goes on behind it."""
    cuts = [start, *(at for sign in _SIGN.finditer(folded, start, end) for at in sign.span()), end]
    last = len(cuts) // 2 - 1
    for number, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=True)):
        if number == 0 and (lead := _LEAD.match(folded, a, b)):
            a = lead.end()
        if number == last and (rest := _REST.search(folded, a + 1, b)):
            b = rest.start()
        if aside := _ASIDE.search(folded, a, b):
            b = aside.start()
        while a < b and folded[a] in " \u3000•-*#":
            a += 1
        while a < b and folded[b - 1] in " \u3000*":
            b -= 1
        yield a, b


def _may_be(name: str, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether a member may be a name: none that is known as another thing, no word, no phrase."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST.get(kind, 10):
        return False
    lexicon = gazetteer.lexicon
    is_word = name in lexicon.words or name in lexicon.tight or name in COMMON_HAN or key(name) in gazetteer.by_key
    return not is_word and not _NO_NAME.search(fold(name))
