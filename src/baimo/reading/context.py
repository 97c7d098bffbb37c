"""Who is meant where a clause does not say: the clause before, the colon head, the heading, the sentence before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from baimo.documents import Document
from baimo.reading.naming.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, known_or_new, makers, members
from baimo.reading.naming.people import is_person
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.sentences import Sentence
from baimo.values import datafile

_SHORT_LINE = 60
_HEADLINE = 6
_FAR = 40
# Verbs before which a name that no list knows is a company's.
_DEEDS = ("raise", "found", "announce", "release", "open_source", "acquire", "list")
_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("context.yaml"))
_ASKED = frozenset(_DATA["asked"])
_NAMING: dict[str, str] = _DATA["naming"]
_NEVER = frozenset(_DATA["never_spoken_of"])
_THINGS = frozenset({"model", "product", "chip", "vehicle", "dataset", "policy"})


@dataclass(slots=True)
class Found:
    """A subject that the context supplies, and how sure that is."""

    token: Token
    sure: float


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> tuple[str, str, str, frozenset[str]]:
    """What every document asks of a lexicon: `and`, verbs of things, articles, little words that stand between."""
    verbs = ["carries", "has", "offers", "delivers", "packs", "supports", "costs", "draws", "runs"]
    articles = lexicon.group(["the", "a", "an", "its"])
    between = frozenset(lexicon.soft + symbols.SHORT).union(lexicon.tight.values())
    return lexicon.group(["and"]), lexicon.group(verbs), articles, between


@dataclass(slots=True)
class Topics:
    """What the text is speaking of: kept from sentence to sentence."""

    document: Document
    gazetteer: Gazetteer
    heads: dict[int, list[Token]] = field(default_factory=dict)
    recent: dict[str, Token] = field(default_factory=dict)
    before: dict[str, Token] = field(default_factory=dict)
    sentence_subjects: list[tuple[int, Token]] = field(default_factory=list)
    main: Sentence | None = None
    makers: dict[str, Token] = field(default_factory=dict)
    employers: dict[int, Token] = field(default_factory=dict)
    sentence_things: list[tuple[int, Token]] = field(default_factory=list)
    # Who speaks for whom, by the speaker's name; the house of the first who is named with a post.
    houses: dict[str, Token] = field(default_factory=dict)
    guest: Token | None = None
    # Who says `we` on the page.
    speaker: Token | None = None
    # What the lines `成立：...` below a line `公司名称：...` are about.
    group: Token | None = None
    # The house in whose post somebody came in, in this sentence and in the one before.
    post_here: Token | None = None
    post_before: Token | None = None
    # The sentence before, and whether it told anything of an organization.
    previous: Sentence | None = None
    # The rules that the document names, in order.
    policies: list[Token] = field(default_factory=list)
    # The model and the chip that the document is about.
    leading: dict[str, Token] = field(default_factory=dict)
    # Shared by all documents of a reader.
    _chars: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _between: frozenset[str] = frozenset()
    _article: str = ""
    _and: str = ""
    _verbs: str = ""
    _orgs: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._orgs = self.chars_of(("organization",))
        self._and, self._verbs, self._article, self._between = _words(self.gazetteer.lexicon)

    def chars_of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The symbols of mentions that can be of one of these kinds."""
        known = self._chars.get(kinds)
        if known is None:
            sets = self.gazetteer.lexicon.alphabet.kind_sets
            wanted = set(kinds)
            chars = {char for names, char in sets.items() if wanted & set(names)}
            if wanted & _THINGS:
                chars.add(symbols.QUOTED)
            known = self._chars[kinds] = frozenset(chars)
        return known

    def maker_of(self, thing: Token) -> Token | None:
        """Who made a thing, as far as the document has told."""
        for single in members(thing):
            senses = single[3]
            if isinstance(senses, tuple) and senses and (maker := self.makers.get(senses[0].id)):
                return maker
        return None

    def only_maker(self) -> Found | None:
        """The one house of which the document has told that it makes things."""
        makers_told = {token[3][0].id: token for token in self.makers.values() if isinstance(token[3], tuple)}
        return Found(next(iter(makers_told.values())), 0.7) if len(makers_told) == 1 else None

    def employ(self, posts: list[tuple[Token, Token]]) -> None:
        """Whom the document names with a post, and where."""
        for person, house in posts:
            self.houses.setdefault(self.document.clean[person[0] : person[1]].strip(), house)
        self.guest = posts[0][1] if posts else None

    def speaks_for(self, person: Token, house: Token) -> None:
        """A claim told that someone leads, founded or works for a house: whose words they are when they speak."""
        if not isinstance(house[3], tuple) or not isinstance(person[3], tuple):
            return
        name = self.document.clean[person[0] : person[1]].strip()
        for spoken in (name, name.rpartition(" ")[2], name.rpartition(" ")[2].upper(), name.upper()):
            self.houses.setdefault(spoken, house)
        self.guest = self.guest or house

    def has_speaker(self, block: int) -> bool:
        """Whether the words of a block are somebody's, in an interview."""
        return block >= 0 and self.document.blocks[block].head is not None

    def house(self, block: int) -> Token | None:
        """For whom the words of a block speak, in an interview: `答：我们...`, `李开复：我们...`."""
        head = self.document.blocks[block].head if block >= 0 else None
        if head is None:
            return None
        speaker = self.document.clean[head[0] : head[1]].strip()
        return self.guest if speaker in _ASKED else self.houses.get(speaker)

    def _open_group(self, sentence: Sentence, colon: int) -> None:
        """`公司名称：智谱` names what the lines with a key below it are about."""
        clean, tokens = self.document.clean, sentence.tokens
        key = clean[tokens[sentence.low][0] : tokens[colon][0]].strip()
        kind = _NAMING.get(key.lower())
        if kind is None or colon + 1 >= sentence.high:
            return
        start, end = tokens[colon + 1][0], tokens[sentence.high - 1][1]
        name = clean[start:end].strip()
        if name and len(name) <= _SHORT_LINE and "，" not in name:
            start = clean.index(name, start)
            senses = known_or_new(self.gazetteer, name, kind)
            self.group = (start, start + len(name), symbols.KIND[senses[0].kind or kind], senses, 0)

    def enter(self, block: int) -> None:
        """A new block begins."""
        if block < 0 or self.document.blocks[block].head is None:
            self.group = None
        self.before, self.recent = (self.recent or self.before), {}

    def begin(self, sentence: Sentence) -> None:
        """A sentence begins; a name before a colon at its start is what the rest of the block speaks of."""
        if sentence.is_aside:
            return
        told_of_none = not any(token[2] in self._orgs for _, token in self.sentence_subjects)
        self.previous = self.main if told_of_none and self.main and self.main.block == sentence.block else None
        self.sentence_subjects, self.sentence_things, self.main = [], [], sentence
        self.post_before, self.post_here = self.post_here, None
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if colon < 0:
            if self._runs_in(sentence):
                self._run_in(sentence)
            elif self._is_heading(sentence.block):
                self._head(sentence.block, sentence.tokens[sentence.low : sentence.high])
            return
        self._open_group(sentence, colon)
        if symbols.COMMA not in sentence.chars[sentence.low : colon]:
            self._head(sentence.block, sentence.tokens[sentence.low : colon])
        if self._is_heading(sentence.block) and sentence.block not in self.heads:
            # 公司档案：面壁智能
            self._head(sentence.block, sentence.tokens[colon + 1 : sentence.high])

    def _runs_in(self, sentence: Sentence) -> bool:
        """Whether a short first sentence stands like a heading before its paragraph: `Perplexity, again.`"""
        if sentence.block < 0 or self._is_heading(sentence.block):
            return False
        block = self.document.blocks[sentence.block]
        first, last = sentence.tokens[sentence.low], sentence.tokens[sentence.high - 1]
        return first[0] <= block.start + 2 and last[1] < block.end and last[1] - first[0] < _SHORT_LINE

    def _run_in(self, sentence: Sentence) -> None:
        for token in sentence.tokens[sentence.low : sentence.high]:
            if _is_mention(token) and token[2] not in _UNKNOWN:
                for sense in members(token)[0][3]:
                    self.recent.setdefault(sense.kind, token)

    def _is_heading(self, block: int) -> bool:
        return block >= 0 and self.document.blocks[block].kind in ("heading", "title")

    def own_policy(self) -> Token | None:
        """What 本办法 is, in the text of a rule: the first that the document names, in its title."""
        return self.policies[0] if self.policies else None

    def young(self) -> Token | None:
        """The start-up that was spoken of last."""
        return self.recent.get("start-up") or self.before.get("start-up")

    def _head(self, block: int, tokens: Iterable[Token]) -> None:
        said = list(tokens)
        named = [token for token in said if token[3] is not None and token[2] != symbols.DATE and _is_mention(token)]
        if self._is_heading(block) and (len(said) > _HEADLINE or any(token[2] in _WORDY for token in said)):
            # A headline is a sentence: an unknown word in it with a capital is hardly what the text is about.
            named = [token for token in named if token[2] not in _UNKNOWN]
        if named:
            self.heads[block] = named

    def remember(self, at: int, token: Token, kind: str, is_subject: bool) -> None:
        """Something was said of a thing, or a thing came in as the object of something said."""
        if is_subject:
            self.sentence_subjects.append((at, token))
        elif kind in _THINGS:
            self.sentence_things.append((at, token))
        if is_subject or kind in _THINGS:
            self.recent.pop(kind, None)
            self.recent[kind] = token  # the order tells what was spoken of last

    def subject(
        self, sentence: Sentence, start: int, kinds: tuple[str, ...], is_pronoun: bool, is_near: bool = False
    ) -> Found | None:
        """The thing of one of these kinds of which the words at `start` speak, though they do not name it.

        An organization goes before other kinds: of a founder and a company, the company releases models. `is_near`
        looks no further than the sentence and the head of its block.
        """
        if "organization" in kinds and len(kinds) > 1:
            found = self._subject(sentence, start, ("organization",), is_pronoun, is_near)
            if found is not None:
                return found
        return self._subject(sentence, start, kinds, is_pronoun, is_near)

    def other_than(self, subject: Token | None, found: Found, kinds: tuple[str, ...]) -> Found | None:
        """What a pronoun points to where it cannot be the subject: else the last spoken of before."""
        for token in (found.token, *(said.get(kind) for kind in kinds for said in (self.recent, self.before))):
            if token is not None and (subject is None or token[3] != subject[3]):
                return Found(token, min(found.sure, 0.75))
        return None

    def _subject(
        self, sentence: Sentence, start: int, kinds: tuple[str, ...], is_pronoun: bool, is_near: bool
    ) -> Found | None:
        chars = self.chars_of(kinds)
        if sentence.host is not None and (sentence.host[2] in chars or sentence.host[2] == symbols.CAPITALISED):
            return Found(sentence.host, 0.85)
        if not is_pronoun and self._tells_of_its_host(sentence):
            return None
        things = bool(set(kinds) & _THINGS)
        found = self._in_clause(sentence, start, chars, things) or self._said_before(start, chars, things)
        if found:
            return found
        found = self._of_block(sentence.block, kinds, chars) or self._in_sentence(sentence, start, chars, things)
        if found is None and not (is_pronoun and sentence.host is None):
            found = self._in_main(sentence, chars)
        if found or is_near:
            return found
        newest = self._brought_in(chars) if is_pronoun and "organization" in kinds else None
        if newest:
            return Found(newest, 0.75)
        for kind in reversed(self.recent):
            if kind in kinds:
                return Found(self.recent[kind], 0.8)
        return self._above(sentence, chars, kinds, is_pronoun)

    def _brought_in(self, chars: frozenset[str]) -> Token | None:
        """The last house that the sentence before named, where it told nothing of any: 同周融资的还有X。该公司..."""
        if self.previous is None:
            return None
        named = self._named(self.previous, self.previous.low, self.previous.high, chars, True)
        # 百川智能联合创始人谢剑被曝离职。该公司...
        return self.previous.tokens[named] if named is not None else self.post_before

    def _of_block(self, block: int, kinds: tuple[str, ...], chars: frozenset[str]) -> Found | None:
        """Of whom a whole block speaks: the speaker's house, the name at its head, what the lines above are about."""
        house = self.house(block) if "organization" in kinds else None
        if house is not None:
            return Found(house, 0.8)
        head = self._first(self.heads.get(block, ()), chars | _UNKNOWN)
        if head:
            return Found(head, 0.9)
        return Found(self.group, 0.9) if self.group is not None and self.group[2] in chars else None

    @staticmethod
    def _tells_of_its_host(aside: Sentence) -> bool:
        """Whether it stood behind a thing and a comma: `DeepL, which is worth $2 billion` is told of no other."""
        host = aside.host
        if not aside.is_aside or host is None or host[2] in (symbols.KIND["person"], symbols.CAPITALISED):
            return False
        return aside.tokens[aside.low] == host and aside.chars[aside.low + 1 : aside.low + 2] == symbols.COMMA

    def _in_clause(self, sentence: Sentence, start: int, chars: frozenset[str], things: bool) -> Found | None:
        low, _ = sentence.clause(start)
        own = self._named(sentence, low, start, chars, things and not self._goes_on(sentence, low, start))
        if (
            own is None
            and symbols.KIND["organization"] in chars
            and low < start
            and sentence.chars[low] == symbols.CAPITALISED
        ):
            own = low
        return Found(sentence.tokens[own], 0.85) if own is not None else None

    def _goes_on(self, sentence: Sentence, low: int, start: int) -> bool:
        """Whether an English clause goes on with a second verb: `X uses two Ys and carries`, of X."""
        said, tokens = sentence.chars, sentence.tokens
        joint = max((i for i in range(low, start) if said[i] in self._and), default=-1)
        return joint > low and said[joint + 1] in self._verbs and tokens[joint][0] < tokens[joint + 1][0]

    def _named(self, sentence: Sentence, low: int, high: int, chars: frozenset[str], last: bool) -> int | None:
        """Where in a part of a sentence the first or the last of the names stands of which it may speak."""
        either = chars | _HAN if symbols.KIND["organization"] in chars else chars
        said = sentence.chars
        for i in range(high - 1, low - 1, -1) if last else range(low, high):
            if said[i] in either and self._can_be(sentence, i, chars):
                return i
            if said[i] == symbols.CAPITALISED and _is_likely(sentence.tokens[i], chars):
                return i
        return None

    def _can_be(self, sentence: Sentence, at: int, chars: frozenset[str]) -> bool:
        """Whether a clause may speak of the name at a place: not where it comes in as agent, measure or companion."""
        if sentence.chars[at] == symbols.HAN and symbols.KIND["organization"] in chars:
            return self._acts(sentence, at)
        if sentence.chars[at] not in chars or self.is_backer(sentence, at) or _is_never(sentence.tokens[at]):
            return False
        words = self.gazetteer.lexicon.classes
        before = sentence.chars[at - 1] if at > sentence.low else ""
        if before and before in self._article and at - 1 > sentence.low:
            before = sentence.chars[at - 2]  # `like the H100`
        begins = before in words["beside"] and sentence.clause(at)[0] == at - 1
        return not before or not (begins or before in words["oblique"])

    def _acts(self, sentence: Sentence, at: int) -> bool:
        """Whether a few Han characters that open a clause do what only a company does: 银河通用完成融资."""
        after, words = sentence.chars[at + 1 : at + 2], self.gazetteer.lexicon.classes
        start, end = sentence.tokens[at][:2]
        return (
            bool(after)
            and any(after in words[name] for name in _DEEDS)
            and not is_person(self.document.clean[start:end])
        )

    def _is_person(self, token: Token) -> bool:
        return is_person(self.document.clean[token[0] : token[1]].strip())

    def is_backer(self, sentence: Sentence, at: int) -> bool:
        """Whether an organization comes in as one that backs another: of it the text does not speak."""
        words, chars = self.gazetteer.lexicon.classes, sentence.chars
        after = chars[at + 1 : at + 2]
        before = chars[at - 1] if at > sentence.low else ""
        if (after and after in words["backing"]) or (before and before in words["backed"] + words["from"]):
            return True
        # 跟投方有联想创投、小米等; 由启明创投等共同领投: little words stand between
        ahead = self._beyond(sentence, at, 1)
        behind = self._beyond(sentence, at, -1)
        return bool(ahead and ahead in words["lead_round"] + words["follow_round"]) or bool(
            behind and behind in words["investors"]
        )

    def _beyond(self, sentence: Sentence, at: int, step: int) -> str:
        """The symbol before or behind a place, little words passed over."""
        at += step
        while sentence.low <= at < sentence.high and sentence.chars[at] in self._between:
            at += step
        return sentence.chars[at] if sentence.low <= at < sentence.high else ""

    def _said_before(self, start: int, chars: frozenset[str], things: bool) -> Found | None:
        """What the sentence has spoken of: its subjects, then the things it has brought in."""
        said = self.sentence_things + self.sentence_subjects if things else self.sentence_subjects
        for at, token in reversed(said):
            if at < start and (token[2] in chars or (things and token[2] == symbols.CAPITALISED)):
                return Found(token, 0.9)
        return None

    def _in_sentence(self, sentence: Sentence, start: int, chars: frozenset[str], things: bool) -> Found | None:
        low, _ = sentence.clause(start)
        earlier = self._named(sentence, sentence.low, low, chars, things)
        if (
            symbols.KIND["organization"] in chars
            and low > sentence.low
            and sentence.chars[sentence.low] == symbols.CAPITALISED
        ):
            earlier = sentence.low
        return Found(sentence.tokens[earlier], 0.75) if earlier is not None else None

    def _in_main(self, aside: Sentence, chars: frozenset[str]) -> Found | None:
        """The first thing of the sentence in which an aside stands."""
        if not aside.is_aside or self.main is None:
            return None
        main = self.main
        end = aside.tokens[aside.low][0]
        for i in range(main.low, main.high):
            if main.tokens[i][0] >= end:
                break
            if self._can_be(main, i, chars):
                return Found(main.tokens[i], 0.75)
        return None

    def _above(
        self, sentence: Sentence, chars: frozenset[str], kinds: tuple[str, ...], is_pronoun: bool
    ) -> Found | None:
        for block in self.document.ancestors(sentence.block) if sentence.block >= 0 else ():
            head = self._first(self.heads.get(block, ()), chars | _UNKNOWN)
            if head:
                return Found(head, 0.75)
        if is_pronoun:
            for kind in kinds:
                if kind in self.before:
                    return Found(self.before[kind], 0.6)
        return next((Found(self.leading[kind], 0.6) for kind in kinds if kind in self.leading), None)

    def latter(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 后者 points to: the last name of a kind before it, in its sentence or the one before."""
        chars = self.chars_of(kinds)
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK:
                return None
            if sentence.chars[i] in chars:
                return members(sentence.tokens[i])[-1]
        return None

    def former(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 前者 points to: the first of the last two names of a kind before it."""
        chars = self.chars_of(kinds)
        found: list[Token] = []
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK or len(found) > 1:
                break
            if sentence.chars[i] in chars:
                found = [*members(sentence.tokens[i]), *found]
        return found[-2] if len(found) > 1 else None

    def _first(self, tokens: Iterable[Token], chars: frozenset[str]) -> Token | None:
        """The first of some names that can be meant, a known one before one by form."""
        for token in sorted(tokens, key=_is_unknown):
            if token[2] in chars and not _is_never(token):
                return token
            if token[2] == symbols.HAN and symbols.KIND["person"] in chars and self._is_person(token):
                return token
            maker = makers(token)
            if maker is not None and maker[2] in chars:
                return maker
        return None


def _is_never(token: Token) -> bool:
    senses = token[3]
    return isinstance(senses, tuple) and bool(senses) and isinstance(senses[0], Sense) and senses[0].id in _NEVER


_HAN = frozenset(symbols.HAN)
_UNKNOWN = frozenset([symbols.QUOTED, symbols.CAPITALISED])
_WORDY = frozenset(symbols.LONGER + symbols.LONG)


def _is_likely(token: Token, chars: frozenset[str]) -> bool:
    """Whether the words beside a new name tell that it is of one of these kinds: AI编程工具NoCode."""
    senses = members(token)[0][3]
    return bool(senses) and symbols.KIND.get(senses[0].likely, "") in chars


def _is_unknown(token: Token) -> bool:
    return token[2] in _UNKNOWN


def _is_mention(token: Token) -> bool:
    """Whether a token names something: not a word, a date, a quantity or a list of those."""
    what = members(token)[0][3]
    return isinstance(what, tuple) and bool(what) and isinstance(what[0], Sense)
