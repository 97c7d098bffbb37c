"""Files written beside a site: only those that differ from what stands there, and nothing of it is touched yet."""

from __future__ import annotations

from pathlib import Path


class Staging:
    """A folder for what is new, beside the one that it will go to."""

    def __init__(self, site: Path, aside: Path) -> None:
        """`site` is read, `aside` is written."""
        self._site, self._aside = site, aside
        self._made: set[Path] = set()

    def write(self, file: str, content: bytes) -> bool:
        """Keep a file for the site; false where the site has it already as it is. Raises OSError."""
        if _content(self._site / file) == content:
            return False
        path = self._aside / file
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(content)
        return True


def _content(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
