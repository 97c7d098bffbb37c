"""Every named rule finds its example where it stands, and is silent at its counterexample."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from baimo.claims import table
from baimo.ledger import Problem, validate
from baimo.ledger.detecting import rules
from baimo.ledger.detecting.finding import SEVERITIES

Example = dict[str, Any]
KINDS = {"nvidia-x": "organization", "h300": "chip"}


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    folder = tmp_path / "layer"
    (folder / "entities").mkdir(parents=True)
    return folder


def write(layer: Path, example: Example) -> None:
    """An example as a layer: a file an entity that it names, one for the pages, the acknowledgements."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for said in example.get("says", ()):
        row = {key: value for key, value in said.items() if key not in ("subject", "page")}
        rows[said["subject"]].append(row | {"sources": [said.get("page", "p")]})
        predicate = table()[said["predicate"]]
        kinds.setdefault(said["subject"], _kind(said["subject"], predicate.subject))
        if "object" in said:
            kinds.setdefault(said["object"], _kind(said["object"], predicate.object))
    named = {str(name): dict(entity) for name, entity in example.get("entities", {}).items()}
    for entity in {*kinds, *named} - set(example.get("missing", ())):
        _entity(layer, entity, {"kind": kinds.get(entity)} | named.get(entity, {}), rows[entity])
    for entity, kind in example.get("twice", {}).items():
        _entity(layer, entity, {"kind": kind}, [])
    _pages(layer, {"p": {}, "q": {}} | example.get("pages", {}))
    if "audited" in example:
        (layer / "audited.yaml").write_text(yaml.safe_dump(example["audited"]), encoding="utf-8")


def _kind(entity: str, kinds: tuple[str, ...]) -> str:
    return KINDS.get(entity) or ("model" if "model" in kinds else kinds[0])


def _entity(layer: Path, entity: str, about: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    content = {"id": entity, "names": {"en": f"The {entity}"}} | about | {"statements": rows}
    path = layer / "entities" / str(content["kind"]) / f"{entity}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def _pages(layer: Path, pages: dict[str, dict[str, Any]]) -> None:
    rows = [
        {"id": name, "url": f"https://example.org/{name}", "title": name, "date": "2026-01-01", "kind": "media"} | page
        for name, page in pages.items()
    ]
    for row in rows:
        if row["date"] is None:
            del row["date"]
    path = layer / "sources" / "example.org.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"publisher": "E", "grade": "known", "pages": rows}), encoding="utf-8")


def problems(layer: Path, tmp_path: Path) -> list[Problem]:
    """What validation says of the layer over an empty atlas."""
    empty = tmp_path / "empty"
    (empty / "entities").mkdir(parents=True)
    return validate(layer, empty)


NAMES = sorted(rules())


def test_every_rule_has_an_example_and_a_counterexample() -> None:
    assert [name for name in NAMES if set(rules()[name].examples) != {"found", "quiet"}] == []


@pytest.mark.parametrize("name", NAMES)
def test_rule_finds_its_example_where_it_stands(name: str, layer: Path, tmp_path: Path) -> None:
    write(layer, rules()[name].examples["found"])
    found = [problem for problem in problems(layer, tmp_path) if problem.rule == name]
    assert found
    for problem in found:
        lines = Path(problem.file).read_text(encoding="utf-8").splitlines()
        assert 1 <= problem.line <= len(lines)
        assert problem.repair
        assert problem.severity == rules()[name].severity


@pytest.mark.parametrize("name", NAMES)
def test_rule_is_silent_at_its_counterexample(name: str, layer: Path, tmp_path: Path) -> None:
    write(layer, rules()[name].examples["quiet"])
    assert [str(problem) for problem in problems(layer, tmp_path) if problem.rule == name] == []


@pytest.mark.parametrize("name", NAMES)
def test_rule_is_told_in_both_languages_with_its_severity_and_repair(name: str) -> None:
    rule = rules()[name]
    assert rule.severity in SEVERITIES
    assert all(text.get(lang) for text in (rule.looks_for, rule.why) for lang in ("zh", "en"))
    assert rule.repair
