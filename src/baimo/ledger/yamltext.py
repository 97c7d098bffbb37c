"""YAML read strictly, because people write it by hand: what YAML itself would swallow in silence is a mistake here.

A key given twice loses its first value, an anchor can grow a small file without end; both are refused, with the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from baimo.values import datafile

Path = tuple[str | int, ...]


@dataclass(slots=True)
class YamlError(Exception):
    """Text that cannot be read: the line (from 1), the key beside it, what is wrong and what to write instead."""

    line: int
    key: str
    message: str
    repair: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}; {self.repair}"


def parse(text: str) -> Any:
    """Plain lists, dicts, texts and numbers, None for an empty text. Raises YamlError."""
    tree = compose(text)
    return None if tree is None else _Builder(text).plain(tree)


def compose(text: str) -> Any:
    """The tree of nodes. Raises YamlError."""
    import yaml

    try:
        return datafile.compose(text)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        repair = "remove the control character, or save the file as UTF-8"
        raise YamlError(line, _key_at(text, line), "a character that YAML does not allow", repair) from None
    except yaml.MarkedYAMLError as error:
        raise _syntax(text, error) from None


def line_of(tree: Any, path: Path) -> int:
    """The line (from 1) of a key or list item; of the nearest part around it where it is not there."""
    line, node = tree.start_mark.line, tree
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return int(line) + 1


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(step, int):
        items = node.value if node.id == "sequence" else []
        return (items[step].start_mark.line, items[step]) if step < len(items) else None
    pairs = node.value if node.id == "mapping" else []
    return next(((key.start_mark.line, value) for key, value in pairs if key.value == step), None)


class _Builder:
    """Nodes to plain data; quicker than YAML's own constructors, which serve every tag there is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: set[int] = set()

    def plain(self, node: Any) -> Any:
        if node.id == "scalar":
            return self._scalar(node)
        if id(node) in self._seen:
            raise self._mistake(node, "an anchor (&) with an alias (*)", "write the content out in both places")
        self._seen.add(id(node))
        if node.id == "sequence":
            return [self.plain(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: Any) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key, value in node.value:
            if key.id != "scalar":
                raise self._mistake(key, "a key that is no plain text", "write `key: value`")
            if key.value in content:
                raise self._mistake(key, f"the key {key.value!r} for a second time", "keep one of them")
            content[key.value] = self.plain(value)
        return content

    def _scalar(self, node: Any) -> Any:
        tag = node.tag.rpartition(":")[2]
        if tag == "str":
            return node.value
        if tag == "null":
            return None
        if tag == "bool":
            return node.value == "true"
        return self._number(node, tag)

    def _number(self, node: Any, tag: str) -> int | float | str:
        digits = node.value.replace("_", "")
        try:
            # 010 is ten to whoever wrote it, and YAML's eight to nobody.
            return int(digits) if tag == "int" else float(digits)
        except ValueError:
            return str(node.value)

    def _mistake(self, node: Any, message: str, repair: str) -> YamlError:
        line = node.start_mark.line + 1
        return YamlError(line, _key_at(self._text, line), message, repair)


# What PyYAML says, and what a person should do about it; the first that fits.
_REPAIRS = (
    (r"cannot start any token", "indent with spaces instead of tabs, and put text that starts with @ or ` in quotes"),
    (r"mapping values are not allowed", "put the text in quotes, for it contains `: `, or mend the indentation"),
    (r"unexpected end of stream", "close the quote that was opened"),
    (r"could not find expected ':'", "finish the line: write `key: value`, with a space after the colon"),
    (r"expected ',' or '[\]}]'", "close the bracket that was opened, or put a comma between the items"),
    (r"did not find expected <document start>|single document", "remove what stands before or after the one entry"),
    (r"did not find expected key", "mend the indentation: keys of one entry start in the same column"),
    (r"flow node", "close the bracket that was opened, or write the value that is missing"),
    (r"undefined alias|anchor", "put text that starts with * or & in quotes"),
    (r"did not find expected node content", "write the value that is missing"),
)


def _syntax(text: str, error: Any) -> YamlError:
    problem = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    # An open quote or bracket is noticed far below; the line to look at is where it was opened.
    opened = error.context_mark and re.search(r"quoted scalar|flow (sequence|mapping)|simple key", problem)
    line = min((error.context_mark if opened else mark).line, text.count("\n")) + 1
    repair = next((advice for pattern, advice in _REPAIRS if re.search(pattern, problem)), "finish or remove this line")
    return YamlError(line, _key_at(text, line), f"not YAML ({problem})", repair)


def _key_at(text: str, line: int) -> str:
    """The last key that stands in or above the line, `` where there is none."""
    lines = text.splitlines()[:line]
    if lines and (bare := re.fullmatch(r"\s*(?:- +)?([A-Za-z_]+)\s*", lines[-1])):
        return bare[1]
    for written in reversed(lines):
        if match := re.match(r"\s*(?:- +)?([A-Za-z_]+) *:", written):
            return match[1]
    return ""
