"""An edition: the atlas as it lies on disk, opened file by file, changed in memory, written back in one spelling."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas import text
from tools.atlas.fold import _KEYS, _RANKS, IDENTITY, _place, _reading_order
from tools.atlas.mending import HERE
from tools.atlas.sources import GRADES, Register, host_key, page_name

from baimo.ledger.text import UNDATED
from baimo.values.datafile import parse, write_atomically

Row = dict[str, Any]
HEAD = ("id", "kind", "names", "aliases", "former", "misspellings", "context_only", "category", "wikidata", "note")
PAGE = ("id", "url", "title", "date", "kind", "grade", "note")


def exact(value: Any) -> Any:
    """Floats as the decimals that were written; the rest as it is, inside lists and mappings too."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, dict):
        return {key: exact(inner) for key, inner in value.items()}
    return [exact(inner) for inner in value] if isinstance(value, list) else value


def normal(value: Any) -> Any:
    """What makes two values the same: defaults are silence, numbers are compared as numbers."""
    if value in (None, "", "exact", "asserted", "normal"):
        return None
    return Decimal(value).normalize() if isinstance(value, int | Decimal) else value


class Edition:
    """The files of one atlas folder. Nothing is written before `save`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: set[Path] = set()
        self.removed: set[Path] = set()
        self._content: dict[Path, Row] = {}
        self._of_id = {path.stem: path for path in (root / "entities").glob("*/*.yaml")}
        self._register = Register(HERE / "hosts.tsv", HERE / "publishers.tsv")
        self._order = {name: n for n, name in enumerate(_reading_order())}

    def ids(self) -> set[str]:
        """Every entity's id."""
        return set(self._of_id)

    def entity(self, entity_id: str) -> Row:
        """The content of an entity's file, to be changed in place after `touch`. KeyError if there is none."""
        return self._load(self._of_id[entity_id])

    def touch(self, entity_id: str) -> Row:
        """The content of an entity's file, which will be written."""
        self.touched.add(self._of_id[entity_id])
        return self.entity(entity_id)

    def create(self, entity_id: str, kind: str) -> Row:
        """A new entity's file."""
        path = self.root / "entities" / kind / f"{entity_id}.yaml"
        self._of_id[entity_id] = path
        self._content[path] = {"id": entity_id, "kind": kind, "names": {}, "statements": []}
        self.touched.add(path)
        return self._content[path]

    def remove(self, entity_id: str) -> None:
        """Take an entity's file away."""
        path = self._of_id.pop(entity_id)
        self.touched.discard(path)
        self.removed.add(path)

    def host(self, url: str) -> Row:
        """The content of the file of an address's publisher; a new one where there is none."""
        key = host_key(url)
        path = self.root / "sources" / f"{key.lower().replace('/', '_').replace(':', '_')}.yaml"
        if path not in self._content and not path.exists():
            host = self._register._host(url)
            self._content[path] = {"publisher": host.publisher, "grade": host.grade, "pages": []}
        self.touched.add(path)
        return self._load(path)

    def page(self, claim: Row) -> str:
        """The id of the page of a claim's source_url; recorded at its first use, its gaps filled at later ones."""
        url = str(claim["source_url"]).strip()
        host = self.host(url)
        page = next((page for page in host["pages"] if page["url"] == url), None)
        if page is None:
            page = {"id": self._free_name(url, host), "url": url, "title": claim.get("source_title") or url}
            host["pages"].append(page)
        for key in ("date", "kind", "note"):
            if claim.get(f"source_{key}") and page.get(key) in (None, UNDATED):
                page[key] = claim[f"source_{key}"]
        page.setdefault("date", UNDATED)  # whoever adds a page has looked at it, and says its day where it bears one
        for key in ("publisher", "grade"):
            given = claim.get(f"source_{key}")
            if given and host.get(key) in (None, "unknown", host_key(url)):
                host[key] = GRADES.get(given, given)
        return str(page["id"])

    def _free_name(self, url: str, host: Row) -> str:
        taken = {page["id"] for page in host["pages"]}
        base = name = page_name(url)
        n = 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        return name

    def save(self) -> list[Path]:
        """Write what was touched; returns the files."""
        for path in sorted(self.touched):
            write_atomically(path, self._text(path).encode())
        for path in self.removed:
            path.unlink(missing_ok=True)
        return sorted(self.touched | self.removed)

    def _load(self, path: Path) -> Row:
        if path not in self._content:
            self._content[path] = exact(parse(path.read_text(encoding="utf-8")))
            self._content[path].setdefault("statements" if path.parent.name != "sources" else "pages", [])
        return self._content[path]

    def _text(self, path: Path) -> str:
        content = self._content[path]
        if path.parent.name == "sources":
            pages = sorted(content["pages"], key=lambda page: str(page["id"]))
            rows = [_in_order(page, PAGE) for page in pages]
            return text.document({k: v for k, v in content.items() if k != "pages"}, {"pages": rows})
        head = {k: v for k, v in content.items() if k != "statements" and v not in (None, "", [], {})}
        rows = sorted((_in_order(row, (*_KEYS, "sources")) for row in content["statements"]), key=self._place)
        return text.document(_in_order(head, HEAD), {"statements": rows})

    def _place(self, row: Row) -> Any:
        return _place({**row, "rank": row.get("rank") if row.get("rank") in _RANKS else None}, self._order)


def _in_order(row: Row, keys: tuple[str, ...]) -> Row:
    kept = {key: row[key] for key in keys if key in row}
    return kept | {key: value for key, value in row.items() if key not in kept}


def same(row: Row, claim: Row) -> bool:
    """Whether a row says what a claim says, of the same time."""
    return all(normal(row.get(key)) == normal(claim.get(key)) for key in IDENTITY[1:])
