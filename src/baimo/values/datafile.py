"""Knowledge lives in YAML that people edit; a parsed copy is kept so that programs start at once."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import platformdirs

# The key under which a copy holds its content: JSON without it is something else.
_WHOLE = "content of the YAML"


def cache_folder() -> Path:
    """Where derived files are kept: $BAIMO_CACHE, else the user's cache folder. Everything in it can be deleted."""
    chosen = os.environ.get("BAIMO_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("baimo"))


def fingerprint(paths: list[Path]) -> str:
    """A digest of names, sizes and times of change: equal as long as nobody touched a file."""
    digest = hashlib.blake2b(digest_size=12)
    for path in paths:
        stat = path.stat()
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def load(path: Path) -> Any:
    """The content of one YAML file, from the parsed copy where that is fresh.

    YAML parses at about 1 MB/s, its JSON copy at 100. Dates stay strings. Raises OSError and yaml.YAMLError.
    """
    copy = cache_folder() / "yaml" / f"{path.stem}-{fingerprint([path])}.json"
    try:
        return json.loads(copy.read_bytes())[_WHOLE]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        content = parse(path.read_text(encoding="utf-8"))
        write_atomically(copy, json.dumps({_WHOLE: content}, ensure_ascii=False).encode(), quietly=True)
        return content


def parse(text: str) -> Any:
    """YAML to plain lists, dicts, strings and numbers; `2023-03` and `no` stay the strings that were written."""
    import yaml

    return yaml.load(text, Loader=_plain_loader())


def compose(text: str) -> Any:
    """The same YAML as a tree of yaml.Node, typed as `parse` types it; nodes know their lines. Empty text: None."""
    import yaml

    return yaml.compose(text, Loader=_plain_loader())


def write_atomically(path: Path, content: bytes, quietly: bool = False) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    `quietly` is for copies that a read-only disk may refuse. Raises OSError otherwise.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        if not quietly:
            raise


_LOADERS: list[Any] = []


def _plain_loader() -> Any:
    """YAML's safe loader without dates and without yes/no: only null, true, false, integers and floats are not text."""
    if not _LOADERS:
        import yaml

        base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        loader: Any = type("PlainLoader", (base,), {})
        loader.yaml_implicit_resolvers = {
            first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
            for first, rules in base.yaml_implicit_resolvers.items()
        }
        _only_true_and_false(loader)
        _LOADERS.append(loader)
    return _LOADERS[0]


def _only_true_and_false(loader: Any) -> None:
    import re

    strict = re.compile("^(?:true|false)$")
    for first, rules in loader.yaml_implicit_resolvers.items():
        loader.yaml_implicit_resolvers[first] = [
            (tag, strict if tag == "tag:yaml.org,2002:bool" else rule) for tag, rule in rules
        ]
