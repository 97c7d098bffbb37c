"""The map's taxonomy: layers, their categories and subcategories, with labels, an order and a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

FOLDER = Path(__file__).parent / "taxonomy"
LANGUAGES = ("zh", "en")
STEPS = ("layer", "category", "subcategory")


@dataclass(frozen=True, slots=True)
class Box:
    """A layer, a category or a subcategory: `infra`, `infra/ai-chips`, `infra/ai-chips/gpu`.

    `sources` are letters of `Taxonomy.sources`; `order` counts from the top of the map down.
    """

    id: str
    labels: dict[str, str]
    about: dict[str, str]
    sources: tuple[str, ...]
    order: int

    @property
    def step(self) -> str:
        """`layer`, `category` or `subcategory`."""
        return STEPS[self.id.count("/")]

    @property
    def parent(self) -> str | None:
        """The id of the box around it; None for a layer."""
        return self.id.rpartition("/")[0] or None

    def label(self, lang: str) -> str:
        """Its name for people, in `zh` or `en`."""
        return self.labels.get(lang) or self.id


class Taxonomy:
    """Every box by its id, in the order of the map."""

    def __init__(
        self, head: Mapping[str, Any], layers: Mapping[str, Mapping[str, Any]], lists: Mapping[str, Any]
    ) -> None:
        """From the content of the data files: `taxonomy.yaml`, a file a layer, `labels.yaml`."""
        self.version = str(head["version"])
        self.sources: dict[str, dict[str, str]] = dict(head["sources"])
        self.renamed: dict[str, str] = dict(head.get("renamed") or {})
        self.strip: dict[str, Any] = dict(head["strip"])
        self.lists: dict[str, Any] = dict(lists)
        self.boxes = {box.id: box for box in _ordered(head["layers"], layers)}

    def get(self, place: str) -> Box | None:
        """The box with that id; None for what is no place of the map."""
        return self.boxes.get(place)

    def layers(self) -> list[Box]:
        """The layers from the top of the map down, the frame last."""
        return [box for box in self.boxes.values() if box.step == "layer"]

    def inside(self, place: str) -> list[Box]:
        """The boxes directly in another one, in order."""
        return [box for box in self.boxes.values() if box.parent == place]

    def category(self, place: str) -> str:
        """The category that a place belongs to: itself, or the one around a subcategory."""
        return "/".join(place.split("/")[:2])

    def label(self, place: str, lang: str) -> str:
        """A place in words, a subcategory after its category: 行业大模型·金融. The id of what is no place."""
        box = self.boxes.get(place)
        if box is None:
            return place
        around = self.boxes[box.parent].label(lang) if box.parent and box.step == "subcategory" else ""
        return (
            f"{around}·{box.label(lang)}"
            if around and lang == "zh"
            else ": ".join(filter(None, (around, box.label(lang))))
        )

    def of_label(self, list_name: str, label: str, of: str = "model") -> str | None:
        """The place that a label of another list means here, for a `model` or its `maker`; None where it means none."""
        row = self.lists.get(list_name, {}).get("labels", {}).get(label, {})
        found = row.get(of)
        return str(found) if found else None

    def in_strip(self, tiles: Mapping[str, int]) -> list[str]:
        """The categories drawn as one strip, given how many tiles each holds; empty ones are not drawn."""
        thin = [
            box.id
            for box in self.inside(self.strip["layer"])
            if 0 < tiles.get(box.id, 0) < self.strip["holds_at_least"]
        ]
        return thin if len(thin) > 1 else []


@cache
def taxonomy() -> Taxonomy:
    """The taxonomy in force."""
    head = datafile.load(FOLDER / "taxonomy.yaml")
    layers = {layer: datafile.load(FOLDER / f"{layer}.yaml") for layer in head["layers"]}
    return Taxonomy(head, layers, datafile.load(FOLDER / "labels.yaml"))


def faults(map_of: Taxonomy) -> list[str]:
    """What is wrong in the data, a line each: labels missing, unknown letters, labels of others that lead nowhere."""
    found = [
        f"{box.id}: no label in {lang}"
        for box in map_of.boxes.values()
        for lang in LANGUAGES
        if not box.labels.get(lang)
    ]
    for box in map_of.boxes.values():
        if box.step != "subcategory":
            found += [f"{box.id}: no line about it in {lang}" for lang in LANGUAGES if not box.about.get(lang)]
            found += [
                f"{box.id}: no source has the letter {letter}" for letter in box.sources if letter not in map_of.sources
            ]
    found += [f"renamed: {old} is a place still" for old in map_of.renamed if old in map_of.boxes]
    found += [f"renamed: {new} is no place" for new in map_of.renamed.values() if new not in map_of.boxes]
    return found + list(_lost_labels(map_of))


def _lost_labels(map_of: Taxonomy) -> Iterator[str]:
    for name, row in map_of.lists.items():
        for label, places in row["labels"].items():
            yield from (
                f"{name}: {label}: {place} is no place" for place in places.values() if place not in map_of.boxes
            )


def _ordered(order: list[str], layers: Mapping[str, Mapping[str, Any]]) -> Iterator[Box]:
    count = iter(range(10**6))
    for layer in order:
        yield _box(layer, layers[layer], next(count))
        for category, row in layers[layer]["categories"].items():
            yield _box(category, row, next(count))
            for name, inner in _subcategories(row, layers).items():
                yield _box(f"{category}/{name}", inner, next(count))


def _subcategories(row: Mapping[str, Any], layers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    borrowed = row.get("subcategories_of")
    if not borrowed:
        return dict(row.get("subcategories") or {})
    return {category.rpartition("/")[2]: inner for category, inner in layers[borrowed]["categories"].items()}


def _box(place: str, row: Mapping[str, Any], order: int) -> Box:
    labels = {lang: row[lang] for lang in LANGUAGES if row.get(lang)}
    return Box(place, labels, dict(row.get("about") or {}), tuple(row.get("from") or ()), order)
