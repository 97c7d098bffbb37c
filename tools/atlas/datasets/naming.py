"""Which entity a data set's name means: as feeds are resolved, and beyond it names that bear a suffix, and chips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.atlas.mending import table

from baimo.feeds.resolving import Resolver, written
from baimo.feeds.row import Row
from baimo.ledger import load_names
from baimo.ledger.layers import ATLAS
from baimo.values.names import key

# What makers put behind a model's name without making another model of it: how it was tuned, packed, dated.
_SUFFIX = re.compile(
    r"[-_ ](instruct|chat|hf|it|base|latest|preview|thinking|rlhf|20\d\d-\d\d-\d\d|20\d{6}|\d{4}|v\d(\.\d)?)$", re.I
)


class Naming(Resolver):
    """Names of models, chips and organizations, each leading to one entity or to none."""

    def __init__(self, atlas: Path = ATLAS) -> None:
        super().__init__(load_names(atlas, atlas / "no layer over it"))
        self._chips = {key(row["name"]): row["entity"] for row in table("dataset-chips.tsv")}

    def exact_or_near(self, row: Row) -> tuple[str, bool] | None:
        """The model of a row, and whether that is by its very name; a name without its suffixes is near, not exact."""
        exact = self.model(row)
        if exact:
            return exact, True
        near = next((found for name in _shortened(row) if (found := self.named(name))), None)
        return (near, False) if near else None

    def chip(self, row: Row) -> tuple[str, bool] | None:
        """The chip of a row."""
        found = self._chips.get(key(row.model)) or self.one("chip", row.model)
        return (found, True) if found else None


def _shortened(row: Row) -> Iterator[str]:
    for name in written(row):
        shorter = _SUFFIX.sub("", name)
        while shorter != name:
            yield shorter
            name, shorter = shorter, _SUFFIX.sub("", shorter)
