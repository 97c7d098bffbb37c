"""What a market is one of, where no list knows it: 台湾AI软件市场规模, `the market for smart glasses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_SIZE = expression(
    r"(?:的)?(?:整体|总体|总)?(?:(?:市场|产业|行业)(?:的)?(?:整体|总)?(?:规模|空间|总值|产值)"
    r"|市场(?=(?:将|已|约|预计|有望|总额)*(?:达|突破|超过)|(?:在)?20\d\d年|[:：] ?20\d\d年))"
)
_RUN = expression(r"(?:[a-z]{2,10} ?){0,2}[\u4e00-\u9fff]{0,12}$")
# What stands before the name: where, when, who says so.
_LED = expression(
    r".*(?:国内|国产|内地|本地|本土|把|中国|我国|全国|全球|世界|台湾|香港|海外|国外|亚太|北美|欧洲|美国|日本|韩国|年|月|底|季|的|则|其|了|在|对|将|及|和|与|而|但|据|由|从"
    r"|预计|预估|预测|估计|今年|去年|明年|目前|当前|显示|认为|指出|表示|推动|带动|整个|这一|该|各|未来)"
)
# What is no name of a market by itself.
_NO_NAME = expression(
    r"大模型.*|[a-z ]+|(?:整体|总体|相关|潜在|细分|行业|产业|整个|主要|新兴|目标|存量|增量|消费|企业|核心|应用|技术"
    r"|产品|服务|软件|硬件|设备)*"
)
_ENGLISH = expression(
    r"\b(?:market|demand) (?:for|in) (?P<name>(?!(?:the|a|its|this|that|such|these|those) )(?:[A-Za-z][\w-]* ){0,2}"
    r"(?:assistants|robots|robotics|glasses|tools|software|agents|storage|infrastructure|devices|headsets|toys|translation"
    r"|imaging|search|compute|interconnects|cooling|transceivers))\b"
)
_SHORTEST, _LONGEST, _RANK = 3, 10, 5


def markets(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """The names of such markets, as technologies that no list knows."""
    found = [span for span in _chinese(folded) if "市场" in folded or "规模" in folded]
    found += [match.span("name") for match in _ENGLISH.finditer(text)]
    char = symbols.KIND["technology"]
    return [
        (start, end, char, provisional(text[start:end], "technology"), _RANK)
        for start, end in found
        if key(text[start:end]) not in gazetteer.by_key
    ]


def _chinese(folded: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _SIZE.finditer(folded) if not folded.isascii() else ():
        run = _RUN.search(folded, max(0, match.start() - _LONGEST - 2), match.start())
        if run is None:
            continue
        led = _LED.match(run[0])
        start = run.start() + (led.end() if led else 0)
        name = folded[start : match.start()].lstrip(" ")
        start = match.start() - len(name)
        if _SHORTEST <= len(name) <= _LONGEST and not _NO_NAME.fullmatch(name):
            found.append((start, match.start()))
    return found
