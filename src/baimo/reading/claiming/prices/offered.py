"""What a page of plans sells that names but its plans: `Kestrel is a notetaker`, and below it Pro, $16 a month."""

from __future__ import annotations

from baimo.reading.context.candidates import UNKNOWN, entity_of
from baimo.reading.context.topics import Topics
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_PRODUCT = symbols.KIND["product"]
_NUMBER = expression(r"\d")
_LAUNCHED = frozenset({"product", "model"})
_SOLD = frozenset({"product", "organization", ""})
# What a page says of what it is about, where it brings it in.
_BROUGHT_IN = expression(
    r"(?: AI| App)? (?:is|are|has|offers?|comes|costs?|sells?|helps?|lets|pricing|plans|subscriptions?)\b"
    r"|['’]s |: | [-–—|] "
    r"|[”」』]?(?:App|应用)?(?:是|為|为|提供|推出|采用|採用|有|共|的?(?:产品)?(?:价格|定价|收费|资费|套餐|会员|方案|订阅|订价"
    r"|價格|定價|收費|資費|會員|訂閱|訂價))"
)


class Offered:
    """Finds, once for a document, the product whose plans it prices."""

    def __init__(self, clean: str, topics: Topics) -> None:
        self._clean = clean
        self._topics = topics
        self._found: Token | None = None
        self._is_sought = False
        self._launched: Token | None = None
        self._is_titled = False

    def product(self, before: int) -> Token | None:
        """The one thing that the page brings in before a place, and that nothing else is named oftener than."""
        if not self._is_sought:
            self._found, self._is_sought = self._sought(), True
        return self._found if self._found is not None and self._found[1] <= before else None

    def launched(self, before: int) -> Token | None:
        """The one new thing that the title names, of a page that names no product beside it: its plans are priced."""
        if not self._is_titled:
            self._launched, self._is_titled = self._titled(), True
        return self._launched if self._launched is not None and self._launched[1] <= before else None

    def _titled(self) -> Token | None:
        leading = self._topics.leading
        titled = [one for token in leading.title for one in members(token) if _is_launched(one)]
        titled = [one for one in titled if one[2] == _PRODUCT or _NUMBER.search(self._clean, one[0], one[1])]
        if len({entity_of(one, self._clean) for one in titled}) != 1:
            return None
        own = entity_of(titled[0], self._clean)
        singles = (one for token in leading.mentions for one in members(token) if one[2] == _PRODUCT)
        others = (one for one in singles if _is_launched(one))
        return self._as_product(titled[0]) if all(entity_of(one, self._clean) == own for one in others) else None

    def _sought(self) -> Token | None:
        sold = [one for token in self._topics.leading.mentions for one in members(token) if _is_sold(one)]
        first = next((one for one in sold if self._is_brought_in(one)), None)
        if first is None:
            return None
        name = self._clean[first[0] : first[1]]
        others: dict[str, int] = {}
        own = 0
        for one in sold:
            if self._clean.startswith(name, one[0]):
                own += 1
            else:
                of = entity_of(one, self._clean)
                others[of] = others.get(of, 0) + 1
        return self._as_product(first) if own >= max(others.values(), default=0) else None

    def _is_brought_in(self, token: Token) -> bool:
        return _BROUGHT_IN.match(self._clean, token[1]) is not None and not self._topics.names.is_label(token)

    def _as_product(self, token: Token) -> Token:
        start, end, char, senses, rank = token
        if char == _PRODUCT:
            return token
        if char in UNKNOWN:
            senses = known_or_new(self._topics.heads.gazetteer, self._clean[start:end], "product")
        sold = tuple(Sense(sense.id, "product", sense.how) for sense in senses if sense.id)
        return start, end, _PRODUCT, sold, rank


def _is_launched(token: Token) -> bool:
    """Whether a name that no list knows may be that of a product, though it has a version as models have."""
    senses = [sense for sense in token[3] if isinstance(sense, Sense)]
    return bool(senses) and any((sense.kind or sense.likely) in _LAUNCHED and sense.is_outside for sense in senses)


def _is_sold(token: Token) -> bool:
    """Whether a name may be that of what is sold by plans: of a house, of a product, of a kind that nothing tells."""
    return any((sense.kind or sense.likely) in _SOLD for sense in token[3] if isinstance(sense, Sense))
