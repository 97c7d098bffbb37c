"""Accelerators by the series that their makers number: RTX PRO 6000, Radeon AI PRO R9700, Arc Pro B60."""

from __future__ import annotations

from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

_CARD = expression(
    r"(?<![A-Za-z0-9])(?:(?:GeForce |Quadro )?(?:RTX|GTX)(?: PRO| Pro)? [A-Z]?\d{3,4}[A-Z]?"
    r"(?: (?:Ti|Super|SUPER|Ada|Blackwell|D)\b)*"
    r"|Radeon (?:AI |Instinct )?(?:PRO |Pro |RX )?[A-Z]{0,2}\d{3,4}[A-Z]{0,3}|Arc (?:Pro )?[AB]\d{2,3}\b"
    r"|M[1-6] (?:Pro|Max|Ultra)\b|Atlas \d{3}[A-Z]?(?: (?:Duo|Pro|V|I)\b)?|Ascend \d{3}[A-Z]{0,2}\b|Gaudi \d\b"
    r"|Cloud AI \d{2,3}(?: Ultra)?\b|(?:Maia|Trainium|Inferentia|MTIA|Instinct) ?(?:v?\d{1,3}[A-Za-z]?|MI\d{3}[A-Z]?)\b"
    r"|TPU v\d[a-z]?\b|Xeon (?:\w+ )?\d{4}\w*|EPYC \d{4}\w?|Jetson (?:AGX |Orin )?[A-Z]\w+"
    r"|Raspberry Pi (?:\d|Zero)(?: \d)?[AB]?\+?|Snapdragon (?:X|\d)[\w +]{0,8}\b|Kirin \d{3,4}\w?|Dimensity \d{4}\+?)"
)
# Machines that hold many of them, sold and measured as one: HGX B300, GB300 NVL72, Atlas 950 SuperPoD.
_SYSTEM = expression(
    r"(?<![A-Za-z0-9])(?:(?:DGX|HGX|MGX) (?:Super[A-Z][A-Za-z]+|[A-Z]{1,3}\d{2,4}[A-Za-z]?)(?: SuperPOD| SuperPod)?"
    r"|(?:(?:[A-Z]{1,2}\d{2,3}|Vera Rubin|Rubin Ultra|Rubin|Blackwell Ultra) )?NVL\d{1,3}(?: ?CPX)?"
    r"|(?:Atlas|TaiShan) \d{3}[A-Z]? Super[A-Z][A-Za-z]+|CloudMatrix ?\d{3}[A-Z]?)(?![A-Za-z0-9_-])"
)
# `Osprey A2 Inference Card`: a name with a code before the word for what it is.
_CODED = expression(
    r"(?<![A-Za-z0-9.-])(?!(?:The|This|That|Each|Every|One|Our|Its|Their|New|With|And|For|But|Both|All|Unlike|While)\b)"
    r"(?P<house>[A-Z][A-Za-z]{2,})(?: [A-Z][a-z]+)? [A-Z]{1,4}\d{1,4}[A-Za-z]{0,2}(?= "
    r"(?:(?:AI|Inference|inference|Training|training|Data[- ]?[Cc]ent(?:er|re)|Edge|edge|PCIe|Compute|Neural|neural) )"
    r"{0,2}(?:[Aa]ccelerator|[Cc]ard|GPU|NPU|[Cc]hip|[Pp]rocessor|ASIC|XPU|LPU)s?\b)"
)
# A house before the name of its process: `TSMC N4P` and `Samsung SF3` are no names of things.
_PROCESS = expression(
    r"\b(?P<house>TSMC|Samsung|SMIC|Intel|GlobalFoundries|UMC|Rapidus)(?=(?:['’]s)? "
    r"(?:N\d{1,2}[A-Z]{0,2}\+?|\d{1,2}N[A-Z]?|\d?SF\d[A-Z]?|1[48]A|\d{1,2} ?nm|\d{1,2}LP[A-Z]|4NP)\b)"
)
# What one of them holds; most texts have none, and this is far quicker to see.
_SERIES = expression(
    r"TX |GX |Raspberry|NVL|Super|CloudM|Radeon|Arc |M[1-6] |Atlas|Ascend|Gaudi|TPU v|Xeon|EPYC|Jetson|Snapdragon"
    r"|Kirin|Dimensity"
)


def cards(text: str, gazetteer: Gazetteer, rank: int) -> list[Token]:
    """The accelerators and processors of a text that a series, or a code before their kind, names."""
    chip = symbols.KIND["chip"]
    coded = [match for match in _CODED.finditer(text) if key(match["house"]) not in gazetteer.by_key]
    told = [(*match.span(), chip, known_or_new(gazetteer, match[0], "chip"), rank) for match in coded]
    return told + _of_series(text, gazetteer, rank) if _SERIES.search(text) else told


def _of_series(text: str, gazetteer: Gazetteer, rank: int) -> list[Token]:
    chip = symbols.KIND["chip"]
    found = [(*match.span(), chip, known_or_new(gazetteer, match[0], "chip"), rank) for match in _CARD.finditer(text)]
    for match in _PROCESS.finditer(text):
        house = known_or_new(gazetteer, match["house"], "organization")
        found.append((*match.span(), symbols.KIND["organization"], house, rank + 1))
    return found + [_system(match[0], match.span(), gazetteer, rank) for match in _SYSTEM.finditer(text)]


def _system(name: str, span: tuple[int, int], gazetteer: Gazetteer, rank: int) -> Token:
    """A machine uses chips as a product does, and has memory and power as a chip has."""
    entity = known_or_new(gazetteer, name, "product")[0].id
    senses = tuple(Sense(entity, kind, "form") for kind in ("product", "chip"))
    return (*span, gazetteer.machine, senses, rank + 1)


def uncut(names: list[Token], chips: list[Token]) -> list[Token]:
    """The names but those that are the beginning of a chip's: RTX Pro 6000D is no RTX Pro."""
    ends = {chip[0]: chip[1] for chip in chips}
    return [name for name in names if name[1] >= ends.get(name[0], 0)] if ends else names


_NUMBERED = expression(r"(?:MI|GB|GH|RTX|[ABHL])\d{2,4}[A-Z]{0,2}")


def seller_before(name: str, gazetteer: Gazetteer) -> int:
    """How many signs of a run of capitals tell who lets a known chip: those before the H100 of `RunPod H100`."""
    words = name.split(" ")
    if len(words) == 1 or key(name) in gazetteer.by_key:
        return 0
    for at, word in enumerate(words[1:], 1):
        tail = " ".join(words[at:])
        senses = gazetteer.by_key.get(key(tail), ()) if _NUMBERED.fullmatch(word) else ()
        if senses and senses[0].kind == "chip":
            return len(name) - len(tail)
    return 0
