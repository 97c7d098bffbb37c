"""Fits what the signs weigh by which the reader tells of whom a clause without a subject speaks.

usage: salience.py FOLDER... [--examples YAML...] [--fit FILE] [--folds N]

Reads the documents of folders with gold (score.py tells their form). Wherever the context has to supply a subject, the
gold claim with the same predicate, value and place tells which of the names around was meant, or that nobody was. The
weights make what was meant as likely as can be (softmax over the names and nobody, held small by their squares).
Prints how often the name that weighs most is right on documents that a fit did not see, and with --fit writes the
weights fitted to all.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent))
import score

from baimo.claims import Claim
from baimo.documents import from_text
from baimo.reading.claiming.assembling import Assembler
from baimo.reading.claiming.roles import Roles
from baimo.reading.context.found import Found
from baimo.reading.context.salience import Query
from baimo.reading.context.topics import Topics
from baimo.reading.naming.mentions import members

# How strongly weights are held at what is known of them.
_HELD, _STEPS, _LEAST = 12.0, 150, 0.05
# A name is taken though nobody is a little likelier: a claim that is missed costs as much as a wrong one.
_BOLD = 0.3
_KEPT = ("recent", "before", "sentence_subjects", "sentence_things", "settled")
_LEAST_DOCUMENTS = 3
# What is known of signs that documents seldom show.
PRIOR = {"group": 3.0, "speaker": 2.0, "lead": 1.0, "lead.told": 1.0, "object:none": -1.0, "it:none": -1.0}


@dataclass
class Decision:
    """A place where a subject was sought: the signs of each candidate, which are right, what the reader took."""

    doc: str
    signs: list[list[str]]
    right: list[int]
    taken: int
    names: list[str]
    what: str


class Gatherer:
    """Reads documents and notes every decision about a subject, going on with what was right."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.gold: list[score.Record] = []
        self.doc = ""
        self._asked: list[tuple[Any, Any]] = []
        self._forced: dict[int, Any] = {}
        self._role = ""

    def watch(self) -> None:
        """Puts itself where the reader asks for a subject, and where it makes claims."""
        gatherer, asks, makes = self, Topics.subject, Assembler.claims
        supplied, pronoun = Roles._supplied, Roles._pronoun

        def subject(
            topics: Topics,
            sentence: Any,
            start: int,
            kinds: Any,
            is_pronoun: bool,
            is_near: bool = False,
            other: Any = None,
            pointer: Any = None,
        ) -> Any:
            found = asks(topics, sentence, start, kinds, is_pronoun, is_near, other, pointer)
            if not gatherer._role or sentence.host is not None or not gatherer.doc:
                return found
            query = Query(sentence, start, kinds, topics.names.chars_of(kinds), is_pronoun, is_near, other)
            number = len(gatherer._asked)
            gatherer._asked.append((topics.weighing(query), found, gatherer._role))
            return gatherer._forced.get(number, found)

        def claims(assembler: Assembler, sentence: Any, match: Any, taken: Any) -> Iterator[Claim]:
            return gatherer._claims(lambda: list(makes(assembler, sentence, match, taken)), assembler.topics, match)

        def with_role(made: Any) -> Any:
            def run(roles: Roles, parts: Any, role: str, *rest: Any) -> Any:
                gatherer._role, before = role, gatherer._role
                try:
                    return made(roles, parts, role, *rest)
                finally:
                    gatherer._role = before

            return run

        Topics.subject, Assembler.claims = subject, claims  # type: ignore[method-assign,assignment]
        Roles._supplied, Roles._pronoun = with_role(supplied), with_role(pronoun)  # type: ignore[method-assign]

    def _claims(self, make: Any, topics: Topics, match: Any) -> Iterator[Claim]:
        state = _state(topics)
        made, asked = self._run(make, {})
        if len(asked) != 1:
            yield from made
            return
        weighing, found, role = asked[0]
        keys = list(weighing.found)
        trial = made
        for key in keys:
            if trial:
                break
            _restore(topics, state)
            trial, _ = self._run(make, {0: Found(weighing.found[key][0], 0.8)})
        if not trial:
            _restore(topics, state)
            yield from self._run(make, {})[0]
            return
        wanted = self._wanted(trial, role)
        right = [i for i, key in enumerate(keys) if _names(weighing.found[key][0], topics) & wanted]
        taken = next((i for i, key in enumerate(keys) if found and _is_same(weighing.found[key][0], found.token)), -1)
        prefixes = weighing._query.prefixes
        nobody = weighing.nobody()
        signs = [[p + s for s in weighing.signs(key) for p in prefixes] for key in keys]
        signs.append([p + s for s in nobody for p in prefixes])
        best = taken if found else len(keys)
        what = f"{trial[0].predicate}: {' '.join(trial[0].quote.split())}"
        self.decisions.append(Decision(self.doc, signs, right or [len(keys)], best, [*keys, "nobody"], what))
        _restore(topics, state)
        forced = Found(weighing.found[keys[right[0]]][0], 0.8) if right else None
        yield from self._run(make, {0: forced})[0]

    def _run(self, make: Any, forced: dict[int, Any]) -> tuple[list[Claim], list[Any]]:
        self._asked, self._forced = [], forced
        return make(), self._asked

    def _wanted(self, made: list[Claim], role: str) -> set[str]:
        reads = [claim.to_json() for claim in made]
        hits = (
            gold
            for gold in self.gold
            for read in reads
            if read["predicate"] in gold["predicate"]
            and score._overlaps(gold, read)
            and (
                score._has_object(gold, read)
                if role == "subject"
                else score._names(read, "subject") & {score.plain(name) for name in gold["subject"]}
            )
            and score._has_value(gold, read)
        )
        return {score.plain(name) for gold in hits for name in gold.get(role, ())}


def _names(token: Any, topics: Topics) -> set[str]:
    found = set()
    for one in members(token):
        found.add(score.plain(topics.document.clean[one[0] : one[1]]))
        found |= {score.plain(name) for sense in one[3] for name in (sense.id, USUAL.get(sense.id, "")) if name}
    return found


def _is_same(one: Any, other: Any) -> bool:
    return bool(one[3] == other[3] or one[:2] == other[:2])


def _state(topics: Topics) -> dict[str, Any]:
    state = {name: copy(getattr(topics, name)) for name in _KEPT}
    state["line"] = (list(topics.line.subjects), list(topics.line.things)) if topics.line else None
    state["houses"] = (dict(topics.houses.makers), dict(topics.houses.speakers), topics.houses.guest, topics.post_here)
    return state


def _restore(topics: Topics, state: dict[str, Any]) -> None:
    for name in _KEPT:
        setattr(topics, name, copy(state[name]))
    if topics.line is not None and state["line"]:
        topics.line.subjects, topics.line.things = map(list, state["line"])
    makers, speakers, topics.houses.guest, topics.post_here = state["houses"]
    topics.houses.makers, topics.houses.speakers = dict(makers), dict(speakers)


USUAL: dict[str, str] = {}
_TOLD = re.compile(
    r"(?P<subject>\S+)(?: > (?P<object>\S+))?"
    r"(?: = (?P<value>(?P<number>-?\d+(?:\.\d+)?)(?= [A-Za-z%])|[^@~!]+?(?=$| [@~!])))?"
)


def gather(folders: list[Path], examples: list[Path]) -> list[Decision]:
    """All decisions of the documents of some folders, and of examples of the tests."""
    from baimo.workspace import Workspace

    desk = Workspace(home=Path("/nonexistent"))
    USUAL.update(desk.reader.gazetteer.usual)
    gatherer = Gatherer()
    gatherer.watch()
    for folder in folders:
        gold = defaultdict(list)
        for claim in score.read_lines(folder / "gold.jsonl"):
            gold[claim["doc"]].append(claim)
        for name in sorted(gold):
            gatherer.doc, gatherer.gold = name, gold[name]
            desk.read(folder / name)
    for path in examples:
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            document = from_text(case["text"], "example", case.get("as", "txt"))
            gatherer.doc, gatherer.gold = case["case"], list(_told(case, len(document.text)))
            desk.reader.read(document)
    return gatherer.decisions


def _told(case: dict[str, Any], size: int) -> Iterator[score.Record]:
    """The claims that an example of the tests tells, in the form of gold: `subject > object = value unit @ when`."""
    for predicate, lines in case.get("told", {}).items():
        for line in lines:
            match = _TOLD.match(line)
            assert match, line
            gold = {"subject": [match["subject"]], "predicate": [predicate], "start": 0, "end": size}
            if match["object"]:
                gold["object"] = [match["object"]]
            if match["value"]:
                gold["value"] = float(match["number"]) if match["number"] else [match["value"]]
            yield gold


@dataclass
class Fit:
    """Weights by sign."""

    weights: dict[str, float]

    @classmethod
    def of(cls, decisions: list[Decision]) -> Fit:
        """The weights that make what was right as likely as can be."""
        names = sorted(_shown(decisions) | PRIOR.keys())
        at = {name: i for i, name in enumerate(names)}
        rows = [[at[s] for s in signs if s in at] for d in decisions for signs in d.signs]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        x = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(names)))
        starts = np.cumsum([0, *(len(d.signs) for d in decisions)])
        group = np.repeat(np.arange(len(decisions)), np.diff(starts))
        right = np.concatenate([np.isin(np.arange(len(d.signs)), d.right) for d in decisions]).astype(float)
        w0 = np.array([PRIOR.get(name, 0.0) for name in names])

        def loss(w: Any) -> tuple[float, Any]:
            odds = np.exp(np.clip(x @ w, -30, 30))
            all_, good = (np.add.reduceat(part, starts[:-1]) for part in (odds, odds * right))
            slope = odds / all_[group] - odds * right / good[group]
            held = _HELD * (w - w0)
            return float((np.log(all_) - np.log(good)).sum() + 0.5 * (held * (w - w0)).sum()), x.T @ slope + held

        w = minimize(loss, w0, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
        w[at["none"]] -= _BOLD
        return cls({name: round(float(w[i]), 2) for name, i in at.items() if abs(w[i]) >= _LEAST})

    def best(self, decision: Decision) -> int:
        """Which candidate weighs most."""
        return int(np.argmax([sum(self.weights.get(s, 0.0) for s in signs) for signs in decision.signs]))


def _shown(decisions: list[Decision]) -> set[str]:
    """The signs that enough documents show."""
    seen: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        for sign in {sign for signs in decision.signs for sign in signs}:
            seen[sign].add(decision.doc)
    return {sign for sign, docs in seen.items() if len(docs) >= _LEAST_DOCUMENTS}


def tally(decisions: list[Decision], taken: list[int]) -> str:
    """How many are right, wrong, wrongly nobody's, and rightly so."""
    counts: dict[str, int] = defaultdict(int)
    for d, i in zip(decisions, taken, strict=True):
        nobody = len(d.signs) - 1
        if i in d.right:
            counts["right" if i != nobody else "rightly nobody"] += 1
        else:
            counts[
                "nobody for somebody" if i == nobody else "somebody for nobody" if nobody in d.right else "another"
            ] += 1
    return ", ".join(
        f"{name} {counts[name]}"
        for name in ("right", "another", "somebody for nobody", "nobody for somebody", "rightly nobody")
    )


def main() -> None:
    """Fits and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--examples", nargs="+", type=Path, default=[])
    parser.add_argument("--fit", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    decisions = gather(options.folders, options.examples)
    docs = sorted({d.doc for d in decisions})
    print(len(docs), "documents,", len(decisions), "decisions")
    print("as read:   ", tally(decisions, [d.taken for d in decisions]))
    done: dict[int, int] = {}
    for fold in range(options.folds):
        seen = {doc for i, doc in enumerate(docs) if i % options.folds != fold}
        fit = Fit.of([d for d in decisions if d.doc in seen])
        done |= {id(d): fit.best(d) for d in decisions if d.doc not in seen}
    print("not seen:  ", tally(decisions, [done[id(d)] for d in decisions]))
    fit = Fit.of(decisions)
    print("fitted:    ", tally(decisions, [fit.best(d) for d in decisions]))
    if options.fit:
        lines = (f"{name!r}: {value}" for name, value in sorted(fit.weights.items()))
        options.fit.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
