"""A path between two houses over the map: its steps drawn one after the other, with their numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from baimo.claims import Claim
from baimo.drawing.canvas import svg
from baimo.drawing.population.evidence import Evidence
from baimo.drawing.population.tiles import owner_of
from baimo.drawing.ties.cards import address
from baimo.drawing.ties.curves import courses
from baimo.drawing.ties.edges import Homes, begun, line
from baimo.drawing.ties.telling import say, sentence, when_words
from baimo.drawing.ties.types import joinings

if TYPE_CHECKING:
    from baimo.asking.relating import Step

THROUGH = "people"  # the type of a leg that passes through somebody without a tile
DISC = 11.0


@dataclass(frozen=True, slots=True)
class Leg:
    """The steps from one tile to the next: `first` counts the first of them in the story."""

    origin: str
    target: str
    first: int
    steps: tuple[Step, ...]

    @property
    def numbers(self) -> str:
        """The numbers of its steps: `2`, or `2–3` where one passes through somebody without a tile."""
        last = self.first + len(self.steps) - 1
        return str(self.first) if last == self.first else f"{self.first}–{last}"


def legs(steps: Sequence[Step], places: Collection[str], evidence: Evidence) -> list[Leg]:
    """The story from tile to tile: what stands on no tile is passed, what stays on one is told with the step beside."""
    found: list[Leg] = []
    walked: list[Step] = []
    here = owner_of(evidence, steps[0].origin) if steps else ""
    for number, step in enumerate(steps, 1):
        walked.append(step)
        there = owner_of(evidence, step.target)
        if there in places and there != here:
            if here in places:
                found.append(Leg(here, there, number - len(walked) + 1, tuple(walked)))
            here, walked = there, []
    if found and walked and owner_of(evidence, steps[-1].target) == found[-1].target:
        found[-1] = replace(found[-1], steps=(*found[-1].steps, *walked))
    return found


def path_edges(steps: Sequence[Step], homes: Homes, evidence: Evidence, lang: str) -> str:
    """The legs of a story over the map; empty where fewer than two of its ends have a tile."""
    found = legs(steps, homes, evidence)
    drawn = begun(homes, dict.fromkeys(end for leg in found for end in (leg.origin, leg.target)))
    ends = [_led(leg, evidence) for leg in found]
    ways = courses([(tail, head) for tail, head, _ in ends], drawn.grounds)
    for leg, (tail, head, kind), way in zip(found, ends, ways, strict=True):
        words = say("edges.step", lang, n=leg.numbers, said=_told(leg, evidence, lang))
        drawn.lines.append(line(way, kind, address(leg.steps[0].told[0][0]), words, tail, head))
        drawn.labels.append(_number(way.at(0.5), leg.numbers))
    return svg.group(*drawn.lines, *drawn.labels, class_="edges path", role="group") if found else ""


def _led(leg: Leg, evidence: Evidence) -> tuple[str, str, str]:
    """From where to where it leads, and its type: of the claim that joins the two houses, else through somebody."""
    for step in leg.steps:
        claim = step.claim
        ends = {owner_of(evidence, claim.subject), owner_of(evidence, claim.object or "")}
        if ends == {leg.origin, leg.target} and claim.predicate in joinings():
            return _ends(claim, evidence)
    return leg.origin, leg.target, THROUGH


def _ends(claim: Claim, evidence: Evidence) -> tuple[str, str, str]:
    joining, other = joinings()[claim.predicate], claim.object or ""
    ends = (claim.subject, other) if joining.is_from_subject else (other, claim.subject)
    tail, head = (owner_of(evidence, end) for end in ends)
    return tail, head, joining.type


def _told(leg: Leg, evidence: Evidence, lang: str) -> str:
    rows = []
    for step in leg.steps:
        said, when = sentence(step.claim, evidence.entities, lang, step.origin), when_words(step.claim, lang)
        rows.append(say("tie.title", lang, said=said, aside=when) if when else said)
    return say("tie.list", lang).join(rows)


def _number(at: tuple[float, float], numbers: str) -> str:
    x, y = at
    half = DISC if len(numbers) == 1 else DISC + 5 * (len(numbers) - 1)
    ground = svg.rect(x - half, y - DISC, 2 * half, 2 * DISC, rx=DISC, class_="number")
    return svg.group(ground, svg.text(x, y + 4.6, numbers, class_="on-number middle t13"), class_="word")
