"""What the words beside a date show: that it is a label, that somebody began then, that something was announced."""

from __future__ import annotations

import re
from functools import lru_cache

from baimo.values.dates import parsed
from baimo.values.expressions import expression

_MONTH = expression(r"[0-9]{4}-(?:0[0-9]|1[0-2])")
_DAY_ALONE = expression(
    r"[*_\s]{0,4}(?:(?P<named>[0-3]?[0-9])\s?(?:[日号號]|st\b|nd\b|rd\b|th\b)(?![本元间間])"
    r"|(?P<bare>[0-3]?[0-9])\s?(?:[:：](?![0-9])|[—–]|- ))"
)
_LABELS = expression(r"年?[*_]{0,2}\s?(?:[:：—–|]|- )")


def day_alone(text: str, at: int, month: str | None) -> str | None:
    """The day of a month with whose number alone a text begins at a place: 16日 发布, `5th: releases`."""
    match = _DAY_ALONE.match(text, at) if month is not None and _MONTH.fullmatch(month) else None
    day = f"{month}-{int(match['named'] or match['bare']):02d}" if match else None
    return day if day and parsed(day) else None


def is_label(text: str, end: int) -> bool:
    """Whether what ends here is parted from what it tells by a colon or a dash."""
    return bool(_LABELS.match(text, end))


_FOUNDED = expression(
    r"\b(?:founded|set up|established|formed|incorporated|started|born|spun out|created)\b[^,;.\n]*\Z"
    r"|(?:成立于|創立於|成立於|创立于|创办于|始于|生于|生於|毕业于|畢業於)$"
    r"|(?:成立|创立|創立|创办|創辦|创建|注册|註冊)(?:时间|時間|日期|年份|年月)?\**[ \t]*[:：|｜]\**[ \t]*$",
    re.IGNORECASE,
)
_BEGUN = expression(r"^[^，,。；;\n]{0,14}?(?:成立|创立|創立|创办|創辦|创建|出生|生人)")
# 2020年，我和两个同学创办了X
_BEGUN_APART = expression(r"^[，,][^，,。；;的]{0,14}?(?:成立|创立|創立|创办|創辦|创建)了")
# 2021年3月由前联发科工程师X与Y共同创办
_BEGUN_BY = expression(
    r"^[^，,。；;\n由]{0,12}[，,]?由[^，,。；;\n]{2,40}?(?:成立|创立|創立|创办|創辦|创建|創建|发起|發起)"
)
_BEGUN_OF = expression(r"^[^，,。；;\n]{0,14}?(?:成立|创立|創立|创办|創辦|创建)[^，,。；;]{0,4}的")
_OPENS = expression(r"(?:^|[\n。！？；;|])[ \t*_·•（(【\[|—–-]{0,3}$")
_ANNOUNCED = expression(
    r"宣布|宣佈|公布|公佈|透露|表示|获悉|獲悉|\b(?:announce[sd]?|said|reported|unveiled|disclosed|told)\b",
    re.IGNORECASE,
)
_NEAR = 60


_BORN = expression(r"\bborn (?:on |in |around |c\. ?)*$|(?:生于|生於|出生于|出生於)\s*$", re.IGNORECASE)


def is_birth(text: str, start: int) -> bool:
    """Whether a date is that on which somebody was born: of nothing that he did."""
    return _BORN.search(text, max(0, start - _NEAR), start) is not None


@lru_cache(maxsize=256)  # resolving, passing on and weighing ask it of each date
def is_founding(text: str, start: int, end: int) -> bool:
    """Whether a date is that on which somebody began: 成立于2019年, `founded in 2019`, 2019年成立."""
    if _FOUNDED.search(text[max(0, start - _NEAR) : start]):
        return True
    # 2019年成立的X; but `2019年公司成立，...` goes on with what happened then
    begun = _BEGUN_OF if _OPENS.search(text[max(0, start - 4) : start]) else _BEGUN
    behind = text[end : end + _NEAR]
    is_born = behind.startswith(("出生", "生人")) or any(one.search(behind) for one in (_BEGUN_APART, _BEGUN_BY))
    return is_born or begun.search(behind) is not None


def is_announced(clause: str) -> bool:
    """Whether a clause announces what the others tell: 今日宣布，..."""
    return _ANNOUNCED.search(clause) is not None


_SAYS = expression(
    r"\b(?:said|told [\w ]{2,20}|announced|reported|forecast|predicted|estimated|projected|disclosed|confirmed)"
    r"(?: (?:on|in|at))?(?: (?:late|early|earlier|the))? ?$",
    re.IGNORECASE,
)
_SAID_THAT = expression(
    r"\s*(?:that\b|it\b|he\b|she\b|they\b|its\b|the\b|,)|[^，。；\d]{0,12}(?:表示|预计|預計|预估|預估|预测|預測|透露|称|稱)"
)


def is_of_saying(text: str, start: int, end: int) -> bool:
    """Whether a date is that on which somebody spoke: `said last month that`, 上月16日在法说会上预估."""
    is_chinese = not text[end - 1].isascii()
    said = is_chinese or _SAYS.search(text, max(0, start - _NEAR), start) is not None
    return said and _SAID_THAT.match(text, end) is not None


_REPORTS = expression(
    r"[^.;]{0,40}\b(?:report(?:s|ed)|post(?:s|ed)|disclose[sd]|announce[sd]|published|booked|logged)\b"
    r"|[^。；\d]{0,24}(?:公布|公佈|发布|發布|披露|公告|举行|舉行|召开|召開)",
)
_REPORTED_ON = expression(
    r"\b(?:report(?:s|ed)|post(?:s|ed)|disclose[sd]|announce[sd]|published)(?: [\w-]+){0,6} (?:on )?$"
)


def is_of_report(text: str, start: int, end: int) -> bool:
    """Whether a day is that on which results were reported: 11月13日，X公布财报, `on Wednesday posted`."""
    is_before = _REPORTED_ON.search(text, max(0, start - _NEAR), start)
    return is_before is not None or _REPORTS.match(text, end) is not None


_DIGEST = expression(
    r"周报|週報|月报|月報|一周|一週|本周|速递|速遞|日报|早报|晚报|周刊|要闻|要聞|簡訊|简讯|快讯|快訊|盘点|盤點|短打|速览|速覽|周记|雙週|双周|晨报"
    r"|融资事件|投融资|投融資|备忘|汇总|匯總|動態|动态"
    r"|\b(?:round-?up|digest|briefs?|briefing|in brief|weekly|monthly|daily|morning|evening|this week|week of"
    r"|the week in|the month in|tracker|newsletter|mega-?rounds|deals?|wrap|dispatch|bulletin|ledger|wire|memo)\b",
    re.IGNORECASE,
)
_HEAD = 160


def is_digest(text: str) -> bool:
    """Whether a text by its head gathers the news of a day, a week or a month."""
    return _DIGEST.search(text[:_HEAD]) is not None
