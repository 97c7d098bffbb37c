"""Who is meant where a clause does not say: the clause before, the colon head, the heading, the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, field

from baimo.documents import Document
from baimo.reading.context import laws, nearby, sections, standing
from baimo.reading.context.candidates import POINTED, THINGS, UNKNOWN, Candidates, entity_of, is_mention
from baimo.reading.context.firstperson import last_first_person
from baimo.reading.context.found import OF_DOCUMENT, OF_RULES, Found, sureness
from baimo.reading.context.heads import Heads
from baimo.reading.context.houses import Houses
from baimo.reading.context.leading import Leading
from baimo.reading.context.others import Others
from baimo.reading.context.salience import Line, Query, Weighing, line_of
from baimo.reading.context.sorts import last_of_sort
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence

# Signs of the sentences of the block before the one that is read, nearest first.
_BACK = ("back", "second", "third")
_KEPT = 8
# Signs of what the sentence itself names or tells of.
_HERE = frozenset({"clause", "sentence", "told", "thing", "main", "lead"})
# Within how many symbols a sentence opens, and how sure it must be what a pronoun there points to.
_OPENING, _CLEAR = 2, 0.75
# The same behind little words and times: `But then two weeks ago they signed X`.
_LED_IN = 6


@dataclass(slots=True)
class Topics:
    """What the text is speaking of: kept from sentence to sentence."""

    document: Document
    names: Candidates
    heads: Heads
    houses: Houses
    recent: dict[str, Token] = field(default_factory=dict)
    before: dict[str, Token] = field(default_factory=dict)
    sentence_subjects: list[tuple[int, Token]] = field(default_factory=list)
    sentence_things: list[tuple[int, Token]] = field(default_factory=list)
    # The house in whose post somebody came in, in this sentence and in the one before.
    post_here: Token | None = None
    post_before: Token | None = None
    # The rules that the document names, in order.
    policies: list[Token] = field(default_factory=list)
    # What stands beside the sentences: in brackets, as the house of a post.
    beside: list[Token] = field(default_factory=list)
    # The kind of each that something was told of.
    settled: dict[str, str] = field(default_factory=dict)
    # What the document is about.
    leading: Leading = field(default_factory=Leading)
    # The sentence that is read, those of its block before it, and those of the block of text before that.
    line: Line | None = None
    lines: list[Line] = field(default_factory=list)
    prior: list[Line] = field(default_factory=list)
    # The last sentence of each block: below the one that leads a list in stands the list.
    ends: dict[int, Line] = field(default_factory=dict)
    # What each block has named so far.
    named: dict[int, list[Token]] = field(default_factory=dict)
    # Whom the words of the house that speaks have turned to.
    others: Others = field(init=False)

    def __post_init__(self) -> None:
        self.others = Others(self.names)
        self.names.askers = self.houses.talk.askers

    def enter(self, block: int) -> None:
        """A new block begins."""
        self.heads.enter(block)
        self.before, self.recent = (self.recent or self.before), {}
        self._pass_by()
        if self._goes_on(block):
            return
        if self.lines:
            self.ends[self.lines[-1].sentence.block] = self.lines[-1]
        if any(line.names for line in self.lines) and not self.heads.is_heading(self.lines[0].sentence.block):
            self.prior = self.lines
        # An answer goes on with what its question named.
        asked = self.lines[-1:] if self.lines and self.lines[-1].sentence.is_question else []
        self.lines = asked if asked and not self.heads.is_heading(asked[0].sentence.block) else []

    def _goes_on(self, block: int) -> bool:
        """Whether a turn of a talk goes on with what the one before it spoke of: nobody speaks of his own house."""
        before = self.lines[-1].sentence.block if self.lines else -1
        talk = self.houses.talk
        is_talk = before == block - 1 and talk.answers(block) and (talk.answers(before) or talk.is_one)
        return is_talk and self.houses.speaking(block) is None

    def begin(self, sentence: Sentence) -> None:
        """A sentence begins."""
        if sentence.is_aside:
            return
        self._pass_by()
        self.line = line_of(sentence)
        self.named.setdefault(sentence.block, []).extend(sentence.tokens[at] for at in self.line.names)
        self.sentence_subjects, self.sentence_things = [], []
        self.post_before, self.post_here = self.post_here, None
        self._speak(sentence)
        self._point(sentence)
        if self.heads.runs_in(sentence):
            self._run_in(sentence)
        else:
            self.heads.begin(sentence)

    def _speak(self, sentence: Sentence) -> None:
        """A sentence in the first person speaks of whose voice it is in, though it does not name that house."""
        if not (self.houses.page or self.houses.talk.is_one) or self.line is None:
            return
        tokens, low = sentence.tokens, sentence.low
        said = last_first_person(self.document.clean, tokens[low][0], tokens[sentence.high - 1][1])
        house = self.houses.ours(sentence.block) if said >= 0 else None
        if house is not None and self.houses.is_told_of(house, sentence.block):
            at = next((i for i in range(low, sentence.high) if tokens[i][0] >= said), sentence.high - 1)
            self.line.subjects.append((at, house))
            self.recent["organization"] = house

    def _point(self, sentence: Sentence) -> None:
        """A sentence that opens with `the company` or 该助手 speaks of that, whatever it names behind it."""
        if self.line is None:
            return
        for at in range(sentence.low, min(sentence.low + _LED_IN, sentence.high)):
            if at - sentence.low >= _OPENING and not self.names.opens(sentence, at):
                return
            kind = self.names.pointed(sentence, at) or self.names.several(sentence, at)
            if kind:
                kinds = (kind,)
                pointer = sentence.tokens[at]
                query = Query(sentence, at, kinds, self.names.chars_of(kinds), True, pointer=pointer)
                weighed = self.weighing(query)
                best = weighed.best()
                opener = self.of_sort(pointer) or self._headed(sentence, pointer)
                opener = opener or (self._opener(query, best[0]) if best is not None else None)
                is_clear = best is not None and sureness(best[1]) >= _CLEAR
                clear = opener or (best[0] if best is not None and is_clear else self._last(query, weighed))
                if clear is not None:
                    self.line.subjects.append((at, clear))
                return

    def _headed(self, sentence: Sentence, pointer: Token) -> Token | None:
        """The house whose name is the heading, where `the company` stands in the first sentence below that."""
        if sentence.is_aside or self.names.pronoun_kind(pointer) != "organization":
            return None
        since = [line for line in self.lines if line.sentence.block == sentence.block]
        if sentence.block in self.heads.ran_in:
            return standing.named_before(sentence.block, since, self.heads)
        return standing.named_above(self.document, sentence.block, self.heads) if not since else None

    def of_two(self, sentence: Sentence, at: int, kinds: tuple[str, ...], *, is_first: bool) -> Token | None:
        """What 前者 or 后者 points to: of the two near, or of those of the title, the first or the second."""
        for of in dict.fromkeys((kinds, ("organization",))):
            chars = self.names.chars_of(of)
            if two := nearby.of_two(sentence, at, chars, self.lines, self.leading, self.document.clean):
                return two[0 if is_first else 1] if set(of) & set(kinds) else None
        return (self.names.former if is_first else self.names.latter)(sentence, at, kinds)

    def _last(self, query: Query, weighed: Weighing) -> Token | None:
        """What `the assistant` points to where little speaks for it: the one of its kind, or the last told of."""
        if not query.is_pronoun or len(query.kinds) != 1 or query.kinds[0] not in POINTED:
            return None
        if len(weighed.found) == 1:
            only = next(iter(weighed.found.values()))[0]
            # a capital alone is hardly a name
            return only if only[2] != symbols.CAPITALISED or members(only)[0][3][0].likely else None
        kind = query.kinds[0]
        if kind == "organization" and (house := weighed.foremost()) is not None:
            return house
        last = self.recent.get(kind) or self.before.get(kind)
        return last if last is not None and kind in THINGS else None

    def _pass_by(self) -> None:
        """The sentence that was read is one of those before; of a long block its first and its last are kept."""
        if self.line is not None:
            self.others.pass_by(self.line, self.houses.speaking(self.line.sentence.block))
            self.lines.append(self.line)
            if len(self.lines) > _KEPT:
                del self.lines[1]
        self.line = None

    def _run_in(self, sentence: Sentence) -> None:
        self.heads.run_in(sentence)
        for token in sentence.tokens[sentence.low : sentence.high]:
            if is_mention(token) and token[2] not in UNKNOWN:
                for sense in members(token)[0][3]:
                    self.recent.setdefault(sense.kind, token)

    def own_policy(self) -> Token | None:
        """What 本办法 is, in the text of a rule: the first that the document names, in its title."""
        return self.policies[0] if self.policies else None

    def of_sort(self, pointer: Token) -> Token | None:
        """The last house before a pointer such as 该所 that it can mean by its sort."""
        return last_of_sort(self.document.clean, pointer, (*self.leading.mentions, *self.beside))

    def young(self) -> Token | None:
        """The start-up that was spoken of last."""
        return self.recent.get("start-up") or self.before.get("start-up")

    def remember(self, at: int, token: Token, kind: str, is_subject: bool) -> None:
        """Something was said of a thing, or a thing came in as the object of something said."""
        self.settled.setdefault(entity_of(token, self.document.clean), kind)
        if is_subject:
            self.sentence_subjects.append((at, token))
            if self.line is not None:
                self.line.subjects.append((at, token))
        elif kind in THINGS:
            self.sentence_things.append((at, token))
            if self.line is not None:
                self.line.things.append((at, token))
        if is_subject or kind in THINGS:
            self.recent.pop(kind, None)
            self.recent[kind] = token  # the order tells what was spoken of last

    def subject(
        self,
        sentence: Sentence,
        start: int,
        kinds: tuple[str, ...],
        is_pronoun: bool,
        is_near: bool = False,
        other: Token | None = None,
        pointer: Token | None = None,
    ) -> Found | None:
        """The thing of one of these kinds of which the words at `start` speak, though they do not name it.

        What an aside hangs on is what it tells of; else all names around are weighed. `is_near` looks no further than
        the sentence and the head of its block; it is never `other`.
        """
        chars = self.names.chars_of(kinds)
        ours = self._ours(sentence, start, chars) if not is_pronoun and "organization" in kinds else None
        if ours is not None and (other is None or self._id(ours) != self._id(other)):
            return Found(ours, 0.8)
        named = self._headed(sentence, pointer) if pointer is not None else None
        if (named := named or self._host(sentence, chars, other)) is not None:
            return Found(named, 0.85)
        if other is None and not is_pronoun and nearby.tells_of_its_host(sentence):
            return None
        if kinds == ("policy",) and not is_pronoun and laws.is_of_another(self.document.clean, sentence, start):
            return None
        query = Query(sentence, start, kinds, chars, is_pronoun, is_near, other, pointer)
        meant = nearby.leaning(query, self.lines, self.houses, self.names, self.leading)
        if (meant := meant or sections.headed(self.document, query, self.named)) is not None:
            return Found(meant, OF_RULES)
        weighed = self.weighing(query)
        best = weighed.best()
        if (asked := self._asked_of(query, weighed, best)) is not None:
            return Found(asked, OF_RULES)
        if best is None:
            return self._far(query, weighed)
        if (opener := self._opener(query, best[0]) or self._front(query, weighed, best[0])) is not None:
            return Found(opener, OF_RULES)
        turned = self.others.instead(weighed, query, best[0], self.houses.speaking(sentence.block))
        return Found(turned, OF_RULES) if turned is not None else Found(best[0], sureness(best[1]))

    def _asked_of(self, query: Query, weighed: Weighing, best: tuple[Token, float] | None) -> Token | None:
        """Whom the question named, in an answer of one who speaks for no house of his own."""
        block = query.sentence.block
        if not self.houses.talk.answers(block) or self.houses.speaking(block) is not None:
            return None
        return self.others.asked_of(weighed, query, best[0] if best is not None else None)

    def _far(self, query: Query, weighed: Weighing) -> Found | None:
        """Of whom words speak where nobody near can be meant."""
        if query.kinds == ("policy",):
            rule = laws.spoken_of(self.document, self.policies, query.sentence, query.start, query.is_pronoun)
            return Found(rule, OF_RULES) if rule else None
        if (last := self._last(query, weighed)) is not None:
            return Found(last, OF_DOCUMENT)
        left = standing.spoken_of(self.document, query, weighed, self.houses, self.heads, self.leading)
        return Found(left, OF_DOCUMENT) if left else None

    def _host(self, sentence: Sentence, chars: frozenset[str], other: Token | None) -> Token | None:
        """What an aside hangs on, where it can be meant and is not the other of what is told."""
        host = sentence.host or nearby.only_thing(sentence, self.line, chars)
        if host is None or (other is not None and self._id(host) == self._id(other)):
            return None
        return host if host[2] in chars or (other is None and host[2] == symbols.CAPITALISED) else None

    def _opener(self, query: Query, best: Token) -> Token | None:
        """The house with which a sentence of the block opens, where the block does not name what weighs most."""
        block, clean = query.sentence.block, self.document.clean
        is_of_house = "organization" in query.kinds and query.other is None
        if block < 0 or not is_of_house or self.line is None or self.houses.speaking(block) is not None:
            return None
        if (maker := standing.maker_above(self.document, query, self.lines, self.line, self.heads)) is not None:
            return maker
        if query.sentence.is_aside:
            return None
        lines = [line for line in (*self.lines, self.line) if line.sentence.block == block]
        # Backwards, since what weighs most was named a short while ago: a line may be as long as a document.
        named = (line.sentence.tokens[at] for line in reversed(lines) for at in reversed(line.names))
        meant = entity_of(best, clean)
        if any(entity_of(token, clean) == meant for token in named):
            return None
        opened = self.heads.label(query.sentence, query.start) if not self.houses.talk.answers(block) else None
        opened = opened if opened is not None and not self.names.is_never(opened) else None
        for line in lines:
            end = query.start if line is self.line else line.sentence.high
            opened = self.others.opened(line.sentence, end) or opened
        if opened is None or opened[2] not in query.chars or self.names.is_mispointed(query.pointer, opened):
            return None
        return opened

    def _front(self, query: Query, weighed: Weighing, best: Token) -> Token | None:
        """What opens the sentence and can be meant, where that does not name what weighs most."""
        sentence = query.sentence
        is_free = not query.is_pronoun and query.other is None and not query.is_near and not sentence.is_aside
        if not is_free or self.line is None or self.houses.speaking(sentence.block) is not None:
            return None
        _, signs = weighed.found.get(self._id(best), (best, set()))
        if any(sign.split(".")[0] in _HERE for sign in signs):
            return None
        at = next((at for at in self.line.names if at < query.start), query.start)
        token = sentence.tokens[at]
        is_one = at < query.start and token[2] in query.chars and token[2] not in UNKNOWN and len(members(token)) == 1
        if not is_one or self.names.is_label(token) or self.names.is_never(token):
            return None
        return token if self.names.opens(sentence, at) and not self.names.comes_in(sentence, at) else None

    def _talked_of(self, query: Query) -> Token | None:
        """The house that a talk has turned to, where nobody speaks of his own."""
        block = query.sentence.block
        if not self.houses.talk.answers(block) or self.houses.speaking(block) is not None:
            return None
        opened = self.others.opened(query.sentence, query.start)
        is_backer = opened is not None and self.names.has_backed(opened, block)
        return opened if opened is not None and not is_backer else self.others.talked_of

    def _ours(self, sentence: Sentence, start: int, chars: frozenset[str]) -> Token | None:
        """The house that says `we` in the clause before the words, with nobody else named in between."""
        low, _ = sentence.clause(start)
        first, last = sentence.tokens[low][0], sentence.tokens[start][1]
        said = last_first_person(self.document.clean, first, last)
        if said < 0:
            return None
        between = (i for i in range(low, start) if sentence.tokens[i][0] > said)
        if any(sentence.chars[i] in chars and is_mention(sentence.tokens[i]) for i in between):
            return None
        return self.houses.ours(sentence.block)

    def weighing(self, query: Query) -> Weighing:
        """All names that a query may mean, with what speaks for each."""
        found = Weighing(self.names, query, self.leading.counts(self.document.clean), self.settled)
        self._weigh_sentence(found, query)
        self._weigh_heads(found, query)
        if not query.is_near:
            self._weigh_before(found, query)
            found.flag(self.leading.flagship(self.document.clean))
        return found

    def _weigh_sentence(self, found: Weighing, query: Query) -> None:
        sentence = query.sentence
        if not sentence.is_aside:
            if self.line is not None:
                found.here(self.line)
            return
        found.here(line_of(sentence))
        if self.line is not None:
            main, start = self.line.sentence, sentence.tokens[sentence.low][0]
            names = [i for i in self.line.names if main.tokens[i][0] < start]
            found.back(Line(main, names, self.line.subjects, self.line.things), "main")

    def _weigh_heads(self, found: Weighing, query: Query) -> None:
        block = query.sentence.block
        found.head(self.heads.of(block), "head")
        for token, sign in (
            (self.houses.told_of(block) or self._talked_of(query), "speaker"),
            (self.heads.group, "group"),
        ):
            if token is not None:
                found.add(token, sign)
        where = "above"
        for above in self.document.ancestors(block) if block >= 0 else ():
            if found.head(self.heads.of(above), where):
                where = "higher"
            if above in self.ends and self._leads_in(above):
                found.back(self.ends[above], "lead")

    def _leads_in(self, block: int) -> bool:
        """Whether a block above leads a list in: a sentence, or a heading that ends with a colon."""
        if not self.heads.is_heading(block):
            return True
        said = self.document.blocks[block]
        return self.document.clean[said.start : said.end].rstrip().endswith((":", "："))

    def _weigh_before(self, found: Weighing, query: Query) -> None:
        for number, line in enumerate(reversed(self.lines)):
            found.back(line, _BACK[min(number, len(_BACK) - 1)])
        if self.prior:
            past = self._parent(query.sentence.block) != self._parent(self.prior[0].sentence.block)
            for line in self.prior:
                where = "end" if line is self.prior[-1] else "start" if line is self.prior[0] else "middle"
                found.back(line, f"past.{where}" if past else where)
        for kind in query.kinds:
            for sign, said in (("recent", self.recent), ("before", self.before)):
                if kind in said:
                    found.add(said[kind], sign)
            if kind in self.leading.first:
                found.add(self.leading.first[kind], "leading")
        for token, sign in ((self.post_before, "post"), (self.houses.page, "page"), (self.houses.guest, "guest")):
            if token is not None:
                found.add(token, sign)
        found.head(self.leading.title, "opening")

    def _id(self, token: Token) -> str:
        return entity_of(token, self.document.clean)

    def _parent(self, block: int) -> int:
        return self.document.blocks[block].parent if block >= 0 else -1
