"""The name of a rule whose own text a document is: it heads the text without the marks that others give it, 《》."""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.naming.new.forms import TITLE
from baimo.reading.naming.new.laws import RULE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold

_NAME = (
    r"(?P<name>(?P<core>[\u4e00-\u9fffA-Za-z“”·+、]{4,44})"
    r"(?:[（(](?:试行|試行|暂行|暫行|草案|征求意见稿|徵求意見稿|送审稿|修订|修正|20\d\d年?[-—–至版])[^（）()\n]{0,12}[）)])?)"
    r"(?:[（(][^（）()\n]{2,16}[）)])?"
)
_HEADED = expression(rf"[#* ]*{_NAME}[* ]*")
# 江州市人民政府办公室关于印发江州市大模型产业发展行动方案的通知
_BY_NOTICE = expression(
    rf"[\s\S]{{0,60}}?关于(?:印发|发布|公布|颁布|印發)(?:《|〈)?{_NAME}(?:》|〉)?的(?:通知|公告|通告)[* ]*"
)
# What ends so is no rule by itself, though others may title it: 解决方案, 关于印发……的通知.
_NO_RULE = expression(r"(?:通知|公告|决定|决议|公约|(?<!若干)(?<!政策)措施|(?<!行动)(?<!实施)(?<!工作)方案)$")
_TELLS = expression(r"出台|发布|印发|通过|公布|征求|解读|施行|答记者|问答|观察|评论|报道|一览|盘点|什么|如何|怎么|解决")
_OWN = expression(
    r"第一条|第一條|本(?:办法|辦法|条例|條例|规定|規定|细则|意见|方案|措施|指南|指引|规范|法|规划|计划)"
    r"|发布机关|發布機關|发文机关|发布单位|制定机关|成文日期|发文字号|施行日期|生效日期|颁布日期"
)
_FIRST, _LONGEST = 3, 90


def rule_titles(document: Document, text: str, gazetteer: Gazetteer) -> list[Token]:
    """The name at the head of such a text, where its body speaks as a rule does."""
    for block in document.blocks[:_FIRST]:
        if (found := _named(text, block)) is not None and _OWN.search(text, block.end):
            start, end = found
            return [(start, end, symbols.KIND["policy"], known_or_new(gazetteer, text[start:end], "policy"), TITLE)]
    return []


def _named(text: str, block: Block) -> tuple[int, int] | None:
    if block.cells or block.end - block.start > _LONGEST:
        return None
    match = _BY_NOTICE.fullmatch(text, block.start, block.end) or _HEADED.fullmatch(text, block.start, block.end)
    return match.span("name") if match is not None and _is_rule(fold(match["core"])) else None


def _is_rule(name: str) -> bool:
    return RULE.search(name) is not None and not (_NO_RULE.search(name) or _TELLS.search(name))
