"""Which sources count as one: two pages of one publisher, or of one data set and its copies, are one witness."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.atlas.mending import HERE
from tools.atlas.reprints import authors
from tools.atlas.sources import host_key

from baimo.ledger.layers import ATLAS, Layer
from baimo.ledger.parsing import parse_layers
from baimo.values import datafile

# Below these every name is somebody else's; below any other domain all names are one publisher's.
_HOSTING = (
    "github.io",
    "pages.dev",
    "blogspot.com",
    "wordpress.com",
    "substack.com",
    "netlify.app",
    "vercel.app",
    "readthedocs.io",
    "readthedocs-hosted.com",
    "amazonaws.com",
    "cfapps.io",
    "hf.space",
)
_SECOND = ("com", "net", "org", "gov", "edu", "ac", "co")
_RAW = re.compile(r"raw\.githubusercontent\.com/([^/]+)/")
_ARCHIVED = re.compile(r"web\.archive\.org/web/[^/]+/(.+)")


@dataclass(frozen=True, slots=True)
class Families:
    """The family of every page: the row of `families.yaml` that names its file, else its domain or owner."""

    of_page: dict[str, str]
    named: dict[str, str]

    @classmethod
    def read(cls, atlas: Path = ATLAS, table: Path = HERE / "families.yaml") -> Families:
        """The families of an atlas's pages."""
        named = {file: family for family, row in datafile.load(table).items() for file in row["files"]}
        found = cls({}, named)
        files: dict[str, dict[str, Any]] = {
            Path(file.path).stem: file.content for file in parse_layers((Layer("atlas", atlas),)) if file.of == "source"
        }
        for stem, content in files.items():
            for page in content.get("pages") or ():
                found.of_page[str(page["id"])] = found.of_file(_file(stem, str(page["url"])))
        found.of_page.update(authors(files, {stem: found.of_file(stem) for stem in files}))
        return found

    def of_file(self, file: str) -> str:
        """The family of a file of `sources/`, whether it exists yet or not."""
        bare = file.removeprefix("www.")
        return self.named.get(bare) or self.named.get(domain(bare)) or domain(bare)

    def among(self, pages: Iterable[str]) -> set[str]:
        """The families that a list of pages belongs to; a page that no file knows is a family of its own."""
        return {self.of_page.get(page, page) for page in pages}


def domain(file: str) -> str:
    """The part of a host's name that one publisher holds: `36kr.com` of `eu.36kr.com`, `sina.com.cn` of its parts.

    An owner of repositories, `github.com_qwenlm`, is a publisher as it is.
    """
    if "_" in file or any(file.endswith(f".{host}") for host in _HOSTING):
        return file
    labels = file.split(".")
    is_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    return ".".join(labels[-3:] if is_country else labels[-2:])


def _file(stem: str, url: str) -> str:
    """The file that a page belongs to: a page of an archive, or a raw file, is a page of whose it was."""
    raw = _RAW.search(url)
    if raw:
        return f"github.com_{raw[1].lower()}"
    archived = _ARCHIVED.search(url)
    if not archived:
        return stem
    address = archived[1] if "://" in archived[1] else f"https://{archived[1]}"
    return host_key(address).lower().replace("/", "_").replace(":", "_")
