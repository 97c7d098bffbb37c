"""The parts of a claim as they are found: what fills each place of a match."""

from __future__ import annotations

from dataclasses import dataclass, field

from baimo.reading.naming.mentions import Token
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence


@dataclass(slots=True)
class Parts:
    """What a match says, its places filled: tokens by role; `is_joined` if the encoder told whom of."""

    match: Match
    sentence: Sentence
    subject: Token | None = None
    object: Token | None = None
    value: Token | None = None
    when: Token | None = None
    condition: Token | None = None
    against: Token | None = None
    note: str | None = None
    sure: float = 1.0
    is_joined: bool = False
    tokens: list[Token] = field(default_factory=list)

    def stands_where(self, at: int, where: str, joints: str) -> bool:
        """Whether a name tells where something can be had, alone or beside others: 在魔搭社区和Hugging Face推出."""
        low, chars = self.sentence.low, self.sentence.chars
        while at - 2 > low and chars[at - 1] in joints and type(self.sentence.tokens[at - 2][3]) is tuple:
            at -= 2
        return at > low and chars[at - 1] in where
