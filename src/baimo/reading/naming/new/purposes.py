"""Houses that are called after a country, an office or what they are for: `Allen Institute for AI`, `Finch & Arrow`."""

from __future__ import annotations

from collections.abc import Callable

from baimo.reading.naming.words import FORMS
from baimo.values.expressions import expression

_NOT_NAMES = frozenset(FORMS["not_names"])
_OF_NATION = (
    r"(?:British|Scottish|Welsh|Bavarian|Flemish|Catalan|Basque|Saxon|Irish|Swiss|German|French|Dutch|Belgian"
    r"|Austrian|Italian|Spanish|Portuguese|Nordic"
    r"|Swedish|Danish|Norwegian|Finnish|Polish|Czech|Israeli|Indian|Japanese|Korean|Chinese|Canadian|Australian"
    r"|American"
    r"|European|African|Asian|Brazilian|Saudi|Emirati|Royal|National|Federal|Central)"
)
_STATE = (
    r"(?:California|Colorado|Texas|New York|Illinois|Utah|Connecticut|Virginia|Massachusetts|Washington|Florida|Ohio"
    r"|Nevada"
    r"|Minnesota|Maryland|Oregon|Michigan|Georgia|Pennsylvania|Arizona|New Jersey|Ontario|Quebec|Alberta|Bavarian"
    r"|Scottish"
    r"|Thai|Philippine|Indonesian|Malaysian|Vietnamese)"
)
_OFFICE = expression(
    rf"\b(?:{_OF_NATION} |{_STATE} (?=Dep|Off|Div|Bur|Min|Board|Com))?(?:Ministry|Department|Bureau|Office|Institute"
    rf"|Academy"
    r"|College|Council|Commission|Agency|School|Division|Board|Directorate|Chamber|Secretariat)"
    r" (?:of|for) (?:the )?[A-Z][\w-]+(?:(?:,? and|,| &) [A-Z][\w-]+| [A-Z][\w-]+)*"
    # the Port of Immingham and Boskalis are two; a University of Science and Technology is one
    rf"|\b(?:{_OF_NATION} )?(?:University|Bank|Port|Municipality|Province|Court)"
    r" of (?:the )?[A-Z][\w-]+(?:(?:,? and|,| &) (?:Technolog|Engineering|Design|Economics|Arts|Medicine|Applied"
    r"|Sciences?|Social"
    r"|Humanities|Law|Business|Management|Telecom|Informatics|Commerce|Trade|Petroleum|Innovation)\w*| [A-Z][\w-]+)*"
)
# Houses of a country or a crown: `British Business Bank`, `Swiss AI Initiative`.
_NATIONAL = expression(
    rf"\b{_OF_NATION}(?: (?!Act|Law)[A-Z][\w-]+){{0,4}}?"
    r" (?:Bank|Centre|Center|Initiative|Agency|Institute|Partners|Fund|Council|Foundation|Society|Academy|Authority"
    r"|Laboratory|Service|Association|Federation|Chamber|Office)\b(?! [A-Z]| of\b)"
    r"(?: for (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)?"
)
# Bodies that watch over others, each by its own words: `Veldland Data Authority`, `Norland Competition Bureau`.
_WATCH = expression(
    r"\b(?:[A-Z][\w-]+ ){1,4}(?:Authority|Inspectorate|Ombudsman|Directorate|Regulator|Tribunal|Chancellery|Commission"
    r"|Bureau|Commissioner(?:['’]s Office)?|Ministry)\b(?! of\b| [A-Z]|['’]s Office)"
)
# What houses are for, or of, behind a name of their own: `Allen Institute for AI`, `Arctic University of Norway`.
_PURPOSE = expression(
    r"\b(?:[A-Z][\w-]+ ){1,3}(?:Institute|Cent(?:er|re)|Foundation|Council|Association|Society|Alliance|School|College"
    r"|Laboratory|Agency|Network|University|Fund|Academy|Office|Coalition|Partnership|Initiative|Trust)"
    r" (?:for|of|on) (?:the )?(?:[A-Z][\w-]+)(?:(?:,? and|,| &| of)? [A-Z][\w-]+"
    # the Institute for AI in Seattle sits there, one for Research in Medicine does not
    r"|(?:(?<=Research)|(?<=Studies)|(?<=Science)|(?<=Education)|(?<=Excellence)|(?<=Training)) in [A-Z][\w-]+){0,4}"
)
# Two words that a sign joins: `Finch & Arrow`.
_PAIR = expression(r"(?<![\w'’&-])((?:[OD]['’]|Mc|Mac)?[A-Z][a-z]+) & ([A-Z][a-z]{2,})\b")
# `St Aldhelm's Hospital`, `St John Ambulance`: called after a saint.
_SAINT = expression(
    r"\bSt\.? [A-Z][\w-]+(?:['’]s)?(?: (?!and\b)[A-Z][\w-]+){0,3} (?:Hospitals?|College|School|University|Infirmary"
    r"|Hospice|Trust|Clinic|Ambulance|Partnership|Bank|Foundation|Academy)\b"
)
# Houses by what they are in their own language, and hospitals of the British: `Hospital de São João`.
_ABROAD = expression(
    r"\b(?:Hospital|Universidade?|Università|Université|Universitat|Banco|Banca|Banque|Câmara|Ayuntamiento"
    r"|Prefeitura|Minist[eé]rio"
    r"|Ministère|Instituto|Institut|Istituto|Fundação|Fundación|Fondazione|Fondation|Caixa|Caja|Cassa|Crédit|Centro"
    r"|Centre"
    r"|Politecnico|École|Escuela|Clínica|Société|Compagnie|Grupo|Gruppo|Groupe|Junta|Gobierno|Governo|Região|Comune"
    r"|Ville)"
    r"(?: [A-ZÀ-Þ][\wÀ-ÿ-]+){0,3} (?:de|da|do|dos|das|del|della|di|des|du|d['’])(?: l[ao]s?| l['’])? ?[A-ZÀ-Þ][\wÀ-ÿ-]+"
    r"(?:(?: (?:de|da|do|del|e|y|et))? [A-ZÀ-Þ][\wÀ-ÿ-]+){0,3}"
    r"|(?<![\w$€£.,-])[1-9]\d{1,3} (?:Capital|Ventures|Partners)\b"
    # `Zhejiang Provincial Industry Fund`: words of everyday that only the funds of the public hand are called by
    r"|\b(?!The )(?:[A-Z][a-z]+ ){1,3}(?:(?:Provincial|Municipal|State|Industry|Industries|Industrial|Artificial"
    r"|Intelligence|AI"
    r"|Guidance|Investment|Innovation|Development|Science|Technology|Emerging|Strategic|Government|Angel|Future"
    r"|and) )+Fund\b"
    r"|\b(?:[A-Z][\w'’-]+ (?:and )?){1,5}NHS (?:Foundation )?Trust\b"
    r"|\bNHS (?!Trust|Foundation|Confederation|Digital|App|Long|Act)[A-Z][a-z]+(?: and [A-Z][a-z]+)?"
    r"(?= ?[,.;)\n]|$| (?:has|is|in|to|and|which|uses|since|from)\b)"
)


def by_purpose(text: str, is_plain: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where such names stand; `is_plain` tells of a word whether it is none, or a name by itself."""
    spans = [match.span() for match in (_OFFICE.finditer(text) if _OF.search(text) else ())]
    spans += [match.span() for match in (_NATIONAL.finditer(text) if _HEAD.search(text) else ())]
    for match in _WATCH.finditer(text) if _WATCHES.search(text) else ():
        own = match[0][_plain_words(match[0], is_plain) :]
        if own.split(" ", 1)[0] not in _NOT_NAMES:  # `The Commission`
            spans.append((match.end() - len(own), match.end()))
    for match in _PURPOSE.finditer(text) if _FOR.search(text) else ():
        first = match[0].split(" ", 1)[0]
        spans.append((match.start() + (len(first) + 1) * (first in _NOT_NAMES), match.end()))
    spans += [match.span() for match in (_ABROAD.finditer(text) if _FOREIGN.search(text) else ())]
    spans += [match.span() for match in (_SAINT.finditer(text) if "St " in text or "St. " in text else ())]
    for match in _PAIR.finditer(text) if " & " in text else ():
        if not any(map(is_plain, match.groups())):
            spans.append(match.span())
    return spans


_OF = expression(r"[a-z] (?:of|for) (?:the )?[A-Z]")
_FOREIGN = expression(
    r" Fund\b|\d (?:Capital|Ventures|Partners)\b| (?:d[aeiou]s?|del|della|NHS) (?:l[ao]s? )?[A-ZÀ-Þ]| d['’][A-ZÀ-Þ]"
)
_FOR = expression(
    r" (?:Institute|Cent(?:er|re)|Foundation|Council|Association|Society|Alliance|School|College|Laboratory|Agency"
    r"|Network|University|Fund|Academy|Office|Coalition|Partnership|Initiative|Trust) (?:for|of|on) "
)
_HEAD = expression(
    r" (?:Bank|Cent|Initiative|Agency|Institute|Partners|Fund|Council|Foundation|Society|Academy|Auth|Laboratory"
    r"|Service|Associ|Feder|Chamber|Office)"
)
_WATCHES = expression(
    " (?:Authority|Inspectorate|Ombudsman|Directorate|Regulator|Tribunal|Chancellery|Comm|Bureau|Ministry)"
)


def _plain_words(name: str, is_plain: Callable[[str], bool]) -> int:
    """How much of a name stands before it: `Last Tuesday Veldland Authority`, `Irish Data Protection Commission`."""
    at = 0
    while (end := name.find(" ", at)) >= 0 and name.find(" ", end + 1) >= 0:
        is_led = name[at:end] in _NOT_NAMES
        if not is_led and not (_NATION.fullmatch(name, at, end) and is_plain(name[end + 1 :])):
            break
        at = end + 1
    return at


_NATION = expression(_OF_NATION)
