"""The catalogue of data sets, and their rows joined to the atlas's entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tools.atlas.datasets.naming import Naming
from tools.atlas.mending import HERE
from tools.atlas.sources import host_key

from baimo.feeds.row import Row
from baimo.values import datafile


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set: its page as a source, and how it is read."""

    name: str
    url: str
    about: dict[str, Any] = field(compare=False)

    @property
    def file(self) -> str:
        """The file of `sources/` that its page stands in."""
        return host_key(self.url).lower().replace("/", "_").replace(":", "_")

    def rows(self, unpacked: Path) -> Iterator[Row]:
        """Its rows, from the folder in which every package lies unpacked under its own name."""
        module, _, function = self.about["reader"].rpartition(".")
        if module == "baimo.feeds.readers":
            module, function = self.about["reader"], "rows"
        folder = unpacked / str(self.about["package"]).replace("/", "-").lstrip("@") / self.about["folder"]
        read = getattr(import_module(module), function)
        return (row for row in read(folder) if isinstance(row, Row))

    def source(self) -> dict[str, Any]:
        """The keys of an amendment's line that name its page."""
        keys = {
            "title": "source_title",
            "date": "source_date",
            "publisher": "source_publisher",
            "grade": "source_grade",
        }
        given = {name: str(self.about[key]) for key, name in keys.items() if self.about[key]}
        return {"source_url": self.url, "source_kind": "dataset", **given}


def catalogue() -> list[DataSet]:
    """Every data set of `datasets.yaml`, in its order."""
    table = datafile.load(HERE / "datasets.yaml")
    return [DataSet(name, about["url"], about) for name, about in table.items()]


@dataclass(frozen=True, slots=True)
class Told:
    """A row about an entity of the atlas: `exact` where the row bears one of its names, not a longer one."""

    entity: str
    exact: bool
    row: Row
    by: DataSet
    makers: tuple[str, ...]


@dataclass(slots=True)
class Readings:
    """Everything the data sets tell of entities, by entity; and the names that mean none."""

    of: dict[str, list[Told]] = field(default_factory=dict)
    strangers: Counter[str] = field(default_factory=Counter)


def _itself(row: Row) -> tuple[str, bool]:
    return row.model, True


def readings(unpacked: Path, naming: Naming, only: set[str] | None = None) -> Readings:
    """What all data sets tell, joined to entities."""
    found = Readings()
    for dataset in catalogue():
        if only and dataset.name not in only:
            continue
        meant = {"model": naming.exact_or_near, "chip": naming.chip, "entity": _itself}[dataset.about["of"]]
        for row in dataset.rows(unpacked):
            entity = meant(row)
            if entity is None:
                found.strangers[f"{dataset.name}\t{row.model}"] += 1
                continue
            makers = naming.organizations(row.maker or row.list)
            found.of.setdefault(entity[0], []).append(Told(entity[0], entity[1], row, dataset, makers))
    return found
