"""What names in Latin letters end with, by which it is told what they name: a house, its branch, a device."""

from __future__ import annotations

from baimo.values.expressions import expression

# Every town has one of these.
EVERY_TOWN = expression(
    "(?:(?:City|Town|County|District|Local|General|Community|Regional|Central|National) )+[A-Z][a-z]+$"
)
INVESTOR = expression(
    r" (?:Ventures|Capital|Partners|Fund|Lab|Labs|Institute|Foundation|University|Investments|Angels|Group)$"
)
# Who uses what others make: told by its ending, though its first word be a town (`Leeds City Council`).
_BODY = (
    "Hospitals?|Clinic|Council|Airlines?|Airways|Railways?|College|Brewer(?:y|ies)|Supermarkets|Assurance|Mutual"
    "|Airport"
    "|Constabulary|Pharmaceuticals|Chemicals|Shipping|Freight|Bancorp|Aerospace|Automotive|Textiles|Foods|NHS Trust"
    "|Building Society|Credit Union"
)
OF_TOWN = expression(rf" (?:{_BODY}|University|Bank)$")
# What stands before these is a town further on: Linköping of Linköping University.
OF_TOWN_ALONE = expression(
    r" (?:University|College|Council|Hospitals?|Clinic|Airport|Constabulary|Technical University)$"
)
# Endings that only organizations have; `AI` alone is one where a name of its own stands before it.
ENDS = expression(
    r" (?:Ventures|Capital|Partners|Lab|Labs|Institute|Foundation|University|Investments|Group|AI|Robotics|Technologies"
    r"|Technology|Semiconductor|Semiconductors|Holdings|Motors|Networks|Therapeutics|Electronics|Inc|Corp|Co|Ltd"
    r"|Health|Fund|Trust|Cloud|Computing|Software|Analytics|Dynamics|Bank|Insurance|Pharma|Medical|Energy|Logistics"
    r"|Biosciences"
    rf"|{_BODY})$"
)
# `LumoPhone 3`, `FitWatch`: what sort of device it is ends its first word.
DEVICE = expression(r"[a-z](?:Phone|Watch|Pad|Buds|Glass|Glasses|Ring|Bot|Band)(?= |$|\d)")
# `GS AI Assistant`: so is what software ends with.
SOFTWARE = expression(r" (?:Assistant|Suite|Studio|Workbench|Portal|Companion)$")
# `ClaimBench`: a test by its ending.
TEST = expression(r"[a-z](?:-?Bench|Eval|-?Arena)(?: v?\d|$)")
# `The assistant, called Pilot, reads`: a thing by an everyday word.
_SORTS = "(?:assistant|chatbot|tool|agent|app|system|copilot|bot|platform)"
CALLED_ENDS = expression(_SORTS + ",? (?:called|named|dubbed) [A-Z]")
CALLED = expression(
    rf"\b{_SORTS},? (?:called|named|dubbed) (?P<name>[A-Z][a-z]{{2,}})"
    r"(?=[,.;:)]| (?:that|which|to|was|is|and|in|on|for|with|has|can|runs|reads|now)\b)"
)
# `Stellaform Europe`: the branch of a house, no continent.
BRANCH = expression(
    r"(?<!North)(?<!South)(?<!Latin)(?<!Central)(?<!Northern)(?<!Southern)(?<!Western)(?<!Eastern)"
    r" (?:(?:North |South )?America|Europe|Asia(?:[ -]Pacific)?)$"
)
