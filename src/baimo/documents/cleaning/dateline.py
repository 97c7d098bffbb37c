"""The date a document bears on its face: a dateline, a line of particulars, front matter. Never one it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from baimo.documents.cleaning import chronicles
from baimo.documents.cleaning.bylines import Line, best, is_labelled
from baimo.documents.cleaning.heads import words
from baimo.documents.cleaning.lines import width
from baimo.documents.cleaning.passages import Passage, Piece, words_of
from baimo.documents.cleaning.written_dates import DATE, ONE, YEAR, edtf_of
from baimo.values.expressions import expression

_WHOLE = len("2024-05-15")
# How many passages from the top, and from the foot, may bear the date.
TOP, FOOT = 8, 3
_ENTRIES = 3
# The passages below the title where its particulars stand, and the lines of one that were joined.
_EDGE, _LINES = 3, 4
_EVENT = expression(
    r"\b(?:releas|launch|unveil|rais|acquir|bu)(?:e|es|ed|s|ys)?\b|\b(?:announces|introduces|open-sources|closes|publishes|lists)\b"
    r"|发布(?![:：时时日])|發布(?![:：時日])|推出|上线|上線|开源|開源|完成.{0,12}(?:融资|融資)|收购|收購|成立|量产|投产",
    re.IGNORECASE,
)
# A line of particulars is at most so wide; a title may be wider.
_NARROW, _WIDE = 60, 90

_ZONE = r"(?:\s*[AaPp](?:[Mm]\b|\.[Mm]\.))?(?:\s*(?:Z|[A-Z]{2,4}|[+-][0-9]{2}:?[0-9]{2})\b)?"
_TIME = rf"(?:(?:,? at |\s*[/|·•]\s*|[,\sT]*)[0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?(?:\.[0-9]+)?{_ZONE})?"
_WEEKDAY = r"(?:\s*[（(]?(?:星期|周|週)[一二三四五六日天][）)]?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]?)?"
# So much of a passage is looked at.
_LOOK = 400
_ALONE = expression(rf"[（(【\[—–-]*\s*(?:{_WEEKDAY}\s*){DATE}{_WEEKDAY}{_TIME}\s*[）)】\]—–-]*", re.IGNORECASE)
# `2024年5月15日讯`, `（2024年12月27日，本报讯）`, `…电 2024年5月15日` and `TORONTO, August 14, 2025 - `
_REPORT = expression(
    rf"(?:^|[（(【\s]).{{0,24}}?{DATE}{_TIME}\s*[，,]?\s*(?:本报|本報|本刊)?\s*(?:讯|訊|电|電|消息|报道|報導)",
    re.IGNORECASE,
)
_REPORTER = expression("[讯訊电電]|消息|报道|報導")
# `【本報訊】2026年1月5日　智譜擬於...`; 采访于2024年11月进行
_REPORTED = expression(rf"[【\[（(][^】\])）]{{0,30}}(?:[讯訊电電]|报道|報導)[】\])）]\s*{DATE}(?=[\s，,])")
_TALKED = expression(
    rf"(?:(?:采访|採訪|访谈|訪談|对话|對話|专访|專訪)(?:完成|进行|進行)?(?:于|於|时间是|時間是)"
    r"|\b(?:[Ss]poke|[Tt]alked|[Mm]et|[Ii]nterview(?:ed)?|[Cc]onversation|[Rr]eported by"
    r"|[Rr]ecorded(?! (?:rev|prof|sal)))\b[^.]{0,60}? (?:on|in)(?: late| early| mid)?)"
    rf"[\s-]*{DATE}"
)
# ..., the companies said on Oct. 3, 2025: in the first sentence of a report.
_SAID = expression(rf"\bsaid (?:in a (?:statement|filing|blog post|release) )?(?:on )?(?:[A-Z][a-z]+day,? )?{DATE}[.,]")
_NEWS = 2
# 2025年3月，我们在杭州见到了X: opens a text that tells a conversation.
_MET = expression(rf"{DATE}[^。]{{0,14}}(?:见到|見到|采访|採訪|专访|專訪|对话|對話|拜访|拜訪|走访|走訪|聊了)")
_WIRE = expression(
    rf"(?P<where>[A-Z][\w.,&\s]{{1,50}}?(?:[,(]|\([A-Z][A-Za-z ]{{1,20}}\)\s*[-–—,]|\s[-–—]{{1,2}}\s|--)\s*)?"
    rf"{DATE}\s*[)）]?\s*(?:\([^()]{{2,30}}\)\s*)?(?:(?:[-–—]{{1,2}}|/\w+/|(?(where):))\s+|(?(where)--|(?!)))\S"
)
# 2024年6月28日，贵阳—— and （杭州，2025年11月27日）: a day and a town before the first sentence.
_TOWN = r"[\u4e00-\u9fff·]{2,8}"
_CHINESE_WIRE = expression(
    rf"[（(【]?\s*(?P<town>{_TOWN}\s*[，,·]?\s*)?{DATE}(?:\s*[，,·\s]\s*{_TOWN}|\s*/\w{{2,8}}/|(?(town)))\s*[）)】]?\s*"
    r"(?:[-—–]{1,2}|[讯訊电電](?![^\s：:）)]))\s*\S"
)
_TOWN_FIRST = expression(rf"[（(【]\s*{_TOWN}\s*[，,·\s]\s*{DATE}\s*[）)】]")
# `June 13, 2025. The company said ...`: a whole date that is a sentence by itself opens the text.
_OPENING = expression(rf"(?:[A-Z][\w.,\s]{{1,40}}?,\s*)?{DATE}\s*\.\s+[A-Z“\"]")
_HELD = (
    r"(?:(?:(?:数据|資料|资料|價格|价格)?(?:截至|截止)|(?:更新|整理)[至到于於]?"
    r"|as of|(?:last )?(?:updated|checked|revised))[：: ]*)?"
)
_ASIDE = expression(rf"[（(]\s*{_HELD}{DATE}{_TIME}[^（）()。]{{0,14}}[）)]", re.IGNORECASE)
_BEFORE = expression(
    r"(?:于|於|自|从|從|至|到|在|截至|在|\bin|\bon|\bat|\bsince|\bfrom|\bby|\buntil|\bof|\bbefore|\bafter)\s*$",
    re.IGNORECASE,
)
_SENTENCE = expression(r"[。；！？]")


def edtf(text: str) -> str | None:
    """The first date written in a text, as EDTF; None where there is none that exists."""
    match = ONE.search(text)
    return edtf_of(match) if match else None


def alone(text: str) -> str | None:
    """The date of a text that says nothing else, with or without the time of day."""
    match = _ALONE.fullmatch(text.strip())
    return edtf_of(match) if match else None


def find_date(text: str, passages: list[Passage]) -> tuple[str | None, list[Passage]]:
    """The date a document bears, and the passages that say nothing but its particulars."""
    found: list[tuple[int, str | None]] = []
    particulars: list[Passage] = []
    bare: list[tuple[Passage, str]] = []
    opening: list[str | None] = []
    beside: list[tuple[int, str | None]] = []
    set_apart: list[Passage] = []
    labelled = False
    entries = chronicles.entries(text, passages)
    for index, line in _dated_lines(text, passages):
        passage = passages[index]
        if index in entries:
            continue
        when = alone(line) if len(line) < _NARROW else None
        if when:
            bare.append((passage, when))
        elif passage.kind != "bullet" and _is_particular(text, passages, index, line):
            particulars += [] if _MEASURES.search(line) else [passage]
            found += _from_particulars(line)
            labelled = True
        else:
            # an entry of a list, or what happened and when, is no particular of the text
            is_event = passage.kind == "bullet" or (index > 0 and _is_event(line))
            when, is_bare = (None, False) if is_event and len(line) <= _WIDE else _from_line(index, line)
            if is_bare and _SUM.search(line):
                continue  # 天使轮 2022.03 2000万元: an entry of a history
            (beside if is_bare or index else found).append((1, when))
            opening += [] if when else _opening(index, line)
            if is_bare and index and not _MEASURES.search(line):
                set_apart.append(passage)
    # nor do several lines that end with a date give particulars: they are the entries of a list
    if sum(when is not None for _, when in beside) < _ENTRIES:
        found += beside
        particulars += set_apart
    # several lines that are a date each are the entries of a chronicle
    if len(bare) == 1:
        particulars.append(bare[0][0])
        found.append((0, bare[0][1]))
    # nor is one date of several that open a paragraph that of the text
    found += [(2, when) for when in opening if len(opening) == 1 and when and len(when) == _WHOLE]
    rank, told = min(((rank, when) for rank, when in found if when), default=(0, None))
    when = _heavier(text, passages, entries, rank, told or _of_island(text))
    if when is None or labelled or not chronicles.is_outlived(text, when):
        return when, particulars
    return None, [one for one in particulars if len(bare) != 1 or one is not bare[0][0]]


def _heavier(text: str, passages: list[Passage], entries: set[int], rank: int, first: str | None) -> str | None:
    """What is only set like a dateline, as the head of a section may be, gives way to a label of a later day."""
    if first is not None and not rank:
        return first
    match = _by_weight(text, passages, entries)
    when = edtf_of(match) if match else None
    return when if match and when and (first is None or (is_labelled(match) and when > first)) else first


# （中央社訊息服務20250619 10:05:33）: a day without marks, with the time of day.
_STAMP = expression(
    r"(?:[讯訊电電]|訊息服務|讯息服务|消息)[^\n\d]{0,6}"
    r"(?P<y>20[12]\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01]) [0-2]\d:[0-5]\d"
)
# （編輯：某某）1131112: how the agency of the island ends its news; its years count from 1911.
_ISLAND = expression(
    r"[（(](?:編輯|编辑)[:：][^（）()\n]{2,20}[）)]\s?(?P<y>1[0-3][0-9])(?P<m>0[1-9]|1[0-2])(?P<d>[0-2][0-9]|3[01])(?!\d)"
)
_FIRST_YEAR = 1911


def _of_island(text: str) -> str | None:
    if (stamp := _STAMP.search(text, 0, _LOOK)) is not None:
        return f"{stamp['y']}-{stamp['m']}-{stamp['d']}"
    match = _ISLAND.search(text) if "編輯" in text or "编辑" in text else None
    return f"{_FIRST_YEAR + int(match['y'])}-{match['m']}-{match['d']}" if match else None


def _opening(index: int, line: str) -> list[str | None]:
    """The whole date that is a sentence by itself and opens a paragraph near the top."""
    match = _OPENING.match(line[:120]) if index < TOP // 2 and line[0].isascii() else None
    return [edtf_of(match)] if match else []


def _is_event(line: str) -> bool:
    """Whether a line tells what happened, and neither who reports it nor when its people were met."""
    wire = _WIRE.match(line) if line[0].isascii() else None
    is_wire = bool(wire and wire["where"]) or _CHINESE_WIRE.match(line) is not None
    return bool(_EVENT.search(line)) and not (_REPORTER.search(line) or _MET.match(line) or is_wire)


def _by_weight(text: str, passages: list[Passage], entries: set[int]) -> re.Match[str] | None:
    """Where no line is a dateline by its form: the date of which most tells that it is the text's own."""
    size = len(passages)
    indices = dict.fromkeys((*range(min(TOP, size)), *range(max(0, size - FOOT), size)))
    kinds = ("row", "bullet", "comment")
    near = [
        (index, passages[index].pieces)
        for index in indices
        if index not in entries
        and passages[index].kind not in kinds
        and YEAR.search(text, passages[index].start, passages[index].end)
    ]
    # a line of its own counts for itself, also where the text goes on right below it
    lines = [
        Line(words_of(text, [piece])[:_LOOK], False, index <= _EDGE)
        for index, pieces in near
        if len(pieces) > 1
        for piece in pieces[: _LINES if index <= _EDGE else 1]
    ]
    lines += [
        Line(words_of(text, pieces)[:_LOOK], index == size - 1, index <= _EDGE or index == size - 1)
        for index, pieces in near
    ]
    return best(lines, ONE)


def _dated_lines(text: str, passages: list[Passage]) -> Iterator[tuple[int, str]]:
    """Passages near the top or the foot that name a year, by index, with what their first lines say."""
    size = len(passages)
    for index in (*range(min(TOP, size)), *range(max(TOP, size - FOOT), size)):
        passage = passages[index]
        if (passage.kind != "row" or _heads_letter(text, passage)) and YEAR.search(
            text, passage.start, min(passage.end, passage.start + _LOOK)
        ):
            yield index, words_of(text, passage.pieces)[:_LOOK].replace("**", "")


# `Date:     3 December 2025`, set as a table is in the head of a letter.
_IN_LETTER = expression(rf"(?:Date|DATE|日期)[：:]\s{{1,20}}{DATE}\s*")


def _heads_letter(text: str, passage: Passage) -> bool:
    return _IN_LETTER.fullmatch(text, passage.start, passage.end) is not None


_LABEL = expression(r"[^，。：:]{1,20}[：:]")
# What also tells in what the numbers of the text are is more than its particulars.
_MEASURES = expression(
    r"单位|單位|元\s*[/／每]|计价|計價|\b(?:usd|us\$|eur|dollars?|euros?|yuan)\b.{0,20}\bper\b"
    r"|\bprices? (?:are )?(?:in|per)\b",
    re.IGNORECASE,
)


_SUM = expression(r"\d ?[千百]?[万亿]?(?:美|港|欧)?元|[$€£¥]\d")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line that begins as a particular does; a dated particular anywhere in a line."""
    both = [
        "|".join(re.escape(word) for word in sorted(words()[key], key=len, reverse=True))
        for key in ("particulars", "dated")
    ]
    start = expression(rf"\s*(?:{both[0]})\s*(?:[：:|｜]|(?=\s*[0-9])|\s(?=[A-Z]))", re.IGNORECASE)
    dated = expression(rf"(?:^|[\s|｜/，,；;（(])(?P<label>{both[1]})\s*[：:]?\s*{DATE}", re.IGNORECASE)
    return start, dated


def _is_particular(text: str, passages: list[Passage], index: int, line: str) -> bool:
    """Whether a line gives particulars of the document, not of a thing that it describes.

    `发布时间：2024-05-15` counts only where no other pair stands beside it: next to `显存：96GB` it is a chip's.
    """
    if width(line) > _WIDE or not _labels()[0].match(line):
        return False
    for beside in passages[max(0, index - 1) : index + 2 : 2] if index else passages[1:2]:
        said = words_of(text, beside.pieces[:1])[:_LOOK]
        is_pair = _LABEL.match(said) and not _labels()[0].match(said) and not _SENTENCE.search(said)
        # a first line with a colon is a title, unless a number stands behind that
        is_title = beside is passages[0] and not re.search(r"[：:]\s*[^\s\d]{0,2}\d", said)
        if beside.kind == "paragraph" and is_pair and not is_title:
            return False
    return True


_UNTIL = expression(r"截至|截止|as of|data through", re.IGNORECASE)


def _from_particulars(line: str) -> Iterator[tuple[int, str | None]]:
    order = {label.lower(): index for index, label in enumerate(words()["dated"])}
    labelled = list(_labels()[1].finditer(line))
    for match in labelled:
        late = order[match["label"].lower()] >= order["更新时间"]
        yield (2 if late else 0), edtf_of(match)
    if not labelled:
        # until when its numbers reach says only about when it was written
        yield (3 if _UNTIL.search(line) else 0), edtf(line)


def _from_line(index: int, line: str) -> tuple[str | None, bool]:
    """A date that is plainly a dateline by the way it is set, and whether the line says nothing else."""
    match = _aside(line) or _TALKED.search(line) or (_SAID.search(line) if index <= _NEWS else None)
    if index < TOP // 2 and not match:
        start = line[:120]
        if line[0].isascii() and ("-" in start or "—" in start or "–" in start or "/" in start):
            match = _WIRE.match(start)
        if not match and _REPORTER.search(start):
            match = _REPORT.match(start) or _REPORTED.match(start)
        match = match or _CHINESE_WIRE.match(start) or _TOWN_FIRST.match(start)
        match = match or _MET.match(start)
        if not match and len(line) <= _WIDE:
            match = _beside_particulars(line)
            return (edtf_of(match), True) if match else (None, False)
    return (edtf_of(match), False) if match else (None, False)


def _aside(line: str) -> re.Match[str] | None:
    """A date in brackets: alone on its line, at the end of a title, or with the word of a reporter."""
    for match in _ASIDE.finditer(line):
        is_title = match.end() == len(line) and width(line) <= _WIDE and not _SENTENCE.search(line)
        if is_title or re.search("讯|訊|电|電|消息|整理|更新|发布|發布|修订|记者", match[0]):
            return match
    return None


def _beside_particulars(line: str) -> re.Match[str] | None:
    """`2026年1月9日 16:42 来源：财经观察`, `TOKEN METER - issue 41, February 28, 2025`: a line that is no sentence."""
    match = ONE.search(line)
    if not match or width(line) > _WIDE or _SENTENCE.search(line):
        return None
    before, after = line[: match.start()], line[match.end() :]
    if after.strip(" 　)）】]|｜.") and not _after_date().match(after) and not _READ.search(after):
        return None
    # a label would have been a particular, were it the document's own
    is_parted = not before.strip() or before[-1] in " 　,，|｜·】])）/-—–》"
    is_short = width(before) <= _NARROW and before.count("，") + before.count(",") < 2
    return match if is_parted and is_short and not _BEFORE.search(before) and _has_more(before, after) else None


# luyijun 2025-07-15 应用服务 1192 次浏览 0个评论: how often a page was read
_READ = expression(
    r"[0-9] ?次?(?:浏览|瀏覽|阅读|閱讀|点击|點擊|views?\b)|(?:浏览|瀏覽|阅读|閱讀|点击|點擊)(?:量|数|數)?[:：]? ?[0-9]"
)


def _has_more(before: str, after: str) -> bool:
    """A date that ends a line of words in one language needs a mark before it: `OpenAI 成立于 2015 年` has none."""
    is_parted = before.endswith(("　", "  ")) or before.rstrip()[-1:] in tuple(",，|｜·】])）/-—–》期")
    return bool(after.strip()) or not before.strip() or is_parted


@cache
def _after_date() -> re.Pattern[str]:
    """What may follow a date among particulars."""
    both = [*words()["particulars"], *words()["beside_date"]]
    named = "|".join(re.escape(word) for word in sorted(both, key=len, reverse=True))
    return expression(rf"{_WEEKDAY}{_TIME}\s*(?:$|[|｜/·,，]?\s*(?:{named})|[0-9])", re.IGNORECASE)


FRONT = expression(r"\ufeff?---[^\S\n]*\n((?:[^\n]*\n){1,60}?)---[^\S\n]*(?:\n|\Z)")
_KEY = expression(
    r"^(date|published|pubdate|created|日期|发布时间|发布日期|title|标题|updated|lastmod)\s*[:：]\s*(.+)$",
    re.MULTILINE | re.IGNORECASE,
)


def front_matter(text: str) -> tuple[int, str | None, str | None]:
    """Where the particulars above a Markdown text end (0 where there are none), with its date and title."""
    match = FRONT.match(text) if text[:4].lstrip("\ufeff").startswith("---") else None
    if not match or ":" not in match[1].replace("：", ":"):
        return 0, None, None
    entries = {key.lower(): value.strip().strip("\"'") for key, value in _KEY.findall(match[1])}
    dates = [edtf(value) for key, value in entries.items() if key not in ("title", "标题")]
    return match.end(), next((d for d in dates if d), None), entries.get("title") or entries.get("标题")


def front_lines(text: str, end: int) -> list[Passage]:
    """The particulars above a text that tell of its subject, `license: mit`: a line each, or two for a list."""
    found = []
    for match in _front_keys().finditer(text, 0, end):
        key_end, start = match.end("key"), match.start("value")
        colon = text.index(":", key_end) + 1
        pieces: list[Piece] = [(match.start("key"), colon, None), (colon, start, " "), (*match.span("value"), None)]
        found.append(Passage(match.start("key"), pieces, "front"))
    return found


@cache
def _front_keys() -> re.Pattern[str]:
    keys = "|".join(map(re.escape, words()["front_keys"]))
    # of `house/name` the name
    value = r"[\"']?(?:[\w.-]+/)?(?P<value>[^\s\"'\[][^\n\"']{0,80}?)[\"']?[ ]*$"
    return expression(rf"^(?P<key>{keys})[ ]*:(?:[ ]+|[ ]*\n[ ]*-[ ]+){value}", re.MULTILINE)


_META = (
    "article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish-date",
    "publication_date",
    "og:published_time",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
    "weibo:article:create_at",
    "date",
    "og:release_date",
    "article:modified_time",
    "datemodified",
    "lastmod",
    "og:updated_time",
)
_PUBLISHED = expression(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def of_page(metas: list[dict[str, str]], data: list[str]) -> str | None:
    """The date that a page's own particulars give: its meta elements, its structured data, its first time element."""
    named: dict[str, str] = {}
    for meta in metas:
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        named.setdefault(key, meta.get("content", ""))
    dates = [edtf(named[key]) for key in _META if key in named]
    dates += [edtf(match[1]) for text in data if (match := _PUBLISHED.search(text))]
    dates += [edtf(meta["time"]) for meta in metas if meta.get("time")]
    return next((when for when in dates if when), None)
