"""Things that bear the name of their house, and what they are: `Mistral Small 3.2`, Sarvam-Translate 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_HOUSE_END = expression(r"[ -]")
# What sort of thing with its version; or, behind a hyphen, a name that is no participle.
_RANGED = expression(
    r"(?:[ ](?:Tiny|Mini|Nano|Small|Medium|Large|Vision|Audio|Voice|OCR|Code|Coder|Chat|Embed|Video|Image|Reasoning"
    r"|Translate|Music|Speech))+[ ]v?\d{1,2}(?:\.\d)?(?:[ ]\w+)?"
    # `Suno v5`; `Mistral OCR`, `ElevenLabs Scribe v1`: what it does is all its name
    r"|[ ]v\d{1,2}(?:\.\d)?(?:[ ](?:Pro|Turbo|Mini|Lite|Max|Flash|Plus|Large|Small))?"
    r"|[ ](?:OCR|TTS|ASR|STT|CLI|VLM|Scribe|Copilot|Canvas|Studio|Operator)(?:[ ]v?\d{1,2}(?:\.\d)?)?"
    r"|-(?!(?:AI|Scale|Backed|Owned|Based|Led|Compatible|Powered|Style|Native|Only|Class|Funded|Made|Trained|Focused"
    r"|Grade|Wide)\b)[A-Z][A-Za-z]{2,}(?:[ -]v?\d[\w.]*)?"
)


def is_of_house(written: str, gazetteer: Gazetteer) -> bool:
    """Whether a thing bears the name of its house and what it is."""
    end = _HOUSE_END.search(written)
    if end is None or not _RANGED.fullmatch(written, end.start()):
        return False
    house = gazetteer.by_key.get(key(written[: end.start()]), ())
    rest = written[end.end() :].partition(" ")[0]
    return bool(house) and house[0].kind == "organization" and key(rest) not in gazetteer.by_key
