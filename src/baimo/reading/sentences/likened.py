"""Names of which a text does not speak: 价格与Opus 4相同, 要做中国的OpenAI, `the next Nvidia`, L4级自动驾驶."""

from __future__ import annotations

from baimo.reading.rules import symbols
from baimo.reading.sentences.rewriting import Reduced
from baimo.values.expressions import expression

_OF_IT = r"[ ]?(?=\S[^，。；,;\n]{0,24}?"
# The price behind it is not that of the name.
_PRICED = (
    r"(?:价格?|定价|售价|报价|收费|计费)(?:均|也|都|仍|则|基本)?(?:与|和|跟|同)"
    rf"{_OF_IT}(?:相同|一致|持平|一样|看齐|相当|保持不变))"
    rf"|(?:沿用|延续|比照|参照)了?{_OF_IT}的?(?:定价|价格|收费|价目|价))"
    r"|\bpriced (?:like|the same as|in line with|identically to|on a par with) "
    r"|\bsame (?:prices?|rates?|pricing) as (?:for )?"
    r"|\b(?:keeps|keeping|kept|matches|matching|inherits) (?=[A-Z][^.;,\n]{0,24}?['’]s? (?:pric|rate))"
)
# Who wants to be the OpenAI of a country, or the next one, tells nothing of OpenAI.
_LAND = r"(?:[中美韩韓法德英][国國]|[国國][产產]|[欧歐]洲|日本|印度|中[东東]|[东東]方|本土)"
_AMBITION = (
    r"(?:打造|成[为為]|做成?|造|建[设設]?|孵化|是|[号號][称稱]|[称稱][为為作]?|[誉譽][为為]|[视視][为為]|堪[称稱]|所[谓謂]"
    r"|当|當|[“「])"
    r"(?:一[个個家]|所[谓謂])?[“「]?"
)
_RIVALLED = (
    rf"{_LAND}(?:版|自己的|自家的)[ ]?[“「]?[ ]?|{_AMBITION}{_LAND}的?[ ]?[“「]?[ ]?"
    r"|下一[个個家][ ]?[“「]?[ ]?"
    r"|\b[Tt]he next |\b(?:[Aa]n(?:other)?|[Cc]hina|[Ee]urope|[Ff]rance|[Ii]ndia|[Jj]apan|[Kk]orea)(?:['’]s)?"
    r"(?: own| home-?grown| version of| answer to| rival to| response to){1,2} "
)
# L4级自动驾驶: a grade of driving, and no chip.
_GRADE = (
    r"(?<![A-Za-z0-9])(?=L[0-5][ ]?(?:级|級|[至到]|及以上|以上|无人|自动驾驶|自動駕駛|智驾|智能驾驶|辅助驾驶"
    r"|level\b|(?:self-)?driving|autonom))"
)
# 据Tech星球报道: who only reported it.
_REPORTED = r"(?:[据據]|根[据據])[ ]?(?=[^，。；,;\n]{1,14}?(?:报道|報道|報導|报导))"
_LIKENED = expression(f"{_PRICED}|(?P<rival>{_RIVALLED}|{_GRADE}|{_REPORTED})")
# GPT-4级主力模型, a `GPT-4-class model`: of what grade another is.
_CLASS = expression(
    r"[ ]?[级級][别別]?(?:的|[^，。；,;\n]{0,4}(?:模型|智能体|性能|能力|水平|水準|效果|推理)|(?=[主旗多开開闭閉]))"
    r"|(?:-| )(?:class|level|grade|caliber|calibre|quality|like)(?= [a-z])"
    # 智谱是清华系公司: from whose school or camp it comes
    r"|系(?=[，。；、,;\n]|的|公司|企业|企業|创业|創業|创企|团队|團隊|出身|背景|[大模]+型公司|AI公司|$)"
    # `invested in OpenAI competitor Anthropic`: whose rival another is.
    r"|(?:['’]s)? (?:arch-?)?(?:rival|competitor|challenger|nemesis)s?(?= [A-Z])"
)
_NAMES = frozenset((*symbols.KIND.values(), symbols.QUOTED, symbols.CAPITALISED))


def hide_likened(done: Reduced) -> None:
    """Takes such names out of the symbols, so that no rule takes them for whom a price or a deed is told of.

    The name of a rival, and its land, nothing else shall take up either: they are names no more.
    """
    found = list(_LIKENED.finditer(done.text))
    ends = {match.start() for match in _CLASS.finditer(done.text)}
    # 通义千问GPT-4级模型Qwen-Long: nor does the family count that stands before it
    ends |= {token[0] for token in done.tokens if token[1] in ends} if ends else ends
    if not found and not ends:
        return
    starts = {match.end() for match in found}
    hidden = [
        symbols.SHORT if (token[0] in starts or token[1] in ends) and token[3] is not None and char in _NAMES else char
        for char, token in zip(done.chars, done.tokens, strict=True)
    ]
    rivals = [match.span() for match in found if match["rival"]]
    tokens = list(done.tokens)
    for at, token in enumerate(tokens):
        is_likened = token[1] in ends or any(low <= token[0] <= high for low, high in rivals)
        if token[3] is not None and token[2] in _NAMES and is_likened:
            hidden[at] = symbols.SHORT
            tokens[at] = (token[0], token[1], symbols.SHORT, None, token[4])
    done.chars, done.tokens = "".join(hidden), tokens
