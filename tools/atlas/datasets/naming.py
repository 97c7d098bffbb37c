"""Which entity a data set's name means: by the ledger's own spellings, and by a table for handles and short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.atlas.mending import table

from baimo.feeds.row import Row
from baimo.ledger import load_names
from baimo.ledger.layers import ATLAS
from baimo.values.names import key

_SURE = ("name", "alias", "former")
# What makers put behind a model's name without making another model of it: how it was tuned, packed, dated.
_SUFFIX = re.compile(
    r"[-_ ](instruct|chat|hf|it|base|latest|preview|thinking|rlhf|20\d\d-\d\d-\d\d|20\d{6}|\d{4}|v\d(\.\d)?)$", re.I
)


class Naming:
    """Names of models, chips and organizations, each leading to one entity or to none."""

    def __init__(self, atlas: Path = ATLAS) -> None:
        self._of_kind: dict[str, dict[str, set[str]]] = {}
        for name, entity, kind, how in load_names(atlas, Path("/nonexistent")):
            if how in _SURE:
                self._of_kind.setdefault(kind, {}).setdefault(key(name), set()).add(entity)
        for path in atlas.glob("entities/*/*.yaml"):
            self._of_kind.setdefault(path.parent.name, {}).setdefault(key(path.stem), set()).add(path.stem)
        self._makers = {key(row["name"]): tuple(row["entity"].split()) for row in table("dataset-makers.tsv")}
        self._chips = {key(row["name"]): row["entity"] for row in table("dataset-chips.tsv")}

    def organizations(self, name: str) -> tuple[str, ...]:
        """The organizations that a maker's name or handle can mean: a team's handle is its company's as well."""
        found = self._one(("organization",), name)
        return self._makers.get(key(name)) or ((found,) if found else ())

    def model(self, row: Row) -> tuple[str, bool] | None:
        """The model of a row, and whether that is by its very name; a name without its suffixes is near, not exact."""
        for exact in (True, False):
            for name in _spellings(row, exact):
                found = self._one(("model",), name) or self._one(("product",), name)
                if found:
                    return found, exact
        return None

    def chip(self, row: Row) -> tuple[str, bool] | None:
        """The chip of a row."""
        found = self._chips.get(key(row.model)) or self._one(("chip",), row.model)
        return (found, True) if found else None

    def family(self, name: str, wanted: str) -> bool:
        """Whether a family's name as a data set writes it means that entity."""
        kinds = ("model", "product", "chip")
        return any(wanted in self._of_kind.get(kind, {}).get(key(name), ()) for kind in kinds)

    def spellings_of(self, entity: str, kinds: Iterable[str] = ("model", "product", "chip")) -> set[str]:
        """The keys of every name of an entity."""
        return {k for kind in kinds for k, ids in self._of_kind.get(kind, {}).items() if entity in ids}

    def _one(self, kinds: tuple[str, ...], name: str) -> str | None:
        found = set().union(*(self._of_kind.get(kind, {}).get(key(name), set()) for kind in kinds))
        return found.pop() if len(found) == 1 else None


def _spellings(row: Row, exact: bool) -> Iterator[str]:
    written = [name for name in (row.model, row.model.rpartition("/")[2], row.name) if name]
    for name in written:
        plain = re.sub(r"\s*\(.*?\)", "", name).strip()
        while True:
            if exact:
                yield plain
                break
            shorter = _SUFFIX.sub("", plain)
            if shorter == plain:
                break
            plain = shorter
            yield plain
