"""What the detectors found, told of files: acknowledged findings set apart, stale acknowledgements told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from baimo.ledger import yamltext
from baimo.ledger.detecting import Evidence, Finding, detect, rules
from baimo.ledger.detecting.audited import Audited, audited, path_of
from baimo.ledger.parsing import read_text
from baimo.ledger.validating.problem import Complaint, KeyPath, Problem


@dataclass(frozen=True, slots=True)
class Slip:
    """A finding and the file that it is told of, before its line is looked up."""

    file: str
    finding: Finding

    @property
    def path(self) -> KeyPath:
        """The way to the first of its facts in that file, or to the name that it is of."""
        fact = next((fact for fact in self.finding.facts if fact.file == self.file), None)
        return ("statements", fact.index) if fact else self.finding.path

    def problem(self, line: int) -> Problem:
        """The finding as a problem at this line."""
        finding, rule = self.finding, rules()[self.finding.rule]
        told = Complaint(self.path, finding.message, finding.repair or rule.repair, rule.id)
        ids = tuple(fact.id for fact in finding.facts)
        where = (self.file, line, told.key)
        return Problem(*where, told.message, told.repair, rule.id, rule.severity, finding.key, ids, finding.about)


@dataclass(slots=True)
class Slips:
    """Findings to look at; those acknowledged, each with its reason; problems of the acknowledgements themselves."""

    open: list[Slip] = field(default_factory=list)
    acknowledged: list[tuple[Slip, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


# What a judgement on two ids answers.
_OF_IDENTITY = ("one-entity-two-ids", "perhaps-one-entity", "one-name-two-entities")


def slips(
    evidence: Evidence, wanted: set[str], root: Path | None, whole: bool, settled: Collection[frozenset[str]] = ()
) -> Slips:
    """What the detectors find in the wanted files of a layer.

    An acknowledgement can be stale only where the `whole` layer was looked at. Of `settled` pairs it was judged whether
    they are one.
    """
    found = Slips()
    entries = _entries(root, found) if root else {}
    used: set[str] = set()
    for finding in detect(evidence):
        file = _file_of(evidence, finding, wanted)
        if file is None or (finding.rule in _OF_IDENTITY and frozenset(finding.entities) in settled):
            continue
        entry = entries.get(finding.key)
        if entry is None or entry.rule != finding.rule:
            found.open.append(Slip(file, finding))
        else:
            used.add(finding.key)
            found.acknowledged.append((Slip(file, finding), entry.reason))
    if whole and root:
        found.problems += _stale(root, [entry for key, entry in entries.items() if key not in used])
    return found


def _file_of(evidence: Evidence, finding: Finding, wanted: set[str]) -> str | None:
    """The file that a finding is told of: of its facts and entities the first that is looked at."""
    files = [fact.file for fact in finding.facts]
    files += [held.file for entity in finding.entities for held in evidence.named.get(entity, ())]
    return next((file for file in files if file in wanted), None)


def _entries(root: Path, found: Slips) -> dict[str, Audited]:
    path = path_of(root)
    try:
        held, wrong = audited(yamltext.parse(read_text(str(path))))
    except FileNotFoundError:
        return {}
    except yamltext.YamlError as error:
        found.problems.append(Problem(str(path), error.line, error.key, error.message, error.repair))
        return {}
    except OSError as error:
        found.problems.append(Problem(str(path), 1, "", str(error), "make the file readable"))
        return {}
    found.problems += [Problem(str(path), _line(path, i), f"[{i}]", message, repair) for i, message, repair in wrong]
    return {entry.finding: entry for entry in held}


def _stale(root: Path, entries: list[Audited]) -> Iterator[Problem]:
    rule, path = rules()["stale-acknowledgement"], path_of(root)
    for entry in entries:
        message = f"{entry.rule} {entry.finding} of {', '.join(entry.about)} is no longer found"
        line = _line(path, entry.index)
        yield Problem(str(path), line, f"[{entry.index}]", message, rule.repair, rule.id, rule.severity, entry.finding)


def _line(path: Path, index: int) -> int:
    try:
        tree = yamltext.compose(read_text(str(path)))
    except (OSError, yamltext.YamlError):
        return 1
    return yamltext.line_of(tree, (index,)) if tree is not None else 1
