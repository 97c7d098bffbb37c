"""Whose a thing is where a text in Chinese only says it in passing: 方正电子的魔方大模型, 地平线的征程6P."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.claims import Claim, table
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Group, Owned, Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.rules.patterns import Compiler
from baimo.reading.rules.rules import Rule
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

_NAME = "developed_by.owned"
_SUPPLIED = "supplies.owned"
_MAKES = frozenset({"released", "open_sourced", "developed_by", "manufactured_by", "discontinued"})
_USES = frozenset({"applied_in"})
_THINGS = frozenset({"model", "product", "chip"})
_OF = expression(r"\s*(?:的|旗下的?|自研的?|家的|自家的?|自主研发的|开发的|研发的|出品的)\s*[“「『《]?|\s*[“「『]")
# What buys and uses such things rather than makes them.
_USERS = expression(
    r"(?:银行|銀行|法院|中院|高院|医院|醫院|学校|學校|中学|中學|小学|小學|局|厅|廳|委|委员会|委員會|政府|电网|電網|机场|機場"
    r"|保险|保險|证券|證券|报社|報社|出版社|图书馆|圖書館|事务所|事務所|市|省|区|區|县|縣|国|國)$"
)
_NUMBERED = expression(r"[A-Za-z][\w.]*(?:[ -]?[A-Za-z]*\d|-[A-Za-z])[\w.-]*")


class Owners:
    """Finds the things that are named with their makers, and nothing else is told of who made them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        lexicon = gazetteer.lexicon
        self._gazetteer = gazetteer
        predicate = table()["developed_by"]
        self._rule = Rule(_NAME, predicate, "", [], Compiler(lexicon), {"confidence": 0.7})
        self._supplied = Rule(_SUPPLIED, table()["supplies"], "", [], Compiler(lexicon), {"confidence": 0.7})
        sets = lexicon.alphabet.kind_sets
        self._houses = frozenset(char for kinds, char in sets.items() if "organization" in kinds)
        self._of = frozenset(lexicon.classes["of"])

    def matches(self, sentence: Sentence, told: list[Match], clean: str) -> Iterator[Match]:
        """A match for every thing with its maker that no rule has told of."""
        yield from self._supplies(sentence, told)
        taken = {at for match in told if match.rule.predicate.id in _MAKES for _, at, _ in match.roles}
        for at in range(sentence.low, sentence.high):
            if at in taken:
                continue
            owned = self._owned(sentence, at, clean)
            if owned is not None:
                yield Match(self._rule, at, at + 1, at, [("subject", at, at + 1)], (("object", owned),))
            for thing, maker in self._listed(sentence.tokens[at], clean):
                yield Match(self._rule, at, at + 1, at, [], (("subject", thing), ("object", maker)))

    def _supplies(self, sentence: Sentence, told: list[Match]) -> Iterator[Match]:
        """东海航空使用科大讯飞的星火大模型: who makes what a house uses supplies that house."""
        for match in told:
            if match.rule.predicate.id not in _USES:
                continue
            user, thing = match.at("object"), match.at("subject")
            if user is None or thing is None or sentence.chars[user] not in self._houses:
                continue
            owned = sentence.tokens[thing][3]
            if type(owned) is Owned:
                roles = [("object", user, user + 1)]
                yield Match(self._supplied, match.start, match.end, match.verb, roles, (("subject", owned.maker),))

    def _owned(self, sentence: Sentence, at: int, clean: str) -> Token | None:
        """The maker with whom a thing is named, if it is a house that makes things."""
        token = sentence.tokens[at]
        if type(token[3]) is Owned:
            return self._maker(token[3].maker, members(token)[0], clean)
        if token[2] != symbols.CAPITALISED or at < sentence.low + 2 or sentence.chars[at - 1] not in self._of:
            return None
        maker = sentence.tokens[at - 2]
        is_told = maker[2] in self._houses and _OF.fullmatch(clean, maker[1], token[0]) is not None
        is_numbered = _NUMBERED.fullmatch(clean[token[0] : token[1]]) is not None
        return maker if is_told and is_numbered and self._makes(maker, clean) else None

    def _listed(self, token: Token, clean: str) -> Iterator[tuple[Token, Token]]:
        """Every thing of a list, each named with its maker: 临江大学的“问津”大模型和云帆科技的“灵犀”大模型."""
        if type(token[3]) is Group:
            for one in token[3].members:
                thing = members(one)[0]
                maker = self._maker(one[3].maker, thing, clean) if type(one[3]) is Owned else None
                if maker is not None:
                    yield thing, maker

    def _maker(self, maker: Token, thing: Token, clean: str) -> Token | None:
        """The maker, where the words between tell that the thing is its own."""
        sense = thing[3][0]
        is_thing = (sense.kind or sense.likely) in _THINGS
        is_told = is_thing and _OF.fullmatch(clean, maker[1], thing[0]) is not None
        return maker if is_told and self._makes(maker, clean) and not self._is_famous(thing, clean) else None

    def _is_famous(self, thing: Token, clean: str) -> bool:
        """Whether everybody knows whose a thing is: DeepMind的AlphaFold tells nothing."""
        return family_house(thing, self._gazetteer, clean) is not None

    @staticmethod
    def _makes(maker: Token, clean: str) -> bool:
        return isinstance(maker[3], tuple) and not _USERS.search(clean[maker[0] : maker[1]].strip("”」』》 "))


def unrepeated(claims: list[Claim]) -> list[Claim]:
    """The claims, without those in passing of things of which the text tells elsewhere who made or launched them."""
    told = {claim.object if claim.predicate in ("released", "open_sourced", "discontinued") else claim.subject
            for claim in claims if claim.predicate in _MAKES and claim.rule != _NAME}  # fmt: skip
    return [claim for claim in claims if claim.rule != _NAME or claim.subject not in told]
