"""Where names and sources lead: to pages of a server, or out to the web from a file that stands alone."""

from __future__ import annotations

import re
from typing import Protocol

_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)


class Links(Protocol):
    """Addresses of what a document's page can lead to; None where there is nowhere to go."""

    def entity(self, entity_id: str) -> str | None:
        """The page of an entity that the ledger knows."""

    def source(self, source_id: str) -> str | None:
        """The page of a source."""


class NoPages:
    """The links of a file that stands alone: there are no pages beside it."""

    def entity(self, entity_id: str) -> str | None:
        """Nowhere."""

    def source(self, source_id: str) -> str | None:
        """Nowhere."""


def web_address(url: str | None) -> str | None:
    """An address if it is one of the web; anything else (`javascript:`, a file, a fragment) is never made a link."""
    return url if url and _WEB.fullmatch(url) else None
