"""Heads whose meaning those beside them tell: `2025 guidance` behind capex, a plain date beside a maker."""

from __future__ import annotations

from baimo.reading.tables.heads import Heads, bare_of
from baimo.reading.tables.table import Table
from baimo.values.expressions import expression
from baimo.values.names import fold

# What the lines around say of hardware, where the head of its column does not tell what it is for.
_TUNED = expression(r"fine-?tun|\blora\b|微调")
_LETS = expression(r"provider|supplier|cloud|marketplace|seller|lessor|服务商|供应商|提供[商方]|出租方|平台|云")
_RUN = expression(r"\binference\b|\bserving\b|\bdeploy|\b(?:can|to) run\b|推理|部署|运行")
_TRAINED = expression(r"train|训练")
_MADE = ("model", "product", "chip", "vehicle", "policy", "", None)
# Beside these a plain date is that of what they tell.
_NO_LAUNCH = {"price", "benchmark", "users", "released", "open_sourced", "supplies", "market_share", "issued_on"}
_NO_LAUNCH |= {"raised"}


def go_on(heads: Heads, table: Table) -> None:
    """Heads that go on with the one before them, of another time: 2024 capex | 2025 guidance, 份额 | 去年同期."""
    for number, name in enumerate(table.names[1:], 1):
        before = table.columns[number - 1]
        if table.columns[number] is not None or before is None or before.predicate.value != "quantity":
            continue
        if heads.is_aim(name):
            table.columns[number] = heads.estimated(before)
        elif heads.is_year_ago(name):
            table.columns[number] = before
            told = table.times[number - 1] if number <= len(table.times) else None
            table.times[number] = heads.year_before(told or table.when)


def total(heads: Heads, table: Table) -> None:
    """Beside what is active a total is that of the parameters: | Model | Total | Active |."""
    told = {column.predicate.id for column in table.columns if column is not None}
    if "active_parameters" not in told or "parameters" in told:
        return
    for at, name in enumerate(table.names):
        if table.columns[at] is None and bare_of(fold(name)) in _TOTALS:
            table.columns[at] = heads.named("parameters", fold(name))


_TOTALS = frozenset(["total", "all", "overall", "total size", "size", "总", "总量", "总计", "合计", "全部"])


def own(heads: Heads, table: Table) -> None:
    """Whose a thing is made it: | 产品 | 所属公司 |; only a house is part of another.

    Where no column names things, none tells on what they are built: |  | 基座模型 | 对齐模型 | above sizes.
    """
    for at, column in enumerate(table.columns):
        if column is not None and column.predicate.id == "based_on" and table.about < 0:
            table.columns[at] = None
            continue
        if column is not None and column.predicate.id == "part_of" and table.kind in ("product", "model", "chip"):
            table.columns[at] = heads.named("developed_by", column.text)


def lets(table: Table) -> None:
    """Who lets chips at a price has not made them: | GPU | Provider | $/hour |."""
    if table.kind != "chip" or not table.is_priced:
        return
    for at, column in enumerate(table.columns):
        if column is not None and column.predicate.id == "developed_by" and _LETS.search(fold(table.names[at])):
            table.columns[at] = None


def effective(table: Table) -> None:
    """From when a price holds is the date of its row, and of no rule: | 晶片 | 每小時 | 生效日 |."""
    if table.kind == "policy" or not table.is_priced or table.dated >= 0:
        return
    for at, column in enumerate(table.columns):
        if column is not None and column.predicate.id in ("in_force_on", "issued_on"):
            table.columns[at], table.dated = None, at
            return


def hardware(heads: Heads, table: Table) -> None:
    """On what models run, not on what they were trained, where a head is a precision or the lines around say so."""
    is_tuned = _TUNED.search(table.around) is not None
    runs = _RUN.search(table.around) is not None or any(heads.says("stages", name) for name in table.names)
    for at, column in enumerate(table.columns):
        if column is None or column.predicate.id != "trained_on" or _TRAINED.search(column.text):
            continue
        if is_tuned or runs:
            table.columns[at] = heads.named("runs_on", column.text) if runs else None


def launch(heads: Heads, table: Table) -> None:
    """Beside the maker of a thing a plain date is that on which it came out: | Model | Maker | Date |."""
    told = {column.predicate.id for column in table.columns if column is not None}
    kind = heads.kind(table.head(table.about)) if table.about >= 0 else "organization"
    if table.dated >= 0 and kind in _MADE and "developed_by" in told and not told & _NO_LAUNCH:
        table.columns[table.dated], table.dated = heads.named("released", fold(table.names[table.dated])), -1


def units(table: Table) -> None:
    """A column that tells in what the numbers of its row are: | 单位 | above 亿元, `Unit` above `$bn`."""
    found = [at for at, name in enumerate(table.names) if at and fold(name).strip(" *") in _UNITS]
    if found and all(_UNIT.fullmatch(fold(cell)) for cell in table.below(found[0]) if cell):
        table.unit = found[0]
        table.columns[found[0]] = None


_UNITS = frozenset(["单位", "货币单位", "金额单位", "币种", "unit", "units", "currency", "in"])
_UNIT = expression(r"[$€£¥a-z./ ]{1,16}|[\u4e00-\u9fff]{1,6}")
