"""Who could be the other part of a claim: names of the sentence, those spoken of before, whom rules would supply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baimo.reading.context.topics import Topics
from baimo.reading.joining import features, pointing
from baimo.reading.joining.memory import Memory, Spoken, singles
from baimo.reading.joining.places import Place
from baimo.reading.joining.scene import Scene
from baimo.reading.naming.mentions import Token, makers


@dataclass(slots=True)
class Whom:
    """A candidate for the other part: a unit of the sentence, one spoken of elsewhere, or nobody; with its signs."""

    unit: int | None
    spoken: Spoken | None
    signs: list[str]

    def span(self, scene: Scene) -> tuple[int, int] | None:
        """Where it stands in the clean text; None for nobody."""
        token = self.token(scene)
        return token[:2] if token is not None else None

    def token(self, scene: Scene) -> Token | None:
        """Its name; None for nobody."""
        if self.unit is not None:
            return token_of(scene, self.unit)
        return self.spoken.token if self.spoken is not None else None


def whoms(scene: Scene, at: int, one: Place, memory: Memory, topics: Topics) -> list[Whom]:
    """All that could be the other part of a claim of which a unit is one, and at the end nobody."""
    inside = [u for u in scene.typed(at) if u != at and not one.kinds.isdisjoint(scene.all[u].kinds)]
    inside = [u for u in inside if not is_label(scene, u, topics)]
    own = {memory.key(s) for u in (*inside, at) for s in singles(token_of(scene, u))}
    answer = _answer(scene, at, one, topics)
    key = memory.key(answer) if answer is not None else None
    told = frozenset(memory.key(s) for token in topics.recent.values() for s in singles(token)[:1])
    before = memory.candidates(one.kinds, frozenset(own), memory.headings(scene.units.sentence.block))
    before += _beside(scene, at, one, answer, memory, own | {s.key for s in before})
    if one.part == "subject":
        inside = []
    found = [Whom(u, None, features.of_subject(scene, at, u, inside, one.predicate.id)) for u in inside]
    signs = pointing.of_context(scene, at, memory, before, key, told)
    found += [Whom(None, spoken, sign) for spoken, sign in zip(before, signs, strict=True)]
    return [*found, Whom(None, None, pointing.nobody(scene, at, len(inside), len(before), key))]


def _beside(
    scene: Scene, at: int, one: Place, answer: Token | None, memory: Memory, known: set[str]
) -> Iterator[Spoken]:
    """Whom rules would supply and who made the thing itself, OpenAI GPT-4, where they are no candidates yet."""
    maker = makers(token_of(scene, at))
    made = singles(maker)[:1] if maker is not None else ()
    for token in (*((answer,) if answer else ()), *made):
        if memory.key(token) in known:
            continue
        kinds = tuple(sense.kind for sense in token[3])
        if not one.kinds.isdisjoint(kinds):
            known.add(memory.key(token))
            yield Spoken(memory.key(token), token, kinds, memory.sentence, scene.units.sentence.block, token in made)


def is_label(scene: Scene, at: int, topics: Topics) -> bool:
    """Whether a unit only tells who speaks in a talk: 记者甲：你去年出任了……"""
    return bool(topics.names.speakers) and topics.names.is_label(token_of(scene, at))


def _answer(scene: Scene, at: int, one: Place, topics: Topics) -> Token | None:
    """Whom the context of rules would supply."""
    kinds = one.predicate.joinable if one.part != "subject" else one.predicate.object
    asked = at, kinds
    if asked not in scene.answers:
        found = topics.subject(scene.units.sentence, scene.all[at].at, kinds, False)
        scene.answers[asked] = next(iter(singles(found.token)), None) if found else None
    return scene.answers[asked]


def token_of(scene: Scene, at: int) -> Token:
    """The token of a unit."""
    return scene.units.sentence.tokens[scene.all[at].at]
