"""Names beside a chip or a model that are no part of the claim: what serves it, and the chip that tells a device."""

from __future__ import annotations

import re

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

# What serves a model is nothing that it runs on.
_ENGINE = expression(
    r"vllm|sglang|tensorrt(?:-llm)?|ollama|llama\.cpp|lm ?studio|lmdeploy|k?transformers|xinference|mlx(?:-lm)?|triton"
    r"|mindie|openrouter|hugging ?face|魔搭(?:社区)?|modelscope|github",
    re.IGNORECASE,
)


def is_engine(clean: str, predicate: Predicate, thing: Token) -> bool:
    """Whether what a model is told to run on is software that serves it, or a place where its weights are."""
    return predicate.id == "runs_on" and _ENGINE.fullmatch(clean[thing[0] : thing[1]].strip()) is not None


# `Europe follows in 2027`, a line with a day and a town: nobody brings out a place.
_REGION = expression(
    r"(?:the )?(?:Europe|Asia|Africa|North America|Latin America|South America|America|Oceania|Middle East|US|UK|EU"
    r"|United States|Canada|Las Vegas|San Francisco|Mountain View|Cupertino|Silicon Valley|欧洲|亚洲|北美|拉斯维加斯)",
    re.IGNORECASE,
)


def is_region(clean: str, predicate: Predicate, thing: Token) -> bool:
    """Whether what is told to come out is a part of the world, where something else comes out."""
    return predicate.id in _OF_DEVICES and _REGION.fullmatch(clean[thing[0] : thing[1]].strip()) is not None


# 采用天玑9500的首批手机: what stands behind is spoken of, and not what it carries.
_CARRIES = expression(
    r" ?的(?:首[批款个]|新|旗舰|旗艦|多款|全新|最新|国产|國產|商用|AI|智能|智慧)*"
    r"(?:手机|手機|机型|機型|终端|終端|设备|設備|服务器|伺服器|车型|車型|电脑|電腦|筆電|笔记本|平板|眼镜|眼鏡|汽车|新车"
    r"|一体机|整机|机器人|機器人)"
)
_OF_DEVICES = frozenset({"released", "open_sourced", "discontinued"})


def is_carried(clean: str, predicate: Predicate, thing: Token, is_named: bool) -> bool:
    """Whether a chip only tells which devices are meant: they come out, and whoever the text speaks of uses nothing."""
    if predicate.id not in _OF_DEVICES and (is_named or predicate.id != "uses_chip"):
        return False
    return thing[2] == symbols.KIND["chip"] and _CARRIES.match(clean, thing[1]) is not None
