"""Parse, collect what may be referred to, apply the rules, and look up lines only where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from baimo.ledger import yamltext
from baimo.ledger.layers import ACCEPTED, ATLAS, Layer, TextFile
from baimo.ledger.parsing import parse_file, parse_layers, read_text
from baimo.ledger.text import ParsedFile
from baimo.ledger.validating.entities import entity_complaints
from baimo.ledger.validating.problem import Complaint, Problem
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.sources import source_complaints
from baimo.values.errors import BaimoError


def validate(path: Path | None = None, atlas: Path | None = None) -> list[Problem]:
    """Every problem of an atlas, a user's layer or one file, by file and line; without a path of the bundled atlas.

    What a layer refers to may stand in the atlas below it. Raises BaimoError where there is nothing to validate.
    """
    path, below = (path or ATLAS).absolute(), (atlas or ATLAS).absolute()
    if not path.exists():
        raise BaimoError(f"there is no {path}; name the folder of an atlas or of your layer, or one of its files")
    root = _layer_around(path)
    lower = [] if root == below else parse_layers((Layer("atlas", below),))
    files = parse_layers((Layer("user", root),)) if root else []
    wanted = _wanted(files, path)
    strays = list(_strays(root)) if root and path.is_dir() else []
    if not wanted and not strays:
        raise BaimoError(f"{path} holds no entities/ and no sources/; name the folder of an atlas or of your layer")
    known, under = Registry().add([*files, *lower]), Registry().add(lower)
    return sorted([*strays, *(problem for file in wanted for problem in _problems(file, known, under))])


def _layer_around(path: Path) -> Path | None:
    """The folder of the layer that a path lies in; an accepted document belongs to the layer that accepted it."""
    for folder in (path, *path.parents):
        if (folder / "entities").is_dir() or (folder / "sources").is_dir() or (folder / ACCEPTED).is_dir():
            return folder.parent.parent if folder.parent.name == ACCEPTED else folder
    return None


def _wanted(files: list[ParsedFile], path: Path) -> list[ParsedFile]:
    if path.is_dir():
        return [file for file in files if Path(file.path).is_relative_to(path)]
    return [file for file in files if file.path == str(path)] or [_loose(path)]


def _loose(path: Path) -> ParsedFile:
    """A file that lies in no layer: what it is meant to be shows in what it holds."""
    parsed = parse_file(TextFile(str(path), "entity", ""), "user", {}, {})
    is_source = isinstance(parsed.content, dict) and "pages" in parsed.content
    return ParsedFile(parsed.path, "source" if is_source else "entity", parsed.layer, parsed.content, parsed.error)


def _strays(root: Path) -> Iterator[Problem]:
    """Files that look like part of the layer and that nobody would read."""
    for file in (*root.glob("entities/*.y*ml"), *root.glob("entities/*/*.yml"), *root.glob("sources/*.yml")):
        repair = f"rename it to {file.stem}.yaml" if file.suffix == ".yml" else "move it to entities/<kind>/"
        yield Problem(str(file), 1, "", "a file that is not read", repair)


def _problems(file: ParsedFile, known: Registry, under: Registry) -> Iterator[Problem]:
    if isinstance(file.error, yamltext.YamlError):
        yield Problem(file.path, file.error.line, file.error.key, file.error.message, file.error.repair)
    elif file.error is not None:
        yield Problem(file.path, 1, "", str(file.error), "make the file readable")
    else:
        rules = entity_complaints(file.content, file.path, known, under) if file.of == "entity" else None
        yield from _with_lines(file, rules or source_complaints(file.content, file.path, known, under))


def _with_lines(file: ParsedFile, complaints: Iterable[Complaint]) -> Iterator[Problem]:
    found = list(complaints)
    tree = yamltext.compose(read_text(file.path)) if found else None
    for complaint in found:
        line = yamltext.line_of(tree, complaint.path) if tree else 1
        yield Problem(file.path, line, complaint.key, complaint.message, complaint.repair)
