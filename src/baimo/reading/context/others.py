"""Whom the words of one who speaks for a house have turned to, where they are not about that house.

In an answer, or on a page in the first person, almost all that names nobody is told of the house that speaks. Not so
behind `Abridge is the one we meet most often; it raised $250 million`: `it` is never the own house, which is `we`,
where another stands near; and what follows a sentence of another, without a word of the first person, goes on with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from baimo.reading.context.candidates import Candidates, entity_of, is_mention
from baimo.reading.context.firstperson import last_first_person
from baimo.reading.context.houses import as_house
from baimo.reading.context.salience import Line, Query, Weighing
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

# Who is asked of himself.
_YOU = expression(r"\b[Yy]ou(?:r|rs|rselves)?\b|你|您|贵|貴")
_ROUND = expression(
    r"[轮輪]|融资|融資|股东|股東|投资[人方]|投資[人方]|\b(?:round|seed|[Ss]eries|investors?|backers?|money)\b"
)
_NAME = expression(r"[A-Za-z][A-Za-z&. -]{2,}|[\u4e00-\u9fff]{2,}")
# The signs of those who stand near the words: in the sentence, or in the one before.
_NEAR = ("clause", "sentence", "back", "told", "main")
# Within so many symbols from its start a sentence names what it is about.
_OPENS = 3
# Within so many symbols from where they begin the words have their pronoun.
_BEHIND = 8


@dataclass(slots=True)
class Others:
    """Keeps, from sentence to sentence, whom the words are about who is not the house that speaks."""

    names: Candidates
    # Whom the sentences before this one have turned to, and the block that they stand in.
    turned: Token | None = None
    block: int = -1
    # Whom the last question named, where it did not ask for who answers, and the block that it stands in.
    asked: Token | None = None
    asked_in: int = -1
    # Whom it named beside who answers: 智谱你们没投？
    asked_beside: Token | None = None
    # The house of which a talk told last, whoever spoke.
    talked_of: Token | None = None

    def pass_by(self, line: Line, voice: Token | None) -> None:
        """A sentence has gone by."""
        sentence = line.sentence
        if sentence.is_question:
            self.asked_beside, self.asked_in = self._asked(sentence), sentence.block
            is_of_you = self.asked_beside is not None and self._is_of_you(sentence)
            self.asked = None if is_of_you else self.asked_beside
            self.talked_of = self.asked or self.talked_of
            return
        opened = self.opened(sentence, sentence.high)
        if opened is not None and self._backs(sentence, opened):
            opened = None
        self.talked_of = self._talks_of(line, opened) or self.talked_of
        if voice is None or sentence.block != self.block:
            self.turned, self.block = self._of_question(sentence.block), sentence.block
        if voice is None:
            return
        own = self._id(voice)
        if opened is not None and self._id(opened) != own:
            # a customer or a backer that opens a sentence about the house that speaks is told of by the way
            is_told = any(self._id(subject) == own for _, subject in line.subjects)
            self.turned = None if is_told else opened
        elif opened is not None or self._speaks(sentence, sentence.high):
            self.turned = None

    def _talks_of(self, line: Line, opened: Token | None) -> Token | None:
        """The house that a sentence of a talk leaves to be spoken of: never one that only backs another."""
        sentence = line.sentence
        if opened is not None:
            return None if self.names.has_backed(opened, sentence.block) else opened
        if (told := _told_of(line)) is not None:
            return told
        # `We were in the seed round of Mistral`: who watches others speaks of whom he names
        houses = [sentence.tokens[at] for at in line.names if sentence.chars[at] == symbols.KIND["organization"]]
        is_one = len(houses) == 1 and len(members(houses[0])) == 1 and self._speaks(sentence, sentence.high)
        is_free = is_one and not self.names.is_label(houses[0]) and not self.names.has_backed(houses[0], sentence.block)
        return houses[0] if is_free else None

    def instead(self, weighed: Weighing, query: Query, best: Token, voice: Token | None) -> Token | None:
        """Who is meant and not the house that speaks, which weighs most; None where it is that house."""
        if voice is None or "organization" not in query.kinds:
            return None
        if self._id(best) != self._id(voice):
            return self._answered(query)
        if query.is_pronoun:
            # `the company` may be the own house, `it` hardly
            places = range(query.start, min(query.start + _BEHIND, query.sentence.high))
            is_own = any(self.names.pointed(query.sentence, at) for at in places)
            return None if is_own else self._pointed(weighed, query, self._id(voice))
        if query.other is not None:
            return None
        opened = self.opened(query.sentence, query.start)
        if opened is not None:
            return opened if self._id(opened) != self._id(voice) and opened[2] in query.chars else None
        block = query.sentence.block
        turned = self.turned if block == self.block else self._of_question(block)
        if turned is None or self._speaks(query.sentence, query.start):
            return None
        return turned if turned[2] in query.chars else None

    def asked_of(self, weighed: Weighing, query: Query, best: Token | None) -> Token | None:
        """Whom the question named, in an answer of one who speaks of others, where nobody else is near."""
        asked = self.asked_beside if query.sentence.block - self.asked_in in (0, 1) else None
        is_free = query.other is None and not query.is_near and "organization" in query.kinds
        if asked is None or not is_free or asked[2] not in query.chars or self._speaks(query.sentence, query.start):
            return None
        if best is not None and _is_near(weighed.found.get(self._id(best), (best, set()))[1]):
            return None
        return asked if self.opened(query.sentence, query.start) is None else None

    def _answered(self, query: Query) -> Token | None:
        """Whom the question named, where an answer begins and opens with no house: `A spin-off from Chalmers`."""
        sentence = query.sentence
        begins = sentence.block == self.asked_in + 1 != self.block and not query.is_pronoun and query.other is None
        if not begins or self.asked is None or self.opened(sentence, query.start) is not None:
            return None
        is_ours = self._speaks(sentence, query.start) or self.asked[2] not in query.chars
        return None if is_ours else self.asked

    def _of_question(self, block: int) -> Token | None:
        """Whom the question before a block named."""
        return self.asked if block - self.asked_in in (0, 1) else None

    def _asked(self, question: Sentence) -> Token | None:
        """The one house that a question names."""
        tokens, clean = question.tokens[question.low : question.high], self.names.clean
        named = [
            token for token in tokens if token[3] is not None and is_mention(token) and not self.names.is_label(token)
        ]
        named = [token for token in named if not self._is_capital(token)]
        houses = [as_house(token, clean) for token in named if _NAME.match(clean, token[0], token[1])]
        is_one = len(houses) == 1 and houses[0][2] == symbols.KIND["organization"] and len(members(houses[0])) == 1
        return houses[0] if is_one else None

    def _is_capital(self, token: Token) -> bool:
        """Whether a word may have its capital but from its place: the `Amounts?` of a list of questions."""
        said = self.names.clean[token[0] : token[1]]
        return token[2] == symbols.CAPITALISED and said.isalpha() and self.names.clean.count(said) == 1

    def _backs(self, sentence: Sentence, opened: Token) -> bool:
        """Whether the words before a house make it one that put money in: 种子轮是X, `The seed came from X`."""
        start = sentence.tokens[sentence.low][0]
        return _ROUND.search(self.names.clean, start, opened[0]) is not None

    def _is_of_you(self, question: Sentence) -> bool:
        """Whether a question asks who answers."""
        tokens = question.tokens
        return _YOU.search(self.names.clean, tokens[question.low][0], tokens[question.high - 1][1]) is not None

    def opened(self, sentence: Sentence, end: int) -> Token | None:
        """The house that opens a sentence, before any word of the first person."""
        house = symbols.KIND["organization"]
        for at in range(sentence.low, min(sentence.low + _OPENS, end, sentence.high)):
            token = sentence.tokens[at]
            if token[2] == house and is_mention(token):
                is_label = sentence.chars[at + 1 : at + 2] == symbols.COLON or self.names.is_label(token)
                is_one = len(members(token)) == 1 and not is_label and not self.names.comes_in(sentence, at)
                said = last_first_person(self.names.clean, sentence.tokens[sentence.low][0], token[0])
                is_one = is_one and said < 0 and self.names.opens(sentence, at)
                return token if is_one and not self.names.is_never(token) else None
        return None

    def _pointed(self, weighed: Weighing, query: Query, own: str) -> Token | None:
        """The one near the words to which a pronoun points, where the house that speaks is not named there."""
        sentence = query.sentence
        others = [(signs, token) for key, (token, signs) in weighed.found.items() if key != own]
        near = [one for one in others if _is_near(one[0])] or [one for one in others if "back.beside" in one[0]]
        if not near or self._names(sentence, own, query.start):
            return None
        if any(sign.startswith(("back.first", "back.last")) for sign in weighed.found[own][1]):
            return None
        chars = query.chars
        best = max(near, key=lambda one: (one[1][2] in chars, "clause" in one[0] or "sentence" in one[0], one[1][0]))
        return best[1]

    def _names(self, sentence: Sentence, own: str, end: int) -> bool:
        """Whether a sentence names the house that speaks before a place."""
        named = (token for token in sentence.tokens[sentence.low : end] if token[3] is not None and is_mention(token))
        return any(self._id(one) == own for token in named for one in members(token))

    def _speaks(self, sentence: Sentence, end: int) -> bool:
        """Whether a sentence has a word of the first person before a place, or in the clause of it."""
        first, last = sentence.tokens[sentence.low], sentence.tokens[sentence.clause(end - 1)[1] - 1]
        return last_first_person(self.names.clean, first[0], last[1]) >= 0

    def _id(self, token: Token) -> str:
        return entity_of(token, self.names.clean)


def _told_of(line: Line) -> Token | None:
    """The last house of which a sentence told something."""
    house = symbols.KIND["organization"]
    return next((subject for _, subject in reversed(line.subjects) if subject[2] == house), None)


def _is_near(signs: set[str]) -> bool:
    return any(sign.split(".")[0] in _NEAR and not sign.endswith(".beside") for sign in signs)
