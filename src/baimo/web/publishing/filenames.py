"""Names of files that every file system and every host takes, and takes for different where they are."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

_SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")
_UNSAFE = re.compile(r"[^a-z0-9._-]+")
# Windows opens devices under these names, whatever follows the first dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST = 100
_DIGITS = 5


@lru_cache(maxsize=1 << 16)
def file_name(text: str) -> str:
    """A text as a part of a path: itself where it is plain, else what is plain of it with a digest of the whole.

    Two texts never share a name, not even where upper and lower case are one.
    """
    if _is_plain(text):
        return text
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS).hexdigest()
    plain = _UNSAFE.sub("-", text.lower()).strip(".-")[: _LONGEST - 2 * _DIGITS - 1].rstrip(".-")
    return f"{plain.replace('.', '-') if _DEVICES.fullmatch(plain) else plain}~{digest}"


def _is_plain(text: str) -> bool:
    is_ours = bool(_SAFE.fullmatch(text)) and len(text) <= _LONGEST and not _DEVICES.fullmatch(text)
    # A file under this name ends in one of ours; a folder that did could stand in its way.
    return is_ours and not text.endswith((".", ".html", ".json", ".js", ".svg"))


def path_name(path: str) -> str:
    """Each part of a path as such a name."""
    return "/".join(file_name(part) for part in path.split("/"))
