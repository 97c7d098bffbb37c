"""Whose a price is: of what is sold by its unit, of the thing of the price before it, of a house with one product."""

from __future__ import annotations

from baimo.reading.claiming.parts import Parts
from baimo.reading.claiming.prices import bought
from baimo.reading.claiming.prices.offered import Offered
from baimo.reading.claiming.prices.priced import Priced
from baimo.reading.claiming.prices.sold import is_said, is_under, is_where
from baimo.reading.context.candidates import is_mention
from baimo.reading.context.salience import Query
from baimo.reading.context.topics import Topics
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols

_HOUSE = symbols.KIND["organization"]
# By the token only these are sold.
_BY_TOKEN = ("model",)
# How sure it is at most: that a thing of the right sort in the sentence is meant, or the house of the text.
_OF_SORT, _OF_HOUSE, _GOES_ON = 0.75, 0.6, 0.85


class Selling:
    """Fills the subjects of the prices of one document; what is no price it leaves alone."""

    def __init__(self, clean: str, gazetteer: Gazetteer, topics: Topics) -> None:
        self._clean = clean
        self._topics = topics
        self._priced = Priced(clean, gazetteer)
        self._offered = Offered(clean, topics)

    def lift(self, parts: Parts) -> None:
        """Of what a thing runs on, or where it is sold, no price is told: `Its tool runs on GPT-4o and costs €490`."""
        value = self._value(parts)
        if value is None or parts.subject is None:
            return
        if is_under(self._clean, parts.subject) or is_where(self._clean, parts.subject, value):
            parts.subject = None

    def is_of_stranger(self, parts: Parts) -> bool:
        """Whether the clause tells whose a price is by a name that nobody knows: the context tells nothing then."""
        value = self._value(parts)
        return parts.subject is None and value is not None and is_said(self._clean, parts.sentence.tokens, value)

    def is_told(self, parts: Parts) -> bool:
        """Whether a price follows that of the same thing, or the context names something that is sold by its unit."""
        before = self._priced.going_on(parts.sentence, parts.match)
        if before is not None:
            parts.subject, parts.sure = before, min(parts.sure, _GOES_ON)
            return True
        kinds = self._kinds(parts) if parts.subject is None else ()
        value = self._value(parts)
        if value is not None and (dealt := bought.dealt_with(self._topics, parts.sentence, value, kinds)) is not None:
            parts.subject, parts.sure = dealt, min(parts.sure, _GOES_ON)
            return True
        if kinds == ("product",) and (family := self._headed(parts)) is not None:
            parts.subject, parts.sure = family, min(parts.sure, _GOES_ON)
            return True
        if kinds == ("product",) and (sold := self._by_house(parts)) is not None:
            parts.subject, parts.sure = sold, min(parts.sure, _OF_SORT)
            return True
        thing = self._spoken_of(parts, kinds, bool(parts.match.rule.fixed.get("near"))) if kinds else None
        if thing and kinds == ("product",) and value and bought.is_new_model(self._clean, thing[0], value):
            return False
        if thing is not None:
            parts.subject, parts.sure = thing[0], min(parts.sure, thing[1])
        return thing is not None

    def is_no_plan(self, parts: Parts) -> bool:
        """Whether a price is that of a month, and whose it was told to be a model that a list knows; then nobody's."""
        subject = parts.subject
        if subject is None or self._kinds(parts) != ("product",):
            return False
        if not bought.is_model_by_form(self._clean, subject) and not bought.is_known_model(self._clean, subject):
            return False
        parts.subject = None
        return True

    def is_of_house(self, parts: Parts) -> bool:
        """Whether what is sold by the month has no name but that of the house of which the text speaks."""
        value = self._value(parts)
        if value is None or parts.subject is not None or parts.match.rule.id.endswith(".column"):
            return False
        if self._kinds(parts) != ("product",) or not bought.is_offered(self._clean, value):
            return False
        if (launched := self._offered.launched(value[0])) is not None:
            parts.subject, parts.sure = launched, min(parts.sure, _OF_SORT)
            return True
        house = self._topics.subject(parts.sentence, parts.match.start, ("organization",), False)
        sold = bought.as_product(house.token) if house is not None else self._offered.product(value[0])
        if sold is None:
            return False
        parts.subject, parts.sure = sold, min(parts.sure, house.sure if house is not None else 1, _OF_HOUSE)
        return True

    def refit(self, parts: Parts) -> None:
        """A price stays with no house and no other thing where the sentence names what is sold by its unit."""
        value, subject, kinds = self._value(parts), parts.subject, self._kinds(parts)
        if value is None or subject is None or kinds in ((), ("product",)) or parts.match.rule.id.endswith(".column"):
            return
        if len(members(subject)) > 1 or bought.is_of(subject, kinds):
            return
        thing = bought.named(self._topics, parts.sentence, value, kinds)
        if thing is None and (found := self._spoken_of(parts, kinds)) is not None:
            thing = found[0]
        if thing is None and kinds == _BY_TOKEN and subject[2] == _HOUSE:
            thing = self._topics.leading.first.get("model")
        if thing is not None:
            parts.subject, parts.sure = thing, min(parts.sure, _OF_SORT)

    def keep(self, parts: Parts) -> None:
        """Whose a price was told to be, for the one that follows it."""
        self._priced.keep(parts.sentence, parts.match, parts.subject)

    def _spoken_of(self, parts: Parts, kinds: tuple[str, ...], is_near: bool = False) -> tuple[Token, float] | None:
        """What the context names of some kinds, and how sure that is."""
        found = self._topics.subject(parts.sentence, parts.match.start, kinds, False, is_near)
        if found is not None:
            return (found.token, found.sure) if bought.is_of(found.token, kinds) else None
        foremost = self._foremost(parts, kinds) if kinds == _BY_TOKEN and not is_near else None
        return (foremost, _OF_HOUSE) if foremost is not None else None

    def _by_house(self, parts: Parts) -> Token | None:
        """The product of the one house that the clause of a price names before it: Runway的标准版每月15美元."""
        sentence, at = parts.sentence, parts.match.at("value")
        value = self._value(parts)
        if at is None or value is None or not bought.is_offered(self._clean, value):
            return None
        low, names = sentence.clause(at)[0], self._topics.names
        named = [i for i in range(low, at) if is_mention(sentence.tokens[i])]
        if len(named) != 1 or sentence.chars[named[0]] != _HOUSE or names.comes_in(sentence, named[0]):
            return None
        return bought.as_product(sentence.tokens[named[0]])

    def _headed(self, parts: Parts) -> Token | None:
        """The family of models that alone is the heading over a price: Pro：每月20美元 below Claude."""
        block = parts.sentence.block
        for above in self._topics.document.ancestors(block) if block >= 0 else ():
            if found := self._topics.heads.of(above):
                return found[0] if len(found) == 1 and bought.is_family(self._clean, found[0]) else None
        return None

    def _foremost(self, parts: Parts, kinds: tuple[str, ...]) -> Token | None:
        """What weighs most of its kind, though nobody would weigh more: by the token only a model is sold."""
        sentence, start = parts.sentence, parts.match.start
        query = Query(sentence, start, kinds, self._topics.names.chars_of(kinds), False)
        named = any(is_mention(sentence.tokens[i]) for i in range(sentence.low, start))
        if named or sentence.is_aside or query.before == "strange":
            return None
        token = self._topics.weighing(query).foremost()
        return token if token is not None and bought.is_of(token, kinds) else None

    def _kinds(self, parts: Parts) -> tuple[str, ...]:
        """The kinds of what can be sold by the unit of a price; none of what is no price."""
        return bought.kinds_for(self._clean, self._value(parts))

    @staticmethod
    def _value(parts: Parts) -> Token | None:
        """The price of a match that tells one."""
        return bought.value_of(parts.sentence, parts.match) if _is_price(parts) else None


def _is_price(parts: Parts) -> bool:
    return parts.match.rule.predicate.id == "price"
