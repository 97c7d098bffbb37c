"""The texts that every benchmark reads: fixtures of this repository, practice documents where they are, articles."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "reading" / "dev"
PRACTICE = ROOT.parent / "shared" / "practice"
# Ordinary articles on the industry, which tell hardly anything that is a claim.
PROSE = Path(__file__).resolve().parent / "prose"


def documents() -> list[tuple[str, str]]:
    """(name, text) of every document there is, mixed genres, Chinese and English, with a claim every few words."""
    return [document for folder in (FIXTURES, PRACTICE) for document in _of(folder)]


def prose() -> list[tuple[str, str]]:
    """(name, text) of articles as most of a corpus are: names and numbers here and there, hardly a claim."""
    return _of(PROSE)


def _of(folder: Path) -> list[tuple[str, str]]:
    files = [f for f in sorted(folder.glob("*")) if f.suffix in (".txt", ".md", ".html") and f.name != "README.md"]
    return [(f.name, f.read_text(encoding="utf-8")) for f in files]


def genre(name: str) -> str:
    """The genre that the name of a fixture begins with: `model-card` of `model-card-b.zh.md`."""
    stem = name.split(".")[0]
    return "model-card" if stem.startswith("model-card") else stem.split("-")[0]


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
