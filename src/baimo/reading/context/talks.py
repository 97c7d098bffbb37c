"""A conversation: who speaks in each of its blocks, who only asks, and for which house who answers speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from baimo.documents import Document
from baimo.reading.context.voices import Voices
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.new.people import is_person
from baimo.values import datafile
from baimo.values.expressions import expression

_DATA = datafile.load(Path(__file__).with_name("context.yaml"))
_ANSWERS = frozenset(label.lower() for label in _DATA["asked"])
# What a person is called by, behind the surname.
_CALLED = frozenset(_DATA["called"])
_ASKS = frozenset(_DATA["askers"])
# `Z. Qwen3, I would say.`
_LABEL = expression(
    r"[*_【\[ ]*(?P<label>[A-Z](?:\.?[A-Z])?(?=[.:] \S)|[^\s：:，。,.?？!！*]{1,12}(?=[】\]*_ ]*[：:]))"
)
_NAME = expression(r"[\u4e00-\u9fff]{2,4}|[A-Z][a-z]+(?: [A-Z][\w.-]+){0,2}")
_HEADS = expression(
    r"\s*(?:公司|集团|集團)?的?(?:联合|聯合|共同)?(?:创始|創始|创办|創辦|董事[长長]|CEO|首席[执執]行官|[执執]行[长長])"
)
_MARKS = "*_ 　【】[]<>〉《》"
_TURNS, _ASKED, _QUESTIONS = 2, 0.5, 3
_LONGEST = 24
# How many blocks from the first answer on still bring in who is asked.
_LEAD = 4
# How much of the end of the text may tell it too.
_FOOT = 300


@dataclass(slots=True)
class Talk:
    """The turns of a conversation, as labels by block, and the persons whom its lead brings in with their houses."""

    turns: dict[int, str] = field(default_factory=dict)
    guests: list[tuple[str, Token]] = field(default_factory=list)
    # How all who speak are called, and how those who only ask.
    speakers: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()
    # The questions that stand as headings over their answers, where nobody is named before a colon.
    unnamed: frozenset[int] = frozenset()
    # Several speak, and none of them but for the house that the text tells to be his or hers.
    is_panel: bool = False

    def house(self, block: int, speakers: dict[str, Token]) -> Token | None:
        """For whom who speaks in a block speaks: by name, surname or initials; else the guest's."""
        if block in self.unnamed:
            return self.guests[0][1] if self.guests else None
        label = self.turns.get(block, "")
        if not label or label.lower() in _ASKS:
            return None
        named = [*self.guests, *speakers.items()]
        for person, house in named:
            if means(label, person):
                return house
        return self.guests[0][1] if self.guests and not self.is_panel else None

    @property
    def is_one(self) -> bool:
        """Whether the document is a conversation at all."""
        return bool(self.turns or self.unnamed)

    def answers(self, block: int) -> bool:
        """Whether a block is part of an answer."""
        return block in self.unnamed or block in self.turns


def talk(document: Document, voices: Voices) -> Talk:
    """The conversation that a document is; one without turns where it is none."""
    labels = [_label(document, block) for block in range(len(document.blocks))]
    askers, answerers = _parts(document, labels)
    persons = _persons(labels, voices) - askers
    is_panel = len(persons) > 1
    if is_panel or (not answerers and len(persons) > 0):
        answerers |= persons
    if not answerers or not (askers or is_panel):
        unnamed = _unnamed(document) or _unlabelled(document, labels, askers)
        return Talk({}, _introduced(document, voices, min(unnamed)), unnamed=unnamed) if unnamed else Talk()
    turns, said = {}, ""
    for block, label in enumerate(labels):
        if label in askers or label in answerers:
            said = label
        if said in answerers:
            turns[block] = said
    speakers = {part for label in askers | answerers for part in (label, *_called(label))}
    guests = _introduced(document, voices, min(turns))
    return Talk(turns, guests, frozenset(speakers), frozenset(askers), is_panel=is_panel)


def _persons(labels: list[str], voices: Voices) -> set[str]:
    """The labels that are persons, where each has several turns: those who speak in a panel, whoever asks."""
    turns = Counter(label for label in labels if label)
    often = [label for label, count in turns.items() if count >= _TURNS and label.lower() not in _ASKS]
    if len(often) < _TURNS:
        return set()
    persons = {label for label in often if any(means(label, person) for person in voices.persons())}
    return persons if sum(turns[label] for label in persons) > 2 * _TURNS else set()


def _called(label: str) -> list[str]:
    """What the others call a speaker: the given name and the surname of a name in Latin letters."""
    return label.split() if label.isascii() else []


def _label(document: Document, block: int) -> str:
    """Who is named at the start of a block as its speaker."""
    of = document.blocks[block]
    if of.head is not None:
        said = document.clean[of.head[0] : of.head[1]].strip(_MARKS)
        return said if len(said) <= _LONGEST else ""
    match = _LABEL.match(document.clean, of.start, of.end)
    return match["label"] if match else ""


def _parts(document: Document, labels: list[str]) -> tuple[set[str], set[str]]:
    """Who asks, by what they are called or since most of their turns are questions; who speaks right behind them."""
    turns = Counter(label for label in labels if label)
    asked: Counter[str] = Counter()
    for block, label in zip(document.blocks, labels, strict=True):
        if label and document.clean[block.start : block.end].rstrip(_MARKS)[-1:] in ("?", "？"):
            asked[label] += 1
    askers = {
        label
        for label, count in turns.items()
        if label.lower() in _ASKS
        or (count >= _TURNS and asked[label] > _ASKED * count and label.lower() not in _ANSWERS)
    }
    askers = askers or _one_of_two(turns, asked)
    answerers = {label for before, label in pairwise(labels) if before in askers and label not in askers} - {""}
    if sum(turns[label] for label in askers) + sum(turns[label] for label in answerers) < 2 * _TURNS - 1:
        return set(), set()
    return askers, answerers


def _one_of_two(turns: Counter[str], asked: Counter[str]) -> set[str]:
    """Who asks where just two speak by turns, and one of them alone puts questions, though not in most turns."""
    often = [label for label, count in turns.items() if count >= _TURNS]
    ask = {label for label in often if asked[label]}
    return ask if len(often) == _TURNS and len(ask) == 1 and all(_NAME.fullmatch(label) for label in often) else set()


def _unnamed(document: Document) -> frozenset[int]:
    """The answers of a conversation in which nobody is named: what stands under headings that ask."""
    blocks, clean = document.blocks, document.clean
    heads = [i for i, block in enumerate(blocks) if block.kind in ("heading", "title")]
    asks = {i for i in heads if clean[blocks[i].start : blocks[i].end].rstrip(_MARKS)[-1:] in ("?", "？")}
    if len(asks) < _QUESTIONS or 2 * len(asks) < len(heads):
        return frozenset()
    return frozenset(i for i, block in enumerate(blocks) if block.parent in asks)


def _unlabelled(document: Document, labels: list[str], askers: set[str]) -> frozenset[int]:
    """The answers of a conversation in which who asks is marked, and who answers is not: what stands below a `Q:`."""
    asks = [block for block, label in enumerate(labels) if label.lower() in _ASKS | askers]
    if len(asks) < _QUESTIONS:
        return frozenset()
    below = range(asks[0] + 1, len(labels))
    return frozenset(i for i in below if not labels[i] and document.blocks[i].kind not in ("heading", "title"))


def _introduced(document: Document, voices: Voices, first: int) -> list[tuple[str, Token]]:
    """The persons whom the text before the first answers, and these, bring in, each with the house."""
    last = min(first + _LEAD, len(document.blocks)) - 1
    end, foot = document.blocks[last].end, max(document.blocks[last].end, len(document.clean) - _FOOT)
    told = [*voices.told("introduced", 0, end), *voices.told("introduced", foot, len(document.clean))]
    # 2022年8月做起来的，X的CTO: a few characters before a post are not always a name
    told = [one for one in told if one[0] <= "\u4e00" or is_person(one[0])]
    # 李彦宏，协会资深副主席，百度创始人: of two houses he speaks for the one that he leads
    told.sort(key=lambda one: not is_headed(document.clean, one[1]))
    return told or list(voices.joined(document.blocks[0].end))


def is_headed(clean: str, house: Token) -> bool:
    """Whether the post behind the name of a house is that of who founded it or leads it."""
    return _HEADS.match(clean, house[1]) is not None


def means(label: str, person: str) -> bool:
    """Whether a label means a person: 柯 or 柯总 is 柯宜庭, TSAI is Ming-Hua Tsai, Z is Zhou Jingren."""
    if not person:
        return False
    said, names = label.strip(".").lower(), person.lower().split()
    if said == person.lower() or said in names:
        return True
    if label[0] > "\u4e00":
        return person.startswith(label) or (len(label) > 1 and person[0] == label[0] and label[1:] in _CALLED)
    initials = "".join(name[0] for name in names)
    return said.replace(".", "") in (initials, names[0][0], names[-1][0])
