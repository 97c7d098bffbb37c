"""What readers wrote under a document: each comment is somebody else's word, with its own author and date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from baimo.documents.cleaning.dateline import alone, edtf
from baimo.documents.cleaning.heads import words
from baimo.documents.cleaning.passages import Drop, Passage, words_of
from baimo.documents.formats.markup import Item, Page
from baimo.values.expressions import expression

# An author's name is at most so long.
_LONGEST_NAME = 30
# ... and a line that frames a comment, in the text with its marks.
_LONGEST_FRAME = 120
_COUNT = expression(r"[（(\[]?\s*\d[\d,.]*\s*[kKwW万萬]?\s*[）)\]]?")
_REPLY = expression(
    r"(作者|编辑|小编|博主|楼主|讲师|官方|Author|Editor)\s*(?:回复|回覆|replied|replies)?\s*[：:]", re.IGNORECASE
)
# Votes, replies and buttons beside a comment. A run of digits is read in one way only: else a long one takes for ever.
_BUTTON = expression(
    r"(?:[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\s·|/,，]|[（(]\s*\d+\s*[）)]|\d++"
    r"|赞同?|点赞|贊|回复|回覆|评论|评论数|收藏|举报|踩|分享|置顶|作者赞过|来自\S{1,12}|楼主|沙发|板凳|#?\d++\s*楼|第?\d++\s*[楼层]"
    r"|likes?|repl(?:y|ies)|report|share|upvotes?|points?|votes?|edited|pinned|permalink|by|on|at|said|says|:)+",
    re.IGNORECASE,
)
_AGO = expression(
    r"\d+\s*(?:秒|分钟|小时|天|周|个月|月|年)前|昨天.{0,6}|前天.{0,6}|\d+\s*(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago",
    re.IGNORECASE,
)
_POSTED = expression(
    r"^(?:发布于|发表于|评论于|回复于|编辑于|posted(?: on)?|on|at)\s*[：:]?\s*"
    r"|\s*(?:来自|IP属地|发自|via)\s*\S{1,12}$",
    re.IGNORECASE,
)


@cache
def _titles() -> re.Pattern[str]:
    """A heading over comments, with how many there are."""
    named = "|".join(re.escape(word) for word in sorted(words()["comments"], key=len, reverse=True))
    return expression(
        rf"(?:\d+\s*(?:条|條)?\s*)?(?:{named})\s*(?:[（(]?\s*\d*\s*(?:条|條)?\s*[）)]?)?[：:]?", re.IGNORECASE
    )


@cache
def _any_title() -> re.Pattern[str]:
    """Any word of such a heading, as written and with a capital: a quick look at the whole text."""
    named = {form for word in words()["comments"] for form in (word, word.capitalize(), word.upper(), word.title())}
    return expression("|".join(map(re.escape, named)))


def is_title(said: str) -> bool:
    """Whether a line is a heading over comments."""
    return len(said) <= 30 and _titles().fullmatch(said.strip()) is not None


def _stamp(said: str) -> tuple[bool, str | None]:
    """Whether a text is nothing but the time of a comment, and its date where it has one."""
    plain = _POSTED.sub("", said.strip())
    when = alone(plain)
    return (True, when) if when else (bool(_AGO.fullmatch(plain)), None)


@dataclass(slots=True)
class _Comment:
    author: str | None
    date: str | None
    body: list[Passage]
    frame: list[Passage]


def take_comments(text: str, page: Page, is_titled: bool = False) -> None:
    """Mark the comments of a page: their passages bear author and date, and what frames them is dropped.

    `is_titled` tells that the page stands under a heading over comments.
    """
    found = _read_items(text, page)
    if not found:
        return
    titles = [i for i, p in enumerate(page.passages) if len(p.pieces) < 9 and is_title(words_of(text, p.pieces))]
    for index in titles:
        page.passages[index].kind, page.passages[index].rank = "heading", page.passages[index].rank or 2
    depths = Counter(item.depth for item, _ in found)
    dropped: set[int] = set()
    for item, comment in found:
        # one that only looks like a comment counts where others beside it do, or a heading says so
        is_among = depths[item.depth] > 1 or any(index < item.first for index in titles)
        if is_titled or item.is_comment or is_among:
            _mark(text, comment, page.drops)
            dropped |= {id(passage) for passage in comment.frame}
    page.passages = [passage for passage in page.passages if id(passage) not in dropped]


def _read_items(text: str, page: Page) -> list[tuple[Item, _Comment]]:
    """The innermost elements that hold author, words and time."""
    found: list[tuple[Item, _Comment]] = []
    taken: set[int] = set()
    for item in sorted(page.items, key=lambda item: item.last - item.first):
        inside = range(item.first, item.last)
        if taken.isdisjoint(inside) and (comment := _read(text, page.passages[item.first : item.last])):
            found.append((item, comment))
            taken.update(inside)
    return found


def _read(text: str, passages: list[Passage]) -> _Comment | None:
    """Author, words and time of an element that holds all three, None where one is missing."""
    said = [words_of(text, passage.pieces).strip() for passage in passages]
    stamps = [_stamp(line) for line in said]
    times = [index for index, (is_time, _) in enumerate(stamps) if is_time]
    if not times and len(passages) > 1:
        return _read_signed(text, passages, said)
    if len(times) != 1 or len(passages) < 2:
        return None
    rest = [(p, line) for i, (p, line) in enumerate(zip(passages, said, strict=True)) if i != times[0] and line]
    frame = [passages[times[0]], *(p for p, line in rest if _BUTTON.fullmatch(line))]
    rest = [(p, line) for p, line in rest if not _BUTTON.fullmatch(line)]
    author = _author(text, rest[0][0]) if len(rest) > 1 else None
    if author is None:
        return None
    return _Comment(author, stamps[times[0]][1], [p for p, _ in rest[1:]], [rest[0][0], *frame])


def _read_signed(text: str, passages: list[Passage], said: list[str]) -> _Comment | None:
    """A comment whose first or last line holds author and time together: `aLong 2024-02-27`."""
    for index in (0, len(passages) - 1):
        match = _SIGNED.fullmatch(said[index])
        if match and len(match["name"]) <= _LONGEST_NAME:
            body = [p for i, p in enumerate(passages) if i != index and not _BUTTON.fullmatch(said[i])]
            frame = [p for i, p in enumerate(passages) if i != index and _BUTTON.fullmatch(said[i])]
            return (
                _Comment(match["name"].strip(), edtf(match["when"]), body, [passages[index], *frame]) if body else None
            )
    return _read_beside(text, passages, said)


def _read_beside(text: str, passages: list[Passage], said: list[str]) -> _Comment | None:
    """A comment whose first line holds the author and, in another element, the time: `<b>Ann</b> <i>2 days ago</i>`."""
    pieces = [piece for piece in passages[0].pieces if piece[1] > piece[0]]
    is_time, when = _stamp(text[pieces[-1][0] : pieces[-1][1]]) if len(pieces) > 1 else (False, None)
    name = text[pieces[0][0] : pieces[0][1]].strip() if is_time else ""
    if not name or len(name) > _LONGEST_NAME:
        return None
    rest = list(zip(passages[1:], said[1:], strict=True))
    frame = [p for p, line in rest if _BUTTON.fullmatch(line)]
    body = [p for p, line in rest if not _BUTTON.fullmatch(line)]
    return _Comment(name, when, body, [passages[0], *frame]) if body else None


_WHEN = (
    r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)"
    r"(?:[\sT]*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_EDGE = r"[\s,，·|｜@/—–:：-]*"
_SIGNED = expression(
    rf"[—–-]*\s*@?(?P<name>[^，。！？!?\n|｜（(]{{1,30}}?){_EDGE}[（(\[]?\s*(?:发表于|发布于|评论于)?\s*(?P<when>{_WHEN})\s*[）)\]]?{_EDGE}",
    re.IGNORECASE,
)
_INTRODUCED = expression(
    rf"@?(?P<name>[^，。！？!?\n|｜（(：:]{{1,30}}?)\s*(?:[（(\[]\s*(?P<when>{_WHEN})\s*[）)\]]|\s(?P<when2>{_WHEN}))?\s*[：:]\s*(?P<body>\S.*)",
    re.DOTALL,
)


def _author(text: str, passage: Passage) -> str | None:
    """The name that a passage begins with: its first element, or all of it but votes and buttons."""
    first = text[passage.pieces[0][0] : passage.pieces[0][1]].strip()
    whole = words_of(text, passage.pieces).strip()
    rest = whole[len(first) :]
    if rest.strip() and not _BUTTON.fullmatch(rest):
        return None
    name = _COUNT.sub("", first).strip(" :：·@") if not re.fullmatch(r"[\w.]+", first) else first
    return name if 0 < len(name) <= _LONGEST_NAME and not re.search(r"[。！？，]", name) else None


def _mark(text: str, comment: _Comment, drops: list[Drop]) -> None:
    for index, passage in enumerate(comment.body):
        passage.kind, passage.author, passage.date = "comment", comment.author, comment.date
        passage.goes_on = index > 0
        # the author of the document answers within the comment of a reader
        if reply := _REPLY.match(text, passage.start, passage.end):
            passage.author, passage.goes_on = reply[1], False
    drops += [Drop(p.start, p.end, "comment frame") for p in comment.frame]


def take_written_comments(text: str, passages: list[Passage], drops: list[Drop]) -> list[Passage]:
    """Mark the comments under headings over comments in a text without elements; the passages that are left."""
    if not _any_title().search(text):
        return passages
    said = {id(p): words_of(text, p.pieces).strip() for p in passages if p.end - p.start <= _LONGEST_FRAME}
    titles = [i for i, p in enumerate(passages) if p.kind != "row" and is_title(said.get(id(p), ""))]
    dropped: set[int] = set()
    for first, after in pairwise([*titles, len(passages)]):
        end = next((i for i in range(first + 1, after) if _ends_comments(passages[first], passages[i])), after)
        inside = passages[first + 1 : end]
        comments = _introduced(text, inside, drops) or _framed(text, inside, said)
        for comment in comments:
            _mark(text, comment, drops)
            dropped |= {id(p) for p in comment.frame}
        if comments:
            passages[first].kind, passages[first].rank = "heading", passages[first].rank or 2
    return [p for p in passages if id(p) not in dropped] if dropped else passages


def _ends_comments(title: Passage, passage: Passage) -> bool:
    """A heading of the text's own ends the comments."""
    return passage.kind == "heading" and (title.kind != "heading" or passage.rank <= title.rank)


def _introduced(text: str, passages: list[Passage], drops: list[Drop]) -> list[_Comment]:
    """Comments of a line each: `aLong（2024-02-27）：看好……`. Two of them at least, or one with a date."""
    found = [(p, match) for p in passages if (match := _INTRODUCED.fullmatch(words_of(text, p.pieces)))]
    if len(found) < 2 and not any(match["when"] or match["when2"] for _, match in found):
        return []
    comments = []
    for passage, match in found:
        when = match["when"] or match["when2"]
        start, end, literal = passage.pieces[0]
        body = start + match.start("body")
        if literal is None and body < end:
            drops.append(Drop(passage.start, body, "comment frame"))
            passage.start, passage.pieces[0] = body, (body, end, None)
        comments.append(_Comment(match["name"].strip(), edtf(when) if when else None, [passage], []))
    return comments


def _framed(text: str, passages: list[Passage], said: dict[int, str]) -> list[_Comment]:
    """Comments that a line with author and time begins, or that a line with the time ends."""
    signs = [_SIGNED.fullmatch(_BUTTONS_AROUND.sub("", said.get(id(p), ""))) for p in passages]
    if any(signs):
        return _after_signs(passages, signs, said, signs[0] is None)
    return _before_stamps(text, passages, said)


_BUTTONS_AROUND = expression(r"\s*(?:👍|💬|赞|回复|❤️?)\s*[（(]?\s*\d*\s*[）)]?")


def _after_signs(
    passages: list[Passage], signs: list[re.Match[str] | None], said: dict[int, str], is_below: bool
) -> list[_Comment]:
    """Each sign holds for what follows it, or, where words come before the first sign, for what it follows."""
    comments: list[_Comment] = []
    waiting: list[Passage] = []
    for passage, sign in zip(passages, signs, strict=True):
        if sign:
            if is_below:
                comments.append(_Comment(sign["name"].strip(), edtf(sign["when"]), waiting, [passage]))
                waiting = []
            else:
                comments.append(_Comment(sign["name"].strip(), edtf(sign["when"]), [], [passage]))
        elif _BUTTON.fullmatch(said.get(id(passage), "-")):
            if comments:
                comments[-1].frame.append(passage)
        elif is_below:
            waiting.append(passage)
        else:
            comments[-1].body.append(passage)
    return [comment for comment in comments if comment.body]


def _before_stamps(text: str, passages: list[Passage], said: dict[int, str]) -> list[_Comment]:
    """Groups of an author's line, what is said, and a line with the time."""
    comments: list[_Comment] = []
    group: list[Passage] = []
    for passage in passages:
        is_time, when = _stamp(said.get(id(passage), ""))
        if not is_time:
            group.append(passage)
            continue
        group = [p for p in group if not _BUTTON.fullmatch(said.get(id(p), "-"))]
        if len(group) > 1 and (author := _author(text, group[0])):
            comments.append(_Comment(author, when, group[1:], [group[0], passage]))
        group = []
    return comments
