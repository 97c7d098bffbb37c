"""People told by what they are, whatever stands around the name: 总编辑丘慕白拍板, `Cohere CFO Ana Diaz`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.people import ACT, COMPOUND, SURNAMES, is_sure_person
from baimo.reading.naming.words import FORMS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_TITLES = sorted(FORMS["titles_of_persons"], key=len, reverse=True)
_TITLED = expression(
    rf"(?:{'|'.join(_TITLES)})(?:[为是：:]|[ \u3000])?"
    rf"(?P<name>(?:{'|'.join(sorted(COMPOUND))}|[{SURNAMES}])[\u4e00-\u9fff]{{1,2}}?)(?={ACT}|[，。、：；（(“”」\s]|$)"
)
_RANK = 5


def titled(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Each such person, found by the title before the name and what goes on behind it."""
    found: list[Token] = []
    for match in _TITLED.finditer(folded):
        start, end = match.span("name")
        if is_sure_person(folded[start:end]) and key(folded[start:end]) not in gazetteer.by_key:
            found.append((start, end, symbols.KIND["person"], provisional(text[start:end], "person", "beside"), _RANK))
    return found


_POST = (
    "CEO|CFO|CTO|COO|CIO|CPO|CMO|CRO|CSO|CAIO|President|Chair(?:man|woman)?|(?:[Cc]o-?)?[Ff]ounder|Director|[SE]?VP"
    "|Minister|Senator|Governor|Mayor|Professor|Commissioner|Secretary|Judge"
)
_IN_ENGLISH = expression(
    rf"\b(?:{_POST}) (?P<name>[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.)?"
    r"(?: (?:(?:de|van|von|al|bin) )?[A-Z](?:(?!['’]s\b)[a-zà-ÿ'’A-Z-])+){1,2})(?![\w-])"
)
# J.R. Whitcombe, Ravi K. Menon; no `Series B. Sequoia led`, and a single letter alone leads a name in where one is due.
_INITIALS = expression(
    r"(?<![\w.&'’-])(?:(?P<given>[A-Z][a-zà-ÿ’'-]+) (?:[A-Z]\. ?){1,2}|(?:[A-Z]\. ?[A-Z]\. ?(?:[A-Z]\. ?)?)"
    r"|(?:(?<=by )|(?<=and )|(?<=, )|(?<=: )|(?<=CEO )|(?<=founder )|(?<=Dr )|(?<=Dr\. )|(?<=Prof\. ))(?!X)[A-Z]\. )"
    r"(?:(?:de|van|von|der|al|bin) ){0,2}(?P<last>[A-ZÀ-Þ\u0100-\u017f][A-Za-zÀ-ÿ\u0100-\u017f'’]+"
    r"(?:-[A-Z][a-zà-ÿ]+)?)(?![\w-])"
)
_NO_INITIALS = expression(
    r"(?:U\. ?S|U\. ?K|E\. ?U|U\. ?N|A\. ?I|D\. ?C|L\. ?A|N\. ?Y|S\. ?F|B\. ?V|N\. ?V|S\. ?A|K\. ?K|P\. ?M|A\. ?M"
    r"|B\. ?C"
    r"|e\. ?g|i\. ?e|P\. ?S|Q\. ?A|Series|Class|Plan|Type|Part|Group|Grade|Appendix|Section|Vitamin|Schedule|Annex"
    r"|Model"
    r"|Phase|Stage|Tier|Level|Round|Exhibit|Table|Figure|Team|Project|Area|Zone|Gate|Space|Company|Option|Step|Rev)\b"
)


# Most texts hold no initials, and this is far quicker to see.
_POINTED = expression(r"(?<![A-Za-z])[A-Z]\. ?[A-ZÀ-Þdv]")


def titled_in_english(text: str, is_word: Callable[[str], bool], gazetteer: Gazetteer) -> list[Token]:
    """Each person whose post stands right before the name in one run of capitals; `is_word` tells everyday words."""
    found: list[Token] = []
    for match in _INITIALS.finditer(text) if _POINTED.search(text) else ():
        if not (_NO_INITIALS.match(match[0]) or is_word(match["last"]) or (match["given"] and is_word(match["given"]))):
            senses = gazetteer.by_key.get(key(match[0])) or provisional(match[0], "person", "beside")
            found.append((*match.span(), symbols.KIND["person"], senses, _RANK))
    for match in _IN_ENGLISH.finditer(text):
        name, (start, end) = match["name"], match.span("name")
        if any(is_word(word) for word in name.split(" ")) or key(name) in gazetteer.by_key:
            continue
        found.append((start, end, symbols.KIND["person"], provisional(name, "person", "beside"), _RANK))
    return found
