"""For whom somebody speaks who is told to say something: 孟砚秋透露，公司去年营收…, `Ms Holm says the firm earns ...`.

In a text that reports of several houses 公司 and 我们 behind a speaker are the speaker's, whoever the page is about.
"""

from __future__ import annotations

from pathlib import Path

from baimo.documents import Document
from baimo.reading.context.candidates import is_mention
from baimo.reading.context.houses import Houses, as_house
from baimo.reading.context.salience import Line, Query
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

_WORDS: dict[str, str] = datafile.load(Path(__file__).with_name("said.yaml"))
_SAYS, _SAID, _SAY = (expression(_WORDS[key]) for key in ("behind", "before", "anywhere"))
_HE, _OBSERVES = expression(_WORDS["he"]), expression(_WORDS["observers"])
_PERSON, _HOUSE = symbols.KIND["person"], symbols.KIND["organization"]
# So much before a name tells that it is who said something.
_NEAR = 12


def house_of(query: Query, lines: list[Line], houses: Houses) -> Token | None:
    """The house of who is told to say what the words are part of, where nobody else is named since."""
    sentence = query.sentence
    if query.kinds != ("organization",) or query.other is not None or query.is_near or sentence.is_aside:
        return None
    if houses.speaking(sentence.block) is not None or isinstance(sentence.tokens[query.start][3], QuantitySpan):
        return None  # a sum by itself is the price of something
    clean = houses.document.clean
    low, start = sentence.tokens[sentence.low][0], sentence.tokens[query.start][0]
    if not _SAY.search(clean, low, start):
        return None
    at, person = _speaker(sentence, query.start, clean)
    if person is None and _HE.match(clean, low):
        at, person = sentence.low, _spoken_of(lines, sentence, houses)
    if person is None or any(_is_house(sentence, i) for i in range(at + 1, query.start)):
        return None
    house = _employer(person, houses)
    is_one = house is not None and house[2] == _HOUSE and not _OBSERVES.search(clean, house[0], house[1])
    return house if is_one else None


def _speaker(sentence: Sentence, end: int, clean: str) -> tuple[int, Token | None]:
    """The last person before a place who is told to say something, and where."""
    stop = sentence.tokens[end][0]
    for at in range(end - 1, sentence.low - 1, -1):
        token = sentence.tokens[at]
        if token[2] != _PERSON or not isinstance(token[3], tuple):
            continue
        if _SAYS.match(clean, token[1], stop) or _SAID.search(clean, max(0, token[0] - _NEAR), token[0]):
            return at, token
    return -1, None


def _spoken_of(lines: list[Line], sentence: Sentence, houses: Houses) -> Token | None:
    """The one of whom the sentence before spoke, and for whom it is known who employs him."""
    if not lines or lines[-1].sentence.block != sentence.block:
        return None
    before = lines[-1].sentence
    people = [before.tokens[at] for at in lines[-1].names if before.tokens[at][2] == _PERSON]
    return next((one for one in reversed(people) if _employer(one, houses) is not None), None)


def _employer(person: Token, houses: Houses) -> Token | None:
    document: Document = houses.document
    house = houses.employers.get(person[0])
    if house is None:
        return houses.speakers.get(document.clean[person[0] : person[1]].strip())
    return as_house(house, document.clean)


def _is_house(sentence: Sentence, at: int) -> bool:
    return sentence.chars[at] == _HOUSE and is_mention(sentence.tokens[at])
