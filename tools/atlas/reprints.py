"""Copies that say whose text they are: two of one text are one witness, and the same one as the original."""

from __future__ import annotations

import re
from typing import Any

from tools.atlas.mending import HERE

from baimo.values import datafile

PATTERNS = HERE / "reprints.yaml"


def author_of(page: dict[str, Any]) -> str:
    """Whose text a page says that it repeats, by its note or its title; empty where it says nothing of the kind."""
    for key, patterns in datafile.load(PATTERNS).items():
        for pattern in patterns:
            if found := re.search(pattern, str(page.get(key) or "")):
                return str(found[1]).strip()
    return ""


def authors(files: dict[str, dict[str, Any]], family: dict[str, str]) -> dict[str, str]:
    """The family of every page that repeats another's text: that of the publisher of this name, else the name itself.

    `files` are the files of `sources/` by their names, `family` the families of these files.
    """
    houses = {str(content["publisher"]): family[stem] for stem, content in files.items() if content.get("publisher")}
    repeated = ((str(page["id"]), author_of(page)) for content in files.values() for page in content.get("pages") or ())
    return {page: houses.get(author, author) for page, author in repeated if author}
