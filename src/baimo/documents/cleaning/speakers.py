"""Who speaks, on a line of its own above what is said, as in transcripts: it becomes the head of what follows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from baimo.documents.cleaning.passages import Drop, Passage, words_of
from baimo.documents.cleaning.recordings import RECORDED
from baimo.values.expressions import expression

_NAME = expression(r"[\u4e00-\u9fff·]{1,10}|[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|bin)){0,3}")
_LONGEST = 32
# So often a speaker speaks, so many turns are a conversation, and such a part of what one says who asks are questions.
_TURNS, _LEAST, _ASKED = 2, 5, 0.5
_ENDS = '*_ 　”"）)'


def join_speakers(text: str, passages: list[Passage], drops: Sequence[Drop]) -> list[Passage]:
    """The passages, each line that names who speaks joined to what is said below it."""
    names = [_name(text, passage) for passage in passages]
    turns: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names[:-1]):
        if name and passages[at + 1].kind == "paragraph":
            turns[name].append(at)
    counts = Counter({name: len(places) for name, places in turns.items() if len(places) >= _TURNS})
    if len(counts) < _TURNS or sum(counts.values()) < _LEAST:
        return passages
    is_recorded = sum(1 for drop in drops if drop.why == RECORDED) >= _LEAST
    if not is_recorded and not any(_asks(text, [passages[at + 1] for at in turns[name]]) for name in counts):
        return passages
    speaking = {at for name in counts for at in turns[name] if names[at + 1] not in counts}
    return [
        _joined(text, passages[at - 1], passage) if at - 1 in speaking else passage
        for at, passage in enumerate(passages)
        if at not in speaking
    ]


def _name(text: str, passage: Passage) -> str:
    """The name that a line of its own is; nothing for any other passage."""
    is_plain = passage.kind in ("paragraph", "heading") and len(passage.pieces) == 1 and passage.lines == 1
    if not is_plain or passage.end - passage.start > _LONGEST:
        return ""
    said = words_of(text, passage.pieces).strip("*_ 　:：")
    return said if _NAME.fullmatch(said) else ""


def _asks(text: str, said: list[Passage]) -> bool:
    """Whether most of what somebody says are questions."""
    questions = sum(1 for passage in said if words_of(text, passage.pieces).rstrip(_ENDS)[-1:] in ("?", "？"))
    return questions > _ASKED * len(said)


def _joined(text: str, name: Passage, said: Passage) -> Passage:
    """What is said, with the name before it."""
    start, end, _ = name.pieces[0]
    colon = "：" if text[end - 1] > "\u4e00" else ": "
    said.pieces = [(start, end, None), (end, end, colon), *said.pieces]
    said.start, said.breaks = name.start, name.breaks
    return said
