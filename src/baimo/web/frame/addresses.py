"""The addresses of the pages: stable, and saying what they are."""

from __future__ import annotations

from urllib.parse import quote


def entity_address(entity_id: str) -> str:
    """`/e/zhipu-ai`"""
    return f"/e/{quote(entity_id, safe='')}"


def source_address(source_id: str) -> str:
    """`/s/36kr.com/12345`"""
    return f"/s/{quote(source_id, safe='/')}"


def document_address(key: str) -> str:
    """`/d/deck.pdf`"""
    return f"/d/{quote(key, safe='')}"


class Pages:
    """The links of a page that a server shows."""

    def entity(self, entity_id: str) -> str | None:
        """The page of an entity."""
        return entity_address(entity_id)

    def source(self, source_id: str) -> str | None:
        """The page of a source."""
        return source_address(source_id)
