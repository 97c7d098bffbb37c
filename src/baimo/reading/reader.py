"""The reader by rules: document → claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from baimo.claims import Claim
from baimo.documents import Block, Document, Noise
from baimo.reading import confidence
from baimo.reading.claiming import merging
from baimo.reading.claiming.answering import Answers
from baimo.reading.claiming.as_written import as_written, in_simplified
from baimo.reading.claiming.assembling import Assembler
from baimo.reading.claiming.behalf import speak_for
from baimo.reading.claiming.calling import call
from baimo.reading.claiming.issuing import date_by_signature, date_issuers
from baimo.reading.claiming.launching import date_prices
from baimo.reading.claiming.remembering import know_backers
from baimo.reading.claiming.spanning import part_years
from baimo.reading.claiming.stance import Stance
from baimo.reading.context import persons
from baimo.reading.context.candidates import Candidates
from baimo.reading.context.heads import Heads
from baimo.reading.context.houses import Houses
from baimo.reading.context.leading import leading
from baimo.reading.context.speakers import page_house
from baimo.reading.context.talks import talk
from baimo.reading.context.topics import Topics
from baimo.reading.context.voices import Voices
from baimo.reading.joining.joiner import Joiner
from baimo.reading.joining.weights import Weights
from baimo.reading.naming.known.gazetteer import Gazetteer, Name
from baimo.reading.naming.known.senses import is_outside
from baimo.reading.naming.mentions import Token, members
from baimo.reading.naming.seen import Seen, seen
from baimo.reading.rules import lexicon, symbols
from baimo.reading.rules.again import Again
from baimo.reading.rules.announced import Announced
from baimo.reading.rules.ellipsis import Ellipsis, last_of
from baimo.reading.rules.keeping import kept
from baimo.reading.rules.matching import Match, Matcher
from baimo.reading.rules.owners import Owners, unrepeated
from baimo.reading.rules.rising import Rising
from baimo.reading.rules.rivals import Rivals
from baimo.reading.rules.rules import alone
from baimo.reading.rules.shares import Shares
from baimo.reading.rules.symbols import Alphabet
from baimo.reading.sentences.reducing import Reducer
from baimo.reading.sentences.rewriting import Reduced
from baimo.reading.sentences.scanning import Scanner
from baimo.reading.sentences.sentence import Sentence, sentences
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.grid import Tables
from baimo.reading.tables.lines.keys import Keys
from baimo.reading.tables.rows import dates_of_others, entry
from baimo.reading.timing import brackets
from baimo.reading.timing.clock import Clock
from baimo.values.collector import without_collecting


@dataclass(frozen=True, slots=True)
class Leftover:
    """A date, a quantity or a name that is part of no claim; `start` and `end` count in the document's text."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(slots=True)
class Reading:
    """What was read in a document.

    `provisional` holds name and kind of the entities that no list knows, by their id.
    """

    claims: list[Claim]
    noise: list[Noise]
    provisional: dict[str, tuple[str, str]]
    _document: Document
    _tokens: list[Token] = field(repr=False, default_factory=list)

    def with_claims(self, claims: list[Claim]) -> Reading:
        """The same reading with other claims: what a further reader found is merged in."""
        return Reading(claims, self.noise, _provisional(claims), self._document, self._tokens)

    @property
    def leftovers(self) -> list[Leftover]:
        """What a person should look at, since the reader did not understand it."""
        return list(_leftovers(self._document, self._tokens, self.claims))

    @property
    def names(self) -> list[Seen]:
        """Every name seen, known or new, in a claim or not."""
        return list(seen(self._document, self._tokens))


@dataclass(slots=True)
class _Page:
    """What the sentences of one document share."""

    document: Document
    assembler: Assembler
    tables: Tables
    keys: Keys
    answers: Answers
    announced: Announced


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a sentence states: its matches, the row that it is, and which dates are told whatever of."""

    sentence: Sentence
    matches: list[Match]
    row: Block | None = None
    dated: set[int] = field(default_factory=set)


class Reader:
    """Reads documents with the names it is given: (spelling, entity id, kind, how).

    `weights` are those by which it joins what rules leave over; `joining.weights.NONE` joins nothing. Where none are
    given the encoder has a say too, unless it is not to be asked: `encoded`.
    """

    def __init__(
        self,
        names: Iterable[Name],
        calibration: confidence.Calibration | None = None,
        weights: Weights | None = None,
        encoded: bool = True,
    ) -> None:
        self._calibration = calibration or confidence.load()
        names = list(names)
        with without_collecting():
            self._matcher, self._gazetteer = kept(names, partial(_known, names))
            self._prepare(weights, encoded)

    def _prepare(self, weights: Weights | None, encoded: bool) -> None:
        words = self._gazetteer.lexicon
        self._scanner = Scanner(self._gazetteer)
        self._reducer = Reducer(self._gazetteer)
        self._stance = Stance(words)
        self._chars: dict[tuple[str, ...], frozenset[str]] = {}
        self._being = words.group(["是", "is", "was"])
        self._fillers = words.soft + "".join(words.tight.values()) + symbols.SHORTS
        self._columns = Columns(self._gazetteer, words, self._matcher)
        self.joiner = Joiner(words, weights, encoded)
        sets = words.alphabet.kind_sets
        kinds_named = {"organization", "model", "product", "chip"}
        named = "".join(char for kinds, char in sets.items() if set(kinds) & kinds_named)
        named += symbols.CAPITALISED + symbols.QUOTED
        self._rising = Rising(words)
        self._owners = Owners(self._gazetteer)
        self._rivals = Rivals(words, "".join(char for kinds, char in sets.items() if "model" in kinds))
        self._shares = Shares(words, named)
        self._ellipsis = Ellipsis(words, named)
        self._again = Again(words)

    @property
    def gazetteer(self) -> Gazetteer:
        """The names that it knows."""
        return self._gazetteer

    def read(self, document: Document) -> Reading:
        """The claims of a document, each with its place in the document's own text."""
        with without_collecting():
            return self._read(document)

    def _read(self, document: Document) -> Reading:
        plain = in_simplified(document)
        scan = self._scanner.scan(plain)
        supposed: set[merging.Supposed] = set()
        told = self._claims(plain, scan.folded, self._reducer.reduce(scan), plain is document, supposed)
        claims = unrepeated(merging.merge(speak_for(told), supposed))
        claims += merging.sizes(claims)
        date_by_signature(claims, plain.text)
        date_issuers(claims)
        date_prices(claims, document.date)
        part_years(claims, plain.text)
        call(claims, scan.tokens, scan.text)
        as_written(claims, plain, document)
        for claim in claims:
            if not claim.is_joined:  # what is joined carries its probability
                claim.confidence = self._calibration.of(claim)
        return Reading(claims, document.noise, _provisional(claims), document, scan.tokens)

    def _claims(
        self, document: Document, folded: str, reduced: Reduced, of_mainland: bool, supposed: set[merging.Supposed]
    ) -> Iterator[Claim]:
        topics = self._topics(document, reduced)
        persons.point(document, reduced, topics.houses.talk, self._gazetteer.lexicon)
        clock = Clock(document, self._fillers, self._being, supposed)
        clock.open([token[3] for token in reduced.tokens if token[2] == symbols.DATE], reduced.tokens)
        asides = [aside.tokens for aside in reduced.asides]
        clock.bracketed, clock.said = brackets.spans_of(asides), brackets.said_in(asides, document.clean)
        assembler = Assembler(document, self._gazetteer, self._stance, topics, clock)
        self.joiner.enter(document, folded, topics, reduced.tokens)
        tables, keys = self._columns.of(document), Keys(document, self._columns, self._matcher)
        announced = Announced(document.clean, self._columns.heads, self._ellipsis)
        answers, block = Answers(document, self._columns, of_mainland, topics.houses.speaking), -1
        page = _Page(document, assembler, tables, keys, answers, announced)
        for sentence in sentences(document, reduced):
            if sentence.block != block:
                block = sentence.block
                topics.enter(block)
                assembler.last = None
                clock.enter(block)
            topics.begin(sentence)
            dated = sentence.holds(symbols.DATE)
            if dated:
                clock.begin(sentence)
            if not sentence.is_question:
                yield from self._sentence(page, sentence)
            else:
                self.joiner.pass_by(sentence, [])
                page.answers.ask(sentence, topics.recent or topics.before)
            if dated:
                clock.pass_by(sentence)

    def _topics(self, document: Document, reduced: Reduced) -> Topics:
        names = Candidates(document.clean, self._gazetteer.lexicon, self._chars)
        houses = Houses(document)
        for maker, thing in reduced.owned:
            houses.makers.setdefault(members(thing)[0][3][0].id, maker)
        houses.employ(reduced.posts)
        orgs = names.chars_of(("organization",))
        voices = Voices(document, self._gazetteer, reduced.tokens, orgs)
        houses.talk = talk(document, voices)
        names.speakers = houses.talk.speakers
        houses.page = page_house(document, reduced.tokens, orgs, voices, houses.talk.is_one)
        topics = Topics(document, names, Heads(document, self._gazetteer), houses)
        topics.policies = [token for token in reduced.tokens if token[2] == symbols.KIND["policy"]]
        topics.beside = [token for aside in reduced.asides for token in aside.tokens]
        topics.leading = leading([one for one in reduced.tokens if not (houses.talk.speakers and names.is_label(one))])
        return topics

    def _sentence(self, page: _Page, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence that states something."""
        block = page.document.blocks[sentence.block] if sentence.block >= 0 else None
        is_row = block is not None and bool(block.cells) and not page.tables.of(sentence.block).is_chronicle
        if block is not None and is_row:
            sentence, matches = self._columns.row(page.tables, block, sentence)
            matches = page.keys.parties.row(block, sentence) or matches
            matches = matches + self.joiner.matches(sentence, matches)
            yield from self._told(page, _Stated(sentence, matches, block), [])
            return
        sentence, matches, dated = self._line(page, block, sentence)
        idle: list[Match] = []
        yield from self._told(page, _Stated(sentence, matches, dated=dated), idle)
        more = self.joiner.once_more(sentence, matches, idle)
        yield from self._told(page, _Stated(sentence, more, dated=dated), [])
        self.joiner.pass_by(sentence, [match for match in matches if not match.is_joined])

    def _told(self, page: _Page, stated: _Stated, idle: list[Match]) -> Iterator[Claim]:
        """The claims of matches; those that none came of go to `idle`."""
        assembler, sentence = page.assembler, stated.sentence
        taken = _dates_told(stated.matches, stated.row is not None) | stated.dated
        if stated.matches:
            know_backers(assembler.topics, sentence, stated.matches)
        for match in stated.matches:
            others = dates_of_others(stated.row, sentence, match) if stated.row is not None else set()
            is_idle = True
            for claim in assembler.claims(sentence, match, taken | others):
                is_idle = False
                yield page.keys.cards.date(claim, sentence.block, assembler.clock.resolve)
            if is_idle:
                idle.append(match)

    def _line(self, page: _Page, block: Block | None, sentence: Sentence) -> tuple[Sentence, list[Match], set[int]]:
        """What a sentence tells that is no row of a table: by rules, by what was told before it, by weights."""
        assembler = page.assembler
        if block is not None and not sentence.is_aside:
            sentence = entry(block, sentence, page.document.clean)
        sentence, matches = page.keys.line(block, sentence)
        matches = self.joiner.believed(sentence, matches)
        if not sentence.is_aside:
            matches = self._ellipsis.matches(sentence, page.announced.matches(sentence, matches), assembler.last)
            matches = self._again.matches(sentence, matches, assembler.last)
            matches = self._rivals.matches(sentence, matches, assembler.last)
            matches = self._shares.matches(sentence, matches, assembler.last)
            assembler.last = last_of(matches)
        else:
            matches = self._rivals.matches(sentence, matches, assembler.last)
        matches, dated = self._rising.matches(sentence, matches)
        answered, found = page.answers.matches(sentence, matches)
        matches += found or self.joiner.matches(sentence, matches)
        matches += self._owners.matches(answered, matches, page.document.clean)
        return answered, matches, dated


def _dates_told(matches: list[Match], is_row: bool) -> set[int]:
    """The dates that are told of something; one in a cell of its own is the time of nothing else in the row."""
    return {
        at
        for match in matches
        if (match.rule.predicate.value == "date" and match.rule.predicate.id != "issued_on") or is_row
        for role, at, _ in match.roles
        if role == "value" or (is_row and role == "when")
    }


def _known(names: list[Name]) -> tuple[Matcher, Gazetteer]:
    """The rules and the names, in symbols of one alphabet."""
    plain = lexicon.load(Alphabet())
    decoys = plain.decoys
    words = lexicon.load(Alphabet(), neighbours=alone(plain))
    words.decoys = decoys
    matcher = Matcher(words)
    gazetteer = Gazetteer.of(names, words)
    matcher.know_places()
    words.settle()
    return matcher, gazetteer


def _provisional(claims: list[Claim]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for claim in claims:
        if is_outside(claim.subject):
            found.setdefault(claim.subject, (claim.subject_name, claim.subject_type))
        if claim.object and is_outside(claim.object):
            found.setdefault(claim.object, (claim.object_name or "", claim.object_type or ""))
    return found


_VAGUE = (symbols.BLOCK, symbols.CAPITALISED, symbols.HAN)
_LEFT = {symbols.DATE: "date"} | dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values()), "quantity")


def _leftovers(document: Document, tokens: list[Token], claims: list[Claim]) -> Iterator[Leftover]:
    starts, ends = _claimed(claims)
    for start, end, char, what, _ in tokens:
        kind = _LEFT.get(char) or ("name" if what is not None and char not in _VAGUE else "")
        if not kind:
            continue
        a, b = document.offsets.to_text(start, end)
        before = bisect_left(starts, b) - 1
        if before < 0 or ends[before] <= a:
            yield Leftover(a, b, kind, document.text[a:b])


def _claimed(claims: list[Claim]) -> tuple[list[int], list[int]]:
    """Where claims stand, overlapping places joined: starts and ends, ascending."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted({span for claim in claims for span in ((claim.start, claim.end), *claim.also_at)}):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
