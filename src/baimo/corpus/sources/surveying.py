"""A first look at a corpus: every place with a document, and about how large it is, in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baimo.corpus.sources.holders import HOLDER, NO_TEXT, has_documents
from baimo.corpus.sources.opening import too_large
from baimo.corpus.sources.places import Place, kind_of
from baimo.corpus.sources.walking import Found, files


def survey(sources: Sequence[str], largest: int, skip: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every document with its size in bytes. What can already be seen to be unreadable says why.

    A file that breaks off in the middle gives the documents before the break, and one that says so.
    """
    for place, size in files(sources, skip):
        kind = kind_of(place.path)
        if place.why:
            yield place, 0
        elif kind == "one" or (kind == "rows" and not has_documents(place.path)):
            yield (Place(place.path, why=too_large(largest)), 0) if size > largest else (place, size)
        else:
            yield from _held(place.path, kind, largest)


def _holds_none(path: str, largest: int) -> bool:
    """Whether the records of a file are no documents: then it is set aside once, not once a record."""
    first = next(HOLDER["lines"](path, largest), None)
    return first is not None and first.why == NO_TEXT


def _held(path: str, kind: str, largest: int) -> Iterator[Found]:
    number = 0
    try:
        if kind == "lines" and _holds_none(path, largest):
            yield Place(path, why=f"no documents: its first record {NO_TEXT}"), 0
            return
        for record in HOLDER[kind](path, largest, parse=False):
            yield Place(path, kind, number), record.size
            number += 1
    except Exception as error:
        # zlib, pyarrow and zipfile have no common error of their own
        why = f"breaks off after {number} documents ({error})" if number else f"cannot be opened ({error})"
        yield Place(path, kind, number, why=" ".join(why.split())), 0
