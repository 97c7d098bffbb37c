"""From a match to claims: every subject with every object or value, with time, stance, bound and place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial
from typing import Any

from baimo.claims import Claim, Predicate, table
from baimo.documents import Document
from baimo.reading.claiming.carried import is_carried
from baimo.reading.claiming.counted import count, is_no_chip, is_too_much
from baimo.reading.claiming.described import is_another_founded, is_described, is_founder_named
from baimo.reading.claiming.kindred import by_own_family, is_of_another_family, is_own_maker
from baimo.reading.claiming.likelier import likelier
from baimo.reading.claiming.meaning import sense_of
from baimo.reading.claiming.measuring import allowed, converted, default_unit
from baimo.reading.claiming.misplaced import (
    in_brackets_behind,
    is_aside_on_another,
    is_beside,
    is_founder,
    is_house_of_post,
    is_no_exchange,
    is_no_head,
    is_no_round,
    is_no_rule,
    is_not_its_level,
    is_of_another,
    is_of_place,
    is_other_party,
    is_plain_kind,
    is_trade,
)
from baimo.reading.claiming.otherwise import is_told_otherwise
from baimo.reading.claiming.pairing import drafts_of, is_paired, is_unpaired
from baimo.reading.claiming.parts import Parts
from baimo.reading.claiming.prices.free import FREE, unit_of_free
from baimo.reading.claiming.remembering import remember
from baimo.reading.claiming.roles import Roles
from baimo.reading.claiming.staged import is_stage
from baimo.reading.claiming.stance import Stance
from baimo.reading.claiming.turning import turned
from baimo.reading.context.topics import Topics
from baimo.reading.finding.spans import DateSpan, QuantitySpan
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.known.senses import is_outside
from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match
from baimo.reading.rules.rules import Rule
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.sentences.years import ESTIMATED
from baimo.reading.timing import held
from baimo.reading.timing.candidate import Dated, Deed
from baimo.reading.timing.clock import Clock
from baimo.reading.timing.in_order import in_order
from baimo.reading.timing.newest import is_not_yet
from baimo.reading.timing.speaking import gives_way, is_set_price
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.names import fold

# 截至2024年10月: up to then something was counted.
_COUNTED = expression(r"截[至止][到於于]?\s*$|\b[Aa]s of $")
_ROUND = expression(
    r"(?:pre-)?[a-h]\d?\+?轮|天使\+?轮|种子轮|战略(?:投资|融资)|series [a-h]\b|seed round|[a-h]\d? round", re.IGNORECASE
)

# What is told of the house that raised money, never of one that has a stake in it.
_OF_ROUNDS = frozenset({"raised", "valued_at", "invested_in"})


class Assembler:
    """Makes claims of the matches of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, stance: Stance, topics: Topics, clock: Clock) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._stance = stance
        self.topics = topics
        self.clock = clock
        self._roles = Roles(document.clean, gazetteer, topics)
        # The last match of the block, of which a clause without a verb goes on.
        self.last: Match | None = None

    def claims(self, sentence: Sentence, match: Match, taken: set[int]) -> Iterator[Claim]:
        """The claims of one match; `taken` are the dates of the sentence that were told of something else."""
        modality = self._stance.of(sentence, match.start, match.verb, match.end)
        if modality is None:
            return
        names, predicate = self.topics.names, match.rule.predicate.id
        lexicon = self._gazetteer.lexicon
        is_of_backer = predicate == "invested_in" and match.at("subject") is None
        names.block, names.is_of_round = -1 if is_of_backer else sentence.block, predicate in _OF_ROUNDS
        parts = likelier(match, partial(self._roles.fill, sentence))
        names.block, names.is_of_round = sentence.block, False
        if parts is None or parts.subject is None:
            return
        fixed = match.rule.fixed
        if match.rule.predicate.id in ("released", "open_sourced"):
            # A chief executive who shows a product does it for the company.
            parts.subject = self.topics.houses.employers.get(parts.subject[0], parts.subject)
        when = self._when(parts, taken)
        dates_itself = match.rule.predicate.value == "date" and parts.value is None
        if dates_itself and (when is None or not held.is_sure(self.clock, when)):
            return
        drafts = drafts_of(parts, lexicon)
        pairs = len(drafts) > 1 and (parts.value is not None or dates_itself or is_paired(parts, lexicon))
        years = in_order(self.clock, sentence, when, len(drafts)) if when and pairs else None
        drafts = [] if years is None and is_unpaired(parts, drafts, lexicon) else drafts
        for number, (subject, thing, value) in enumerate(drafts):
            owner = by_own_family(subject, thing, self._gazetteer, self._document.clean)
            claim = self._claim(parts, owner, thing, value)
            if claim is None:
                continue
            if dates_itself and when is not None:
                claim.value = when.when
            elif when is not None:
                claim.when = years[number] if years else when.when
                claim.confidence = round(min(claim.confidence, when.sure), 2)
            is_ahead = self.clock.is_ahead(claim.when) or not self.clock.spoken_on()
            if (fixed.get("ahead") and not is_ahead) or is_not_yet(claim, subject, sentence):
                continue
            claim.modality = self._meant(claim, _stronger(fixed.get("modality"), modality), when, value)
            self._place(claim, parts, when)
            remember(self.topics, lexicon, parts, claim, subject, thing)
            yield turned(claim)

    def _meant(self, claim: Claim, read: str, when: Dated | None, value: Token | None) -> str:
        """How a claim is meant: nobody has an opinion of a founder, and what lies ahead of the text is foretold."""
        meant = "asserted" if read == "opinion" and claim.predicate in _PLAIN_FACTS else read
        if meant == "predicted" and claim.predicate == "price" and value is not None:
            return "asserted" if gives_way(self._document.clean, value[0], value[1]) else meant
        if meant == "asserted" and self._is_estimate(claim):
            return "predicted"
        if (
            meant != "asserted"
            or not self.clock.is_ahead(claim.when)
            or is_set_price(self._document.clean, claim, when)
        ):
            return meant
        # the fourth quarter of a fiscal year may be over before that of the calendar begins
        said = "".join(self._document.clean[token[0] : token[1]] for token in (when.tokens if when else ()))
        is_fiscal = "财" in said or "fiscal" in said.lower() or said.startswith("FY")
        return "asserted" if is_fiscal or self._is_counted(when) else "predicted"

    def _is_counted(self, when: Dated | None) -> bool:
        """Whether a number was counted up to its time, 截至2024年10月: then the day of the text was but guessed."""
        clean = self._document.clean
        return any(_COUNTED.search(clean[max(0, token[0] - 8) : token[0]]) for token in (when.tokens if when else ()))

    def _is_estimate(self, claim: Claim) -> bool:
        """Whether a number stands behind a year with the sign of an estimate: 2026E：190亿元."""
        at = self.clock.block
        if claim.value is None or at < 0:
            return False
        block = self._document.blocks[at]
        return ESTIMATED.match(self._document.clean, block.start, block.end) is not None

    def _when(self, parts: Parts, taken: set[int]) -> Dated | None:
        predicate = parts.match.rule.predicate
        is_dated = predicate.when is not None or (predicate.value == "date" and parts.value is None)
        if not is_dated or "undated" in parts.match.rule.fixed:
            return None
        if parts.when is not None:
            resolved = held.resolved(self.clock, predicate, parts.when)
            return Dated(resolved, (parts.when,)) if resolved else None
        match = parts.match
        tokens = parts.sentence.tokens
        if is_founder_named(self._document.clean, predicate, tokens[match.start][0], tokens[match.end - 1][1]):
            return None
        at, things = match.at("value"), (parts.subject, parts.object)
        deed = Deed(parts.sentence, match.start, match.end, predicate, things, -1 if at is None else at, match.verb)
        told = held.when(self.clock, deed, taken, self.topics.sentence_subjects)
        if told is not None and is_described(self._document.clean, predicate, parts.sentence.tokens[match.verb]):
            # 6月，腾讯投资了A创立的B: in June nothing was founded
            return told if any(is_beside(parts.sentence, token, match.verb) for token in told.tokens) else None
        return told

    def _claim(self, parts: Parts, subject: Token, thing: Token | None, value: Token | None) -> Claim | None:
        rule, predicate = parts.match.rule, parts.match.rule.predicate
        of = self._bearer(subject, rule)
        if of is None:
            return None
        told_by = f"{rule.id}.joined" if parts.is_joined else rule.id
        claim = Claim(of.id, predicate.id, self._name(of, subject), of.kind, rule=told_by, note=parts.note)
        claim.subject_text = self._document.clean[subject[0] : subject[1]]
        claim.confidence = round(parts.sure * rule.fixed.get("confidence", 0.95), 2)
        if thing is not None and not self._with_object(claim, parts.match, thing):
            return None
        if self._is_misplaced(parts, subject, thing, value):
            return None
        if value is not None and not self._with_value(claim, parts, value):
            return None
        if "value" in rule.fixed:
            claim.value = _plain(rule.fixed["value"])
            claim.unit = rule.fixed.get("unit", claim.unit)
        if claim.unit == FREE:
            is_known = not is_outside(claim.subject)
            claim.unit = unit_of_free(self._document.clean, parts.sentence.tokens, claim.subject_type, is_known)
        if thing is not None:
            if is_no_chip(claim, thing, self._document.clean) or is_of_place(claim, self._document.clean, thing):
                return None
            count(claim, rule.predicate, parts.sentence, thing, self._document.clean)
        elif is_too_much(claim, subject[2] == self._gazetteer.machine):
            return None
        self._qualify(claim, parts, value)
        return claim

    def _is_misplaced(self, parts: Parts, subject: Token, thing: Token | None, value: Token | None) -> bool:
        clean, start = self._document.clean, parts.sentence.tokens[parts.match.start][0]
        predicate = parts.match.rule.predicate
        verb = parts.sentence.tokens[parts.match.verb]
        is_other = is_another_founded(clean, predicate, subject, verb) or is_founder(clean, predicate, subject)
        is_other = (
            is_other
            or is_house_of_post(clean, predicate, subject)
            or is_told_otherwise("subject", clean, predicate, subject, subject)
        )
        if is_other or is_aside_on_another(clean, subject, start):
            return True
        if is_no_rule(clean, predicate, subject if thing is None or predicate.id != "released" else thing):
            return True
        if is_other_party(clean, predicate, subject if predicate.id == "restricted_by" or thing is None else thing):
            return True
        if is_told_otherwise("verb", clean, predicate, verb, subject):
            return True
        if thing is not None and self._is_no_object(parts, subject, thing):
            return True
        if predicate.id == "invested_in" and is_no_round(clean, parts.sentence.tokens[parts.sentence.low][0], subject):
            return True
        return value is not None and (
            is_not_its_level(clean, predicate, value)
            or is_told_otherwise("value", clean, predicate, value, subject)
            or is_of_another(clean, predicate, subject, value)
        )

    def _is_no_object(self, parts: Parts, subject: Token, thing: Token) -> bool:
        """Whether what stands in the place of the object cannot be it."""
        clean, predicate = self._document.clean, parts.match.rule.predicate
        if any(no(clean, predicate, thing) for no in _NO_OBJECTS):
            return True
        if is_told_otherwise("object", clean, predicate, thing, subject):
            return True
        if predicate.id == "applied_in" and is_own_maker(thing, subject, self._gazetteer, clean):
            return True
        if is_carried(clean, predicate, thing, parts.match.at("subject") is not None):
            return True
        verb = parts.sentence.tokens[parts.match.verb]
        if is_of_another_family(parts.match.rule.id, clean[verb[0] : verb[1]], subject, thing, self._gazetteer, clean):
            return True
        heads = predicate.object == ("person",) or predicate.id == "founded_by"
        return heads and is_no_head(clean, predicate, thing, verb)

    def _with_object(self, claim: Claim, match: Match, thing: Token) -> bool:
        of = sense_of(thing, self._document.clean, match.rule.kinds["object"])
        if of is None or of.id == claim.subject or (claim.predicate == "compares_with" and not _alike(claim, of)):
            return False
        if claim.predicate == "uses_chip" and of.is_outside and self._is_bought(thing):
            return False
        claim.object, claim.object_name, claim.object_type = of.id, self._name(of, thing), of.kind
        claim.object_text = self._document.clean[thing[0] : thing[1]]
        return True

    def _is_bought(self, thing: Token) -> bool:
        """What no list knows as a chip and is none: a house that is bought (`bought Mipsology`), a quoted name."""
        clean = self._document.clean
        if any(quote in clean[max(0, thing[0] - 1) : thing[0] + 1] for quote in "“「『"):
            return True  # 用上了“一招”: what is new and quoted is a model or a product
        said = clean[max(0, thing[0] - _BOUGHT_NEAR) : thing[0]]
        return _BOUGHT.search(said) is not None or clean.startswith(" was bought", thing[1])

    def _with_value(self, claim: Claim, parts: Parts, token: Token) -> bool:
        what, rule = token[3], parts.match.rule
        if isinstance(what, DateSpan):
            claim.value = self.clock.resolve(what)
            return claim.value is not None and claim.value[0] != "X"
        if isinstance(what, QuantitySpan):
            if what.value > rule.fixed.get("most", what.value):
                return False
            claim.value, claim.value_to, claim.bound = what.value, what.value_to, what.bound
            claim.unit = rule.fixed.get("unit") or what.unit or self._unit_of(what, rule.predicate)
            if claim.bound == "exact" and self._is_about(parts, token):
                claim.bound = "about"
            if rule.fixed.get("negative") and claim.value > 0:
                claim.value = -claim.value
            is_whole = bool(rule.fixed.get("whole")) and what.unit in units.currencies()
            return is_whole or allowed(rule.predicate, claim.unit) or converted(claim, rule.predicate)
        said = _LEAD.sub("", self._document.clean[token[0] : token[1]].strip(" \n“”\"'，,.的"))
        claim.value = _bare(said, rule.predicate.fillers) if rule.predicate.fillers else said
        return bool(claim.value) and not said.endswith(_UNFINISHED)

    def _is_about(self, parts: Parts, value: Token) -> bool:
        """约为 H100 的 1.8 倍: a word before the verb's object holds for the value behind it too."""
        sentence, match = parts.sentence, parts.match
        about = self._gazetteer.lexicon.classes["about"]
        low = sentence.clause(match.start)[0]
        return any(sentence.chars[i] in about and sentence.tokens[i][0] < value[0] for i in range(low, match.end))

    def _unit_of(self, what: QuantitySpan, predicate: Predicate) -> str | None:
        """What a bare number counts: told by its measure word, or the predicate leaves no choice."""
        measure = self._document.clean[what.end - 1]
        if predicate.value == "any" and measure in _PIECES:
            return _PIECES[measure]
        counted = _COUNTED_BY.get(measure)
        return counted if counted in predicate.units else default_unit(predicate, what.value)

    def _qualify(self, claim: Claim, parts: Parts, value: Token | None) -> None:
        predicate, fixed = parts.match.rule.predicate, parts.match.rule.fixed
        claim.qualifier = fixed.get("qualifier")
        if fixed.get("note") == "round":
            found = _ROUND.search(self._clause_text(parts))
            claim.note = found[0] if found else None
        elif "note" in fixed:
            claim.note = fixed["note"]
        if predicate.qualifiers and claim.qualifier is None:
            # 4 PFLOPS（FP8）/8 PFLOPS（FP4）: each value has its own
            texts = (in_brackets_behind(self._document.clean, value), self._clause_text(parts))
            said = [text.lower() for text in texts if text]
            told = (name for text in said for word, name in _qualifier_words(predicate.id) if word in text)
            claim.qualifier = next(told, predicate.default_qualifier)

    def _clause_text(self, parts: Parts) -> str:
        sentence, match = parts.sentence, parts.match
        low, high = sentence.clause(match.start)[0], sentence.clause(match.end - 1)[1]
        return self._document.clean[sentence.tokens[low][0] : sentence.tokens[high - 1][1]]

    def _bearer(self, token: Token, rule: Rule) -> Sense | None:
        """Who bears a value: of a name with several senses the kind that the table names first (users: the product)."""
        senses = token[3]
        if rule.predicate.id == "price" and (sold := sense_of(token, self._document.clean, rule.predicate.subject)):
            return sold
        # Of a product and its house that go by one name the product is meant wherever it can be.
        if rule.predicate.object or not isinstance(senses, tuple) or len(senses) < 2 or senses[-1].how == "house":
            return sense_of(token, self._document.clean, rule.kinds["subject"])
        allowed = rule.kinds["subject"]
        usual = ((kind,) for kind in rule.predicate.subject if kind in allowed)
        found = (sense_of(token, self._document.clean, kinds) for kinds in (*usual, allowed))
        return next((sense for sense in found if sense), None)

    def _name(self, sense: Sense, token: Token) -> str:
        written = self._document.clean[token[0] : token[1]]
        # “知衡”企业大模型3.0: its name is no part of a quotation
        return self._gazetteer.usual.get(sense.id) or written.replace("”", "").replace("」", "")

    def _place(self, claim: Claim, parts: Parts, when: Dated | None) -> None:
        """Where it was read: from the first to the last word that says it, in the document's own text."""
        sentence, match = parts.sentence, parts.match
        start, end = sentence.tokens[match.start][0], sentence.tokens[match.end - 1][1]
        if when is not None:
            for token in when.tokens:
                start, end = min(start, token[0]), max(end, token[1])
        claim.doc = self._document.name
        claim.start, claim.end = self._document.offsets.to_text(start, end)
        claim.quote = self._document.text[claim.start : claim.end]
        if when is not None and when.is_supposed:
            self.clock.supposed.add((claim.predicate, claim.start, claim.end))
        if claim.predicate == "issued_on" and when is not None and not when.tokens:
            claim.also_at = self._day_of_notice(when.when)
        block = self._document.blocks[sentence.block] if sentence.block >= 0 else None
        if block is not None and block.kind in ("heading", "title"):
            claim.confidence = round(claim.confidence * 0.8, 2)
        if block is not None and block.kind == "comment":
            claim.said_by, claim.said_on = block.author, block.date

    def _day_of_notice(self, day: str) -> tuple[tuple[int, int], ...]:
        """Where the line stands that tells the day of the document: a notice is issued on the day below it."""
        if day != self._document.date:
            return ()
        lines = ((line.start, line.end) for line in self._document.noise if line.why == "particulars")
        return tuple(line for line in lines if day[:4] in self._document.text[slice(*line)])


@cache
def _qualifier_words(predicate: str) -> tuple[tuple[str, str], ...]:
    """The words that tell the qualifiers of a predicate, in small letters, each with its qualifier."""
    qualifiers = table()[predicate].qualifiers or {}
    return tuple((word.lower(), name) for name, words in qualifiers.items() for word in words)


_BOUGHT_NEAR = 40
_BOUGHT = expression(r"\b(?:bought|acquired|acquires|buys|purchased)\b[^,.;]*$", re.IGNORECASE)
_LEAD = expression("^(?:并?以|因|凭借|凭|靠)")
# Of these nobody has an opinion: what stands beside a quotation is still a fact.
_PLAIN_FACTS = frozenset({"founded_on", "founded_by", "led_by", "works_for", "located_in"})
# 出货2万片, 交付320台: what was shipped.
_PIECES = dict.fromkeys("张張块塊片颗顆枚", "chips") | dict.fromkeys("台臺套部副", "units")
_COUNTED_BY = {"家": "companies", "人": "people", "名": "people", "款": "models"} | dict.fromkeys("张块片颗枚", "chips")


_NO_OBJECTS = (is_plain_kind, is_trade, is_no_exchange, is_stage)
# Words taken as they are written that end so have lost their rest.
_UNFINISHED = ("和", "与", "及", " and", " or")
_SOFT = frozenset({"model", "product", "organization"})


def _alike(claim: Claim, other: Sense) -> bool:
    """Whether the two can be compared: chips with chips, a model with a product; a new name is of the other's kind."""
    if claim.is_joined and claim.subject_type == "organization" != other.kind:
        return False  # `Anthropic said Sonnet was faster than GPT-4`
    if is_outside(claim.subject):
        claim.subject_type = other.kind
    return other.is_outside or claim.subject_type == other.kind or {claim.subject_type, other.kind} <= _SOFT


def _stronger(fixed: str | None, read: str) -> str:
    """The stance that a rule gives, unless the text denies it."""
    return read if fixed is None or read == "negated" else fixed


def _plain(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float) else value


# Names that are whole without the word for what they are: MIT, Apache 2.0, GPL; but not `Llama 2 Community`.
_WHOLE = expression(
    r"(?:\d|\b(?:MIT|BSD|GPL|AGPL|LGPL|Apache)|\bCC[ -]BY(?:-[A-Z]{2})*|OpenRAIL(?:-M)?|版MIT)$", re.IGNORECASE
)
# Licence: Apache 2.0, as before: what goes on behind a whole name is none of it.
_GOES_ON = re.compile(r"\s*[,，;；。\n]")


def _bare(said: str, fillers: tuple[str, ...]) -> str:
    """A name without the words behind it that say no more than the predicate does: MIT许可证 is MIT."""
    first = _GOES_ON.split(said, maxsplit=1)[0]
    said = first if _WHOLE.search(first) else said
    for filler in sorted(fillers, key=len, reverse=True):
        short = said[: -len(filler)].rstrip() if fold(said).endswith(filler) else ""
        if short and _WHOLE.search(short):
            return short
    return said
