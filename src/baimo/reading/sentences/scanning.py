"""From a text to its symbols: one pass for names and words, one for dates, one for quantities, one over the finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from baimo.documents import Document
from baimo.reading.finding.dates.dates import find_dates
from baimo.reading.finding.quantities import find_quantities
from baimo.reading.naming.echoes import spread
from baimo.reading.naming.known.cuts import is_cut, is_tail
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.known.ordinary import is_ordinary, ordinary
from baimo.reading.naming.learned import kinds
from baimo.reading.naming.learned.recogniser import Recogniser
from baimo.reading.naming.mentions import Token, extension, known_or_new, plan, variant
from baimo.reading.naming.new import forms, laws
from baimo.reading.naming.new.gaps import Gaps
from baimo.reading.naming.numbered.compounds import Compounds
from baimo.reading.naming.numbered.settled import settled
from baimo.reading.naming.numbered.sizes import by_size
from baimo.reading.naming.numbered.versions import behind_fund, behind_han_name, with_point
from baimo.reading.rules import symbols
from baimo.reading.sentences import finders
from baimo.reading.sentences.quantified import quantity_symbol
from baimo.reading.sentences.regional import in_common_words
from baimo.reading.sentences.years import years_alone
from baimo.values.expressions import expression
from baimo.values.names import fold, key

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_VERSIONED = {"model", "product", "chip", "vehicle"}
_SOFTWARE = {"model", "product"}
_LONG_WORD = 4
_OF_CODE = expression(r"\.(?:cpp|cu|py|rs|js|ts|sh|md|json|ya?ml|ipynb)(?![a-z0-9])")
_GROWS = frozenset("-.0123456789 图视语翻世文数音角")
_STAGES = frozenset("一二三四五六123")
_START = itemgetter(0)
# A name that behind a number is a measure: 128字节.
_MEASURES, _COUNTS = frozenset(["字节"]), frozenset("0123456789个kmgtKMGT万亿千百每")
# What of the mark of a line could be read: its number.
_NUMBERED = expression(r"[^\W_]+[.、)）]?")
# The 360 of $360,000 is no company.
_IN_NUMBER = expression(r"^[$€£¥,.]|[,.]\d$|%.?$|^.?\d+ ?[元块张台名款万亿千百克页分秒天]")


@dataclass(slots=True)
class Scan:
    """A document as symbols: `chars[i]` stands for `tokens[i]`; `folded` is its text in small letters."""

    text: str
    folded: str
    chars: str
    tokens: list[Token]


def unmarked(document: Document) -> str:
    """The text of a document without the numbers by which its lines are marked: the 2 of `2. **H200**: 141 GB`."""
    text = document.clean.replace("\u00a0", " ").replace("\u2011", "-")
    pieces: list[str] = []
    end = done = 0
    for block in document.blocks:
        if block.start - end > 1 and _NUMBERED.search(text, end, block.start):
            pieces += text[done:end], _NUMBERED.sub(_blank, text[end : block.start])
            done = block.start
        end = max(end, block.end)
    return "".join([*pieces, text[done:]])


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


def folded_text(document: Document) -> str:
    """The text of a document in small letters, simplified characters and half width; no offset moves."""
    text = unmarked(document)
    # Cells that only tabs part must not run together: folding keeps those.
    folded = "\t".join(map(fold, text.split("\t"))) if "\t" in text else fold(text)
    return folded if folded.isascii() else in_common_words(folded)


class Scanner:
    """Finds everything known in a document, in order, and gives what lies between a symbol too."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._automaton = gazetteer.automaton
        self._tight = dict(gazetteer.lexicon.tight)
        self._words = gazetteer.lexicon.words
        lexicon = gazetteer.lexicon
        self._heads = (lexicon.words, lexicon.tight, lexicon.decoys, forms.EVERYDAY_HAN, gazetteer.by_key)
        classes = gazetteer.lexicon.classes
        # Licences, benchmarks, posts: names of several words, of which none is another's name.
        self._titled = frozenset(
            char
            for word, char in gazetteer.lexicon.words.items()
            if " " in word and char in classes["licence_name"] + classes["benchmark_name"] + classes["post"]
        )
        self._ordinary = ordinary()
        self._gaps: dict[str, str] = {}
        self._compounds = Compounds(gazetteer)
        homophones = gazetteer.homophones
        self._weighed = Recogniser(gazetteer, homophones).find
        self._typed = kinds.typed
        sets = gazetteer.lexicon.alphabet.kind_sets
        self._things = frozenset(char for kinds, char in sets.items() if "model" in kinds)
        self._generic = frozenset(char for kinds, char in sets.items() if symbols.GENERIC in kinds)
        self._split = Gaps(gazetteer.lexicon, homophones).split

    def scan(self, document: Document) -> Scan:
        """The symbols of a document in simplified characters; a block sign stands before each of its blocks."""
        text = unmarked(document)
        folded = folded_text(document)
        found: list[Token] = [
            (block.start, block.start, symbols.BLOCK, i, forms.NAME) for i, block in enumerate(document.blocks)
        ]
        self._names(text, folded, found)
        found += [(d[0], d[1], symbols.DATE, d, forms.DATE) for d in find_dates(folded)]
        found += years_alone(document, folded)
        # 一款总参数: no model has one parameter.
        found += [
            (q[0], q[1], quantity_symbol(q, folded), q, forms.QUANTITY)
            for q in find_quantities(folded)
            if q.unit != "parameters" or q.value >= _FEWEST
        ]
        found += finders.by_form(document, text, folded, self._gazetteer, self._compounds)
        finders.by_what_is_found(text, folded, found, self._gazetteer, self._weighed)
        found.sort(key=_START)
        tokens = self._typed(text, folded, self._fill(text, folded, found))
        tokens = settled(text, tokens, self._gazetteer.versioned)
        tokens = by_size(text, spread(text, folded, tokens), self._things)
        tokens = laws.titled(text, tokens)
        return Scan(text, folded, "".join([token[2] for token in tokens]), tokens)

    def _names(self, text: str, folded: str, found: list[Token]) -> None:
        """Names and words, each only where letters do not go on at its ends."""
        entries, letters, size = self._gazetteer.entries, _LETTERS, len(folded)
        for index, start, end in self._automaton.find(folded):
            char, senses, left, right, capital = entries[index]
            if left and start and folded[start - 1] in letters:
                if " " in folded[start:end]:  # the `on training` of `million training`
                    self._hidden(folded, start, end, found)
                continue
            if senses is not None:
                if not capital or text[start].isupper():
                    self._whole(text, folded, (start, end, char, senses, right), found)
                elif (word := self._words.get(folded[start:end])) and not (end < size and folded[end] in letters):
                    found.append((start, end, word, None, forms.WORD))  # `pre-training` is a name with a capital alone
            elif right and end < size and folded[end] in letters:
                if end - start > _LONG_WORD:
                    self._hidden(folded, start, end, found)
            elif char:
                found.append((start, end, char, None, forms.NAME if char in self._titled else forms.WORD))

    def _whole(self, text: str, folded: str, name: tuple[int, int, str, Any, bool], found: list[Token]) -> None:
        """A name, or the shorter one within it where a number goes on: no `Claude 1` in `Claude 19 million`."""
        start, end = name[:2]
        if folded[end - 1].isdigit() and folded[end : end + 1].isdigit():
            self._hidden_name(text, folded, start, end, found)
        elif self._is_no_name(folded, start, end, name[3][0].kind):
            return
        elif not (name[3][0].how == "context" and is_cut(folded, start, end, self._words)):
            self._name(text, folded, name, found)

    def _is_no_name(self, folded: str, start: int, end: int, kind: str) -> bool:
        """Whether what is written like a known name is a word where it stands, or the end of a new name."""
        if folded[start:end] in self._ordinary and is_ordinary(folded, start, end):
            return True
        return kind == "organization" and is_tail(folded, start, end, self._heads)

    def _name(self, text: str, folded: str, name: tuple[int, int, str, Any, bool], found: list[Token]) -> None:
        """A name, with the version that follows it."""
        start, end, char, senses, right = name
        rank = forms.NAME
        if start and folded[start:end] in _MEASURES and folded[start - 1] in _COUNTS:
            return
        after = folded[end : end + 1]
        if after == "$" or (after == "." and _OF_CODE.match(folded, end)):
            return  # US$ 3 million, qwen.cpp
        if folded[start:end].isdigit() and _IN_NUMBER.search(folded[max(0, start - 1) : end + 2]):
            return
        if after == "s" and senses[0].kind == "chip" and folded[end + 1 : end + 2] not in _LETTERS:
            end, after = end + 1, ""
        if after and (after in _LETTERS or after in _GROWS):
            grown = self._grown(folded, end, senses[0].kind, right)
            grown = variant(text, grown) if senses[0].kind in _SOFTWARE else grown
            if senses[0].kind == "organization" and (planned := plan(text, end)) > end:
                grown = planned
                senses = (Sense("", "product"),)
            if grown > end:
                senses = self._member(text[start:grown], text[end:grown], senses[0])
                end, char = grown, symbols.KIND[senses[0].kind]
                rank = forms.NAME if right else forms.TITLE  # the X3 Turbo of 文心X3 Turbo is no name of its own
            if right and end < len(folded) and folded[end] in _LETTERS and not _is_plural(folded, end, senses[0].kind):
                self._hidden_name(text, folded, start, name[1], found)
                return
        if after and after in _STAGES:
            end = behind_fund(folded, end)
        found.append((start, end, char, senses, forms.CAPITAL if char in self._generic else rank))

    def _hidden_name(self, text: str, folded: str, start: int, end: int, found: list[Token]) -> None:
        """The shorter name that one hid which turned out to run into another word: Google in `Google researchers`."""
        if " " not in folded[start:end]:
            return
        for index, a, b in self._automaton.find(folded[start : end - 1]):
            char, senses, _, right, capital = self._gazetteer.entries[index]
            if a == 0 and senses is not None and (not capital or text[start].isupper()):
                self._name(text, folded, (start, start + b, char, senses, right), found)
                self._behind(text, folded, start + b, end, found)

    def _behind(self, text: str, folded: str, start: int, end: int, found: list[Token]) -> None:
        """The name that begins within one which turned out to run on: the RTX Pro 6000D of 英伟达RTX Pro 6000D."""
        for index, a, b in self._automaton.find(folded[start : end + _LONG_WORD]):
            char, senses, left, right, capital = self._gazetteer.entries[index]
            is_apart = not left or folded[start + a - 1] not in _LETTERS
            if (
                start + a < end < start + b
                and senses is not None
                and is_apart
                and not (capital and text[start + a].islower())
            ):
                self._name(text, folded, (start + a, start + b, char, senses, right), found)

    def _member(self, name: str, version: str, family: Sense) -> tuple[Sense, ...]:
        """What a family's name with a version means, though the family be misspelt: 通义前问2.0."""
        written = known_or_new(self._gazetteer, name, _versioned_kind(family.kind))
        if not written[0].is_outside:
            return written
        if pointed := with_point(name, version):
            return self._gazetteer.by_key.get(key(pointed), written)
        if key(name.removesuffix(version)) in self._gazetteer.by_key:
            return written
        return known_or_new(self._gazetteer, self._gazetteer.usual.get(family.id, "") + version, written[0].kind)

    @staticmethod
    def _grown(folded: str, end: int, kind: str, right: bool) -> int:
        """Where a name ends with its version: `GPT-5`, `deepseek-chat`; behind a Han name see `behind_han_name`."""
        if right and (kind in _VERSIONED or (kind == "organization" and folded[end] == "-")):
            return extension(folded, end)
        if not right and folded[end] == "-" and kind in _VERSIONED:
            return extension(folded, end)  # 混元-standard
        return behind_han_name(folded, end) if not right and kind in _VERSIONED else end

    def _hidden(self, folded: str, start: int, end: int, found: list[Any]) -> None:
        """Words that a longer one hid which turned out to be the beginning of another word.

        `launched it` of `launched its`: the first of its words too.
        """
        first = folded.rfind(" ", start, end)
        hidden = self._automaton.find(folded[start:first]) if first > start else []
        places = [(index, a + start, b + start) for index, a, b in hidden]
        rest = self._automaton.find(folded[start + 1 : end + _LONG_WORD * 4])
        for index, a, b in (*places, *((index, a + start + 1, b + start + 1) for index, a, b in rest)):
            char, senses, _, _, _ = self._gazetteer.entries[index]
            is_whole = (not a or folded[a - 1] not in _LETTERS) and not (b < len(folded) and folded[b] in _LETTERS)
            if a < end and char and senses is None and is_whole:
                found.append((a, b, char, None, forms.WORD))

    def _fill(self, text: str, folded: str, found: list[Token]) -> list[Token]:
        """The finds in order, of overlapping ones that of the higher rank, and what lies between them."""
        tokens: list[Token] = []
        add, gaps, block, last = tokens.append, self._gaps, symbols.BLOCK, 0
        for token in found:
            start = token[0]
            if start < last and token[2] != block:
                if token[4] <= tokens[-1][4] or _runs_out_of_date(tokens[-1], token):
                    if token[4] == forms.WORD and token[1] > last and tokens[-1][2] == symbols.DATE:
                        last = self._rest(folded, last, token[1], tokens)
                    continue
                while tokens and tokens[-1][1] > start and tokens[-1][4] < token[4]:
                    tokens.pop()
                last = tokens[-1][1] if tokens else 0
                if start < last:
                    continue
            if start > last and gaps.get(folded[last:start]) != "":
                self._gap(text, folded, last, start, tokens, token[2])
            add(token if token[2] != symbols.STOP else _behind_date(token, tokens, folded))
            if token[1] > last:
                last = token[1]
        if last < len(folded):
            self._gap(text, folded, last, len(folded), tokens, symbols.BLOCK)
        return tokens

    def _rest(self, folded: str, start: int, end: int, tokens: list[Token]) -> int:
        """The word that is left of one with whose beginning a date ends: 收入 of 2024年收入."""
        for index, a, b in self._automaton.find(folded[start:end]):
            char, senses, *_ = self._gazetteer.entries[index]
            if a == 0 and start + b == end and char and senses is None:
                tokens.append((start, end, char, None, forms.WORD))
                return end
        return start

    def _gap(self, text: str, folded: str, start: int, end: int, tokens: list[Token], after: str) -> None:
        gap = folded[start:end]
        char = self._gaps.get(gap)
        if char is None:
            char = self._classify(gap)
            if len(gap) < 12:
                self._gaps[gap] = char
        if not char:
            return
        if char in symbols.SHORT + symbols.LONGER + symbols.LONG and gap.isascii() and " " in gap.strip():
            tokens += self._unwrapped(gap, start)
            return
        if char in _FILLERS and not gap.isascii():
            before = tokens[-1][2] if tokens else symbols.BLOCK
            pieces = self._split(text, start, gap, before, after)
            if pieces is not None:
                tokens += [self._filled(folded, piece) for piece in pieces]
                return
        tokens.append((start, end, char, None, forms.WORD))

    def _unwrapped(self, gap: str, start: int) -> list[Token]:
        """An English gap with the little words at its ends apart: the `of` and the `at` of `of research at`."""
        words = list(_WORD.finditer(gap))
        first, last = 0, len(words)
        while first < last and words[first][0] in self._tight:
            first += 1
        while last > first and words[last - 1][0] in self._tight:
            last -= 1
        little = [(start + w.start(), start + w.end(), self._tight[w[0]], None, forms.WORD) for w in words[:first]]
        if first < last:
            a, b = words[first].start(), words[last - 1].end()
            little.append((start + a, start + b, self._classify(gap[a:b]) or symbols.SHORT, None, forms.WORD))
        return little + [
            (start + w.start(), start + w.end(), self._tight[w[0]], None, forms.WORD) for w in words[last:]
        ]

    def _filled(self, folded: str, piece: Token) -> Token:
        """A piece beside a name, by what it says: the 是 of 何屿是."""
        if piece[2] != symbols.SHORT:
            return piece
        char = self._tight.get(folded[piece[0] : piece[1]].strip(_BLANK), symbols.SHORT)
        return (piece[0], piece[1], char, None, forms.WORD)

    def _classify(self, gap: str) -> str:
        bare = gap.strip(_BLANK)
        if not bare:
            return ""
        exact = self._tight.get(bare)
        if exact is not None:
            return exact
        if len(bare) <= 3 and bare[-1] in self._tight and all(char in _ADVERBS for char in bare[:-1]):
            return self._tight[bare[-1]]
        if bare[0] in "的之" or bare.startswith("'s "):
            return symbols.POSSESSIVE
        weight = len(bare) / 3 if bare.isascii() else len(bare)
        return symbols.SHORT if weight <= 6 else symbols.LONGER if weight <= 16 else symbols.LONG


def _is_plural(folded: str, end: int, kind: str) -> bool:
    """`100,000 H100s`: the name of a chip takes an s."""
    return kind == "chip" and folded[end] == "s" and folded[end + 1 : end + 2] not in _LETTERS


def _behind_date(stop: Token, tokens: list[Token], folded: str) -> Token:
    """A full stop behind the date that a line begins with is a comma: `January 2019. Priya leaves ...`."""
    is_first = bool(tokens) and tokens[-1][2] == symbols.DATE and (len(tokens) < 2 or tokens[-2][2] == symbols.BLOCK)
    if not is_first or folded.startswith("\n", stop[1] - 1):
        return stop
    return (*stop[:2], symbols.COMMA, *stop[3:])


def _runs_out_of_date(date: Token, token: Token) -> bool:
    """Whether a new name lies or begins within a date: `DEC 26` with a year is none, nor 年三季度大模型 behind one."""
    senses = token[3]
    if date[2] != symbols.DATE or (date[0] == token[0] and date[1] < token[1]):
        return False
    return isinstance(senses, tuple) and bool(senses) and isinstance(senses[0], Sense) and senses[0].is_outside


_FEWEST = 1000
_ADVERBS = frozenset("也已则均都皆又还曾就便正再才刚将仍亦更并")


def _versioned_kind(kind: str) -> str:
    return kind if kind in _VERSIONED else "model"


_WORD = expression(r"\S+")
_BLANK = " .\n\"'《》*`#~_·-"
_FILLERS = symbols.SHORT + symbols.LONGER + symbols.LONG + symbols.POSSESSIVE
