"""The texts that every benchmark reads: the fixtures of this repository, and the practice documents where they are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "reading" / "dev"
PRACTICE = ROOT.parent / "shared" / "practice"


def documents() -> list[tuple[str, str]]:
    """(name, text) of every document there is, mixed genres, Chinese and English."""
    files = [
        f for folder in (FIXTURES, PRACTICE) for f in sorted(folder.glob("*")) if f.suffix in (".txt", ".md", ".html")
    ]
    return [(f.name, f.read_text(encoding="utf-8")) for f in files if f.name != "README.md"]


def many(characters: int) -> list[tuple[str, str]]:
    """Small documents, repeated until they hold so many characters."""
    base, out, total = documents(), [], 0
    while total < characters:
        for name, text in base:
            out.append((name, text))
            total += len(text)
    return out


def one(characters: int) -> str:
    """One long document of the plain texts among them."""
    text = "\n\n".join(text for name, text in documents() if name.endswith(".txt"))
    return (text + "\n\n") * (characters // len(text) + 1)
