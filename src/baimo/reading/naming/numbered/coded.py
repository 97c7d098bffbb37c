"""Names as code writes them, parts joined by hyphens: `kittiwake-embed-v2`, Tern-Dev-72B, `heron-mini`, our own."""

from __future__ import annotations

import re
from collections import Counter

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.naming.new.likely import kind_beside
from baimo.reading.naming.numbered.of_page import kind_of_page
from baimo.reading.naming.numbered.versions import versioned
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

_CODE = expression(
    r"(?<![A-Za-z0-9À-ÿ\u0100-\u017f_./@:-])[A-Za-zÀ-ÿ\u0100-\u017f][A-Za-z0-9À-ÿ\u0100-\u017f]*(?:\.\d+)?(?:-[A-Za-z0-9]+(?:\.\d+[A-Za-z]?)*)+(?![A-Za-z0-9_/@-]|\.\d)"
)
# A size tells a model by itself; a version only with a word for what sort of model it is, or where all is in small
# letters, as no word of a text is.
_SIZE = expression(r"-\d{1,4}(?:\.\d{1,2})?[bBmM](?:-|$)")
# `Whisper large-v3`: a size before a version is no name, but the end of one.
_SIZED = expression(r"^(?:tiny|base|small|medium|large|xl|xxl)-", re.IGNORECASE)
_VERSION = expression(r"-[vV]\d{1,2}(?:\.\d{1,2})?(?:-|$)|-\d{1,2}(?:\.\d{1,2})?(?=-[a-z])")
_SORT = expression(
    r"-(?:embed(?:ding)?s?|rerank(?:er)?|instruct|chat|base|mini|small|medium|large|nano|tiny|flash|turbo|coder?|math|vl"
    r"|vision|audio|tts|asr|ocr|lite|preview|thinking|reasoner|reasoning|image|video|voice|speech|guard|moe|dev|med|fast)"
    r"(?=-|\d|$)",
    re.IGNORECASE,
)
_NO_NAME = expression(
    r"^(?:pre|non|post|top|multi|sub|mid|anti|zero|few|one|two|three|four|five|series|class|fp|int|bf|top|best)-",
    re.IGNORECASE,
)
# What stands beside a name in small letters, which else may be words joined by a hyphen.
_SURE = expression(
    r"-(?:embed|embedding|rerank|reranker|instruct|mini|nano|tiny|turbo|coder|flash|thinking|preview|tts|asr|ocr|lite)$"
)
_BEFORE = expression(r"(?:`|\b(?:called|named|model|use|using|than|with|to|by|of|and|on|our) [`“\"]?)$")
_BEHIND = expression(r"[`”\"]|[,:] (?:our|an?|the|its|\d)|[ ]?\(| (?:is|has|beats|runs|costs|was|supports|and)\b")
# `corvid-1` beside `corvid-large`
_NUMBERED = expression(r"-\d{1,2}(?:\.\d{1,2})?$")
_BEHIND_HOUSE = expression(
    r"(?<![A-Za-z0-9_-])(?P<house>[A-Z][A-Za-z]+) "
    r"(?:(?P<version>V\d(?:\.\d{1,2})?)|(?P<code>(?!(?:Q[1-4]|H[12]|[FC]Y\d+|COVID-\d+)\b)[A-Z]{1,4}-?\d{2,4}[A-Z]{0,3}))"
    r"(?![\w.%-])"
)
_NAME, _TITLE, _FAMILY, _STEM = 4, 5, 16, 3
_SOFTWARE = frozenset(["model", "product"])
# MiniMax's are called by a word in small letters and a number: told only behind what leads to a model.
_LOWER = expression(
    r"(?:(?:发布|推出|开源|上线|升级[到至为]|模型[：:]|released|launched|called|named)了?[ ]?[“「\"`]?)"
    r"(?P<name>[a-z]{3,10} \d{1,2}(?:\.\d{1,2})?[a-z]?)"
    r"(?![\w.%]*[A-Za-z0-9%]| ?(?:[万亿千百个款项次家]|million|billion|percent))"
)
# dots.llm1, dots.ocr: a word and a sort of model, parted by a dot.
_DOTTED = expression(
    r"(?<![A-Za-z0-9_.@/-])[a-z][a-z0-9]{2,11}\.(?:llm|vlm|ocr|tts|asr|vl|moe|embed|image|video|audio|coder)\d{0,2}(?:\.\d)?"
    r"(?![A-Za-z0-9_/(-]|\.[a-z0-9])"
)
# Sarvam-M: a house and one letter.
_LETTERED = expression(r"(?P<house>[A-Z][A-Za-z]{2,14})-[A-Z]")

_WORD = expression(
    r"(?:app|ios|android|version|about|over|some|only|nearly|the|its|with|more|than|around|another|phase|part) "
)


def coded(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Such names that no list has."""
    found: list[Token] = []
    unsure: list[re.Match[str]] = []
    stems: set[str] = set()
    for match in _CODE.finditer(text):
        name, (start, end) = match[0], match.span()
        if key(name) in gazetteer.by_key or _NO_NAME.search(name):
            continue
        if _SIZED.match(name) and gazetteer.holds_name(text[max(0, start - _FAMILY) : start], "model"):
            continue
        is_told = _BEFORE.search(text, max(0, start - 12), start) or _BEHIND.match(text, end)
        if _is_model(name, is_told is not None) or _is_of_house(name, gazetteer):
            found.append(_token(match, gazetteer))
            stems.add(name.split("-")[0])
        elif name.islower() and (_SORT.search(name) or _NUMBERED.search(name)):
            unsure.append(match)
    stems |= _families(text, {match[0] for match in unsure if _SORT.search(match[0])})
    # yuntai-image-1, yuntai-tts beside yuntai-2-max: of one family
    return found + [_token(match, gazetteer) for match in unsure if _is_of(match[0], stems, gazetteer)]


def _is_of_house(name: str, gazetteer: Gazetteer) -> bool:
    """Whether it is a letter behind the name of a known house."""
    match = _LETTERED.fullmatch(name)
    senses = gazetteer.by_key.get(key(match["house"]), ()) if match else ()
    return bool(senses) and senses[0].kind == "organization"


def _families(text: str, names: set[str]) -> set[str]:
    """What several names in small letters begin with, where the text writes it with a capital: `corvid-large`."""
    stems = Counter(name.split("-")[0] for name in names)
    return {stem for stem, count in stems.items() if count > 1 and re.search(rf"\b{stem.capitalize()}\b", text)}


def behind_house(text: str, gazetteer: Gazetteer) -> list[Token]:
    """What stands behind the names of known houses: the GB300 of `Nvidia GB300 GPUs`, the whole model HKGAI V1."""
    found: list[Token] = []
    for match in _BEHIND_HOUSE.finditer(text):
        senses = gazetteer.by_key.get(key(match["house"]), ())
        if not senses or senses[0].kind != "organization":
            continue
        if match["version"]:
            model = known_or_new(gazetteer, match[0], "model")
            found.append((*match.span(), symbols.KIND["model"], model, _TITLE))
        elif key(match["code"]) not in gazetteer.by_key:
            start, end = match.span("code")
            told = versioned(match["code"], kind_beside(text, start, end) or kind_of_page(text))
            found.append((start, end, gazetteer.versioned, told, _NAME))
    return found


def lowered(text: str, gazetteer: Gazetteer) -> list[Token]:
    """`abab 6.5`: a word in small letters and a number behind what leads to a model; `dots.ocr`."""
    spans = [match.span("name") for match in _LOWER.finditer(text) if not _WORD.match(match["name"])]
    spans += [match.span() for match in _DOTTED.finditer(text)]
    model = symbols.KIND["model"]
    return [(a, b, model, known_or_new(gazetteer, text[a:b], "model"), _TITLE) for a, b in spans]


def _token(match: re.Match[str], gazetteer: Gazetteer) -> Token:
    senses = known_or_new(gazetteer, match[0], "model")
    return *match.span(), symbols.KIND[senses[0].kind], senses, _TITLE


def _is_family(stem: str, gazetteer: Gazetteer) -> bool:
    """Whether it is the name of models that a list knows: kimi-thinking-preview is of Kimi."""
    senses = gazetteer.by_key.get(key(stem), ())
    return bool(senses) and senses[0].kind in _SOFTWARE and senses[0].is_known


def _is_of(name: str, stems: set[str], gazetteer: Gazetteer) -> bool:
    """Whether a name begins with that of a family, which no sort of model is called."""
    stem = name.split("-")[0]
    return (stem in stems or _is_family(stem, gazetteer)) and len(stem) > _STEM and not _SORT.search(f"-{stem}")


def _is_model(name: str, is_told: bool) -> bool:
    if _SIZE.search(name):
        return True
    has_sort = _SORT.search(name) is not None
    has_version = _VERSION.search(name) is not None or (has_sort and _NUMBERED.search(name) is not None)
    if has_version and (has_sort or name.islower()):
        return True
    return is_told and name.islower() and _SURE.search(name) is not None
