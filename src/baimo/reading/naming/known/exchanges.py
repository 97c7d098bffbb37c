"""Towns that stand for their exchange: who lists in Hong Kong lists on its exchange."""

from __future__ import annotations

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.values.names import key

# By the id of the town.
EXCHANGES = {"hong-kong": "港交所", "shanghai": "上交所", "shenzhen": "深交所"}


def exchange_of(predicate: str, token: Token | None, gazetteer: Gazetteer) -> Token | None:
    """The exchange of a town on which somebody lists; else what was given."""
    if predicate != "listed_on" or token is None:
        return token
    senses = token[3] if isinstance(token[3], tuple) else ()
    if any(getattr(sense, "kind", "") == "organization" for sense in senses):
        return token
    name = next((EXCHANGES[sense.id] for sense in senses if getattr(sense, "id", "") in EXCHANGES), None)
    known = gazetteer.by_key.get(key(name), ()) if name else ()
    return (*token[:2], symbols.KIND["organization"], known, token[4]) if known else token
