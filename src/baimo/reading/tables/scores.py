"""Tables of scores: whose rows, or columns, are tests that no list of benchmarks holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token
from baimo.reading.tables.heads import bare_of
from baimo.values.expressions import expression
from baimo.values.names import fold

if TYPE_CHECKING:
    from baimo.reading.tables.heads import Column, Heads
    from baimo.reading.tables.rows import Row
    from baimo.reading.tables.table import Table

# What the lines around a table of scores, or its heads, say.
_OF_SCORES = expression(
    r"\b(?:benchmarks?|evaluations?|evals?|scores?|scored|leaderboard|accuracy|test results|results on)\b"
    r"|评测|测评|评估结果|评测结果|跑分|得分|分数|成绩|榜单|准确率|正确率|基准|测试集|测试结果|效果对比|性能对比",
    re.IGNORECASE,
)
# Rows and columns of such tables that are no tests.
_NO_TEST = expression(
    r"\b(?:latency|speed|throughput|costs?|prices?|time|tokens?|memory|vram|size|rank|ranking|date|released?|licen[cs]e"
    r"|params?|parameters|context|count|number|samples?|questions?|seconds?|hours?|gpus?|votes?|notes?|ci|links?|source"
    r"|organi[sz]ation|vendor|year|version|type|delta|change|improvement|diff|gain|people|who|done|users?|revenue|tco"
    r"|power|energy|growth|weight|shares?|margin|adoption|rates?|percent(?:age)?|yoy|quota|layers?|heads?|experts?|dim|steps?)\b"
    r"|延迟|时延|速度|吞吐|成本|价格|耗时|时间|大小|排名|名次|数量|样本|题数|题量|日期|参数|上下文|显存|提升|变化|备注|来源|说明|链接|票数|机构|权重"
    r"|人数|用户|营收|收入|增速|增长|占比|份额|满意|响应|并发|功耗|时长|单价|费用",
    re.IGNORECASE,
)
# Heads over scores of nobody that has a name.
_NOBODY = expression(
    r"\bhumans?\b|\bothers?\b|\brivals?\b|\bcompetitors?\b|\bcomparison\b|\bvs\b|\brandom\b|\bsota\b|\bbest\b"
    r"|\baverage\b|^(?:avg|δ|Δ|\+/-)|对比|比较|竞品|其[他它]|同类|人类|随机|最佳|最优|平均",
    re.IGNORECASE,
)
# What else is told of a test beside its name, and heads over those who took one that list no tests.
_BESIDE = expression(
    r"# ?shots?|(?:num(?:ber)?\.? of |n-|k-)?shots?|metrics?|lang(?:uage)?s?|settings?|splits?|prompt(?:ing)?s?|mode"
    r"|eval(?:uation)? method|指标|评测指标|评价指标|语言|设置|提示方式|样本数"
)
_OF_METHODS = expression(
    r"methods?|systems?|approach(?:es)?|frameworks?|agents?|algorithms?|方法|系统|方案|框架|算法|智能体"
)
_SCORE = expression(
    r"[*_~≈ ]*(?P<number>\d{1,4}(?:\.\d{1,3})?) ?(?P<percent>%|％)?(?: ?分)?(?: ?[(（±][^()（）]*[)）]?)?[*_† ]*"
)
_HIGHEST, _ELO = 100.0, (700.0, 2500.0)
_OF_ELO = expression(r"\belo\b|arena|rating|codeforces|等级分", re.IGNORECASE)
_LONGEST, _MOST_WORDS = 40, 6
# Names of models have a number; a unit in a head is none of scores.
_VERSION = expression(
    r"[A-Za-z\u4e00-\u9fff][- ]?v?\d|\d[BbMm]\b|GPT|Claude|Gemini|Llama|Qwen|DeepSeek|Mistral|Gemma|GLM", re.IGNORECASE
)
_UNIT = expression(
    r"[(（](?:ms|s|sec|tok\w*/s|t/s|w|kw|gb|gib|mb|tb|tflops|usd|\$|¥|元|万元|亿元|美元|秒|小时|天|万|亿|fps)[)）]|/s$|/秒|\$|¥"
)
_LEAST_LETTERS = 2


def tells_scores(around: str) -> bool:
    """Whether what stands around a table says that it holds scores."""
    return _OF_SCORES.search(around) is not None


def is_test(head: str) -> bool:
    """Whether a head that means nothing else may be the name of a test."""
    text = fold(head).strip(" *_`:：")
    letters = sum(char.isalpha() for char in text)
    is_short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return letters >= _LEAST_LETTERS and is_short and not (_NO_TEST.search(text) or _UNIT.search(text))


def is_score(cell: str, head: str = "") -> bool:
    """Whether a cell holds a score: up to a hundred, a share, or a rating where the head says so."""
    match = _SCORE.fullmatch(cell.strip())
    if match is None:
        return False
    value = float(match["number"])
    return value <= _HIGHEST or (_ELO[0] <= value <= _ELO[1] and _OF_ELO.search(head) is not None)


def are_scores(cells: list[str], head: str) -> bool:
    """Whether most cells that say something hold scores, and more than marks from one to five."""
    said = [cell for cell in cells if any(char.isdigit() for char in cell)]
    scored = [cell for cell in said if is_score(cell, head)]
    is_fine = any("." in cell or "%" in cell or "％" in cell or len(cell.strip(" *")) > 1 for cell in scored)
    return len(said) > 0 and len(scored) == len(said) and is_fine


def is_board(table: Table) -> bool:
    """Whether a table that nothing calls one holds scores: numbers up to a hundred below, or behind, several models."""
    heads, names = table.heads, table.names
    if table.kind == "model" and any(
        _is_column(table, number) for number in range(len(names)) if number != table.about
    ):
        shares = [number for number in range(len(names)) if table.column(number) is None and _is_column(table, number)]
        return len(shares) > 1
    takers = [number for number in range(1, len(names)) if is_taker(table, number) and _VERSION.search(names[number])]
    if len(takers) < 2 or heads.kind(names[0]) is not None:
        return False
    rows = [row for row in table.rows() if len(row) == len(names) and heads.column(row[0]) is None]
    tests = [row for row in rows if is_test(row[0]) and are_scores([row[at] for at in takers], row[0])]
    return len(tests) > 1 and 2 * len(tests) > len(rows)


def column_of(heads: Heads, head: str) -> Column:
    """A head that means nothing else as the name of a test."""
    return heads.named("benchmark", fold(head))


def row_of_test(table: Table, row: Row) -> int | None:
    """The cell of a row that names a test, where the heads are those that took it."""
    if not table.is_scored or len(row.cells) < 2:
        return None
    heads, wide = table.heads, len(row.cells)
    at = 1 if wide > 2 and (heads.says("tests", table.head(1)) or heads.says("groups", table.head(0))) else 0
    said = [row.said(number) for number in range(wide)]
    takers = [number for number in range(at + 1, wide) if is_taker(table, number)]
    takers = [number for number in takers if not heads.says("headings", table.head(number))] or takers
    if not is_test(said[at]) or heads.column(said[at]) is not None or heads.kind(table.head(0)) is not None:
        return None
    if _OF_METHODS.fullmatch(bare_of(fold(table.head(0)))):
        return None
    is_listed = heads.says("tests", table.head(at)) or heads.says("groups", table.head(0))
    is_scored = are_scores([said[number] for number in takers], said[at])
    return at if is_scored and (is_listed or not _is_model(row, at)) else None


def is_taker(table: Table, number: int) -> bool:
    """Whether a head may be that of who took the tests below it, or stands over the scores of the one it is about."""
    head = table.head(number)
    if not head or table.heads.is_time_alone(head) or _NO_TEST.search(fold(head)) or _NOBODY.search(fold(head)):
        return False
    if _BESIDE.fullmatch(fold(head).strip(" *_`")):
        return False
    return table.column(number) is None or head in table.full


def is_of_test(table: Table, row: Row, number: int, is_thing: bool) -> bool:
    """Whether a cell in a row about a test tells how somebody did in it: no number of shots, no Pass@1."""
    if is_thing:
        return is_taker(table, number)
    return _BESIDE.fullmatch(fold(table.head(number)).strip(" *_`")) is None


def tests_of(table: Table, row: Row, subject: Token | None) -> list[int]:
    """The cells of a row about a model that hold its scores in tests that no list has."""
    if not table.is_scored or subject is None or not _takes_tests(table, subject):
        return []
    return [
        number
        for number in range(len(row.cells))
        if number != table.about and table.column(number) is None and row.cells[number] and _is_column(table, number)
    ]


def _is_column(table: Table, number: int) -> bool:
    head = table.head(number)
    is_other = table.heads.kind(head) is not None or table.heads.says("headings", head)
    if is_other or not is_test(head) or table.heads.is_time_alone(head):
        return False
    return are_scores(table.below(number), head)


def _takes_tests(table: Table, subject: Token) -> bool:
    if table.kind in ("model", "product"):
        return True
    senses = subject[3]
    return isinstance(senses, tuple) and bool(senses) and senses[0].kind == "model"


def _is_model(row: Row, number: int) -> bool:
    """Whether a cell names a known model, so that its row is about that."""
    names = (row.tokens[i][3] for i in row.cells[number])
    return any(isinstance(senses, tuple) and senses and getattr(senses[0], "kind", "") == "model" for senses in names)
