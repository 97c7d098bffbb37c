"""The page's script computes what the server computes: the same draws, outcomes, summaries and texts.

Every test runs under node, else in Chromium; in both with `--thorough`.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cost_running import COST, Runs, differences, runs
from cost_sample import inputs_of, plans
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from baimo.costing.deciding.answer import answer
from baimo.costing.deciding.draws import values
from baimo.costing.deciding.outcome import evaluate
from baimo.costing.deciding.shapes import plain_data
from baimo.costing.scenario import plan_of, shipped
from baimo.costing.scenario.plan import Plan
from baimo.costing.scenario.plan_json import plan_json
from baimo.ledger import open_ledger
from baimo.output.html.environment import environment
from baimo.values.errors import BaimoError
from baimo.web.costing.changing import changed, is_same, parsed, range_of, shown
from baimo.web.costing.figures import Figures, number, seconds, share
from baimo.web.costing.scripted import script_data
from baimo.web.costing.view import DETAILS, HEADS, view_of
from baimo.web.frame.site import TEMPLATES, page_words

__all__ = ["runs"]
VECTORS = Path(__file__).parents[1] / "fixtures" / "costing" / "draws.json"
DRAWS, SEED = 500, 7
# Everything that the module tells of a plan, all options in detail.
ASKED = """async (load, {plan, draws, seed, study}) => {
    const {Answering} = await load("answer");
    const answering = new Answering(draws, seed);
    const asked = answering.ask(plan, study);
    const options = asked.options.map((one) => ({...one, ...answering.detail(asked, one.place)}));
    const sweep = options.map((one) => answering.sweep(asked, one.place));
    const {outcome} = asked;
    const columns = outcome.options.map(({option, cost, possible, lines}) => {
        return {name: option.name, cost, possible, lines: lines.map((line) => line.day)};
    });
    return {options, sweep, columns, worths: outcome.worths};
}"""
# What the page does not tell of a line or a size.
UNTOLD = {
    "quantity",
    "unit",
    "inputs",
    "wait",
    "late",
    "most_chips",
    "fewest_chips",
    "rent",
    "own",
    "obstacle",
    "closes_at",
}
UNTOLD |= {"a_day"}


@pytest.fixture(scope="module")
def shipped_plans() -> dict[str, Plan]:
    """Every shipped scenario, resolved against the atlas."""
    ledger = open_ledger()
    return {one: plan_of(one, ledger) for one in shipped()}


def told(found: Any) -> Any:
    """An answer's parts as the module tells them."""
    if isinstance(found, dict):
        return {key: told(one) for key, one in found.items() if key not in UNTOLD}
    return [told(one) for one in found] if isinstance(found, list) else found


def compared(runs: Runs, plan: Plan, study: str | None = None) -> list[str]:
    """Where the module's answer to a plan differs from the server's: every option, every line in every draw."""
    found = runs(ASKED, {"plan": plan_json(plan), "draws": DRAWS, "seed": SEED, "study": study})
    theirs = json.loads(json.dumps(answer(plan, draws=DRAWS, seed=SEED, study=study).to_json()))
    options = [told({name: one[name] for name in (*HEADS, *DETAILS, "best")}) for one in theirs["options"]]
    names = [one["name"] for one in found["options"]]
    wrong = [] if names == [one["name"] for one in options] else [f"order: {names}"]
    wrong += differences(
        {one["name"]: one for one in found["options"]}, {one["name"]: one for one in options}, "options"
    )
    for rows in found["sweep"]:
        for mine, row in zip(rows, theirs["sweep"], strict=True):
            its = next(one for one in row["options"] if one["name"] == mine["name"])
            wrong += differences(mine, {name: its[name] for name in its if name != "cheapest"}, "sweep")
    return wrong + arrays(found, plan, study)


def arrays(found: Any, plan: Plan, study: str | None) -> list[str]:
    """Where the columns of draws differ."""
    outcome = evaluate(plan, values(plan, DRAWS, SEED, study=study))
    wrong = list(differences(found["worths"], [column(one) for one in outcome.worths], "worths"))
    for mine, theirs in zip(found["columns"], outcome.options, strict=True):
        its = {"cost": column(theirs.cost), "possible": column(theirs.possible)}
        wrong += differences(mine, its, mine["name"])
        # The module has a line of network of nothing where the server has none.
        lines = [day for day in mine["lines"] if any(day)]
        wrong += differences(lines, [column(one.day) for one in theirs.lines if np.any(one.day)], mine["name"])
    return wrong


def column(numbers: Any) -> list[float]:
    return [float(one) for one in np.broadcast_to(numbers, DRAWS)]


def test_draws_are_those_of_the_vectors(runs: Runs) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    code = """async (load, {uniforms, inputs}) => {
        const {rowsOf, uniforms: drawnBy, drawn} = await load("draws");
        return {
            uniforms: uniforms.map(({path, seed, i}) => drawnBy(rowsOf(i + 1, seed), path)[i]),
            inputs: inputs.map(({input, seed, values}) => {
                const found = drawn({least: null, most: null, parts: [], ...input}, rowsOf(values.length, seed));
                return typeof found === "number" ? values.map(() => found) : found;
            }),
        };
    }"""
    found = runs(code, vectors)
    assert found["uniforms"] == [one["u"] for one in vectors["uniforms"]]
    assert not list(
        differences(found["inputs"], [one["values"] for one in vectors["inputs"]], near=1e-8)
    )  # Acklam's own error


@pytest.mark.parametrize("scenario", shipped())
def test_every_shipped_scenario_comes_out_the_same(runs: Runs, shipped_plans: dict[str, Plan], scenario: str) -> None:
    assert compared(runs, shipped_plans[scenario]) == []


def test_each_study_alone_comes_out_the_same(runs: Runs, shipped_plans: dict[str, Plan]) -> None:
    plan = shipped_plans["assistant-1000"]
    studies = {part.id for one in plan.inputs.values() for part in one.parts}
    assert len(studies) > 3
    for study in sorted(studies)[:2]:
        assert compared(runs, plan, study) == []


# A plan is made in a moment, but asked of another program.
AS_MANY = settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)


@AS_MANY
@given(plan=plans())
def test_any_plan_comes_out_the_same(runs: Runs, plan: Plan) -> None:
    assert compared(runs, plan) == []


@AS_MANY
@given(data=some.data())
def test_any_range_is_drawn_and_changed_the_same(runs: Runs, data: Any) -> None:
    made = [inputs_of(data.draw, f"any.{at}", -50.0, 50.0) for at in range(8)]
    texts = [data.draw(texts_of(one)) for one in made]
    plan = Plan("any", {}, {}, "", "CNY", {one.path: one for one in made}, *[()] * 4, None, None)  # type: ignore[arg-type]
    code = """async (load, {plan, texts, draws, seed}) => {
        const {changedInput, isSameRange, parsedRange, rangeOfInput, shownNumber} = await load("changing");
        const {valuesOf} = await load("draws");
        const inputs = Object.values(plan.inputs);
        const ranges = inputs.map((one, at) => parsedRange(texts[at], one));
        const mine = inputs.map((one, at) => [one.path, ranges[at] ? changedInput(one, ranges[at]) : one]);
        const drawn = valuesOf({...plan, inputs: Object.fromEntries(mine)}, draws, seed);
        return {
            ranges,
            same: inputs.map((one, at) => ranges[at] !== null && isSameRange(ranges[at], rangeOfInput(one))),
            shown: inputs.map((one) => shownNumber(rangeOfInput(one).mode)).map(Number),
            drawn: Object.values(drawn).map((one) => (typeof one === "number" ? Array(draws).fill(one) : one)),
        };
    }"""
    found = runs(code, {"plan": plan_json(plan), "texts": texts, "draws": 64, "seed": SEED})
    read = [parsed(given, one) for given, one in zip(texts, made, strict=True)]
    ranges = [None if isinstance(one, str) else {"low": one.low, "mode": one.mode, "high": one.high} for one in read]
    assert found["ranges"] == ranges
    same = [not isinstance(to, str) and is_same(to, range_of(one)) for to, one in zip(read, made, strict=True)]
    assert found["same"] == same
    assert found["shown"] == [float(shown(range_of(one).mode)) for one in made]
    changes = {one.path: to for one, to in zip(made, read, strict=True) if not isinstance(to, str)}
    drawn = values(changed(plan, changes), 64, SEED)
    expected = [[float(value) for value in np.broadcast_to(one, 64)] for one in drawn.values()]
    assert not list(differences(found["drawn"], expected))


def texts_of(one: Any) -> Any:
    """What an address or three fields may give an input: ranges, and what is none."""
    numbers = some.floats(-60, 60).map(lambda value: f"{value:.6g}")
    odd = some.sampled_from(
        ["", "nan", "1e999", "x", "0x10", "٣", "1,000", "−3", " 4 ", "1e3", ".5", "5.", "+2", "1e-3"]
    )
    each = numbers | odd
    asked = range_of(one)
    own = some.just(["..".join(f"{end:.12g}" for end in (asked.low, asked.mode, asked.high))])
    in_order = some.tuples(numbers, numbers, numbers).map(lambda three: sorted(three, key=float))
    return own | some.lists(each, min_size=1, max_size=4) | in_order | in_order.map(lambda three: ["..".join(three)])


@pytest.mark.parametrize("given_texts", [["1000", "1000", "1000", ""], ["1", "2"], ["1..2..3", ""], ["1", "", ""]])
def test_as_many_fields_are_read_as_there_are(
    runs: Runs, shipped_plans: dict[str, Plan], given_texts: list[str]
) -> None:
    one = shipped_plans["assistant-1000"].inputs["people.users"]
    code = """async (load, {given, one}) => (await load("changing")).parsedRange(given, one) !== null"""
    read = not isinstance(parsed(given_texts, one), str)
    assert runs(code, {"given": given_texts, "one": {"least": one.least, "most": one.most}}) == read


@AS_MANY
@given(
    found=some.lists(
        some.none() | some.floats(-1e14, 1e14) | some.integers(-10_000, 10_000).map(float) | some.floats(-1, 2)
    )
)
def test_figures_read_the_same(runs: Runs, found: list[float | None]) -> None:
    code = """async (load, {found, lang}) => {
        const {FORMS} = await load("figures");
        return found.map((one) => ["number", "share", "seconds"].map((form) => FORMS[form](one, lang)));
    }"""
    for lang in ("zh", "en"):
        mine = [[form(one, lang) for form in (number, share, seconds)] for one in found]
        assert runs(code, {"found": found, "lang": lang}) == mine


def test_pools_and_units_are_called_the_same(runs: Runs, shipped_plans: dict[str, Plan]) -> None:
    plan = shipped_plans["assistant-1000"]
    code = """async (load, {data, asked}) => {
        const {figuresOf} = await load("figures");
        const figures = figuresOf(data, "zh");
        return asked.map(([item, way, form]) => figures(item, way, form));
    }"""
    asked = [({"pool": "chat"}, "pool", "pool"), ({"of": "staff"}, "of", "pool")]
    asked += [({"low": 20_000, "path": path}, "low", "value") for path in ("people.users", "hardware.life_years")]
    mine = [Figures("zh", plan)(*one) for one in asked]
    assert mine == ["聊天", "staff", "2万人", "2万年"]
    assert runs(code, {"data": script_data(plan, "zh", DRAWS, SEED), "asked": asked}) == mine


def test_the_page_says_which_factors_are_not_of_the_fit(shipped_plans: dict[str, Plan]) -> None:
    parts: Any = environment(TEMPLATES).get_template("cost_parts.html").module

    def fits(name: str) -> list[str]:
        plan = shipped_plans[name]
        own = next(one for one in answer(plan, draws=20, seed=SEED).options if one.sizing)
        row = parts.pool_row(Figures("en", plan), plain_data(own.sizing[0]), page_words("en"))
        return [part.partition("</p>")[0] for part in str(row).split('<p class="regimes"') if "calibration.id" in part]

    (given,), (fitted,) = fits("assistant-1000"), fits("service-desk")
    shown = '<span data-if="calibration.assumed">· assumed by the scenario itself: '
    assert f'{shown}<span data-show="calibration.assumed" data-form="text">t0</span> (the error is of' in given
    assert '<span hidden data-if="calibration.given">' in given
    assert '<span hidden data-if="calibration.assumed">' in fitted


def test_the_view_is_arranged_the_same(runs: Runs, shipped_plans: dict[str, Plan]) -> None:
    code = """async (load, {plan, draws, seed}) => {
        const {Answering} = await load("answer");
        const {viewOf} = await load("view");
        const answering = new Answering(draws, seed);
        const asked = answering.ask(plan);
        const [best] = asked.options;
        const shown = {...best, ...answering.detail(asked, best.place)};
        return viewOf(asked.options, shown, answering.sweep(asked, best.place));
    }"""
    for plan in shipped_plans.values():
        theirs = told(json.loads(json.dumps(view_of(answer(plan, draws=DRAWS, seed=SEED)))))
        mine = runs(code, {"plan": plan_json(plan), "draws": DRAWS, "seed": SEED})
        assert not list(differences(mine, theirs))


@pytest.mark.parametrize("scenario", ["assistant-1000", "consumer-growth", "train-70b"])
def test_what_is_kept_from_the_last_question_changes_nothing(
    runs: Runs, shipped_plans: dict[str, Plan], scenario: str
) -> None:
    code = """async (load, {plan, draws, seed}) => {
        const {Answering} = await load("answer");
        const told = (answering, inputs) => {
            const asked = answering.ask({...plan, inputs}, null);
            const details = asked.options.map((one) => ({...one, ...answering.detail(asked, one.place)}));
            return JSON.stringify([details, answering.sweep(asked, asked.options[0].place)]);
        };
        const kept = new Answering(draws, seed);
        const wrong = [];
        let inputs = plan.inputs;
        for (const path of Object.keys(plan.inputs).flatMap((one, at) => (at % 4 ? [one] : [one, "people.users"]))) {
            const one = inputs[path];
            const more = (end) => Math.min(end * 1.07, one.most ?? Infinity);
            const parts = one.parts.map((part) => ({...part, high: more(part.high)}));
            const mine = {...one, low: more(one.low), mode: more(one.mode), high: more(one.high), parts};
            inputs = {...inputs, [path]: mine};
            if (told(kept, inputs) !== told(new Answering(draws, seed), inputs)) wrong.push(path);
        }
        return wrong;
    }"""
    assert runs(code, {"plan": plan_json(shipped_plans[scenario]), "draws": 40, "seed": SEED}) == []


def test_a_difference_would_be_found(runs: Runs, shipped_plans: dict[str, Plan]) -> None:
    plan = shipped_plans["service-desk"]
    found = runs(ASKED, {"plan": plan_json(plan), "draws": DRAWS, "seed": SEED + 1, "study": None})
    theirs = answer(plan, draws=DRAWS, seed=SEED).to_json()
    assert list(differences(found["options"][0]["cost"], theirs["options"][0]["cost"]))
    assert list(differences([1.0], [1.0 + 1e-8]))
    assert list(differences({"a": 1}, {"a": 1, "b": 2}))


def test_the_modules_stay_small() -> None:
    sent = gzip.compress(b"".join(path.read_bytes() for path in sorted(COST.glob("*.js"))))
    assert len(sent) < 28_000


def test_a_plan_with_a_number_that_is_none_is_no_json(shipped_plans: dict[str, Plan]) -> None:
    from dataclasses import replace

    plan = shipped_plans["service-desk"]
    path, one = next(iter(plan.inputs.items()))
    with pytest.raises(ValueError, match="nan"):
        plan_json(replace(plan, inputs={**plan.inputs, path: replace(one, low=float("nan"))}))
    with pytest.raises(BaimoError):
        plan_of("no-such-scenario", open_ledger())
