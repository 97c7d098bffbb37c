"""Marks of Chinese texts that were narrowed on their way: `2023年3月成立,估值200亿元;10月` has the marks of English.

Programs that make all letters of one width leave a text whose sentences no longer end and whose numbers and names
run together (`L20,48G`). Such a text is read with the marks that it was written with. No offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.values.expressions import expression

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_WORDS = expression(rf"{_HAN}")
_LETTERS = expression(r"[A-Za-z]")
_SAMPLE = 8000
# A text whose own marks are a tenth of those that were narrowed, or more, has both by choice.
_FEWEST, _TIMES = 3, 10
_NARROWED = expression(rf"(?<={_HAN})[,;:]|[,;:](?={_HAN})")
_WIDES = expression("[，；：]")

# Addresses, entities and targets of links stay; then each mark, where it stands as marks of English do not.
_CLOSE = r"(?<=[\u3400-\u9fff”’」』》】）)\]*\"'%])"
_NEXT = r"(?= ?[\u3400-\u9fff“‘「『《【（\"'*])"
_MARKS = expression(
    rf"(?P<kept>://[!-~]+|www\.[!-~]+|&\#?\w{{1,30}};|\]\([^()\n]*\)|[0-9],[0-9]{{3}}(?![0-9])(?:,[0-9]{{3}}(?![0-9]))*"
    rf"|(?:[01][0-9]|2[0-4]):[0-5][0-9](?![0-9.%a-zA-Z万亿]))"
    rf"|\((?P<inside>[^()\n]{{1,300}})\)"
    rf"|(?:{_CLOSE}[,;:!?](?!\[)|[,;:]{_NEXT}|[,;](?<=[0-9A-Za-z].)(?=[0-9A-Za-z$¥~-])"
    rf"|:(?<=[0-9A-Za-z].)(?=[0-9A-Za-z$¥~<>]))"
)

# 收盘600元 [1] - 首日成交额: the dash of a list whose line ends were lost, behind the number of a note.
_NOTED = expression(rf"(?<=[0-9]\] )-(?= (?:{_HAN}|[0-9A-Z]))")

# Particulars above a text are no prose.
_FRONT = expression(r"---[ \t]*\n[\s\S]{0,4000}?\n---[ \t]*\n")


def widened(text: str) -> str:
    """The text with its marks as wide as Chinese has them, where it is Chinese and they were narrowed; else itself."""
    if text.count("] - ") >= _FEWEST and _NOTED.search(text):
        text = _NOTED.sub("。", text)
    if not _is_narrowed(text[:_SAMPLE]):
        return text
    front = _FRONT.match(text)
    start = front.end() if front else 0
    return text[:start] + "".join(_widened(text[start:].splitlines(keepends=True)))


def _widened(lines: list[str]) -> Iterator[str]:
    """The lines, widened; a row keeps the marks that part its values."""
    values = [(0, 0), *((0, 0) if "。" in line else (line.count(","), line.count(";")) for line in lines), (0, 0)]
    for at, line in enumerate(lines, 1):
        is_row = sum(values[at]) > 1 and values[at] in (values[at - 1], values[at + 1])
        yield line if is_row else _MARKS.sub(_mark, line)


def _is_narrowed(sample: str) -> bool:
    """Whether a text is Chinese, and hardly a mark of it is wide."""
    if sample.isascii():
        return False
    narrow = len(_NARROWED.findall(sample))
    if narrow < _FEWEST or narrow < _TIMES * len(_WIDES.findall(sample)):
        return False
    return 2 * len(_WORDS.findall(sample)) >= len(_LETTERS.findall(sample))


def _mark(match: re.Match[str]) -> str:
    if match["kept"] is not None:
        return match[0]
    inside = match["inside"]
    if inside is None:
        return _WIDE[match[0]]
    said = _MARKS.sub(_mark, inside)
    is_chinese = _WORDS.search(inside) or _WORDS.match(match.string, match.start() - 1)
    return f"（{said}）" if is_chinese else f"({said})"
