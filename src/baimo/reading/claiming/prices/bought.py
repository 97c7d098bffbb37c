"""Of what sort a thing is that is sold by this: tokens of a model, months of a product, hours of a chip.

豆包App搭载语鲸4.0，专业版每月19元: the app, not the model. Beside a house that sells many things (`the lab charges
$0.55 for input on its R1 model`, AutoDL上4090一小时2元) it is the one of that sort which the sentence names.
"""

from __future__ import annotations

import re

from baimo.reading.context.candidates import is_mention
from baimo.reading.context.topics import Topics
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values import units
from baimo.values.expressions import expression

_OF_PERIODS = frozenset({"month", "year", "day", "user-month", "user-year", "seat-month"})
_OF_CHIPS = frozenset({"hour", "chip-hour"})
# What is heard and said is priced by the hour too.
_HEARD = expression(
    r"\b(?:asr|tts|voice)\b|-(?:ASR|TTS)|听写|聽寫|配音|转写|轉寫|语音|語音|音频|音訊|录音|錄音|字幕"
    r"|transcri|audio|speech|video|视频|影片|meeting|会议"
)
_NEAR = 60
# What is asked for, rather than spent.
_OFFERED = expression(
    r"\bplans?\b|subscri|\btiers?\b|\bfees?\b|pric|charg|\bseats?\b|licen[cs]e|\bcosts?\b|per (?:user|seat|month)"
    r"|\b(?:pro|plus|max|team|premium)(?![a-z])|(?:Pro|Plus|Max|Team|Premium)(?![a-z])|会员|會員|套餐|席"
    r"|方案|版|月费|月費|年费|年費|收费|收費|收取|订阅|訂閱|按年|按月|账号|賬號|帳號|每人|每席|售价|售價|定价|定價",
    re.IGNORECASE,
)


def kinds_for(clean: str, value: Token | None) -> tuple[str, ...]:
    """The kinds of what can be sold by the unit of a price; none where anything can."""
    price = units.rate(value[3].unit) if value is not None and isinstance(value[3], QuantitySpan) else None
    if price is None or value is None:
        return ()
    if price.per.endswith("tokens"):
        return ("model",)
    if price.per in _OF_PERIODS:
        return ("product",)
    return ("chip",) if price.per in _OF_CHIPS and not is_heard(clean, value) else ()


def is_offered(clean: str, value: Token) -> bool:
    """Whether the words around a price tell that it is asked for: of a plan, by the seat, a fee."""
    return _OFFERED.search(clean, max(0, value[0] - _NEAR), value[1] + _NEAR // 2) is not None


def is_heard(clean: str, value: Token) -> bool:
    """Whether what stands before a price speaks of speech, sound or film."""
    return _HEARD.search(clean, max(0, value[0] - _NEAR), value[1]) is not None


def value_of(sentence: Sentence, match: Match) -> Token | None:
    """The value of a match."""
    at = match.at("value")
    return None if at is None else sentence.tokens[at]


def is_of(token: Token, kinds: tuple[str, ...]) -> bool:
    """Whether a name may mean something of these kinds: one that no list knows may mean any thing but a chip."""
    if not isinstance(token[3], tuple):
        return True
    senses = [sense for one in members(token) for sense in one[3] if isinstance(sense, Sense)]
    unknown = "" if kinds == ("chip",) else kinds[0]
    return not senses or any((sense.kind or sense.likely or unknown) in kinds for sense in senses)


def is_known_model(clean: str, token: Token) -> bool:
    """Whether a name is that of one model that a list knows, with its version, and of nothing else."""
    if not any(char.isdigit() for char in clean[token[0] : token[1]]):
        return False
    senses = [sense for one in members(token) for sense in one[3] if isinstance(sense, Sense)]
    return bool(senses) and all(sense.kind == "model" and not sense.is_outside for sense in senses)


def is_family(clean: str, token: Token) -> bool:
    """Whether a name is that of a family of models that a list knows: Claude is sold by the month too."""
    if any(char.isdigit() for char in clean[token[0] : token[1]]):
        return False
    senses = [sense for one in members(token) for sense in one[3] if isinstance(sense, Sense)]
    return bool(senses) and all(sense.kind == "model" and not sense.is_outside for sense in senses)


def is_new_model(clean: str, token: Token, value: Token) -> bool:
    """Whether a name is that of a model by its form alone (星槎-Max), where what is priced is a plan."""
    return is_model_by_form(clean, token) and is_offered(clean, value)


def is_model_by_form(clean: str, token: Token) -> bool:
    """Whether a name that no list knows is that of a model by its form: 星槎-Max, lyra-3-pro."""
    name = clean[token[0] : token[1]]
    is_numbered = any(char.isdigit() for char in name)
    if not (is_numbered or "-" in name):
        return False
    senses = [sense for one in members(token) for sense in one[3] if isinstance(sense, Sense)]
    kinds = {sense.kind for sense in senses if sense.is_outside}
    return len(kinds) > 0 and (kinds == {"model"} or (is_numbered and kinds >= {"model", "product"}))


def named(topics: Topics, sentence: Sentence, value: Token, kinds: tuple[str, ...]) -> Token | None:
    """The one thing of a kind that the clause of a value names, else its sentence."""
    at = next((i for i in range(sentence.low, sentence.high) if sentence.tokens[i] == value), -1)
    if at < 0:
        return None
    chars = topics.names.chars_of(kinds) - {symbols.QUOTED}
    for low, high in (sentence.clause(at), (sentence.low, sentence.high)):
        places = [i for i in range(low, high) if sentence.chars[i] in chars and is_mention(sentence.tokens[i])]
        places = [i for i in places if not topics.names.comes_in(sentence, i)]
        things = {sentence.tokens[i][3]: sentence.tokens[i] for i in places if is_of(sentence.tokens[i], kinds)}
        if things:
            return next(iter(things.values())) if len(things) == 1 else None
    return None


# What a seller does with what is sold: 将X的价格腰斩，输入低至…; 下调X的价格.
_DEALS = expression(r"(?:将|將|把|对|對|下调了?|下調了?|上调了?|调整了?|降低了?)[“「]?$")
_DEALT_NEAR = 8


def dealt_with(topics: Topics, sentence: Sentence, value: Token, kinds: tuple[str, ...]) -> Token | None:
    """The one thing of a kind that the sentence of a value names before it as that of which a price is set."""
    thing = named(topics, sentence, value, kinds) if kinds else None
    if thing is None or thing[1] > value[0]:
        return None
    return thing if _DEALS.search(topics.document.clean, max(0, thing[0] - _DEALT_NEAR), thing[0]) else None


def as_product(house: Token) -> Token | None:
    """A house under whose name its one product is sold: ElevenLabs, 5 dollars a month."""
    start, end, _, senses, rank = members(house)[0]
    known = [sense for sense in senses if sense.id and sense.kind == "organization"]
    sold = tuple(Sense(sense.id, "product", sense.how) for sense in known)
    return (start, end, symbols.KIND["product"], sold, rank) if sold else None
