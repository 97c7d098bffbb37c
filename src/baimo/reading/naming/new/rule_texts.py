"""The name of a rule whose own text a document is: it heads the text without the marks that others give it, 《》."""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.naming.new.forms import TITLE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_END = (
    r"(?:办法|辦法|条例|條例|规定|規定|细则|細則|准则|準則|指引|指南|规范|規範|若干措施|政策措施|若干政策|意见|意見|守则|纲要|綱要"
    r"|行动计划|行動計畫|行动方案|行動方案|实施方案|實施方案|工作方案|规划|規劃|法)"
)
_NAME = rf"(?P<name>[\u4e00-\u9fffA-Za-z“”·+、]{{3,40}}{_END}(?:[（(](?!20\d\d年\d)[^（）()\n]{{2,16}}[）)])?)"
_HEADED = expression(rf"[#* ]*{_NAME}[* ]*")
# 江州市人民政府办公室关于印发江州市大模型产业发展行动方案的通知
_BY_NOTICE = expression(
    rf"[\s\S]{{0,60}}?关于(?:印发|发布|公布|颁布|印發)(?:《|〈)?{_NAME}(?:》|〉)?的(?:通知|公告|通告)[* ]*"
)
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
    if match is None or _TELLS.search(match["name"]):
        return None
    return match.span("name")
