"""Documents with gold as examples: what stands where, of which predicate it is part, and of whom."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.documents import Document, load
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.context.topics import Topics
from baimo.reading.finding.spans import DateSpan, QuantitySpan
from baimo.reading.joining import features
from baimo.reading.joining.course import beside
from baimo.reading.joining.joiner import Joiner, signs_of, span_of
from baimo.reading.joining.places import Place
from baimo.reading.joining.scene import Scene
from baimo.reading.joining.taken import taken_by, told_of
from baimo.reading.joining.unspoken import unspoken
from baimo.reading.joining.weights import NONE
from baimo.reading.joining.whoms import Whom
from baimo.reading.naming.known.senses import OUTSIDE
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence

Record = dict[str, Any]
Span = tuple[int, int]
_IDLE = re.compile(r"[\s\-_·・.,《》〈〉“”\"'‘’「」『』()（）]")
# The share of places that no cue speaks of and nothing is told of that are noted: there are ten times as many.
FREE = 0.2
# Of a document of which rules tell so large a share, they were written with it, or one like it, in view.
TUNED = 0.8


@dataclass(slots=True)
class Text:
    """A document: its clean text, and the things in it, each with its sign."""

    clean: str
    things: list[tuple[int, int, str]]


@dataclass(slots=True)
class What:
    """One place and predicate: the signs seen, whether a claim is made of it, and whether rules left it over.

    `at` is where it stands in the document's clean text, in simplified characters. Of what is `is_free` no cue speaks:
    there are no signs of it, for the encoder alone weighs it.
    """

    doc: str
    predicate: str
    words: list[str]
    cues: list[str]
    label: bool
    is_left: bool
    at: Span = (0, 0)
    is_tuned: bool = False
    is_free: bool = False


@dataclass(slots=True)
class Who:
    """Of a claim the candidates for its subject, by their signs, and which of them are right; `at` as of `What`."""

    doc: str
    predicate: str
    signs: list[list[str]]
    right: list[bool]
    what: int
    at: list[Span | None] = field(default_factory=list)


@dataclass(slots=True)
class Examples:
    """All that was collected; `texts` are the documents as they were read, by name."""

    what: list[What] = field(default_factory=list)
    who: list[Who] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)


def plain(name: object) -> str:
    """A name without case, white space and marks."""
    return _IDLE.sub("", str(name)).casefold()


class Collector(Joiner):
    """A joiner that joins nothing and notes all it could join, with what the gold says of it.

    If `is_free` it also notes places that no cue speaks of.
    """

    is_free = False
    _random = random.Random(0)

    def begin(self, document: Document, gold: list[Record], examples: Examples, usual: dict[str, str]) -> None:
        """Makes ready for a document."""
        self._document, self._gold, self._examples, self._usual = document, gold, examples, usual

    def enter(self, document: Document, folded: str, topics: Topics, tokens: list[Token]) -> None:
        """Keeps the text as it is read, and all its things."""
        super().enter(document, folded, topics, tokens)
        self._examples.texts[self._document.name] = Text(document.clean, list(self._cutter.things(tokens)))

    def matches(self, sentence: Sentence, told: list[Match]) -> list[Match]:
        """Notes every candidate of the sentence."""
        named = self._cutter.named(sentence)
        scene, taken = self.scene(sentence, named, told), taken_by(told)
        for at in scene.units.typed:
            near = [g for g in self._gold if self._overlaps(g, sentence.tokens[scene.all[at].at])]
            words, left = features.around(scene, at), self.places(scene, at, taken)
            for one in self.places(scene, at, frozenset()):
                seen = [sign for predicate, sign in told_of(scene, at, taken) if predicate != one.predicate.id]
                others = [match for match in told if not _is_of(match, one, scene.all[at].at)]
                if len(others) == len(told) and one not in left:
                    continue  # a value that rules told of something else, a name that they told in another part
                scene.told = frozenset([match.rule.predicate.id for match in others])
                is_left = len(others) == len(told)
                self._note(scene, at, one, words + seen + beside(scene.told), near, is_left)
            if self.is_free:
                self._note_unspoken(scene, at, told, near)
        return []

    def _note_unspoken(self, scene: Scene, at: int, told: list[Match], near: list[Record]) -> None:
        """Notes a unit's places of which no cue speaks: those right, those told by rules, a share of the others."""
        if scene.all[at].kinds and self.is_label(scene, at):
            return
        left = unspoken(scene, at, taken_by(told))
        for one in unspoken(scene, at, frozenset()):
            by_rule = any(_is_of(match, one, scene.all[at].at) for match in told)
            if not by_rule and one not in left:
                continue
            hits = self._hits(scene, at, one, [g for g in near if one.predicate.id in g["predicate"]]) if near else []
            if hits is None or not (hits or by_rule or self._random.random() < FREE):
                continue
            name, stands = self._document.name, span_of(scene, at)
            self._examples.what.append(What(name, one.name, [], [], bool(hits), not by_rule, stands, is_free=True))
            self._note_whom(scene, at, one, hits)

    def pass_by(self, sentence: Sentence, told: list[Match]) -> None:
        """Notes what was spoken of, though it has no weights."""
        self._go_on(sentence, told)

    def _overlaps(self, gold: Record, token: Token) -> bool:
        start, end = self._document.offsets.to_text(token[0], token[1])
        return bool(start < gold["end"] and gold["start"] < end)

    def _note(self, scene: Scene, at: int, one: Place, words: list[str], near: list[Record], is_left: bool) -> None:
        of = [g for g in near if one.predicate.id in g["predicate"]]
        hits = self._hits(scene, at, one, of)
        if hits is None:
            return
        cues = signs_of(scene, at, one, features.standing(scene, at))
        name, stands = self._document.name, span_of(scene, at)
        self._examples.what.append(What(name, one.name, words, cues, bool(hits), is_left, stands))
        if hits or is_left:
            self._note_whom(scene, at, one, hits)

    def _hits(self, scene: Scene, at: int, one: Place, of: list[Record]) -> list[Record] | None:
        """The gold claims that this is part of; None where it is neither right nor wrong to tell one."""
        token = scene.units.sentence.tokens[scene.all[at].at]
        if one.part == "subject":
            hits = [g for g in of if "object" in g and {plain(n) for n in g["subject"]} & self._names(token)]
            if any(self._is_here(scene, g) for g in hits):
                return None
        else:
            hits = [g for g in of if self._is_part(g, token)]
        if hits and all(g["optional"] for g in hits):
            return None
        return None if not hits and any("object" not in g and "value" not in g for g in of) else hits

    def _is_here(self, scene: Scene, gold: Record) -> bool:
        """Whether the object of a claim stands in the sentence: then it is joined from there."""
        wanted = {plain(name) for name in gold["object"]}
        units = (scene.all[at] for at in scene.units.typed)
        return any(unit.kinds and wanted & self._names(scene.units.sentence.tokens[unit.at]) for unit in units)

    def _note_whom(self, scene: Scene, at: int, one: Place, hits: list[Record]) -> None:
        wanted = {plain(name) for g in hits for name in g["object" if one.part == "subject" else "subject"]}
        whoms = self.whoms(scene, at, one)
        right = [bool(wanted & self._names_of(scene, whom)) for whom in whoms[:-1]]
        right.append(not any(right))
        number = len(self._examples.what) - 1
        signs = [whom.signs for whom in whoms]
        places = [whom.span(scene) for whom in whoms]
        self._examples.who.append(Who(self._document.name, one.name, signs, right if hits else [], number, places))

    def _names_of(self, scene: Scene, whom: Whom) -> set[str]:
        if whom.unit is not None:
            return self._names(scene.units.sentence.tokens[scene.all[whom.unit].at])
        return self._names(whom.spoken.token) if whom.spoken else set()

    def _is_part(self, gold: Record, token: Token) -> bool:
        what = token[3]
        if isinstance(what, QuantitySpan):
            return "value" in gold and _is_near(gold["value"], what.value) and _has_unit(gold, what.unit)
        if isinstance(what, DateSpan):
            values = gold.get("value", "")
            return any(
                str(what.when).startswith(str(v)[:7]) for v in (values if isinstance(values, list) else [values]) if v
            )
        return "object" in gold and bool({plain(n) for n in gold["object"]} & self._names(token))

    def _names(self, token: Token) -> set[str]:
        found = set()
        for start, end, _, senses, _ in members(token):
            found.add(plain(self._document.clean[start:end]))
            for sense in senses if isinstance(senses, tuple) else ():
                if getattr(sense, "id", ""):
                    # what a text calls by half its name has an id of the whole
                    whole = sense.id[len(OUTSIDE) :] if sense.is_outside else self._usual.get(sense.id, sense.id)
                    found |= {plain(sense.id), plain(whole)}
        return found


def _is_of(match: Match, one: Place, at: int) -> bool:
    """Whether a rule told just this place: of itself it must not say that the predicate was told."""
    roles = {(role, place) for role, place, _ in match.roles}
    return match.rule.predicate.id == one.predicate.id and (one.part, at) in roles


def _is_near(wanted: Any, got: Decimal) -> bool:
    if isinstance(wanted, list):
        return any(_is_near(one, got) for one in wanted)
    try:
        return abs(abs(float(wanted)) - abs(float(got))) <= 0.01 * abs(float(wanted))
    except (TypeError, ValueError):
        return False


def _has_unit(gold: Record, unit: str) -> bool:
    return not unit or "unit" not in gold or plain(unit) in {plain(u) for u in gold["unit"]}


def collect(folders: list[Path], is_free: bool = False) -> Examples:
    """The examples of every document of some folders that has gold; if `is_free` also those that no cue speaks of."""
    reader, examples = Reader(load_names()), Examples()
    collector = Collector(reader.gazetteer.lexicon, NONE)
    reader.joiner, collector.is_free = collector, is_free
    for path, gold in _documents(folders):
        document = load(path)
        collector.begin(document, gold, examples, reader.gazetteer.usual)
        reader.read(document)
    _tune(examples.what)
    return examples


def _tune(places: list[What]) -> None:
    """Marks the places of documents that the rules fit: what they leave over there is mostly nothing."""
    told, claims = Counter[str](), Counter[str]()
    for place in places:
        if place.is_free:
            continue
        claims[place.doc] += place.label
        told[place.doc] += place.label and not place.is_left
    for place in places:
        place.is_tuned = told[place.doc] >= TUNED * claims[place.doc]


def _documents(folders: list[Path]) -> Iterator[tuple[Path, list[Record]]]:
    for folder in folders:
        by_doc: dict[str, list[Record]] = {}
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            by_doc.setdefault(record["doc"], []).append(record)
        for doc, gold in sorted(by_doc.items()):
            yield folder / doc, gold
