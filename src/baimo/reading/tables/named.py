"""What a cell names: a name in it, or the whole of it where its head tells what it lists."""

from __future__ import annotations

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, makers, members, provisional
from baimo.reading.rules import symbols
from baimo.reading.tables.rows import Row
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression

# The form in which a chip is sold, where the whole is no name of its own.
FORM = expression(
    r"(?i:[ -](?:sxm\d?|oam|pcie|gpu|tensor core gpu|accelerator|\d+ ?gb|芯片|加速卡|显卡)$)|\^?\[\d+\]$|[*†‡¹²³⁴]+$"
    r"| ?(?:得分|分数|成绩|准确率|[Ss]cores?)$| (?:NEW|HOT|SOON|LATEST|CURRENT|FLAGSHIP|UPCOMING|POPULAR|BETA)$"
)
BLANKS = " \n\t|*`_-—–/†‡¹²³⁴"
LONGEST = 40
_HAN_NAME = expression(r"[\u4e00-\u9fff]{3,8}")
# 北岚 K3 Pro
_HAN_CODE = expression(r"[\u4e00-\u9fff]{2,5} ?[A-Z]{0,4}[- ]?\d[\w.]{0,4}(?: [A-Z][A-Za-z]{1,5})?")
_NUMBER = expression(r"[- ]?[vV]?\d[\w.]{0,4}(?:[- ][A-Za-z]\w{1,8})?")
_LISTED = frozenset(["name", "alias", "former", "misspelling", "context", "field name", "field"])
_MODE = expression(r"[A-Z]\w+(?: [A-Z]\w+)* (?:in|for|on) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*")
# What is made by a house, and words that are a name as a whole.
_MADE = frozenset({"model", "chip", "product"})
_THING = expression(r"[A-Z][\w.&'’-]*(?: [\w.&'’-]+){1,4}|[\u4e00-\u9fff]{2,8} ?[A-Za-z][\w.-]*")
_FIELDS = frozenset({"technology", "industry"})


def of(gazetteer: Gazetteer, table: Table, row: Row, number: int, kind: str | None) -> Token | None:
    """What a cell names: a name in it, or the whole cell where its head tells what it lists."""
    if full := table.full.get(row.said(number).strip(BLANKS)):
        return (*row.spans[number], symbols.QUOTED, known_or_new(gazetteer, full, kind or ""), 0)
    found = [row.tokens[i] for i in row.cells[number] if is_name(row.tokens[i])]
    text = FORM.sub("", row.said(number).strip(BLANKS)).strip(BLANKS)
    if kind in _MADE:  # “海纳”法律大模型: the name, not what sort of thing it is
        found = [token for token in found if not _is_field(token)]
    if found:
        longest = max(found, key=lambda token: token[1] - token[0])
        is_part = _is_cut(longest, text) or _is_maker_alone(longest, kind or "", text) or _is_within(kind, text)
        if kind and is_part:
            return whole(gazetteer, row, number, text, kind)
        return _of_kind(_whole(longest, text, row.document.clean), kind, row.document.clean)
    if kind is None or not row.cells[number] or not 1 < len(text) <= LONGEST:
        return None
    start = row.document.clean.index(text, row.spans[number][0])
    char = symbols.KIND.get(kind, symbols.QUOTED)
    return (start, start + len(text), char, provisional(text, kind), 0)


def whole(gazetteer: Gazetteer, row: Row, number: int, said: str, kind: str) -> Token:
    """What a cell says, as the name of a kind of thing."""
    start = row.document.clean.index(said, row.spans[number][0])
    senses = known_or_new(gazetteer, said, kind)
    senses = senses if any(sense.kind == kind for sense in senses) else provisional(said, kind)
    return start, start + len(said), symbols.KIND[kind], senses, 0


def is_name(token: Token) -> bool:
    """Whether a symbol stands for a name: no word, no date and no quantity."""
    what = token[3]
    return what is not None and not hasattr(what, "start") and token[2] != symbols.BLOCK


def _is_field(token: Token) -> bool:
    """Whether a symbol names but a field: the 法律 and the 大模型 of “海纳”法律大模型."""
    return isinstance(token[3], tuple) and all(sense.kind in _FIELDS for sense in token[3])


def _of_kind(token: Token, kind: str | None, text: str) -> Token:
    """The token with the sense first that the head of its column names: 豆包 under 应用 is the app.

    A name that no list knows is what the head calls it.
    """
    if not kind or not isinstance(token[3], tuple):
        return token
    if all(sense.how not in _LISTED for sense in token[3]) and all(sense.kind != kind for sense in token[3]):
        return (*token[:2], symbols.KIND.get(kind, token[2]), provisional(text[token[0] : token[1]], kind), token[4])
    return (*token[:3], tuple(sorted(token[3], key=lambda sense: sense.kind != kind)), token[4])


def _whole(token: Token, said: str, text: str) -> Token:
    """A new name with the number behind it in its cell: 白鹭 of 白鹭2."""
    senses, end = token[3], token[0] + len(said)
    is_new = isinstance(senses, tuple) and not senses[0].is_known
    if not is_new or text[token[0] : end] != said or not _NUMBER.fullmatch(text, token[1], end):
        return token
    return token[0], end, token[2], provisional(said, senses[0].kind), token[4]


def _is_cut(token: Token, said: str) -> bool:
    """Whether a name that no list knows is but a part of the words of its cell: the 晨曦 of 晨曦语音 under 公司."""
    senses = token[3]
    is_new = isinstance(senses, tuple) and not senses[0].is_known
    is_name = _HAN_NAME.fullmatch(said) or _HAN_CODE.fullmatch(said)
    return is_new and token[1] - token[0] < len(said) and is_name is not None


def _is_maker_alone(token: Token, kind: str, said: str) -> bool:
    """Whether a name is but the house in the words of a cell of things: the Corvid of `Corvid C2` under Chip."""
    senses = token[3]
    if kind not in _MADE or _THING.fullmatch(said) is None:
        return False
    if not isinstance(senses, tuple):
        # `Mistral Nemo` under Model: a house and, by its name alone, another's product
        kinds = {sense.kind for one in members(token) for sense in one[3]}
        return makers(token) is not None and kind not in kinds and "" not in kinds
    return token[1] - token[0] < len(said) and all(sense.kind == "organization" for sense in senses)


def _is_within(kind: str | None, said: str) -> bool:
    """Whether the name of a product is told to be within another: `Copilot Mode in Edge`."""
    return kind == "product" and _MODE.fullmatch(said) is not None
