"""What a claim leaves behind for the text that goes on: who is spoken of, who backs whom, who speaks for a house."""

from __future__ import annotations

from collections.abc import Iterable

from baimo.claims import Claim
from baimo.reading.claiming.kindred import is_by_family
from baimo.reading.claiming.meaning import settled
from baimo.reading.claiming.parts import Parts
from baimo.reading.context.candidates import entity_of
from baimo.reading.context.topics import Topics
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence

# What is rather wrong than right is not what a text goes on with.
_LIKELY = 0.5
# Who these are told of speaks for a house: its words are the house's.
_OF_HEADS = frozenset({"led_by", "founded_by"})
# These are told from either side.
_TOLD_EITHER_WAY = frozenset({"supplies", "powers", "acquired"})
# In what is told of these, the start-up is the one that gets money or is bought.
_OF_THE_YOUNG = frozenset({"raised", "valued_at", "founded_on", "invested_in", "acquired"})


def know_backers(topics: Topics, sentence: Sentence, matches: Iterable[Match]) -> None:
    """Who is told to back a house comes in beside it, whether that house is found or not."""
    told = [match for match in matches if match.rule.predicate.id == "invested_in"]
    # Whom a rule tells to be backed is no backer in the same breath, whatever else may be guessed.
    places = [match.at("object") for match in told if not match.is_joined]
    backed = {entity_of(sentence.tokens[at], topics.document.clean) for at in places if at is not None}
    for match in told:
        backer, house = match.at("subject"), match.at("object")
        is_guess = match.is_joined
        is_round = house is None or sentence.tokens[house][3] is None or is_guess
        # X获腾讯入股, `X got $5 million from Nvidia`: who is named first is what the text speaks of.
        is_round = is_round or (backer is not None and house is not None and house < backer)
        if backer is None or (is_guess and entity_of(sentence.tokens[backer], topics.document.clean) in backed):
            continue
        topics.names.backs(sentence.tokens[backer], sentence.block, is_round)


def remember(topics: Topics, lexicon: Lexicon, parts: Parts, claim: Claim, subject: Token, thing: Token | None) -> None:
    """Keeps whom a claim speaks of, and what else it tells of them."""
    assert parts.subject is not None
    if parts.match.beside or (claim.is_joined and claim.confidence < _LIKELY):
        return
    if claim.predicate in _OF_HEADS and claim.modality == "asserted" and thing is not None:
        person, house = (subject, thing) if claim.subject_type == "person" else (thing, subject)
        topics.houses.speaks_for(person, house)
    if parts.sentence.is_aside and parts.sentence.host is None and claim.predicate in _OF_HEADS:
        # `DeepMind co-founder Ann Lee` brings in a person: of the house in the post the text does not speak.
        topics.post_here = None if claim.subject_type == "person" else subject
        return
    if _is_led_by_object(topics, parts) and parts.object is not None and claim.object_type:
        topics.remember(parts.match.start, parts.object, claim.object_type, True)
        return
    is_ours = claim.predicate == "invested_in" and not topics.houses.is_told_of(subject, parts.sentence.block)
    if (is_ours or _comes_in(parts, lexicon)) and parts.object is not None and claim.object_type:
        # An investor comes in by the way: the company it backs stays the topic.
        topics.remember(parts.match.start, parts.object, claim.object_type, True)
        return
    # A date that is told of a thing stands often in a clause of its own before it.
    at = parts.match.verb if parts.match.rule.predicate.value == "date" else parts.match.start
    spoken_of = settled(subject, claim) if parts.subject[2] == symbols.HAN else parts.subject
    is_named = topics.leading.counts(topics.document.clean)[claim.subject] > 0
    if is_named or not is_by_family(parts.subject):
        topics.remember(at, spoken_of, claim.subject_type, True)
    if claim.predicate in _OF_THE_YOUNG:
        topics.recent["start-up"] = parts.object or parts.subject
    # Of what is built upon a thing or compared with it `It` speaks, not of that.
    is_peer = claim.object_type == claim.subject_type or claim.predicate == "based_on"
    if thing is not None and parts.object is not None and claim.object_type and not is_peer:
        topics.remember(parts.match.start, parts.object, claim.object_type, False)
    _keep_maker(topics, claim, subject, thing)


def _is_led_by_object(topics: Topics, parts: Parts) -> bool:
    """Whether English tells first who is supplied or bought, and goes on with it: `X signed with OpenAI`."""
    if parts.match.rule.predicate.id not in _TOLD_EITHER_WAY:
        return False
    subject, thing = parts.match.at("subject"), parts.match.at("object")
    if subject is None or thing is None or thing > subject:
        return False
    tokens = parts.sentence.tokens
    return topics.document.clean[tokens[thing][0] : tokens[subject][1]].isascii()


def _keep_maker(topics: Topics, claim: Claim, subject: Token, thing: Token | None) -> None:
    """Who made a thing may be told once, and its launch later; what is but weighed or rumoured teaches nothing."""
    if claim.is_joined or claim.modality == "reported":
        return
    if claim.predicate in ("released", "open_sourced") and thing is not None and claim.object:
        topics.houses.makers.setdefault(claim.object, subject)
    elif claim.predicate == "developed_by" and thing is not None:
        topics.houses.makers.setdefault(claim.subject, thing)


def _comes_in(parts: Parts, lexicon: Lexicon) -> bool:
    """Whether the subject is one that backs what the text goes on to speak of."""
    sentence, match = parts.sentence, parts.match
    leads = lexicon.classes["lead_round"] + lexicon.classes["follow_round"]
    is_round = match.rule.predicate.id == "invested_in" and any(
        char in leads for char in sentence.chars[match.start : match.end]
    )
    return "object" in match.rule.open_roles or is_round
