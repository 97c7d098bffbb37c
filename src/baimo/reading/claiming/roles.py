"""The places of a match filled: with what the clause says, and with what it leaves to the context.

A pronoun, a maker that stands in the name of the thing, the one of whom the text speaks: the tokens by role.
"""

from __future__ import annotations

import re

from baimo.reading.claiming.kindred import by_name, is_new
from baimo.reading.claiming.meaning import sense_of
from baimo.reading.claiming.parts import Parts
from baimo.reading.claiming.prices.selling import Selling
from baimo.reading.context.candidates import is_host
from baimo.reading.context.found import Found
from baimo.reading.context.sorts import is_strict
from baimo.reading.context.topics import Topics
from baimo.reading.naming.known.exchanges import exchange_of
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, makers, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression
from baimo.values.names import key

# What a company is given, not what one gives.
_IS_RAISED = frozenset({"raised", "valued_at"})
# Verbs whose object is new to the text: a pronoun behind them points elsewhere.
_BRINGS_IN = frozenset({"raised", "founded_on", "founded_by"})
_THE = ("the ", "这家", "這家", "这间", "這間", "该", "該")
# 公司 by itself, at the head of a clause, behind a time, or of whom somebody says something.
_COMPANY = expression(
    r"(?:^|[年月日度期间末底]|预[计期]|預[計期]|预估|預估|透露|目前|当前|當前|此外|同时|同時|其中)\s*公司"
    r"(?!治理|法|债|客户|客戶|们|們|内部|名称|名稱|简介|簡介|秘书|股东|员工们|地址|规模|类型|介绍)"
)
_WE = frozenset({"we", "we are", "we're", "we’re", "we have", "we've", "we’ve"})
_LAUNCHES = frozenset({"released", "open_sourced", "discontinued"})
# `Intel introduced it in April`: what these are told of may be a pronoun, where it can only be a thing.
_OF_THINGS = frozenset({"released", "open_sourced", "discontinued", "powers", "runs_on"})
_OF_TWO = {"前者": True, "the former": True, "后者": False, "後者": False, "the latter": False}
_WE_IN_CHINESE = frozenset(
    {"本会", "本部", "本署", "本局", "本院", "本集团", "我们", "我們", "咱们", "咱們", "我公司", "我集团", "我集團"}
)
# `Nvidia, which owns 6% of the company`: whom these are told of may be a pronoun for one that is not the subject.
_OF_HOUSES = frozenset({"works_for", "led_by", "invested_in", "acquired", "part_of", "supplies"})
# Only on such one can be put without a word more.
_LISTS = expression(r"清单|名单|管制|\blist\b|\bcontrols?\b", re.IGNORECASE)
_THINGS = frozenset({"model", "product", "chip", "vehicle", "dataset", "policy", "technology"})
# So many symbols may stand between what is told and the 的 before of whom.
_DESCRIBED = 3
# What points to no single person.
_NO_PERSON = expression(r"它|it\b|they\b|他们|人家")
_PERSON = symbols.KIND["person"]


def _no_person(said: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """What a pronoun may point to: 它 and `they` to no single person, if to anything else."""
    return tuple(kind for kind in kinds if kind != "person") or kinds if _NO_PERSON.match(said) else kinds


class Roles:
    """Fills the places of the matches of one document; `clean` is its text as it is read."""

    def __init__(self, clean: str, gazetteer: Gazetteer, topics: Topics) -> None:
        self._clean = clean
        self._gazetteer = gazetteer
        self._topics = topics
        self._selling = Selling(clean, gazetteer, topics)
        lexicon = gazetteer.lexicon
        self._of, self._at = lexicon.char("的"), lexicon.char("在")
        self._and = lexicon.group(["和", "与", "及", "以及", "、"])
        self._with = lexicon.group(["与", "跟", "在", "携手", "联手", "偕同", "联合", "会同", "联袂"])
        fields = "".join(char for kind, char in symbols.KIND.items() if kind in ("technology", "industry"))
        self._fillers = frozenset(lexicon.soft + symbols.SHORT + fields)
        little = lexicon.group(["on", "in", "at", "as", "for", "to", "with", "under", "by", "and"])
        self._behind = little + symbols.DATE + symbols.COMMA + symbols.STOP + symbols.BLOCK + symbols.SHORT

    def fill(self, sentence: Sentence, match: Match) -> Parts | None:
        """The parts of a match; None where what it leaves out cannot be told."""
        parts = Parts(match, sentence)
        if not all(self._placed(parts, *role) for role in match.roles):
            return None
        for role, token in match.given:
            setattr(parts, role, token)
        parts.object = exchange_of(match.rule.predicate.id, parts.object, self._gazetteer)
        self._selling.lift(parts)
        if "subject" in match.rule.fixed:
            return self._of_china(parts)
        for role in (*match.rule.open_roles, "subject"):
            is_open = getattr(parts, role) is None or (role == "subject" and self._is_beside(parts))
            if is_open and not self._found(parts, role):
                return None
        self._selling.refit(parts)
        self._selling.keep(parts)
        return parts

    def _placed(self, parts: Parts, role: str, start: int, end: int) -> bool:
        """Whether what stands in a place of a match can be told, which then fills it."""
        tokens, match = parts.sentence.tokens, parts.match
        token = tokens[start]
        if token[2] in self._gazetteer.lexicon.pronoun and role in match.rule.kinds:
            found = self._pronoun(parts, role, start)
            if found is None:
                return self._is_our_launch(match, role, token)
            token, parts.sure = found.token, min(parts.sure, found.sure)
        elif end > start + 1 or token[3] is None:
            token = (token[0], tokens[end - 1][1], token[2], None, 0)
        if role == "note":
            parts.note = self._clean[token[0] : token[1]]
        else:
            setattr(parts, role, token)
        parts.tokens.append(token)
        return True

    def _is_our_launch(self, match: Match, role: str, token: Token) -> bool:
        """Whether `we` brought something out, in a text that does not tell who that is: who made it."""
        said = self._clean[token[0] : token[1]].strip().lower()
        return role == "subject" and match.rule.predicate.id in _LAUNCHES and said in _WE | _WE_IN_CHINESE

    def _pronoun(self, parts: Parts, role: str, at: int) -> Found | None:
        """What a pronoun in a place of a match stands for; None where the place cannot be told by one."""
        match, predicate = parts.match, parts.match.rule.predicate.id
        said = self._clean[parts.sentence.tokens[at][0] : parts.sentence.tokens[at][1]].strip().lower()
        if at > match.verb and predicate in _BRINGS_IN and not said.startswith(_THE):
            return None
        if predicate == "restricted_by" and said == "it":
            return None  # `told Nvidia that it would need a licence`: the one that sells
        kinds = match.rule.kinds[role]
        is_thing = predicate in _OF_THINGS and _THINGS.issuperset(kinds)
        if role == "object" and not is_thing and predicate not in _OF_HOUSES:
            return None
        if role == "object" and is_thing:
            kinds = tuple(kind for kind in kinds if kind != "policy")
            is_left_open = not said.endswith("的") and not self._ends_at(parts.sentence, at)
            if not kinds or (at > match.verb and is_left_open):
                return None
        other = parts.subject if role == "object" and not is_thing else None
        return self._pointed(parts.sentence, match, at, kinds, other)

    def _ends_at(self, sentence: Sentence, at: int) -> bool:
        """Whether nothing is said of a pronoun: `introduced it on`, but not `announced that it has`."""
        behind = sentence.chars[at + 1 : at + 2]
        return not behind or behind in self._behind

    def _pointed(
        self, sentence: Sentence, match: Match, at: int, kinds: tuple[str, ...], other: Token | None
    ) -> Found | None:
        """What a pronoun points to: 后者 to the last name, 它 rather to a thing than to who made it."""
        whole = self._clean[sentence.tokens[at][0] : sentence.tokens[at][1]].strip().lower()
        said = whole.removesuffix("的")
        if said in _OF_TWO:
            token = self._topics.of_two(sentence, at, kinds, is_first=_OF_TWO[said])
            if token is None and said != whole:  # 前者的旗舰模型: that is named, or told of elsewhere
                return self._topics.subject(sentence, match.start, kinds, False, other=other)
            return Found(token, 0.8) if token else None
        if said in _WE_IN_CHINESE:
            return self._we(sentence, match, at, kinds)
        if said in _WE and (ours := self._we(sentence, match, at, kinds)):
            return ours
        house = self._topics.of_sort(sentence.tokens[at]) if "organization" in kinds else None
        if house is not None or is_strict(said):
            return Found(house, 0.8) if house is not None and house != other else None
        if "start" in said and "organization" in kinds and (young := self._topics.young()):
            return Found(young, 0.8)
        pointed = self._gazetteer.lexicon.pronoun[sentence.chars[at]]
        kinds = (pointed,) if pointed in kinds else kinds  # `the chip` is no model
        if said[0] == "本" and pointed == "policy":
            own = self._topics.own_policy()
            return Found(own, 0.85) if own else None
        is_free = said != "他们" or sentence.chars[max(0, at - 1)] != _PERSON  # 杨植麟他们: of his house
        kinds = _no_person(said, kinds)
        things = tuple(kind for kind in kinds if kind != "organization")
        if (said.startswith("它") or said == "it") and things != kinds and things:
            found = self._topics.subject(sentence, match.start, things, True, other=other)
            if found is not None:
                return found
        return self._topics.subject(sentence, match.start, kinds, is_free, other=other, pointer=sentence.tokens[at])

    def _we(self, sentence: Sentence, match: Match, at: int, kinds: tuple[str, ...]) -> Found | None:
        """Whose 我们 it is: of who speaks, of the house of the page; 我们预计营收 is said of another."""
        after = sentence.chars[at + 1 : at + 2]
        if self._gazetteer.lexicon.modality.get(after) in ("opinion", "predicted"):
            return self._topics.subject(sentence, match.start, kinds, False)
        house = self._topics.houses.ours(sentence.block)
        return Found(house, 0.8) if house is not None and "organization" in kinds else None

    def _is_beside(self, parts: Parts) -> bool:
        """Whether the subject that stands before the words of a match is not the one of whom they tell."""
        start = parts.match.at("subject")
        if (
            start is not None
            and start > parts.sentence.low
            and (parts.sentence.chars[start - 1] in self._with or parts.stands_where(start, self._at, self._and))
        ):
            # X宣布，与Y共同推出...; X携手Y抢攻...; X在数码港租用...
            token = parts.sentence.tokens[start]
            return (_is_house(token) or is_host(self._clean, token)) and start < parts.match.verb
        return self._backs(parts)

    def _backs(self, parts: Parts) -> bool:
        """Whether the subject that stands before a sum gives it: `from Nvidia at a $3 billion valuation`."""
        match = parts.match
        start = match.at("subject")
        if start is None or match.rule.predicate.id not in _IS_RAISED:
            return False
        return self._topics.names.is_backer(parts.sentence, start)

    def _of_china(self, parts: Parts) -> Parts | None:
        """国内 ... 大模型: the industry of the country, which no single name stands for; some rules need no country."""
        if parts.condition is None and parts.value is not None and not parts.match.rule.has_condition:
            return self._of_industry(parts, parts.value)
        place = sense_of(parts.condition, self._clean, ("place",)) if parts.condition else None
        if place is None or place.id != "china" or parts.condition is None:
            return None
        return self._of_industry(parts, parts.condition)

    @staticmethod
    def _of_industry(parts: Parts, told: Token) -> Parts:
        start, end, char, _, rank = told
        parts.subject = (start, end, char, (Sense(parts.match.rule.fixed["subject"], "industry"),), rank)
        return parts

    def _found(self, parts: Parts, role: str) -> bool:
        """Whether what a clause leaves out is told by the price before it, by what is sold so, or by the context."""
        if role != "subject":
            return self._supplied(parts, role)
        if (described := self._described(parts)) is not None:
            parts.subject = described
            return True
        if self._selling.is_of_stranger(parts):
            return False
        if self._selling.is_told(parts):
            return True
        if self._supplied(parts, role) and not self._selling.is_no_plan(parts):
            return True
        return self._selling.is_of_house(parts)

    def _supplied(self, parts: Parts, role: str) -> bool:
        """Whether the context tells what the clause leaves out: the maker of the object, or what the text speaks of."""
        match = parts.match
        kinds = match.rule.kinds[role]
        # Who made a chip is not who uses it, nor what is compared with it.
        is_made = parts.object is not None and not (_is_house(parts.object) or _is_town(parts.object))
        is_made = is_made and match.rule.predicate.id not in ("uses_chip", "compares_with")
        if role == "subject" and "organization" in kinds and parts.object is not None and is_made:
            parts.subject = makers(parts.object)
            if parts.subject is None:
                parts.subject = self._topics.houses.maker_of(parts.object) or self._maker_in_name(parts.object)
            if parts.subject is not None:
                return True
            if match.rule.predicate.id in _LAUNCHES and (house := self._family(parts.object)):
                parts.subject, parts.sure = house, min(parts.sure, 0.75)
                return True
            kinds = _launching(match.rule.predicate.id, parts.object, kinds)
        near = bool(match.rule.fixed.get("near"))
        # who leads a round is not the one for which it is led
        other = parts.against if parts.against is not None and _is_company(parts.against) else None
        other = other or (parts.subject if role == "object" else None)
        is_driven = role == "object" and match.rule.predicate.id == "powers"
        if is_driven:
            other = None  # the thing that the text speaks of, whatever drives it
        is_pointed = role == "subject" and self._is_the_company(parts, kinds)
        kinds = ("organization",) if is_pointed else kinds
        found = _first(self._topics.subject(parts.sentence, match.start, kinds, is_pointed, near, other), match, role)
        if found is not None and role == "object" and self._is_no_object(match.rule.predicate.id, found.token):
            return False
        if found is None and role == "subject" and match.rule.predicate.id in _LAUNCHES:
            maker = self._topics.houses.only_maker() or self._of_page(parts.object) or self._only_house(parts.object)
            found = Found(maker, 0.7) if maker else None
        if found is None or (role == "subject" and parts.object is not None and _overlap(found.token, parts.object)):
            return False
        if role == "object" and match.rule.predicate.id == "invested_in" and self._is_one_of_them(parts, found.token):
            return False
        setattr(parts, role, self._of_its_family(parts, role) or found.token)
        parts.sure = min(parts.sure, found.sure)
        return True

    def _described(self, parts: Parts) -> Token | None:
        """The house that the words of a match describe: 主打法律大模型的红树智能, 刚完成B轮融资的X."""
        if "organization" not in parts.match.rule.kinds["subject"]:
            return None
        sentence, at = parts.sentence, parts.match.end
        of = sentence.chars.find(self._of, at, at + _DESCRIBED)
        if of < 0 or not self._fillers.issuperset(sentence.chars[at:of]):
            return None
        house = sentence.tokens[of + 1] if of + 1 < len(sentence.tokens) else None
        return house if house is not None and _is_house(house) else None

    def _is_the_company(self, parts: Parts, kinds: tuple[str, ...]) -> bool:
        """Whether the clause points to the house of which the text speaks: 公司2024年收入为3100万元."""
        if "organization" not in kinds:
            return False
        tokens, match = parts.sentence.tokens, parts.match
        low, _ = parts.sentence.clause(match.start)
        return _COMPANY.search(self._clean[tokens[low][0] : tokens[match.end - 1][1]]) is not None

    def _is_one_of_them(self, parts: Parts, house: Token) -> bool:
        """Whether whom the context supplies as backed came in itself as a backer beside the subject."""
        return self._topics.names.has_backed(house, parts.sentence.block)

    def _of_its_family(self, parts: Parts, role: str) -> Token | None:
        """2020年GPT-3问世。…推出自研GLM-130B: a known family is of its own house, whoever was spoken of before."""
        made = parts.subject if role == "object" and parts.match.rule.predicate.id == "developed_by" else None
        is_model = made is not None and made[2] == symbols.KIND["model"]
        return family_house(made, self._gazetteer, self._clean) if made is not None and is_model else None

    def _family(self, thing: Token) -> Token | None:
        """The house of the family that the name of a thing tells, or whose name it begins with."""
        house = family_house(thing, self._gazetteer, self._clean)
        return house or by_name(thing, self._topics.leading.mentions, self._clean)

    def _of_page(self, thing: Token | None) -> Token | None:
        """The house that speaks on the page: a new thing of which nobody else is told is its own."""
        return self._topics.houses.page if thing is not None and is_new(thing) else None

    def _only_house(self, thing: Token | None) -> Token | None:
        """The one house that a page names at all, and no list, of a new thing: on a vendor's page nobody says `we`."""
        if thing is None or not is_new(thing):
            return None
        named = [one for token in self._topics.leading.mentions for one in members(token) if _is_told_house(one)]
        named = [one for one in named if not is_host(self._clean, one)]
        is_one = len({one[3][0].id for one in named}) == 1 and named[0][3][0].is_outside
        return named[0] if is_one else None

    def _is_no_object(self, predicate: str, token: Token) -> bool:
        """Whether what the context names cannot be what the words leave out: a product that is driven, a list."""
        if predicate == "powers":
            return _may_be_model(token)
        is_ruler = token[2] == symbols.KIND["place"] or _LISTS.search(self._clean[token[0] : token[1]])
        return predicate == "restricted_by" and not is_ruler

    def _maker_in_name(self, thing: Token) -> Token | None:
        """The maker with which a name begins: AMD Instinct MI300X, 英伟达B200."""
        start, end = members(thing)[0][:2]
        text = self._clean[start:end]
        for size in range(min(len(text) - 1, 12), 1, -1):
            senses = self._gazetteer.by_key.get(key(text[:size]), ())
            if senses and senses[0].kind == "organization" and (text[size - 1] > "z" or not text[size].isalpha()):
                return start, start + size, symbols.KIND["organization"], senses, 0
        return None


def _is_house(token: Token) -> bool:
    """Whether a name is that of a house or a person: nobody made it, though it may begin with another's name."""
    return members(token)[0][2] in (symbols.KIND["organization"], symbols.KIND["person"])


def _is_company(token: Token) -> bool:
    return members(token)[0][2] == symbols.KIND["organization"]


def _is_town(token: Token) -> bool:
    """Whether a name is that of a town: nobody made 成都高新区, though it begins with the name of a fund."""
    return members(token)[0][2] == symbols.KIND["place"]


def _is_told_house(token: Token) -> bool:
    """Whether a name is that of a house and nothing else."""
    senses = token[3]
    is_named = type(senses) is tuple and bool(senses) and type(senses[0]) is Sense
    return is_named and all(sense.kind == "organization" for sense in senses)


def _first(found: Found | None, match: Match, role: str) -> Found | None:
    """Of several whom the context supplies the one who is supplied: the first of 云岭与华为签约."""
    if found is None or role != "object" or match.rule.predicate.id != "supplies":
        return found
    return Found(members(found.token)[0], found.sure)


def _launching(predicate: str, thing: Token, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of whoever may be supplied for the launch of a thing: a house, no place and no person."""
    if predicate not in _LAUNCHES or thing[2] == symbols.KIND["policy"]:
        return kinds
    return tuple(kind for kind in kinds if kind not in ("place", "person"))


def _may_be_model(token: Token) -> bool:
    """Whether what the text speaks of may be a model itself: of one that is built on X nothing is told here."""
    return any(sense.kind in ("model", "chip") for sense in members(token)[0][3])


def _overlap(one: Token, other: Token) -> bool:
    """Whether two names share a place: the members of a list are not each other's subject."""
    return one[0] < other[1] and other[0] < one[1]
