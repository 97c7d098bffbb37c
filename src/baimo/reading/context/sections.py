"""What a section is about whose title names but one thing: `Support assistant "Wren"` above `Live since May`.

A deck says in the title of a slide, or in a bullet over lesser ones (客服：“小渡”), whom its lines tell of.
What a line names before the words goes before it, and so does a title that only mentions what it names.
"""

from __future__ import annotations

from baimo.documents import Document
from baimo.reading.context.candidates import THINGS, UNKNOWN, entity_of
from baimo.reading.context.salience import Query
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

# So far above a line stands one whose key tells of what; a title is no longer, and a line that it heads.
_LINES, _LONGEST_TITLE, _LONGEST_LINE = 10, 60, 140
# What may be meant by a name of unknown kind; what earns money is a house before it is a thing.
_MADE, _EARNS = frozenset({"model", "product"}), ("organization", "product")
_FIELDS = frozenset({"technology", "industry", "place"})
_WORDS = expression(r"[^\W\d_]{2}")
_SENTENCE = expression(r"[。！？!?]|[a-z]{2}\.(?:\s|$)")
# What tells more of a name than that it is there: a sentence, a comparison, what somebody else did.
_TOLD = expression(
    r"[。！？!?；;]|\bvs\.?\b|\b(?:and|or|with|from|against|for|to)\b|[与與]|和|[对對]比|相比|[来來]自|之外|以外|除了"
)
# Keys of the line that tells of what thing those below it are: `Tool: "Wren"`, 产品：小渡.
_KEY = expression(
    r"(?:the )?(?:tool|product|app|assistant|chatbot|bot|system|service|platform|agent|name|product name|solution)"
    r"|产品|产品名称|系统|系统名称|应用|应用名称|工具|平台|助手|智能体|名称|产品名|项目名称|机器人",
)


def headed(document: Document, query: Query, named: dict[int, list[Token]]) -> Token | None:
    """The one thing, or house, that the title of a section names, where the words of a line below leave out of whom.

    `named` holds what each block names.
    """
    at = query.sentence.block
    if at < 0 or query.is_pronoun or query.sentence.is_aside or not _is_line(document, at):
        return None
    if _names_before(query, named.get(at, [])):
        return None
    if (beside := _beside(document, at, query, named)) is not None:
        return beside
    for above in document.ancestors(at):
        found = _titled(document, above, named.get(above, []))
        if found:
            return _meant(found[0], query) if len({entity_of(one, document.clean) for one in found}) == 1 else None
        if document.blocks[above].kind != "bullet":
            return None
    return None


def _is_line(document: Document, at: int) -> bool:
    """Whether a block is a line of a list or of a slide: prose leans on its sentence before."""
    block = document.blocks[at]
    if block.kind not in ("bullet", "paragraph") or block.end - block.start > _LONGEST_LINE:
        return False
    return block.kind == "bullet" or _SENTENCE.search(document.clean, block.start, block.end) is None


def _names_before(query: Query, named: list[Token]) -> bool:
    """Whether a line names before the words what they can tell of."""
    start = query.sentence.tokens[query.start][0]
    before = [one for one in named if one[0] < start]
    return any(one[2] in query.chars or one[2] in UNKNOWN for one in before)


def _titled(document: Document, at: int, names: list[Token]) -> list[Token]:
    """What a title names, but for fields; nothing where it tells more than a name."""
    block = document.blocks[at]
    said = document.clean[block.start : block.end]
    if block.kind not in ("heading", "bullet") or len(said) > _LONGEST_TITLE or _TOLD.search(said):
        return []
    found = [one for one in names if not _is_field(one)]
    return [one for one in found if one[2] == symbols.QUOTED] or [one for one in found if one[2] not in UNKNOWN]


def _is_field(token: Token) -> bool:
    return {sense.kind for sense in members(token)[0][3]} <= _FIELDS and token[2] not in UNKNOWN


def _meant(token: Token, query: Query) -> Token | None:
    """A name as what is sought, where it can be of one of its kinds."""
    if query.other is not None and entity_of(query.other, "") == entity_of(token, ""):
        return None
    if token[2] in UNKNOWN:
        likely = members(token)[0][3][0].likely
        is_thing = bool(_MADE & set(query.kinds)) and query.kinds[:2] != _EARNS
        return token if is_thing and (not likely or likely in query.kinds) else None
    is_house = query.kinds[0] != "organization" or token[2] == symbols.KIND["organization"]
    return token if is_house and token[2] in query.chars and len(members(token)) == 1 else None


def _beside(document: Document, at: int, query: Query, named: dict[int, list[Token]]) -> Token | None:
    """The thing that a line above, among those of the same title, tells by its key: `Tool: "Wren"`."""
    if not THINGS & set(query.kinds) or "organization" in query.kinds:
        return None
    blocks, clean = document.blocks, document.clean
    for above in range(at - 1, max(blocks[at].parent, at - _LINES), -1):
        head = blocks[above].head
        if blocks[above].parent != blocks[at].parent or head is None:
            continue
        if _KEY.fullmatch(clean[slice(*head)].strip(" *").lower()):
            first = next((one for one in named.get(above, []) if one[0] >= head[1]), None)
            is_first = first is not None and not _WORDS.search(clean[head[1] : first[0]])
            return _meant(first, query) if first is not None and is_first else None
    return None
