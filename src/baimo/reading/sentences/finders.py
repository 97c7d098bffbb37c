"""The finders of names that no list knows, in their order: where two find the same place the rank of the find tells."""

from __future__ import annotations

from collections.abc import Callable

from baimo.documents import Document
from baimo.reading.naming.known.callings import callings
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.new import forms, laws
from baimo.reading.naming.new.backers import investors, listed_in_english
from baimo.reading.naming.new.bodies import bodies, centres
from baimo.reading.naming.new.brands import brands
from baimo.reading.naming.new.by_sort import named_by_sort
from baimo.reading.naming.new.called import called
from baimo.reading.naming.new.companies import companies, headed, lengthened
from baimo.reading.naming.new.companions import companions
from baimo.reading.naming.new.devices import devices
from baimo.reading.naming.new.goods import goods
from baimo.reading.naming.new.institutions import institutions
from baimo.reading.naming.new.legal import legal, registered
from baimo.reading.naming.new.licences import licences
from baimo.reading.naming.new.markets import markets
from baimo.reading.naming.new.members import headed_cards, list_members
from baimo.reading.naming.new.people import dotted
from baimo.reading.naming.new.quoted import titles
from baimo.reading.naming.new.rule_texts import rule_titles
from baimo.reading.naming.new.surnamed import surnamed
from baimo.reading.naming.new.titled import titled
from baimo.reading.naming.new.towns import towns
from baimo.reading.naming.new.trades import trades
from baimo.reading.naming.new.turns import in_turns
from baimo.reading.naming.numbered.cards import cards, uncut
from baimo.reading.naming.numbered.coded import behind_house, coded, lowered
from baimo.reading.naming.numbered.compounds import Compounds
from baimo.reading.naming.numbered.editions import editions
from baimo.reading.naming.numbered.headings import headings
from baimo.reading.naming.numbered.models import again, models, numbered
from baimo.reading.naming.numbered.shorts import shorts
from baimo.reading.naming.numbered.siblings import siblings
from baimo.values.names import key

Weighed = Callable[[str, str, list[Token]], list[Token]]


def by_form(document: Document, text: str, folded: str, gazetteer: Gazetteer, compounds: Compounds) -> list[Token]:
    """Names that no list knows, by their letters and the words beside them."""
    quoted = titles(text, gazetteer)
    found = quoted + again(text, folded, quoted) + laws.shortened(text, quoted)
    found += compounds.find(text, folded)
    chips = cards(text, gazetteer, forms.TITLE)
    found += uncut(forms.capitals(text, gazetteer), chips) + chips
    found += registered(text, gazetteer) + legal(text, gazetteer) + bodies(text, gazetteer)
    found += companies(text, gazetteer) + headed(text, gazetteer) + lengthened(text, gazetteer)
    found += investors(text, gazetteer)
    found += brands(text, [block.start for block in document.blocks], gazetteer)
    found += [*callings(text, gazetteer), *named_by_sort(text, gazetteer)]
    found += markets(text, folded, gazetteer)
    found += models(text, gazetteer) + numbered(text, gazetteer) + headings(text, gazetteer)
    found += licences(text, gazetteer.lexicon)
    found += list_members(document, text, gazetteer) + headed_cards(document, text, gazetteer)
    found += lowered(text, gazetteer) + behind_house(text, gazetteer)
    if "-" in text:
        found += _hyphened(text, gazetteer) + coded(text, gazetteer)
    if "·" in folded:
        found += dotted(text, folded, gazetteer)
    if not text.isascii():
        found += titled(text, folded, gazetteer) + centres(text, gazetteer) + in_turns(text, folded, gazetteer)
        found += institutions(text, folded, gazetteer) + trades(text, folded, gazetteer)
        found += towns(text, folded, gazetteer) + called(text, folded, gazetteer)
        found += rule_titles(document, text, gazetteer) + surnamed(text, gazetteer)
    return found


def by_what_is_found(text: str, folded: str, found: list[Token], gazetteer: Gazetteer, weighed: Weighed) -> None:
    """Names that others tell: of what a name begins with, of what is listed with one."""
    found += goods(text, found, gazetteer)
    found += devices(text, found, gazetteer)
    found += shorts(text, found, gazetteer)
    found += siblings(text, found) + editions(text, found, gazetteer)
    found += listed_in_english(text, found, gazetteer)
    found += weighed(text, folded, found)
    found += companions(text, folded, found, gazetteer)


def _hyphened(text: str, gazetteer: Gazetteer) -> list[Token]:
    names = forms.hyphened(text, gazetteer.lexicon)
    return [token for token in names if key(text[token[0] : token[1]]) not in gazetteer.by_key]
