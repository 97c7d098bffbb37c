"""Parse, collect what may be referred to, apply the rules and the detectors, and look up lines only where needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baimo.ledger import yamltext
from baimo.ledger.detecting import Evidence, facts_of, named_of, pages_of, rules
from baimo.ledger.layers import ACCEPTED, ATLAS, JUDGEMENTS, Layer, TextFile
from baimo.ledger.parsing import parse_file, parse_layers, read_text
from baimo.ledger.text import ParsedFile
from baimo.ledger.validating.entities import entity_complaints
from baimo.ledger.validating.judgements import Judged, judged, judgement_complaints
from baimo.ledger.validating.problem import Complaint, Complaints, Problem
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.slips import Slip, Slips, slips
from baimo.ledger.validating.sources import source_complaints
from baimo.values.collector import without_collecting
from baimo.values.errors import BaimoError


@dataclass(frozen=True, slots=True)
class Report:
    """Problems by file and line; findings that were acknowledged, with why; how much was looked at."""

    problems: list[Problem]
    acknowledged: list[tuple[Problem, str]]
    statements: int
    entities: int
    pages: int


def validate(path: Path | None = None, atlas: Path | None = None) -> list[Problem]:
    """Every problem of an atlas, a user's layer or one file, by file and line; without a path of the bundled atlas.

    What a layer refers to may stand in the atlas below it. Raises BaimoError where there is nothing to validate.
    """
    return examine(path, atlas).problems


def examine(path: Path | None = None, atlas: Path | None = None) -> Report:
    """The same with what was acknowledged and how much was looked at."""
    with without_collecting():
        return _examine(path, atlas)


def _examine(path: Path | None, atlas: Path | None) -> Report:
    path, below = (path or ATLAS).absolute(), (atlas or ATLAS).absolute()
    if not path.exists():
        raise BaimoError(f"there is no {path}; name the folder of an atlas or of your layer, or one of its files")
    root = _layer_around(path)
    lower = [] if root == below or _is_edition(root) else parse_layers((Layer("atlas", below),))
    files = parse_layers((Layer("user", root),)) if root else []
    wanted = _wanted(files, path)
    strays = list(_strays(root)) if root and path.is_dir() else []
    if not wanted and not strays:
        raise BaimoError(f"{path} holds no entities/ and no sources/; name the folder of an atlas or of your layer")
    known, under = Registry().add([*files, *lower]), Registry().add(lower)
    everything = [*lower, *files, *(file for file in wanted if path.is_file() and file not in files)]
    verdicts = judged(everything, known)
    known.settled = verdicts.settled
    formal = [problem for file in wanted for problem in _problems(file, known, under, verdicts)]
    evidence = Evidence(facts_of(everything), pages_of(everything), named_of(everything))
    names = {file.path for file in wanted}
    found = slips(evidence, names, root, path == root, verdicts.settled)
    return _report(evidence, found, wanted, [*strays, *formal])


def _report(evidence: Evidence, found: Slips, wanted: list[ParsedFile], formal: list[Problem]) -> Report:
    names = {file.path for file in wanted}
    facts = [fact for fact in evidence.facts if fact.file in names]
    return Report(
        sorted([*formal, *found.problems, *_located(found.open)]),
        [(slip.problem(0), reason) for slip, reason in found.acknowledged],
        sum(len(fact.sources) for fact in facts),
        sum(file.of == "entity" for file in wanted),
        sum(len(file.content.get("pages") or ()) for file in wanted if file.of == "source" and _is_mapping(file)),
    )


def _is_mapping(file: ParsedFile) -> bool:
    return isinstance(file.content, dict) and isinstance(file.content.get("pages"), list)


def _layer_around(path: Path) -> Path | None:
    """The folder of the layer that a path lies in; an accepted document belongs to the layer that accepted it."""
    for folder in (path, *path.parents):
        if any((folder / part).is_dir() for part in ("entities", "sources", JUDGEMENTS, ACCEPTED)):
            return folder.parent.parent if folder.parent.name == ACCEPTED else folder
    return None


def _is_edition(root: Path | None) -> bool:
    """Whether a folder is an atlas itself, in a copy of the repository: it lies over no other."""
    return root is not None and root.name == ATLAS.name and (root / "__init__.py").is_file()


def _wanted(files: list[ParsedFile], path: Path) -> list[ParsedFile]:
    if path.is_dir():
        inside = f"{path}/"
        return [file for file in files if file.path.startswith(inside)]
    return [file for file in files if file.path == str(path)] or [_loose(path)]


def _loose(path: Path) -> ParsedFile:
    """A file that lies in no layer: what it is meant to be shows in what it holds."""
    parsed = parse_file(TextFile(str(path), "entity", ""), "user", {}, {})
    rows = parsed.content if isinstance(parsed.content, list) else [parsed.content]
    keys = {key for row in rows if isinstance(row, dict) for key in row}
    of = "source" if "pages" in keys else "judgement" if "verdict" in keys else "entity"
    return ParsedFile(parsed.path, of, parsed.layer, parsed.content, parsed.error)


def _strays(root: Path) -> Iterator[Problem]:
    """Files that look like part of the layer and that nobody would read."""
    for file in (
        *root.glob("entities/*.y*ml"),
        *root.glob("entities/*/*.yml"),
        *root.glob("sources/*.yml"),
        *root.glob("judgements/*.yml"),
    ):
        repair = f"rename it to {file.stem}.yaml" if file.suffix == ".yml" else "move it to entities/<kind>/"
        yield Problem(str(file), 1, "", "a file that is not read", repair)


def _problems(file: ParsedFile, known: Registry, under: Registry, verdicts: Judged) -> Iterator[Problem]:
    if isinstance(file.error, yamltext.YamlError):
        yield Problem(file.path, file.error.line, file.error.key, file.error.message, file.error.repair)
    elif file.error is not None:
        yield Problem(file.path, 1, "", str(file.error), "make the file readable")
    else:
        yield from _with_lines(file, _complaints(file, known, under, verdicts))


def _complaints(file: ParsedFile, known: Registry, under: Registry, verdicts: Judged) -> Complaints:
    if file.of == "judgement":
        return judgement_complaints(file, known, verdicts)
    if file.of == "entity":
        return entity_complaints(file.content, file.path, known, under)
    return source_complaints(file.content, file.path, known, under)


def _with_lines(file: ParsedFile, complaints: Iterable[Complaint]) -> Iterator[Problem]:
    found = list(complaints)
    tree = yamltext.compose(read_text(file.path)) if found else None
    for complaint in found:
        line = yamltext.line_of(tree, complaint.path) if tree else 1
        rule = rules().get(complaint.rule)
        severity = rule.severity if rule else "error"
        yield Problem(file.path, line, complaint.key, complaint.message, complaint.repair, complaint.rule, severity)


def _located(found: list[Slip]) -> Iterator[Problem]:
    """Findings with their lines; each file is composed once, however many there are in it."""
    trees: dict[str, Any] = {}
    for slip in found:
        if slip.file not in trees:
            trees[slip.file] = yamltext.compose(read_text(slip.file))
        yield slip.problem(yamltext.line_of(trees[slip.file], slip.path))
