"""Who buys from whom, in lines with a key: 采购人：X and, above or below it, 中标人：Y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from baimo.documents import Block, Document
from baimo.reading.naming.mentions import Token, known_or_new, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.heads import Column
from baimo.reading.tables.lines import cases
from baimo.reading.tables.lines.cards import Cards
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

_DATA = datafile.load(Path(__file__).with_name("parties.yaml"))
_PARTIES: dict[str, str] = {word: party for party in ("buyers", "sellers") for word in _DATA[party]}
_SECTIONS: dict[str, str] = {word: party for party, words in _DATA["sections"].items() for word in words}
_NAMES = frozenset(_DATA["names"])
_ADDRESSES = frozenset(_DATA["addresses"])
# A town that no list knows, at the head of an address.
_TOWN = expression(r"\s*\**\s*(?:[\u4e00-\u9fff]{2,3}省)?(?P<town>[\u4e00-\u9fff]{2,4}市)")
# A key with its number before it and brackets in or behind it, and its value: `1、采购人：X，`, 中标（成交）供应商：Y.
_LINE = expression(
    r"(?:^|(?<=[\s，,；;。|·•*]))(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[.、．]?\s*)?"
    r"(?P<key>[^\W\d_](?:[\w（()）]|(?<=[a-z])\ (?=[a-z])){1,30})\**\s*[:：]\**\s*"
    r"(?P<value>(?:(?!\ \ )[^，；;。|\n\t\u3000]){2,90})",
)
_ASIDE = expression(r"\s*[（(][^（）()]*[）)]?")
_PARTS = expression(r"[、/]|, (?!(?:Inc|Ltd|LLC|Corp|Co|S\.A|GmbH|Limited|plc)\b)")
_NUMBER = expression(r"^[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[.、．]?\s*")
_JOINT = expression(r"联合体$|\(joint venture\)$")
_NO_NAME = expression(r"^(?:详见|见附件|无|略|未披露|匿名|n/?a|tbc)|\d{5}|[？?！!]|^(?:the|an?) [a-z]|的")
_OF_ROUNDS = frozenset({"raised", "valued_at"})
# How many blocks the two may stand apart, and how long a name is.
_BELOW, _REACH, _SHORTEST, _LONGEST, _PAIR = 3, 12, 2, 45, 2


class Parties:
    """The buyers and the sellers that the lines of one document tell, remembered until they find each other."""

    def __init__(self, document: Document, columns: Columns, cards: Cards) -> None:
        self._document, self._columns, self._cards = document, columns, cards
        # Who bought waits for all who sell to it below; who sold waits for the one who bought.
        self._waiting: dict[str, tuple[int, list[Token]]] = {}
        self._seen = -_REACH - 1
        # Whose cases the page tells, and the client whose card is read.
        self._vendor = cases.vendor(document, columns.gazetteer)
        self._client: tuple[int, Token] | None = None
        # The seller named last, and where.
        self._seller: tuple[int, Token] | None = None

    def of(self, sentence: Sentence) -> list[Match]:
        """Who supplies whom, where a line names one of them and one before it the other."""
        if sentence.block < 0 or sentence.is_aside:
            return []
        start, end = sentence.tokens[sentence.low][0], sentence.tokens[sentence.high - 1][1]
        return self._told(sentence, self._named(sentence.block, start, end)) or self._seated(sentence)

    def _seated(self, sentence: Sentence) -> list[Match]:
        """Where the seller sits whose address stands right below its name: 供应商地址：合肥市高新区."""
        block, colon = sentence.block, sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if self._seller is None or colon <= sentence.low or block - self._seller[0] > _BELOW:
            return []
        clean, tokens = self._document.clean, sentence.tokens
        key = fold(_ASIDE.sub("", clean[tokens[sentence.low][0] : tokens[colon][0]])).strip(" *")
        if key not in _ADDRESSES or colon + 1 >= sentence.high:
            return []
        town = next((t for t in tokens[colon + 1 : sentence.high] if t[2] == symbols.KIND["place"]), None)
        said = _TOWN.match(clean, tokens[colon][1], tokens[sentence.high - 1][1])
        if said is not None and (town is None or town[0] >= said.end("town")):
            senses = provisional(said["town"], "place")
            town = (*said.span("town"), symbols.KIND["place"], senses, 0)
        rule = self._columns.heads.named("located_in", "").rule
        given = (("subject", self._seller[1]), ("object", town)) if town is not None else ()
        return [Match(rule, sentence.low, sentence.high, sentence.low, [], given)] if given else []

    def row(self, block: Block, sentence: Sentence) -> list[Match]:
        """The same of a row of a table: | 采购人 | X |."""
        if len(block.cells) != _PAIR or sentence.block < 0:
            return []
        key = fold(_ASIDE.sub("", self._document.clean[slice(*block.cells[0])])).strip(" *")
        party = self._party(key)
        names = list(self._names(*block.cells[1])) if party else []
        if not party and (used := self.used(sentence, key, block.cells[1][0])):
            return used
        return self._told(sentence, [(party, names)] if party and names else [])

    def used(self, sentence: Sentence, key: str, start: int) -> list[Match]:
        """What the client uses whose card is read, as its cell or its line tells from `start` on."""
        if self._client is None or sentence.block - self._client[0] > _REACH:
            return []
        return cases.in_card(self._columns.heads, sentence, fold(key).strip(" *"), start, self._client[1])

    def _party(self, key: str) -> str | None:
        """Which of the two a key names; on the page of a vendor its clients buy."""
        return _PARTIES.get(key) or ("buyers" if self._vendor is not None and cases.is_client(key) else None)

    def _told(self, sentence: Sentence, lines: Iterable[tuple[str, list[Token]]]) -> list[Match]:
        told: list[Match] = []
        for party, names in lines:
            self._seen = sentence.block
            if party == "sellers":
                self._seller = sentence.block, names[0]
            other = "sellers" if party == "buyers" else "buyers"
            before = self._near(other, sentence.block)
            if party == "buyers" and self._vendor is not None:
                before, self._client = before or [self._vendor], (sentence.block, names[0])
            sellers, buyers = (names, before) if party == "sellers" else (before, names)
            told += [self._match(sentence, seller, buyer) for seller in sellers for buyer in buyers]
            if not before:
                # several who sold stand below one another, one for each lot
                waiting = self._near(party, sentence.block) if party == "sellers" else []
                self._waiting[party] = sentence.block, waiting + names
            elif party == "buyers":
                self._waiting.clear()
        return told

    def is_worth(self, column: Column, block: int) -> bool:
        """Whether a sum that looks like that of a round is the worth of a contract: it stands near the parties."""
        return column.predicate.id in _OF_ROUNDS and 0 <= block - self._seen <= _REACH

    def _near(self, party: str, block: int) -> list[Token]:
        at, names = self._waiting.get(party, (block, []))
        return names if block - at <= _REACH else []

    def _named(self, block: int, start: int, end: int) -> Iterator[tuple[str, list[Token]]]:
        for line in _LINE.finditer(self._document.clean, start, end):
            key = fold(_ASIDE.sub("", line["key"])).strip()
            party = self._party(key) or (self._section(block) if key in _NAMES else None)
            names = list(self._names(*line.span("value"))) if party else []
            if party and names:
                yield party, names

    def _section(self, block: int) -> str | None:
        """Which of the two a line with 名称 names: that of the heading, or the line, above it."""
        blocks, clean = self._document.blocks, self._document.clean
        for above in (*self._document.ancestors(block), block - 1):
            if above >= 0:
                said = _NUMBER.sub("", fold(clean[blocks[above].start : blocks[above].end]).strip(" #*:："))
                if said in _SECTIONS:
                    return _SECTIONS[said]
        return None

    def _names(self, start: int, end: int) -> Iterator[Token]:
        clean = self._document.clean
        for part in _PARTS.split(clean[start:end]):
            said = _JOINT.sub("", _ASIDE.sub("", part).strip(" *“”「」。."))
            at = clean.find(said, start) if said else -1
            if at < 0 or not _SHORTEST <= len(said) <= _LONGEST or _NO_NAME.search(fold(said)):
                continue
            senses = known_or_new(self._columns.gazetteer, said, "organization")
            houses = tuple(sense for sense in senses if sense.kind == "organization")
            if houses:
                yield at, at + len(said), symbols.KIND["organization"], houses, 0

    def _match(self, sentence: Sentence, seller: Token, buyer: Token) -> Match:
        rule = self._columns.heads.fixed(self._columns.heads.named("supplies", ""), open="").rule
        given = [("subject", seller), ("object", buyer)]
        if day := self._cards.day(sentence.block):
            given.append(("when", (day.start, day.end, symbols.DATE, day, 0)))
        return Match(rule, sentence.low, sentence.high, sentence.low, [], tuple(given))
