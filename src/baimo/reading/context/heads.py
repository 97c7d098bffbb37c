"""What a block says that it is about: the name in its heading, before its colon, in the line above its keys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from baimo.documents import Document
from baimo.reading.context.candidates import UNKNOWN, comes_in_beside, is_mention
from baimo.reading.context.measured import typed
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

_SHORT_LINE = 60
_HEADLINE = 6
# More than a name: `Mistral Large 2, fine-tuned`; a comma before a legal form is part of one.
_MORE = expression(r"，|, (?!(?:Inc|Ltd|LLC|Corp|Co|S\.A|GmbH|Limited)\b)")
_NAMING: dict[str, str] = datafile.load(Path(__file__).with_name("context.yaml"))["naming"]
_WORDY = frozenset(symbols.LONGER + symbols.LONG)


class Heads:
    """The names at the head of the blocks of a document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self._document = document
        self.gazetteer = gazetteer
        self._of: dict[int, list[Token]] = {}
        # The name that stands as a sentence of its own at the head of a paragraph.
        self.ran_in: dict[int, Token] = {}
        # The houses that headings are since those before them are: looked for once.
        self.sisters: dict[int, Token | None] = {}
        # What the lines `成立：...` below a line `公司名称：...` are about.
        self.group: Token | None = None

    def of(self, block: int) -> list[Token]:
        """The names at the head of a block."""
        return self._of.get(block, [])

    def label(self, sentence: Sentence, start: int) -> Token | None:
        """The house whose name heads a line before a colon: `Tern: founded in 2021; raised $9 million`."""
        block = sentence.block
        of = self.of(block)
        if block < 0 or len(of) != 1 or self._document.blocks[block].head is None or self.is_heading(block):
            return None
        is_house = of[0][2] == symbols.KIND["organization"] and len(members(of[0])) == 1
        return of[0] if is_house and of[0][0] < sentence.tokens[start][0] else None

    def enter(self, block: int) -> None:
        """A new block begins: behind lines with a key it speaks of what it likes."""
        if block < 0 or self._document.blocks[block].head is None:
            self.group = None

    def begin(self, sentence: Sentence) -> None:
        """A sentence begins; a name before a colon at its start is what the rest of the block speaks of."""
        block, colon = sentence.block, _colon(sentence)
        if colon < 0:
            if self.is_heading(block):
                self._head(block, self._speaking(sentence))
            return
        self._open_group(sentence, colon)
        if symbols.COMMA not in sentence.chars[sentence.low : colon]:
            self._head(block, sentence.tokens[sentence.low : colon])
        if self.is_heading(block) and block not in self._of:
            # 公司档案：面壁智能
            self._head(block, sentence.tokens[colon + 1 : sentence.high])
            if block not in self._of:
                # 月之暗面完成新一轮融资，投资方包括：
                self._head(block, sentence.tokens[sentence.low : colon])

    def runs_in(self, sentence: Sentence) -> bool:
        """Whether a short first sentence stands like a heading before its paragraph: `Perplexity, again.`"""
        if sentence.block < 0 or self.is_heading(sentence.block):
            return False
        block, colon = self._document.blocks[sentence.block], _colon(sentence)
        is_named = colon >= 0 and self._is_name(sentence.tokens[sentence.low : colon])  # `Tern: Leeds; 12 staff`
        behind = sentence.tokens[colon + 1 : sentence.high]
        if colon >= 0 and (block.kind != "paragraph" or is_named or not self._is_name(behind)):
            return False
        first, last = sentence.tokens[sentence.low], sentence.tokens[sentence.high - 1]
        return first[0] <= block.start + 2 and last[1] < block.end and last[1] - first[0] < _SHORT_LINE

    def run_in(self, sentence: Sentence) -> None:
        """A short first sentence that is but a name heads its block: `**gpt-oss-120b.** OpenAI published it`.

        So does one that ends with a name behind a colon: `Not bought: CoreWeave.`
        """
        said = sentence.tokens[_colon(sentence) + 1 if _colon(sentence) >= 0 else sentence.low : sentence.high]
        if self._is_name(said):
            self._of.setdefault(sentence.block, [said[0]])
            self.ran_in[sentence.block] = said[0]

    @staticmethod
    def _is_name(tokens: list[Token]) -> bool:
        """Whether words are a known name and nothing else, but for the field that ends it: SoundHound AI."""
        said = [token for token in tokens if token[2] != symbols.STOP]
        is_named = bool(said) and is_mention(said[0]) and said[0][2] not in UNKNOWN
        return is_named and all(_is_field(token) for token in said[1:])

    def is_heading(self, block: int) -> bool:
        """Whether a block is a heading or the title."""
        return block >= 0 and self._document.blocks[block].kind in ("heading", "title")

    def _speaking(self, sentence: Sentence) -> list[Token]:
        """The tokens of a headline without whoever comes in beside: `Round led by Accel values X at $620 million`."""
        tokens, text = sentence.tokens, self._document.clean
        kept = [token for token in tokens[sentence.low : sentence.high] if not comes_in_beside(text, token)]
        return kept if any(token[3] is not None for token in kept) else tokens[sentence.low : sentence.high]

    def _head(self, block: int, tokens: Iterable[Token]) -> None:
        said = list(tokens)
        named = [token for token in said if token[3] is not None and token[2] != symbols.DATE and is_mention(token)]
        if self.is_heading(block) and (len(said) > _HEADLINE or any(token[2] in _WORDY for token in said)):
            # A headline is a sentence: an unknown word in it with a capital is hardly what the text is about.
            named = [token for token in named if token[2] not in UNKNOWN]
        if named:
            if len(named) == 1 and self.is_heading(block):
                named = [typed(self._document, block, named[0])]
            # `OpenAI hires a chief of sales; Anthropic opens in Tokyo`: of each sentence of a headline
            self._of[block] = [*self._of.get(block, []), *named] if self.is_heading(block) else named

    def _open_group(self, sentence: Sentence, colon: int) -> None:
        """`公司名称：智谱` names what the lines with a key below it are about."""
        clean, tokens = self._document.clean, sentence.tokens
        key = clean[tokens[sentence.low][0] : tokens[colon][0]].strip()
        kind = _NAMING.get(key.lower())
        if kind is None or colon + 1 >= sentence.high:
            return
        start, end = tokens[colon + 1][0], tokens[sentence.high - 1][1]
        name = clean[start:end].strip(" \n\u3000；;，,。")
        if name and len(name) <= _SHORT_LINE and not _MORE.search(name):
            start = clean.index(name, start)
            senses = known_or_new(self.gazetteer, name, kind)
            self.group = (start, start + len(name), symbols.KIND[senses[0].kind or kind], senses, 0)


def _is_field(token: Token) -> bool:
    return is_mention(token) and {sense.kind for sense in members(token)[0][3]} <= {"technology", "industry"}


def _colon(sentence: Sentence) -> int:
    return sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
