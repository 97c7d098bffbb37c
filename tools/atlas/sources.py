"""Sources: one record a page, grouped by host; repositories are grouped by owner, for the owner is the publisher."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

GRADES = {"official": "official", "known-media": "known", "aggregator-mirror": "mirror", "unknown": "unknown"}
_REPOSITORIES = ("github.com", "gitee.com", "huggingface.co")


@dataclass(slots=True)
class Host:
    """A publisher: the file it is kept in, its grade, and its pages by url."""

    id: str
    publisher: str
    grade: str
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)


class Register:
    """All hosts and pages; gives every url one short id."""

    def __init__(self, grades: Path, publishers: Path) -> None:
        with grades.open(encoding="utf-8", newline="") as file:
            self._grades = {row["host"]: row["grade"] for row in csv.DictReader(file, delimiter="\t")}
        with publishers.open(encoding="utf-8", newline="") as file:
            self._publishers = {row["host"]: row["publisher"] for row in csv.DictReader(file, delimiter="\t")}
        self.hosts: dict[str, Host] = {}
        self._taken: dict[str, str] = {}

    def add(self, record: dict[str, Any]) -> str:
        """The id of the page a claim was seen on; the page is recorded at its first use."""
        url = record["source_url"].strip()
        host = self._host(url)
        page = host.pages.get(url)
        if page is None:
            page = {"id": self._name(url), "url": url, "title": record.get("source_title") or url}
            host.pages[url] = page
        for key in ("date", "kind"):
            if record.get(f"source_{key}") and key not in page:
                page[key] = record[f"source_{key}"]
        if record.get("source_note") and "note" not in page:
            page["note"] = record["source_note"]
        return str(page["id"])

    def grade(self, url: str) -> str:
        """How far the host of an address is trusted."""
        return self._host(url).grade

    def _host(self, url: str) -> Host:
        key = host_key(url)
        name = key.lower().replace("/", "_").replace(":", "_")
        if name not in self.hosts:
            grade = GRADES.get(self._grades.get(key, ""), self._grades.get(key, "unknown"))
            self.hosts[name] = Host(name, self._publishers.get(key, key), grade)
        return self.hosts[name]

    def _name(self, url: str) -> str:
        base = page_name(url)
        name, n = base, 1
        while self._taken.get(name, url) != url:
            n += 1
            name = f"{base}-{n}"
        self._taken[name] = url
        return name


def host_key(url: str) -> str:
    """`www.36kr.com` of an address, `github.com/QwenLM` of a repository's, as the grades name them."""
    parts = urlsplit(url.strip())
    owner = parts.path.strip("/").split("/")[0]
    return f"{parts.netloc}/{owner}" if parts.netloc in _REPOSITORIES and owner else parts.netloc


def page_name(url: str) -> str:
    """A short name for a page: its host and the telling end of its path."""
    parts = urlsplit(url.strip())
    host = re.sub(r"^www\.|:\d+$", "", parts.netloc.lower())
    steps = [s for s in unquote(parts.path).split("/") if s and s not in ("blob", "tree", "main", "master")]
    if host in _REPOSITORIES:
        return "/".join([host, *[_slug(s) for s in _short_commits(steps)]])
    tail = _slug("-".join(steps[-2:]))[-56:].strip("-.") or _slug(parts.query)[-40:].strip("-.")
    return f"{host}/{tail}" if tail else host


def _short_commits(steps: list[str]) -> list[str]:
    commit = [s[:7] for s in steps[2:3] if re.fullmatch(r"[0-9a-f]{7,40}", s)]
    return steps[:2] + commit + steps[2 + len(commit) :][-1:]


def _slug(text: str) -> str:
    text = re.sub(r"\.(s?html?|php|aspx?|jsp)$", "", text)
    return re.sub(r"[^0-9A-Za-z._]+", "-", text).strip("-").lower()
