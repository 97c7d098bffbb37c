"""The files of the layers parsed once: a file that nobody touched is taken from the parsed copy.

YAML parses at about 1 MB/s, its JSON copy at a hundred times that; one copy serves all files, so that editing one file
of thousands costs the parsing of one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from baimo.ledger import yamltext
from baimo.ledger.layers import Layer, TextFile, fingerprint
from baimo.ledger.text import ParsedFile
from baimo.values import datafile

Copies = dict[str, tuple[str, Any]]


def parse_layers(layers: tuple[Layer, ...]) -> list[ParsedFile]:
    """Every file of the layers, lowest layer first; a file that is no YAML carries its error."""
    return [parsed for layer in layers for parsed in _parse_layer(layer)]


def _parse_layer(layer: Layer) -> list[ParsedFile]:
    files = layer.files()
    copy = datafile.cache_folder() / "ledger" / f"parsed-{fingerprint([], str(layer.root))}.json"
    known = _copies(copy)
    fresh: Copies = {}
    parsed = [parse_file(file, layer.name, known, fresh) for file in files]
    if fresh.keys() != known.keys() or any(fresh[path] is not known[path] for path in fresh):
        datafile.write_atomically(copy, json.dumps(fresh, ensure_ascii=False).encode(), quietly=True)
    return parsed


def parse_file(file: TextFile, layer: str, known: Copies, fresh: Copies) -> ParsedFile:
    """One file, from the copies `known` where it did not change; what could be read is added to `fresh`."""
    held = known.get(file.path)
    if held is None or held[0] != file.mark:
        try:
            held = (file.mark, yamltext.parse(read_text(file.path)))
        except (yamltext.YamlError, OSError, RecursionError) as error:
            return ParsedFile(file.path, file.of, layer, None, error)
    fresh[file.path] = held
    return ParsedFile(file.path, file.of, layer, held[1])


def read_text(path: str) -> str:
    """The text of a file. Raises OSError, or YamlError where it is not UTF-8."""
    content = Path(path).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise yamltext.YamlError(line, "", "not UTF-8", "save the file as UTF-8") from None


def _copies(path: Path) -> Copies:
    try:
        content = json.loads(path.read_bytes())
        return {name: (mark, parsed) for name, (mark, parsed) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
