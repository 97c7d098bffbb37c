"""Planning: a checked scenario at a date as the plan that is computed from."""

from __future__ import annotations

from datetime import date

from baimo.costing.pricing.moment import Moment
from baimo.costing.scenario.plan import Path, People, Plan, Sweep, Work
from baimo.costing.scenario.reading.checking import Table
from baimo.costing.scenario.reading.faults import Faults, near
from baimo.costing.scenario.resolving.ground import FaultyError, Ground, UnpricedError
from baimo.costing.scenario.resolving.numbers import Place, needed, number
from baimo.costing.scenario.resolving.options import options_of
from baimo.costing.scenario.resolving.worths import worths_of
from baimo.ledger import Ledger
from baimo.values.errors import BaimoError

_LAST_YEAR = 2100  # prices and calibrations of today say nothing of later ones
_PEOPLE = ("users", "active_share", "hours", "peak", "working_days")
_LENGTHS = ("per_user_day", "input", "output", "cached", "reasoning", "retries")
_TARGETS = ("ttft", "tpot", "end_to_end")


def planned(scenario: Table, faults: Faults, name: str, ledger: Ledger, at: Moment | None) -> Plan:
    """The plan. Raises BaimoError with every fault, or with every problem where no option can be reckoned."""
    faults.raise_any()
    moment = at or _moment(scenario)
    if moment.day.year > _LAST_YEAR:
        raise BaimoError(f"{faults.name}: nothing can be said of {moment.day}; write a day before {_LAST_YEAR + 1}")
    ground = Ground(ledger, moment, scenario.text("currency"), faults)
    try:
        plan = _plan(scenario, name, ground)
    except FaultyError:
        plan = None
    except UnpricedError as error:
        raise BaimoError(f"{faults.name}: {error.words['en']}") from error
    faults.raise_any()
    if plan is None or not plan.options:
        raise BaimoError(_nothing_left(ground))
    return plan


def _nothing_left(ground: Ground) -> str:
    """That no option has a price at the date: the first reason, and how many more there are."""
    first, *more = (problem["en"] for problem in ground.problems)
    others = f" (and {len(more)} more)" if more else ""
    return f"{ground.faults.name}: no option can be reckoned at {ground.moment.day}; {first}{others}; name another date"


def _moment(scenario: Table) -> Moment:
    day = scenario.text("as_of")
    return Moment(date.fromisoformat(day)) if day else Moment.now()


def _plan(scenario: Table, name: str, ground: Ground) -> Plan:
    people = _people(scenario, ground)
    pay_hour, pay_year = (_pay(scenario, key, ground) for key in ("hour", "year"))
    work = tuple(_work(table, ground) for table in scenario.tables("work"))
    worth = worths_of(scenario, work, pay_hour, ground)
    options = options_of(scenario, work, ground)
    return Plan(
        id=name,
        title=scenario.words("title"),
        about=scenario.words("about"),
        as_of=ground.moment.day.isoformat(),
        currency=ground.currency,
        inputs=ground.inputs,
        people=people,
        work=work,
        options=options,
        worth=worth,
        pay_hour=pay_hour,
        pay_year=pay_year,
        sweep=_sweep(scenario, ground),
        problems=tuple(ground.problems),
    )


def _people(scenario: Table, ground: Ground) -> People:
    table = scenario.table("people") or Table("people", ("people",))
    place = Place("people", {})
    return People(**{key: needed(table, key, place, ground) for key in _PEOPLE})


def _pay(scenario: Table, key: str, ground: Ground) -> Path | None:
    table = scenario.table("pay")
    return number(table, key, Place("pay", {}), ground) if table else None


def _work(table: Table, ground: Ground) -> Work:
    name = table.text("name")
    label = table.words("label") or dict.fromkeys(("zh", "en"), name)
    place = Place(f"work.{name}", label)
    lengths = {key: needed(table, key, place, ground) for key in _LENGTHS}
    ttft, tpot, end_to_end = (number(table, key, place, ground) for key in _TARGETS)
    return Work(name, label, **lengths, ttft=ttft, tpot=tpot, end_to_end=end_to_end)


def _sweep(scenario: Table, ground: Ground) -> Sweep | None:
    table = scenario.table("sweep")
    if table is None:
        return None
    path = table.text("path")
    if path not in ground.inputs:
        raise ground.fault((*table.keys, "path"), f"no number is called {path[:60]!r}{near(path, ground.inputs)}")
    one, values = ground.inputs[path], tuple(sorted(table.held["values"]))
    wrong = next((value for value in values if not one.least <= value <= one.most), None)
    if wrong is not None:
        raise ground.fault(
            (*table.keys, "values"), f"{path} = {wrong:g} cannot be: it lies between {one.least:g} and {one.most:g}"
        )
    return Sweep(path, values)
