"""Of what a page speaks all along: on one of robots or glasses G1 and X3 are products, no chips."""

from __future__ import annotations

from functools import lru_cache

from baimo.values.expressions import expression

_DEVICES = expression(
    r"机器人|機器人|眼镜|眼鏡|手机|手機|耳机|耳機|音箱|学习机|學習機|玩具|四足|人形|灵巧手|一体机|一體機"
    r"|\b(?:robots?|humanoids?|glasses|headsets?|earbuds|phones?|handsets?|speakers?|toys?|wearables?)\b",
)
_CHIPS = expression(r"芯片|晶片|算力|显卡|顯卡|加速卡|\b(?:chips?|GPUs?|accelerators?|TFLOPS|HBM)\b")
# So many words for devices, and so many times as many as for chips.
_LEAST, _TIMES = 3, 2


@lru_cache(maxsize=1)
def kind_of_page(text: str) -> str:
    """The kind of what bears a number on a page, where nothing beside it tells that: product, or nothing."""
    devices = sum(1 for _ in _DEVICES.finditer(text))
    if devices < _LEAST:
        return ""
    return "product" if devices >= _TIMES * sum(1 for _ in _CHIPS.finditer(text)) else ""
