"""Joins what the rules of a sentence left over: a value or a name, the predicate it is part of, and whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from baimo.claims import Predicate
from baimo.documents import Document
from baimo.reading.context.topics import Topics
from baimo.reading.encoding import encoder
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.joining import cues as cue_words
from baimo.reading.joining import features, weights, wordless
from baimo.reading.joining.course import Course, beside
from baimo.reading.joining.memory import Memory, singles
from baimo.reading.joining.odds import UNSPOKEN, Odds
from baimo.reading.joining.places import Place, by_part, places_of
from baimo.reading.joining.scene import Scene, place
from baimo.reading.joining.taken import Taken, may_be, taken_by, told_of
from baimo.reading.joining.units import Cutter
from baimo.reading.joining.unspoken import unspoken
from baimo.reading.joining.whoms import Whom, is_label, whoms
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.likely import Likely
from baimo.reading.rules.matching import Match
from baimo.reading.rules.patterns import Compiler
from baimo.reading.rules.rules import Rule
from baimo.reading.sentences.sentence import Sentence

Named = list[tuple[Token, tuple[str, ...]]]
Said = tuple[frozenset[str], frozenset[str]]
_MOST_HEADING = 12
# What is counted in things of the object's kind; of money beside a name it is not sure whose it is.
_COUNTED = frozenset({"chips"})
_LAW = "policy"
_NONE: frozenset[str] = frozenset()
_QUANTITIES = frozenset("".join(symbols.QUANTITY_SLOTS.values()))


@dataclass(slots=True)
class Text:
    """What of a document all its sentences share."""

    document: Document
    folded: str
    cues: list[cue_words.Cue]
    starts: list[int]
    memory: Memory
    topics: Topics
    course: Course = field(default_factory=Course)
    headings: dict[int, tuple[tuple[str, ...], frozenset[str]]] = field(default_factory=dict)


class Joiner:
    """Finds claims by cues and weights in what rules left over."""

    def __init__(self, lexicon: Lexicon, known: weights.Weights | None = None, encoded: bool = True) -> None:
        """Joins by the weights of the program, and its encoder if `encoded`, or by the weights given alone."""
        self._cutter = Cutter(lexicon.alphabet.kind_sets)
        self._cues, self._wordless = cue_words.load(), wordless.load()
        self._weights = known or weights.load()
        self._odds = Odds(self._weights, encoder.load() if known is None and encoded else None)
        self._compiler = Compiler(lexicon, "")
        self._places = places_of(self._weights.what.keys())
        self._predicates = {kind: frozenset(one.predicate.id for one in of) for kind, of in self._places.items()}
        self._text: Text | None = None
        # The sentence looked at last, where anything was asked of it.
        self._scene: Scene | None = None
        self._looked: tuple[Sentence, Named, Said] | None = None

    def enter(self, document: Document, folded: str, topics: Topics, tokens: list[Token]) -> None:
        """A new document begins: its folded text, and all of its names, words and gaps."""
        found = self._cues.find(folded)
        memory = Memory(document, folded)
        memory.count(tokens)
        self._odds.enter(document.clean, self._cutter.things(tokens))
        self._text = Text(document, folded, found, [cue[0] for cue in found], memory, topics)

    @property
    def text(self) -> Text:
        """The document that is read."""
        assert self._text is not None
        return self._text

    def matches(self, sentence: Sentence, told: list[Match]) -> list[Match]:
        """What the rules left over and the weights join; `told` is what the rules matched."""
        if not self._weights.what:
            return []
        named, (said, _) = self._looked_through(sentence)
        is_held, is_weighed = self._may_hold(sentence, named, said), bool(told) and self._odds.sees
        if not is_held and not is_weighed:
            return []
        scene, taken = self.scene(sentence, named, told), taken_by(told)
        if is_weighed:
            self._weigh(scene, told)
        if not is_held:
            return []
        self._scene = scene
        return [match for at in scene.units.typed for match in self._joined(scene, at, taken)]

    def once_more(self, sentence: Sentence, told: list[Match], idle: list[Match]) -> list[Match]:
        """What is joined of a sentence, the last asked of, that rules took up (`told`) and told nothing of (`idle`).

        Of a law they tell nothing where the text tells of another than it names, a bill, a draft: that stays so.
        """
        scene, idle = self._scene, [one for one in idle if not one.is_joined and _LAW not in one.rule.predicate.subject]
        if scene is None or scene.units.sentence is not sentence or not idle:
            return []
        left = [match for match in told if not any(match is one for one in idle)]
        taken, freed = taken_by(left), {at for match in idle for _, at, _ in match.roles}
        scene.told = frozenset([match.rule.predicate.id for match in left])
        units = [at for at in scene.units.typed if scene.all[at].at in freed]
        return [match for at in units for match in self._joined(scene, at, taken)]

    def _weigh(self, scene: Scene, told: list[Match]) -> None:
        """Says of matches of rules who is how likely their subject."""
        typed = {scene.all[at].at: at for at in scene.units.typed}
        for match in told:
            part = "object" if match.at("object") is not None else "value"
            where = match.at(part)
            one, at = by_part().get((match.rule.predicate.id, part)), None if where is None else typed.get(where)
            if one is not None and at is not None and self._odds.knows(one.name):
                whoms, shares = self._weighed(scene, at, one)
                match.likely = Likely([whom.token(scene) for whom in whoms], shares, self._keys)

    def _keys(self, token: Token) -> frozenset[str]:
        return frozenset([self.text.memory.key(single) for single in singles(token)])

    def believed(self, sentence: Sentence, told: list[Match]) -> list[Match]:
        """What rules matched, but for what the encoder is sure is no such claim."""
        return [match for match in told if not self._is_doubted(sentence, match)]

    def _is_doubted(self, sentence: Sentence, match: Match) -> bool:
        """A match is doubted by its object or value; by its subject where the object stands elsewhere."""
        part = next((role for role in ("object", "value") if match.at(role) is not None), "subject")
        at = match.at(part)
        if at is None or (part == "subject" and not match.rule.predicate.object):
            return False
        name = match.rule.predicate.id + ("<" if part == "subject" else "")
        return self._odds.doubts(name, sentence.tokens[at][:2])

    def _may_hold(self, sentence: Sentence, named: Named, said: frozenset[str]) -> bool:
        """Whether a sentence has a cue and what could be joined by it: to look is cheaper than to cut into units."""
        kinds = _kinds_of(named)
        spoken = said | self._heading(sentence.block)[1] | self.text.course.before(sentence.block)
        spoken |= self._wordless.able(sentence.seen, kinds)
        if not spoken:
            return False
        kinds |= {"date"} if sentence.holds(symbols.DATE) else set()
        kinds |= set() if sentence.seen.isdisjoint(_QUANTITIES) else {"quantity"}
        return any(not self._predicates.get(kind, _NONE).isdisjoint(spoken) for kind in kinds)

    def _said(self, sentence: Sentence) -> Said:
        """The predicates of which a cue stands in a sentence, and those of which one does that is not weak."""
        text, tokens = self.text, sentence.tokens
        low = bisect_left(text.starts, tokens[sentence.low][0])
        high = bisect_left(text.starts, tokens[sentence.high - 1][1])
        signals = [signal for cue in text.cues[low:high] for signal in cue[2]]
        clear = [name for name, strength in signals if strength != "weak"]
        return frozenset([name for name, _ in signals]), frozenset(clear)

    def pass_by(self, sentence: Sentence, told: list[Match]) -> None:
        """The text goes on: what a sentence names has been spoken of; `told` is what the rules matched."""
        if self._weights.what:
            self._go_on(sentence, told)

    def _go_on(self, sentence: Sentence, told: list[Match]) -> None:
        named, (_, clear) = self._looked_through(sentence)
        self.text.memory.note(sentence.block, named)
        self.text.course.go_on(sentence.block, clear, [match.rule.predicate.id for match in told])

    def _looked_through(self, sentence: Sentence) -> tuple[Named, Said]:
        """The names and the cues of a sentence: it is asked for as it is read, and as the text goes on."""
        if self._looked is None or self._looked[0] is not sentence:
            self._looked = sentence, self._cutter.named(sentence), self._said(sentence)
        return self._looked[1:]

    def scene(self, sentence: Sentence, named: Named, told: list[Match]) -> Scene:
        """A sentence with its units, cues and heading, and what rules told of it."""
        text = self.text
        units = self._cutter.cut(sentence, text.folded)
        heading, headed = self._heading(sentence.block)
        kind = text.document.blocks[sentence.block].kind if sentence.block >= 0 else "none"
        able, before = self._wordless.able(sentence.seen, _kinds_of(named)), text.course.before(sentence.block)
        here = frozenset([match.rule.predicate.id for match in told])
        placed = place(units, text.cues, text.starts)
        return Scene(units, placed, heading, headed, kind, before, able, here, text.course)

    def _heading(self, block: int) -> tuple[tuple[str, ...], frozenset[str]]:
        """The words and the cues of the line under which a block stands."""
        above = self.text.document.ancestors(block) if block >= 0 else []
        if not above:
            return (), frozenset()
        if above[0] not in self.text.headings:
            self.text.headings[above[0]] = self._words_of(above[0])
        return self.text.headings[above[0]]

    def _words_of(self, block: int) -> tuple[tuple[str, ...], frozenset[str]]:
        text = self.text
        line = text.document.blocks[block]
        low, high = bisect_left(text.starts, line.start), bisect_left(text.starts, line.end)
        signals = frozenset(name for cue in text.cues[low:high] for name, _ in cue[2])
        words = self._cutter.words(text.folded[line.start : line.end])
        return tuple(dict.fromkeys(words[:_MOST_HEADING])), signals

    def _joined(self, scene: Scene, at: int, taken: Taken) -> Iterator[Match]:
        yield from self._joined_unspoken(scene, at, taken)
        able = self.places(scene, at, taken)
        if not able:
            return
        words, standing = features.around(scene, at), features.standing(scene, at, {one.predicate.id for one in able})
        words += beside(scene.told)
        said = told_of(scene, at, taken)
        for one in able:
            told = [sign for predicate, sign in said if predicate != one.predicate.id]
            chance = self._odds.chance(one.name, words + told, signs_of(scene, at, one, standing), span_of(scene, at))
            yield from self._told(scene, at, one, chance, self._odds.needed(one.name))

    def _joined_unspoken(self, scene: Scene, at: int, taken: Taken) -> Iterator[Match]:
        """What the encoder alone tells: no cue speaks of it."""
        seen = self._odds.unspoken(span_of(scene, at))
        if not seen or self.is_label(scene, at):
            return
        for one in unspoken(scene, at, taken):
            if one.name in seen:
                yield from self._told(scene, at, one, seen[one.name], self._odds.needed(UNSPOKEN))

    def _told(self, scene: Scene, at: int, one: Place, chance: float, needed: float) -> Iterator[Match]:
        """The match of what is part of a claim with a probability, if there is another part that makes both likely."""
        if chance >= needed:
            whom, share = self._whom(scene, at, one)
            if chance * share >= needed and whom is not None:
                yield self._match(scene, at, one, whom, chance * share)

    def places(self, scene: Scene, at: int, taken: Taken) -> list[Place]:
        """The parts of claims that a unit could be and of which a cue speaks, but those that rules have told."""
        unit = scene.all[at]
        if unit.kinds and self.is_label(scene, at):
            return []
        found = {one.name: one for kind in unit.sorts for one in self._spoken_of(scene, kind)}
        return [one for one in found.values() if may_be(one, scene, at, taken)]

    def _spoken_of(self, scene: Scene, kind: str) -> list[Place]:
        """The places of what a kind could be of which a cue speaks: all units of a sentence ask for the same few."""
        if kind not in scene.spoken_of:
            scene.spoken_of[kind] = [one for one in self._places.get(kind, ()) if scene.speaks(one.predicate)]
        return scene.spoken_of[kind]

    def whoms(self, scene: Scene, at: int, one: Place) -> list[Whom]:
        """All that could be the other part of a claim, and at the end nobody."""
        return whoms(scene, at, one, self.text.memory, self.text.topics)

    def is_label(self, scene: Scene, at: int) -> bool:
        """Whether a unit only tells who speaks in a talk: 记者甲：你去年出任了……"""
        return is_label(scene, at, self.text.topics)

    def _whom(self, scene: Scene, at: int, one: Place) -> tuple[Whom | None, float]:
        """The other part, and the probability of that among all that could be; None for nobody."""
        whoms, shares = self._weighed(scene, at, one)
        best = max(range(len(whoms)), key=shares.__getitem__)
        return (None if best == len(whoms) - 1 else whoms[best]), shares[best]

    def _weighed(self, scene: Scene, at: int, one: Place) -> tuple[list[Whom], list[float]]:
        """All that could be the other part, and the probability of each."""
        whoms = self.whoms(scene, at, one)
        places = [whom.span(scene) for whom in whoms]
        return whoms, self._odds.shares(one.name, [whom.signs for whom in whoms], span_of(scene, at), places)

    def _match(self, scene: Scene, at: int, one: Place, whom: Whom, chance: float) -> Match:
        """The match of a rule that was never written: the assembler makes claims of it as of any."""
        anchor = scene.all[at]
        other = "object" if one.part == "subject" else "subject"
        roles = [(one.part, anchor.at, anchor.at + 1)]
        given: tuple[tuple[str, Token], ...] = ()
        if whom.unit is not None:
            roles.append((other, scene.all[whom.unit].at, scene.all[whom.unit].at + 1))
        elif whom.spoken is not None:
            given = ((other, whom.spoken.token),)
        roles += self._counted(scene, at, one)
        places = sorted(place for _, place, _ in roles)
        name, sure = f"{one.predicate.id}.joined", {"confidence": round(chance, 2)}
        # without a pattern its places are those of the table
        rule = Rule(name, one.predicate, "", [], self._compiler, sure)
        return Match(rule, places[0], places[-1] + 1, self._verb(scene, at, one.predicate), roles, given)

    @staticmethod
    def _counted(scene: Scene, at: int, one: Place) -> list[tuple[str, int, int]]:
        """How many of an object there are, where a count stands right beside it: 512张昇腾910B, `8,000 H200 GPUs`."""
        if one.part != "object" or one.predicate.value != "quantity":
            return []
        counts = _COUNTED & set(one.predicate.units)
        for where in (at - 1, at - 2, at + 1, at + 2) if counts else ():
            unit = scene.all[where] if 0 <= where < len(scene.all) else None
            what = scene.units.sentence.tokens[unit.at][3] if unit is not None and unit.is_quantity else None
            is_bare = isinstance(what, QuantitySpan) and what.unit == "" and where == at - 1
            if unit is not None and isinstance(what, QuantitySpan) and (is_bare or what.unit in counts):
                return [("value", unit.at, unit.at + 1)]
        return []

    @staticmethod
    def _verb(scene: Scene, at: int, predicate: Predicate) -> int:
        near = min(scene.placed.get(predicate.id, ()), key=lambda cue: abs(cue.low - at), default=None)
        return scene.all[near.low if near else at].at


def _kinds_of(named: Named) -> set[str]:
    return {kind for _, of in named for kind in of}


def span_of(scene: Scene, at: int) -> tuple[int, int]:
    """Where a unit stands in the clean text."""
    return scene.units.sentence.tokens[scene.all[at].at][:2]


def signs_of(scene: Scene, at: int, one: Place, standing: features.Standing) -> list[str]:
    """The signs of a unit as a part of a claim that all predicates share."""
    return [
        *features.cued(scene, standing, one.predicate.id),
        *features.company(scene, at, one.kinds),
        f"part:{one.part}",
        *scene.course.signs(one.predicate.id, scene.told),
    ]
